/* Changes of scales and items against R. */
#include "made_survey.h"

#include "made_answers.h"

static made_survey matched(const char *more_headings, const char *more) {
    char table[512];
    snprintf(table, sizeof table, "survey,file,respondent,wave%s\ns,answers.csv,id,wave%s\n",
             more_headings, more);
    return MAKE_SURVEY(MADE_PROGRAMME, {"surveys.csv", table}, MADE_ITEMS,
                       {"answers.csv", MADE_ANSWERS});
}

static void the_change_of_a_scale_is_that_of_matched_people(void **state) {
    (void)state;
    made_survey made = matched("", "");
    const baremo_result *row = made_row(&made, "s.k", NULL, "mean_diff");
    /* R 4.2.2: t.test(x$s.y, x$s.x, paired = TRUE) */
    assert_close(row->value, 0.3636363636363636, 1e-12);
    assert_close(row->low, 0.1043233444152241, 1e-12);
    assert_close(row->high, 0.6229493828575031, 1e-12);
    assert_close(made_value(&made, "s.k", NULL, "t.p"), 0.0107903918478882, 1e-12);
    assert_close(row->n, 11, 0);
    assert_close(row->missing, 2, 0);
    assert_int_equal(row->status, BAREMO_STATUS_IMPROVED);
    assert_close(made_value(&made, "s.k", NULL, "holm.p"), 0.0107903918478882, 1e-12);
    made_survey_free(&made);
}

static void a_scale_that_is_to_fall_worsens_when_it_rises(void **state) {
    (void)state;
    made_survey made = MAKE_SURVEY(
        MADE_PROGRAMME, {"surveys.csv", "survey,file,respondent,wave\ns,answers.csv,id,wave\n"},
        MADE_ITEMS, {"scales.csv", "survey,scale,direction\ns,k,decrease\n"},
        {"answers.csv", MADE_ANSWERS});
    assert_int_equal(made_row(&made, "s.k", NULL, "mean_diff")->status, BAREMO_STATUS_WORSENED);
    made_survey_free(&made);
}

static void the_change_of_an_item_has_its_tests_and_movement(void **state) {
    (void)state;
    made_survey made = matched("", "");
    /* R 4.2.2: wilcox.test(x$q1.y, x$q1.x, paired = TRUE, exact = FALSE, correct = FALSE)$p.value
     */
    assert_close(made_value(&made, "s.q1", NULL, "signedrank.wilcoxon.p_asymptotic"),
                 0.429017174541798, 1e-12);
    /* R 4.2.2: with(x, c(sum(q1.y > q1.x), sum(q1.y < q1.x), sum(q1.y == q1.x))), na.rm = TRUE */
    assert_close(made_value(&made, "s.q1", NULL, "moved_up"), 5, 0);
    assert_close(made_value(&made, "s.q1", NULL, "moved_down"), 2, 0);
    assert_close(made_value(&made, "s.q1", NULL, "same"), 4, 0);
    assert_close(made_row(&made, "s.q1", NULL, "same")->n, 11, 0);
    made_survey_free(&made);
}

static void a_binary_item_has_mcnemar_of_its_pairs(void **state) {
    (void)state;
    made_survey made = matched("", "");
    assert_close(made_value(&made, "s.yes", NULL, "yes_to_no"), 2, 0);
    assert_close(made_value(&made, "s.yes", NULL, "no_to_yes"), 7, 0);
    /* R 4.2.2: binom.test(2, 9)$p.value */
    assert_close(made_value(&made, "s.yes", NULL, "mcnemar.p_exact"), 0.1796875, 1e-12);
    made_survey_free(&made);
}

static void other_people_are_two_samples(void **state) {
    (void)state;
    made_survey made = matched(",design", ",unmatched");
    const baremo_result *row = made_row(&made, "s.k", NULL, "mean_diff");
    /* R 4.2.2: t.test(b$s, a$s) */
    assert_close(row->value, 0.430402930402930, 1e-12);
    assert_close(row->low, -0.196993263371347, 1e-12);
    assert_close(row->high, 1.057799124177208, 1e-12);
    assert_close(made_value(&made, "s.k", NULL, "welch.p"), 0.169982781131759, 1e-12);
    assert_int_equal(row->status, BAREMO_STATUS_UNCHANGED);
    made_survey_free(&made);
}

