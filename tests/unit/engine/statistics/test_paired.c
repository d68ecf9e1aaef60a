/* Change between two measurements. Numbers in brackets: the statements of paired.c. */
#include "calls.h"

#include "engine/statistics/paired.h"

static const double pre[] = {2, 3, 3, 4, 2, 5, 3, 1, 4, 3, 2, 3};
static const double post[] = {3, 3, 4, 4, 4, 5, 2, 3, 5, 3, 4, 4};

static baremo_call *pairs_call(baremo_arena *arena, const double *x, const double *y, size_t n) {
    baremo_call *call = call_of(arena, "paired");
    baremo_call_bind(call, "pre", numbers_of(arena, "pre", x, n));
    baremo_call_bind(call, "post", numbers_of(arena, "post", y, n));
    return call;
}

static double value_of(const baremo_estimates *rows, const char *statistic) {
    return row_of(rows, "", statistic)->value;
}

CLAIM(t_and_effect_sizes_equal_r) {
    const baremo_estimates *rows = rows_of(arena, pairs_call(arena, pre, post, 12));
    /* R 4.2.2: t.test(post - pre) */
    assert_close(value_of(rows, "t"), 2.6914498767438326, 1e-13);
    assert_close(value_of(rows, "t.p"), 0.020974741303533096, 1e-12);
    assert_close(row_of(rows, "", "mean_diff")->low, 0.13667300315255196, 1e-12);
    assert_close(row_of(rows, "", "mean_diff")->high, 1.36332699684744818, 1e-12);
    assert_close(value_of(rows, "correlation"), 0.5355825195389895, 1e-13); /* cor(pre, post) */
    assert_close(value_of(rows, "sd_pre"), 1.0836246694508318, 1e-13);
    assert_close(value_of(rows, "sd_post"), 0.88762536459859454, 1e-13);
    assert_close(value_of(rows, "sd_diff"), 0.96530729916342273, 1e-13);
    /* R 4.2.2, d <- mean(post - pre): d/((s1 + s2)/2), d/sqrt((s1^2 + s2^2)/2),
     * d/sd(diff)*sqrt(2*(1 - r)), d/s1 */
    assert_close(value_of(rows, "d_av"), 0.76093847766162659, 1e-13);
    assert_close(value_of(rows, "d_av_pooled"), 0.75720477637101125, 1e-13);
    assert_close(value_of(rows, "d_rm"), 0.74879847304833147, 1e-13);
    assert_close(value_of(rows, "d_pre"), 0.69212156306859562, 1e-13);
    /* exp(lgamma(11/2) - lgamma(10/2))/sqrt(11/2) */
    assert_close(value_of(rows, "hedges_correction"), 0.92995980997577865, 1e-13);
    assert_close(value_of(rows, "d_z"), 0.77695465542421849, 1e-13);
    /* uniroot(function(n) pt(t, 11, n) - 0.975, ...)$root / sqrt(12) */
    assert_close(row_of(rows, "", "d_z")->low, 0.11339822625016735, 1e-7);
    assert_close(row_of(rows, "", "d_z")->high, 1.4141607382335719, 1e-7);
    assert_explained(rows);
}

CLAIM(signed_ranks_with_ties_and_zeros_equal_the_enumeration) { /* 4 */
    const baremo_estimates *rows = rows_of(arena, pairs_call(arena, pre, post, 12));
    /* R 4.2.2: all sign vectors, expand.grid(rep(list(0:1), 8)) %*% rank(abs(d[d != 0])) */
    assert_close(value_of(rows, "signedrank.wilcoxon.w_plus"), 33, 0);
    assert_close(value_of(rows, "signedrank.wilcoxon.w_minus"), 3, 0);
    assert_close(value_of(rows, "signedrank.wilcoxon.p_exact"), 0.046875, 1e-14);
    assert_close(value_of(rows, "signedrank.wilcoxon.p_exact_greater"), 0.0234375, 1e-14);
    assert_close(value_of(rows, "signedrank.wilcoxon.p_exact_less"), 0.99609375, 1e-14);
    assert_close(value_of(rows, "signedrank.wilcoxon.p_mid"), 0.02734375, 1e-14);
    assert_close(value_of(rows, "signedrank.wilcoxon.z"), 2.1650635094610968, 1e-14);
    assert_close(value_of(rows, "signedrank.wilcoxon.p_corrected"), 0.0363585531727907, 1e-12);
    /* the same with rank(abs(d))[d != 0] */
    assert_close(value_of(rows, "signedrank.pratt.w_plus"), 61, 0);
    assert_close(value_of(rows, "signedrank.pratt.w_minus"), 7, 0);
    assert_close(value_of(rows, "signedrank.pratt.p_exact"), 0.046875, 1e-14);
    assert_close(value_of(rows, "signedrank.pratt.z"), 2.1899891852652944, 1e-14);
    assert_close(value_of(rows, "signedrank.pratt.p_corrected"), 0.031600026143386702, 1e-12);
}

