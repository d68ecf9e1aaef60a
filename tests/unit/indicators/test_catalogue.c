#include "check.h"

#include <string.h>

#include "made_programme.h"

static const made_table tables[] = {
    {"programme", "key,value\nid,made\ntitle,Made\ncity,Town\nstart,2017\nend,2020\nperiod,2018\n"
                  "currency,EUR\nsynthetic,yes\nconfidence,0.9\n"},
    {"axes", "axis,title,objective\nX,First,To begin\n"},
    {"areas", "area,title,parent,population,role\nC,City,,,\nN,North,C,500,\n"},
    {"populations", "area,period,population\nN,2018,600\n"},
    {"indicators",
     "indicator,axis,title,unit,measure,factor,definition,levels\nA,X,Counted,people,count,,What "
     "it is,\n"
     "B,,Paid,EUR,amount,,,\nC,,Part,%,ratio,,,\nD,,Rate,,rate,1000,,\nE,,Ladder,,,,,low; high\n"
     "F,,Points,points,score,,,\n"},
    {"observations", "indicator,period,value\nA,2016,12\nA,2018,20\nB,2018,1.25\n"},
    {"targets", "indicator,period,area,target\nA,2020,,40\nA,2020,N,10\n"},
    {NULL, NULL}};

static void the_programme_is_named_with_its_periods(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    const baremo_results_programme *about = baremo_results_get_programme(of.results);
    assert_string_equal(about->city, "Town");
    assert_null(about->country);
    assert_int_equal(about->period_count, 4);
    assert_string_equal(baremo_period_text(of.arena, about->periods[3]), "2020");
    assert_string_equal(baremo_period_text(of.arena, about->period), "2018");
    assert_close(about->confidence, 0.9, 0);
    assert_true(about->synthetic);
    assert_false(about->incomplete);
    made_free(&of);
}

static void an_indicator_is_named_with_baseline_and_targets(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    const baremo_results_indicator *one = baremo_results_indicator_find(of.results, "A");
    assert_string_equal(one->axis, "X");
    assert_string_equal(one->definition, "What it is");
    assert_string_equal(one->flow, "period");
    /* observed before the start */
    assert_close(one->baseline, 12, 0);
    assert_string_equal(baremo_period_text(of.arena, one->baseline_period), "2016");
    assert_int_equal(one->target_count, 2);
    assert_null(one->targets[0].area);
    assert_string_equal(one->targets[1].area, "N");
    made_free(&of);
}

static void each_measure_has_its_way_of_being_shown(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    const struct {
        const char *id;
        baremo_value_class shown;
    } cases[] = {{"A", BAREMO_VALUE_COUNT}, {"B", BAREMO_VALUE_MONEY}, {"C", BAREMO_VALUE_PERCENT},
                 {"D", BAREMO_VALUE_RATE},  {"E", BAREMO_VALUE_LEVEL}, {"F", BAREMO_VALUE_MEAN}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(baremo_results_indicator_find(of.results, cases[i].id)->value_class,
                         cases[i].shown);
    assert_int_equal(baremo_results_indicator_find(of.results, "B")->decimals, 2);
    made_free(&of);
}

static void an_area_is_named_with_its_population_of_the_period(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    const baremo_results_area *area = baremo_results_area_find(of.results, "N");
    assert_string_equal(area->parent, "C");
    assert_string_equal(area->role, "programme");
    assert_close(area->population, 600, 0);
    made_free(&of);
}

static void the_files_that_were_read_are_named(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    size_t count = 0;
    const baremo_results_input *inputs = baremo_results_inputs(of.results, &count);
    assert_int_equal(count, 7);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(strlen(inputs[i].sha256), 64);
    made_free(&of);
}

/* A programme of surveys only has indicators without any period. */
static void without_any_period_nothing_is_assessed(void **state) {
    (void)state;
    const made_table bare[] = {{"programme", "key,value\nid,made\ntitle,Made\n"},
                               {"indicators", "indicator,title\nA,A\n"},
                               {NULL, NULL}};
    made of = made_programme(bare, NULL);
    const baremo_result *row =
        made_find(&of, BAREMO_SUBJECT_INDICATOR, "A", NULL, NULL, NULL, "value");
    assert_non_null(row);
    assert_string_equal(row->note, "no observation");
    assert_int_equal(row->status, BAREMO_STATUS_NOT_ASSESSED);
    assert_close(
        made_find(&of, BAREMO_SUBJECT_PROGRAMME, "made", NULL, NULL, NULL, "not_assessed")->value,
        1, 0);
    made_free(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_programme_is_named_with_its_periods),
        cmocka_unit_test(an_indicator_is_named_with_baseline_and_targets),
        cmocka_unit_test(each_measure_has_its_way_of_being_shown),
        cmocka_unit_test(an_area_is_named_with_its_population_of_the_period),
        cmocka_unit_test(the_files_that_were_read_are_named),
        cmocka_unit_test(without_any_period_nothing_is_assessed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
