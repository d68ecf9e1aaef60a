/* `rate` against R 4.2.2. Numbers in brackets: the statements of rate.c. */
#include "calls.h"

#include "engine/statistics/rate.h"

static const baremo_estimates *rates(baremo_arena *arena, const double *counts,
                                     const double *exposures, const char *const *groups,
                                     size_t count) {
    baremo_call *call = call_of(arena, "rate");
    baremo_call_bind(call, "count", numbers_of(arena, "x", counts, count));
    baremo_call_bind(call, "exposure", numbers_of(arena, "t", exposures, count));
    if (groups)
        baremo_call_bind(call, "group", texts_of(arena, "g", groups, count));
    set_option(call, "factor", "1000");
    return rows_of(arena, call);
}

static void limits_of_nine_events_equal_r(void **state) {
    (void)state;
    baremo_rate_limits limits = baremo_rate_limits_of(9, 0.95);
    /* R 4.2.2: 250 * poisson.test(9, 250)$conf.int */
    assert_close(limits.exact.low, 250 * 0.016461492389513332, 1e-13);
    assert_close(limits.exact.high, 250 * 0.068339213805676674, 1e-13);
    /* Breslow and Day (1987), eq. 2.13, in R: 9 * (1 - 1/81 - qnorm(.975)/9)^3, 10 * (1 - 1/90 +
     * qnorm(.975)/3/sqrt(10))^3 */
    assert_close(limits.byar.low, 250 * 0.01642754009605254, 1e-13);
    assert_close(limits.byar.high, 250 * 0.06834312275414674, 1e-13);
}

static void limits_of_no_events_start_at_0(void **state) { /* [5] */
    (void)state;
    baremo_rate_limits limits = baremo_rate_limits_of(0, 0.9);
    /* R 4.2.2: 10 * poisson.test(0, 10, conf.level = .9)$conf.int; mid-p: -log(.1) */
    assert_close(limits.exact.low, 0, 0);
    assert_close(limits.exact.high, 2.9957322735539899, 1e-13);
    assert_close(limits.byar.low, 0, 0);
    assert_close(limits.mid_p.low, 0, 0);
    assert_close(limits.mid_p.high, 2.302585092994046, 1e-13);
}

static void mid_p_limits_meet_their_definition(void **state) {
    (void)state;
    baremo_rate_limits limits = baremo_rate_limits_of(100, 0.95);
    /* R 4.2.2: uniroot(function(m) ppois(100, m, lower = FALSE) + .5 * dpois(100, m) - .025, c(50,
     * 100), tol = 1e-14)$root, uniroot(function(m) ppois(99, m) + .5 * dpois(100, m) - .025, c(100,
     * 150), tol = 1e-14)$root */
    assert_close(limits.mid_p.low, 81.79182109201227, 1e-12);
    assert_close(limits.mid_p.high, 121.10349089745777, 1e-12);
}

static void ratio_equals_r(void **state) { /* [8] */
    (void)state;
    baremo_rate_ratio ratio =
        baremo_rate_ratio_of((baremo_events){15, 19017}, (baremo_events){41, 28010}, 0.95);
    /* R 4.2.2: poisson.test(c(41, 15), c(28010, 19017)) */
    assert_close(ratio.estimate, 1.8557586576222778, 1e-14);
    assert_close(ratio.exact.low, 1.0056840626892583, 1e-12);
    assert_close(ratio.exact.high, 3.6093003110779054, 1e-12);
    assert_close(ratio.p, 0.040852026286501836, 1e-12);
    /* exp(log(ratio) -/+ qnorm(.975) * sqrt(1/15 + 1/41)) */
    assert_close(ratio.wald.low, 1.0272259976476374, 1e-13);
    assert_close(ratio.wald.high, 3.3525633144278695, 1e-13);
}

static void empty_groups_leave_open_ratios(void **state) { /* [7] */
    (void)state;
    baremo_rate_ratio ratio =
        baremo_rate_ratio_of((baremo_events){0, 20}, (baremo_events){4, 10}, 0.95);
    /* R 4.2.2: poisson.test(c(4, 0), c(10, 20)) */
    assert_true(isnan(ratio.estimate));
    assert_close(ratio.exact.low, 1.3202480387201874, 1e-12);
    assert_true(isinf(ratio.exact.high));
    assert_true(isnan(ratio.wald.low));
    assert_close(ratio.p, 0.012345679012345677, 1e-13);
    ratio = baremo_rate_ratio_of((baremo_events){4, 10}, (baremo_events){0, 20}, 0.95);
    assert_close(ratio.estimate, 0, 0);
    assert_close(ratio.exact.low, 0, 0);
    assert_close(ratio.exact.high, 1 / 1.3202480387201874, 1e-12);
    ratio = baremo_rate_ratio_of((baremo_events){0, 10}, (baremo_events){0, 20}, 0.95);
    assert_true(isnan(ratio.estimate) && isnan(ratio.exact.low));
    assert_close(ratio.p, 1, 0);
}

CLAIM(groups_have_rates_and_a_ratio) { /* [1] [3] [6] */
    const double counts[] = {2, 5, NA, 3, 7};
    const double exposures[] = {100, 50, 10, 100, 50};
    static const char *const groups[] = {"b", "a", "a", "b", NULL};
    const baremo_estimates *rows = rates(arena, counts, exposures, groups, 5);
    assert_close(row_of(rows, "b", "rate")->value, 25, 1e-14);
    assert_close(row_of(rows, "a", "rate")->value, 100, 1e-14);
    assert_close(row_of(rows, "", "rate")->value, 40, 1e-14);
    assert_close(row_of(rows, "", "rate")->missing, 2, 0);
    assert_close(row_of(rows, "", "rate_ratio")->value, 4, 1e-14);
    assert_explained(rows);
}

CLAIM(one_group_or_no_exposure_say_so) { /* [4] [6] */
    const double counts[] = {2, 0}, exposures[] = {0, 0};
    static const char *const groups[] = {"a", "a"};
    const baremo_estimates *rows = rates(arena, counts, exposures, groups, 2);
    assert_none(rows, "rate", "no exposure");
    assert_none(rows, "rate_ratio", "two groups");
    assert_explained(rows);
    assert_none(rates(arena, counts, exposures, NULL, 0), "rate", "no counts");
}

CLAIM(broken_counts_and_exposures_are_refused) { /* [2] */
    const double part = 1.5, one = 1, negative = -1;
    baremo_call *call = call_of(arena, "rate");
    baremo_call_bind(call, "count", numbers_of(arena, "x", &part, 1));
    baremo_call_bind(call, "exposure", numbers_of(arena, "t", &one, 1));
    assert_call_refused(arena, call, "whole");
    call = call_of(arena, "rate");
    baremo_call_bind(call, "count", numbers_of(arena, "x", &one, 1));
    baremo_call_bind(call, "exposure", numbers_of(arena, "t", &negative, 1));
    assert_call_refused(arena, call, "negative");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_of_nine_events_equal_r),
        cmocka_unit_test(limits_of_no_events_start_at_0),
        cmocka_unit_test(mid_p_limits_meet_their_definition),
        cmocka_unit_test(ratio_equals_r),
        cmocka_unit_test(empty_groups_leave_open_ratios),
        cmocka_unit_test(groups_have_rates_and_a_ratio),
        cmocka_unit_test(one_group_or_no_exposure_say_so),
        cmocka_unit_test(broken_counts_and_exposures_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
