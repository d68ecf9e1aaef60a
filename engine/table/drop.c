/* Takes records out of a table: titles, notes and headings that are no data. */
#include "engine/table/table.h"

#include <stdint.h>
#include <string.h>

/* What is left of a column: codes in the new order of first appearance. */
static void drop_cells(baremo_column *column, const bool *drop, size_t row_count,
                       baremo_arena *arena) {
    uint32_t *codes = baremo_arena_raw(arena, row_count, sizeof *codes);
    uint32_t *renumbered = baremo_arena_array(arena, column->text_count, sizeof *renumbered);
    const char **texts = baremo_arena_array(arena, column->text_count, sizeof *texts);
    unsigned char *kinds =
        column->kinds ? baremo_arena_array(arena, column->text_count, sizeof *kinds) : NULL;
    const char **labels =
        column->labels ? baremo_arena_array(arena, column->text_count, sizeof *labels) : NULL;
    uint32_t *first_rows = baremo_arena_array(arena, column->text_count, sizeof *first_rows);
    uint32_t count = 1;
    size_t kept = 0;
    texts[0] = "";
    for (size_t row = 0; row < row_count; row++) {
        if (drop && drop[row])
            continue;
        uint32_t old = column->codes[row];
        if (old && !renumbered[old]) {
            texts[count] = column->texts[old];
            if (kinds)
                kinds[count] = column->kinds[old];
            if (labels)
                labels[count] = column->labels[old];
            first_rows[count] = (uint32_t)kept;
            renumbered[old] = count++;
        }
        codes[kept++] = renumbered[old];
    }
    column->codes = codes;
    column->texts = texts;
    column->kinds = kinds;
    column->labels = labels;
    column->first_rows = first_rows;
    column->text_count = count;
}

static void add_break(place_break *breaks, size_t *count, const place_break *here) {
    const place_break *last = *count ? &breaks[*count - 1] : NULL;
    size_t since = last ? here->record - last->record : 0;
    bool goes_on = last && here->row == last->row + since &&
                   (here->line ? here->line == last->line + since : !last->line);
    if (!goes_on)
        breaks[(*count)++] = *here;
}

static void drop_places(baremo_table *table, const bool *drop, baremo_arena *arena) {
    place_break *breaks = baremo_arena_array(arena, table->row_count + 1, sizeof *breaks);
    size_t count = 0, kept = 0, from = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        if (from + 1 < table->break_count && table->breaks[from + 1].record <= row)
            from++;
        if (drop[row])
            continue;
        const place_break *old = &table->breaks[from];
        place_break here = {kept++, old->row + (row - old->record),
                            old->line ? old->line + (row - old->record) : 0};
        add_break(breaks, &count, &here);
    }
    table->breaks = breaks;
    table->break_count = count;
}

void table_drop_rows(baremo_table *table, const bool *drop, baremo_arena *arena) {
    size_t kept = 0;
    for (size_t row = 0; row < table->row_count; row++)
        kept += !drop[row];
    if (kept == table->row_count)
        return;
    for (size_t i = 0; i < table->column_count; i++)
        drop_cells(&table->columns[i], drop, table->row_count, arena);
    drop_places(table, drop, arena);
    table->row_count = kept;
}

void table_drop_unused_texts(baremo_table *table, baremo_arena *arena) {
    for (size_t i = 0; i < table->column_count; i++)
        drop_cells(&table->columns[i], NULL, table->row_count, arena);
}

baremo_table *table_blank_texts(const baremo_table *table, size_t column, const bool *blank,
                                baremo_arena *arena) {
    baremo_table *copy = baremo_arena_alloc(arena, sizeof *copy);
    *copy = *table;
    copy->columns = baremo_arena_raw(arena, table->column_count, sizeof *copy->columns);
    memcpy(copy->columns, table->columns, table->column_count * sizeof *copy->columns);
    baremo_column *cells = &copy->columns[column];
    uint32_t *codes = baremo_arena_raw(arena, table->row_count, sizeof *codes);
    for (size_t row = 0; row < table->row_count; row++)
        codes[row] = blank[cells->codes[row]] ? 0 : cells->codes[row];
    cells->codes = codes;
    drop_cells(cells, NULL, table->row_count, arena);
    return copy;
}
