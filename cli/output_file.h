/* An output file that appears whole or not at all; without a name it is standard output. */
#ifndef BAREMO_CLI_OUTPUT_FILE_H
#define BAREMO_CLI_OUTPUT_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include <baremo/arena.h>

typedef struct cli_output_file {
    FILE *file;
    const char *path, *temporary; /**< NULL: standard output */
} cli_output_file;

/** Opens a temporary file beside `path`. false after having said why not. */
bool cli_output_file_open(cli_output_file *output, const char *path, baremo_arena *arena);

/** Puts the file in its place. false after having said why not; what was there before is untouched
 * then. */
bool cli_output_file_commit(cli_output_file *output);

/** Removes what was written; what is on standard output stays. */
void cli_output_file_discard(cli_output_file *output);

#endif
