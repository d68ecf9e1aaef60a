/* A progress bar on standard error. */
#include "cli/progress.h"

#include <stdio.h>

#include "cli/platform.h"

enum { BAR_WIDTH = 30, FIRST_SHOWN_AFTER_MS = 500, SHOWN_EVERY_MS = 100 };

cli_progress cli_progress_start(const cli_call *call, const char *what) {
    bool wanted = !call->settings.quiet && cli_platform_terminal();
    return (cli_progress){.what = wanted ? what : NULL, .started = cli_platform_milliseconds()};
}

void cli_progress_show(cli_progress *progress, size_t done, size_t total) {
    double now = cli_platform_milliseconds();
    if (!progress->what || !total || now - progress->started < FIRST_SHOWN_AFTER_MS ||
        now - progress->shown < SHOWN_EVERY_MS)
        return;
    progress->shown = now;
    char bar[BAR_WIDTH + 1];
    for (size_t i = 0; i < BAR_WIDTH; i++)
        bar[i] = i * total < done * BAR_WIDTH ? '#' : '.';
    bar[BAR_WIDTH] = '\0';
    fprintf(stderr, "\r[%s] %zu of %zu %s", bar, done, total, progress->what);
    fflush(stderr);
}

void cli_progress_end(cli_progress *progress) {
    if (progress->shown > 0)
        fputs("\r\033[K", stderr);
    progress->what = NULL;
}
