/* The cells of a programme's tables by type: each distinct text of a column is decided once. */
#include "indicators/programme/reader.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

enum { SUGGESTIONS = 20 }; /* looking for the nearest name is slow, and nobody reads more */

const baremo_column *cell_column(const reader *reading, schema_column_id column) {
    const baremo_table *table = reading->tables[schema_columns[column].table];
    size_t index = reading->columns[column];
    return table && index != SIZE_MAX ? baremo_table_column(table, index) : NULL;
}

const char *cell_text(const reader *reading, schema_column_id column, size_t row) {
    const baremo_column *cells = cell_column(reading, column);
    return cells ? cells->texts[cells->codes[row]] : "";
}

bool cell_blank(const reader *reading, schema_column_id column, size_t row) {
    const baremo_column *cells = cell_column(reading, column);
    return !cells || cells->codes[row] == 0;
}

baremo_place cell_place(const reader *reading, schema_column_id column, size_t row) {
    return baremo_table_place(reading->tables[schema_columns[column].table], row,
                              reading->columns[column]);
}

const char *cell_name(const reader *reading, schema_column_id column, size_t row) {
    return baremo_place_text(reading->arena, cell_place(reading, column, row));
}

void cell_problem(reader *reading, const baremo_problem *problem, schema_column_id column,
                  size_t row, const char *message, ...) {
    const baremo_column *cells = cell_column(reading, column);
    baremo_place place = cell_place(reading, column, row);
    const char *text = cells ? cells->texts[cells->codes[row]] : "";
    va_list arguments;
    va_start(arguments, message);
    const char *said = baremo_arena_vformat(reading->arena, message, arguments);
    va_end(arguments);
    baremo_diagnostics_add(reading->diagnostics, problem, &place,
                           cells ? cells->heading : schema_column_name(reading->arena, column),
                           *text ? text : NULL, "%s", said);
}

bool cell_filled(reader *reading, schema_column_id column, size_t row) {
    const baremo_column *cells = cell_column(reading, column);
    if (cells && cells->codes[row])
        return true;
    if (reading->blank_reported[column] ||
        reader_undecided(reading, schema_columns[column].table, row))
        return false;
    bool all = cells && cells->text_count <= 1;
    reading->blank_reported[column] = all;
    cell_problem(reading, &baremo_problem_cell_required, column, row, "%s",
                 all ? "all cells of this column are blank" : "this cell is blank");
    return false;
}

/* In how many rows a text stands. */
static size_t row_count_of(const reader *reading, schema_column_id column, size_t text) {
    const baremo_column *cells = cell_column(reading, column);
    size_t rows = baremo_table_row_count(reading->tables[schema_columns[column].table]), count = 0;
    for (size_t i = 0; i < rows; i++)
        count += cells->codes[i] == text;
    return count;
}

/* Adds a finding about a text where it stands first, and says how often it stands there. */
static void text_problem(reader *reading, const baremo_problem *problem, schema_column_id column,
                         size_t text, const char *message) {
    size_t first = cell_column(reading, column)->first_rows[text];
    size_t rows = row_count_of(reading, column, text);
    if (rows > 1)
        cell_problem(reading, problem, column, first, "%s, in this and %zu more row%s", message,
                     rows - 1, rows > 2 ? "s" : "");
    else
        cell_problem(reading, problem, column, first, "%s", message);
}

/* -- numbers -- */

static void keep_decision(reader *reading, schema_column_id column, const baremo_numbers *numbers) {
    const baremo_table *table = reading->tables[schema_columns[column].table];
    const char *sheet = baremo_table_sheet(table), *file = baremo_table_file(table);
    BAREMO_ARENA_RESERVE(reading->arena, reading->decisions, reading->decision_count,
                         reading->decision_capacity);
    reading->decisions[reading->decision_count++] = (programme_decision){
        .table = sheet ? baremo_arena_format(reading->arena, "%s#%s", file, sheet) : file,
        .column = cell_column(reading, column)->heading,
        .decimal = numbers->decimal,
        .group = numbers->group,
        .decided_by = numbers->decided_by};
}

static number_cells read_numbers(reader *reading, schema_column_id column,
                                 baremo_diagnostics *diagnostics) {
    number_cells cells = {.column = cell_column(reading, column)};
    if (!cells.column)
        return cells;
    (void)baremo_table_numbers(reading->tables[schema_columns[column].table],
                               reading->columns[column], reading->decimal, reading->arena,
                               diagnostics, &cells.numbers);
    keep_decision(reading, column, &cells.numbers);
    return cells;
}

number_cells cells_numbers(reader *reading, schema_column_id column) {
    return read_numbers(reading, column, reading->diagnostics);
}

