/* What programmes are called where several are spoken of. */
#include "cli/names.h"

#include <stdbool.h>
#include <string.h>

/* "./a//b/" is "a/b"; "." stays. */
static const char *plain(baremo_arena *arena, const char *path) {
    char *made = baremo_arena_alloc(arena, strlen(path) + 2);
    size_t length = 0;
    for (const char *at = path; *at;) {
        size_t part = strcspn(at, "/");
        bool dot = part == 1 && *at == '.';
        if (part && !dot) {
            made[length++] = '/';
            memcpy(made + length, at, part);
            length += part;
        }
        at += part + (at[part] == '/');
    }
    return length ? made + 1 : ".";
}

/* The last `parts` parts of a path. */
static const char *last_parts(const char *path, size_t parts) {
    const char *at = path + strlen(path);
    while (at > path && (at[-1] != '/' || --parts > 0))
        at--;
    return at;
}

static bool all_differ(const char *const *names, size_t count) {
    for (size_t i = 1; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(names[i], names[k]) == 0)
                return false;
    return true;
}

static size_t most_parts(const char *const *paths, size_t count) {
    size_t most = 1;
    for (size_t i = 0; i < count; i++) {
        size_t parts = 1;
        for (const char *at = paths[i]; *at; at++)
            parts += *at == '/';
        most = parts > most ? parts : most;
    }
    return most;
}

const char *const *cli_names_of(baremo_arena *arena, char *const *paths, size_t count) {
    const char **whole = baremo_arena_array(arena, count + 1, sizeof *whole);
    const char **names = baremo_arena_array(arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        whole[i] = plain(arena, paths[i]);
    size_t most = most_parts(whole, count);
    for (size_t parts = 1; parts <= most; parts++) {
        for (size_t i = 0; i < count; i++)
            names[i] = last_parts(whole[i], parts);
        if (all_differ(names, count))
            break;
    }
    return names;
}
