/* Scales and items of one wave against R. */
#include "made_survey.h"

#include "made_answers.h"

static made_survey matched(const char *more_headings, const char *more) {
    char table[512];
    snprintf(table, sizeof table, "survey,file,respondent,wave%s\ns,answers.csv,id,wave%s\n",
             more_headings, more);
    return MAKE_SURVEY(MADE_PROGRAMME, {"surveys.csv", table}, MADE_ITEMS,
                       {"answers.csv", MADE_ANSWERS});
}

static void a_wave_describes_its_scores(void **state) {
    (void)state;
    made_survey made = matched("", "");
    /* R 4.2.2: c(mean(a$s, na.rm = TRUE), sd(...), median(...)); t.test(a$s)$conf.int */
    const baremo_result *mean = made_row(&made, "s.k", "wave=pre", "mean");
    assert_close(mean->value, 3.261904761904762, 1e-12);
    assert_close(mean->low, 2.80316417005761, 1e-12);
    assert_close(mean->high, 3.72064535375191, 1e-12);
    assert_close(mean->n, 14, 0);
    assert_close(mean->missing, 1, 0);
    assert_close(made_value(&made, "s.k", "wave=pre", "sd"), 0.794517231567467, 1e-12);
    assert_close(made_value(&made, "s.k", "wave=pre", "median"), 3, 1e-12);
    made_survey_free(&made);
}

static void a_wave_has_its_consistency(void **state) {
    (void)state;
    made_survey made = matched("", "");
    /* R 4.2.2: k <- cov(complete rows of q1, q2, 6 - q3); 3/2 * (1 - sum(diag(k))/sum(k)) */
    assert_close(made_value(&made, "s.k", "wave=pre", "alpha"), 0.596069868995633, 1e-12);
    assert_non_null(made_row(&made, "s.k", "wave=pre;item=q2", "alpha_if_deleted"));
    made_survey_free(&made);
}

static void favourable_scores_are_above_the_midpoint(void **state) {
    (void)state;
    made_survey made = matched("", "");
    const baremo_result *row = made_row(&made, "s.k", "wave=pre", "percent_favourable");
    /* R 4.2.2: prop.test(6, 14, correct = FALSE)$conf.int */
    assert_close(row->value, 100 * 6 / 14., 1e-12);
    assert_close(row->low, 21.3807989044741, 1e-12);
    assert_close(row->high, 67.4093554203492, 1e-12);
    made_survey_free(&made);
}

static void a_distribution_counts_answers_as_asked(void **state) {
    (void)state;
    made_survey made = matched("", "");
    /* R 4.2.2: table(a$q1) */
    assert_close(made_value(&made, "s.q1", "wave=pre;answer=1", "count"), 0, 0);
    assert_close(made_value(&made, "s.q1", "wave=pre;answer=2", "count"), 3, 0);
    assert_close(made_value(&made, "s.q1", "wave=pre;answer=3", "count"), 7, 0);
    assert_close(made_value(&made, "s.q1", "wave=pre;answer=4", "count"), 2, 0);
    assert_close(made_value(&made, "s.q1", "wave=pre;answer=5", "count"), 1, 0);
    assert_close(made_value(&made, "s.q1", "wave=pre", "net_balance"), 0, 0);
    assert_close(made_value(&made, "s.q1", "wave=pre", "percent_neutral"), 100 * 7 / 13., 1e-12);
    made_survey_free(&made);
}

static void one_wave_is_called_single(void **state) {
    (void)state;
    made_survey made = MAKE_SURVEY(MADE_PROGRAMME, {"surveys.csv", "survey,file\ns,answers.csv\n"},
                                   {"items.csv", "survey,item,min,max,scale\ns,a,1,5,k\n"},
                                   {"answers.csv", "a\n4\n"});
    assert_close(made_value(&made, "s", NULL, "responses"), 1, 0);
    assert_close(made_value(&made, "s.k", "wave=single", "mean"), 4, 0);
    assert_string_equal(made_row(&made, "s.k", "wave=single", "sd")->note, "one answer");
    assert_string_equal(made_row(&made, "s.k", "wave=single", "alpha")->note, "needs two items");
    made_survey_free(&made);
}

static void no_answers_say_so(void **state) {
    (void)state;
    made_survey made =
        MAKE_SURVEY(MADE_PROGRAMME, {"surveys.csv", "survey,file\ns,answers.csv\n"},
                    {"items.csv", "survey,item,min,max,scale\ns,a,1,5,k\ns,b,1,5,\n"},
                    {"answers.csv", "a,b\n,1\n"});
    assert_close(made_value(&made, "s.k", "wave=single", "n"), 0, 0);
    assert_string_equal(made_row(&made, "s.k", "wave=single", "mean")->note, "no answers");
    made_survey_free(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wave_describes_its_scores),
        cmocka_unit_test(a_wave_has_its_consistency),
        cmocka_unit_test(favourable_scores_are_above_the_midpoint),
        cmocka_unit_test(a_distribution_counts_answers_as_asked),
        cmocka_unit_test(one_wave_is_called_single),
        cmocka_unit_test(no_answers_say_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
