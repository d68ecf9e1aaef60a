#include "check.h"

#include "made_programme.h"

static const char plan[] = "start,2017\nend,2020\nperiod,2018\n";

/* "With `of`, measure, flow, direction, baseline and targets come from that indicator" */
static void a_result_compares_forecast_and_achieved_of_another_indicator(void **state) {
    (void)state;
    made of = made_evaluation(plan, "indicator,title,kind,of,baseline\nA,A,,,20\nR,R,result,A,\n",
                              "indicator,period,target\nA,2020,100\n",
                              "indicator,period,value\nA,2018,45\n");
    assert_close(made_value(&of, "R", "2018", "forecast"), 60, 1e-15);
    assert_close(made_value(&of, "R", "2018", "achieved"), 45, 0);
    assert_close(made_value(&of, "R", "2018", "difference"), -15, 1e-15);
    /* achieved/forecast, not the share of the way */
    assert_close(made_value(&of, "R", "2018", "share"), 0.75, 1e-15);
    assert_close(made_value(&of, "A", "2018", "share"), 25.0 / 80, 1e-15);
    assert_int_equal(made_row(&of, "R", "2018", "value")->status,
                     made_row(&of, "A", "2018", "value")->status);
    assert_string_equal(made_row(&of, "R", "2018", "achieved")->source, "observations.csv:C2");
    made_free(&of);
}

/* "without, it has its own" */
static void a_result_without_of_has_targets_of_its_own(void **state) {
    (void)state;
    made of = made_evaluation(plan, "indicator,title,kind\nR,R,result\n",
                              "indicator,period,target\nR,2018,50\n",
                              "indicator,period,value\nR,2018,60\n");
    assert_close(made_value(&of, "R", "2018", "forecast"), 50, 0);
    assert_close(made_value(&of, "R", "2018", "difference"), 10, 0);
    assert_close(made_value(&of, "R", "2018", "share"), 1.2, 1e-15);
    made_free(&of);
}

/* "`share` = achieved/forecast where forecast > 0" */
static void a_forecast_of_zero_has_no_share(void **state) {
    (void)state;
    made of = made_evaluation(
        plan, "indicator,title,kind,direction,baseline\nR,R,result,decrease,9\n",
        "indicator,period,target\nR,2018,0\n", "indicator,period,value\nR,2018,3\n");
    assert_close(made_value(&of, "R", "2018", "difference"), 3, 0);
    assert_string_equal(made_row(&of, "R", "2018", "share")->note, "forecast is not above zero");
    made_free(&of);
}

static void without_value_or_forecast_the_reason_is_said(void **state) {
    (void)state;
    made of = made_evaluation(plan, "indicator,title,kind\nR,R,result\nS,S,result\n",
                              "indicator,period,target\nR,2018,50\n",
                              "indicator,period,value\nR,2017,60\nS,2018,1\n");
    assert_string_equal(made_row(&of, "R", "2018", "difference")->note, "no value");
    assert_close(made_value(&of, "R", "2018", "forecast"), 50, 0);
    assert_string_equal(made_row(&of, "S", "2018", "forecast")->note, "no target");
    assert_string_equal(made_row(&of, "S", "2018", "share")->note, "no target");
    made_free(&of);
}

/* "for levels the two words and the number of rungs between them" */
static void levels_are_compared_in_words_and_rungs(void **state) {
    (void)state;
    made of = made_evaluation(
        plan, "indicator,title,kind,levels\nR,R,result,none; weak; good; full\n",
        "indicator,period,target\nR,2018,full\n", "indicator,period,level\nR,2018,weak\n");
    assert_string_equal(made_row(&of, "R", "2018", "forecast")->note, "full");
    assert_string_equal(made_row(&of, "R", "2018", "achieved")->note, "weak");
    assert_close(made_value(&of, "R", "2018", "difference"), -2, 0);
    assert_null(made_find(&of, BAREMO_SUBJECT_INDICATOR, "R", "2018", NULL, NULL, "share"));
    made_free(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_compares_forecast_and_achieved_of_another_indicator),
        cmocka_unit_test(a_result_without_of_has_targets_of_its_own),
        cmocka_unit_test(a_forecast_of_zero_has_no_share),
        cmocka_unit_test(without_value_or_forecast_the_reason_is_said),
        cmocka_unit_test(levels_are_compared_in_words_and_rungs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
