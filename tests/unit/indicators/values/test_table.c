#include "check.h"

#include <string.h>

#include "made_programme.h"

/* Four districts below the city, one comparison town. */
static made evaluated(const char *settings, const char *indicators, const char *observations) {
    char lines[300];
    snprintf(lines, sizeof lines,
             "key,value\nid,made\ntitle,Made\nstart,2018\nend,2019\nperiod,2018\ndimensions,sex; "
             "age\n%s",
             settings);
    const made_table tables[] = {
        {"programme", lines},
        {"areas", "area,title,parent,population,role\nC,City,,,\nN,North,C,1000,\nS,South,C,2000,\n"
                  "E,East,C,3000,\nW,West,C,4000,\nT,Town,,500,comparison\n"},
        {"indicators", indicators},
        {"observations", observations},
        {NULL, NULL}};
    return made_programme(tables, NULL);
}

static const baremo_result *row_of(const made *of, const char *area, const char *group) {
    const baremo_result *row =
        made_find(of, BAREMO_SUBJECT_INDICATOR, "A", "2018", area, group, "value");
    if (!row)
        fail_msg("no value of A in %s, %s", area ? area : "-", group ? group : "-");
    return row;
}

#define COUNT "indicator,title\nA,A\n"

/* "Totals combine the areas with `role = programme`, lowest level of `parent` only." */
static void a_total_adds_the_lowest_areas_of_the_programme_only(void **state) {
    (void)state;
    made of = evaluated("", COUNT,
                        "indicator,period,area,value\nA,2018,N,1\nA,2018,S,2\nA,2018,E,3\n"
                        "A,2018,W,4\nA,2018,C,99\nA,2018,T,50\n");
    const baremo_result *total = row_of(&of, NULL, NULL);
    assert_close(total->value, 10, 0);
    assert_close(total->n, 4, 0);
    assert_string_equal(total->method, "sum over areas");
    assert_string_equal(total->source, "observations.csv:D2:D5");
    assert_close(row_of(&of, "T", NULL)->value, 50, 0);
    assert_close(row_of(&of, "C", NULL)->value, 99, 0);
    made_free(&of);
}

/* "each area the indicator ever reports"; "With a part missing a total is not computable" */
static void an_area_that_ever_reports_is_expected(void **state) {
    (void)state;
    const char *observations = "indicator,period,area,value\nA,2017,N,1\nA,2017,S,2\nA,2017,E,3\n"
                               "A,2017,W,4\nA,2018,N,1\nA,2018,S,2\nA,2018,W,4\n";
    made of = evaluated("", COUNT, observations);
    const baremo_result *total = row_of(&of, NULL, NULL);
    assert_close(total->value, BAREMO_MISSING, 0);
    assert_string_equal(total->note, "3 of 4 areas");
    assert_close(total->missing, 1, 0);
    made_free(&of);
    of = evaluated("partial,yes\n", COUNT, observations);
    total = row_of(&of, NULL, NULL);
    assert_close(total->value, 7, 0);
    assert_string_equal(total->note, "3 of 4 areas; no target");
    made_free(&of);
}

/* An area never reported is not expected. */
static void areas_that_never_report_are_not_expected(void **state) {
    (void)state;
    made of = evaluated("", COUNT, "indicator,period,area,value\nA,2018,N,1\nA,2018,S,2\n");
    assert_close(row_of(&of, NULL, NULL)->value, 3, 0);
    made_free(&of);
}

/* "The row with none filled is the total"; "Every complete pattern is checked against the total" */
static void the_row_without_area_is_the_total_and_is_checked(void **state) {
    (void)state;
    made of =
        evaluated("", COUNT, "indicator,period,area,value\nA,2018,,10\nA,2018,N,1\nA,2018,S,2\n");
    assert_close(row_of(&of, NULL, NULL)->value, 10, 0);
    assert_int_equal(made_count(&of, "total-differs"), 1);
    const baremo_result *row =
        made_find(&of, BAREMO_SUBJECT_RULE, "total.A", "2018", NULL, NULL, "difference");
    assert_string_equal(row->note, "total 10, parts 3 (area)");
    made_free(&of);
}

/* "where it is missing the total is the combination": a blank total is missing */
static void a_blank_total_is_combined_from_its_parts(void **state) {
    (void)state;
    made of =
        evaluated("", COUNT, "indicator,period,area,value\nA,2018,,\nA,2018,N,1\nA,2018,S,2\n");
    assert_close(row_of(&of, NULL, NULL)->value, 3, 0);
    made_free(&of);
}

