/* Effects of a change. Numbers in brackets: the statements of change_effects.c. R 4.2.2 with
 * metafor 3.8: escalc(). */
#include "calls.h"

#include "engine/statistics/change_effects.h"

static void assert_effect(baremo_change_effect effect, double estimate, double variance) {
    assert_int_equal(effect.none, BAREMO_EFFECT_COMPUTED);
    assert_close(effect.estimate, estimate, 1e-13);
    assert_close(effect.variance, variance, 1e-13);
}

static void assert_no_variance(baremo_change_effect effect, double estimate,
                               baremo_effect_none why) {
    assert_int_equal(effect.none, why);
    assert_non_null(baremo_effect_note(why));
    assert_close(effect.estimate, estimate, 1e-15);
    assert_true(baremo_is_missing(effect.variance));
}

static const baremo_pair_means forty = {40, 3.12, 3.41, 0.72, 0.81, 0.9};
static const baremo_two_means groups = {3.12, 0.72, 40, 3.41, 0.81, 31};

CLAIM(mean_changes_equal_escalc) {
    (void)arena;
    /* escalc("MC", m1i = 3.41, m2i = 3.12, sd1i = .81, sd2i = .72, ri = (.81^2 + .72^2 - .9^2)/(2 *
     * .81 * .72), ni = 40); escalc("MD", m1i = 3.41, m2i = 3.12, sd1i = .81, sd2i = .72, n1i = 31,
     * n2i = 40) */
    assert_effect(baremo_effect_paired_mean(&forty), 0.29000000000000004, 0.02025);
    assert_effect(baremo_effect_independent_mean(&groups), 0.29000000000000004,
                  0.034124516129032265);
}

CLAIM(standardised_changes_have_bonetts_variance) { /* 4 */
    (void)arena;
    /* escalc("SMDH", m1i = 3.41, m2i = 3.12, sd1i = .81, sd2i = .72, n1i = 31, n2i = 40) */
    assert_effect(baremo_effect_independent_standardised(&groups, BAREMO_BY_MEAN_VARIANCE),
                  0.37429996181114045, 0.059631323087049451);
    /* escalc("SMDH", m1i = 1, m2i = 3, sd1i = 2, sd2i = .5, n1i = 2, n2i = 5) */
    assert_effect(baremo_effect_independent_standardised(&(baremo_two_means){3, 0.5, 5, 1, 2, 2},
                                                         BAREMO_BY_MEAN_VARIANCE),
                  -1.153497676018121, 1.768314021624382);
    /* The formulas of the header in R, with J <- function(m) exp(lgamma(m/2) - log(sqrt(m/2)) -
     * lgamma((m - 1)/2)); with variances of 1 and 4, n = 60, r = .5 the mean-sd form gives
     * .0242059 and 40,000 simulated samples .0241654 */
    assert_effect(baremo_effect_paired_standardised(&forty, BAREMO_BY_MEAN_VARIANCE),
                  0.37109842311733138, 0.034952021446602539);
    assert_effect(baremo_effect_paired_standardised(&forty, BAREMO_BY_MEAN_SD), 0.37173990747359231,
                  0.035065056831972342);
    assert_effect(baremo_effect_independent_standardised(&groups, BAREMO_BY_MEAN_SD),
                  0.37494698037843577, 0.059811781205786917);
}

CLAIM(standardisers_agree_where_the_sds_do) {
    (void)arena;
    baremo_pair_means equal = {12, 10, 11.5, 2.5, 2.5, 1.1};
    baremo_change_effect by_sd = baremo_effect_paired_standardised(&equal, BAREMO_BY_MEAN_SD);
    baremo_change_effect by_variance =
        baremo_effect_paired_standardised(&equal, BAREMO_BY_MEAN_VARIANCE);
    assert_close(by_sd.estimate, by_variance.estimate, 1e-14);
    assert_close(by_sd.variance, by_variance.variance, 1e-14);
}