static void weights_make_means_and_leave_tests_unweighted(void **state) {
    (void)state;
    made_survey made = matched(",design,weight", ",unmatched,w");
    /* R 4.2.2: mu <- sum(w * v)/sum(w); se <- sqrt(n/(n - 1) * sum((w * (v - mu))^2))/sum(w);
       mu + c(-1, 1) * qt(.975, n - 1) * se */
    const baremo_result *mean = made_row(&made, "s.k", "wave=pre", "mean");
    assert_close(mean->value, 3.20238095238095, 1e-12);
    assert_close(mean->low, 2.83001120667776, 1e-12);
    assert_close(mean->high, 3.57475069808415, 1e-12);
    /* R 4.2.2: Welch and Satterthwaite of the two means and their se */
    const baremo_result *row = made_row(&made, "s.k", NULL, "mean_diff.weighted");
    assert_close(row->value, 0.503968253968254, 1e-12);
    assert_close(row->low, -0.103499303827583, 1e-12);
    assert_close(row->high, 1.111435811764090, 1e-12);
    assert_non_null(strstr(made_row(&made, "s.k", NULL, "welch.p")->method, "unweighted"));
    made_survey_free(&made);
}

static void the_same_answers_say_so(void **state) {
    (void)state;
    made_survey made = MAKE_SURVEY(
        MADE_PROGRAMME, {"surveys.csv", "survey,file,respondent,wave\ns,answers.csv,id,wave\n"},
        {"items.csv", "survey,item,min,max,scale\ns,a,1,5,k\ns,b,1,5,k\n"},
        {"answers.csv",
         "id,wave,a,b\n1,pre,3,3\n1,post,3,3\n2,pre,3,3\n2,post,3,3\n3,pre,3,3\n3,post,3,3\n"});
    assert_string_equal(made_row(&made, "s.k", NULL, "t.p")->note, "all differences are zero");
    assert_string_equal(made_row(&made, "s.k", "wave=pre", "alpha")->note, "the sum is constant");
    assert_int_equal(made_row(&made, "s.k", NULL, "mean_diff")->status, BAREMO_STATUS_UNCHANGED);
    made_survey_free(&made);
}

static void a_third_wave_is_compared_with_both_others(void **state) {
    (void)state;
    made_survey made = MAKE_SURVEY(
        MADE_PROGRAMME, {"surveys.csv", "survey,file,respondent,wave\ns,answers.csv,id,wave\n"},
        {"items.csv", "survey,item,min,max,scale\ns,a,1,5,k\n"},
        {"answers.csv", "id,wave,a\n1,pre,1\n1,post,2\n1,followup,5\n2,pre,2\n2,post,4\n"
                        "2,followup,3\n3,pre,2\n3,post,2\n"});
    assert_close(made_value(&made, "s.k", NULL, "mean_diff"), 1, 1e-12);
    assert_close(made_value(&made, "s.k", "change=followup-pre", "mean_diff"), 2.5, 1e-12);
    assert_close(made_value(&made, "s.k", "change=followup-post", "mean_diff"), 1, 1e-12);
    assert_close(made_value(&made, "s", "change=followup-pre", "matched"), 2, 0);
    assert_close(made_value(&made, "s", "change=followup-pre", "only_pre"), 1, 0);
    made_survey_free(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_change_of_a_scale_is_that_of_matched_people),
        cmocka_unit_test(a_scale_that_is_to_fall_worsens_when_it_rises),
        cmocka_unit_test(the_change_of_an_item_has_its_tests_and_movement),
        cmocka_unit_test(a_binary_item_has_mcnemar_of_its_pairs),
        cmocka_unit_test(other_people_are_two_samples),
        cmocka_unit_test(weights_make_means_and_leave_tests_unweighted),
        cmocka_unit_test(the_same_answers_say_so),
        cmocka_unit_test(a_third_wave_is_compared_with_both_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
