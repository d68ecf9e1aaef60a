#include "made_comparison.h"

static const char plain[] = "indicator,title,unit,measure,factor,direction\n"
                            "people,People reached,people,count,,\n"
                            "share,Share,%,ratio,100,\n";
static const char values[] = "indicator,period,value,numerator,denominator\n"
                             "people,2018,40,,\nshare,2018,,30,60\n";

static void an_outcome_of_one_id_has_the_rows_of_each_unit(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    made_city_of(&all, "aa", "", plain, values);
    made_city_of(&all, "bb", "", plain, values);
    made_compare(&all);
    assert_int_equal(all.status, BAREMO_OK);
    assert_close(compared_row(&all, "people", "aa", NULL, "value")->value, 40, 0);
    assert_close(compared_row(&all, "share", "bb", NULL, "value")->value, 50, 0);
    assert_int_equal(baremo_results_unit_find(all.results, "bb")->comparable, 2);
    made_comparison_free(&all);
}

static void another_definition_is_an_error_that_names_both_places(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    made_city_of(&all, "aa", "", plain, values);
    made_city_of(&all, "bb", "",
                 "indicator,title,unit,measure,factor,direction\n"
                 "people,People reached,sessions,count,,decrease\nshare,Share,%,ratio,100,\n",
                 values);
    made_compare(&all);
    assert_int_equal(all.status, BAREMO_DATA);
    assert_int_equal(compared_problems(&all, "compare-definition"), 2);
    const baremo_diagnostic *first = baremo_diagnostics_at(all.problems, 0);
    assert_string_equal(first->place.file, "two/indicators.csv");
    assert_int_equal(first->place.row, 2);
    assert_int_equal(first->place.column, 3);
    assert_string_equal(first->found, "sessions");
    assert_non_null(strstr(first->message, "one/indicators.csv:2:3"));
    const baremo_result *row = compared_row(&all, "people", "bb", NULL, "value");
    assert_true(isnan(row->value));
    assert_string_equal(row->note, "defined otherwise than in aa");
    assert_close(compared_row(&all, "share", "bb", NULL, "value")->value, 50, 0);
    made_comparison_free(&all);
}

static void case_accents_and_blank_cells_contradict_nothing(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    made_city_of(&all, "aa", "", plain, values);
    made_city_of(&all, "bb", "",
                 "indicator,title,unit,measure,factor,direction\n"
                 "people,Gente,Péople,count,,\nshare,Cuota,%,ratio,,increase\n",
                 values);
    made_compare(&all);
    assert_int_equal(all.status, BAREMO_OK);
    made_comparison_free(&all);
}

static void a_unit_with_nothing_comparable_is_reported_and_not_dropped(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    made_city_of(&all, "aa", "", plain, values);
    made_city_of(&all, "bb", "", plain, values);
    made_city_of(&all, "cc", "", "indicator,title\nother,Other\n",
                 "indicator,period,value\nother,2018,1\n");
    made_compare(&all);
    assert_int_equal(all.status, BAREMO_OK);
    assert_int_equal(compared_problems(&all, "compare-alone"), 1);
    assert_string_equal(compared_row(&all, "cc", "cc", NULL, "comparable")->note,
                        "nothing that another one has");
    assert_string_equal(compared_row(&all, "people", "cc", NULL, "value")->note,
                        "not in this programme");
    assert_close(compared_row(&all, "other", "cc", NULL, "value")->value, 1, 0);
    assert_null(compared_find(&all, "other", "aa", NULL, "value"));
    assert_null(compared_find(&all, "other", NULL, "effect=value", "units"));
    size_t units = 0;
    baremo_results_units(all.results, &units);
    assert_int_equal(units, 3);
    made_comparison_free(&all);
}

static void a_second_programme_of_an_id_is_an_error_and_left_out(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    made_city_of(&all, "aa", "", plain, values);
    made_city_of(&all, "bb", "", plain, values);
    made_city_of(&all, "aa", "", plain, values);
    made_compare(&all);
    assert_int_equal(all.status, BAREMO_DATA);
    assert_int_equal(compared_problems(&all, "compare-same-id"), 1);
    size_t units = 0;
    baremo_results_units(all.results, &units);
    assert_int_equal(units, 2);
    made_comparison_free(&all);
}

static void one_programme_cannot_be_compared(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    made_city_of(&all, "aa", "", plain, values);
    made_compare(&all);
    assert_int_equal(all.status, BAREMO_DATA);
    assert_int_equal(compared_problems(&all, "compare-one"), 1);
    made_comparison_free(&all);
}

static void each_unit_stands_at_its_own_period_and_that_is_said(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    made_city_of(&all, "aa", "", plain, values);
    made_city_of(&all, "bb", "", plain,
                 "indicator,period,value,numerator,denominator\n"
                 "people,2018,40,,\npeople,2019,44,,\nshare,2019,,15,60\n");
    made_compare(&all);
    assert_int_equal(all.status, BAREMO_OK);
    assert_int_equal(compared_problems(&all, "compare-periods"), 1);
    assert_close(compared_row(&all, "people", "bb", NULL, "value")->value, 44, 0);
    assert_close(compared_row(&all, "share", "bb", NULL, "value")->value, 25, 0);
    made_comparison_free(&all);
}

