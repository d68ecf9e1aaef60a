/* Columns by name.
 *
 * 1. Names are matched by their keys: case, accents and outer spaces do not matter.
 * 2. `a..b` is every column from a to b as they stand in the table; b must not stand before a.
 * 3. In a pattern `*` stands for any letters; it must find a column.
 * 4. A column is named once in a list.
 */
#include "engine/statistics/runner/columns.h"

#include <stdint.h>
#include <string.h>

#include <baremo/text.h>

size_t runner_list(baremo_arena *arena, const char *text, const char ***parts) {
    const char *marks = strchr(text, ';') ? ";" : ",";
    size_t count = 0, capacity = 0;
    *parts = NULL;
    while (*text) {
        size_t length = strcspn(text, marks), lead = strspn(text, " \t");
        lead = lead < length ? lead : length;
        size_t end = length;
        while (end > lead && (text[end - 1] == ' ' || text[end - 1] == '\t'))
            end--;
        if (end > lead) {
            BAREMO_ARENA_RESERVE(arena, *parts, count, capacity);
            (*parts)[count++] = baremo_arena_copy(arena, text + lead, end - lead);
        }
        text += length + (text[length] != '\0');
    }
    return count;
}

bool runner_list_is_plain(const char *list) { return !strstr(list, "..") && !strchr(list, '*'); }

static const char *nearest_heading(const baremo_table *table, baremo_arena *arena,
                                   const char *name) {
    size_t count = baremo_table_column_count(table);
    const char **headings = baremo_arena_array(arena, count, sizeof *headings);
    for (size_t i = 0; i < count; i++)
        headings[i] = baremo_table_column(table, i)->heading;
    return baremo_text_nearest(name, headings, count);
}

static size_t find_column(const baremo_table *table, const char *name, baremo_arena *arena,
                          const char **refusal) {
    size_t found = baremo_table_find(table, name);
    if (found != SIZE_MAX)
        return found;
    const char *nearest = nearest_heading(table, arena, name);
    *refusal = nearest
                   ? baremo_arena_format(arena, "there is no column \"%s\"; did you mean \"%s\"?",
                                         name, nearest)
                   : baremo_arena_format(arena, "there is no column \"%s\"", name);
    return SIZE_MAX;
}

/* A list while it is found. */
typedef struct finding {
    const baremo_table *table;
    baremo_arena *arena;
    runner_columns *columns;
    size_t capacity;
    const char **refusal;
} finding;

static bool add_column(finding *here, size_t index) {
    runner_columns *columns = here->columns;
    for (size_t i = 0; i < columns->count; i++)
        if (columns->indexes[i] == index) {
            *here->refusal = baremo_arena_format(here->arena, "column \"%s\" is named twice",
                                                 baremo_table_column(here->table, index)->heading);
            return false;
        }
    BAREMO_ARENA_RESERVE(here->arena, columns->indexes, columns->count, here->capacity);
    columns->indexes[columns->count++] = index;
    return true;
}

static bool add_range(finding *here, const char *part, const char *dots) {
    const char *low = baremo_arena_copy(here->arena, part, (size_t)(dots - part));
    size_t first = find_column(here->table, low, here->arena, here->refusal);
    if (first == SIZE_MAX)
        return false;
    size_t last = find_column(here->table, dots + 2, here->arena, here->refusal);
    if (last == SIZE_MAX)
        return false;
    if (last < first) {
        *here->refusal = baremo_arena_format(
            here->arena, "in the range \"%s\" the last column stands before the first", part);
        return false;
    }
    for (size_t i = first; i <= last; i++)
        if (!add_column(here, i))
            return false;
    return true;
}

/* `*` matches any run of bytes; both texts are keys. */
static bool matches(const char *pattern, const char *text) {
    const char *star = NULL, *retry = NULL;
    while (*text) {
        if (*pattern == '*') {
            star = pattern++;
            retry = text;
        } else if (*pattern == *text) {
            pattern++;
            text++;
        } else if (star) {
            pattern = star + 1;
            text = ++retry;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return *pattern == '\0';
}

static bool add_pattern(finding *here, const char *part) {
    const char *pattern = baremo_text_key(here->arena, part);
    size_t before = here->columns->count;
    for (size_t i = 0; i < baremo_table_column_count(here->table); i++)
        if (matches(pattern, baremo_table_column(here->table, i)->key) && !add_column(here, i))
            return false;
    if (here->columns->count == before)
        *here->refusal = baremo_arena_format(here->arena, "no column matches \"%s\"", part);
    return here->columns->count > before;
}

static bool add_part(finding *here, const char *part) {
    const char *dots = strstr(part, "..");
    if (baremo_table_find(here->table, part) == SIZE_MAX) {
        if (dots)
            return add_range(here, part, dots);
        if (strchr(part, '*'))
            return add_pattern(here, part);
    }
    size_t index = find_column(here->table, part, here->arena, here->refusal);
    return index != SIZE_MAX && add_column(here, index);
}

bool runner_columns_find(const baremo_table *table, const char *list, baremo_arena *arena,
                         runner_columns *columns, const char **refusal) {
    *columns = (runner_columns){NULL, 0};
    finding here = {.table = table, .arena = arena, .columns = columns, .refusal = refusal};
    size_t whole = baremo_table_find(table, list);
    if (whole != SIZE_MAX)
        return add_column(&here, whole);
    const char **parts;
    size_t count = runner_list(arena, list, &parts);
    for (size_t i = 0; i < count; i++)
        if (!add_part(&here, parts[i]))
            return false;
    if (count == 0)
        *refusal = "a list of columns is empty";
    return count > 0;
}
