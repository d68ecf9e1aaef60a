/* The survey examples against R: fixtures/reference/surveys/expected.csv, made by expected.R beside
 * it. */
#include "made_survey.h"

#include <math.h>

#include <baremo/number.h>

#define TOLERANCE 1e-9 /* relative; R's own order of sums */

enum { PROGRAMME, SUBJECT, GROUP, STATISTIC, VALUE, LOW, HIGH };

typedef struct example {
    baremo_arena *arena;
    const char *name;
    baremo_results *results;
    const baremo_table *expected;
    size_t compared;
} example;

static const char *text(const baremo_table *table, size_t row, size_t column) {
    const char *cell = baremo_table_text(table, row, column);
    return baremo_text_blank(cell) ? NULL : cell;
}

static double number(const baremo_table *table, size_t row, size_t column) {
    const char *cell = text(table, row, column);
    double value = BAREMO_MISSING;
    if (cell)
        assert_true(baremo_number_parse(cell, strlen(cell), &value));
    return value;
}

/* Of codings the row over all periods. */
static const baremo_result *find(const example *of, size_t row) {
    size_t count;
    const baremo_result *rows = baremo_results_rows(of->results, &count), *found = NULL;
    for (size_t i = 0; i < count; i++)
        if (baremo_text_equal(rows[i].subject, text(of->expected, row, SUBJECT)) &&
            baremo_text_equal(rows[i].group, text(of->expected, row, GROUP)) &&
            baremo_text_equal(rows[i].statistic, text(of->expected, row, STATISTIC)) &&
            !(rows[i].subject_kind == BAREMO_SUBJECT_CODE && rows[i].period.grain))
            found = &rows[i];
    return found;
}

static void compare(const example *of, size_t row, const char *what, double actual,
                    double expected) {
    double scale = expected < 0 ? -expected : expected;
    if (baremo_is_missing(expected))
        return;
    if (!(fabs(actual - expected) <= TOLERANCE * (scale > 1 ? scale : 1)))
        fail_msg("%s %s %s %s: %.17g, R has %.17g", text(of->expected, row, SUBJECT),
                 text(of->expected, row, GROUP) ? text(of->expected, row, GROUP) : "",
                 text(of->expected, row, STATISTIC), what, actual, expected);
}

static void compare_rows(example *of) {
    for (size_t row = 0; row < baremo_table_row_count(of->expected); row++) {
        if (!baremo_text_equal(text(of->expected, row, PROGRAMME), of->name))
            continue;
        const baremo_result *found = find(of, row);
        if (!found)
            fail_msg("row %zu of expected.csv is not in the results", row + 2);
        compare(of, row, "value", found->value, number(of->expected, row, VALUE));
        compare(of, row, "low", found->low, number(of->expected, row, LOW));
        compare(of, row, "high", found->high, number(of->expected, row, HIGH));
        of->compared++;
    }
}

static baremo_status evaluate(void *argument) {
    example *of = argument;
    baremo_diagnostics *findings = baremo_diagnostics_new(of->arena);
    const baremo_tables *tables = NULL;
    const programme *model = NULL;
    surveys *answers = NULL;
    const surveys_options options = {.threads = 1};
    const char *path = baremo_arena_format(of->arena, BAREMO_FIXTURES "/programmes/%s", of->name);
    assert_int_equal(baremo_tables_read(path, programme_table_names(of->arena), NULL, of->arena,
                                        findings, &tables),
                     BAREMO_OK);
    assert_int_equal(programme_read(&model, tables, NULL, of->arena, findings), BAREMO_OK);
    assert_int_equal(surveys_read(&answers, model, &options, of->arena, findings), BAREMO_OK);
    assert_int_equal(surveys_evaluate(answers), BAREMO_OK);
    of->results = baremo_results_new(of->arena);
    assert_int_equal(surveys_report(answers, of->results), BAREMO_OK);
    assert_int_equal(baremo_table_read(BAREMO_FIXTURES "/reference/surveys/expected.csv", NULL,
                                       of->arena, findings, &of->expected),
                     BAREMO_OK);
    return BAREMO_OK;
}

static void example_equals_r(const char *name, size_t least) {
    example of = {.arena = baremo_arena_new(NULL), .name = name};
    assert_int_equal(baremo_arena_try(of.arena, evaluate, &of), BAREMO_OK);
    compare_rows(&of);
    assert_true(of.compared >= least);
    baremo_arena_free(of.arena);
}

static void matched_pupils_with_arms_and_classes_equal_r(void **state) {
    (void)state;
    example_equals_r("dialogue-training", 38);
}

static void weighted_citizens_equal_r(void **state) {
    (void)state;
    example_equals_r("citizen-survey", 6);
}

static void coded_opinions_equal_r(void **state) {
    (void)state;
    example_equals_r("focus-groups", 22);
}

static void three_waves_equal_r(void **state) {
    (void)state;
    example_equals_r("liaise-training", 12);
}

static void few_people_and_every_type_of_question_equal_r(void **state) {
    (void)state;
    example_equals_r("sens-critique", 200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matched_pupils_with_arms_and_classes_equal_r),
        cmocka_unit_test(weighted_citizens_equal_r),
        cmocka_unit_test(coded_opinions_equal_r),
        cmocka_unit_test(three_waves_equal_r),
        cmocka_unit_test(few_people_and_every_type_of_question_equal_r),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
