/* A programme given back as a workbook with its problems marked. */
#ifndef BAREMO_CLI_MARK_H
#define BAREMO_CLI_MARK_H

#include "cli/command.h"
#include "indicators/programme/programme.h"

/** Whether the problems of the programme at `input` can be written to `path`: CLI_USAGE after
 * having said why not. */
cli_exit cli_mark_allowed(const cli_call *call, const char *path, const char *input);

/** Writes the tables of a programme with their problems to `path`; model NULL: the problems alone.
 */
cli_exit cli_mark(const cli_call *call, const char *path, const programme *model,
                  const baremo_diagnostics *diagnostics);

#endif
