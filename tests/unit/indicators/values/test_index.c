#include "check.h"

#include "indicators/values/index.h"
#include "made_programme.h"

static const made_table tables[] = {
    {"programme", "key,value\nid,made\ntitle,Made\nstart,2018\nend,2019\nperiod,2019\n"
                  "dimensions,sex; age\n"},
    {"areas", "area,title,parent,role\nC,City,,\nN,North,C,\nS,South,C,\nT,Town,,comparison\n"},
    {"indicators", "indicator,title\nA,A\nB,B\n"},
    {"observations", "indicator,period,area,sex,age,value\nA,2019,S,m,old,8\nA,2018,N,f,,1\n"
                     "A,2018,N,m,,2\nA,2018,T,,,3\nA,2018,C,,,9\nA,2018,,,,4\nA,2019,N,f,,5\n"
                     "A,2018,,f,,6\nA,2018,,,young,7\n"},
    {NULL, NULL}};

static value_index *index_of(const made *of, uint32_t indicator) {
    const programme_indicator *one = &of->model->indicators[indicator];
    return value_index_new(of->arena, of->model, one->first_observation, one->observation_count);
}

/* Numbers do not depend on the order of rows. */
static void groups_stand_by_dimension_and_value(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    const value_index *index = index_of(&of, 0);
    const char *expected[] = {"", "sex=m", "sex=f", "age=old", "age=young", "sex=m;age=old"};
    assert_int_equal(index->group_count, 6);
    for (uint32_t g = 0; g < 6; g++)
        assert_string_equal(value_group_text(index, g, of.arena), expected[g]);
    made_free(&of);
}

/* "ties: order of columns": area before sex before age */
static void patterns_stand_by_filled_columns_then_by_their_order(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    const value_index *index = index_of(&of, 0);
    const value_mask expected[] = {0, 1, 2, 4, 1 | 2, 1 | 2 | 4};
    assert_int_equal(index->pattern_count, 6);
    for (size_t p = 0; p < 6; p++)
        assert_int_equal(index->patterns[p].mask, expected[p]);
    made_free(&of);
}

/* "areas with `role = programme` ..., lowest level of `parent` only" */
static void places_are_the_lowest_areas_of_the_programme(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    const value_index *index = index_of(&of, 0);
    assert_int_equal(index->area_count, 4);
    assert_int_equal(index->place_count, 2);
    assert_string_equal(of.model->areas[index->places[0]].id, "N");
    assert_string_equal(of.model->areas[index->places[1]].id, "S");
    made_free(&of);
}

static void a_slot_holds_its_rows_in_order_of_period(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    const value_index *index = index_of(&of, 0);
    const value_slot *slot =
        value_index_slot(index, programme_find_area(of.model, "N"), 2 /* sex=f */);
    assert_non_null(slot);
    assert_int_equal(slot->count, 2);
    assert_close(index->observations[index->order[slot->first]].value, 1, 0);
    assert_close(index->observations[index->order[slot->first + 1]].value, 5, 0);
    assert_null(value_index_slot(index, programme_find_area(of.model, "T"), 2));
    made_free(&of);
}

static void an_indicator_without_rows_has_an_empty_index(void **state) {
    (void)state;
    made of = made_programme(tables, NULL);
    const value_index *index = index_of(&of, 1);
    assert_int_equal(index->slot_count, 0);
    assert_int_equal(index->group_count, 1);
    assert_int_equal(index->pattern_count, 0);
    assert_null(value_index_slot(index, PROGRAMME_NONE, 0));
    made_free(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_stand_by_dimension_and_value),
        cmocka_unit_test(patterns_stand_by_filled_columns_then_by_their_order),
        cmocka_unit_test(places_are_the_lowest_areas_of_the_programme),
        cmocka_unit_test(a_slot_holds_its_rows_in_order_of_period),
        cmocka_unit_test(an_indicator_without_rows_has_an_empty_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
