/* Columns by name: lists, ranges `q1..q14` and patterns `q*`. */
#ifndef BAREMO_STATISTICS_RUNNER_COLUMNS_H
#define BAREMO_STATISTICS_RUNNER_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>
#include <baremo/table.h>

typedef struct runner_columns {
    size_t
        *indexes; /**< in the order of the list; within a range or pattern in that of the table */
    size_t count;
} runner_columns;

/** Splits a list at `;` where it has one, else at `,`; parts are trimmed, empty ones left out. */
size_t runner_list(baremo_arena *arena, const char *text, const char ***parts);

/** The columns that a list names. A text that is a heading as a whole is that column, commas or
 * not. none    false with `*refusal` where a name, an end of a range, or a pattern finds no column,
 * or one is named twice
 */
bool runner_columns_find(const baremo_table *table, const char *list, baremo_arena *arena,
                         runner_columns *columns, const char **refusal);

/** Whether a list names its columns one by one. */
bool runner_list_is_plain(const char *list);

#endif