/* What was found about the texts of a mixed column, by text: it holds only where a row wants a
 * number. */
static void hold_back(reader *reading, number_cells *cells, const baremo_diagnostics *findings) {
    size_t count = baremo_diagnostics_length(findings);
    if (count == 0)
        return;
    id_index texts = id_index_new(reading->arena, cells->column->texts, cells->column->text_count);
    cells->held_back =
        baremo_arena_array(reading->arena, cells->column->text_count, sizeof(void *));
    for (size_t i = 0; i < count; i++) {
        const baremo_diagnostic *one = baremo_diagnostics_at(findings, i);
        uint32_t code = one->found ? id_index_find(&texts, one->found) : UINT32_MAX;
        if (code != UINT32_MAX && !cells->held_back[code])
            cells->held_back[code] = one;
    }
}

number_cells cells_mixed(reader *reading, schema_column_id column) {
    baremo_diagnostics *findings = baremo_diagnostics_new(reading->arena);
    number_cells cells = read_numbers(reading, column, findings);
    if (cells.column)
        hold_back(reading, &cells, findings);
    return cells;
}

double number_at(const number_cells *cells, size_t row) {
    return cells->column ? cells->numbers.values[cells->column->codes[row]] : BAREMO_MISSING;
}

static void report_held_back(reader *reading, const number_cells *cells, schema_column_id column,
                             size_t row) {
    uint32_t code = cells->column->codes[row];
    const baremo_diagnostic *found = cells->held_back ? cells->held_back[code] : NULL;
    if (found) {
        cell_problem(reading, found->problem, column, row, "%s", found->message);
        baremo_diagnostics_remedy(reading->diagnostics, "%s", found->remedy);
        baremo_diagnostics_severity(reading->diagnostics, found->severity);
        cells->held_back[code] = NULL;
    }
}

double number_checked(reader *reading, const number_cells *cells, schema_column_id column,
                      size_t row) {
    if (!cells->column || cells->column->codes[row] == 0)
        return BAREMO_MISSING;
    uint32_t code = cells->column->codes[row];
    if (cells->held_back)
        report_held_back(reading, cells, column, row);
    return cells->numbers.bad[code] ? BAREMO_MISSING : cells->numbers.values[code];
}

int decimals_at(const number_cells *cells, size_t row) {
    if (!cells->column)
        return 0;
    uint32_t code = cells->column->codes[row];
    bool comma = cells->numbers.decimal == BAREMO_DECIMAL_COMMA &&
                 !(cells->column->kinds && cells->column->kinds[code] == BAREMO_CELL_NUMBER);
    const char *mark = strrchr(cells->column->texts[code], comma ? ',' : '.');
    return mark ? (int)strspn(mark + 1, "0123456789") : 0;
}

number_cells cells_amounts(reader *reading, schema_column_id column, bool whole) {
    number_cells cells = cells_numbers(reading, column);
    if (!cells.column)
        return cells;
    double *values = baremo_arena_array(reading->arena, cells.column->text_count, sizeof *values);
    for (size_t i = 0; i < cells.column->text_count; i++) {
        values[i] = cells.numbers.values[i];
        if (values[i] < 0)
            text_problem(reading, &baremo_problem_amount_negative, column, i,
                         "this number cannot be negative");
        else if (whole && values[i] != floor(values[i]) && !baremo_is_missing(values[i]))
            text_problem(reading, &baremo_problem_count_fraction, column, i,
                         "this is a count and not a whole number");
        else
            continue;
        values[i] = BAREMO_MISSING;
    }
    cells.numbers.values = values;
    return cells;
}

/* -- periods -- */

period_cells cells_periods(reader *reading, schema_column_id column) {
    period_cells cells = {.column = cell_column(reading, column)};
    if (!cells.column)
        return cells;
    baremo_period *values =
        baremo_arena_array(reading->arena, cells.column->text_count, sizeof *values);
    for (size_t i = 1; i < cells.column->text_count; i++)
        if (!baremo_period_parse(cells.column->texts[i], &values[i]))
            text_problem(reading, &baremo_problem_period_invalid, column, i,
                         "this cannot be read as a period");
    cells.values = values;
    return cells;
}

baremo_period period_at(const period_cells *cells, size_t row) {
    return cells->column ? cells->values[cells->column->codes[row]] : (baremo_period){0};
}

/* -- words -- */

