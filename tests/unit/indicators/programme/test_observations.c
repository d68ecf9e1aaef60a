/* Observations: values, parts, reasons, order and places. */
#include "from_text.h"

#define PROGRAMME                                                                                  \
    { "programme.csv", "key,value\nid,p\nstart,2017\nend,2020\nperiod,2019\n" }

static void values_parts_and_levels_go_where_they_belong(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME,
        {"indicators.csv", "indicator,title,measure,levels\nc,C,count,\nr,R,ratio,\nm,M,mean,\n"
                           "l,L,level,low; middle; high\n"},
        {"observations.csv", "indicator,period,value,numerator,denominator,level\nc,2019,5,,,\n"
                             "r,2019,,3,4,\nm,2019,2.5,,30,\nl,2019,,,,Middle\nr,2018,75,,,\n"});
    const programme_observation *seen = read.model->observations;
    assert_no_finding(&read);
    assert_int_equal(read.model->observation_count, 5);
    assert_close(seen[0].value, 5, 0);
    assert_close(seen[1].value, 75, 0); /* r 2018 stands before r 2019 */
    assert_true(baremo_is_missing(seen[2].value));
    assert_close(seen[2].numerator, 3, 0);
    assert_close(seen[2].denominator, 4, 0);
    assert_close(seen[3].denominator, 30, 0);
    assert_close(seen[4].value, 2, 0);
    text_programme_free(&read);
}

static void a_blank_is_missing_and_says_why(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"indicators.csv", "indicator,title\nc,C\n"},
        {"observations.csv", "indicator,period,value,missing\nc,2017,,\nc,2018,,No recogido\n"
                             "c,2019,0,\nc,2020,,confidentiel\n"});
    const programme_observation *seen = read.model->observations;
    assert_no_finding(&read);
    assert_int_equal(seen[0].reason, PROGRAMME_REASON_BLANK);
    assert_true(baremo_is_missing(seen[0].value));
    assert_int_equal(seen[1].reason, PROGRAMME_REASON_NOT_COLLECTED);
    assert_int_equal(seen[2].reason, PROGRAMME_REASON_NONE);
    assert_close(seen[2].value, 0, 0);
    assert_int_equal(seen[3].reason, PROGRAMME_REASON_CONFIDENTIAL);
    text_programme_free(&read);
}

static void they_stand_by_indicator_period_area_and_group(void **state) {
    (void)state;
    text_programme read =
        READ_PROGRAMME({"programme.csv", "key,value\nperiod,2019\ndimensions,sex\n"},
                       {"areas.csv", "area,title\nD1,One\nD2,Two\n"},
                       {"indicators.csv", "indicator,title\na,A\nb,B\n"},
                       {"observations.csv",
                        "indicator,period,area,sex,value\nb,2019,,,9\na,2019,D2,,8\na,2019,,f,7\n"
                        "a,2018-Q1,,,6\na,2018,,,5\na,2019,,,4\na,2019,D1,m,3\n"});
    static const double order[] = {5, 6, 4, 7, 3, 8, 9};
    assert_no_finding(&read);
    assert_int_equal(read.model->observation_count, 7);
    for (size_t i = 0; i < 7; i++)
        assert_close(read.model->observations[i].value, order[i], 0);
    assert_int_equal(read.model->indicators[0].first_observation, 0);
    assert_int_equal(read.model->indicators[0].observation_count, 6);
    assert_int_equal(read.model->indicators[1].first_observation, 6);
    const uint32_t *group = programme_observation_group(read.model, &read.model->observations[4]);
    assert_string_equal(read.model->dimensions[0].values[group[0]], "m");
    text_programme_free(&read);
}

