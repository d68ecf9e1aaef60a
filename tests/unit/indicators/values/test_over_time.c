#include "check.h"

#include <string.h>

#include "made_programme.h"

static const char settings[] = "start,2018\nend,2019\nperiod,2018\n";
static const char partial[] = "start,2018\nend,2019\nperiod,2018\npartial,yes\n";

/* One count by quarter; two areas do not matter here. */
#define QUARTERS "indicator,period,value\nA,2018-Q1,10\nA,2018-Q2,20\nA,2018-Q3,30\nA,2018-Q4,5\n"

/* "Observations at a finer grain combine by `over_time`"; "sum for flow period" */
static void quarters_of_a_flow_add_up_to_the_year(void **state) {
    (void)state;
    made of = made_evaluation(settings, "indicator,title\nA,A\n", NULL, QUARTERS);
    const baremo_result *row = made_row(&of, "A", "2018", "value");
    assert_close(row->value, 65, 0);
    assert_close(row->n, 4, 0);
    assert_close(row->missing, 0, 0);
    assert_string_equal(row->method, "sum over quarters");
    assert_string_equal(row->source, "observations.csv:C2:C5");
    made_free(&of);
}

/* "last for stock, cumulative and level" */
static void a_stock_and_a_cumulative_series_take_the_last_sub_period(void **state) {
    (void)state;
    const char *flows[] = {"stock", "cumulative"};
    for (size_t i = 0; i < 2; i++) {
        char indicators[80];
        snprintf(indicators, sizeof indicators, "indicator,title,flow\nA,A,%s\n", flows[i]);
        made of = made_evaluation(settings, indicators, NULL, QUARTERS);
        const baremo_result *row = made_row(&of, "A", "2018", "value");
        assert_close(row->value, 5, 0);
        assert_string_equal(row->source, "observations.csv:C5");
        made_free(&of);
    }
}

/* A state at the end of the year needs the end of the year, not what came before. */
static void the_last_state_stands_although_earlier_ones_are_missing(void **state) {
    (void)state;
    made of = made_evaluation(settings, "indicator,title,flow\nA,A,stock\n", NULL,
                              "indicator,period,value\nA,2018-Q1,10\nA,2018-Q4,5\n");
    assert_close(made_value(&of, "A", "2018", "value"), 5, 0);
    made_free(&of);
    of = made_evaluation(settings, "indicator,title,flow\nA,A,stock\n", NULL,
                         "indicator,period,value\nA,2018-Q1,10\nA,2018-Q3,5\n");
    assert_close(made_value(&of, "A", "2018", "value"), BAREMO_MISSING, 0);
    assert_string_equal(made_row(&of, "A", "2018", "value")->note, "2 of 4 quarters");
    made_free(&of);
    of = made_evaluation(partial, "indicator,title,flow\nA,A,stock\n", NULL,
                         "indicator,period,value\nA,2018-Q1,10\nA,2018-Q3,5\n");
    assert_close(made_value(&of, "A", "2018", "value"), 5, 0);
    assert_string_equal(made_row(&of, "A", "2018", "value")->note, "2 of 4 quarters; no target");
    made_free(&of);
}

/* "An absent row is missing like a blank. With a part missing a total is not computable" */
static void an_absent_or_blank_sub_period_leaves_the_year_without_value(void **state) {
    (void)state;
    const char *observations[] = {
        "indicator,period,value\nA,2018-Q1,10\nA,2018-Q2,20\nA,2018-Q4,5\n",
        "indicator,period,value\nA,2018-Q1,10\nA,2018-Q2,20\nA,2018-Q3,\nA,2018-Q4,5\n"};
    for (size_t i = 0; i < 2; i++) {
        made of = made_evaluation(settings, "indicator,title\nA,A\n", NULL, observations[i]);
        const baremo_result *row = made_row(&of, "A", "2018", "value");
        assert_close(row->value, BAREMO_MISSING, 0);
        assert_string_equal(row->note, "3 of 4 quarters");
        assert_close(row->missing, 1, 0);
        assert_int_equal(row->status, BAREMO_STATUS_NOT_ASSESSED);
        made_free(&of);
    }
}

