/* What the operating system is asked for. Linux's own calls sit in platform.c and nowhere else. */
#ifndef BAREMO_CLI_PLATFORM_H
#define BAREMO_CLI_PLATFORM_H

#include <stdbool.h>

/** Signals as the command wants them: a closed pipe or a full quota is an error of writing, not a silent end. */
void cli_platform_start(void);

/** Whether colours may be used on standard error: a terminal, and no NO_COLOR. */
bool cli_platform_colour(void);
/** Whether standard error is a terminal. */
bool cli_platform_terminal(void);

/** What tells a file or folder from all others, whatever its path. */
typedef struct cli_platform_identity {
    unsigned long long device, node;
    bool known; /**< there is such a file */
} cli_platform_identity;
cli_platform_identity cli_platform_identify(const char *path);

/** Milliseconds of a clock that only goes forward. */
double cli_platform_milliseconds(void);

/** Puts `fresh` in the place of `old` in one step, so that `old` is at no moment missing; afterwards `fresh` holds
 *  what was there before, or is gone when there was nothing. 0, or -1 with errno. */
int cli_platform_exchange(const char *fresh, const char *old);

#endif
