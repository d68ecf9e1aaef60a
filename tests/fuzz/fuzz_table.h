/* What every fuzzer of a table format does with its bytes: reads them, and looks at what comes out:
 * codes below the count of texts, valid UTF-8, places that do not go back, diagnostics that can be
 * printed. */
#ifndef BAREMO_TESTS_FUZZ_TABLE_H
#define BAREMO_TESTS_FUZZ_TABLE_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/table.h>
#include <baremo/text.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static inline void check_column(const baremo_table *table, size_t index) {
    const baremo_column *column = baremo_table_column(table, index);
    for (size_t row = 0; row < baremo_table_row_count(table); row++)
        if (column->codes[row] >= column->text_count)
            abort();
    for (size_t i = 0; i < column->text_count; i++)
        if (baremo_text_invalid(column->texts[i], strlen(column->texts[i])) <
                strlen(column->texts[i]) ||
            (i && (!*column->texts[i] || column->first_rows[i] < column->first_rows[i - 1] ||
                   column->codes[column->first_rows[i]] != i)))
            abort();
}

static inline void check_places(const baremo_table *table) {
    size_t last = 0;
    for (size_t row = 0; row < baremo_table_row_count(table); row++) {
        baremo_place place = baremo_table_place(table, row, SIZE_MAX);
        if (place.row <= last)
            abort();
        last = place.row;
    }
}

typedef struct input {
    baremo_arena *arena;
    baremo_memory memory;
} input;

static inline baremo_status read_input(void *argument) {
    input *given = argument;
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(given->arena);
    const baremo_read_options options = {
        .threads = 1, .max_cell = 1 << 12, .max_rows = 1 << 16, .max_columns = 1 << 12};
    const baremo_table *table = NULL;
    baremo_status status =
        baremo_table_read_memory(&given->memory, &options, given->arena, diagnostics, &table);
    if (table) {
        for (size_t i = 0; i < baremo_table_column_count(table); i++)
            check_column(table, i);
        check_places(table);
        baremo_table_inspect(table, BAREMO_DECIMAL_UNKNOWN, given->arena, diagnostics);
    }
    baremo_diagnostics_sort(diagnostics);
    for (size_t i = 0; i < baremo_diagnostics_length(diagnostics); i++)
        baremo_diagnostic_format_json(baremo_diagnostics_at(diagnostics, i), given->arena);
    return status;
}

static inline int fuzz_table(const baremo_memory *memory) {
    input given = {baremo_arena_new(NULL), *memory};
    if (!given.arena)
        return 0;
    baremo_arena_try(given.arena, read_input, &given);
    baremo_arena_free(given.arena);
    return 0;
}

#endif
