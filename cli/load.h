/* A programme from its folder: tables read, model checked. */
#ifndef BAREMO_CLI_LOAD_H
#define BAREMO_CLI_LOAD_H

#include "cli/command.h"
#include "indicators/programme/programme.h"

/** Reads and checks the programme at `path`; all problems are in `diagnostics`.
 *  out     the model; NULL when there was nothing to make one of
 */
baremo_status cli_load(const programme **out, const cli_call *call, const char *path, const char *period,
                       baremo_arena *arena, baremo_diagnostics *diagnostics);

#endif
