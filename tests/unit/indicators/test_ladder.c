#include "check.h"

#include <string.h>

#include <baremo/number.h>

#include "made_programme.h"

#define PLAN "start,2017\nend,2020\nperiod,2018\n"
#define LADDER "indicator,title,kind,measure,levels\nA,A,qualitative,level,none; partial; full\n"
#define AREAS                                                                                      \
    "area,title,parent,role\nX,X,,programme\na,a,X,programme\nb,b,X,programme\n"                   \
    "c,c,X,programme\nd,d,X,programme\no,o,,comparison\n"

static double moved(const made *of, const char *group, const char *statistic) {
    const baremo_result *row =
        made_find(of, BAREMO_SUBJECT_INDICATOR, "A", "2018", NULL, group, statistic);
    assert_non_null(row);
    return row->value;
}

static made of_areas(const char *observations) {
    return made_programme((const made_table[]){{"programme", "key,value\nid,p\n" PLAN},
                                               {"areas", AREAS},
                                               {"indicators", LADDER},
                                               {"observations", observations},
                                               {NULL, NULL}},
                          NULL);
}

/* Units with a rung in both periods; up is towards the best rung; other roles, and areas that hold
 * others, are no units. */
static void areas_move_between_the_baseline_and_the_evaluated_period(void **state) {
    (void)state;
    made of = of_areas("indicator,period,level,area\n"
                       "A,2016,none,a\nA,2018,full,a\n"
                       "A,2016,partial,b\nA,2018,partial,b\n"
                       "A,2016,full,c\nA,2018,partial,c\n"
                       "A,2016,none,d\n"
                       "A,2016,none,o\nA,2018,full,o\n"
                       "A,2016,none,X\nA,2018,full,X\n");
    assert_close(moved(&of, "by=area;since=2016", "moved_up"), 1, 0);
    assert_close(moved(&of, "by=area;since=2016", "same"), 1, 0);
    assert_close(moved(&of, "by=area;since=2016", "moved_down"), 1, 0);
    assert_close(moved(&of, "by=area;since=2016", "moved_up.percent"), 100.0 / 3, 1e-15);
    const baremo_result *row = made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2018", NULL,
                                         "by=area;since=2016", "moved_up");
    assert_close(row->n, 3, 0);
    assert_close(row->missing, 1, 0);
    assert_string_equal(row->source, "observations.csv:C2:C7");
    assert_close(moved(&of, "by=area;since=2016;from=none;to=full", "moved"), 1, 0);
    assert_close(moved(&of, "by=area;since=2016;from=partial;to=partial", "moved"), 1, 0);
    assert_close(moved(&of, "by=area;since=2016;from=full;to=partial", "moved"), 1, 0);
    assert_close(moved(&of, "by=area;since=2016;from=none;to=none", "moved"), 0, 0);
    assert_close(moved(&of, "by=area;since=2016;from=none", "moved"), 1, 0);
    assert_close(moved(&of, "by=area;since=2016;to=partial", "moved"), 2, 0);
    made_free(&of);
}

static void the_period_before_is_compared_too_and_says_when_it_cannot(void **state) {
    (void)state;
    made of = of_areas("indicator,period,level,area\n"
                       "A,2016,none,a\nA,2018,full,a\nA,2016,full,b\nA,2018,full,b\n");
    const baremo_result *row = made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2018", NULL,
                                         "by=area;since=2017", "moved_up");
    assert_true(baremo_is_missing(row->value));
    assert_string_equal(row->note, "no unit has a rung in both periods");
    assert_close(row->missing, 2, 0);
    assert_null(made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2018", NULL,
                          "by=area;since=2017;from=none;to=none", "moved"));
    made_free(&of);
}

static void a_baseline_in_the_period_before_is_compared_once(void **state) {
    (void)state;
    made of = made_programme(
        (const made_table[]){{"programme", "key,value\nid,p\nstart,2018\nend,2020\nperiod,2018\n"},
                             {"areas", AREAS},
                             {"indicators", LADDER},
                             {"observations", "indicator,period,level,area\nA,2017,none,a\n"
                                              "A,2018,full,a\nA,2017,none,b\nA,2018,none,b\n"},
                             {NULL, NULL}},
        NULL);
    size_t count, found = 0;
    const baremo_result *rows = baremo_results_rows(of.results, &count);
    for (size_t i = 0; i < count; i++)
        found += strcmp(rows[i].statistic, "moved_up") == 0;
    assert_int_equal(found, 1);
    made_free(&of);
}

static void the_values_of_a_dimension_are_units_too(void **state) {
    (void)state;
    made of = made_programme(
        (const made_table[]){{"programme", "key,value\nid,p\ndimensions,school; sex\n" PLAN},
                             {"indicators", LADDER},
                             {"observations", "indicator,period,level,school,sex\n"
                                              "A,2016,none,north,\nA,2018,partial,north,\n"
                                              "A,2016,none,south,\nA,2018,full,south,\n"
                                              "A,2016,none,south,f\nA,2018,none,south,f\n"},
                             {NULL, NULL}},
        NULL);
    assert_close(moved(&of, "by=school;since=2016", "moved_up"), 2, 0);
    assert_close(moved(&of, "by=school;since=2016", "same"), 0, 0);
    assert_null(made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", "2018", NULL, "by=sex;since=2016",
                          "moved_up"));
    made_free(&of);
}

static void one_unit_and_other_measures_have_no_movement(void **state) {
    (void)state;
    made one = of_areas("indicator,period,level,area\nA,2016,none,a\nA,2018,full,a\n");
    assert_null(made_find(&one, BAREMO_SUBJECT_INDICATOR, "A", "2018", NULL, "by=area;since=2016",
                          "moved_up"));
    made_free(&one);
    made counts =
        made_programme((const made_table[]){{"programme", "key,value\nid,p\n" PLAN},
                                            {"areas", AREAS},
                                            {"indicators", "indicator,title\nA,A\n"},
                                            {"observations",
                                             "indicator,period,value,area\nA,2016,1,a\nA,2018,2,a\n"
                                             "A,2016,1,b\nA,2018,2,b\n"},
                                            {NULL, NULL}},
                       NULL);
    assert_null(made_find(&counts, BAREMO_SUBJECT_INDICATOR, "A", "2018", NULL,
                          "by=area;since=2016", "moved_up"));
    made_free(&counts);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_move_between_the_baseline_and_the_evaluated_period),
        cmocka_unit_test(the_period_before_is_compared_too_and_says_when_it_cannot),
        cmocka_unit_test(a_baseline_in_the_period_before_is_compared_once),
        cmocka_unit_test(the_values_of_a_dimension_are_units_too),
        cmocka_unit_test(one_unit_and_other_measures_have_no_movement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