/* "or, with `partial = yes`, computed over what is there" */
static void partial_sums_what_is_there_and_says_so(void **state) {
    (void)state;
    made of = made_evaluation(
        partial, "indicator,title\nA,A\n", "indicator,period,target\nA,2019,100\n",
        "indicator,period,value\nA,2017,1\nA,2018-Q1,10\nA,2018-Q2,20\nA,2018-Q4,5\n");
    const baremo_result *row = made_row(&of, "A", "2018", "value");
    assert_close(row->value, 35, 0);
    assert_string_equal(row->note, "3 of 4 quarters");
    assert_close(row->missing, 1, 0);
    made_free(&of);
}

/* "each sub-period of the finest grain used in that period" */
static void the_finest_grain_of_a_period_says_how_many_parts_there_are(void **state) {
    (void)state;
    made of = made_evaluation(settings, "indicator,title\nA,A\n", NULL,
                              "indicator,period,value\nA,2018-Q1,10\nA,2018-Q2,20\nA,2018-Q3,30\n"
                              "A,2018-10,1\nA,2018-11,2\n");
    const baremo_result *row = made_row(&of, "A", "2018", "value");
    assert_close(row->value, BAREMO_MISSING, 0);
    /* a quarter's row stands for its three months */
    assert_string_equal(row->note, "11 of 12 months");
    made_free(&of);
    of = made_evaluation(settings, "indicator,title\nA,A\n", NULL,
                         "indicator,period,value\nA,2018-Q1,10\nA,2018-Q2,20\nA,2018-Q3,30\n"
                         "A,2018-10,1\nA,2018-11,2\nA,2018-12,3\n");
    assert_close(made_value(&of, "A", "2018", "value"), 66, 0);
    made_free(&of);
}

/* "A row for the whole period is the total and is checked against its parts." */
static void the_row_of_the_whole_period_is_the_total_and_is_checked(void **state) {
    (void)state;
    made of = made_evaluation(settings, "indicator,title\nA,A\n", NULL, QUARTERS "A,2018,65\n");
    assert_close(made_value(&of, "A", "2018", "value"), 65, 0);
    assert_int_equal(made_count(&of, "total-differs"), 0);
    made_free(&of);
    of = made_evaluation(settings, "indicator,title\nA,A\n", NULL, QUARTERS "A,2018,70\n");
    assert_close(made_value(&of, "A", "2018", "value"), 70, 0);
    assert_int_equal(made_count(&of, "total-differs"), 1);
    const baremo_result *row =
        made_find(&of, BAREMO_SUBJECT_RULE, "total.A", "2018", NULL, NULL, "difference");
    assert_non_null(row);
    assert_close(row->value, 5, 0);
    assert_string_equal(row->note, "total 70, parts 65 (quarters)");
    made_free(&of);
}

/* Without all parts there is nothing to check a total against. */
static void a_total_is_not_checked_against_incomplete_parts(void **state) {
    (void)state;
    made of = made_evaluation(settings, "indicator,title\nA,A\n", NULL,
                              "indicator,period,value\nA,2018,70\nA,2018-Q1,10\nA,2018-Q2,20\n");
    assert_close(made_value(&of, "A", "2018", "value"), 70, 0);
    assert_int_equal(made_count(&of, "total-differs"), 0);
    made_free(&of);
}

/* "`ratio`: sum of numerators / sum of denominators x factor" */
static void a_ratio_recombines_from_its_parts_over_time(void **state) {
    (void)state;
    made of =
        made_evaluation(settings, "indicator,title,measure,unit\nA,A,ratio,%\n", NULL,
                        "indicator,period,numerator,denominator\nA,2018-S1,1,2\nA,2018-S2,9,10\n");
    const baremo_result *row = made_row(&of, "A", "2018", "value");
    assert_close(row->value, 100 * 10.0 / 12, 1e-15);
    assert_close(row->n, 12, 0);
    assert_int_equal(row->value_class, BAREMO_VALUE_PERCENT);
    made_free(&of);
}

