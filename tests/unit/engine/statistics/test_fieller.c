/* Ratios of two estimates. Numbers in brackets: the statements of fieller.c. */
#include "calls.h"

#include "engine/statistics/distributions.h"
#include "engine/statistics/fieller.h"

static void assert_set(baremo_fieller actual, baremo_fieller_set set, double low, double high) {
    assert_int_equal(actual.set, set);
    assert_close(actual.low, low, 1e-12);
    assert_close(actual.high, high, 1e-12);
}

CLAIM(limits_are_where_the_test_stops_rejecting) { /* 1, 2 */
    (void)arena;
    /* R 4.2.2: uniroot(function(r) (x - r * y)^2 - t^2 * (vx - 2 * r * c + r^2 * vy), ..., tol =
     * 1e-15), t = qnorm(.975), then qt(.95, 12) */
    baremo_two_estimates estimates = {10, 4, 1, 0.25, 0.1, HUGE_VAL};
    baremo_fieller normal = baremo_fieller_limits(&estimates, 0.95);
    assert_set(normal, BAREMO_FIELLER_BOUNDED, 1.8959974756656839, 3.3721959800038395);
    assert_close(normal.ratio, 2.5, 0);
    assert_null(baremo_fieller_note(normal.set));
    estimates.df = 12;
    assert_set(baremo_fieller_limits(&estimates, 0.9), BAREMO_FIELLER_BOUNDED, 1.9441737352152801,
               3.2751743168241227);
}

CLAIM(a_denominator_that_may_be_zero_leaves_a_gap) { /* 1 */
    (void)arena;
    baremo_fieller gap =
        baremo_fieller_limits(&(baremo_two_estimates){10, 1, 1, 0.5, 0, HUGE_VAL}, 0.95);
    assert_int_equal(gap.set, BAREMO_FIELLER_OUTSIDE);
    assert_close(gap.low, -25.773957928336841, 1e-11);
    assert_close(gap.high, 4.0520494335694526, 1e-12);
    assert_non_null(baremo_fieller_note(gap.set));
    /* 0 as denominator: (100 - 3.84 (1 + r^2 v)) = 0 */
    double t2 = 1.959963984540054 * 1.959963984540054, end = sqrt((100 - t2) / (t2 * 0.5));
    gap = baremo_fieller_limits(&(baremo_two_estimates){10, 0, 1, 0.5, 0, HUGE_VAL}, 0.95);
    assert_set(gap, BAREMO_FIELLER_OUTSIDE, -end, end);
    assert_true(baremo_is_missing(gap.ratio));
}

CLAIM(two_numbers_that_may_be_zero_leave_everything) { /* 1 */
    (void)arena;
    baremo_fieller all =
        baremo_fieller_limits(&(baremo_two_estimates){1, 1, 1, 0.5, 0, HUGE_VAL}, 0.95);
    assert_set(all, BAREMO_FIELLER_EVERYTHING, NA, NA);
    assert_close(all.ratio, 1, 0);
}

CLAIM(a_denominator_that_just_reaches_zero_leaves_a_half_line) { /* 1 */
    (void)arena;
    /* Without variance of the numerator x^2 <= 2 x y r: r >= x/(2 y). The variance is the one that
     * makes t^2 v equal y^2 to the last bit. */
    double t = baremo_t_quantile((1 - 0.95) / 2, 3), y = 2, v = y * y / (t * t);
    while (t * t * v != y * y)
        v = nextafter(v, t * t * v < y * y ? HUGE_VAL : 0);
    baremo_two_estimates half = {3, y, 0, v, 0, 3};
    assert_set(baremo_fieller_limits(&half, 0.95), BAREMO_FIELLER_FROM, 0.75, HUGE_VAL);
    half.numerator = -3;
    assert_set(baremo_fieller_limits(&half, 0.95), BAREMO_FIELLER_UP_TO, -HUGE_VAL, -0.75);
    half.numerator = 0;
    assert_set(baremo_fieller_limits(&half, 0.95), BAREMO_FIELLER_EVERYTHING, NA, NA);
}

CLAIM(known_numbers_have_their_ratio_as_limits) {
    (void)arena;
    assert_set(baremo_fieller_limits(&(baremo_two_estimates){10, -4, 0, 0, 0, HUGE_VAL}, 0.95),
               BAREMO_FIELLER_BOUNDED, -2.5, -2.5);
    assert_set(baremo_fieller_limits(&(baremo_two_estimates){0, 4, 0, 0.1, 0, HUGE_VAL}, 0.95),
               BAREMO_FIELLER_BOUNDED, 0, 0);
}

CLAIM(impossible_numbers_have_no_set) { /* 3 */
    (void)arena;
    static const baremo_two_estimates wrong[] = {
        {NA, 4, 1, 1, 0, HUGE_VAL}, {10, 4, -1, 1, 0, HUGE_VAL}, {10, 4, 1, 1, 1.1, HUGE_VAL},
        {10, 0, 1, 0, 0, HUGE_VAL}, {10, 4, 1, 1, 0, 0},         {10, 4, 1, NA, 0, HUGE_VAL}};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        baremo_fieller none = baremo_fieller_limits(&wrong[i], 0.95);
        assert_set(none, BAREMO_FIELLER_NONE, NA, NA);
        assert_non_null(baremo_fieller_note(none.set));
    }
}

CLAIM(a_cost_is_divided_by_the_limits_of_the_change) {
    (void)arena;
    /* 12000/(0.29 + c(1, -1) * qnorm(.975) * sqrt(.02025)), and with 0.1 */
    baremo_fieller cost = baremo_cost_per_change(12000, 0.29, 0.02025, HUGE_VAL, 0.95);
    assert_int_equal(cost.set, BAREMO_FIELLER_BOUNDED);
    assert_close(cost.low, 21093.050135754384, 1e-12);
    assert_close(cost.high, 1081837.8351311614, 1e-11);
    assert_set(baremo_cost_per_change(12000, 0.1, 0.02025, HUGE_VAL, 0.95), BAREMO_FIELLER_OUTSIDE,
               -67073.667993401934, 31669.976503810976);
    assert_set(baremo_cost_per_change(0, 0.1, 0.02025, HUGE_VAL, 0.95), BAREMO_FIELLER_EVERYTHING,
               NA, NA);
    assert_close(baremo_cost_per(12000, 40), 300, 0);
    assert_true(baremo_is_missing(baremo_cost_per(12000, 0)));
    assert_true(baremo_is_missing(baremo_cost_per(NA, 40)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_are_where_the_test_stops_rejecting),
        cmocka_unit_test(a_denominator_that_may_be_zero_leaves_a_gap),
        cmocka_unit_test(two_numbers_that_may_be_zero_leave_everything),
        cmocka_unit_test(a_denominator_that_just_reaches_zero_leaves_a_half_line),
        cmocka_unit_test(known_numbers_have_their_ratio_as_limits),
        cmocka_unit_test(impossible_numbers_have_no_set),
        cmocka_unit_test(a_cost_is_divided_by_the_limits_of_the_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
