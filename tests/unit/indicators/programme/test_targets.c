/* Targets: order, sharing, and what they are held against. */
#include "from_text.h"

#define PROGRAMME                                                                                  \
    { "programme.csv", "key,value\nid,p\nstart,2017\nend,2020\nperiod,2019\n" }

static void the_programme_comes_first_then_areas_each_by_period(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"areas.csv", "area\nD1\nD2\n"},
        {"indicators.csv", "indicator,title\na,A\nb,B\n"},
        {"targets.csv", "indicator,period,target,area\nb,2020,9,\na,2020,3,D2\na,2020,5,\n"
                        "a,2018,2,D1\na,2018,4,\n"});
    const programme_indicator *one = &read.model->indicators[0];
    static const double order[] = {4, 5, 2, 3};
    assert_no_finding(&read);
    assert_int_equal(one->target_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_close(one->targets[i].value, order[i], 0);
    assert_int_equal(one->targets[0].area, PROGRAMME_NONE);
    assert_int_equal(one->targets[3].area, 1);
    assert_string_equal(programme_place_text(read.arena, one->targets[0].place), "targets.csv:C6");
    assert_int_equal(read.model->indicators[1].target_count, 1);
    text_programme_free(&read);
}

static void equal_to_the_baseline_is_no_contradiction(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"indicators.csv", "indicator,title,direction,baseline\na,A,decrease,10\n"},
        {"targets.csv", "indicator,period,target\na,2018,12\na,2020,10\n"});
    assert_no_finding(&read);
    text_programme_free(&read);
}

static void a_target_for_the_whole_plan_is_not_held_against_the_yearly_baseline(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME,
        {"indicators.csv",
         "indicator,title,direction,baseline,target_flow\na,A,decrease,10,cumulative\n"},
        {"targets.csv", "indicator,period,target\na,2020,30\n"});
    assert_no_finding(&read);
    text_programme_free(&read);
}

static void the_last_target_of_a_ladder_may_not_go_down(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"indicators.csv", "indicator,title,levels\na,A,none; partial; full\n"},
        {"observations.csv", "indicator,period,level\na,2016,full\n"},
        {"targets.csv", "indicator,period,target\na,2018,full\na,2020,partial\n"});
    assert_only_finding(&read, "target-against-direction", "targets.csv", 3, 3);
    assert_string_equal(text_finding(&read, "target-against-direction")->found, "partial");
    text_programme_free(&read);
}

static void a_ratio_observed_at_the_baseline_is_held_against_the_target(void **state) {
    (void)state;
    text_programme read =
        READ_PROGRAMME(PROGRAMME, {"indicators.csv", "indicator,title,unit\na,A,%\n"},
                       {"observations.csv", "indicator,period,numerator,denominator\na,2016,3,4\n"},
                       {"targets.csv", "indicator,period,target\na,2020,50\n"});
    assert_only_finding(&read, "target-against-direction", "targets.csv", 2, 3);
    text_programme_free(&read);
}

static void a_yearly_target_is_the_last_quarter_of_a_stock_and_none_of_a_flow(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        {"programme.csv", "key,value\nstart,2017\nend,2020\nperiod,2019-Q2\n"},
        {"indicators.csv", "indicator,title,flow,target_flow\ns,S,stock,\nf,F,period,\n"
                           "c,C,period,cumulative\n"},
        {"targets.csv", "indicator,period,target\ns,2020,5\nf,2020,5\nc,2020,5\n"});
    assert_only_finding(&read, "period-grain", "targets.csv", 3, 2);
    assert_string_equal(baremo_period_text(read.arena, read.model->indicators[0].targets[0].period),
                        "2020-Q4");
    assert_string_equal(baremo_period_text(read.arena, read.model->indicators[2].targets[0].period),
                        "2020-Q4");
    text_programme_free(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_programme_comes_first_then_areas_each_by_period),
        cmocka_unit_test(equal_to_the_baseline_is_no_contradiction),
        cmocka_unit_test(a_target_for_the_whole_plan_is_not_held_against_the_yearly_baseline),
        cmocka_unit_test(the_last_target_of_a_ladder_may_not_go_down),
        cmocka_unit_test(a_ratio_observed_at_the_baseline_is_held_against_the_target),
        cmocka_unit_test(a_yearly_target_is_the_last_quarter_of_a_stock_and_none_of_a_flow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
