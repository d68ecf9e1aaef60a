#include "check.h"

#include "reports/charts/scale.h"

static void ends_are_whole_steps_around_the_values(void **state) {
    (void)state;
    scale axis = scale_make(3, 97, 5, 0);
    assert_close(axis.low, 0, 0);
    assert_close(axis.high, 100, 0);
    assert_close(axis.step, 20, 0);
    assert_int_equal(axis.ticks, 6);
    assert_int_equal(axis.decimals, 0);
}

static void steps_are_one_two_or_five_times_a_power_of_ten(void **state) {
    (void)state;
    for (double span = 1e-8; span < 1e9; span *= 1.7) {
        scale axis = scale_make(0.1 * span, 1.1 * span, 5, 0);
        double first = axis.step / pow(10, floor(log10(axis.step) + 1e-9));
        assert_true(fabs(first - 1) < 1e-6 || fabs(first - 2) < 1e-6 || fabs(first - 5) < 1e-6);
        assert_true(axis.low <= 0.1 * span * (1 + 1e-9) && axis.high >= 1.1 * span * (1 - 1e-9));
        assert_in_range(axis.ticks, 3, 9);
    }
}

static void small_steps_have_the_decimals_they_need(void **state) {
    (void)state;
    assert_int_equal(scale_make(0, 1, 5, 0).decimals, 1);
    assert_int_equal(scale_make(0, 0.05, 5, 0).decimals, 2);
    assert_int_equal(scale_make(0, 250, 5, 0).decimals, 0);
}

static void counts_have_no_steps_below_one(void **state) {
    (void)state;
    scale axis = scale_make(0, 2, 5, 1);
    assert_close(axis.step, 1, 0);
    assert_int_equal(axis.ticks, 3);
}

static void equal_ends_are_widened(void **state) {
    (void)state;
    static const double values[] = {0, 7, -3, 1e9 + 1, 2.385, 1e-300, 1e300, -1e308};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        scale axis = scale_make(values[i], values[i], 5, 0);
        assert_true(axis.low < axis.high);
        assert_true(isfinite(scale_position(&axis, values[i])));
        assert_in_range(axis.ticks, 2, 12);
    }
}

static void values_around_a_large_offset_keep_apart(void **state) {
    (void)state;
    scale axis = scale_between(scale_make(1e9 + 1, 1e9 + 2, 5, 0), 0, 100);
    assert_true(scale_position(&axis, 1e9 + 2) - scale_position(&axis, 1e9 + 1) > 50);
}

static void ticks_do_not_drift(void **state) {
    (void)state;
    scale axis = scale_make(0, 1, 10, 0);
    assert_close(scale_tick(&axis, 3), 0.3, 1e-15);
    assert_close(scale_tick(&axis, axis.ticks - 1), 1, 0);
    axis = scale_make(-0.4, 0.4, 4, 0);
    assert_close(scale_tick(&axis, (axis.ticks - 1) / 2), 0, 0);
}

static void positions_run_from_one_end_to_the_other(void **state) {
    (void)state;
    scale axis = scale_between(scale_make(0, 100, 5, 0), 300, 100);
    assert_close(scale_position(&axis, 0), 300, 0);
    assert_close(scale_position(&axis, 50), 200, 0);
    assert_close(scale_position(&axis, 100), 100, 0);
    assert_close(scale_held(&axis, 140), 100, 0);
    assert_close(scale_held(&axis, -1), 300, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_are_whole_steps_around_the_values),
        cmocka_unit_test(steps_are_one_two_or_five_times_a_power_of_ten),
        cmocka_unit_test(small_steps_have_the_decimals_they_need),
        cmocka_unit_test(counts_have_no_steps_below_one),
        cmocka_unit_test(equal_ends_are_widened),
        cmocka_unit_test(values_around_a_large_offset_keep_apart),
        cmocka_unit_test(ticks_do_not_drift),
        cmocka_unit_test(positions_run_from_one_end_to_the_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
