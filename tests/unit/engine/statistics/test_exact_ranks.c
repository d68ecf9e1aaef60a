/* Exact permutation distributions. Numbers in brackets: the statements of exact_ranks.c. */
#include "calls.h"

#include "engine/statistics/exact_ranks.h"

/* All sign vectors, one by one. */
static baremo_exact_tails all_signs(const double *weights, size_t count, double observed) {
    baremo_exact_tails tails = {.computed = true};
    double all = ldexp(1, (int)count), sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += weights[i];
    for (uint32_t signs = 0; signs < 1u << count; signs++) {
        double w = 0;
        for (size_t i = 0; i < count; i++)
            w += signs >> i & 1 ? weights[i] : 0;
        tails.lower += (w <= observed) / all;
        tails.upper += (w >= observed) / all;
        tails.mass += (w == observed) / all;
        tails.two_sided += (fabs(w - sum / 2) >= fabs(observed - sum / 2)) / all;
    }
    return tails;
}

static void assert_same_tails(baremo_exact_tails actual, baremo_exact_tails expected) {
    assert_true(actual.computed);
    assert_close(actual.lower, expected.lower, 1e-13);
    assert_close(actual.upper, expected.upper, 1e-13);
    assert_close(actual.mass, expected.mass, 1e-13);
    assert_close(actual.two_sided, expected.two_sided, 1e-13);
}

CLAIM(signs_equal_the_enumeration_at_every_sum) { /* 1, 2 */
    const double tied[] = {3, 3, 3, 9, 9, 12, 15, 15};
    for (double observed = 0; observed <= 69; observed += 3)
        assert_same_tails(baremo_exact_signs(arena, tied, 8, observed),
                          all_signs(tied, 8, observed));
}

CLAIM(sums_too_long_for_a_table_are_matched_in_halves) { /* 3 */
    const double wide[] = {1, 1e3, 1e3 + 7, 1e8, 1e8 + 1, 3e9, 3e9 + 11, 7e12, 7e12 + 3};
    assert_same_tails(baremo_exact_signs(arena, wide, 9, 7e12 + 3e9 + 1e8),
                      all_signs(wide, 9, 7e12 + 3e9 + 1e8));
    assert_same_tails(baremo_exact_signs(arena, wide, 9, 1), all_signs(wide, 9, 1));
    double many[43];
    for (int i = 0; i < 43; i++)
        many[i] = 1e9 + 7 * i * i + 1;
    assert_true(baremo_exact_signs(arena, many, 42, 21e9).computed);
    assert_false(baremo_exact_signs(arena, many, 43, 21e9).computed);
}

CLAIM(no_weight_has_probability_1) {
    baremo_exact_tails tails = baremo_exact_signs(arena, NULL, 0, 0);
    assert_true(tails.computed);
    assert_close(tails.two_sided, 1, 0);
    assert_close(tails.lower, 1, 0);
    assert_close(tails.upper, 1, 0);
}

CLAIM(small_tails_keep_their_digits) {
    double ranks[200];
    for (int i = 0; i < 200; i++)
        ranks[i] = 2 * (i + 1);
    /* R 4.2.2: 2^-200; psignrank(2000, 200) */
    assert_close(baremo_exact_signs(arena, ranks, 200, 0).lower, 6.2230152778611417e-61, 1e-13);
    assert_close(baremo_exact_signs(arena, ranks, 200, 4000).lower, 1.4465075479746735e-27, 1e-11);
}

CLAIM(rank_sums_with_ties_equal_the_enumeration) { /* 4, 5 */
    /* R 4.2.2: v <- c(1,1,2,3,3,3,5,6); r <- rank(v); s <- colSums(matrix(r[combn(8, 3)], 3)) */
    const double doubled[] = {3, 3, 6, 10, 10, 10, 14, 16};
    baremo_exact_tails tails = baremo_exact_rank_sum(arena, doubled, 8, 3, 40);
    assert_close(tails.lower, 1, 1e-14);
    assert_close(tails.upper, 0.053571428571428568, 1e-14);
    assert_close(tails.mass, 0.053571428571428568, 1e-14);
    assert_close(tails.two_sided, 0.071428571428571425, 1e-14);
    tails = baremo_exact_rank_sum(arena, doubled, 8, 3, 19);
    assert_close(tails.lower, 0.17857142857142858, 1e-14);
    assert_close(tails.upper, 0.9285714285714286, 1e-14);
    assert_close(tails.mass, 0.10714285714285714, 1e-14);
    assert_close(tails.two_sided, 0.30357142857142855, 1e-14);
}

CLAIM(a_sample_of_all_cases_or_of_equal_ones_is_certain) {
    const double ranks[] = {2, 4, 6}, equal[] = {4, 4, 4};
    assert_close(baremo_exact_rank_sum(arena, ranks, 3, 3, 12).two_sided, 1, 1e-15);
    assert_close(baremo_exact_rank_sum(arena, equal, 3, 1, 4).two_sided, 1, 1e-15);
}

CLAIM(rank_sums_without_ties_equal_the_mann_whitney_distribution) {
    double ranks[20];
    for (int i = 0; i < 20; i++)
        ranks[i] = 2 * (i + 1);
    /* R 4.2.2: pwilcox(17, 8, 12) */
    assert_close(baremo_exact_rank_sum(arena, ranks, 20, 8, 2 * (17 + 36)).lower,
                 0.007930459633246012, 1e-12);
}

CLAIM(a_table_above_the_bound_is_not_made) {
    double ranks[1000];
    for (int i = 0; i < 1000; i++)
        ranks[i] = 2 * (i + 1);
    assert_false(baremo_exact_rank_sum(arena, ranks, 1000, 500, 250000).computed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_equal_the_enumeration_at_every_sum),
        cmocka_unit_test(sums_too_long_for_a_table_are_matched_in_halves),
        cmocka_unit_test(no_weight_has_probability_1),
        cmocka_unit_test(small_tails_keep_their_digits),
        cmocka_unit_test(rank_sums_with_ties_equal_the_enumeration),
        cmocka_unit_test(a_sample_of_all_cases_or_of_equal_ones_is_certain),
        cmocka_unit_test(rank_sums_without_ties_equal_the_mann_whitney_distribution),
        cmocka_unit_test(a_table_above_the_bound_is_not_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