/* "the pattern with the fewest filled columns (ties: order of columns), never over two patterns" */
static void the_total_is_taken_over_the_pattern_with_the_fewest_columns(void **state) {
    (void)state;
    made of = evaluated("", COUNT,
                        "indicator,period,area,sex,value\nA,2018,N,f,10\nA,2018,N,m,20\n"
                        "A,2018,S,f,30\nA,2018,S,m,40\nA,2018,N,,31\nA,2018,S,,70\n");
    assert_close(row_of(&of, NULL, NULL)->value, 101, 0);
    /* the complete pattern area, sex gives 100, and so differs for the total and for North */
    assert_int_equal(made_count(&of, "total-differs"), 2);
    made_free(&of);
    of = evaluated("", COUNT,
                   "indicator,period,area,sex,value\nA,2018,N,,5\nA,2018,S,,6\nA,2018,,f,7\n"
                   "A,2018,,m,8\n");
    /* area comes before sex */
    assert_close(row_of(&of, NULL, NULL)->value, 11, 0);
    assert_int_equal(made_count(&of, "total-differs"), 1);
    made_free(&of);
}

static void an_incomplete_pattern_is_not_made_up_from_another(void **state) {
    (void)state;
    made of = evaluated("", COUNT,
                        "indicator,period,area,sex,value\nA,2017,N,,5\nA,2017,S,,6\nA,2018,N,,5\n"
                        "A,2018,,f,7\nA,2018,,m,8\n");
    const baremo_result *total = row_of(&of, NULL, NULL);
    assert_close(total->value, BAREMO_MISSING, 0);
    assert_string_equal(total->note, "1 of 2 areas");
    made_free(&of);
}

/* "the value `total` in one, or nothing, means all" */
static void groups_add_up_when_nothing_else_is_there(void **state) {
    (void)state;
    made of = evaluated("", COUNT,
                        "indicator,period,sex,age,value\nA,2018,f,total,7\nA,2018,m,total,8\n");
    const baremo_result *total = row_of(&of, NULL, NULL);
    assert_close(total->value, 15, 0);
    assert_string_equal(total->method, "sum over groups");
    assert_close(row_of(&of, NULL, "sex=f")->value, 7, 0);
    made_free(&of);
}

/* The totals of areas and of groups that no row says are found in the same way. */
static void areas_and_groups_without_rows_of_their_own_are_combined(void **state) {
    (void)state;
    made of =
        evaluated("", COUNT,
                  "indicator,period,area,sex,value\nA,2018,N,f,1\nA,2018,N,m,2\nA,2018,S,f,3\n"
                  "A,2018,S,m,4\n");
    assert_close(row_of(&of, "N", NULL)->value, 3, 0);
    assert_close(row_of(&of, NULL, "sex=m")->value, 6, 0);
    assert_close(row_of(&of, "S", "sex=f")->value, 3, 0);
    assert_close(row_of(&of, NULL, NULL)->value, 10, 0);
    made_free(&of);
}

/* Parts are sub-periods times areas. */
static void parts_are_sub_periods_times_areas(void **state) {
    (void)state;
    made of = evaluated(
        "", COUNT, "indicator,period,area,value\nA,2018-S1,N,1\nA,2018-S2,N,2\nA,2018-S1,S,3\n");
    const baremo_result *total = row_of(&of, NULL, NULL);
    assert_close(total->value, BAREMO_MISSING, 0);
    assert_string_equal(total->note, "3 of 4 parts");
    assert_string_equal(row_of(&of, "S", NULL)->note, "1 of 2 half-years");
    made_free(&of);
}

/* "mean weighted ... or come from a total row" over places */
static void means_over_places_are_weighted_or_come_from_a_total_row(void **state) {
    (void)state;
    made of = evaluated("", "indicator,title,measure\nA,A,mean\n",
                        "indicator,period,area,value,denominator\nA,2018,N,4,10\nA,2018,S,7,30\n");
    assert_close(row_of(&of, NULL, NULL)->value, 6.25, 1e-15);
    assert_string_equal(row_of(&of, NULL, NULL)->method, "weighted mean over areas");
    made_free(&of);
    of = evaluated("", "indicator,title,measure\nA,A,mean\n",
                   "indicator,period,area,value\nA,2018,N,4\nA,2018,S,7\n");
    assert_string_equal(row_of(&of, NULL, NULL)->note, "means without n");
    made_free(&of);
    of = evaluated("", "indicator,title,measure\nA,A,mean\n",
                   "indicator,period,area,value\nA,2018,N,4\nA,2018,S,7\nA,2018,,6.3\n");
    assert_close(row_of(&of, NULL, NULL)->value, 6.3, 0);
    made_free(&of);
}