/* "given with `value` only it is taken as it is, without interval, and cannot be combined" */
static void a_ratio_given_as_value_stands_alone(void **state) {
    (void)state;
    made of = made_evaluation(settings, "indicator,title,measure,unit\nA,A,ratio,%\n", NULL,
                              "indicator,period,value,numerator,denominator\nA,2018,37.5,,\n");
    const baremo_result *row = made_row(&of, "A", "2018", "value");
    assert_close(row->value, 37.5, 0);
    assert_close(row->low, BAREMO_MISSING, 0);
    made_free(&of);
    of = made_evaluation(settings, "indicator,title,measure,unit\nA,A,ratio,%\n", NULL,
                         "indicator,period,value\nA,2018-S1,40\nA,2018-S2,50\n");
    row = made_row(&of, "A", "2018", "value");
    assert_close(row->value, BAREMO_MISSING, 0);
    assert_string_equal(row->note, "ratios without numerator and denominator are not combined");
    made_free(&of);
}

static void a_ratio_of_nothing_has_no_value(void **state) {
    (void)state;
    made of = made_evaluation(settings, "indicator,title,measure,unit\nA,A,ratio,%\n", NULL,
                              "indicator,period,numerator,denominator\nA,2018,0,0\n");
    const baremo_result *row = made_row(&of, "A", "2018", "value");
    assert_close(row->value, BAREMO_MISSING, 0);
    assert_string_equal(row->note, "denominator is zero");
    made_free(&of);
    /* a half-year without anybody does not spoil the year */
    of = made_evaluation(settings, "indicator,title,measure,unit\nA,A,ratio,%\n", NULL,
                         "indicator,period,numerator,denominator\nA,2018-S1,0,0\nA,2018-S2,3,4\n");
    assert_close(made_value(&of, "A", "2018", "value"), 75, 1e-15);
    made_free(&of);
}

/* "`mean`, `score` combine weighted by `denominator` as n ... else not computable ('means without
 * n')" */
static void means_are_weighted_by_n_or_not_combined(void **state) {
    (void)state;
    made of =
        made_evaluation(settings, "indicator,title,measure\nA,A,mean\n", NULL,
                        "indicator,period,value,denominator\nA,2018-S1,4,10\nA,2018-S2,7,30\n");
    const baremo_result *row = made_row(&of, "A", "2018", "value");
    assert_close(row->value, (4 * 10 + 7 * 30) / 40.0, 1e-15);
    assert_close(row->n, 40, 0);
    assert_string_equal(row->method, "weighted mean over half-years");
    made_free(&of);
    of = made_evaluation(settings, "indicator,title,measure\nA,A,score\n", NULL,
                         "indicator,period,value\nA,2018-S1,4\nA,2018-S2,7\n");
    row = made_row(&of, "A", "2018", "value");
    assert_close(row->value, BAREMO_MISSING, 0);
    assert_string_equal(row->note, "means without n");
    made_free(&of);
}

/* "`level`: the index of the rung from 1 is the `value`, its word stands in `note`" */
static void a_level_is_the_index_of_its_rung_and_its_word(void **state) {
    (void)state;
    made of = made_evaluation(settings, "indicator,title,levels\nA,A,none; partial; full\n", NULL,
                              "indicator,period,level\nA,2018-S1,none\nA,2018-S2,partial\n");
    const baremo_result *row = made_row(&of, "A", "2018", "value");
    assert_close(row->value, 2, 0);
    assert_string_equal(row->note, "partial; no target");
    made_free(&of);
}

