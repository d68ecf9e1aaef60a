/* Comparison of two independent proportions. Numbers in brackets: the statements of
 * two_proportions.c. */
#include "calls.h"

#include "engine/statistics/two_proportions.h"

static baremo_two_proportions compare(double x1, double n1, double x2, double n2) {
    return baremo_two_proportions_compare(&(baremo_two_counts){x1, n1, x2, n2}, 0.95);
}

CLAIM(wilson_limits_equal_prop_test) {
    (void)arena;
    /* R 4.2.2: prop.test(56, 70, correct = FALSE)$conf.int */
    baremo_interval limits = baremo_wilson(56, 70, baremo_level_z(0.95));
    assert_close(limits.low, 0.69183355503746946, 1e-13);
    assert_close(limits.high, 0.87695260751637039, 1e-13);
    assert_close(baremo_wilson(0, 10, 1.96).low, 0, 0);
    assert_close(baremo_wilson(10, 10, 1.96).high, 1, 0);
}

CLAIM(the_second_group_is_compared_with_the_first) { /* 1, 2: Newcombe (1998) Table II, 56/70 and
                                                        48/80 */
    (void)arena;
    baremo_two_proportions t = compare(48, 80, 56, 70);
    assert_close(t.difference, 0.2, 1e-14);
    assert_close(t.newcombe.low, 0.0524314724023649, 1e-12);
    assert_close(t.newcombe.high, 0.3338726540369059, 1e-12);
    assert_close(t.newcombe_cc.low, 0.042767872002889784, 1e-12);
    assert_close(t.newcombe_cc.high, 0.3421862784381805, 1e-12);
    baremo_two_proportions turned = compare(56, 70, 48, 80);
    assert_close(turned.newcombe.low, -t.newcombe.high, 1e-13);
    assert_close(turned.koopman.high, 1 / t.koopman.low, 1e-11);
    assert_close(turned.odds_score.low, 1 / t.odds_score.high, 1e-11);
    assert_close(turned.mee.low, -t.mee.high, 1e-12);
}

CLAIM(score_limits_invert_the_score_test) { /* 3: proportions under the limit by R's optimize(),
                                               limit by uniroot() */
    (void)arena;
    baremo_two_proportions t = compare(2, 11, 7, 11);
    assert_close(t.miettinen_nurminen.low, 0.034692634430309024, 1e-6);
    assert_close(t.miettinen_nurminen.high, 0.739619684834349145, 1e-6);
    t = compare(5, 56, 0, 29);
    assert_close(t.miettinen_nurminen.low, -0.193330982777246085, 1e-6);
    assert_close(t.miettinen_nurminen.high, 0.032596562462469635, 1e-6);
}

CLAIM(difference_limits_end_at_one) { /* 2, 4 */
    (void)arena;
    baremo_two_proportions t = compare(0, 10, 10, 10);
    assert_close(t.newcombe.high, 1, 0);
    assert_close(t.mee.high, 1, 0);
    assert_true(t.mee.low > 0.5 && t.mee.low < 1);
    assert_close(t.wald.low, 1, 0);
    assert_true(t.agresti_caffo.high > 1);
}

CLAIM(a_ratio_over_zero_has_no_value_and_an_open_end) { /* 5 */
    (void)arena;
    baremo_two_proportions t = compare(0, 29, 5, 56);
    assert_true(baremo_is_missing(t.risk_ratio) && baremo_is_missing(t.odds_ratio));
    assert_true(isinf(t.koopman.high) && t.koopman.low > 0);
    assert_true(isinf(t.odds_score.high) && t.odds_score.low > 0);
    assert_true(baremo_is_missing(t.katz.low) && baremo_is_missing(t.woolf.low));
    t = compare(5, 56, 0, 29);
    assert_close(t.risk_ratio, 0, 0);
    assert_close(t.koopman.low, 0, 0);
    assert_true(t.koopman.high > 0 && isfinite(t.koopman.high));
    t = compare(0, 10, 0, 20);
    assert_close(t.koopman.low, 0, 0);
    assert_true(isinf(t.koopman.high));
    t = compare(10, 10, 20, 20);
    assert_close(t.risk_ratio, 1, 0);
    assert_true(t.koopman.low < 1 && t.koopman.high > 1 && isfinite(t.koopman.high));
    assert_true(baremo_is_missing(t.odds_ratio) && isinf(t.odds_score.high));
}

CLAIM(
    limits_of_ratios_equal_ratesci) { /* ratesci::scoreci(7,11,2,11,contrast="RR",skew=FALSE,bcf=FALSE)
                                       */
    (void)arena;
    baremo_two_proportions t = compare(2, 11, 7, 11);
    assert_close(t.koopman.low, 1.110053047140063, 1e-8);
    assert_close(t.koopman.high, 13.047647158318744, 1e-8);
    /* contrast = "OR", skew = FALSE */
    assert_close(t.odds_score.low, 1.1523611823773618, 1e-7);
    assert_close(t.odds_score.high, 51.61513893548679, 1e-7);
}

CLAIM(chi_square_has_no_continuity_correction_unless_it_says_so) { /* 7 */
    (void)arena;
    baremo_two_proportions t = compare(2, 11, 7, 11);
    /* R 4.2.2: prop.test(c(7, 2), c(11, 11), correct = FALSE)$statistic; correct = TRUE $p.value */
    assert_close(t.chi2, 4.700854700854701, 1e-13);
    assert_close(t.chi2_yates_p, 0.082826505249260426, 1e-12);
    assert_close(t.chi2_n1, t.chi2 * 21 / 22, 1e-14);
    assert_true(baremo_is_missing(compare(0, 10, 0, 20).chi2));
    assert_close(compare(5, 10, 5, 10).chi2_yates_p, 1, 0);
}