CLAIM(location_estimates_keep_zeros_and_say_their_level) { /* 5, 6 */
    const baremo_estimates *rows = rows_of(arena, pairs_call(arena, pre, post, 12));
    /* R 4.2.2: Walsh averages sorted, k = qsignrank(0.025, 12), 1 - 2*psignrank(k - 1, 12) */
    const baremo_estimate *hl = row_of(rows, "", "hodges_lehmann");
    assert_close(hl->value, 1, 0);
    assert_close(hl->low, 0, 0);
    assert_close(hl->high, 1.5, 0);
    assert_close(hl->level, 0.95751953125, 1e-14);
    assert_close(value_of(rows, "hodges_lehmann.nonzero"), 1.25, 0);
    /* sort(d)[k], k = qbinom(0.025, 12, 0.5), 1 - 2*pbinom(k - 1, 12, 0.5) */
    const baremo_estimate *median = row_of(rows, "", "median_diff");
    assert_close(median->value, 1, 0);
    assert_close(median->low, 0, 0);
    assert_close(median->high, 2, 0);
    assert_close(median->level, 0.96142578125, 1e-14);
    assert_close(value_of(rows, "sign.p"), 0.070312500000000028, 1e-14);     /* binom.test(7, 8) */
    assert_close(value_of(rows, "cliff_delta"), 0.40972222222222221, 1e-14); /* 7 */
    assert_close(value_of(rows, "superiority"), (7 + 4 / 2.0) / 12, 1e-14);
    assert_close(value_of(rows, "rank_biserial"), 30 / 36.0, 1e-14);
    assert_close(value_of(rows, "permutation.p"), 0.046875, 1e-14);
}

CLAIM(seven_up_and_one_down_by_one_step_give_the_conditional_p) {
    const double zeros[8] = {0}, steps[] = {1, 1, 1, 1, 1, 1, 1, -1};
    const baremo_estimates *rows = rows_of(arena, pairs_call(arena, zeros, steps, 8));
    assert_close(value_of(rows, "signedrank.wilcoxon.p_exact"), 0.0703125, 1e-14); /* 18/256 */
}

CLAIM(decimal_ties_are_ties) { /* 1: 0.3 - 0.1 and 0.9 - 0.7 */
    const double x[] = {0.1, 0.7, 0.2, 1e9}, y[] = {0.3, 0.9, 0.1, 1000000000.2};
    baremo_call *call = call_of(arena, "paired");
    baremo_variable *first = numbers_of(arena, "pre", x, 4),
                    *second = numbers_of(arena, "post", y, 4);
    first->decimals = 1;
    second->decimals = 1;
    baremo_call_bind(call, "pre", first);
    baremo_call_bind(call, "post", second);
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(value_of(rows, "signedrank.wilcoxon.w_plus"), 9, 0); /* ranks 1, 3, 3, 3 */
    assert_close(value_of(rows, "mean_diff"), 0.125, 1e-14);
    assert_close(value_of(rows, "median_diff"), 0.2, 1e-14);
}

CLAIM(a_large_offset_changes_nothing) {
    double x[12], y[12];
    for (int i = 0; i < 12; i++) {
        x[i] = pre[i] + 1e9;
        y[i] = post[i] + 1e9;
    }
    const baremo_estimates *rows = rows_of(arena, pairs_call(arena, x, y, 12));
    assert_close(value_of(rows, "t"), 2.6914498767438326, 1e-13);
    assert_close(value_of(rows, "sd_pre"), 1.0836246694508318, 1e-13);
    assert_close(value_of(rows, "correlation"), 0.5355825195389895, 1e-12);
    assert_close(value_of(rows, "hodges_lehmann"), 1, 0);
}

