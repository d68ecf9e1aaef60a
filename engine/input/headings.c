/* Checks of headings. */
#include "engine/input/headings.h"

#include <string.h>

#include <baremo/text.h>

#include "engine/input/problems.h"
#include "engine/table/date_text.h"
#include "engine/table/dictionary.h"
#include "engine/table/numeral.h"

typedef struct heading_check {
    baremo_table *table;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    bool spare_repeated; /* columns of the same heading are left out, not refused */
} heading_check;

/* Columns without heading and without any text: separators at the end of each line, mostly. */
static void drop_empty(const heading_check *check) {
    baremo_table *table = check->table;
    size_t kept = 0, dropped = 0;
    baremo_place first = {0};
    for (size_t i = 0; i < table->column_count; i++) {
        bool empty = !*table->columns[i].heading && table->columns[i].text_count <= 1;
        if (empty && dropped++ == 0)
            first = baremo_table_place(table, SIZE_MAX, i);
        if (empty)
            continue;
        table->columns[kept] = table->columns[i];
        table->numbers[kept++] = table->numbers[i];
    }
    table->column_count = kept;
    if (dropped)
        baremo_diagnostics_add(check->diagnostics, &baremo_problem_column_empty, &first, NULL, NULL,
                               "%zu column%s without heading and data %s left out", dropped,
                               dropped == 1 ? "" : "s", dropped == 1 ? "is" : "are");
}

static void report_empty(const heading_check *check) {
    for (size_t i = 0; i < check->table->column_count; i++) {
        if (*check->table->columns[i].heading)
            continue;
        baremo_place place = baremo_table_place(check->table, SIZE_MAX, i);
        baremo_diagnostics_add(check->diagnostics, &baremo_problem_heading_empty, &place, NULL,
                               NULL, "column %zu has data but no heading", place.column);
    }
}

static void report_same(const heading_check *check, size_t column, size_t first) {
    const baremo_column *here = &check->table->columns[column];
    bool equal = strcmp(here->heading, check->table->columns[first].heading) == 0;
    baremo_place place = baremo_table_place(check->table, SIZE_MAX, column);
    baremo_diagnostics_add(
        check->diagnostics,
        equal ? &baremo_problem_heading_duplicate : &baremo_problem_heading_alike, &place,
        here->heading, equal ? NULL : here->heading,
        !equal ? "the headings of columns %zu and %zu differ only by case, accents or spaces"
        : check->spare_repeated ? "columns %zu and %zu have the same heading; both are left out"
                                : "columns %zu and %zu have the same heading",
        check->table->numbers[first], place.column);
}

/* What names such a column could mean either, so neither is kept. */
static void leave_out(const heading_check *check, const bool *repeated) {
    baremo_table *table = check->table;
    size_t kept = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        if (repeated[i])
            continue;
        table->columns[kept] = table->columns[i];
        table->numbers[kept++] = table->numbers[i];
    }
    table->column_count = kept;
}

/* Index of the first column with each key. */
static void report_duplicates(const heading_check *check) {
    const baremo_table *table = check->table;
    bool *repeated = baremo_arena_array(check->arena, table->column_count + 1, sizeof *repeated);
    dictionary keys;
    dictionary_init(&keys, check->arena);
    for (size_t i = 0; i < table->column_count; i++) {
        const char *key = table->columns[i].key;
        uint32_t known = keys.count;
        uint32_t code = dictionary_code_borrowed(&keys, key, strlen(key), (uint32_t)i);
        if (!code || code >= known)
            continue;
        size_t first = dictionary_at(&keys, code)->first_row;
        report_same(check, i, first);
        if (strcmp(table->columns[i].heading, table->columns[first].heading) != 0)
            continue;
        repeated[i] = repeated[first] = true;
        if (check->spare_repeated)
            baremo_diagnostics_severity(check->diagnostics, BAREMO_WARNING);
    }
    if (check->spare_repeated)
        leave_out(check, repeated);
}

static bool looks_like_data(const char *heading) {
    numeral number;
    date_text date;
    return numeral_read(heading, &number) || date_text_read(heading, &date);
}

/* Every heading a number or a date: the headings are missing. */
static void report_missing(const heading_check *check) {
    for (size_t i = 0; i < check->table->column_count; i++)
        if (!looks_like_data(check->table->columns[i].heading))
            return;
    if (!check->table->column_count)
        return;
    baremo_place place = baremo_table_place(check->table, SIZE_MAX, SIZE_MAX);
    baremo_diagnostics_add(check->diagnostics, &baremo_problem_headings_missing, &place, NULL,
                           check->table->columns[0].heading,
                           "the first row looks like data, not like headings");
}

static bool repeats_headings(const baremo_table *table, size_t row) {
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(baremo_table_text(table, row, i), table->columns[i].heading) != 0)
            return false;
    return true;
}

static uint32_t code_of_heading(const baremo_column *column) {
    for (uint32_t code = 1; code < column->text_count; code++)
        if (strcmp(column->texts[code], column->heading) == 0)
            return code;
    return 0;
}

/* The column with the fewest texts tells soonest whether a heading stands among its cells. */
static size_t narrowest(const baremo_table *table) {
    size_t best = 0;
    for (size_t i = 1; i < table->column_count; i++)
        if (*table->columns[i].heading &&
            table->columns[i].text_count < table->columns[best].text_count)
            best = i;
    return best;
}

static void drop_repeated(const heading_check *check) {
    baremo_table *table = check->table;
    if (!table->column_count || !table->row_count)
        return;
    const baremo_column *column = &table->columns[narrowest(table)];
    uint32_t code = *column->heading ? code_of_heading(column) : 0;
    if (!code)
        return;
    bool *drop = baremo_arena_array(check->arena, table->row_count, sizeof *drop);
    size_t count = 0;
    baremo_place first = {0};
    for (size_t row = column->first_rows[code]; row < table->row_count; row++) {
        drop[row] = column->codes[row] == code && repeats_headings(table, row);
        if (drop[row] && count++ == 0)
            first = baremo_table_place(table, row, SIZE_MAX);
    }
    if (!count)
        return;
    baremo_diagnostics_add(check->diagnostics, &baremo_problem_headings_repeated, &first, NULL,
                           table->columns[0].heading,
                           "the headings stand again among the records, %zu time%s; left out",
                           count, count == 1 ? "" : "s");
    table_drop_rows(table, drop, check->arena);
}

void headings_check(baremo_table *table, const input_reader *reader) {
    const heading_check check = {table, reader->arena, reader->diagnostics,
                                 reader->options->spare_repeated};
    drop_repeated(&check);
    drop_empty(&check);
    report_empty(&check);
    report_duplicates(&check);
    report_missing(&check);
    if (table->row_count == 0) {
        baremo_place place = baremo_table_place(table, SIZE_MAX, SIZE_MAX);
        baremo_diagnostics_add(reader->diagnostics, &baremo_problem_records_none, &place, NULL,
                               NULL, "there are headings, but no records");
    }
}
