/* What blank cells of an indicator mean: each default of the design, and what `of` takes over. */
#include "from_text.h"

#define PROGRAMME                                                                                  \
    { "programme.csv", "key,value\nid,p\nstart,2017\nend,2020\nperiod,2019\n" }

static const programme_indicator *named(const text_programme *read, const char *id) {
    uint32_t index = programme_find_indicator(read->model, id);
    assert_int_not_equal(index, PROGRAMME_NONE);
    return &read->model->indicators[index];
}

static void a_bare_indicator_is_a_quantitative_count_to_increase(void **state) {
    (void)state;
    text_programme read =
        READ_PROGRAMME(PROGRAMME, {"indicators.csv", "indicator,title\npeople,People\n"});
    const programme_indicator *one = named(&read, "people");
    assert_no_finding(&read);
    assert_int_equal(one->kind, PROGRAMME_QUANTITATIVE);
    assert_int_equal(one->measure, PROGRAMME_COUNT);
    assert_int_equal(one->direction, BAREMO_INCREASE);
    assert_int_equal(one->flow, PROGRAMME_PERIOD);
    assert_int_equal(one->target_flow, PROGRAMME_PERIOD);
    assert_int_equal(one->over_time, PROGRAMME_COMBINE_SUM);
    assert_int_equal(one->over_places, PROGRAMME_COMBINE_SUM);
    assert_close(one->factor, 1, 0);
    assert_true(one->interval && one->protect);
    assert_true(baremo_is_missing(one->baseline));
    assert_string_equal(baremo_period_text(read.arena, one->baseline_period), "2016");
    assert_int_equal(one->axis, PROGRAMME_NONE);
    text_programme_free(&read);
}

static void measure_follows_levels_then_survey_then_numerators(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME,
        {"indicators.csv", "indicator,title,levels,survey,subject\nready,R,none; full,,\n"
                           "trust,T,,pupils,trust\nshare,S,,,\n"},
        {"surveys.csv", "survey,file\npupils,answers.csv\n"},
        {"observations.csv", "indicator,period,numerator,denominator\nshare,2019,3,4\n"});
    assert_no_finding(&read);
    assert_int_equal(named(&read, "ready")->measure, PROGRAMME_LEVEL);
    assert_int_equal(named(&read, "trust")->measure, PROGRAMME_SCORE);
    assert_int_equal(named(&read, "share")->measure, PROGRAMME_RATIO);
    text_programme_free(&read);
}

static void factor_follows_the_unit_then_the_measure(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"indicators.csv", "indicator,title,unit,measure,factor\na,A,%,ratio,\n"
                                      "b,B,,rate,\nc,C,per 1000,rate,1000\nd,D,,ratio,\n"});
    assert_no_finding(&read);
    assert_close(named(&read, "a")->factor, 100, 0);
    assert_close(named(&read, "b")->factor, 100000, 0);
    assert_close(named(&read, "c")->factor, 1000, 0);
    assert_close(named(&read, "d")->factor, 1, 0);
    text_programme_free(&read);
}

static void combination_over_time_follows_flow_and_measure(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"indicators.csv",
                    "indicator,title,measure,flow,levels\nflow,F,count,period,\n"
                    "stock,S,count,stock,\ncumulative,C,amount,cumulative,\n"
                    "mean,M,mean,,\nscore,S,score,,\nratio,R,ratio,,\nlevel,L,level,,low; high\n"});
    assert_no_finding(&read);
    assert_int_equal(named(&read, "flow")->over_time, PROGRAMME_COMBINE_SUM);
    assert_int_equal(named(&read, "stock")->over_time, PROGRAMME_COMBINE_LAST);
    assert_int_equal(named(&read, "cumulative")->over_time, PROGRAMME_COMBINE_LAST);
    assert_int_equal(named(&read, "mean")->over_time, PROGRAMME_COMBINE_MEAN);
    assert_int_equal(named(&read, "score")->over_time, PROGRAMME_COMBINE_MEAN);
    assert_int_equal(named(&read, "ratio")->over_time, PROGRAMME_COMBINE_SUM);
    assert_int_equal(named(&read, "level")->over_time, PROGRAMME_COMBINE_LAST);
    assert_int_equal(named(&read, "mean")->over_places, PROGRAMME_COMBINE_MEAN);
    assert_int_equal(named(&read, "ratio")->over_places, PROGRAMME_COMBINE_SUM);
    assert_int_equal(named(&read, "level")->over_places, PROGRAMME_COMBINE_NONE);
    text_programme_free(&read);
}

static void things_need_no_protection_and_people_do(void **state) {
    (void)state;
    text_programme read =
        READ_PROGRAMME(PROGRAMME, {"indicators.csv",
                                   "indicator,title,unit,measure,protect\na,A,sesiones,count,\n"
                                   "b,B,personas,count,\nc,C,EUR,amount,\nd,D,personas,count,no\n"
                                   "e,E,Séances,count,yes\nf,F,days,mean,\n"});
    assert_no_finding(&read);
    assert_false(named(&read, "a")->protect);
    assert_true(named(&read, "b")->protect);
    assert_false(named(&read, "c")->protect);
    assert_false(named(&read, "d")->protect);
    assert_true(named(&read, "e")->protect);
    assert_true(named(&read, "f")->protect);
    text_programme_free(&read);
}

