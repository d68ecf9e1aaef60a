/* A folder of outputs that appears whole or not at all. */
#include "cli/output_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <baremo/text.h>

#include "cli/platform.h"
#include "cli/run_file.h"

struct output_folder {
    baremo_arena *arena;
    const char *directory; /* as wanted, without a slash at the end, links resolved */
    const char *temporary;
};

typedef struct names {
    baremo_arena *arena;
    const char **items;
    size_t count, capacity;
} names;

static const char *join(baremo_arena *arena, const char *folder, const char *name) {
    return *folder ? baremo_arena_format(arena, "%s/%s", folder, name)
                   : baremo_arena_text(arena, name);
}

static bool is_dots(const char *name) { return strcmp(name, ".") == 0 || strcmp(name, "..") == 0; }

/* Adds all that is not a folder below `root/inner`, relative to root. */
static int list_files(names *list, const char *root, const char *inner) {
    const char *path = *inner ? join(list->arena, root, inner) : root;
    DIR *folder = opendir(path);
    if (!folder)
        return -1;
    int failed = 0;
    for (struct dirent *entry; !failed && (entry = readdir(folder));) {
        struct stat status;
        if (is_dots(entry->d_name))
            continue;
        const char *name = join(list->arena, inner, entry->d_name);
        if (lstat(join(list->arena, root, name), &status) != 0) {
            failed = -1;
        } else if (S_ISDIR(status.st_mode)) {
            failed = list_files(list, root, name);
        } else {
            BAREMO_ARENA_RESERVE(list->arena, list->items, list->count, list->capacity);
            list->items[list->count++] = name;
        }
    }
    closedir(folder);
    return failed;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int sorted_files(names *list, const char *root) {
    if (list_files(list, root, "") != 0)
        return -1;
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, by_name);
    return 0;
}

static void remove_tree(baremo_arena *arena, const char *path) {
    DIR *folder = opendir(path);
    if (!folder)
        return;
    for (struct dirent *entry; (entry = readdir(folder));) {
        struct stat status;
        if (is_dots(entry->d_name))
            continue;
        const char *inner = join(arena, path, entry->d_name);
        if (lstat(inner, &status) == 0 && S_ISDIR(status.st_mode))
            remove_tree(arena, inner);
        else
            unlink(inner);
    }
    closedir(folder);
    rmdir(path);
}

/* The first file in the folder that its run.json does not list; NULL: there is none. */
static const char *foreign_file(baremo_arena *arena, const char *directory, bool *readable) {
    names here = {.arena = arena};
    *readable = sorted_files(&here, directory) == 0;
    if (!*readable || here.count == 0)
        return NULL;
    const char *const *known = NULL;
    size_t known_count = run_file_outputs(&known, arena, join(arena, directory, "run.json"));
    for (size_t i = 0; i < here.count; i++) {
        bool listed = false;
        for (size_t j = 0; j < known_count && !listed; j++)
            listed = strcmp(here.items[i], known[j]) == 0;
        if (!listed)
            return here.items[i];
    }
    return NULL;
}

static baremo_status check_existing(const output_folder *folder, const char **reason) {
    struct stat status;
    if (lstat(folder->directory, &status) != 0)
        return BAREMO_OK;
    if (!S_ISDIR(status.st_mode)) {
        *reason = baremo_arena_format(folder->arena,
                                      "'%s' is a file, not a folder; name another folder with -o",
                                      folder->directory);
        return BAREMO_IO;
    }
    bool readable = true;
    const char *foreign = foreign_file(folder->arena, folder->directory, &readable);
    if (readable && !foreign)
        return BAREMO_OK;
    *reason = readable
                  ? baremo_arena_format(
                        folder->arena,
                        "'%s' holds '%s', which no earlier run of baremo wrote there; nothing was "
                        "touched. Name another folder with -o, or move that file away",
                        folder->directory, foreign)
                  : baremo_arena_format(folder->arena,
                                        "'%s' cannot be read: %s; name another folder with -o",
                                        folder->directory, strerror(errno));
    return BAREMO_IO;
}

