/* Arms, clusters and attrition against R. */
#include "made_survey.h"

#include "made_answers.h"

static made_survey matched(const char *more_headings, const char *more) {
    char table[512];
    snprintf(table, sizeof table, "survey,file,respondent,wave%s\ns,answers.csv,id,wave%s\n",
             more_headings, more);
    return MAKE_SURVEY(MADE_PROGRAMME, {"surveys.csv", table}, MADE_ITEMS,
                       {"answers.csv", MADE_ANSWERS});
}

static void arms_are_compared_by_their_changes(void **state) {
    (void)state;
    made_survey made = matched(",group,control", ",arm,control");
    const baremo_result *row = made_row(&made, "s.k", "arm=taller-control", "change_difference");
    /* R 4.2.2: t.test(ch ~ factor(arm.x, levels = c("taller", "control")), data = x) */
    assert_close(row->value, 0.188888888888889, 1e-12);
    assert_close(row->low, -0.355238499071210, 1e-12);
    assert_close(row->high, 0.733016276848988, 1e-12);
    assert_close(made_value(&made, "s.k", "arm=taller-control", "change_difference.p"),
                 0.450091650681115, 1e-12);
    assert_close(made_value(&made, "s", "arm=taller", "matched") +
                     made_value(&made, "s", "arm=control", "matched"),
                 13, 0);
    made_survey_free(&made);
}

static void the_control_is_subtracted_whatever_its_place(void **state) {
    (void)state;
    made_survey made = matched(",group,control", ",arm,taller");
    assert_close(made_value(&made, "s.k", "arm=control-taller", "change_difference"),
                 -0.188888888888889, 1e-12);
    assert_string_equal(baremo_results_survey_find(made.results, "s")->control, "taller");
    made_survey_free(&made);
}

static void arms_of_other_people_are_four_samples(void **state) {
    (void)state;
    made_survey made = matched(",design,group,control", ",unmatched,arm,control");
    const baremo_result *row = made_row(&made, "s.k", "arm=taller-control", "change_difference");
    /* R 4.2.2: D <- differences of the four means; SE <- sqrt(sum(V)), V <- var/n;
       DF <- sum(V)^2/sum(V^2/(N - 1)); D + c(-1, 1) * qt(.975, DF) * SE */
    assert_close(row->value, 0.468253968253968, 1e-12);
    assert_close(row->low, -0.601932499926114, 1e-12);
    assert_close(row->high, 1.538440436434051, 1e-12);
    assert_close(made_value(&made, "s.k", "arm=taller-control", "change_difference.p"),
                 0.372229575731435, 1e-12);
    made_survey_free(&made);
}

static void clusters_are_compared_by_their_means(void **state) {
    (void)state;
    made_survey made = matched(",group,control,cluster", ",arm,control,class");
    /* R 4.2.2: mm <- aggregate(ch ~ class.x + arm.x, x, mean); t.test(mm$ch) */
    const baremo_result *row = made_row(&made, "s.k", NULL, "mean_diff.cluster");
    assert_close(row->value, 0.3935185185185185, 1e-12);
    assert_close(row->low, 0.0031056024051439, 1e-10);
    assert_close(row->high, 0.7839314346318930, 1e-12);
    assert_close(made_value(&made, "s.k", NULL, "mean_diff.cluster.p"), 0.0487759962209373, 1e-12);
    /* R 4.2.2: one-way anova(lm(ch ~ class.x)), m0 <- (N - sum(m^2)/N)/(k - 1) */
    assert_close(made_value(&made, "s.k", NULL, "icc"), 0.754771880819367, 1e-11);
    assert_close(made_value(&made, "s.k", NULL, "design_effect"), 1.823387506348400, 1e-11);
    /* R 4.2.2: t.test(ch ~ factor(arm.x, levels = c("taller", "control")), mm, var.equal = TRUE) */
    row = made_row(&made, "s.k", "arm=taller-control", "change_difference.cluster");
    assert_close(row->value, 0.157407407407407, 1e-11);
    assert_close(row->low, -0.759825310097614, 1e-12);
    assert_close(row->high, 1.074640124912429, 1e-12);
    assert_true(baremo_results_survey_find(made.results, "s")->cluster_used);
    made_survey_free(&made);
}

static void those_who_stayed_are_compared_with_those_who_left(void **state) {
    (void)state;
    made_survey made = matched("", "");
    const baremo_result *row = made_row(&made, "s.k", NULL, "attrition.difference");
    /* R 4.2.2: st <- a$id %in% b$id; t.test(a$s[st], a$s[!st]) */
    assert_close(row->value, 0.305555555555555, 1e-12);
    assert_close(row->low, -1.270226624570640, 1e-12);
    assert_close(row->high, 1.881337735681750, 1e-12);
    made_survey_free(&made);
}

static void an_arm_that_nobody_is_of_is_an_error(void **state) {
    (void)state;
    made_survey made = matched(",group,control", ",arm,placebo");
    assert_non_null(made_finding(&made, "control-unknown"));
    made_survey_free(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arms_are_compared_by_their_changes),
        cmocka_unit_test(the_control_is_subtracted_whatever_its_place),
        cmocka_unit_test(arms_of_other_people_are_four_samples),
        cmocka_unit_test(clusters_are_compared_by_their_means),
        cmocka_unit_test(those_who_stayed_are_compared_with_those_who_left),
        cmocka_unit_test(an_arm_that_nobody_is_of_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
