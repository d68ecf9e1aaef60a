/* Ranks with their uncertainty. Numbers in brackets: the statements of ranks.c. */
#include "calls.h"

#include "engine/base/random.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/ranks.h"

static const double y[] = {0.3, 0.5, 0.1, 0.9, 0.45, 0.2, 0.75, 0.6};
static const double s[] = {0.1, 0.2, 0.05, 0.3, 0.15, 0.1, 0.2, 0.05};

static baremo_ranks ranks_of(baremo_arena *arena, const double *estimates, const double *ses,
                             size_t count, size_t draws) {
    baremo_ranks ranks;
    baremo_rank_units units = {estimates, ses, count, true};
    baremo_rank_settings settings = {draws, 0.95, 20, 1};
    assert_int_equal(baremo_ranks_simulate(arena, &units, &settings, &ranks), BAREMO_OK);
    return ranks;
}

CLAIM(expected_ranks_are_exact) { /* 4 */
    /* R 4.2.2: sapply(1:8, function(i) 1 + sum(pnorm((y[-i] - y[i])/sqrt(s[-i]^2 + s[i]^2)))) */
    static const double expected[] = {5.8337115961010202, 4.0864945464011626, 7.732960763602831,
                                      1.7707332771716864, 4.5018204915359075, 6.7526266410026343,
                                      2.228027495585148,  3.0936251885996096};
    baremo_ranks ranks = ranks_of(arena, y, s, 8, 1);
    for (size_t i = 0; i < 8; i++)
        assert_close(ranks.units[i].expected, expected[i], 1e-13);
}

CLAIM(simulated_ranks_agree_with_a_million_draws_of_r) {
    /* set.seed(1); r <- apply(-matrix(rnorm(8e6, y, s), 8), 2, rank); apply(r, 1, quantile, c(.025,
     * .5, .975), type = 1); rowMeans(r == 1). Limits whose tail is within three standard errors of
     * 2.5 % are left out. */
    static const double low[] = {4, 1, NA, 1, 2, 5, 1, NA};
    static const double median[] = {6, 4, 8, 1, 5, 7, 2, 3};
    static const double high[] = {8, 7, 8, NA, 7, 8, 5, 5};
    static const double best[] = {0.000045, 0.045716, 0,        0.622395,
                                  0.012570, 0.000002, 0.293106, 0.026166};
    baremo_ranks ranks = ranks_of(arena, y, s, 8, 100000);
    for (size_t i = 0; i < 8; i++) {
        if (!baremo_is_missing(low[i]))
            assert_close(ranks.units[i].low, low[i], 0);
        if (!baremo_is_missing(high[i]))
            assert_close(ranks.units[i].high, high[i], 0);
        assert_close(ranks.units[i].median, median[i], 0);
        assert_true(fabs(ranks.units[i].best - best[i]) < 0.006);
    }
    static const double own[] = {6, 4, 8, 1, 5, 7, 2, 3};
    for (size_t i = 0; i < 8; i++)
        assert_close(ranks.units[i].rank, own[i], 0);
}

CLAIM(the_simulated_mean_rank_meets_the_exact_one) {
    enum { UNITS = 60, DRAWS = 20000 };
    baremo_random random = baremo_random_start(4);
    baremo_rank_table table = baremo_rank_table_new(arena, UNITS, DRAWS);
    baremo_rank_room room = baremo_rank_room_new(arena, UNITS);
    double estimates[UNITS], ses[UNITS], values[UNITS];
    for (size_t i = 0; i < UNITS; i++) {
        estimates[i] = 1000 + baremo_random_normal(&random);
        ses[i] = 0.2 + baremo_random_uniform(&random);
    }
    for (size_t draw = 0; draw < DRAWS; draw++) {
        for (size_t i = 0; i < UNITS; i++)
            values[i] = estimates[i] + ses[i] * baremo_random_normal(&random);
        baremo_rank_table_set(&table, draw, values, true, &room);
    }
    baremo_ranks ranks = ranks_of(arena, estimates, ses, UNITS, 1);
    for (size_t i = 0; i < UNITS; i++) /* the sd of a rank is below 30 */
        assert_true(fabs(baremo_rank_table_sum(&table, i, 0.95, arena).mean -
                         ranks.units[i].expected) < 5 * 15 / sqrt(DRAWS));
}

