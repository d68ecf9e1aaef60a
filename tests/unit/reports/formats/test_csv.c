#include "check.h"

#include <string.h>

#include <baremo/number.h>

#include "engine/results/notes.h"
#include "made_file.h"
#include "made_run.h"

#define HEADING                                                                                    \
    "programme,subject_kind,subject,title,axis,period,area,group,statistic,value,low,high,level,"  \
    "n,missing,method,status,note\n"

static baremo_results *results_with(baremo_arena *arena, const baremo_result *row) {
    baremo_results *results = baremo_results_new(arena);
    baremo_results_set_programme(results)->id = "p";
    if (row)
        baremo_results_add(results, row);
    return results;
}

TEST_IN_ARENA(no_result_is_a_heading_alone) {
    baremo_arena *arena = argument;
    assert_string_equal(made_file(arena, "csv", results_with(arena, NULL), NULL), HEADING);
    return BAREMO_OK;
}

TEST_IN_ARENA(numbers_have_all_their_digits_and_a_point) {
    baremo_arena *arena = argument;
    baremo_period period;
    assert_true(baremo_period_parse("2018-T3", &period));
    const baremo_result row = {.subject_kind = BAREMO_SUBJECT_INDICATOR,
                               .subject = "I1",
                               .title = "Título",
                               .axis = "E1",
                               .period = period,
                               .area = "D1",
                               .group = "sex=f",
                               .statistic = "value",
                               .value = 0.1 + 0.2,
                               .low = -1e-300,
                               .high = HUGE_VAL,
                               .level = 0.95,
                               .n = 12345678,
                               .missing = 0,
                               .method = "wilson",
                               .status = BAREMO_STATUS_ON_TRACK};
    assert_string_equal(made_file(arena, "csv", results_with(arena, &row), NULL), HEADING
                        "p,indicator,I1,Título,E1,2018-Q3,D1,sex=f,value,"
                        "0.30000000000000004,-1e-300,Inf,0.95,12345678,0,wilson,on_track,\n");
    return BAREMO_OK;
}

TEST_IN_ARENA(what_is_not_computable_is_empty_with_its_reason) {
    baremo_arena *arena = argument;
    baremo_result row = {.subject_kind = BAREMO_SUBJECT_AXIS,
                         .subject = "E1",
                         .statistic = "share",
                         .value = BAREMO_MISSING,
                         .low = BAREMO_MISSING,
                         .high = BAREMO_MISSING,
                         .level = BAREMO_MISSING,
                         .n = BAREMO_MISSING,
                         .missing = BAREMO_MISSING};
    baremo_results *results = results_with(arena, &row);
    size_t count;
    baremo_result *stored = baremo_results_add(results, &row);
    baremo_result_note(results, stored, &baremo_note_baseline_equals_target, NULL, NULL, NULL);
    baremo_results_rows(results, &count);
    assert_int_equal(count, 2);
    assert_string_equal(made_file(arena, "csv", results, NULL),
                        HEADING "p,axis,E1,,,,,,share,,,,,,,,,\n"
                                "p,axis,E1,,,,,,share,,,,,,,,,baseline equals target\n");
    return BAREMO_OK;
}

TEST_IN_ARENA(texts_are_exact_and_quoted_where_they_must_be) {
    baremo_arena *arena = argument;
    const baremo_result row = {.subject_kind = BAREMO_SUBJECT_ITEM,
                               .subject = "=1+1",
                               .title = "a, \"b\"\nc",
                               .statistic = "-x",
                               .note = "; d\re"};
    assert_string_equal(made_file(arena, "csv", results_with(arena, &row), NULL), HEADING
                        "p,item,=1+1,\"a, \"\"b\"\"\nc\",,,,,-x,0,0,0,0,0,0,,,\"; d\re\"\n");
    return BAREMO_OK;
}

TEST_IN_ARENA(a_full_disk_is_noticed) {
    baremo_arena *arena = argument;
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(arena);
    const baremo_result row = {.subject = "I1", .statistic = "value"};
    assert_int_equal(
        made_file_at(arena, "csv", results_with(arena, &row), "/dev/full", diagnostics), BAREMO_IO);
    assert_int_equal(baremo_diagnostics_length(diagnostics), 1);
    const baremo_diagnostic *only = baremo_diagnostics_at(diagnostics, 0);
    assert_string_equal(only->problem->code, "output-write");
    assert_string_equal(only->place.file, "/dev/full");
    return BAREMO_OK;
}

TEST_IN_ARENA(a_folder_that_is_not_there_is_said) {
    baremo_arena *arena = argument;
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(arena);
    assert_int_equal(
        made_file_at(arena, "csv", results_with(arena, NULL), "/nowhere/results.csv", diagnostics),
        BAREMO_IO);
    assert_non_null(strstr(baremo_diagnostics_at(diagnostics, 0)->message, "could not be written"));
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_result_is_a_heading_alone),
        cmocka_unit_test(numbers_have_all_their_digits_and_a_point),
        cmocka_unit_test(what_is_not_computable_is_empty_with_its_reason),
        cmocka_unit_test(texts_are_exact_and_quoted_where_they_must_be),
        cmocka_unit_test(a_full_disk_is_noticed),
        cmocka_unit_test(a_folder_that_is_not_there_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
