#include "check.h"

#include <string.h>

#include "made_programme.h"

static const char plan[] = "start,2017\nend,2020\nperiod,2018\n";

/* "Every peer ... baseline 50, target 20, actual 30": the share of the way covered is 66.7 % */
static void baseline_50_target_20_actual_30_is_two_thirds_of_the_way(void **state) {
    (void)state;
    made of = made_evaluation(plan, "indicator,title,direction,baseline\nA,A,decrease,50\n",
                              "indicator,period,target\nA,2020,20\n",
                              "indicator,period,value\nA,2017,40\nA,2018,30\n");
    assert_close(made_value(&of, "A", "2018", "share"), 2.0 / 3, 1e-15);
    assert_close(made_value(&of, "A", "2018", "baseline"), 50, 0);
    assert_close(made_value(&of, "A", "2018", "expected"), 35, 1e-15);
    assert_close(made_value(&of, "A", "2018", "share_of_expected"), 20.0 / 15, 1e-15);
    assert_close(made_value(&of, "A", "2018", "change"), -20, 0);
    assert_close(made_value(&of, "A", "2018", "change_percent"), -40, 1e-15);
    assert_close(made_value(&of, "A", "2018", "change_previous"), -10, 0);
    assert_int_equal(made_row(&of, "A", "2018", "value")->status, BAREMO_STATUS_ON_TRACK);
    assert_string_equal(made_row(&of, "A", "2018", "share")->source,
                        "observations.csv:C3, indicators.csv:D2, targets.csv:C2");
    /* no ratio for a decrease, no target of its own, no band */
    const char *absent[] = {"ratio", "target", "target_met", "in_band", "value_cumulative"};
    for (size_t i = 0; i < 5; i++)
        assert_null(made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2018", NULL, NULL, absent[i]));
    made_free(&of);
}

/* "`baseline_period` is by default the period before `start`": history is allowed there */
static void history_before_the_start_is_the_baseline(void **state) {
    (void)state;
    made of =
        made_evaluation(plan, "indicator,title\nA,A\n", "indicator,period,target\nA,2020,50\n",
                        "indicator,period,value\nA,2015,7\nA,2016,10\nA,2017,18\nA,2018,30\n");
    assert_int_equal(of.status, BAREMO_OK);
    assert_close(made_value(&of, "A", "2018", "baseline"), 10, 0);
    assert_close(made_value(&of, "A", "2018", "share"), 0.5, 1e-15);
    assert_close(made_value(&of, "A", "2017", "change_previous"), 8, 0);
    /* history has values, but no progress */
    assert_close(made_value(&of, "A", "2015", "value"), 7, 0);
    assert_int_equal(made_row(&of, "A", "2015", "value")->status, BAREMO_STATUS_NONE);
    assert_null(made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2016", NULL, NULL, "share"));
    made_free(&of);
}

/* "`value` is the period's, `value_cumulative` the sum; share and expected start at 0 at the end of
 * the period before `start`, and `baseline` serves `change` only" */
static void cumulative_targets_compare_the_sum_since_the_start(void **state) {
    (void)state;
    made of = made_evaluation(plan, "indicator,title,target_flow,baseline\nA,A,cumulative,90\n",
                              "indicator,period,target\nA,2018,200\nA,2020,500\n",
                              "indicator,period,value\nA,2016,80\nA,2017,100\nA,2018,120\n");
    assert_close(made_value(&of, "A", "2018", "value"), 120, 0);
    assert_close(made_value(&of, "A", "2018", "value_cumulative"), 220, 0);
    assert_close(made_value(&of, "A", "2017", "value_cumulative"), 100, 0);
    assert_close(made_value(&of, "A", "2018", "share"), 220.0 / 500, 1e-15);
    assert_close(made_value(&of, "A", "2017", "expected"), 100, 1e-15);
    assert_close(made_value(&of, "A", "2018", "share_of_expected"), 1.1, 1e-15);
    assert_close(made_value(&of, "A", "2018", "target_met"), 1, 0);
    assert_close(made_value(&of, "A", "2018", "ratio"), 0.44, 1e-15);
    assert_close(made_value(&of, "A", "2018", "change"), 30, 0);
    assert_int_equal(made_row(&of, "A", "2018", "value")->status, BAREMO_STATUS_ON_TRACK);
    made_free(&of);
}

static void a_missing_period_leaves_the_cumulative_value_open(void **state) {
    (void)state;
    const char *indicators = "indicator,title,target_flow\nA,A,cumulative\n";
    const char *targets = "indicator,period,target\nA,2020,500\n";
    const char *observations = "indicator,period,value\nA,2018,120\n";
    made of = made_evaluation(plan, indicators, targets, observations);
    const baremo_result *row = made_row(&of, "A", "2018", "value_cumulative");
    assert_close(row->value, BAREMO_MISSING, 0);
    assert_string_equal(row->note, "1 of 2 periods");
    assert_int_equal(made_row(&of, "A", "2018", "value")->status, BAREMO_STATUS_NOT_ASSESSED);
    made_free(&of);
    of = made_evaluation("start,2017\nend,2020\nperiod,2018\npartial,yes\n", indicators, targets,
                         observations);
    row = made_row(&of, "A", "2018", "value_cumulative");
    assert_close(row->value, 120, 0);
    assert_string_equal(row->note, "1 of 2 periods");
    made_free(&of);
}

/* "`change_percent` (not computable at baseline 0)" */
static void a_change_from_zero_has_no_percentage(void **state) {
    (void)state;
    made of = made_evaluation(plan, "indicator,title,baseline\nA,A,0\n",
                              "indicator,period,target\nA,2020,40\n",
                              "indicator,period,value\nA,2018,30\n");
    assert_close(made_value(&of, "A", "2018", "change"), 30, 0);
    const baremo_result *row = made_row(&of, "A", "2018", "change_percent");
    assert_close(row->value, BAREMO_MISSING, 0);
    assert_string_equal(row->note, "baseline is zero");
    assert_string_equal(made_row(&of, "A", "2018", "change_previous")->note,
                        "no value in the previous period");
    made_free(&of);
}

static void without_a_baseline_the_change_says_so(void **state) {
    (void)state;
    made of = made_evaluation(plan, "indicator,title,baseline_note\nA,A,never counted before\n",
                              "indicator,period,target\nA,2018,40\nA,2020,80\n",
                              "indicator,period,value\nA,2018,30\n");
    assert_string_equal(made_row(&of, "A", "2018", "change")->note, "no baseline");
    assert_string_equal(made_row(&of, "A", "2018", "share")->note, "no baseline");
    assert_close(made_value(&of, "A", "2018", "share_of_expected"), 0.75, 1e-15);
    assert_int_equal(made_row(&of, "A", "2018", "value")->status, BAREMO_STATUS_BEHIND);
    assert_string_equal(baremo_results_indicator_find(of.results, "A")->baseline_note,
                        "never counted before");
    made_free(&of);
}

/* "`off_track` once the plan has ended" */
static void after_the_plan_has_ended_nothing_is_on_its_way(void **state) {
    (void)state;
    made of = made_evaluation(
        "start,2017\nend,2018\nperiod,2018\n", "indicator,title,direction\nA,A,decrease\n",
        "indicator,period,target\nA,2018,20\n", "indicator,period,value\nA,2017,22\nA,2018,21\n");
    assert_int_equal(made_row(&of, "A", "2017", "value")->status, BAREMO_STATUS_NOT_ASSESSED);
    assert_int_equal(made_row(&of, "A", "2018", "value")->status, BAREMO_STATUS_OFF_TRACK);
    made_free(&of);
}

/* "For a `level` all this on the index of the rung." */
static void a_level_moves_by_rungs(void **state) {
    (void)state;
    made of = made_evaluation(
        plan, "indicator,title,levels,baseline\nA,A,none; weak; good; full,none\n",
        "indicator,period,target\nA,2020,full\n", "indicator,period,level\nA,2018,weak\n");
    const baremo_result *value = made_row(&of, "A", "2018", "value");
    assert_close(value->value, 2, 0);
    assert_string_equal(value->note, "weak");
    assert_int_equal(value->status, BAREMO_STATUS_BEHIND);
    assert_close(made_value(&of, "A", "2018", "share"), 1.0 / 3, 1e-15);
    assert_close(made_value(&of, "A", "2018", "change"), 1, 0);
    const baremo_result *expected = made_row(&of, "A", "2018", "expected");
    assert_close(expected->value, 2.5, 1e-15);
    assert_string_equal(expected->note, "between weak and good");
    assert_string_equal(made_row(&of, "A", "2018", "baseline")->note, "none");
    assert_null(
        made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2018", NULL, NULL, "change_percent"));
    made_free(&of);
}

/* "`maintain`: `in_band` 1 or 0" */
static void maintain_says_whether_it_is_in_its_band(void **state) {
    (void)state;
    made of = made_evaluation(plan, "indicator,title,direction,low,high\nA,A,maintain,10,20\n",
                              NULL, "indicator,period,value\nA,2017,21\nA,2018,20\n");
    assert_close(made_value(&of, "A", "2017", "in_band"), 0, 0);
    assert_close(made_value(&of, "A", "2018", "in_band"), 1, 0);
    assert_int_equal(made_row(&of, "A", "2017", "value")->status, BAREMO_STATUS_OFF_TRACK);
    assert_int_equal(made_row(&of, "A", "2018", "value")->status, BAREMO_STATUS_ACHIEVED);
    made_free(&of);
}

static const made_table by_area[] = {
    {"programme", "key,value\nid,made\ntitle,Made\nstart,2017\nend,2020\nperiod,2018\n"},
    {"areas", "area,title\nN,North\nS,South\nE,East\n"},
    {"indicators", "indicator,title\nA,A\n"},
    {"observations", "indicator,period,area,value\nA,2016,N,10\nA,2016,S,20\nA,2018,N,20\n"
                     "A,2018,S,25\nA,2018,E,5\n"},
    {"targets", "indicator,period,area,target\nA,2020,,100\nA,2020,N,30\nA,2020,E,10\n"},
    {NULL, NULL}};

/* "Progress and status of an area or a group stand only where it has a target of its own and a
 * baseline of its own ... else its values only." */
static void an_area_has_progress_with_a_target_and_a_baseline_of_its_own(void **state) {
    (void)state;
    made of = made_programme(by_area, NULL);
    const baremo_result *share =
        made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2018", "N", NULL, "share");
    assert_non_null(share);
    assert_close(share->value, 0.5, 1e-15);
    assert_int_equal(
        made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2018", "N", NULL, "value")->status,
        BAREMO_STATUS_ON_TRACK);
    /* South has no target, East no baseline */
    const char *others[] = {"S", "E"};
    for (size_t i = 0; i < 2; i++) {
        assert_non_null(
            made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2018", others[i], NULL, "value"));
        assert_int_equal(
            made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2018", others[i], NULL, "value")->status,
            BAREMO_STATUS_NONE);
        assert_null(
            made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2018", others[i], NULL, "share"));
        assert_null(
            made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2018", others[i], NULL, "change"));
    }
    made_free(&of);
}

/* "A last target against the direction is an error.", also where the baseline is combined from
 * areas */
static void a_target_against_a_combined_baseline_is_an_error(void **state) {
    (void)state;
    const made_table tables[] = {
        {"programme", "key,value\nid,made\ntitle,Made\nstart,2017\nend,2020\nperiod,2018\n"},
        {"areas", "area,title\nN,North\nS,South\n"},
        {"indicators", "indicator,title\nA,A\n"},
        {"observations", "indicator,period,area,value\nA,2016,N,10\nA,2016,S,20\nA,2018,N,20\n"
                         "A,2018,S,25\n"},
        {"targets", "indicator,period,target\nA,2020,25\n"},
        {NULL, NULL}};
    made of = made_programme(tables, NULL);
    assert_int_equal(of.status, BAREMO_DATA);
    assert_int_equal(made_count(&of, "target-against-direction"), 1);
    assert_string_equal(made_row(&of, "A", "2018", "share")->note,
                        "last target against the direction");
    made_free(&of);
}

/* "column `interval` is not `no`" */
static void an_interval_can_be_switched_off(void **state) {
    (void)state;
    const char *observations =
        "indicator,period,numerator,denominator\nA,2018,66,97\nB,2018,66,97\n";
    made of = made_evaluation(
        plan, "indicator,title,measure,unit,interval\nA,A,ratio,%,\nB,B,ratio,%,no\n", NULL,
        observations);
    const baremo_result *row = made_row(&of, "A", "2018", "value");
    /* R 4.2.2: 100 * prop.test(66, 97, correct = FALSE)$conf.int */
    assert_close(row->low, 58.226632603300899, 1e-12);
    assert_close(row->high, 76.481314315865944, 1e-12);
    assert_close(row->level, 0.95, 0);
    assert_string_equal(row->method, "ratio, wilson");
    assert_close(made_row(&of, "B", "2018", "value")->low, BAREMO_MISSING, 0);
    made_free(&of);
}

/* A value computed from a survey stands for the programme, with its n and interval. */
static void a_reading_of_a_survey_is_a_value_like_any_other(void **state) {
    (void)state;
    baremo_period before, now;
    baremo_period_parse("2016", &before);
    baremo_period_parse("2018", &now);
    const evaluate_reading readings[] = {{.indicator = 0,
                                          .period = before,
                                          .value = 3,
                                          .low = 2.5,
                                          .high = 3.5,
                                          .level = 0.95,
                                          .n = 40,
                                          .method = "t"},
                                         {.indicator = 0,
                                          .period = now,
                                          .value = 3.5,
                                          .low = 3.1,
                                          .high = 3.9,
                                          .level = 0.95,
                                          .n = 38,
                                          .missing = 2,
                                          .method = "t",
                                          .source = "survey.csv"}};
    const evaluate_options options = {.readings = readings, .reading_count = 2};
    const made_table tables[] = {
        {"programme", "key,value\nid,made\ntitle,Made\nstart,2017\nend,2020\nperiod,2018\n"},
        {"indicators", "indicator,title,kind,measure\nA,A,qualitative,score\n"},
        {"targets", "indicator,period,target\nA,2020,4\n"},
        {NULL, NULL}};
    made of = made_programme(tables, &options);
    const baremo_result *row = made_row(&of, "A", "2018", "value");
    assert_close(row->value, 3.5, 0);
    assert_close(row->high, 3.9, 0);
    assert_close(row->n, 38, 0);
    assert_close(row->missing, 2, 0);
    assert_string_equal(row->source, "survey.csv");
    assert_close(made_value(&of, "A", "2018", "baseline"), 3, 0);
    assert_close(made_value(&of, "A", "2018", "share"), 0.5, 1e-15);
    assert_int_equal(row->status, BAREMO_STATUS_ON_TRACK);
    made_free(&of);
}

/* Observations after the evaluated period are not looked at. */
static void the_evaluated_period_is_the_last_one(void **state) {
    (void)state;
    made of = made_evaluation(plan, "indicator,title\nA,A\n", NULL,
                              "indicator,period,value\nA,2018,30\nA,2019,99\n");
    assert_close(made_value(&of, "A", "2018", "value"), 30, 0);
    assert_null(made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2019", NULL, NULL, "value"));
    made_free(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(baseline_50_target_20_actual_30_is_two_thirds_of_the_way),
        cmocka_unit_test(history_before_the_start_is_the_baseline),
        cmocka_unit_test(cumulative_targets_compare_the_sum_since_the_start),
        cmocka_unit_test(a_missing_period_leaves_the_cumulative_value_open),
        cmocka_unit_test(a_change_from_zero_has_no_percentage),
        cmocka_unit_test(without_a_baseline_the_change_says_so),
        cmocka_unit_test(after_the_plan_has_ended_nothing_is_on_its_way),
        cmocka_unit_test(a_level_moves_by_rungs),
        cmocka_unit_test(maintain_says_whether_it_is_in_its_band),
        cmocka_unit_test(an_area_has_progress_with_a_target_and_a_baseline_of_its_own),
        cmocka_unit_test(a_target_against_a_combined_baseline_is_an_error),
        cmocka_unit_test(an_interval_can_be_switched_off),
        cmocka_unit_test(a_reading_of_a_survey_is_a_value_like_any_other),
        cmocka_unit_test(the_evaluated_period_is_the_last_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
