/* Every file of fixtures/tables is read as EXPECT.csv and READING.csv say. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <baremo/table.h>

typedef struct expectations {
    baremo_arena *arena;
    const baremo_table *table;
    const char *folder;
    size_t failures;
} expectations;

static const char *cell(const expectations *list, size_t row, const char *name) {
    size_t column = baremo_table_find(list->table, name);
    return column == SIZE_MAX ? "" : baremo_table_text(list->table, row, column);
}

static const char *word(baremo_severity severity) {
    static const char *const words[] = {"note", "warning", "error"};
    return words[severity];
}

static bool place_is(size_t found, const char *expected) {
    return !*expected || found == strtoul(expected, NULL, 10);
}

static bool fits(const expectations *list, size_t row, const baremo_diagnostic *found) {
    return strcmp(found->problem->code, cell(list, row, "code")) == 0 &&
           strcmp(word(found->severity), cell(list, row, "severity")) == 0 &&
           place_is(found->place.row, cell(list, row, "row")) &&
           place_is(found->place.column, cell(list, row, "column")) &&
           place_is(found->place.line, cell(list, row, "line"));
}

static void fail_case(expectations *list, size_t row, const baremo_diagnostics *found) {
    list->failures++;
    print_error("%s/%s: expected %s [%s] at row %s\n", list->folder, cell(list, row, "file"),
                cell(list, row, "severity"), cell(list, row, "code"), cell(list, row, "row"));
    for (size_t i = 0; i < baremo_diagnostics_length(found); i++)
        print_error("    found %s\n",
                    baremo_diagnostic_format(baremo_diagnostics_at(found, i), list->arena));
}

/* Reads the file as `baremo show` does. */
static const baremo_diagnostics *read_case(const expectations *list, size_t row, unsigned threads) {
    char *path = baremo_arena_format(list->arena, "%s/%s", list->folder, cell(list, row, "file"));
    baremo_diagnostics *found = baremo_diagnostics_new(list->arena);
    const baremo_read_options options = {.threads = threads};
    const baremo_table *table = NULL;
    baremo_table_read(path, &options, list->arena, found, &table);
    if (table)
        baremo_table_inspect(table, BAREMO_DECIMAL_UNKNOWN, list->arena, found);
    baremo_diagnostics_sort(found);
    return found;
}

static void check_bad(expectations *list, size_t row) {
    const baremo_diagnostics *found = read_case(list, row, 2);
    bool seen = false, is_error = strcmp(cell(list, row, "severity"), "error") == 0;
    for (size_t i = 0; i < baremo_diagnostics_length(found); i++)
        seen |= fits(list, row, baremo_diagnostics_at(found, i));
    if (!seen || (!is_error && baremo_diagnostics_count(found, BAREMO_ERROR)))
        fail_case(list, row, found);
}

static void check_good(expectations *list, size_t row) {
    const baremo_diagnostics *found = read_case(list, row, 1);
    if (baremo_diagnostics_count(found, BAREMO_WARNING) ||
        baremo_diagnostics_count(found, BAREMO_ERROR))
        fail_case(list, row, found);
}

static void run_list(const char *folder, const char *name, void (*check)(expectations *, size_t)) {
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_diagnostics *unheard = baremo_diagnostics_new(arena);
    expectations list = {.arena = arena, .folder = folder};
    char *path = baremo_arena_format(arena, "%s/%s", folder, name);
    assert_int_equal(baremo_table_read(path, NULL, arena, unheard, &list.table), BAREMO_OK);
    assert_true(baremo_table_row_count(list.table) > 0);
    for (size_t row = 0; row < baremo_table_row_count(list.table); row++)
        check(&list, row);
    assert_int_equal(list.failures, 0);
    baremo_arena_free(arena);
}

static void each_bad_table_gives_its_diagnostic(void **state) {
    (void)state;
    run_list(BAREMO_FIXTURES "/tables/bad", "EXPECT.csv", check_bad);
}

static void each_good_table_is_read_without_a_word(void **state) {
    (void)state;
    run_list(BAREMO_FIXTURES "/tables/good", "EXPECT.csv", check_good);
}

/* -- what single cells hold -- */

static const char *kind_at(const baremo_table *table, size_t record, size_t column) {
    static const char *const names[] = {"text", "number", "date", "boolean", "missing"};
    const baremo_column *cells = baremo_table_column(table, column);
    uint32_t code = cells->codes[record];
    if (!code)
        return "blank";
    return cells->kinds ? names[cells->kinds[code]] : "text";
}

/* The record of a row, or SIZE_MAX. */
static size_t record_of(const baremo_table *table, size_t row) {
    for (size_t i = 0; i < baremo_table_row_count(table); i++)
        if (baremo_table_place(table, i, SIZE_MAX).row == row)
            return i;
    return SIZE_MAX;
}

static size_t column_of(const baremo_table *table, size_t number) {
    for (size_t i = 0; i < baremo_table_column_count(table); i++)
        if (baremo_table_place(table, SIZE_MAX, i).column == number)
            return i;
    return SIZE_MAX;
}

static bool holds(const baremo_table *table, const expectations *list, size_t row) {
    const char *kind = cell(list, row, "kind"), *text = cell(list, row, "text");
    size_t column = column_of(table, strtoul(cell(list, row, "column"), NULL, 10));
    if (column == SIZE_MAX)
        return false;
    const baremo_column *cells = baremo_table_column(table, column);
    if (strcmp(kind, "heading") == 0)
        return strcmp(cells->heading, text) == 0;
    size_t record = record_of(table, strtoul(cell(list, row, "row"), NULL, 10));
    if (record == SIZE_MAX)
        return false;
    return strcmp(cells->texts[cells->codes[record]], text) == 0 &&
           (!*kind || strcmp(kind_at(table, record, column), kind) == 0);
}

static void check_reading(expectations *list, size_t row) {
    char *path = baremo_arena_format(list->arena, "%s/%s", list->folder, cell(list, row, "file"));
    baremo_diagnostics *unheard = baremo_diagnostics_new(list->arena);
    const char *sheet = cell(list, row, "sheet");
    const baremo_read_options options = {.sheet = *sheet ? sheet : NULL};
    const baremo_table *table = NULL;
    baremo_table_read(path, &options, list->arena, unheard, &table);
    if (table && holds(table, list, row))
        return;
    list->failures++;
    print_error("%s: row %s, column %s is not %s \"%s\"\n", cell(list, row, "file"),
                cell(list, row, "row"), cell(list, row, "column"), cell(list, row, "kind"),
                cell(list, row, "text"));
}

static void cells_hold_what_they_should(void **state) {
    (void)state;
    run_list(BAREMO_FIXTURES "/tables", "READING.csv", check_reading);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_bad_table_gives_its_diagnostic),
        cmocka_unit_test(each_good_table_is_read_without_a_word),
        cmocka_unit_test(cells_hold_what_they_should),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
