/* A column as numbers or labels. */
#include "engine/statistics/runner/source.h"

#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>

/* A distinct text while labels are put in order. */
typedef struct candidate {
    uint32_t text, first_row;
    double number;
} candidate;

static int by_number(const void *a, const void *b) {
    const candidate *left = a, *right = b;
    if (left->number != right->number)
        return left->number < right->number ? -1 : 1;
    return (left->first_row > right->first_row) - (left->first_row < right->first_row);
}

static int by_first_row(const void *a, const void *b) {
    const candidate *left = a, *right = b;
    return (left->first_row > right->first_row) - (left->first_row < right->first_row);
}

static bool is_missing(const baremo_column *column, size_t text) {
    return text == 0 || (column->kinds && column->kinds[text] == BAREMO_CELL_MISSING);
}

static void read_labels(runner_source *source, const baremo_column *column, const double *numbers,
                        baremo_arena *arena) {
    candidate *candidates = baremo_arena_raw(arena, column->text_count, sizeof *candidates);
    int *text_labels = baremo_arena_raw(arena, column->text_count, sizeof *text_labels);
    size_t count = 0;
    for (size_t i = 0; i < column->text_count; i++) {
        text_labels[i] = -1;
        if (!is_missing(column, i))
            candidates[count++] =
                (candidate){(uint32_t)i, column->first_rows[i], numbers ? numbers[i] : 0};
    }
    if (count)
        qsort(candidates, count, sizeof *candidates, numbers ? by_number : by_first_row);
    const char **labels = baremo_arena_array(arena, count, sizeof *labels);
    double *label_numbers = baremo_arena_raw(arena, count, sizeof *label_numbers);
    for (size_t i = 0; i < count; i++) {
        bool same = numbers && i > 0 && candidates[i].number == candidates[i - 1].number;
        if (!same) {
            labels[source->label_count] = column->texts[candidates[i].text];
            label_numbers[source->label_count++] = candidates[i].number;
        }
        text_labels[candidates[i].text] = source->label_count - 1;
    }
    source->text_labels = text_labels;
    source->labels = labels;
    source->label_numbers = numbers && count ? label_numbers : NULL;
}

baremo_status runner_source_of(runner_source *source, const runner_reader *reader, size_t column,
                               baremo_role_kind kind) {
    const baremo_column *cells = baremo_table_column(reader->table, column);
    *source = (runner_source){.name = cells->heading, .codes = cells->codes};
    bool wanted = kind == BAREMO_ROLE_NUMBER;
    baremo_numbers numbers;
    baremo_status status =
        baremo_table_numbers(reader->table, column, reader->decimal, reader->arena,
                             wanted ? reader->diagnostics : NULL, &numbers);
    if (wanted && status != BAREMO_OK)
        return status;
    bool numeric = status == BAREMO_OK && numbers.bad_count == 0;
    if (numeric && kind != BAREMO_ROLE_CATEGORY) {
        source->text_numbers = numbers.values;
        source->decimals = numbers.decimals;
    }
    if (kind != BAREMO_ROLE_NUMBER)
        read_labels(source, cells, numeric ? numbers.values : NULL, reader->arena);
    return BAREMO_OK;
}

static double *gather_numbers(const runner_source *source, const uint32_t *rows, size_t count,
                              baremo_arena *arena) {
    double *numbers = baremo_arena_raw(arena, count, sizeof *numbers);
    for (size_t i = 0; i < count; i++) {
        if (rows[i] == TABLE_NO_ROW)
            numbers[i] = BAREMO_MISSING;
        else
            numbers[i] = source->row_numbers ? source->row_numbers[rows[i]]
                                             : source->text_numbers[source->codes[rows[i]]];
    }
    return numbers;
}

static int *gather_labels(const runner_source *source, const uint32_t *rows, size_t count,
                          baremo_arena *arena) {
    int *codes = baremo_arena_raw(arena, count, sizeof *codes);
    for (size_t i = 0; i < count; i++)
        codes[i] = rows[i] == TABLE_NO_ROW ? -1 : source->text_labels[source->codes[rows[i]]];
    return codes;
}

baremo_variable *runner_variable(const runner_source *source, const uint32_t *rows, size_t count,
                                 baremo_arena *arena) {
    baremo_variable *variable = baremo_arena_alloc(arena, sizeof *variable);
    variable->name = source->name;
    variable->count = count;
    variable->decimals = source->decimals;
    if (source->row_numbers || source->text_numbers)
        variable->numbers = gather_numbers(source, rows, count, arena);
    if (source->text_labels) {
        variable->codes = gather_labels(source, rows, count, arena);
        variable->labels = source->labels;
        variable->label_numbers = source->label_numbers;
        variable->label_count = source->label_count;
    }
    return variable;
}
