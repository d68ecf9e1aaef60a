/* `baremo new --from` and `--xlsform`: a programme drafted from answers or a form. */
#ifndef BAREMO_CLI_NEW_DRAFT_H
#define BAREMO_CLI_NEW_DRAFT_H

#include "cli/command.h"

/** Whether the call asks for a draft. */
bool cli_draft_asked(const cli_call *call);

/** Drafts the programme and writes it to a path where nothing is yet, with the files of answers
 * beside its tables. */
cli_exit cli_draft_new(cli_call *call, const char *path);

#endif