static const char money[] = "indicator,title,unit,measure\ncost,Cost,EUR,amount\n";
static const char pounds[] = "indicator,title,unit,measure\ncost,Cost,GBP,amount\n";
static const char spent[] = "indicator,period,value\ncost,2018,100\n";

static void money_is_compared_by_a_stated_rate_only(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    made_city_of(&all, "aa", "currency,EUR\n", money, spent);
    made_city_of(&all, "bb", "currency,GBP\n", pounds, spent);
    made_city_of(&all, "cc", "currency,SEK\n", money, spent);
    const made_table plan[] = {{"exchange", "currency,rate\nGBP,1.25\n"}, {NULL, NULL}};
    made_plan(&all, plan);
    made_compare(&all);
    assert_int_equal(all.status, BAREMO_OK);
    assert_close(compared_row(&all, "cost", "aa", NULL, "value")->value, 100, 0);
    assert_close(compared_row(&all, "cost", "bb", NULL, "value")->value, 125, 1e-15);
    const baremo_result *row = compared_row(&all, "cost", "cc", NULL, "value");
    assert_true(isnan(row->value));
    assert_string_equal(row->note, "no exchange rate of SEK");
    assert_int_equal(compared_problems(&all, "compare-currency"), 1);
    made_comparison_free(&all);
}

static void strata_come_from_the_areas_and_from_the_plan(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    const made_table aa[] = {{"programme", "key,value\nid,aa\ntitle,A\n"},
                             {"indicators", plain},
                             {"observations", values},
                             {"areas", "area,stratum,population\nn,large,10\ns,large,20\n"},
                             {NULL, NULL}};
    made_city(&all, aa);
    made_city_of(&all, "bb", "", plain, values);
    const made_table plan[] = {
        {"areas", "area,title,stratum,population\nbb,Town B,small,5\nzz,,small,\n"}, {NULL, NULL}};
    made_plan(&all, plan);
    made_compare(&all);
    const baremo_results_unit *first = baremo_results_unit_find(all.results, "aa");
    const baremo_results_unit *second = baremo_results_unit_find(all.results, "bb");
    assert_string_equal(first->stratum, "large");
    assert_close(first->population, 30, 0);
    assert_string_equal(second->stratum, "small");
    assert_string_equal(second->title, "Town B");
    assert_close(second->population, 5, 0);
    assert_int_equal(compared_problems(&all, "plan-area-unknown"), 1);
    made_comparison_free(&all);
}

static void the_areas_of_one_programme_are_units(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    all.of_areas = true;
    const made_table tables[] = {
        {"programme", "key,value\nid,pp\ntitle,P\n"},
        {"indicators", "indicator,title,unit\npeople,People,people\n"},
        {"areas", "area,title,parent,role\nall,All,,\nn,North,all,\ns,South,all,\nw,West,all,\n"
                  "x,Beyond,,neighbour\n"},
        {"observations", "indicator,period,area,value\npeople,2018,n,4\npeople,2018,s,6\n"
                         "people,2018,x,9\n"},
        {"codings", "source,unit,respondent,coder,code\nasked,1,n,a,money\nasked,1,n,b,money\n"
                    "asked,2,n,a,staff\nasked,2,n,b,money\nasked,3,s,a,staff\n"},
        {NULL, NULL}};
    made_city(&all, tables);
    made_compare(&all);
    assert_int_equal(all.status, BAREMO_OK);
    size_t units = 0;
    const baremo_results_unit *unit = baremo_results_units(all.results, &units);
    assert_int_equal(units, 3);
    assert_string_equal(unit[0].id, "n");
    assert_string_equal(unit[0].title, "North");
    assert_close(compared_row(&all, "people", "s", NULL, "value")->value, 6, 0);
    assert_string_equal(compared_row(&all, "people", "w", NULL, "value")->note, "no observation");
    assert_string_equal(baremo_results_get_programme(all.results)->id, "pp");
    made_comparison_free(&all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_outcome_of_one_id_has_the_rows_of_each_unit),
        cmocka_unit_test(another_definition_is_an_error_that_names_both_places),
        cmocka_unit_test(case_accents_and_blank_cells_contradict_nothing),
        cmocka_unit_test(a_unit_with_nothing_comparable_is_reported_and_not_dropped),
        cmocka_unit_test(a_second_programme_of_an_id_is_an_error_and_left_out),
        cmocka_unit_test(one_programme_cannot_be_compared),
        cmocka_unit_test(each_unit_stands_at_its_own_period_and_that_is_said),
        cmocka_unit_test(money_is_compared_by_a_stated_rate_only),
        cmocka_unit_test(strata_come_from_the_areas_and_from_the_plan),
        cmocka_unit_test(the_areas_of_one_programme_are_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
