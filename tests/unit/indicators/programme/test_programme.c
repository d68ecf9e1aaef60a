/* Whole programmes: the examples, the order of findings, and a model that holds together in spite
 * of errors. */
#include "from_text.h"

typedef struct folder_reading {
    const char *path;
    text_programme *result;
} folder_reading;

static baremo_status read_folder(void *argument) {
    folder_reading *call = argument;
    text_programme *result = call->result;
    const baremo_tables *tables = NULL;
    assert_int_equal(baremo_tables_read(call->path, programme_table_names(result->arena), NULL,
                                        result->arena, result->diagnostics, &tables),
                     BAREMO_OK);
    result->status =
        programme_read(&result->model, tables, NULL, result->arena, result->diagnostics);
    return BAREMO_OK;
}

static text_programme example(const char *path) {
    text_programme result = {.arena = baremo_arena_new(NULL)};
    result.diagnostics = baremo_diagnostics_new(result.arena);
    folder_reading call = {path, &result};
    assert_int_equal(baremo_arena_try(result.arena, read_folder, &call), BAREMO_OK);
    assert_int_equal(result.status, BAREMO_OK);
    assert_no_finding(&result);
    return result;
}

static void the_plan_of_malaga_is_read_whole(void **state) {
    (void)state;
    text_programme read = example(BAREMO_FIXTURES "/programmes/malaga");
    assert_int_equal(read.model->axis_count, 9);
    assert_int_equal(read.model->action_count, 245);
    assert_true(read.model->indicator_count >= 60);
    assert_int_equal(read.model->dimension_count, 2);
    assert_true(read.model->settings.synthetic);
    assert_string_equal(read.model->settings.language, "es");
    text_programme_free(&read);
}

static void the_plans_of_paris_and_barcelona_are_read_whole(void **state) {
    (void)state;
    text_programme paris = example(BAREMO_FIXTURES "/programmes/paris-pact");
    assert_int_equal(paris.model->action_count, 106);
    assert_string_equal(paris.model->settings.language, "fr");
    text_programme_free(&paris);
    text_programme barcelona = example(BAREMO_FIXTURES "/programmes/barcelona");
    assert_int_equal(barcelona.model->action_count, 28);
    text_programme_free(&barcelona);
}

static void findings_stand_in_the_order_of_their_rows(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        {"programme.csv", "key,value\nid,p\nend,2020\nperiod,2019\n"},
        {"indicators.csv",
         "indicator,title,measure,low,high\na,A,nonsense,5,1\nb,,count,,\nc,C,count,9,1\n"},
        {"observations.csv", "indicator,period,value\na,2025,1\nx,2019,1\na,soon,1\na,2019,-1\n"});
    size_t count = baremo_diagnostics_length(read.diagnostics);
    assert_int_equal(count, 8);
    for (size_t i = 1; i < count; i++) {
        const baremo_place *one = &baremo_diagnostics_at(read.diagnostics, i - 1)->place;
        const baremo_place *next = &baremo_diagnostics_at(read.diagnostics, i)->place;
        if (baremo_text_equal(one->file, next->file))
            assert_true(one->row < next->row ||
                        (one->row == next->row && one->column <= next->column));
    }
    text_programme_free(&read);
}

static void references_of_the_model_hold_in_spite_of_errors(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        {"programme.csv", "key,value\nperiod,2019\ndimensions,sex\n"},
        {"axes.csv", "axis,title\nE1,One\nE1,Two\n"},
        {"actions.csv", "action,title,axis\nA1,Talks,E9\n"},
        {"areas.csv", "area,parent\nD1,D2\nD2,D1\nD3,nowhere\n"},
        {"indicators.csv",
         "indicator,title,axis,action,of,levels\na,A,E9,A9,b,\nb,B,E1,A1,a,x; X\nb,B,,,,\n"},
        {"targets.csv", "indicator,period,target,area\na,2019,1,D9\nz,2019,1,\nb,2019,y,\n"},
        {"observations.csv", "indicator,period,area,sex,value\nb,2019,D9,f,1\na,2019,D1,f,2\n"});
    const programme *model = read.model;
    assert_int_equal(read.status, BAREMO_DATA);
    assert_int_equal(model->axis_count, 1);
    assert_int_equal(model->indicator_count, 2);
    for (size_t i = 0; i < model->indicator_count; i++) {
        const programme_indicator *one = &model->indicators[i];
        assert_true(one->axis == PROGRAMME_NONE || one->axis < model->axis_count);
        assert_true(one->action == PROGRAMME_NONE || one->action < model->action_count);
        assert_int_equal(one->of, PROGRAMME_NONE);
        assert_int_equal(one->target_count, 0);
        assert_true(one->first_observation + one->observation_count <= model->observation_count);
    }
    for (size_t i = 0; i < model->observation_count; i++)
        assert_true(model->observations[i].indicator < model->indicator_count);
    text_programme_free(&read);
}

static void a_programme_of_nothing_is_still_a_model(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME({"notes.csv", "a,b\n1,2\n"});
    assert_int_equal(read.status, BAREMO_DATA);
    assert_non_null(text_finding(&read, "table-missing"));
    assert_non_null(text_finding(&read, "nothing-to-evaluate"));
    assert_int_equal(read.model->indicator_count, 0);
    text_programme_free(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_plan_of_malaga_is_read_whole),
        cmocka_unit_test(the_plans_of_paris_and_barcelona_are_read_whole),
        cmocka_unit_test(findings_stand_in_the_order_of_their_rows),
        cmocka_unit_test(references_of_the_model_hold_in_spite_of_errors),
        cmocka_unit_test(a_programme_of_nothing_is_still_a_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
