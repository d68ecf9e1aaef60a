/* Cells that a person has still to decide: `?`, alone or as a part of a list.
 *
 * Each is an error. They are read as blank, and what a row lacks because of them is not said again.
 */
#include <string.h>

#include <baremo/text.h>

#include "engine/table/table.h"
#include "indicators/programme/reader.h"

static bool is_undecided(const reader *reading, schema_column_id column, const char *text) {
    const char **parts = NULL;
    if (strcmp(text, "?") == 0)
        return true;
    if (schema_columns[column].type != SCHEMA_LIST || !strchr(text, '?'))
        return false;
    size_t count = baremo_text_list(reading->arena, text, &parts);
    for (size_t i = 0; i < count; i++)
        if (strcmp(parts[i], "?") == 0)
            return true;
    return false;
}

/* Remarks are for people: a question mark there is one. */
static bool is_remark(const reader *reading, schema_column_id column) {
    return baremo_text_equal(schema_column_name(reading->arena, column), "note");
}

/* Of the table `programme` the key says what it is about. */
static void report(reader *reading, schema_column_id column, size_t row) {
    const char *about = cell_column(reading, column)->heading;
    baremo_place place = cell_place(reading, column, row);
    if (column == PROGRAMME_VALUE && !cell_blank(reading, PROGRAMME_KEY, row))
        about = cell_text(reading, PROGRAMME_KEY, row);
    baremo_diagnostics_add(reading->diagnostics, &baremo_problem_cell_undecided, &place, about,
                           cell_text(reading, column, row), "this is still to be decided");
}

static void take_column(reader *reading, schema_column_id column) {
    const baremo_column *cells = cell_column(reading, column);
    schema_table_id id = schema_columns[column].table;
    bool any = false;
    if (!cells || is_remark(reading, column))
        return;
    bool *blank = baremo_arena_array(reading->arena, cells->text_count, sizeof *blank);
    for (size_t i = 1; i < cells->text_count; i++) {
        blank[i] = is_undecided(reading, column, cells->texts[i]);
        any = any || blank[i];
    }
    if (!any)
        return;
    size_t rows = reader_row_count(reading, id);
    if (!reading->undecided[id])
        reading->undecided[id] = baremo_arena_array(reading->arena, rows, sizeof(bool));
    for (size_t row = 0; row < rows; row++)
        if (blank[cells->codes[row]]) {
            reading->undecided[id][row] = true;
            report(reading, column, row);
        }
    reading->tables[id] =
        table_blank_texts(reading->tables[id], reading->columns[column], blank, reading->arena);
}

void reader_take_undecided(reader *reading, schema_table_id id) {
    schema_table schema = schema_table_of(id);
    for (size_t i = 0; i < schema.column_count; i++)
        take_column(reading, (schema_column_id)(schema.first + i));
}

bool reader_undecided(const reader *reading, schema_table_id table, size_t row) {
    return reading->undecided[table] && reading->undecided[table][row];
}
