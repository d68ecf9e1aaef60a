#include "check.h"

#include <string.h>

#include "made_programme.h"

static made evaluated(const char *indicators, const char *observations) {
    return made_evaluation("start,2010\nend,2020\nperiod,2020\n", indicators, NULL, observations);
}

static const baremo_result *row_of(const made *of, const char *subject, const char *period,
                                   const char *statistic) {
    return made_find(of, BAREMO_SUBJECT_RULE, subject, period, NULL, NULL, statistic);
}

/* "outliers by modified z (|z| > 3.5, at least 8 values, MAD > 0), listed and never removed" */
static void a_value_far_from_the_median_is_listed_and_kept(void **state) {
    (void)state;
    made of = evaluated("indicator,title\nA,A\n",
                        "indicator,period,value\nA,2013,10\nA,2014,12\nA,2015,11\nA,2016,13\n"
                        "A,2017,9\nA,2018,11\nA,2019,110\nA,2020,12\n");
    const baremo_result *row = row_of(&of, "outlier.A", "2019", "modified_z");
    assert_non_null(row);
    /* R 4.2.2: x <- c(10, 12, 11, 13, 9, 11, 110, 12); (110 - median(x)) / mad(x, constant =
     * 1/qnorm(3/4)) */
    assert_close(row->value, 66.437240394314045, 1e-12);
    assert_close(row->n, 8, 0);
    assert_string_equal(row->source, "observations.csv:C8");
    assert_int_equal(made_count(&of, "outlier"), 1);
    assert_close(made_value(&of, "A", "2019", "value"), 110, 0);
    made_free(&of);
}

/* Three areas of very different size over three years: only the slip stands out. */
static void a_large_area_is_no_outlier_but_a_slip_in_it_is(void **state) {
    (void)state;
    const made_table tables[] = {
        {"programme", "key,value\nid,made\ntitle,Made\nstart,2018\nend,2020\nperiod,2020\n"},
        {"areas", "area,title\nN,North\nS,South\nE,East\nW,West\n"},
        {"indicators", "indicator,title\nA,A\nB,B\n"},
        {"observations",
         "indicator,period,area,value\nA,2018,N,10\nA,2019,N,11\nA,2020,N,12\nA,2018,S,9\n"
         "A,2019,S,10\nA,2020,S,11\nA,2018,E,11\nA,2019,E,10\nA,2020,E,12\nA,2018,W,100\n"
         "A,2019,W,110\nA,2020,W,1200\n"
         "B,2020,N,10\nB,2020,S,12\n"},
        {NULL, NULL}};
    made of = made_programme(tables, NULL);
    assert_int_equal(made_count(&of, "outlier"), 1);
    const baremo_result *row =
        made_find(&of, BAREMO_SUBJECT_RULE, "outlier.A", "2020", "W", NULL, "modified_z");
    assert_non_null(row);
    /* R 4.2.2: x <- c(10/11, 1, 12/11, .9, 1, 1.1, 1, 10/11, 12/11, 100/110, 1, 1200/110);
     * (x[12] - median(x)) / mad(x, constant = 1/qnorm(3/4)) */
    assert_close(row->value, 73.519382771372918, 1e-12);
    assert_string_equal(row->note, "value 1200, median 110 of 3 values");
    made_free(&of);
}

static void seven_values_or_equal_ones_have_no_outliers(void **state) {
    (void)state;
    made of = evaluated("indicator,title\nA,A\n",
                        "indicator,period,value\nA,2014,12\nA,2015,11\nA,2016,13\nA,2017,9\n"
                        "A,2018,11\nA,2019,110\nA,2020,12\n");
    assert_int_equal(made_count(&of, "outlier"), 0);
    made_free(&of);
    of = evaluated("indicator,title\nA,A\n",
                   "indicator,period,value\nA,2013,5\nA,2014,5\nA,2015,5\nA,2016,5\nA,2017,5\n"
                   "A,2018,5\nA,2019,110\nA,2020,5\n");
    assert_int_equal(made_count(&of, "outlier"), 0);
    made_free(&of);
}