CLAIM(equal_changes_have_no_variance_but_a_standardised_one) { /* 2, 3, 4 */
    (void)arena;
    baremo_pair_means equal = {3, 3, 4, 1, 1, 0};
    assert_no_variance(baremo_effect_paired_mean(&equal), 1, BAREMO_EFFECT_CONSTANT);
    assert_effect(baremo_effect_paired_standardised(&equal, BAREMO_BY_MEAN_SD), 0.56418958354775628,
                  0.025330295910584437);
    equal.mean_post = 3;
    assert_no_variance(baremo_effect_paired_standardised(&equal, BAREMO_BY_MEAN_SD), 0,
                       BAREMO_EFFECT_CONSTANT);
}

CLAIM(constant_measurements_have_no_standardised_change) { /* 4 */
    (void)arena;
    assert_no_variance(baremo_effect_paired_standardised(&(baremo_pair_means){9, 3, 4, 0, 0, 0},
                                                         BAREMO_BY_MEAN_SD),
                       NA, BAREMO_EFFECT_CONSTANT);
    baremo_two_means constant = {3, 0, 4, 4, 0, 5};
    assert_no_variance(baremo_effect_independent_standardised(&constant, BAREMO_BY_MEAN_VARIANCE),
                       NA, BAREMO_EFFECT_CONSTANT);
    assert_no_variance(baremo_effect_independent_mean(&constant), 1, BAREMO_EFFECT_CONSTANT);
    /* One constant measurement has no covariance: (g^2/2 + 4)/8 times J(8)^2 with s = 1 */
    baremo_change_effect one = baremo_effect_paired_standardised(
        &(baremo_pair_means){9, 3, 4, 0, 2, 2}, BAREMO_BY_MEAN_SD);
    assert_close(one.variance,
                 one.estimate * one.estimate * (one.estimate * one.estimate / 2 + 4) / 8, 1e-13);
}

CLAIM(few_persons_have_no_variance) {
    (void)arena;
    baremo_pair_means few = {2, 3, 4, 1, 1, 1};
    assert_effect(baremo_effect_paired_mean(&few), 1, 0.5);
    assert_no_variance(baremo_effect_paired_standardised(&few, BAREMO_BY_MEAN_SD), NA,
                       BAREMO_EFFECT_FEW);
    assert_no_variance(baremo_effect_paired_mean(&(baremo_pair_means){1, 3, 4, NA, NA, NA}), 1,
                       BAREMO_EFFECT_FEW);
    assert_no_variance(baremo_effect_paired_mean(&(baremo_pair_means){0, NA, NA, NA, NA, NA}), NA,
                       BAREMO_EFFECT_FEW);
    baremo_two_means one = {3, NA, 1, 4, 1, 5};
    assert_no_variance(baremo_effect_independent_mean(&one), 1, BAREMO_EFFECT_FEW);
    assert_no_variance(baremo_effect_independent_standardised(&one, BAREMO_BY_MEAN_SD), NA,
                       BAREMO_EFFECT_FEW);
}

CLAIM(impossible_and_missing_numbers_have_no_effect) { /* 1 */
    (void)arena;
    baremo_pair_means wrong = {9, 3, 4, 1, 1, 2.1};
    assert_no_variance(baremo_effect_paired_standardised(&wrong, BAREMO_BY_MEAN_SD), NA,
                       BAREMO_EFFECT_IMPOSSIBLE);
    wrong.sd_difference = NA;
    assert_no_variance(baremo_effect_paired_standardised(&wrong, BAREMO_BY_MEAN_SD), NA,
                       BAREMO_EFFECT_INCOMPLETE);
    assert_no_variance(baremo_effect_paired_mean(&wrong), NA, BAREMO_EFFECT_INCOMPLETE);
    assert_no_variance(baremo_effect_independent_share(&(baremo_two_counts){3, 2, 1, 4}), NA,
                       BAREMO_EFFECT_IMPOSSIBLE);
    assert_no_variance(baremo_effect_paired_share(&(baremo_pair_counts){3, -1, 1, 4}), NA,
                       BAREMO_EFFECT_IMPOSSIBLE);
    assert_no_variance(baremo_effect_independent_share(&(baremo_two_counts){NA, 2, 1, 4}), NA,
                       BAREMO_EFFECT_INCOMPLETE);
    assert_null(baremo_effect_note(BAREMO_EFFECT_COMPUTED));
}

