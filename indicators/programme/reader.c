/* The tables of a programme while they are read: tables by name, columns by heading. */
#include "indicators/programme/reader.h"

#include <string.h>

#include <baremo/text.h>

baremo_place reader_place(const reader *reading) {
    return (baremo_place){.file = reading->input->path};
}

static baremo_place table_place(const baremo_table *table) {
    return (baremo_place){.file = baremo_table_file(table), .sheet = baremo_table_sheet(table)};
}

static bool names(const baremo_column *column, const char *name) {
    for (size_t i = 1; column && i < column->text_count; i++)
        if (strstr(column->texts[i], name))
            return true;
    return false;
}

/* A survey names the files and sheets of its answers; those are no tables of the programme, nor are
 * the sheets that a template has beside them. */
static bool is_no_table(const reader *reading, const struct baremo_table_other *other) {
    int companion = 0;
    if (!other->sheet)
        return names(cell_column(reading, SURVEYS_FILE), other->file);
    return names(cell_column(reading, SURVEYS_SHEET), other->sheet) ||
           name_index_find(schema_companion_index(reading->arena), other->sheet, &companion);
}

static void report_unknown_table(reader *reading, const baremo_place *place, const char *name,
                                 const name_index *known) {
    const char *nearest = name_index_nearest(known, name);
    if (!nearest && !place->sheet)
        return; /* a folder may hold other files */
    baremo_diagnostics_add(reading->diagnostics, &baremo_problem_table_unknown, place, NULL, name,
                           "this table is not known and is not read");
    if (nearest)
        baremo_diagnostics_remedy(reading->diagnostics,
                                  "did you mean `%s`? Rename it when it was meant to be read",
                                  nearest);
    else
        baremo_diagnostics_severity(reading->diagnostics, BAREMO_NOTE);
}

/* "indicators" of "indicators.csv". */
static const char *stem_of(const reader *reading, const char *file) {
    const char *dot = strrchr(file, '.');
    return baremo_arena_copy(reading->arena, file, dot ? (size_t)(dot - file) : strlen(file));
}

static void report_table_repeated(reader *reading, const baremo_table *first,
                                  const baremo_table *second) {
    baremo_place place = table_place(second);
    const char *sheet = baremo_table_sheet(first);
    baremo_diagnostics_add(reading->diagnostics, &baremo_problem_table_repeated, &place, NULL,
                           baremo_table_name(second), "this is the same table as %s%s%s",
                           baremo_table_file(first), sheet ? "#" : "", sheet ? sheet : "");
}

void reader_find_tables(reader *reading) {
    const name_index *known = schema_table_index(reading->arena);
    for (size_t i = 0; i < reading->input->count; i++) {
        const baremo_table *table = reading->input->tables[i];
        int id = 0;
        if (!name_index_find(known, baremo_table_name(table), &id))
            continue;
        if (reading->tables[id])
            report_table_repeated(reading, reading->tables[id], table);
        else {
            reading->tables[id] = table;
            reading->present[id] = true;
        }
    }
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        reading->columns[i] = SIZE_MAX;
    for (size_t i = 0; i < reading->input->file_count; i++) {
        int id = 0; /* a file of which nothing could be made is there all the same */
        if (name_index_find(known, stem_of(reading, reading->input->files[i].path), &id))
            reading->present[id] = true;
    }
}

void reader_report_others(reader *reading) {
    const name_index *known = schema_table_index(reading->arena);
    for (size_t i = 0; i < reading->input->other_count; i++) {
        const struct baremo_table_other *other = &reading->input->others[i];
        baremo_place place = {.file = other->file, .sheet = other->sheet};
        if (!is_no_table(reading, other))
            report_unknown_table(reading, &place,
                                 other->sheet ? other->sheet : stem_of(reading, other->file),
                                 known);
    }
}

static void report_unknown_column(reader *reading, const baremo_table *table, size_t column,
                                  const name_index *known) {
    baremo_place place = baremo_table_place(table, SIZE_MAX, column);
    const baremo_column *heading = baremo_table_column(table, column);
    const char *nearest = name_index_nearest(known, heading->heading);
    baremo_diagnostics_add(reading->diagnostics, &baremo_problem_column_unknown, &place, NULL,
                           heading->heading, "this column is not known and is ignored");
    if (nearest)
        baremo_diagnostics_remedy(reading->diagnostics, "did you mean `%s`?", nearest);
    else if (table != reading->tables[TABLE_OBSERVATIONS]) {
        baremo_diagnostics_severity(reading->diagnostics, BAREMO_NOTE);
        baremo_diagnostics_remedy(reading->diagnostics,
                                  "nothing has to be done, unless it was meant to be read");
    }
}