CLAIM(groups_of_one_person_are_computed) {
    (void)arena;
    baremo_two_proportions t = compare(0, 1, 1, 1);
    assert_close(t.difference, 1, 0);
    assert_close(t.fisher_p, 1, 1e-12);
    assert_true(t.newcombe.low < 0.2);
}

static const char *const answers[] = {"si", "no", "si", NULL, "no", "no", "si", "no"};
static const char *const groups[] = {"x", "x", "y", "y", "y", "y", NULL, "x"};

CLAIM(rows_are_counted_and_blanks_left_out) { /* 8 */
    baremo_call *call = call_of(arena, "two_proportions");
    baremo_call_bind(call, "value", texts_of(arena, "value", answers, 8));
    baremo_call_bind(call, "group", texts_of(arena, "group", groups, 8));
    set_option(call, "positive", "Si");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "", "proportion_1")->value, 1.0 / 3, 1e-15);
    assert_close(row_of(rows, "", "proportion_2")->value, 1.0 / 3, 1e-15);
    assert_close(row_of(rows, "", "difference")->n, 6, 0);
    assert_close(row_of(rows, "", "difference")->missing, 2, 0);
    assert_close(row_of(rows, "", "difference")->level, 0.95, 0);
    assert_string_equal(row_of(rows, "", "difference")->method, "newcombe");
    assert_explained(rows);
}

CLAIM(an_answer_that_does_not_occur_is_said_beside_the_share) {
    baremo_call *call = call_of(arena, "two_proportions");
    baremo_call_bind(call, "value", texts_of(arena, "value", answers, 8));
    baremo_call_bind(call, "group", texts_of(arena, "group", groups, 8));
    set_option(call, "positive", "yes");
    const baremo_estimate *share = row_of(rows_of(arena, call), "", "proportion_1");
    assert_close(share->value, 0, 0);
    assert_non_null(strstr(share->note, "--positive"));
}

CLAIM(first_moves_a_group_to_the_front) {
    const double count[] = {7, 2}, total[] = {11, 11};
    const char *const names[] = {"taller", "control"};
    baremo_call *call = call_of(arena, "two_proportions");
    baremo_call_bind(call, "count", numbers_of(arena, "count", count, 2));
    baremo_call_bind(call, "total", numbers_of(arena, "total", total, 2));
    baremo_call_bind(call, "group", texts_of(arena, "group", names, 2));
    set_option(call, "first", "control");
    assert_close(row_of(rows_of(arena, call), "", "difference")->value, 5.0 / 11, 1e-14);
}

CLAIM(a_group_without_persons_leaves_nothing_to_compute) { /* 8 */
    const char *const one[] = {"x", "x"}, *const said[] = {"si", "no"};
    baremo_call *call = call_of(arena, "two_proportions");
    baremo_call_bind(call, "value", texts_of(arena, "value", said, 2));
    baremo_call_bind(call, "group", texts_of(arena, "group", one, 2));
    set_option(call, "positive", "si");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_none(rows, "difference", "no persons");
    assert_close(row_of(rows, "", "proportion_1")->value, 0.5, 0);
    assert_explained(rows);
}

CLAIM(calls_that_cannot_be_right_are_refused) {
    const double count[] = {7, 12}, total[] = {11, 11}, half[] = {0.5, 1}, three[] = {1, 2, 3};
    const char *const three_groups[] = {"x", "y", "z"};
    baremo_call *call = call_of(arena, "two_proportions");
    baremo_call_bind(call, "count", numbers_of(arena, "count", count, 2));
    baremo_call_bind(call, "total", numbers_of(arena, "total", total, 2));
    assert_call_refused(arena, call, "not above their totals");
    call = call_of(arena, "two_proportions");
    baremo_call_bind(call, "count", numbers_of(arena, "count", half, 2));
    baremo_call_bind(call, "total", numbers_of(arena, "total", total, 2));
    assert_call_refused(arena, call, "0.5");
    call = call_of(arena, "two_proportions");
    baremo_call_bind(call, "value", numbers_of(arena, "value", three, 3));
    baremo_call_bind(call, "group", texts_of(arena, "group", three_groups, 3));
    assert_call_refused(arena, call, "--positive");
    set_option(call, "positive", "1");
    assert_call_refused(arena, call, "more than two groups");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wilson_limits_equal_prop_test),
        cmocka_unit_test(the_second_group_is_compared_with_the_first),
        cmocka_unit_test(score_limits_invert_the_score_test),
        cmocka_unit_test(difference_limits_end_at_one),
        cmocka_unit_test(a_ratio_over_zero_has_no_value_and_an_open_end),
        cmocka_unit_test(limits_of_ratios_equal_ratesci),
        cmocka_unit_test(chi_square_has_no_continuity_correction_unless_it_says_so),
        cmocka_unit_test(groups_of_one_person_are_computed),
        cmocka_unit_test(rows_are_counted_and_blanks_left_out),
        cmocka_unit_test(an_answer_that_does_not_occur_is_said_beside_the_share),
        cmocka_unit_test(first_moves_a_group_to_the_front),
        cmocka_unit_test(a_group_without_persons_leaves_nothing_to_compute),
        cmocka_unit_test(calls_that_cannot_be_right_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
