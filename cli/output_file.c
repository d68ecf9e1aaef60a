/* An output file that appears whole or not at all. */
#include "cli/output_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"

static bool fail(const cli_output_file *output) {
    cli_error("%s cannot be written: %s", output->path, strerror(errno));
    if (output->temporary)
        unlink(output->temporary);
    return false;
}

/* mkstemp makes the file for its owner alone; others get what the umask allows. */
static int open_temporary(char *temporary) {
    int descriptor = mkstemp(temporary);
    if (descriptor < 0)
        return -1;
    mode_t mask = umask(0);
    umask(mask);
    fchmod(descriptor, (mode_t)0666 & ~mask);
    return descriptor;
}

bool cli_output_file_open(cli_output_file *output, const char *path, baremo_arena *arena) {
    *output = (cli_output_file){stdout, NULL, NULL};
    if (!path || strcmp(path, "-") == 0)
        return true;
    output->path = path;
    struct stat there;
    if (stat(path, &there) == 0 && !S_ISREG(there.st_mode)) {
        output->file = fopen(path, "w"); /* a device or pipe has nothing to replace */
        return output->file || fail(output);
    }
    char *temporary = baremo_arena_format(arena, "%s.XXXXXX", path);
    int descriptor = open_temporary(temporary);
    if (descriptor < 0)
        return fail(output);
    output->temporary = temporary;
    output->file = fdopen(descriptor, "w");
    if (!output->file) {
        close(descriptor);
        return fail(output);
    }
    return true;
}

bool cli_output_file_commit(cli_output_file *output) {
    if (!output->path)
        return true;
    bool bad = ferror(output->file) != 0;
    if (fclose(output->file) != 0 || bad)
        return fail(output);
    if (output->temporary && rename(output->temporary, output->path) != 0)
        return fail(output);
    return true;
}

void cli_output_file_discard(cli_output_file *output) {
    if (!output->path)
        return;
    fclose(output->file);
    if (output->temporary)
        unlink(output->temporary);
}
