/* A table: access by row and column, and where a cell is in its file. */
#include "engine/table/table.h"

#include <stdint.h>
#include <string.h>

#include <baremo/text.h>

const char *baremo_table_name(const baremo_table *table) { return table->name; }
const char *baremo_table_file(const baremo_table *table) { return table->file; }
const char *baremo_table_sheet(const baremo_table *table) { return table->sheet; }
const char *baremo_table_dialect(const baremo_table *table) { return table->dialect; }
size_t baremo_table_row_count(const baremo_table *table) { return table->row_count; }
size_t baremo_table_column_count(const baremo_table *table) { return table->column_count; }

const baremo_column *baremo_table_column(const baremo_table *table, size_t column) {
    return &table->columns[column];
}

static size_t find_key(const baremo_table *table, const char *key) {
    for (size_t i = 0; i < table->column_count; i++)
        if (*key && strcmp(table->columns[i].key, key) == 0)
            return i;
    return SIZE_MAX;
}

typedef struct search {
    const baremo_table *table;
    baremo_arena *arena;
    const char *name;
    size_t column;
} search;

static baremo_status search_key(void *argument) {
    search *wanted = argument;
    wanted->column = find_key(wanted->table, baremo_text_key(wanted->arena, wanted->name));
    return BAREMO_OK;
}

size_t baremo_table_find(const baremo_table *table, const char *name) {
    for (size_t i = 0; i < table->column_count; i++)
        if (*name && strcmp(table->columns[i].heading, name) == 0)
            return i;
    search wanted = {table, baremo_arena_new(NULL), name, SIZE_MAX};
    if (!wanted.arena || baremo_arena_try(wanted.arena, search_key, &wanted) != BAREMO_OK)
        wanted.column = find_key(table, name);
    baremo_arena_free(wanted.arena);
    return wanted.column;
}

const char *baremo_table_text(const baremo_table *table, size_t row, size_t column) {
    const baremo_column *cells = &table->columns[column];
    uint32_t code = cells->codes[row];
    return cells->kinds && cells->kinds[code] == BAREMO_CELL_MISSING ? "" : cells->texts[code];
}

/* The last break at or before the record. */
static const place_break *find_break(const baremo_table *table, size_t record) {
    size_t low = 0, high = table->break_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (table->breaks[middle].record <= record)
            low = middle;
        else
            high = middle;
    }
    return &table->breaks[low];
}

baremo_place baremo_table_place(const baremo_table *table, size_t row, size_t column) {
    baremo_place place = {.file = table->file, .sheet = table->sheet};
    place.column = column == SIZE_MAX ? 0 : table->numbers[column];
    place.row = table->heading_row;
    place.line = table->heading_line;
    if (row != SIZE_MAX && table->break_count) {
        const place_break *from = find_break(table, row);
        place.row = from->row + (row - from->record);
        place.line = from->line ? from->line + (row - from->record) : 0;
    }
    if (place.line == place.row)
        place.line = 0;
    return place;
}