static void report_word(reader *reading, schema_column_id column, size_t text,
                        const name_index *known) {
    const char *nearest = name_index_nearest(known, cell_column(reading, column)->texts[text]);
    text_problem(reading, &baremo_problem_word_unknown, column, text,
                 "this word is not known here");
    baremo_diagnostics_remedy(
        reading->diagnostics, "%s%s%swrite one of %s", nearest ? "did you mean `" : "",
        nearest ? nearest : "", nearest ? "`? Else " : "",
        name_index_choices(known, reading->arena,
                           reader_language(reading, schema_columns[column].table)));
}

word_cells cells_words(reader *reading, schema_column_id column, schema_set set) {
    word_cells cells = {.column = cell_column(reading, column)};
    if (!cells.column)
        return cells;
    const name_index *known = schema_word_index(reading->arena, set);
    int *values = baremo_arena_array(reading->arena, cells.column->text_count, sizeof *values);
    values[0] = WORD_BLANK;
    for (size_t i = 1; i < cells.column->text_count; i++) {
        values[i] = WORD_BLANK;
        if (!name_index_find(known, cells.column->texts[i], &values[i]))
            report_word(reading, column, i, known);
    }
    cells.values = values;
    return cells;
}

int word_at(const word_cells *cells, size_t row, int fallback) {
    int value = cells->column ? cells->values[cells->column->codes[row]] : WORD_BLANK;
    return value == WORD_BLANK ? fallback : value;
}

/* -- references and identifiers -- */

typedef struct reference_target {
    const id_index *index;
    schema_table_id table;
    const baremo_problem *problem;
} reference_target;

static void report_reference(reader *reading, schema_column_id column, size_t text,
                             const reference_target *target, bool suggest) {
    const id_index *index = target->index;
    const char *id = cell_column(reading, column)->texts[text];
    const char *nearest = suggest ? baremo_text_nearest(id, index->ids, index->count) : NULL;
    const char *table = schema_table_name(reading->arena, target->table);
    text_problem(reading, target->problem, column, text,
                 baremo_arena_format(reading->arena, "this is not in the table `%s`", table));
    if (nearest)
        baremo_diagnostics_remedy(reading->diagnostics, "did you mean `%s`?", nearest);
}

reference_cells cells_references(reader *reading, schema_column_id column, const id_index *index,
                                 schema_table_id to, const baremo_problem *problem) {
    reference_cells cells = {.column = cell_column(reading, column)};
    if (!cells.column)
        return cells;
    uint32_t *values = baremo_arena_array(reading->arena, cells.column->text_count, sizeof *values);
    values[0] = PROGRAMME_NONE;
    bool there = reading->tables[to] != NULL;
    if (!there && cells.column->text_count > 1)
        reader_table_needed(reading, to, column);
    const reference_target target = {index, to, problem};
    size_t suggested = 0;
    for (size_t i = 1; i < cells.column->text_count; i++) {
        values[i] = id_index_find(index, cells.column->texts[i]);
        if (values[i] != UINT32_MAX)
            continue;
        values[i] = REFERENCE_UNKNOWN;
        if (there)
            report_reference(reading, column, i, &target, suggested++ < SUGGESTIONS);
    }
    cells.values = values;
    return cells;
}

uint32_t reference_at(const reference_cells *cells, size_t row) {
    return cells->column ? cells->values[cells->column->codes[row]] : PROGRAMME_NONE;
}

size_t cells_identifiers(reader *reading, schema_column_id column, const char *const **ids,
                         const uint32_t **rows) {
    const baremo_column *cells = cell_column(reading, column);
    if (!cells)
        return 0;
    schema_table_id table = schema_columns[column].table;
    size_t row_count = reader_row_count(reading, table), count = 0;
    const char **texts = baremo_arena_array(reading->arena, row_count, sizeof *texts);
    uint32_t *kept = baremo_arena_array(reading->arena, row_count, sizeof *kept);
    /* The row in which each text was kept, from 1. */
    uint32_t *first = baremo_arena_array(reading->arena, cells->text_count, sizeof *first);
    for (size_t row = 0; row < row_count; row++) {
        if (reader_row_blank(reading, table, row) || !cell_filled(reading, column, row))
            continue;
        uint32_t code = cells->codes[row];
        if (!identifier_valid(cells->texts[code]))
            cell_problem(reading, &baremo_problem_identifier_invalid, column, row,
                         "this identifier holds something else than letters, digits, _ - .");
        if (first[code]) {
            cell_problem(reading, &baremo_problem_identifier_twice, column, row,
                         "this identifier stands in %s already",
                         cell_name(reading, column, first[code] - 1));
            continue;
        }
        first[code] = (uint32_t)row + 1;
        texts[count] = cells->texts[code];
        kept[count++] = (uint32_t)row;
    }
    *ids = texts;
    *rows = kept;
    return count;
}
