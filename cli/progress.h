/* A progress bar on standard error: only on a terminal, and only when the work lasts over half a second. */
#ifndef BAREMO_CLI_PROGRESS_H
#define BAREMO_CLI_PROGRESS_H

#include <stddef.h>

#include "cli/command.h"

typedef struct cli_progress {
    const char *what; /**< "programmes", "groups"; NULL: nothing is shown */
    double started, shown;
} cli_progress;

cli_progress cli_progress_start(const cli_call *call, const char *what);
/** Draws the bar anew, at most ten times a second. To be called by one thread at a time. */
void cli_progress_show(cli_progress *progress, size_t done, size_t total);
/** Wipes the bar away. */
void cli_progress_end(cli_progress *progress);

#endif
