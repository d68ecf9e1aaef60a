/* Areas, their hierarchy and their populations. */
#include "from_text.h"

#define PROGRAMME                                                                                  \
    { "programme.csv", "key,value\nid,p\nstart,2017\nend,2020\nperiod,2019\n" }
#define RATE                                                                                       \
    { "indicators.csv", "indicator,title,measure\nrate,Rate,rate\n" }

static baremo_period period(const char *text) {
    baremo_period read = {0};
    assert_true(baremo_period_parse(text, &read));
    return read;
}

static void areas_know_their_parent_role_and_children(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"indicators.csv", "indicator,title\na,A\n"},
        {"zonas.csv", "zona;título;superior;papel;estrato\nD1;Centro;M;;\nM;Ciudad;;programa;\n"
                      "D2;;M;vecina;pequeña\n"});
    const programme_area *areas = read.model->areas;
    assert_no_finding(&read);
    assert_int_equal(areas[0].parent, 1);
    assert_int_equal(areas[1].child_count, 2);
    assert_int_equal(areas[0].child_count, 0);
    assert_int_equal(areas[0].role, PROGRAMME_ROLE_PROGRAMME);
    assert_int_equal(areas[2].role, PROGRAMME_ROLE_NEIGHBOUR);
    assert_string_equal(areas[2].title, "D2");
    assert_string_equal(areas[2].stratum, "pequeña");
    assert_true(baremo_is_missing(areas[0].population));
    text_programme_free(&read);
}

static void a_cycle_is_found_and_cut_whoever_leads_into_it(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"indicators.csv", "indicator,title\na,A\n"},
        {"areas.csv", "area,title,parent\nout,Out,A\nA,A,B\nB,B,A\nself,Self,self\n"});
    assert_int_equal(baremo_diagnostics_count(read.diagnostics, BAREMO_ERROR), 2);
    for (uint32_t i = 0; i < read.model->area_count; i++) {
        uint32_t at = i;
        for (size_t steps = 0; at != PROGRAMME_NONE; steps++) {
            assert_true(steps < read.model->area_count);
            at = read.model->areas[at].parent;
        }
    }
    text_programme_free(&read);
}

static void a_population_is_the_nearest_that_is_given(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, RATE, {"areas.csv", "area,parent,population\nM,,\nD1,M,1000\nD2,M,500\n"},
        {"populations.csv", "area,period,population\nD1,2018,1100\nD1,2019-Q1,1200\n"
                            "D1,2019-Q2,1300\nD1,2018-S2,1150\n"});
    const programme *model = read.model;
    assert_no_finding(&read);
    assert_close(programme_population(model, 1, period("2018")), 1100, 0);    /* given */
    assert_close(programme_population(model, 1, period("2018-03")), 1100, 0); /* of its year */
    assert_close(programme_population(model, 1, period("2019")), 1250, 0);    /* mean of parts */
    assert_close(programme_population(model, 1, period("2018-11")), 1150, 0); /* of its half-year */
    assert_close(programme_population(model, 1, period("2020")), 1000, 0);    /* of the area */
    assert_close(programme_population(model, 2, period("2018")), 500, 0);
    assert_close(programme_population(model, 0, period("2018")), 1600, 0); /* sum of its areas */
    text_programme_free(&read);
}

static void a_rate_needs_the_population_of_each_area_it_reports(void **state) {
    (void)state;
    const text_table areas = {"areas.csv", "area,population\nD1,1000\nD2,\n"};
    text_programme read =
        READ_PROGRAMME(PROGRAMME, RATE, areas,
                       {"observations.csv", "indicator,period,area,value\nrate,2019,D1,3\n"});
    assert_no_finding(&read);
    text_programme_free(&read);
    read = READ_PROGRAMME(PROGRAMME, RATE, areas,
                          {"observations.csv", "indicator,period,area,value\nrate,2019,D2,3\n"
                                               "rate,2018,D2,3\n"});
    assert_only_finding(&read, "population-missing", "areas.csv", 3, 1);
    text_programme_free(&read);
    read = READ_PROGRAMME(PROGRAMME, RATE, areas,
                          {"observations.csv", "indicator,period,value\nrate,2019,3\n"});
    assert_only_finding(&read, "population-missing", "areas.csv", 3, 1);
    text_programme_free(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_know_their_parent_role_and_children),
        cmocka_unit_test(a_cycle_is_found_and_cut_whoever_leads_into_it),
        cmocka_unit_test(a_population_is_the_nearest_that_is_given),
        cmocka_unit_test(a_rate_needs_the_population_of_each_area_it_reports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
