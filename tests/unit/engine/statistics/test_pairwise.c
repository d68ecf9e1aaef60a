/* Pairs of estimates. Numbers in brackets: the statements of pairwise.c. */
#include "calls.h"

#include "engine/base/random.h"
#include "engine/statistics/adjust.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/pairwise.h"

static const double y[] = {0.3, 0.5, 0.1, 0.9, 0.45, 0.2, 0.75, 0.6};
static const double s[] = {0.1, 0.2, 0.05, 0.3, 0.15, 0.1, 0.2, 0.05};

CLAIM(pairs_equal_p_adjust) { /* 1 */
    /* R 4.2.2: z <- d/se; p <- 2 * pnorm(-abs(z)); h <- p.adjust(p, "holm"); st <- pmin(rank(p,
     * ties = "min"), first step with h >= .05); d -/+ qnorm(1 - .05/(28 - st + 1)/2) * se */
    static const struct {
        size_t first, second;
        double z, p, p_holm, low, high;
    } expected[] = {
        {2, 7, 7.0710678118654737, 1.5374597944280515e-12, 4.3048874243985444e-11,
         0.2791186060270755, 0.7208813939729245},
        {5, 7, 3.577708763999663, 0.00034661935113466756, 0.0093587224806360239,
         0.051954089194389985, 0.74804591080560989},
        {2, 6, 3.1529631254723283, 0.001616222215059989, 0.042021777591559714, 0.010534801170874797,
         1.2894651988291252},
        {0, 7, 2.6832815729997472, 0.0072903580915356491, 0.18225895228839123,
         -0.045498475142858708, 0.64549847514285874},
        {1, 2, -1.9402850002906635, 0.052345063273163253, 0.99455620219010177, -1.0370677103012975,
         0.23706771030129747},
        {1, 4, -0.19999999999999996, 0.84148058112179402, 1, -0.82255807654195334,
         0.72255807654195325},
    };
    baremo_pairwise all = baremo_pairwise_compare(arena, y, s, 8, 0.95);
    assert_int_equal(all.pairs, 28);
    assert_int_equal(all.apart, 3);
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        baremo_pair pair = baremo_pairwise_of(&all, expected[i].first, expected[i].second);
        assert_close(pair.z, expected[i].z, 1e-14);
        assert_close(pair.p, expected[i].p, 1e-12);
        assert_close(pair.p_holm, expected[i].p_holm, 1e-12);
        assert_close(pair.low, expected[i].low, 1e-11);
        assert_close(pair.high, expected[i].high, 1e-12);
    }
    assert_close(baremo_pairwise_of(&all, 0, 7).level, 0.998, 1e-15);
    assert_close(baremo_pairwise_of(&all, 5, 7).level, 1 - 0.05 / 27, 1e-15);
    static const size_t apart_from[] = {0, 0, 2, 0, 0, 1, 1, 2};
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(all.apart_from[i], apart_from[i]);
}

CLAIM(intervals_hold_zero_exactly_where_the_test_does_not_tell_apart) {
    enum { UNITS = 40 };
    double estimates[UNITS], ses[UNITS], p[UNITS * (UNITS - 1) / 2];
    baremo_random random = baremo_random_start(8);
    for (size_t i = 0; i < UNITS; i++) {
        estimates[i] = baremo_random_normal(&random);
        ses[i] = 0.1 + 0.4 * baremo_random_uniform(&random);
    }
    baremo_pairwise all = baremo_pairwise_compare(arena, estimates, ses, UNITS, 0.9);
    size_t count = 0, apart = 0, counted = 0;
    for (size_t j = 0; j < UNITS; j++)
        for (size_t i = 0; i < j; i++)
            p[count++] = baremo_pairwise_of(&all, i, j).p;
    const double *holm = baremo_adjust(arena, p, count).holm;
    count = 0;
    for (size_t j = 0; j < UNITS; j++) {
        counted += all.apart_from[j];
        for (size_t i = 0; i < j; i++) {
            baremo_pair pair = baremo_pairwise_of(&all, i, j);
            assert_close(pair.p_holm, holm[count++], 1e-13);
            assert_int_equal(pair.low > 0 || pair.high < 0, pair.p_holm < 1 - all.level);
            apart += pair.p_holm < 1 - all.level;
        }
    }
    assert_true(apart > 50 && apart < count - 50);
    assert_int_equal(apart, all.apart);
    assert_int_equal(counted, 2 * apart);
}

