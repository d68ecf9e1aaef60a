/* What the operating system is asked for. The one file with Linux's own calls. */
#define _GNU_SOURCE
#include "cli/platform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

void cli_platform_start(void) {
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL);
}

bool cli_platform_terminal(void) { return isatty(STDERR_FILENO) == 1; }

bool cli_platform_colour(void) {
    const char *no_colour = getenv("NO_COLOR");
    return cli_platform_terminal() && !(no_colour && *no_colour);
}

cli_platform_identity cli_platform_identify(const char *path) {
    struct stat there;
    if (stat(path, &there) != 0)
        return (cli_platform_identity){0, 0, false};
    return (cli_platform_identity){there.st_dev, there.st_ino, true};
}

double cli_platform_milliseconds(void) {
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* For a file system that cannot exchange: the old one steps aside, and comes back when the new one cannot follow. */
static int step_aside(const char *fresh, const char *old) {
    char aside[4096];
    int length = snprintf(aside, sizeof aside, "%s.old", fresh);
    if (length < 0 || (size_t)length >= sizeof aside) {
        errno = ENAMETOOLONG;
        return -1;
    }
    if (rename(old, aside) != 0)
        return -1;
    if (rename(fresh, old) != 0) {
        int reason = errno;
        rename(aside, old);
        errno = reason;
        return -1;
    }
    return rename(aside, fresh);
}

int cli_platform_exchange(const char *fresh, const char *old) {
    struct stat there;
    if (lstat(old, &there) != 0)
        return rename(fresh, old);
    if (renameat2(AT_FDCWD, fresh, AT_FDCWD, old, RENAME_EXCHANGE) == 0)
        return 0;
    return errno == EINVAL || errno == ENOSYS ? step_aside(fresh, old) : -1;
}