/* "none for level ... Over places only with `min` or `max`" */
static void levels_combine_over_places_by_min_or_max_only(void **state) {
    (void)state;
    const char *observations = "indicator,period,area,level\nA,2018,N,low\nA,2018,S,high\n";
    made of = evaluated("", "indicator,title,levels\nA,A,low; middle; high\n", observations);
    assert_close(row_of(&of, NULL, NULL)->value, BAREMO_MISSING, 0);
    assert_string_equal(row_of(&of, NULL, NULL)->note, "levels are not combined");
    assert_string_equal(row_of(&of, "S", NULL)->note, "high");
    made_free(&of);
    of = evaluated("", "indicator,title,levels,over_places\nA,A,low; middle; high,min\n",
                   observations);
    assert_close(row_of(&of, NULL, NULL)->value, 1, 0);
    made_free(&of);
    of = evaluated("", "indicator,title,levels,over_places\nA,A,low; middle; high,max\n",
                   observations);
    assert_close(row_of(&of, NULL, NULL)->value, 3, 0);
    made_free(&of);
}

/* "sum of counts / sum of populations x factor" over areas */
static void a_rate_over_areas_divides_by_the_sum_of_their_populations(void **state) {
    (void)state;
    made of =
        evaluated("", "indicator,title,measure,factor\nA,A,rate,1000\n",
                  "indicator,period,area,value\nA,2018,N,4\nA,2018,S,6\nA,2018,E,5\nA,2018,W,5\n");
    assert_close(row_of(&of, "S", NULL)->value, 3, 1e-15);
    assert_close(row_of(&of, NULL, NULL)->value, 2, 1e-15);
    made_free(&of);
}

/* "A rate without area uses their population." */
static void a_rate_without_area_uses_the_population_of_the_lowest_areas(void **state) {
    (void)state;
    made of = evaluated("", "indicator,title,measure,factor\nA,A,rate,1000\n",
                        "indicator,period,value\nA,2018,30\n");
    assert_close(row_of(&of, NULL, NULL)->value, 3, 1e-15);
    made_free(&of);
}

/* The population of an area is not that of its women; counted once it is that of all its groups. */
static void a_rate_by_group_has_no_value_but_its_total_has(void **state) {
    (void)state;
    made of =
        evaluated("", "indicator,title,measure,factor\nA,A,rate,1000\n",
                  "indicator,period,area,sex,value\nA,2018,N,f,1\nA,2018,N,m,2\nA,2018,S,f,3\n"
                  "A,2018,S,m,3\n");
    assert_string_equal(row_of(&of, "N", "sex=f")->note, "no population of the group");
    assert_string_equal(row_of(&of, NULL, "sex=f")->note, "no population of the group");
    assert_close(row_of(&of, "N", NULL)->value, 3, 1e-15);
    assert_close(row_of(&of, NULL, NULL)->value, 3, 1e-15);
    made_free(&of);
}

static void a_million_scale_offset_does_not_lose_units(void **state) {
    (void)state;
    made of = evaluated("", "indicator,title,measure\nA,A,amount\n",
                        "indicator,period,area,value\nA,2018,N,1000000000.1\nA,2018,S,0.2\n"
                        "A,2018,E,-1000000000.1\nA,2018,W,0.3\n");
    assert_close(row_of(&of, NULL, NULL)->value, 0.5, 1e-12);
    made_free(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_total_adds_the_lowest_areas_of_the_programme_only),
        cmocka_unit_test(an_area_that_ever_reports_is_expected),
        cmocka_unit_test(areas_that_never_report_are_not_expected),
        cmocka_unit_test(the_row_without_area_is_the_total_and_is_checked),
        cmocka_unit_test(a_blank_total_is_combined_from_its_parts),
        cmocka_unit_test(the_total_is_taken_over_the_pattern_with_the_fewest_columns),
        cmocka_unit_test(an_incomplete_pattern_is_not_made_up_from_another),
        cmocka_unit_test(groups_add_up_when_nothing_else_is_there),
        cmocka_unit_test(areas_and_groups_without_rows_of_their_own_are_combined),
        cmocka_unit_test(parts_are_sub_periods_times_areas),
        cmocka_unit_test(means_over_places_are_weighted_or_come_from_a_total_row),
        cmocka_unit_test(levels_combine_over_places_by_min_or_max_only),
        cmocka_unit_test(a_rate_over_areas_divides_by_the_sum_of_their_populations),
        cmocka_unit_test(a_rate_without_area_uses_the_population_of_the_lowest_areas),
        cmocka_unit_test(a_rate_by_group_has_no_value_but_its_total_has),
        cmocka_unit_test(a_million_scale_offset_does_not_lose_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
