#include "check.h"

#include <string.h>

#include "made_programme.h"

static const made_table tables[] = {
    {"programme", "key,value\nid,made\ntitle,Made\nstart,2017\nend,2020\nperiod,2018\n"},
    {"axes", "axis,title\nX,First\nY,Second\n"},
    {"indicators", "indicator,axis,title,kind,direction,baseline,low,high,of\n"
                   "A,X,Over,,increase,0,,,\nB,X,Backwards,,increase,10,,,\n"
                   "C,X,Half,,increase,0,,,\nD,X,Kept,,maintain,,0,9,\n"
                   "E,Y,Nothing,,increase,0,,,\nR,X,Against A,result,,,,,A\n"},
    {"targets", "indicator,period,target\nA,2020,10\nB,2020,20\nC,2020,10\nE,2020,10\n"},
    {"observations", "indicator,period,value\nA,2018,15\nB,2018,5\nC,2018,5\nD,2018,4\nA,2017,2\n"},
    {"actions", "action,axis,title,period,status,budget,spent,sessions,invited,participants\n"
                "a1,X,One,2017,ongoing,100,40,2,30,20\na1,X,One,2018,completed,50,60,3,40,30\n"
                "a2,X,Two,2017,not_started,,,,,\na2,X,Two,2019,completed,70,70,1,5,5\n"
                "a3,X,Three,2018,dropped,10,0,0,0,0\na4,Y,Four,2018,ongoing,,,,,\n"},
    {NULL, NULL}};

static const baremo_result *row_of(const made *of, baremo_subject_kind kind, const char *subject,
                                   const char *period, const char *statistic) {
    const baremo_result *row = made_find(of, kind, subject, period, NULL, NULL, statistic);
    if (!row)
        fail_msg("no %s of %s in %s", statistic, subject, period);
    return row;
}

static double axis_value(const made *of, const char *axis, const char *period,
                         const char *statistic) {
    return row_of(of, BAREMO_SUBJECT_AXIS, axis, period, statistic)->value;
}

/* "`indicators assessed achieved on_track behind off_track not_assessed` (counts)"; a result
 * indicator with `of` "stays out of the roll-up counts of its axis" */
static void indicators_are_counted_by_status(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    const struct {
        const char *statistic;
        double first, second, all;
    } counts[] = {{"indicators", 4, 1, 5},  {"assessed", 4, 0, 4}, {"achieved", 2, 0, 2},
                  {"on_track", 1, 0, 1},    {"behind", 0, 0, 0},   {"off_track", 1, 0, 1},
                  {"not_assessed", 0, 1, 1}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        assert_close(axis_value(&of, "X", "2018", counts[i].statistic), counts[i].first, 0);
        assert_close(axis_value(&of, "Y", "2018", counts[i].statistic), counts[i].second, 0);
        assert_close(
            row_of(&of, BAREMO_SUBJECT_PROGRAMME, "made", "2018", counts[i].statistic)->value,
            counts[i].all, 0);
    }
    made_free(&of);
}

/* "Always 'n assessed of N'" */
static void assessed_says_of_how_many(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    const baremo_result *row = row_of(&of, BAREMO_SUBJECT_PROGRAMME, "made", "2018", "assessed");
    assert_string_equal(row->note, "4 assessed of 5");
    assert_close(row->n, 5, 0);
    made_free(&of);
}

/* "`mean_share_capped` over the assessed (each share limited to 0..1; labelled so)" */
static void shares_are_limited_before_they_are_averaged(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    /* 1.5 -> 1, -0.5 -> 0, 0.5; the maintained one has no share */
    const baremo_result *row = row_of(&of, BAREMO_SUBJECT_AXIS, "X", "2018", "mean_share_capped");
    assert_close(row->value, 0.5, 1e-15);
    assert_close(row->n, 3, 0);
    assert_string_equal(row->note, "share known of 3 of 4 assessed");
    assert_null(made_find(&of, BAREMO_SUBJECT_AXIS, "Y", "2018", NULL, NULL, "mean_share_capped"));
    assert_close(made_value(&of, "A", "2018", "share"), 1.5, 1e-15);
    made_free(&of);
}

/* "Actions given by period: status the last up to the period, money, sessions and people summed to
 * it." */
static void actions_stand_as_of_the_period(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    const struct {
        const char *statistic;
        double before, now;
    } values[] = {{"actions", 3, 3},
                  {"completed", 0, 1},
                  {"ongoing", 1, 0},
                  {"not_started", 1, 1},
                  {"dropped", 0, 1},
                  {"execution", 1.0 / 3, 1.0 / 3},
                  {"completion", 0, 1.0 / 3},
                  {"budget", 100, 160},
                  {"spent", 40, 100},
                  {"sessions", 2, 5},
                  {"participants", 20, 50},
                  {"invited", 30, 70},
                  {"budget_execution", 0.4, 0.625},
                  {"cost_per_participant", 2, 2}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        assert_close(axis_value(&of, "X", "2017", values[i].statistic), values[i].before, 1e-15);
        assert_close(axis_value(&of, "X", "2018", values[i].statistic), values[i].now, 1e-15);
    }
    assert_string_equal(row_of(&of, BAREMO_SUBJECT_AXIS, "X", "2018", "budget")->note,
                        "2 of 3 actions");
    made_free(&of);
}

