/* What is read back from a run.json: the outputs that it lists. It reads the JSON that baremo itself writes. */
#include "cli/run_file.h"

#include <stdio.h>
#include <string.h>

enum { LARGEST_RUN_FILE = 1 << 24 };

static char *read_whole(baremo_arena *arena, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *text = NULL;
    if (fseek(file, 0, SEEK_END) == 0) {
        long size = ftell(file);
        if (size > 0 && size < LARGEST_RUN_FILE && fseek(file, 0, SEEK_SET) == 0) {
            text = baremo_arena_alloc(arena, (size_t)size + 1);
            if (fread(text, 1, (size_t)size, file) != (size_t)size)
                text = NULL;
        }
    }
    fclose(file);
    return text;
}

/* The string that begins at the quote `at`; `*end` is behind its closing quote. Only \" and \\ occur in file names that
 * baremo writes; any other escape makes a name that matches nothing. */
static const char *string_at(baremo_arena *arena, const char *at, const char **end) {
    char *value = baremo_arena_alloc(arena, strcspn(at + 1, "\n") + 1);
    size_t length = 0;
    for (at++; *at && *at != '"' && *at != '\n'; at++) {
        if (*at == '\\' && (at[1] == '"' || at[1] == '\\'))
            at++;
        value[length++] = *at;
    }
    *end = *at ? at + 1 : at;
    return baremo_arena_copy(arena, value, length);
}

size_t run_file_outputs(const char *const **outputs, baremo_arena *arena, const char *path) {
    baremo_arena *scratch = baremo_arena_new(arena);
    const char **found = NULL;
    size_t count = 0, capacity = 0;
    const char *text = read_whole(scratch, path);
    const char *at = text ? strstr(text, "\"outputs\"") : NULL;
    at = at ? strchr(at, '[') : NULL;
    while (at && *at && *at != ']') {
        at += strcspn(at, "\"]");
        if (*at != '"')
            break;
        const char *name = string_at(scratch, at, &at);
        BAREMO_ARENA_RESERVE(arena, found, count, capacity);
        found[count++] = baremo_arena_text(arena, name);
    }
    if (count) {
        BAREMO_ARENA_RESERVE(arena, found, count, capacity);
        found[count++] = "run.json";
    }
    baremo_arena_free(scratch);
    *outputs = found;
    return count;
}