/* "a zero after three periods above zero" */
static void a_zero_after_three_periods_above_zero_is_doubted(void **state) {
    (void)state;
    made of = evaluated("indicator,title\nA,A\nB,B\nC,C\n",
                        "indicator,period,value\nA,2017,3\nA,2018,2\nA,2019,4\nA,2020,0\n"
                        "B,2018,2\nB,2019,4\nB,2020,0\n" /* only two */
                        "C,2016,3\nC,2018,2\nC,2019,4\nC,2020,0\n" /* not in a row */);
    assert_non_null(row_of(&of, "zero.A", "2020", "value"));
    assert_string_equal(row_of(&of, "zero.A", "2020", "value")->note, "zero after 3, 2, 4");
    assert_int_equal(made_count(&of, "zero-after-values"), 1);
    made_free(&of);
}

/* "a cumulative series that falls" */
static void a_cumulative_series_must_not_fall(void **state) {
    (void)state;
    made of =
        evaluated("indicator,title,flow\nA,A,cumulative\nB,B,stock\n",
                  "indicator,period,value\nA,2018,5\nA,2019,4\nA,2020,6\nB,2018,5\nB,2019,4\n");
    assert_close(row_of(&of, "fall.A", "2019", "difference")->value, -1, 0);
    assert_int_equal(made_count(&of, "cumulative-falls"), 1);
    made_free(&of);
}

/* "numerator above denominator in a ratio with factor 100" */
static void a_percentage_above_a_hundred_is_doubted(void **state) {
    (void)state;
    made of = evaluated("indicator,title,measure,factor\nA,A,ratio,100\nB,B,ratio,1\n",
                        "indicator,period,numerator,denominator\nA,2020,9,8\nB,2020,9,8\n");
    assert_string_equal(row_of(&of, "numerator.A", "2020", "excess")->note,
                        "numerator 9 above denominator 8");
    assert_int_equal(made_count(&of, "numerator-above-denominator"), 1);
    made_free(&of);
}

/* "completeness (cells expected, received, share)" */
static void completeness_counts_cells_expected_and_received(void **state) {
    (void)state;
    const made_table tables[] = {
        {"programme", "key,value\nid,made\ntitle,Made\nstart,2018\nend,2019\nperiod,2019\n"},
        {"areas", "area,title\nN,North\nS,South\n"},
        {"indicators", "indicator,title\nA,A\n"},
        {"observations",
         "indicator,period,area,value\nA,2018-S1,N,1\nA,2018-S2,N,1\nA,2018-S1,S,1\n"
         "A,2018-S2,S,\nA,2019,N,2\n"},
        {NULL, NULL}};
    made of = made_programme(tables, NULL);
    assert_close(row_of(&of, "completeness.A", "2018", "expected")->value, 4, 0);
    assert_close(row_of(&of, "completeness.A", "2018", "received")->value, 3, 0);
    assert_close(row_of(&of, "completeness.A", "2018", "share")->value, 0.75, 0);
    assert_close(row_of(&of, "completeness.A", "2019", "expected")->value, 2, 0);
    assert_close(row_of(&of, "completeness", "2019", "share")->value, 0.5, 0);
    const baremo_result *area =
        made_find(&of, BAREMO_SUBJECT_RULE, "completeness", "2018", "S", NULL, "share");
    assert_close(area->value, 0.5, 0);
    made_free(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_far_from_the_median_is_listed_and_kept),
        cmocka_unit_test(a_large_area_is_no_outlier_but_a_slip_in_it_is),
        cmocka_unit_test(seven_values_or_equal_ones_have_no_outliers),
        cmocka_unit_test(a_zero_after_three_periods_above_zero_is_doubted),
        cmocka_unit_test(a_cumulative_series_must_not_fall),
        cmocka_unit_test(a_percentage_above_a_hundred_is_doubted),
        cmocka_unit_test(completeness_counts_cells_expected_and_received),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
