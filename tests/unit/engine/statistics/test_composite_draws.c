/* Draws of a composite index. Numbers in brackets: the statements of composite_draws.c. */
#include "calls.h"

#include "engine/statistics/composite_draws.h"
#include "engine/statistics/distributions.h"

static const baremo_composite_indicator four[] = {
    {0, 50, false, 2, 0}, {10, 50, true, 1, 0}, {0, 1, false, 1, 1}, {0, 10, true, 3, 1}};
static const double sixty_thirty[] = {60, 30};
static const double values[] = {12,  30, 0.5, 7,  25,  18, 0.7, 3,  40,  22,
                                0.2, 9,  8,   45, 0.9, 5,  31,  27, 0.6, 12};
static const baremo_composite_plan plan = {four, 4, sixty_thirty, 2, false};

static baremo_composite_draws draws_of(baremo_arena *arena, const baremo_composite_plan *its_plan,
                                       const double *its_values, size_t units,
                                       const baremo_composite_settings *settings) {
    baremo_composite *of = baremo_arena_alloc(arena, sizeof *of);
    baremo_composite_draws draws;
    *of = baremo_composite_compute(arena, its_plan, its_values, units);
    assert_int_equal(baremo_composite_simulate(arena, of, settings, &draws), BAREMO_OK);
    return draws;
}

static void assert_near(double actual, double expected, double within) {
    if (!(fabs(actual - expected) < within))
        fail_msg("%g, expected %g to %g", actual, expected, within);
}

CLAIM(weights_are_drawn_from_nested_dirichlet_distributions) { /* 1 */
    /* R 4.2.2, a million draws: rgamma of 30 (2, 1)/3, 30 (1, 3)/4 and 30 (60, 30)/90 over their
     * sums; quantile(X, c(.025, .5, .975)); of the ranks with type = 1 */
    static const double low[] = {30.46977, 59.55278, 43.98933, 22.78629, 36.44782};
    static const double median[] = {33.39810, 63.35759, 55.51733, 29.65971, 45.60245};
    static const double high[] = {36.66888, 66.99525, 65.26290, 38.25918, 52.70514};
    static const double rank_low[] = {4, 1, 1, 3, 3}, rank_high[] = {5, 2, 2, 5, 4};
    static const double best[] = {0, 0.886442, 0.113558, 0, 0};
    baremo_composite_draws draws =
        draws_of(arena, &plan, values, 5,
                 &(baremo_composite_settings){100000, 0.95, 1, 0, 30, NULL, NULL, 0});
    for (size_t u = 0; u < 5; u++) {
        assert_near(draws.units[u].low, low[u], 0.25);
        assert_near(draws.units[u].median, median[u], 0.1);
        assert_near(draws.units[u].high, high[u], 0.25);
        assert_close(draws.units[u].rank.low, rank_low[u], 0);
        assert_close(draws.units[u].rank.high, rank_high[u], 0);
        assert_near(draws.units[u].rank.best, best[u], 0.005);
    }
}

CLAIM(two_equal_weights_follow_a_beta_distribution) { /* 1: 100 qbeta(.025, 5, 5) */
    static const baremo_composite_indicator two[] = {{0, 1, false, 7, 0}, {0, 1, false, 7, 0}};
    static const double ends[] = {0, 1};
    baremo_composite_plan even = {two, 2, NULL, 1, false};
    baremo_composite_draws draws = draws_of(
        arena, &even, ends, 1, &(baremo_composite_settings){100000, 0.95, 3, 0, 10, NULL, NULL, 0});
    assert_near(draws.units[0].low, 100 * baremo_beta_quantile(0.025, 5, 5), 0.5);
    assert_near(draws.units[0].high, 100 * baremo_beta_quantile(0.975, 5, 5), 0.5);
}

CLAIM(values_are_drawn_and_clipped) { /* 2 */
    /* R, a million draws: sum of eff[j] * pmin(pmax(rnorm(R, score, se), 0), 100), se = (10, 20,
     * 20, 30) points; table(cut(Z, c(-Inf, 30, 50, Inf), right = FALSE))/R */
    static const double low[] = {17.30442, 44.07884, 42.26026, 13.61332, 33.09846};
    static const double median[] = {33.70195, 62.72348, 56.77193, 30.28278, 46.28388};
    static const double high[] = {52.60187, 78.25097, 74.18297, 47.75235, 60.55875};
    static const double bands[] = {0.343045, 0.610840, 0.046115, 0.000173, 0.091139,
                                   0.908688, 0.000070, 0.188828, 0.811102, 0.487791,
                                   0.499474, 0.012735, 0.007455, 0.696089, 0.296456};
    static const double rank_low[] = {2, 1, 1, 3, 1}, rank_high[] = {5, 3, 3, 5, 5};
    static const double cuts[] = {30, 50};
    double ses[20];
    for (size_t u = 0; u < 5; u++) {
        static const double se[] = {5, 8, 0.2, 3};
        memcpy(ses + 4 * u, se, sizeof se);
    }
    baremo_composite_draws draws = draws_of(
        arena, &plan, values, 5, &(baremo_composite_settings){100000, 0.95, 1, 0, 0, ses, cuts, 2});
    for (size_t u = 0; u < 5; u++) {
        assert_near(draws.units[u].low, low[u], 0.4);
        assert_near(draws.units[u].median, median[u], 0.2);
        assert_near(draws.units[u].high, high[u], 0.4);
        assert_close(draws.units[u].rank.low, rank_low[u], 0);
        assert_close(draws.units[u].rank.high, rank_high[u], 0);
    }
    for (size_t b = 0; b < 15; b++)
        assert_near(draws.bands[b], bands[b], 0.008);
}