CLAIM(equal_distances_have_one_step) { /* 3 */
    static const double steps[] = {0, 1, 2}, equal[] = {0.1, 0.1, 0.1};
    baremo_pairwise all = baremo_pairwise_compare(arena, steps, equal, 3, 0.95);
    baremo_pair first = baremo_pairwise_of(&all, 0, 1), second = baremo_pairwise_of(&all, 1, 2);
    assert_close(first.p_holm, 2 * first.p, 1e-15);
    assert_close(second.p_holm, first.p_holm, 0);
    assert_close(first.level, 1 - (1 - 0.95) / 2, 1e-15);
    assert_close(second.level, first.level, 0);
    assert_close(baremo_pairwise_of(&all, 0, 2).level, 1 - (1 - 0.95) / 3, 1e-15);
    /* 0.3 - 0.2 and 0.2 - 0.1 differ by rounding */
    static const double decimals[] = {0.1, 0.2, 0.3}, ses[] = {0.02, 0.02, 0.02};
    all = baremo_pairwise_compare(arena, decimals, ses, 3, 0.95);
    assert_close(baremo_pairwise_of(&all, 0, 1).level, baremo_pairwise_of(&all, 1, 2).level, 0);
}

CLAIM(units_without_variance_are_equal_or_apart) { /* 2 */
    static const double estimates[] = {0.3 - 0.1, 0.9 - 0.7, 0.5}, none[] = {0, 0, 0};
    baremo_pairwise all = baremo_pairwise_compare(arena, estimates, none, 3, 0.95);
    baremo_pair tied = baremo_pairwise_of(&all, 0, 1), differ = baremo_pairwise_of(&all, 2, 0);
    assert_true(baremo_is_missing(tied.z));
    assert_close(tied.p, 1, 0);
    assert_close(tied.low, 0, 0);
    assert_close(tied.high, 0, 0);
    assert_close(tied.p_holm, 1, 0);
    assert_close(differ.z, -HUGE_VAL, 0);
    assert_close(differ.p_holm, 0, 0);
    assert_close(differ.low, differ.high, 0);
    assert_int_equal(all.apart_from[2], 2);
    assert_int_equal(all.apart_from[0], 1);
}

CLAIM(units_without_value_are_left_out) {
    static const double estimates[] = {1, NA, 2, 5}, ses[] = {0.1, 0.1, NA, 0.1};
    baremo_pairwise all = baremo_pairwise_compare(arena, estimates, ses, 4, 0.95);
    assert_int_equal(all.compared, 2);
    assert_int_equal(all.left_out, 2);
    assert_int_equal(all.pairs, 1);
    assert_int_equal(all.apart_from[0], 1);
    assert_int_equal(all.apart_from[1], 0);
    assert_true(baremo_is_missing(baremo_pairwise_of(&all, 0, 1).difference));
    assert_true(baremo_is_missing(baremo_pairwise_of(&all, 0, 0).p));
    assert_close(baremo_pairwise_of(&all, 0, 3).difference, 4, 0);
}

CLAIM(pairs_that_are_far_from_apart_are_not_sorted) { /* 4 */
    enum { UNITS = 60, PAIRS = UNITS * (UNITS - 1) / 2 };
    double estimates[UNITS], ses[UNITS], p[PAIRS];
    for (size_t i = 0; i < UNITS; i++) { /* alike but for the last one */
        estimates[i] = 0.5 + 0.2 * baremo_normal_quantile((double)((i * 37) % UNITS + 1) / 61) +
                       (i == UNITS - 1 ? 1.4 : 0);
        ses[i] = 0.2 + 0.001 * (double)i;
    }
    baremo_pairwise all = baremo_pairwise_compare(arena, estimates, ses, UNITS, 0.95);
    assert_int_equal(all.pairs, PAIRS);
    assert_true(all.sorted > 10 && all.sorted < PAIRS / 4);
    assert_true(all.apart > 5 && all.apart < all.sorted);
    size_t count = 0;
    for (size_t j = 0; j < UNITS; j++)
        for (size_t i = 0; i < j; i++)
            p[count++] = baremo_pairwise_of(&all, i, j).p;
    const double *holm = baremo_adjust(arena, p, count).holm;
    count = 0;
    for (size_t j = 0; j < UNITS; j++)
        for (size_t i = 0; i < j; i++) {
            baremo_pair pair = baremo_pairwise_of(&all, i, j);
            assert_close(pair.p_holm, holm[count++], 1e-13);
            assert_int_equal(pair.low > 0 || pair.high < 0, pair.p_holm < 1 - all.level);
        }
}

CLAIM(fewer_than_two_units_have_no_pairs) { /* 5 */
    for (size_t count = 0; count < 2; count++) {
        baremo_pairwise all = baremo_pairwise_compare(arena, y, s, count, 0.95);
        assert_int_equal(all.compared, count);
        assert_int_equal(all.pairs, 0);
        assert_int_equal(all.apart, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_equal_p_adjust),
        cmocka_unit_test(intervals_hold_zero_exactly_where_the_test_does_not_tell_apart),
        cmocka_unit_test(equal_distances_have_one_step),
        cmocka_unit_test(units_without_variance_are_equal_or_apart),
        cmocka_unit_test(units_without_value_are_left_out),
        cmocka_unit_test(pairs_that_are_far_from_apart_are_not_sorted),
        cmocka_unit_test(fewer_than_two_units_have_no_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
