/* What is read back from a run.json: the outputs that it lists. */
#ifndef BAREMO_CLI_RUN_FILE_H
#define BAREMO_CLI_RUN_FILE_H

#include <stddef.h>

#include <baremo/arena.h>

/** The members of the array "outputs" of a run.json, and "run.json" itself; 0 when there is no such file or array. */
size_t run_file_outputs(const char *const **outputs, baremo_arena *arena, const char *path);

#endif