CLAIM(differences_that_are_all_zero_leave_the_rank_tests) { /* 2 */
    const baremo_estimates *rows = rows_of(arena, pairs_call(arena, pre, pre, 12));
    assert_none(rows, "t", "all differences are zero");
    assert_none(rows, "d_z", "all differences are zero");
    assert_none(rows, "rank_biserial", "all differences are zero");
    assert_none(rows, "signedrank.pratt.z", "all differences are zero");
    assert_close(value_of(rows, "sd_diff"), 0, 0);
    assert_close(value_of(rows, "d_av"), 0, 0);
    assert_close(value_of(rows, "signedrank.wilcoxon.p_exact"), 1, 0);
    assert_close(value_of(rows, "signedrank.pratt.p_asymptotic"), 1, 0);
    assert_close(value_of(rows, "sign.p"), 1, 0);
    assert_close(value_of(rows, "permutation.p"), 1, 0);
    assert_close(value_of(rows, "superiority"), 0.5, 0);
    assert_explained(rows);
}

CLAIM(equal_differences_leave_the_effect_sizes_of_the_columns) { /* 2 */
    double later[12];
    for (int i = 0; i < 12; i++)
        later[i] = pre[i] + 1;
    const baremo_estimates *rows = rows_of(arena, pairs_call(arena, pre, later, 12));
    assert_none(rows, "t.p", "all differences are equal");
    assert_none(rows, "d_rm", "all differences are equal");
    assert_none(rows, "g_z", "all differences are equal");
    assert_close(value_of(rows, "d_pre"), 1 / 1.0836246694508318, 1e-13);
    assert_close(value_of(rows, "g_av"), 0.92995980997577865 / 1.0836246694508318, 1e-13);
    assert_close(value_of(rows, "signedrank.wilcoxon.p_exact"), 2.0 / 4096, 1e-14);
    assert_explained(rows);
}

CLAIM(one_pair_has_no_spread_and_none_has_nothing) { /* 3 */
    const baremo_estimates *one = rows_of(arena, pairs_call(arena, pre, post, 1));
    assert_close(value_of(one, "mean_diff"), 1, 0);
    assert_none(one, "sd_diff", "two complete pairs");
    assert_close(value_of(one, "signedrank.wilcoxon.p_exact"), 1, 0);
    assert_explained(one);
    const baremo_estimates *none = rows_of(arena, pairs_call(arena, pre, post, 0));
    assert_none(none, "mean_diff", "no complete pairs");
    assert_none(none, "signedrank.pratt.p_exact", "no complete pairs");
    assert_close(value_of(none, "n"), 0, 0);
    assert_explained(none);
}

CLAIM(incomplete_pairs_are_counted) {
    const double x[] = {1, NA, 3, NA}, y[] = {2, 2, NA, NA};
    const baremo_estimates *rows = rows_of(arena, pairs_call(arena, x, y, 4));
    assert_close(row_of(rows, "", "mean_diff")->n, 1, 0);
    assert_close(row_of(rows, "", "mean_diff")->missing, 3, 0);
}

CLAIM(beyond_the_limit_the_exact_rows_are_empty_and_name_the_option) { /* 4 */
    double x[201] = {0}, y[201];
    for (int i = 0; i < 201; i++)
        y[i] = 2 * (i % 7) - 5;
    const baremo_estimates *rows = rows_of(arena, pairs_call(arena, x, y, 201));
    assert_none(rows, "signedrank.wilcoxon.p_exact", "--exact-limit");
    assert_none(rows, "signedrank.pratt.p_mid", "--exact-limit");
    assert_none(rows, "permutation.p", "--exact-limit");
    assert_false(baremo_is_missing(value_of(rows, "signedrank.wilcoxon.p_asymptotic")));
    baremo_call *call = pairs_call(arena, x, y, 201);
    set_option(call, "exact-limit", "201");
    rows = rows_of(arena, call);
    assert_false(baremo_is_missing(value_of(rows, "signedrank.wilcoxon.p_exact")));
}

CLAIM(bootstrap_limits_hold_seed_and_replicates_and_repeat) { /* 8 */
    baremo_call *call = pairs_call(arena, pre, post, 12);
    set_option(call, "bootstrap", "1999");
    set_option(call, "seed", "7");
    const baremo_estimates *rows = rows_of(arena, call), *again = rows_of(arena, call);
    const baremo_estimate *bca = row_of(rows, "", "mean_diff.bca");
    assert_string_equal(bca->method, "bootstrap BCa, 1999 replicates, seed 7");
    assert_true(bca->low == row_of(again, "", "mean_diff.bca")->low);
    /* R 4.2.2: boot.ci(boot(post - pre, function(d, i) mean(d[i]), 1e6), type = "perc"): 0.25, 1.25
     */
    assert_close(row_of(rows, "", "mean_diff.percentile")->low, 0.25, 0.4);
    assert_close(row_of(rows, "", "mean_diff.percentile")->high, 1.25, 0.1);
    baremo_call_about(call, "another group");
    assert_true(bca->low != row_of(rows_of(arena, call), "", "mean_diff.normal")->low);
}