CLAIM(the_order_can_be_turned_round) {
    baremo_ranks highest = ranks_of(arena, y, s, 8, 1000), lowest;
    baremo_rank_units units = {y, s, 8, false};
    baremo_rank_settings settings = {1000, 0.95, 20, 1};
    assert_int_equal(baremo_ranks_simulate(arena, &units, &settings, &lowest), BAREMO_OK);
    for (size_t i = 0; i < 8; i++) {
        assert_close(lowest.units[i].rank, 9 - highest.units[i].rank, 0);
        assert_close(lowest.units[i].expected, 9 - highest.units[i].expected, 1e-13);
    }
}

CLAIM(threads_change_nothing) { /* 3 */
    baremo_ranks one = ranks_of(arena, y, s, 8, 1777);
    for (unsigned threads = 2; threads <= 7; threads += 5) {
        baremo_ranks several;
        baremo_rank_units units = {y, s, 8, true};
        baremo_rank_settings settings = {1777, 0.95, 20, threads};
        assert_int_equal(baremo_ranks_simulate(arena, &units, &settings, &several), BAREMO_OK);
        assert_memory_equal(several.units, one.units, 8 * sizeof *one.units);
    }
}

CLAIM(another_seed_draws_others) {
    baremo_ranks ranks;
    baremo_rank_units units = {y, s, 8, true};
    baremo_rank_settings settings = {1777, 0.95, 21, 1};
    assert_int_equal(baremo_ranks_simulate(arena, &units, &settings, &ranks), BAREMO_OK);
    assert_true(ranks.units[3].best != ranks_of(arena, y, s, 8, 1777).units[3].best);
}

CLAIM(ties_share_their_ranks_and_the_chance_to_be_best) { /* 2, 4 */
    static const double tied[] = {0.3 - 0.1, 0.9 - 0.7, 0.1}, none[] = {0, 0, 0};
    baremo_ranks ranks = ranks_of(arena, tied, none, 3, 100);
    for (size_t i = 0; i < 2; i++) {
        assert_close(ranks.units[i].rank, 1.5, 0);
        assert_close(ranks.units[i].expected, 1.5, 0);
        assert_close(ranks.units[i].low, 1.5, 0);
        assert_close(ranks.units[i].high, 1.5, 0);
        assert_close(ranks.units[i].best, 0.5, 1e-15);
    }
    assert_close(ranks.units[2].median, 3, 0);
    assert_close(ranks.units[2].best, 0, 0);
}

CLAIM(constant_estimates_all_share_one_rank) {
    static const double constant[] = {0, 0, 0, 0}, none[] = {0, 0, 0, 0};
    baremo_ranks ranks = ranks_of(arena, constant, none, 4, 10);
    assert_close(ranks.units[3].median, 2.5, 0);
    assert_close(ranks.units[3].best, 0.25, 1e-15);
}

CLAIM(a_unit_that_stands_still_among_moving_ones_is_ranked) {
    static const double estimates[] = {1, 0}, ses[] = {0, 0.5};
    baremo_ranks ranks = ranks_of(arena, estimates, ses, 2, 10000);
    /* P(0 + .5 z > 1) = 1 - pnorm(2) */
    assert_close(ranks.units[1].expected, 1 + baremo_normal_lower(2), 1e-14);
    assert_true(fabs(ranks.units[1].best - baremo_normal_upper(2)) < 0.006);
}

CLAIM(units_without_value_are_left_out) { /* 1 */
    static const double estimates[] = {NA, 3, 5, 4}, ses[] = {0.1, 0.1, NA, 0.1};
    baremo_ranks ranks = ranks_of(arena, estimates, ses, 4, 100);
    assert_int_equal(ranks.compared, 2);
    assert_int_equal(ranks.left_out, 2);
    assert_true(baremo_is_missing(ranks.units[0].rank));
    assert_true(baremo_is_missing(ranks.units[2].expected));
    assert_close(ranks.units[1].rank, 2, 0);
    assert_close(ranks.units[3].rank, 1, 0);
}

CLAIM(no_unit_one_unit_two_units) { /* 5 */
    assert_int_equal(ranks_of(arena, y, s, 0, 10).compared, 0);
    baremo_rank one = ranks_of(arena, y, s, 1, 10).units[0];
    assert_close(one.rank, 1, 0);
    assert_close(one.expected, 1, 0);
    assert_close(one.low, 1, 0);
    assert_close(one.high, 1, 0);
    assert_close(one.best, 1, 0);
    baremo_ranks two = ranks_of(arena, y, s, 2, 10);
    assert_close(two.units[0].expected + two.units[1].expected, 3, 1e-14);
}