static void each_names_the_cell_it_came_from(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"indicators.csv", "indicator,title,levels\nc,C,\nl,L,low; high\nr,R,\n"},
        {"observations.csv", "indicator,period,value,numerator,denominator,level\nc,2019,5,,,\n"
                             "\nl,2019,,,,low\nr,2019,,1,2,\n"});
    const programme_observation *seen = read.model->observations;
    assert_int_equal(read.model->observation_count, 3);
    assert_string_equal(
        programme_place_text(read.arena, programme_observation_place(read.model, &seen[0])),
        "observations.csv:C2");
    assert_string_equal(
        programme_place_text(read.arena, programme_observation_place(read.model, &seen[1])),
        "observations.csv:F4");
    assert_string_equal(
        programme_place_text(read.arena, programme_observation_place(read.model, &seen[2])),
        "observations.csv:D5");
    text_programme_free(&read);
}

static void a_faulty_row_is_left_out_and_the_others_stay(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"indicators.csv", "indicator,title\nc,C\n"},
        {"observations.csv", "indicator,period,value\nc,2018,-1\nc,2019,3\nx,2019,4\n"});
    assert_int_equal(read.status, BAREMO_DATA);
    assert_int_equal(read.model->observation_count, 1);
    assert_close(read.model->observations[0].value, 3, 0);
    assert_non_null(text_finding(&read, "count-negative"));
    assert_non_null(text_finding(&read, "indicator-unknown"));
    text_programme_free(&read);
}

static void the_same_cell_twice_names_both_places(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"indicators.csv", "indicator,title\nc,C\n"},
        {"observations.csv", "indicator,period,value\nc,2018-T3,1\nc,2019,3\nc,2018-Q3,1\n"});
    assert_only_finding(&read, "observation-twice", "observations.csv", 4, 1);
    assert_non_null(strstr(text_finding(&read, "observation-twice")->message, "row 2"));
    assert_int_equal(read.model->observation_count, 2);
    text_programme_free(&read);
}

static void an_ambiguous_number_is_said_once_and_settled_by_the_key(void **state) {
    (void)state;
    const text_table observations = {
        "observations.csv", "indicator;period;value\nc;2018;1.234\nc;2019;2.345\nc;2017;1.234\n"};
    text_programme read =
        READ_PROGRAMME(PROGRAMME, {"indicators.csv", "indicator,title\nc,C\n"}, observations);
    assert_only_finding(&read, "number-ambiguous", "observations.csv", 2, 3);
    assert_int_equal(read.model->observation_count, 0);
    text_programme_free(&read);
    read = READ_PROGRAMME({"programme.csv", "key;value\nperiod;2019\ndecimal;,\n"},
                          {"indicators.csv", "indicator,title\nc,C\n"}, observations);
    assert_no_finding(&read);
    assert_close(read.model->observations[2].value, 2345, 0);
    assert_int_equal(read.model->decisions[0].decimal, BAREMO_DECIMAL_COMMA);
    text_programme_free(&read);
}

static void words_in_a_column_of_numbers_are_an_error_for_numbers_only(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"indicators.csv", "indicator,title,levels\nc,C,\nl,L,none; partial; full\n"},
        {"targets.csv", "indicator,period,target\nl,2019,partial\nl,2020,full\nc,2020,full\n"});
    assert_only_finding(&read, "number-text", "targets.csv", 4, 3);
    assert_int_equal(read.model->indicators[1].target_count, 2);
    assert_close(read.model->indicators[1].targets[1].value, 3, 0);
    text_programme_free(&read);
}

static void no_observations_are_no_problem(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(PROGRAMME, {"indicators.csv", "indicator,title\nc,C\n"});
    assert_no_finding(&read);
    assert_int_equal(read.model->observation_count, 0);
    assert_null(read.model->observations_table);
    text_programme_free(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_parts_and_levels_go_where_they_belong),
        cmocka_unit_test(a_blank_is_missing_and_says_why),
        cmocka_unit_test(they_stand_by_indicator_period_area_and_group),
        cmocka_unit_test(each_names_the_cell_it_came_from),
        cmocka_unit_test(a_faulty_row_is_left_out_and_the_others_stay),
        cmocka_unit_test(the_same_cell_twice_names_both_places),
        cmocka_unit_test(an_ambiguous_number_is_said_once_and_settled_by_the_key),
        cmocka_unit_test(words_in_a_column_of_numbers_are_an_error_for_numbers_only),
        cmocka_unit_test(no_observations_are_no_problem),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