static bool is_dimension_column(const reader *reading, const baremo_table *table, size_t column) {
    if (table != reading->tables[TABLE_OBSERVATIONS])
        return false;
    for (size_t i = 0; i < reading->model->dimension_count; i++)
        if (reading->dimension_columns[i] == column)
            return true;
    return false;
}

static void report_column_twice(reader *reading, const baremo_table *table, size_t column,
                                size_t first) {
    const baremo_column *heading = baremo_table_column(table, column);
    const baremo_column *other = baremo_table_column(table, first);
    baremo_place place = baremo_table_place(table, SIZE_MAX, column);
    if (!baremo_text_equal(heading->key, other->key)) /* else the reader of the file has said so */
        baremo_diagnostics_add(reading->diagnostics, &baremo_problem_column_twice, &place, NULL,
                               heading->heading, "this is the same column as `%s` (column %zu)",
                               other->heading, first + 1);
}

/* "indicador *": a star of a template stands for "needed" and is no part of the name. */
static const char *plain_key(const reader *reading, const baremo_column *heading) {
    size_t length = strlen(heading->heading);
    while (length && strchr("* ", heading->heading[length - 1]))
        length--;
    if (!heading->heading[length])
        return heading->key;
    return baremo_text_key(reading->arena,
                           baremo_arena_copy(reading->arena, heading->heading, length));
}

static void match_column(reader *reading, const baremo_table *table, size_t column,
                         const name_index *known) {
    const baremo_column *heading = baremo_table_column(table, column);
    int id = 0;
    if (!*heading->heading || is_dimension_column(reading, table, column))
        return;
    if (!name_index_find_key(known, plain_key(reading, heading), &id))
        report_unknown_column(reading, table, column, known);
    else if (reading->columns[id] != SIZE_MAX)
        report_column_twice(reading, table, column, reading->columns[id]);
    else
        reading->columns[id] = column;
}

static bool report_missing_columns(reader *reading, schema_table_id id) {
    const baremo_table *table = reading->tables[id];
    schema_table schema = schema_table_of(id);
    baremo_place place = baremo_table_place(table, SIZE_MAX, SIZE_MAX);
    bool complete = true;
    for (size_t i = schema.first; i < schema.first + schema.column_count; i++) {
        if (!schema_columns[i].needed || reading->columns[i] != SIZE_MAX)
            continue;
        complete = false;
        const char *name = schema_column_name(reading->arena, (schema_column_id)i);
        baremo_diagnostics_add(reading->diagnostics, &baremo_problem_column_missing, &place, name,
                               NULL, "the table has no column `%s`", name);
    }
    return complete;
}

void reader_find_columns(reader *reading, schema_table_id id) {
    const baremo_table *table = reading->tables[id];
    if (!table)
        return;
    const name_index *known = schema_column_index(reading->arena, id);
    for (size_t i = 0; i < baremo_table_column_count(table); i++)
        match_column(reading, table, i, known);
    if (!report_missing_columns(reading, id))
        reading->tables[id] = NULL;
    else
        reader_take_undecided(reading, id);
}

void reader_table_needed(reader *reading, schema_table_id table, schema_column_id from) {
    const char *name = schema_table_name(reading->arena, table);
    if (reading->present[table])
        return; /* it is there and has been found faulty, or this has been said */
    reading->present[table] = true;
    baremo_place place = reader_place(reading);
    const baremo_table *pointing = reading->tables[schema_columns[from].table];
    baremo_diagnostics_add(reading->diagnostics, &baremo_problem_table_missing, &place, name, NULL,
                           "there is no table `%s`, and the column `%s` of %s points into it", name,
                           cell_column(reading, from)->heading, baremo_table_file(pointing));
}

const char *reader_language(const reader *reading, schema_table_id table) {
    static const char *const languages[] = {"en", "es", "fr"};
    size_t found[] = {0, 0, 0}, most = 0;
    const programme_settings *settings = &reading->model->settings;
    if (settings->language_given)
        return settings->own_language;
    const name_index *known = schema_column_index(reading->arena, table);
    const baremo_table *columns = reading->tables[table];
    for (size_t i = 0; columns && i < baremo_table_column_count(columns); i++)
        name_index_count_languages(known, plain_key(reading, baremo_table_column(columns, i)),
                                   found);
    for (size_t i = 1; i < sizeof found / sizeof *found; i++)
        if (found[i] > found[most])
            most = i;
    return languages[most];
}

size_t reader_row_count(const reader *reading, schema_table_id table) {
    return reading->tables[table] ? baremo_table_row_count(reading->tables[table]) : 0;
}

bool reader_row_blank(const reader *reading, schema_table_id id, size_t row) {
    const baremo_table *table = reading->tables[id];
    for (size_t i = 0; i < baremo_table_column_count(table); i++)
        if (baremo_table_column(table, i)->codes[row])
            return false;
    return true;
}