CLAIM(a_level_outside_0_and_1_is_invalid) {
    baremo_paired result;
    baremo_paired_sample sample = {.pre = pre, .post = post, .count = 12, .level = 1};
    assert_int_equal(baremo_paired_compute(&sample, arena, &result), BAREMO_INVALID);
    sample.level = NA;
    assert_int_equal(baremo_paired_compute(&sample, arena, &result), BAREMO_INVALID);
}

CLAIM(scores_of_items_have_exact_sign_flips) { /* means of 14 items: the step 1/14 is found */
    double x[60], y[60];
    for (int i = 0; i < 60; i++) {
        x[i] = (14 + (i * 7) % 29) / 14.0;
        y[i] = (14 + (i * 11) % 31) / 14.0;
    }
    baremo_paired result;
    baremo_paired_sample sample = {
        .pre = x, .post = y, .count = 60, .decimals = -1, .level = 0.95, .exact_limit = 200};
    assert_int_equal(baremo_paired_compute(&sample, arena, &result), BAREMO_OK);
    assert_int_equal(result.permutation_none, BAREMO_EXACT_DONE);
    for (int i = 0; i < 60; i++) { /* the same as whole numbers */
        x[i] = 14 + (i * 7) % 29;
        y[i] = 14 + (i * 11) % 31;
    }
    baremo_paired wholes;
    sample.decimals = 0;
    assert_int_equal(baremo_paired_compute(&sample, arena, &wholes), BAREMO_OK);
    assert_close(result.permutation_p, wholes.permutation_p, 1e-13);
    assert_close(result.wilcoxon.p_exact, wholes.wilcoxon.p_exact, 1e-13);
    assert_close(result.t, wholes.t, 1e-8); /* differences are rounded to 1e-9 of the largest */
    assert_close(result.cliff_delta, wholes.cliff_delta, 1e-14);
}

CLAIM(locations_of_scores_lose_nothing_to_rounding) { /* means of three items: the step 1/3 */
    const double x[] = {7 / 3., 8 / 3., 5 / 3., 9 / 3., 6 / 3., 10 / 3., 4 / 3., 8 / 3.};
    const double y[] = {9 / 3., 8 / 3., 7 / 3., 13 / 3., 7 / 3., 9 / 3., 8 / 3., 11 / 3.};
    baremo_paired result;
    baremo_paired_sample sample = {
        .pre = x, .post = y, .count = 8, .decimals = -1, .level = 0.95, .exact_limit = 200};
    assert_int_equal(baremo_paired_compute(&sample, arena, &result), BAREMO_OK);
    /* R 4.2.2: w <- sort(outer(d, d, "+")[upper.tri(diag(8), diag = TRUE)]/2); median(w), w[4],
       w[33]; median(d), sort(d)[1], sort(d)[8] */
    assert_close(result.hodges_lehmann.value, 2 / 3., 1e-14);
    assert_close(result.hodges_lehmann.low, 0, 0);
    assert_close(result.hodges_lehmann.high, 7 / 6., 1e-14);
    assert_close(result.median_difference.value, 2 / 3., 1e-14);
    assert_close(result.median_difference.low, -1 / 3., 1e-14);
    assert_close(result.median_difference.high, 4 / 3., 1e-14);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_and_effect_sizes_equal_r),
        cmocka_unit_test(signed_ranks_with_ties_and_zeros_equal_the_enumeration),
        cmocka_unit_test(location_estimates_keep_zeros_and_say_their_level),
        cmocka_unit_test(seven_up_and_one_down_by_one_step_give_the_conditional_p),
        cmocka_unit_test(decimal_ties_are_ties),
        cmocka_unit_test(a_large_offset_changes_nothing),
        cmocka_unit_test(differences_that_are_all_zero_leave_the_rank_tests),
        cmocka_unit_test(equal_differences_leave_the_effect_sizes_of_the_columns),
        cmocka_unit_test(one_pair_has_no_spread_and_none_has_nothing),
        cmocka_unit_test(incomplete_pairs_are_counted),
        cmocka_unit_test(beyond_the_limit_the_exact_rows_are_empty_and_name_the_option),
        cmocka_unit_test(bootstrap_limits_hold_seed_and_replicates_and_repeat),
        cmocka_unit_test(a_level_outside_0_and_1_is_invalid),
        cmocka_unit_test(scores_of_items_have_exact_sign_flips),
        cmocka_unit_test(locations_of_scores_lose_nothing_to_rounding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
