/* A folder of outputs that appears whole or not at all.
 *
 * The files are written into a temporary folder beside the wanted one, which takes its place in one step at the end. A
 * folder that is there already is replaced only when it is empty or holds nothing but what its run.json lists as outputs.
 * What a killed run left behind is removed by the next run for the same folder.
 */
#ifndef BAREMO_CLI_OUTPUT_FOLDER_H
#define BAREMO_CLI_OUTPUT_FOLDER_H

#include <baremo/arena.h>
#include <baremo/status.h>

typedef struct output_folder output_folder;

/** Looks at what is there and makes the temporary folder.
 *  errors  BAREMO_IO, with the reason and remedy in `*reason`; nothing was touched then
 */
baremo_status output_folder_open(output_folder **out, baremo_arena *arena, const char *directory,
                                 const char **reason);

/** Where to write. */
const char *output_folder_path(const output_folder *folder);

/** The regular files written so far, relative to the folder, in order of their names; for run.json. */
baremo_status output_folder_list(const output_folder *folder, const char *const **files, size_t *count);

/** Puts the folder in its place and removes what was there before.
 *  errors  BAREMO_IO with the reason; what was there before is still there, the temporary folder is removed
 */
baremo_status output_folder_commit(output_folder *folder, const char **reason);

/** Removes the temporary folder; the wanted one is as it was. */
void output_folder_discard(output_folder *folder);

#endif
