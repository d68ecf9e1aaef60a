#include "check.h"

#include <math.h>

#include "reports/charts/log_ticks.h"

static void ticks_hold_what_is_drawn_and_rise(void **state) {
    (void)state;
    static const double ends[][2] = {{0.6, 1.4},  {1, 1},      {0.03, 40},  {117, 1599},
                                     {2e-7, 3e9}, {99.9, 100}, {5, 5.0001}, {1e-12, 1e-11}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const log_ticks made = log_ticks_make(ends[i][0], ends[i][1]);
        assert_in_range(made.count, 2, LOG_TICKS_MAX);
        assert_true(made.values[0] <= ends[i][0] * (1 + 1e-9));
        assert_true(made.values[made.count - 1] >= ends[i][1] * (1 - 1e-9));
        for (size_t k = 1; k < made.count; k++)
            assert_true(made.values[k] > made.values[k - 1]);
        const scale axis = log_ticks_axis(&made);
        assert_true(axis.low < axis.high);
    }
}

static void ticks_are_round(void **state) {
    (void)state;
    const log_ticks made = log_ticks_make(117, 1599);
    static const double expected[] = {100, 200, 500, 1000, 2000};
    assert_int_equal(made.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_close(made.values[i], expected[i], 1e-12);
}

static void what_has_no_logarithm_gives_an_axis_around_one(void **state) {
    (void)state;
    const log_ticks made = log_ticks_make(0, INFINITY);
    assert_true(made.count >= 2 && made.values[0] < 1.0000001 && made.values[0] > 0);
}

static void a_tick_has_the_decimals_it_needs(void **state) {
    (void)state;
    assert_int_equal(log_ticks_decimals(200), 0);
    assert_int_equal(log_ticks_decimals(1.5), 1);
    assert_int_equal(log_ticks_decimals(0.7), 1);
    assert_int_equal(log_ticks_decimals(0.15), 2);
    assert_int_equal(log_ticks_decimals(0.001), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticks_hold_what_is_drawn_and_rise),
        cmocka_unit_test(ticks_are_round),
        cmocka_unit_test(what_has_no_logarithm_gives_an_axis_around_one),
        cmocka_unit_test(a_tick_has_the_decimals_it_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
