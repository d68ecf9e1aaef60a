/* A yes/no answer before and after. Numbers in brackets: the statements of paired_binary.c. */
#include "calls.h"

#include "engine/statistics/paired_binary.h"

static baremo_paired_binary compare(double a, double b, double c, double d) {
    return baremo_paired_binary_compare(&(baremo_pair_counts){a, b, c, d}, 0.95);
}

CLAIM(the_exact_test_doubles_the_smaller_tail) { /* 2, 3 */
    (void)arena;
    baremo_paired_binary t = compare(20, 3, 7, 9);
    /* R 4.2.2: p <- pbinom(3, 10, .5) * 2; c(p, p - dbinom(3, 10, .5)) */
    assert_close(t.p_exact, 0.34375, 1e-13);
    assert_close(t.p_mid, 0.2265625, 1e-13);
    t = compare(20, 5, 5, 9); /* b = c: 1 - dbinom(5, 10, .5)/2 */
    assert_close(t.p_exact, 1, 0);
    assert_close(t.p_mid, 0.876953125, 1e-13);
}

CLAIM(without_a_discordant_pair_p_is_1_and_chi_square_is_not_computable) { /* 3, 4, 5 */
    (void)arena;
    baremo_paired_binary t = compare(8, 0, 0, 14);
    assert_close(t.p_exact, 1, 0);
    assert_close(t.p_mid, 1, 0);
    assert_true(baremo_is_missing(t.chi2) && baremo_is_missing(t.p_corrected));
    assert_true(baremo_is_missing(t.odds_ratio) && baremo_is_missing(t.odds_exact.low));
}

CLAIM(chi_square_equals_mcnemar_test) { /* 4 */
    (void)arena;
    baremo_paired_binary t = compare(1, 1, 7, 12);
    /* R 4.2.2: mcnemar.test(matrix(c(1,7,1,12),2), correct = FALSE), and correct = TRUE */
    assert_close(t.chi2, 4.5, 1e-15);
    assert_close(t.p, 0.033894853524689267, 1e-12);
    assert_close(t.chi2_corrected, 3.125, 1e-15);
    assert_close(compare(5, 3, 3, 5).chi2_corrected, 0, 0);
}

CLAIM(the_odds_ratio_has_exact_limits) { /* 5: R 4.2.2: b <- binom.test(7, 8)$conf.int; b/(1 - b) */
    (void)arena;
    baremo_paired_binary t = compare(1, 1, 7, 12);
    assert_close(t.odds_ratio, 7, 0);
    assert_close(t.odds_exact.low, 0.89930034587535657, 1e-11);
    assert_close(t.odds_exact.high, 315.48338536877736, 1e-11);
    t = compare(1, 0, 5, 12); /* b <- binom.test(5, 5)$conf.int; b/(1 - b) */
    assert_true(baremo_is_missing(t.odds_ratio) && isinf(t.odds_exact.high));
    assert_close(t.odds_exact.low, 0.9163558573154601, 1e-12);
    t = compare(1, 5, 0, 12); /* binom.test(0, 5) */
    assert_close(t.odds_ratio, 0, 0);
    assert_close(t.odds_exact.low, 0, 0);
    assert_close(t.odds_exact.high, 1.0912791051825459, 1e-12);
}

CLAIM(difference_limits_equal_fagerland_and_others) { /* 6, 7: contingencytables, Bentur et al. */
    (void)arena;
    baremo_paired_binary t = compare(1, 1, 7, 12);
    assert_close(t.difference, 6.0 / 21, 1e-15);
    assert_close(t.newcombe.low, 0.03605255348883657, 1e-12);
    assert_close(t.newcombe_cc.high, 0.5069202266861409, 1e-12);
    assert_close(t.bonett_price.low, 0.01337982376834329, 1e-12);
    assert_close(t.tango.low, 0.02600303248086861, 1e-5);
    assert_close(t.wald.high, 0.5197090362572807, 1e-12);
}

CLAIM(turning_the_waves_turns_the_limits) { /* 6, 7 */
    (void)arena;
    baremo_paired_binary t = compare(9, 2, 6, 3), u = compare(9, 6, 2, 3);
    assert_close(t.newcombe.low, -u.newcombe.high, 1e-13);
    assert_close(t.newcombe_cc.low, -u.newcombe_cc.high, 1e-13);
    assert_close(t.tango.low, -u.tango.high, 1e-12);
    assert_close(t.odds_exact.low, 1 / u.odds_exact.high, 1e-11);
}

CLAIM(limits_stay_within_one_but_wald) { /* 7 */
    (void)arena;
    baremo_paired_binary t = compare(0, 0, 3, 0);
    assert_close(t.difference, 1, 0);
    assert_close(t.bonett_price.high, 1, 0);
    assert_close(t.tango.high, 1, 0);
    assert_close(t.wald.high, 1, 0);
    t = compare(0, 1, 2, 0);
    assert_true(t.wald.high > 1 && t.newcombe.high <= 1 && t.tango.high <= 1);
}

static const char *const before[] = {"si", "no", "no", NULL, "si"};
static const char *const after[] = {"si", "si", "no", "si", NULL};

CLAIM(pairs_are_counted_and_blanks_left_out) { /* 1 */
    baremo_call *call = call_of(arena, "paired_binary");
    const double persons[] = {4, 3, 2, 5, NA};
    baremo_call_bind(call, "pre", texts_of(arena, "pre", before, 5));
    baremo_call_bind(call, "post", texts_of(arena, "post", after, 5));
    baremo_call_bind(call, "count", numbers_of(arena, "count", persons, 5));
    set_option(call, "positive", "si");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "", "both_yes")->value, 4, 0);
    assert_close(row_of(rows, "", "no_to_yes")->value, 3, 0);
    assert_close(row_of(rows, "", "both_no")->value, 2, 0);
    assert_close(row_of(rows, "", "difference")->n, 9, 0);
    assert_close(row_of(rows, "", "difference")->missing, 6, 0);
    const baremo_estimate *odds = row_of(rows, "", "odds_ratio");
    assert_true(baremo_is_missing(odds->value) && isinf(odds->high) && odds->note);
    assert_explained(rows);
}

CLAIM(no_pair_leaves_only_the_counts) { /* 8 */
    baremo_call *call = call_of(arena, "paired_binary");
    const double none[] = {NA}, one[] = {1};
    baremo_call_bind(call, "pre", numbers_of(arena, "pre", none, 1));
    baremo_call_bind(call, "post", numbers_of(arena, "post", one, 1));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "", "both_yes")->value, 0, 0);
    assert_none(rows, "mcnemar.p_exact", "no complete pair");
    assert_none(rows, "difference", "no complete pair");
    assert_explained(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_exact_test_doubles_the_smaller_tail),
        cmocka_unit_test(without_a_discordant_pair_p_is_1_and_chi_square_is_not_computable),
        cmocka_unit_test(chi_square_equals_mcnemar_test),
        cmocka_unit_test(the_odds_ratio_has_exact_limits),
        cmocka_unit_test(difference_limits_equal_fagerland_and_others),
        cmocka_unit_test(turning_the_waves_turns_the_limits),
        cmocka_unit_test(limits_stay_within_one_but_wald),
        cmocka_unit_test(pairs_are_counted_and_blanks_left_out),
        cmocka_unit_test(no_pair_leaves_only_the_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
