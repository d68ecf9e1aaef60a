#include "check.h"

#include "engine/results/notes.h"
#include "indicators/values/combine.h"

#define NONE BAREMO_MISSING

static value_cell cell_of(double value, double numerator, double denominator) {
    value_cell cell = value_cell_none(NULL, 1);
    cell.value = value;
    cell.numerator = numerator;
    cell.denominator = denominator;
    cell.complete = true;
    cell.received = cell.observations = 1;
    return cell;
}

static double combined(programme_measure measure, programme_combine operation, const double *values,
                       size_t count) {
    const value_rule rule = {measure, 1, 0};
    value_cell cells[8];
    for (size_t i = 0; i < count; i++)
        cells[i] = cell_of(values[i], NONE, NONE);
    return value_combine(&rule, VALUE_TIME, operation, cells, count, count).value;
}

static void counts_combine_as_named(void **state) {
    (void)state;
    const double values[] = {3, 1, 4, 1};
    assert_close(combined(PROGRAMME_COUNT, PROGRAMME_COMBINE_SUM, values, 4), 9, 0);
    assert_close(combined(PROGRAMME_COUNT, PROGRAMME_COMBINE_MEAN, values, 4), 2.25, 0);
    assert_close(combined(PROGRAMME_COUNT, PROGRAMME_COMBINE_FIRST, values, 4), 3, 0);
    assert_close(combined(PROGRAMME_COUNT, PROGRAMME_COMBINE_LAST, values, 3), 4, 0);
    assert_close(combined(PROGRAMME_COUNT, PROGRAMME_COMBINE_MIN, values, 4), 1, 0);
    assert_close(combined(PROGRAMME_COUNT, PROGRAMME_COMBINE_MAX, values, 4), 4, 0);
    assert_close(combined(PROGRAMME_COUNT, PROGRAMME_COMBINE_NONE, values, 4), NONE, 0);
}

static void levels_are_picked_but_never_added_or_averaged(void **state) {
    (void)state;
    const double values[] = {2, 1, 3};
    assert_close(combined(PROGRAMME_LEVEL, PROGRAMME_COMBINE_LAST, values, 3), 3, 0);
    assert_close(combined(PROGRAMME_LEVEL, PROGRAMME_COMBINE_MIN, values, 3), 1, 0);
    assert_close(combined(PROGRAMME_LEVEL, PROGRAMME_COMBINE_SUM, values, 3), NONE, 0);
    assert_close(combined(PROGRAMME_LEVEL, PROGRAMME_COMBINE_MEAN, values, 3), NONE, 0);
}

static void one_part_of_one_stands_for_itself(void **state) {
    (void)state;
    const double values[] = {2};
    assert_close(combined(PROGRAMME_LEVEL, PROGRAMME_COMBINE_NONE, values, 1), 2, 0);
    assert_close(combined(PROGRAMME_MEAN, PROGRAMME_COMBINE_MEAN, values, 1), 2, 0);
    assert_close(combined(PROGRAMME_RATIO, PROGRAMME_COMBINE_SUM, values, 1), 2, 0);
}

static void nothing_combined_is_nothing_observed(void **state) {
    (void)state;
    const value_rule rule = {PROGRAMME_COUNT, 1, 0};
    value_cell none = value_combine(&rule, VALUE_TIME, PROGRAMME_COMBINE_SUM, NULL, 0, 4);
    assert_close(none.value, NONE, 0);
    assert_ptr_equal(none.reason, &baremo_note_not_observed);
}

static void a_sum_survives_an_offset_of_a_thousand_million(void **state) {
    (void)state;
    const double values[] = {1e9, 0.1, -1e9, 0.2, 1e9, 0.3, -1e9};
    assert_close(value_sum(values, 7), 0.6, 1e-15);
    assert_close(value_sum(values, 0), 0, 0);
}

/* The mean of 4 (n = 10) and 7 (n = 30), and of nobody. */
static void a_mean_without_anybody_has_no_value(void **state) {
    (void)state;
    const value_rule rule = {PROGRAMME_MEAN, 1, 1};
    value_cell cells[] = {cell_of(4, 40, 10), cell_of(7, 210, 30)};
    assert_close(value_combine(&rule, VALUE_PLACES, PROGRAMME_COMBINE_MEAN, cells, 2, 2).value,
                 6.25, 0);
    value_cell nobody[] = {cell_of(4, 0, 0), cell_of(7, 0, 0)};
    value_cell none = value_combine(&rule, VALUE_PLACES, PROGRAMME_COMBINE_MEAN, nobody, 2, 2);
    assert_close(none.value, NONE, 0);
    assert_ptr_equal(none.reason, &baremo_note_denominator_is_zero);
}

static void a_population_that_is_missing_spoils_the_rate(void **state) {
    (void)state;
    const value_rule rule = {PROGRAMME_RATE, 1000, 0};
    value_cell cells[] = {cell_of(2, 2, 1000), cell_of(NONE, 3, NONE)};
    value_cell rate = value_combine(&rule, VALUE_PLACES, PROGRAMME_COMBINE_SUM, cells, 2, 2);
    assert_close(rate.value, NONE, 0);
    assert_ptr_equal(rate.reason, &baremo_note_no_population);
}

/* Sums differ when they differ; a mean written with one decimal may differ by its rounding. */
static void totals_differ_by_more_than_their_digits_explain(void **state) {
    (void)state;
    const value_rule count = {PROGRAMME_COUNT, 1, 0}, mean = {PROGRAMME_MEAN, 1, 1};
    assert_true(value_differs(&count, 100, 101));
    assert_false(value_differs(&count, 0.3, 0.1 + 0.2));
    assert_false(value_differs(&mean, 6.3, 6.25));
    assert_true(value_differs(&mean, 6.3, 6.2));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_combine_as_named),
        cmocka_unit_test(levels_are_picked_but_never_added_or_averaged),
        cmocka_unit_test(one_part_of_one_stands_for_itself),
        cmocka_unit_test(nothing_combined_is_nothing_observed),
        cmocka_unit_test(a_sum_survives_an_offset_of_a_thousand_million),
        cmocka_unit_test(a_mean_without_anybody_has_no_value),
        cmocka_unit_test(a_population_that_is_missing_spoils_the_rate),
        cmocka_unit_test(totals_differ_by_more_than_their_digits_explain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
