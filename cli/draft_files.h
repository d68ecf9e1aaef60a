/* Tables for a person as files that appear whole or not at all. */
#ifndef BAREMO_CLI_DRAFT_FILES_H
#define BAREMO_CLI_DRAFT_FILES_H

#include <baremo/draft.h>

#include "cli/command.h"

/** Whether a path names a workbook that can be written: it ends in `.xlsx`. */
bool cli_names_workbook(const char *path);
/** Whether a path names a file of tables of another kind: `.ods`, `.csv` ... */
bool cli_names_other_file(const char *path);

/** A file that goes beside the tables, byte by byte. */
typedef struct cli_copy {
    const char *from, *name;
} cli_copy;

/** Looks that nothing of that name is there and that something can be made there. CLI_FAILED after
 * having said why not. */
cli_exit cli_draft_place(const cli_call *call, const char *path);

/** Writes a draft as a workbook, where path ends in `.xlsx`, or as a new folder, after having
 * looked that nothing of that name is there; copies go into the folder, or beside the workbook.
 * CLI_FAILED after having said why not; nothing is left behind then. */
cli_exit cli_draft_create(const cli_call *call, const baremo_draft *draft, const char *path,
                          const cli_copy *copies, size_t copy_count);

/** Writes a draft as a workbook in the place of a file of that name, if there is one. CLI_FAILED as
 * above, and what was there before is untouched. */
cli_exit cli_draft_replace(const cli_call *call, const baremo_draft *draft, const char *path);

#endif