CLAIM(scores_far_from_the_goalposts_are_normal) { /* 2 */
    static const baremo_composite_indicator two[] = {{0, 1, false, 3, 0}, {0, 1, true, 1, 0}};
    static const double middle[] = {0.5, 0.5}, ses[] = {0.04, 0.03}, cuts[] = {48};
    baremo_composite_plan uneven = {two, 2, NULL, 1, false};
    baremo_composite_draws draws =
        draws_of(arena, &uneven, middle, 1,
                 &(baremo_composite_settings){100000, 0.9, 3, 0, 0, ses, cuts, 1});
    double sd = hypot(0.75 * 4, 0.25 * 3);
    assert_near(draws.units[0].low, 50 - 1.6448536269514722 * sd, 0.08);
    assert_near(draws.units[0].high, 50 + 1.6448536269514722 * sd, 0.08);
    assert_near(draws.bands[0], baremo_normal_lower(-2 / sd), 0.006);
}

CLAIM(a_score_near_its_goalpost_piles_up_there) { /* 2 */
    static const baremo_composite_indicator one[] = {{0, 1, false, 1, 0}};
    static const double top[] = {0.98}, ses[] = {0.05}, cuts[] = {100};
    baremo_composite_plan lone = {one, 1, NULL, 1, false};
    baremo_composite_draws draws = draws_of(
        arena, &lone, top, 1, &(baremo_composite_settings){100000, 0.95, 3, 0, 0, ses, cuts, 1});
    assert_near(draws.bands[1], baremo_normal_lower(-0.4), 0.006);
    assert_close(draws.units[0].high, 100, 0);
}

CLAIM(nothing_that_varies_gives_the_index_itself) {
    static const double cuts[] = {20, 63.333333333333336, 90};
    double none[20] = {0};
    none[3] = NA;
    baremo_composite of = baremo_composite_compute(arena, &plan, values, 5);
    baremo_composite_draws draws = draws_of(
        arena, &plan, values, 5, &(baremo_composite_settings){7, 0.95, 3, 1, 0, none, cuts, 3});
    for (size_t u = 0; u < 5; u++) {
        assert_close(draws.units[u].low, of.units[u].arithmetic, 1e-14);
        assert_close(draws.units[u].high, of.units[u].arithmetic, 1e-14);
        assert_close(draws.units[u].rank.median, of.units[u].rank, 0);
    }
    assert_close(draws.bands[4 + 2], 1, 0); /* 63.33: from its own cut on */
    assert_close(draws.bands[1], 1, 0);
}

CLAIM(threads_change_nothing_in_the_index) { /* 4 */
    double ses[20];
    for (size_t i = 0; i < 20; i++)
        ses[i] = 0.3;
    baremo_composite_settings settings = {1777, 0.95, 3, 1, 20, ses, NULL, 0};
    baremo_composite_draws one = draws_of(arena, &plan, values, 5, &settings);
    settings.threads = 5;
    baremo_composite_draws several = draws_of(arena, &plan, values, 5, &settings);
    assert_memory_equal(one.units, several.units, 5 * sizeof *one.units);
    settings.stream = 4;
    assert_true(draws_of(arena, &plan, values, 5, &settings).units[0].low != one.units[0].low);
}

CLAIM(units_without_index_have_no_draws) { /* 3 */
    static const double cuts[] = {50};
    double some[20];
    memcpy(some, values, sizeof some);
    some[4] = NA;
    baremo_composite_settings settings = {100, 0.95, 3, 1, 20, NULL, cuts, 1};
    baremo_composite_draws draws = draws_of(arena, &plan, some, 5, &settings);
    assert_true(baremo_is_missing(draws.units[1].low));
    assert_true(baremo_is_missing(draws.units[1].rank.median));
    assert_true(baremo_is_missing(draws.bands[2]));
    assert_close(draws.units[2].rank.low, 1, 0);
    draws = draws_of(arena, &plan, NULL, 0, &settings);
    static const double zero[] = {0, 0};
    baremo_composite_plan none = {four, 4, zero, 2, false};
    draws = draws_of(arena, &none, values, 5, &settings);
    assert_true(baremo_is_missing(draws.units[0].low));
}

CLAIM(settings_that_cannot_be_are_refused) {
    static const double cuts[] = {50, 50};
    baremo_composite of = baremo_composite_compute(arena, &plan, values, 5);
    baremo_composite_draws draws;
    static const baremo_composite_settings wrong[] = {{0, 0.95, 3, 1, 20, NULL, NULL, 0},
                                                      {10, 0.95, 3, 1, 0.5, NULL, NULL, 0},
                                                      {10, 0.95, 3, 1, -1, NULL, NULL, 0},
                                                      {10, 0.95, 3, 1, 20, NULL, cuts, 2}};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_int_equal(baremo_composite_simulate(arena, &of, &wrong[i], &draws), BAREMO_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_are_drawn_from_nested_dirichlet_distributions),
        cmocka_unit_test(two_equal_weights_follow_a_beta_distribution),
        cmocka_unit_test(values_are_drawn_and_clipped),
        cmocka_unit_test(scores_far_from_the_goalposts_are_normal),
        cmocka_unit_test(a_score_near_its_goalpost_piles_up_there),
        cmocka_unit_test(nothing_that_varies_gives_the_index_itself),
        cmocka_unit_test(threads_change_nothing_in_the_index),
        cmocka_unit_test(units_without_index_have_no_draws),
        cmocka_unit_test(settings_that_cannot_be_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