CLAIM(paired_shares_equal_escalc) { /* 5 */
    (void)arena;
    /* escalc("MPRD", ai = 10, bi = 7, ci = 3, di = 20) and with bi = 0, to = "none" */
    assert_effect(baremo_effect_paired_share(&(baremo_pair_counts){10, 3, 7, 20}), 0.1, 0.006);
    assert_effect(baremo_effect_paired_share(&(baremo_pair_counts){10, 3, 0, 20}),
                  -0.090909090909090909, 0.0025043826696719259);
    /* escalc("MPRD", ai = 10, bi = 0, ci = 0, di = 20)$vi, and with 0, 9, 0, 0 */
    baremo_change_effect same = baremo_effect_paired_share(&(baremo_pair_counts){10, 0, 0, 20});
    assert_effect(same, 0, 0.0009765625);
    assert_true(same.corrected);
    baremo_change_effect all = baremo_effect_paired_share(&(baremo_pair_counts){0, 0, 9, 0});
    assert_effect(all, 1, 0.021788129226145758);
    assert_true(all.corrected);
    assert_no_variance(baremo_effect_paired_share(&(baremo_pair_counts){0, 0, 0, 0}), NA,
                       BAREMO_EFFECT_FEW);
}

CLAIM(independent_shares_equal_escalc) { /* 5 */
    (void)arena;
    /* escalc("RD", ai = 7, n1i = 15, ci = 3, n2i = 12); ai = 0, ci = 12 with addyi = FALSE */
    baremo_change_effect some = baremo_effect_independent_share(&(baremo_two_counts){3, 12, 7, 15});
    assert_effect(some, 0.21666666666666667, 0.032217592592592589);
    assert_false(some.corrected);
    baremo_change_effect all = baremo_effect_independent_share(&(baremo_two_counts){12, 12, 0, 15});
    assert_effect(all, -1, 0.0047368781914969259);
    assert_true(all.corrected);
    assert_no_variance(baremo_effect_independent_share(&(baremo_two_counts){0, 0, 1, 4}), NA,
                       BAREMO_EFFECT_FEW);
}

CLAIM(log_rate_ratios_equal_escalc) { /* 6 */
    (void)arena;
    /* escalc("IRR", x1i = 9, t1i = 120.5, x2i = 14, t2i = 98), and with x1i = 0 */
    baremo_events base = {14, 98};
    assert_effect(baremo_effect_log_rate_ratio(base, (baremo_events){9, 120.5}),
                  -0.64851502653917681, 0.18253968253968253);
    baremo_change_effect zero = baremo_effect_log_rate_ratio(base, (baremo_events){0, 120.5});
    assert_effect(zero, -3.5739781042466117, 2.0689655172413794);
    assert_true(zero.corrected);
    assert_no_variance(
        baremo_effect_log_rate_ratio((baremo_events){0, 98}, (baremo_events){0, 120.5}), NA,
        BAREMO_EFFECT_NO_EVENTS);
    assert_no_variance(baremo_effect_log_rate_ratio(base, (baremo_events){3, 0}), NA,
                       BAREMO_EFFECT_NO_EXPOSURE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mean_changes_equal_escalc),
        cmocka_unit_test(standardised_changes_have_bonetts_variance),
        cmocka_unit_test(standardisers_agree_where_the_sds_do),
        cmocka_unit_test(equal_changes_have_no_variance_but_a_standardised_one),
        cmocka_unit_test(constant_measurements_have_no_standardised_change),
        cmocka_unit_test(few_persons_have_no_variance),
        cmocka_unit_test(impossible_and_missing_numbers_have_no_effect),
        cmocka_unit_test(paired_shares_equal_escalc),
        cmocka_unit_test(independent_shares_equal_escalc),
        cmocka_unit_test(log_rate_ratios_equal_escalc),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