static void the_baseline_period_is_in_the_grain_of_the_programme(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        {"programme.csv", "key,value\nstart,2017\nend,2020\nperiod,2019-Q2\n"},
        {"indicators.csv", "indicator,title,flow,baseline_period,baseline\na,A,period,,5\n"
                           "b,B,stock,2015,5\nc,C,stock,2015-03,5\n"});
    assert_no_finding(&read);
    assert_string_equal(baremo_period_text(read.arena, named(&read, "a")->baseline_period),
                        "2016-Q4");
    assert_string_equal(baremo_period_text(read.arena, named(&read, "b")->baseline_period),
                        "2015-Q4");
    assert_string_equal(baremo_period_text(read.arena, named(&read, "c")->baseline_period),
                        "2015-Q1");
    text_programme_free(&read);
}

static void the_baseline_of_a_level_is_a_rung(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"indicators.csv", "indicator,title,levels,baseline,low,high,direction\n"
                                      "a,A,nulo; parcial; pleno,Parcial,parcial,pleno,maintain\n"});
    const programme_indicator *one = named(&read, "a");
    assert_no_finding(&read);
    assert_int_equal(one->level_count, 3);
    assert_string_equal(one->levels[1], "parcial");
    assert_close(one->baseline, 2, 0);
    assert_close(one->low, 2, 0);
    assert_close(one->high, 3, 0);
    text_programme_free(&read);
}

static void a_result_takes_over_what_it_compares(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME,
        {"indicators.csv",
         "indicator,title,kind,unit,measure,flow,target_flow,direction,baseline,of\n"
         "r,Result,result,,,,,,,people\n"
         "people,People,,personas,count,period,cumulative,decrease,7,\n"},
        {"targets.csv", "indicator,period,target\npeople,2020,40\npeople,2018,20\n"});
    const programme_indicator *one = named(&read, "r"), *of = named(&read, "people");
    assert_no_finding(&read);
    assert_int_equal(one->kind, PROGRAMME_RESULT);
    assert_int_equal(one->of, programme_find_indicator(read.model, "people"));
    assert_int_equal(one->measure, PROGRAMME_COUNT);
    assert_int_equal(one->target_flow, PROGRAMME_CUMULATIVE);
    assert_int_equal(one->direction, BAREMO_DECREASE);
    assert_close(one->baseline, 7, 0);
    assert_string_equal(one->unit, "personas");
    assert_int_equal(one->target_count, 2);
    assert_ptr_equal(one->targets, of->targets);
    assert_close(one->targets[0].value, 20, 0); /* in order of period */
    text_programme_free(&read);
}

static void an_indicator_without_axis_has_that_of_its_action(void **state) {
    (void)state;
    text_programme read =
        READ_PROGRAMME(PROGRAMME, {"axes.csv", "axis,title\nE1,One\nE2,Two\n"},
                       {"actions.csv", "action,title,axis\nA1,Talks,E2\n"},
                       {"indicators.csv", "indicator,title,action\npeople,People,A1\n"});
    assert_no_finding(&read);
    assert_int_equal(named(&read, "people")->axis, 1);
    assert_int_equal(named(&read, "people")->action, 0);
    text_programme_free(&read);
}

static void decimals_are_the_most_that_were_written(void **state) {
    (void)state;
    text_programme read =
        READ_PROGRAMME(PROGRAMME,
                       {"indicators.csv",
                        "indicator;title;measure;baseline\na;A;mean;1,5\nb;B;mean;\nc;C;mean;2\n"},
                       {"targets.csv", "indicator;period;target\na;2020;3\nb;2020;2,25\n"},
                       {"observations.csv",
                        "indicator;period;value\na;2019;2,125\nb;2019;4,5\nc;2019;1.000,00\n"});
    assert_no_finding(&read);
    assert_int_equal(named(&read, "a")->decimals, 3);
    assert_int_equal(named(&read, "b")->decimals, 2);
    assert_int_equal(named(&read, "c")->decimals, 2);
    assert_close(read.model->observations[2].value, 1000, 0);
    text_programme_free(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bare_indicator_is_a_quantitative_count_to_increase),
        cmocka_unit_test(measure_follows_levels_then_survey_then_numerators),
        cmocka_unit_test(factor_follows_the_unit_then_the_measure),
        cmocka_unit_test(combination_over_time_follows_flow_and_measure),
        cmocka_unit_test(things_need_no_protection_and_people_do),
        cmocka_unit_test(the_baseline_period_is_in_the_grain_of_the_programme),
        cmocka_unit_test(the_baseline_of_a_level_is_a_rung),
        cmocka_unit_test(a_result_takes_over_what_it_compares),
        cmocka_unit_test(an_indicator_without_axis_has_that_of_its_action),
        cmocka_unit_test(decimals_are_the_most_that_were_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