/* "sum of counts / sum of populations x factor (mean population over the periods combined)" */
static void a_rate_over_time_divides_by_the_mean_population(void **state) {
    (void)state;
    const made_table tables[] = {
        {"programme", "key,value\nid,made\ntitle,Made\nstart,2018\nend,2019\nperiod,2018\n"},
        {"areas", "area,title\nN,North\n"},
        {"populations", "area,period,population\nN,2018-S1,1000\nN,2018-S2,3000\n"},
        {"indicators", "indicator,title,measure,factor\nA,A,rate,1000\n"},
        {"observations", "indicator,period,area,value\nA,2018-S1,N,4\nA,2018-S2,N,6\n"},
        {NULL, NULL}};
    made of = made_programme(tables, NULL);
    const baremo_result *row =
        made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2018", "N", NULL, "value");
    assert_non_null(row);
    assert_close(row->value, 10.0 / 2000 * 1000, 1e-15);
    assert_close(row->n, 10, 0);
    /* the only area is the programme */
    assert_close(made_value(&of, "A", "2018", "value"), 5, 1e-15);
    made_free(&of);
}

/* "A blank is missing, never zero", and the reason stands in the note. */
static void the_reason_of_a_missing_value_is_its_note(void **state) {
    (void)state;
    const char *reasons[][2] = {{"", "no observation"},
                                {"not_collected", "not collected"},
                                {"not_applicable", "not applicable"},
                                {"refused", "refused"},
                                {"dont_know", "do not know"},
                                {"confidential", "confidential"}};
    for (size_t i = 0; i < 6; i++) {
        char observations[100];
        snprintf(observations, sizeof observations,
                 "indicator,period,value,missing\nA,2018,,%s\nA,2017,3,\n", reasons[i][0]);
        made of = made_evaluation(settings, "indicator,title\nA,A\n", NULL, observations);
        const baremo_result *row = made_row(&of, "A", "2018", "value");
        assert_close(row->value, BAREMO_MISSING, 0);
        assert_string_equal(row->note, reasons[i][1]);
        made_free(&of);
    }
}

/* School years hold their months from September to August. */
static void months_of_a_school_year_add_up(void **state) {
    (void)state;
    char observations[400] = "indicator,period,value\n";
    for (int month = 1; month <= 12; month++) {
        char line[40];
        snprintf(line, sizeof line, "A,%d-%02d,1\n", month >= 9 ? 2017 : 2018, month);
        strcat(observations, line);
    }
    made of = made_evaluation("start,2017/18\nend,2018/19\nperiod,2017/18\n",
                              "indicator,title\nA,A\n", NULL, observations);
    assert_close(made_value(&of, "A", "2017/18", "value"), 12, 0);
    made_free(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quarters_of_a_flow_add_up_to_the_year),
        cmocka_unit_test(a_stock_and_a_cumulative_series_take_the_last_sub_period),
        cmocka_unit_test(the_last_state_stands_although_earlier_ones_are_missing),
        cmocka_unit_test(an_absent_or_blank_sub_period_leaves_the_year_without_value),
        cmocka_unit_test(partial_sums_what_is_there_and_says_so),
        cmocka_unit_test(the_finest_grain_of_a_period_says_how_many_parts_there_are),
        cmocka_unit_test(the_row_of_the_whole_period_is_the_total_and_is_checked),
        cmocka_unit_test(a_total_is_not_checked_against_incomplete_parts),
        cmocka_unit_test(a_ratio_recombines_from_its_parts_over_time),
        cmocka_unit_test(a_ratio_given_as_value_stands_alone),
        cmocka_unit_test(a_ratio_of_nothing_has_no_value),
        cmocka_unit_test(means_are_weighted_by_n_or_not_combined),
        cmocka_unit_test(a_level_is_the_index_of_its_rung_and_its_word),
        cmocka_unit_test(a_rate_over_time_divides_by_the_mean_population),
        cmocka_unit_test(the_reason_of_a_missing_value_is_its_note),
        cmocka_unit_test(months_of_a_school_year_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
