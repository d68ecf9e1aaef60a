/* Tables for a person as files that appear whole or not at all. */
#include "cli/draft_files.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/output_folder.h"
#include "reports/drafts/drafts.h"

static bool has_suffix(const char *path, const char *const *suffixes) {
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    for (size_t i = 0; dot && suffixes[i]; i++)
        if (strcasecmp(dot, suffixes[i]) == 0)
            return true;
    return false;
}

bool cli_names_workbook(const char *path) {
    static const char *const suffixes[] = {".xlsx", NULL};
    return has_suffix(path, suffixes);
}

bool cli_names_other_file(const char *path) {
    static const char *const suffixes[] = {".ods", ".xls",  ".xlsm", ".xlsb", ".csv", ".tsv",
                                           ".txt", ".json", ".sav",  ".dta",  NULL};
    return has_suffix(path, suffixes);
}

static cli_exit refuse(const char *path, const baremo_diagnostics *found, baremo_status status) {
    if (status == BAREMO_NO_MEMORY)
        cli_error("%s: memory ran out; nothing was written", path);
    else
        cli_error("%s %s; nothing was written", path,
                  baremo_diagnostics_length(found) ? baremo_diagnostics_at(found, 0)->message
                                                   : "could not be written");
    return CLI_FAILED;
}

static const char *temporary_of(const cli_call *call, const char *path) {
    const char *slash = strrchr(path, '/');
    int parent = slash ? (int)(slash - path) + 1 : 0;
    return baremo_arena_format(call->arena, "%.*s.%s.baremo-%ld", parent, path, path + parent,
                               (long)getpid());
}

/* A second name fails where there is a file already; not every file system has second names. */
static int put_new(const char *temporary, const char *path) {
    struct stat there;
    if (link(temporary, path) == 0)
        return unlink(temporary);
    if (errno == EEXIST)
        return -1;
    if (lstat(path, &there) == 0) {
        errno = EEXIST;
        return -1;
    }
    return rename(temporary, path);
}

static cli_exit write_workbook(const cli_call *call, const baremo_draft *draft, const char *path,
                               int (*put)(const char *temporary, const char *path)) {
    baremo_diagnostics *found = baremo_diagnostics_new(call->arena);
    const char *temporary = temporary_of(call, path);
    baremo_status status = draft_write_workbook(draft, temporary, found);
    if (status == BAREMO_OK && put(temporary, path) == 0)
        return CLI_DONE;
    int error = errno;
    unlink(temporary);
    if (status != BAREMO_OK)
        return refuse(path, found, status);
    cli_error("%s could not be put in place: %s; nothing was written", path, strerror(error));
    return CLI_FAILED;
}

/* -- copies -- */

static bool copy_bytes(FILE *from, FILE *to) {
    char block[1 << 16];
    for (size_t count; (count = fread(block, 1, sizeof block, from)) > 0;)
        if (fwrite(block, 1, count, to) != count)
            return false;
    return !ferror(from);
}

/* Copies a file to a path where nothing is. */
static bool copy_file(const char *from, const char *path) {
    FILE *source = fopen(from, "rb");
    FILE *target = source ? fopen(path, "wbx") : NULL;
    bool done = target && copy_bytes(source, target);
    int error = errno;
    if (target && fclose(target) != 0 && done) {
        done = false;
        error = errno;
    }
    if (source)
        fclose(source);
    if (target && !done)
        unlink(path);
    if (!done)
        cli_error("'%s' could not be copied to '%s': %s; nothing was written", from, path,
                  strerror(error));
    return done;
}

static void remove_copies(const cli_call *call, const char *folder, const cli_copy *copies,
                          size_t count) {
    for (size_t i = 0; i < count; i++)
        unlink(baremo_arena_format(call->arena, "%s%s", folder, copies[i].name));
}

/* Copies all into a folder ("" or ending in `/`), or none. */
static bool copy_all(const cli_call *call, const char *folder, const cli_copy *copies,
                     size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *path = baremo_arena_format(call->arena, "%s%s", folder, copies[i].name);
        if (copy_file(copies[i].from, path))
            continue;
        remove_copies(call, folder, copies, i);
        return false;
    }
    return true;
}

static cli_exit write_beside(const cli_call *call, const baremo_draft *draft, const char *path,
                             const cli_copy *copies, size_t count) {
    const char *slash = strrchr(path, '/');
    const char *folder =
        slash ? baremo_arena_copy(call->arena, path, (size_t)(slash - path) + 1) : "";
    if (!copy_all(call, folder, copies, count))
        return CLI_FAILED;
    cli_exit status = write_workbook(call, draft, path, put_new);
    if (status != CLI_DONE)
        remove_copies(call, folder, copies, count);
    return status;
}

static cli_exit write_folder(const cli_call *call, const baremo_draft *draft, const char *path,
                             const cli_copy *copies, size_t count) {
    output_folder *folder = NULL;
    const char *reason = NULL;
    baremo_diagnostics *found = baremo_diagnostics_new(call->arena);
    if (output_folder_open(&folder, call->arena, path, &reason) != BAREMO_OK) {
        cli_error("%s", reason);
        return CLI_FAILED;
    }
    baremo_status status = draft_write_folder(draft, output_folder_path(folder), found);
    if (status != BAREMO_OK) {
        output_folder_discard(folder);
        return refuse(path, found, status);
    }
    const char *inside = baremo_arena_format(call->arena, "%s/", output_folder_path(folder));
    if (!copy_all(call, inside, copies, count)) {
        output_folder_discard(folder);
        return CLI_FAILED;
    }
    if (output_folder_commit(folder, &reason) == BAREMO_OK)
        return CLI_DONE;
    cli_error("%s", reason);
    return CLI_FAILED;
}

static bool parent_is_there(const cli_call *call, const char *path) {
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    while (length && path[length - 1] != '/')
        length--;
    const char *parent = length ? baremo_arena_copy(call->arena, path, length) : ".";
    if (access(parent, W_OK) == 0)
        return true;
    cli_error("'%s' cannot be made in '%s': %s; name a place in a folder that is there", path,
              parent, strerror(errno));
    return false;
}

cli_exit cli_draft_place(const cli_call *call, const char *path) {
    struct stat there;
    if (lstat(path, &there) == 0) {
        cli_error("'%s' is there already and was not touched; name another one", path);
        return CLI_FAILED;
    }
    return parent_is_there(call, path) ? CLI_DONE : CLI_FAILED;
}

cli_exit cli_draft_create(const cli_call *call, const baremo_draft *draft, const char *path,
                          const cli_copy *copies, size_t copy_count) {
    cli_exit place = cli_draft_place(call, path);
    if (place != CLI_DONE)
        return place;
    return cli_names_workbook(path) ? write_beside(call, draft, path, copies, copy_count)
                                    : write_folder(call, draft, path, copies, copy_count);
}

cli_exit cli_draft_replace(const cli_call *call, const baremo_draft *draft, const char *path) {
    struct stat there;
    if (lstat(path, &there) == 0 && !S_ISREG(there.st_mode)) {
        cli_error("'%s' is no file that could be replaced; name another one", path);
        return CLI_FAILED;
    }
    return parent_is_there(call, path) ? write_workbook(call, draft, path, rename) : CLI_FAILED;
}