CLAIM(what_cannot_be_simulated_is_refused) {
    baremo_ranks ranks;
    baremo_rank_units units = {y, s, 8, true};
    baremo_rank_settings settings = {0, 0.95, 20, 1};
    assert_int_equal(baremo_ranks_simulate(arena, &units, &settings, &ranks), BAREMO_INVALID);
    settings.draws = 1;
    units.count = BAREMO_RANK_UNITS_MOST + 1;
    units.estimates = units.ses =
        baremo_arena_array(arena, BAREMO_RANK_UNITS_MOST + 1, sizeof(double));
    assert_int_equal(baremo_ranks_simulate(arena, &units, &settings, &ranks), BAREMO_INVALID);
}

CLAIM(the_most_units_fit_a_table) {
    enum { MOST = BAREMO_RANK_UNITS_MOST };
    double *values = baremo_arena_array(arena, MOST, sizeof *values);
    baremo_rank_table table = baremo_rank_table_new(arena, MOST, 2);
    baremo_rank_room room = baremo_rank_room_new(arena, MOST);
    baremo_rank_table_set(&table, 0, values, true, &room);
    for (size_t i = 0; i < MOST; i++)
        values[i] = (double)(i * 7919 % MOST);
    baremo_rank_table_set(&table, 1, values, false, &room);
    baremo_rank_summary sum = baremo_rank_table_sum(&table, 7, 0.95, arena);
    assert_close(sum.low, (MOST + 1) / 2.0, 0);
    assert_close(sum.high, 7 * 7919 % MOST + 1, 0);
}

CLAIM(draws_are_summed_up_by_order_statistics) {
    static const double draws[4][3] = {{3, 2, 1}, {3, 2, 1}, {1, 1, 0}, {0, 5, 1e-9}};
    baremo_rank_table table = baremo_rank_table_new(arena, 3, 4);
    baremo_rank_room room = baremo_rank_room_new(arena, 3);
    for (size_t draw = 0; draw < 4; draw++)
        baremo_rank_table_set(&table, draw, draws[draw], true, &room);
    /* The first unit: 1, 1, 1.5, 3 */
    baremo_rank_summary sum = baremo_rank_table_sum(&table, 0, 0.5, arena);
    assert_close(sum.mean, 1.625, 0);
    assert_close(sum.median, 1.25, 0);
    assert_close(sum.low, 1, 0);
    assert_close(sum.high, 1.5, 0);
    assert_close(sum.best, 2.5 / 4, 1e-15);
    assert_close(baremo_rank_table_sum(&table, 0, 0.95, arena).high, 3, 0);
    assert_close(baremo_rank_table_sum(&table, 2, 0.95, arena).high, 3, 0);
    assert_close(baremo_rank_table_sum(&table, 2, 0.95, arena).low, 2, 0);
}

CLAIM(values_beyond_the_sorted_digits_are_still_in_order) {
    static const double values[] = {0, 1e-12, 3e-12, 2e-12, 1, 1e-13};
    static const double ranks[] = {6, 4, 2, 3, 1, 5};
    baremo_rank_table table = baremo_rank_table_new(arena, 6, 1);
    baremo_rank_room room = baremo_rank_room_new(arena, 6);
    baremo_rank_table_set(&table, 0, values, true, &room);
    for (size_t i = 0; i < 6; i++)
        assert_close(baremo_rank_table_sum(&table, i, 0.95, arena).median, ranks[i], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expected_ranks_are_exact),
        cmocka_unit_test(simulated_ranks_agree_with_a_million_draws_of_r),
        cmocka_unit_test(the_simulated_mean_rank_meets_the_exact_one),
        cmocka_unit_test(the_order_can_be_turned_round),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(another_seed_draws_others),
        cmocka_unit_test(ties_share_their_ranks_and_the_chance_to_be_best),
        cmocka_unit_test(constant_estimates_all_share_one_rank),
        cmocka_unit_test(a_unit_that_stands_still_among_moving_ones_is_ranked),
        cmocka_unit_test(units_without_value_are_left_out),
        cmocka_unit_test(no_unit_one_unit_two_units),
        cmocka_unit_test(what_cannot_be_simulated_is_refused),
        cmocka_unit_test(the_most_units_fit_a_table),
        cmocka_unit_test(draws_are_summed_up_by_order_statistics),
        cmocka_unit_test(values_beyond_the_sorted_digits_are_still_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