static void an_action_has_rows_of_its_own(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    assert_string_equal(row_of(&of, BAREMO_SUBJECT_ACTION, "a1", "2018", "status")->note,
                        "completed");
    assert_close(row_of(&of, BAREMO_SUBJECT_ACTION, "a1", "2018", "spent")->value, 100, 0);
    assert_close(row_of(&of, BAREMO_SUBJECT_ACTION, "a1", "2018", "cost_per_participant")->value, 2,
                 1e-15);
    assert_string_equal(row_of(&of, BAREMO_SUBJECT_ACTION, "a2", "2018", "status")->note,
                        "not_started");
    assert_null(made_find(&of, BAREMO_SUBJECT_ACTION, "a2", "2018", NULL, NULL, "budget"));
    size_t count = 0;
    const baremo_results_action *actions = baremo_results_actions(of.results, &count);
    assert_int_equal(count, 4);
    assert_string_equal(actions[0].status, "completed");
    assert_close(actions[0].budget, 150, 0);
    made_free(&of);
}

/* Money that was spent and is not known is not zero: a quotient is over the actions where both are
 * known, and says how many. */
static void a_quotient_over_unknown_spending_says_so(void **state) {
    (void)state;
    const made_table partly[] = {
        {"programme", "key,value\nid,made\ntitle,Made\nstart,2017\nend,2020\nperiod,2018\n"},
        {"axes", "axis,title\nX,First\n"},
        {"actions", "action,axis,title,status,budget,spent,participants\n"
                    "a1,X,One,completed,100,50,10\na2,X,Two,ongoing,60,,10\n"},
        {NULL, NULL}};
    made of = made_programme(partly, NULL);
    const char *const statistics[] = {"budget_execution", "cost_per_participant"};
    const double values[] = {0.5, 5}; /* 50 of 100, 50 for 10 people */
    for (size_t i = 0; i < 2; i++) {
        const baremo_result *row = row_of(&of, BAREMO_SUBJECT_AXIS, "X", "2018", statistics[i]);
        assert_close(row->value, values[i], 1e-15);
        assert_close(row->n, 1, 0);
        assert_close(row->missing, 1, 0);
        assert_string_equal(row->note, "1 of 2 actions");
    }
    made_free(&of);
}

static void a_quotient_without_one_action_of_both_is_not_computable(void **state) {
    (void)state;
    const made_table apart[] = {
        {"programme", "key,value\nid,made\ntitle,Made\nstart,2017\nend,2020\nperiod,2018\n"},
        {"axes", "axis,title\nX,First\n"},
        {"actions", "action,axis,title,status,budget,spent\n"
                    "a1,X,One,completed,100,\na2,X,Two,ongoing,,50\n"},
        {NULL, NULL}};
    made of = made_programme(apart, NULL);
    const baremo_result *row = row_of(&of, BAREMO_SUBJECT_AXIS, "X", "2018", "budget_execution");
    assert_close(row->value, BAREMO_MISSING, 0);
    assert_close(row->n, 0, 0);
    assert_string_equal(row->note, "0 of 2 actions");
    made_free(&of);
}

/* A table that is not by period says how actions stand now, not how they stood. */
static void actions_without_periods_are_rolled_up_in_the_evaluated_period_only(void **state) {
    (void)state;
    const made_table undated[] = {
        {"programme", "key,value\nid,made\ntitle,Made\nstart,2017\nend,2020\nperiod,2018\n"},
        {"axes", "axis,title\nX,First\n"},
        {"actions", "action,axis,title,status,budget,spent\na1,X,One,completed,0,40\n"},
        {NULL, NULL}};
    made of = made_programme(undated, NULL);
    assert_close(axis_value(&of, "X", "2018", "completed"), 1, 0);
    assert_null(made_find(&of, BAREMO_SUBJECT_AXIS, "X", "2017", NULL, NULL, "completed"));
    const baremo_result *row = row_of(&of, BAREMO_SUBJECT_AXIS, "X", "2018", "budget_execution");
    assert_close(row->value, BAREMO_MISSING, 0);
    assert_string_equal(row->note, "denominator is zero");
    made_free(&of);
}

/* The rows stand in the order of the report. */
static void the_programme_comes_first_then_axes_indicators_and_actions(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    const baremo_subject_kind order[] = {BAREMO_SUBJECT_PROGRAMME, BAREMO_SUBJECT_AXIS,
                                         BAREMO_SUBJECT_INDICATOR, BAREMO_SUBJECT_ACTION,
                                         BAREMO_SUBJECT_RULE};
    size_t count = 0, at = 0;
    const baremo_result *rows = baremo_results_rows(of.results, &count);
    for (size_t i = 0; i < count; i++) {
        while (at < 5 && rows[i].subject_kind != order[at])
            at++;
        assert_true(at < 5);
    }
    assert_int_equal(at, 4);
    made_free(&of);
}

/* Every number has its reason to be there or not. */
static void no_row_is_without_value_and_note(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    size_t count = 0;
    const baremo_result *rows = baremo_results_rows(of.results, &count);
    for (size_t i = 0; i < count; i++) {
        assert_true(!isnan(rows[i].value) || rows[i].note != NULL);
        assert_false(isinf(rows[i].value));
    }
    made_free(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indicators_are_counted_by_status),
        cmocka_unit_test(assessed_says_of_how_many),
        cmocka_unit_test(shares_are_limited_before_they_are_averaged),
        cmocka_unit_test(actions_stand_as_of_the_period),
        cmocka_unit_test(an_action_has_rows_of_its_own),
        cmocka_unit_test(a_quotient_over_unknown_spending_says_so),
        cmocka_unit_test(a_quotient_without_one_action_of_both_is_not_computable),
        cmocka_unit_test(actions_without_periods_are_rolled_up_in_the_evaluated_period_only),
        cmocka_unit_test(the_programme_comes_first_then_axes_indicators_and_actions),
        cmocka_unit_test(no_row_is_without_value_and_note),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
