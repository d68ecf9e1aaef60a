/* Finds and drops notes below a table. */
#include "engine/input/notes.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "engine/input/problems.h"

bool notes_worded(const char *text) {
    static const char *const words[] = {"nota", "note", "fuente", "source", "*",           "(", "©",
                                        "___",  "---",  "quelle", "stand",  "last updated"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncasecmp(text, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

static bool has_only_first_cell(const baremo_table *table, size_t row) {
    for (size_t i = 1; i < table->column_count; i++)
        if (table->columns[i].codes[row])
            return false;
    return table->columns[0].codes[row] != 0;
}

size_t notes_find(const baremo_table *table) {
    size_t first = table->row_count;
    if (table->column_count < 2)
        return first;
    while (first > 0 && has_only_first_cell(table, first - 1))
        first--;
    for (size_t row = first > 0 ? first : 1; row < table->row_count; row++) {
        size_t before = baremo_table_place(table, row - 1, SIZE_MAX).row;
        if (baremo_table_place(table, row, SIZE_MAX).row > before + 1 ||
            (table->column_count > 2 && notes_worded(baremo_table_text(table, row, 0))))
            return row; /* in two columns the first may name what the second is to hold */
    }
    return table->row_count;
}

void notes_drop(baremo_table *table, size_t first, baremo_arena *arena,
                baremo_diagnostics *diagnostics) {
    bool *drop = baremo_arena_array(arena, table->row_count, sizeof *drop);
    size_t count = table->row_count - first;
    baremo_place place = baremo_table_place(table, first, SIZE_MAX);
    baremo_diagnostics_add(diagnostics, &baremo_problem_notes_below, &place, NULL,
                           baremo_table_text(table, first, 0),
                           "%zu line%s below the table %s no data", count, count == 1 ? "" : "s",
                           count == 1 ? "is" : "are");
    for (size_t row = first; row < table->row_count; row++)
        drop[row] = true;
    table_drop_rows(table, drop, arena);
}