static const char *stem_of_temporary(baremo_arena *arena, const char *directory) {
    const char *slash = strrchr(directory, '/');
    size_t parent = slash ? (size_t)(slash - directory) + 1 : 0;
    return baremo_arena_format(arena, "%.*s.%s.baremo-", (int)parent, directory,
                               directory + parent);
}

/* Temporary folders of this name whose process is gone are left from a killed run, and so is one of
 * this very process: it writes each folder once, and numbers of processes come again, in a
 * container at each start. */
static void remove_leftovers(baremo_arena *arena, const char *stem) {
    const char *slash = strrchr(stem, '/');
    const char *prefix = slash ? slash + 1 : stem;
    const char *parent = !slash          ? "."
                         : slash == stem ? "/"
                                         : baremo_arena_copy(arena, stem, (size_t)(slash - stem));
    DIR *folder = opendir(parent);
    if (!folder)
        return;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (strncmp(entry->d_name, prefix, strlen(prefix)) != 0)
            continue;
        long process = strtol(entry->d_name + strlen(prefix), NULL, 10);
        bool gone = process == (long)getpid() || (kill((pid_t)process, 0) != 0 && errno == ESRCH);
        if (process > 0 && gone)
            remove_tree(arena, join(arena, parent, entry->d_name));
    }
    closedir(folder);
}

static const char *without_slash(baremo_arena *arena, const char *directory) {
    size_t length = strlen(directory);
    while (length > 1 && directory[length - 1] == '/')
        length--;
    const char *plain = baremo_arena_copy(arena, directory, length);
    char *resolved = realpath(plain, NULL);
    if (!resolved)
        return plain;
    const char *copy = baremo_arena_text(arena, resolved);
    free(resolved);
    return copy;
}

baremo_status output_folder_open(output_folder **out, baremo_arena *arena, const char *directory,
                                 const char **reason) {
    output_folder *folder = baremo_arena_alloc(arena, sizeof *folder);
    folder->arena = arena;
    folder->directory = without_slash(arena, directory);
    baremo_status status = check_existing(folder, reason);
    if (status != BAREMO_OK)
        return status;
    const char *stem = stem_of_temporary(arena, folder->directory);
    remove_leftovers(arena, stem);
    folder->temporary = baremo_arena_format(arena, "%s%ld", stem, (long)getpid());
    if (mkdir(folder->temporary, 0777) != 0) {
        *reason = baremo_arena_format(
            arena, "no folder can be made beside '%s': %s; name another one with -o", directory,
            strerror(errno));
        return BAREMO_IO;
    }
    *out = folder;
    return BAREMO_OK;
}

const char *output_folder_path(const output_folder *folder) { return folder->temporary; }

baremo_status output_folder_list(const output_folder *folder, const char *const **files,
                                 size_t *count) {
    names list = {.arena = folder->arena};
    if (sorted_files(&list, folder->temporary) != 0)
        return BAREMO_IO;
    *files = list.items;
    *count = list.count;
    return BAREMO_OK;
}

/* What was written must be on the disk before it takes the place of the old. */
static int flush_to_disk(const char *path) {
    int descriptor = open(path, O_RDONLY);
    if (descriptor < 0)
        return -1;
    int result = fsync(descriptor);
    close(descriptor);
    return result;
}

baremo_status output_folder_commit(output_folder *folder, const char **reason) {
    if (flush_to_disk(folder->temporary) != 0 ||
        cli_platform_exchange(folder->temporary, folder->directory) != 0) {
        *reason = baremo_arena_format(
            folder->arena, "'%s' cannot be put in place: %s; what was there before is unchanged",
            folder->directory, strerror(errno));
        output_folder_discard(folder);
        return BAREMO_IO;
    }
    remove_tree(folder->arena, folder->temporary);
    return BAREMO_OK;
}

void output_folder_discard(output_folder *folder) { remove_tree(folder->arena, folder->temporary); }
