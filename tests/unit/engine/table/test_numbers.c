/* Columns as numbers: how the decimal mark is decided, and what is said. */
#include "check.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/table.h>

typedef struct column {
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    const baremo_table *table;
    baremo_numbers numbers;
    baremo_status status;
} column;

static column read_column(const char *text, baremo_decimal_mark fallback) {
    column out = {.arena = baremo_arena_new(NULL)};
    const baremo_memory memory = {"memory.csv", text, strlen(text)};
    out.diagnostics = baremo_diagnostics_new(out.arena);
    baremo_table_read_memory(&memory, NULL, out.arena, out.diagnostics, &out.table);
    assert_non_null(out.table);
    out.status =
        baremo_table_numbers(out.table, 0, fallback, out.arena, out.diagnostics, &out.numbers);
    return out;
}

static double value_at(const column *read, size_t row) {
    return read->numbers.values[baremo_table_column(read->table, 0)->codes[row]];
}

static const baremo_diagnostic *said(const column *read, const char *code) {
    for (size_t i = 0; i < baremo_diagnostics_length(read->diagnostics); i++)
        if (strcmp(baremo_diagnostics_at(read->diagnostics, i)->problem->code, code) == 0)
            return baremo_diagnostics_at(read->diagnostics, i);
    return NULL;
}

static void a_comma_that_can_only_be_decimal_decides_the_column(void **state) {
    (void)state;
    column read = read_column("v;w\n1.234;a\n;b\n2,5;c\n", BAREMO_DECIMAL_POINT);
    assert_int_equal(read.status, BAREMO_OK);
    assert_int_equal(read.numbers.decimal, BAREMO_DECIMAL_COMMA);
    assert_string_equal(read.numbers.decided_by, "2,5 in row 4");
    assert_string_equal(read.numbers.group, ".");
    assert_int_equal(read.numbers.decimals, 1);
    assert_false(read.numbers.whole);
    assert_close(value_at(&read, 0), 1234, 0);
    assert_true(baremo_is_missing(value_at(&read, 1)));
    assert_close(value_at(&read, 2), 2.5, 0);
    baremo_arena_free(read.arena);
}

static void an_undecided_column_is_an_error_that_says_how_to_settle_it(void **state) {
    (void)state;
    column read = read_column("v;w\n1.234;a\n2.500;b\n7;c\n", BAREMO_DECIMAL_UNKNOWN);
    assert_int_equal(read.status, BAREMO_DATA);
    assert_int_equal(read.numbers.decimal, BAREMO_DECIMAL_UNKNOWN);
    assert_int_equal(read.numbers.bad_count, 2);
    assert_true(baremo_is_missing(value_at(&read, 0)));
    assert_close(value_at(&read, 2), 7, 0);
    const baremo_diagnostic *found = said(&read, "number-ambiguous");
    assert_non_null(found);
    assert_int_equal(found->severity, BAREMO_ERROR);
    assert_int_equal(found->place.row, 2);
    assert_non_null(strstr(found->remedy, "programme.decimal"));
    assert_non_null(strstr(found->remedy, "--decimal"));
    baremo_arena_free(read.arena);
}

static void the_fallback_settles_an_undecided_column(void **state) {
    (void)state;
    column comma = read_column("v;w\n1.234;a\n", BAREMO_DECIMAL_COMMA);
    column point = read_column("v;w\n1.234;a\n", BAREMO_DECIMAL_POINT);
    assert_int_equal(comma.status, BAREMO_OK);
    assert_close(value_at(&comma, 0), 1234, 0);
    assert_true(comma.numbers.whole);
    assert_close(value_at(&point, 0), 1.234, 0);
    assert_int_equal(point.numbers.decimals, 3);
    baremo_arena_free(comma.arena);
    baremo_arena_free(point.arena);
}

static void a_number_against_the_mark_of_its_column_is_an_error(void **state) {
    (void)state;
    column read = read_column("v;w\n1,5;a\n2,75;b\n3.5;c\n", BAREMO_DECIMAL_UNKNOWN);
    assert_int_equal(read.status, BAREMO_DATA);
    const baremo_diagnostic *found = said(&read, "number-marks");
    assert_non_null(found);
    assert_int_equal(found->place.row, 4);
    assert_string_equal(found->found, "3.5");
    assert_true(baremo_is_missing(value_at(&read, 2)));
    baremo_arena_free(read.arena);
}

static void what_is_no_number_is_bad_and_named(void **state) {
    (void)state;
    static const struct {
        const char *text, *code;
    } cases[] = {{"v;w\n1;a\nocho;b\n", "number-text"},   {"v;w\n1;a\nNA;b\n", "missing-word"},
                 {"v;w\n1;a\nnan;b\n", "number-word"},    {"v;w\n1;a\n0x1F;b\n", "number-notation"},
                 {"v;w\n1;a\n1e999;b\n", "number-range"}, {"v;w\n1;a\n12(p);b\n", "number-flag"},
                 {"v;w\n1;a\n'10;b\n", "number-quoted"},  {"v;w\n1;a\n١٢;b\n", "number-script"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        column read = read_column(cases[i].text, BAREMO_DECIMAL_UNKNOWN);
        assert_int_equal(read.status, BAREMO_DATA);
        assert_int_equal(read.numbers.bad_count, 1);
        const baremo_diagnostic *found = said(&read, cases[i].code);
        assert_non_null(found);
        assert_int_equal(found->severity, BAREMO_ERROR);
        assert_int_equal(found->place.row, 3);
        assert_close(value_at(&read, 0), 1, 0);
        assert_true(baremo_is_missing(value_at(&read, 1)));
        baremo_arena_free(read.arena);
    }
}

static void a_column_without_records_is_empty_of_numbers(void **state) {
    (void)state;
    column read = read_column("v;w\n", BAREMO_DECIMAL_UNKNOWN);
    assert_int_equal(read.status, BAREMO_OK);
    assert_int_equal(read.numbers.bad_count, 0);
    baremo_arena_free(read.arena);
}

static void the_remedy_for_an_unusual_minus_shows_the_number(void **state) {
    (void)state;
    static const char *const texts[][2] = {{"a;b\n2,5;\n(1.212,5);\n", "write -1212,5"},
                                           {"a,b\n7.25,\n12.5-,\n", "write -12.5"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        column read = read_column(texts[i][0], BAREMO_DECIMAL_UNKNOWN);
        const baremo_diagnostic *found = said(&read, "number-minus");
        assert_non_null(found);
        assert_string_equal(found->remedy, texts[i][1]);
        baremo_arena_free(read.arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_remedy_for_an_unusual_minus_shows_the_number),
        cmocka_unit_test(a_comma_that_can_only_be_decimal_decides_the_column),
        cmocka_unit_test(an_undecided_column_is_an_error_that_says_how_to_settle_it),
        cmocka_unit_test(the_fallback_settles_an_undecided_column),
        cmocka_unit_test(a_number_against_the_mark_of_its_column_is_an_error),
        cmocka_unit_test(what_is_no_number_is_bad_and_named),
        cmocka_unit_test(a_column_without_records_is_empty_of_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
