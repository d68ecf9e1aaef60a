#include "check.h"

#include <baremo/diagnostics.h>

#include <string.h>

static const baremo_problem made = {"made-problem", BAREMO_ERROR, "a made problem", "", "Do this."};
static const baremo_problem other = {"other-problem", BAREMO_WARNING, "another", "", ""};

static void a_finding_is_said_with_place_text_and_remedy(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_diagnostics *list = baremo_diagnostics_new(arena);
    baremo_place place = {.file = "observations.csv", .row = 12, .column = 5};
    baremo_diagnostics_add(list, &made, &place, "value",
                           "do\xe2\x80\xae"
                           "ce\n",
                           "this is not a number");
    assert_string_equal(baremo_diagnostic_format(baremo_diagnostics_at(list, 0), arena),
                        "observations.csv:12:5: error: value: this is not a number (found "
                        "\"do\\u{202e}ce\\u{a}\") [made-problem]\n    Do this.");
    baremo_place cell = {.file = "a.xlsx", .sheet = "Hoja 1", .row = 2, .column = 1};
    baremo_diagnostics_add(list, &other, &cell, NULL, NULL, "odd");
    assert_string_equal(baremo_diagnostic_format(baremo_diagnostics_at(list, 1), arena),
                        "a.xlsx#Hoja 1:2:1: warning: odd [other-problem]");
    assert_string_equal(
        baremo_diagnostic_format_json(baremo_diagnostics_at(list, 1), arena),
        "{\"severity\":\"warning\",\"code\":\"other-problem\",\"file\":\"a.xlsx\",\"sheet\":"
        "\"Hoja 1\",\"row\":2,\"line\":null,\"column\":1,\"variable\":null,\"message\":\"odd\","
        "\"found\":null,\"remedy\":\"\",\"repeated\":0}");
    baremo_arena_free(arena);
}

static void findings_stand_in_file_order_and_fold_past_twenty(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_diagnostics *list = baremo_diagnostics_new(arena);
    for (size_t row = 40; row > 1; row--) {
        baremo_place place = {.file = "b.csv", .row = row, .column = 2};
        baremo_diagnostics_add(list, &made, &place, "v", "x", "bad");
    }
    baremo_place first = {.file = "b.csv", .row = 1};
    baremo_diagnostics_add(list, &other, &first, NULL, NULL, "heading");
    baremo_diagnostics_sort(list);
    assert_int_equal(baremo_diagnostics_length(list), 22);
    assert_ptr_equal(baremo_diagnostics_at(list, 0)->problem, &other);
    assert_int_equal(baremo_diagnostics_at(list, 1)->place.row, 2);
    assert_int_equal(baremo_diagnostics_at(list, 21)->repeated, 18);
    assert_string_equal(baremo_diagnostics_at(list, 21)->message,
                        "and 19 more of this kind in the same column");
    assert_int_equal(baremo_diagnostics_count(list, BAREMO_ERROR), 39);
    baremo_arena_free(arena);
}

static void files_of_several_programmes_are_told_apart(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_diagnostics *list = baremo_diagnostics_new(arena), *all = baremo_diagnostics_new(arena);
    const baremo_place cell = {.file = "a.csv", .row = 3, .column = 2}, whole = {.file = "x/city"};
    baremo_diagnostics_add(list, &made, &cell, "v", "x", "bad");
    baremo_diagnostics_add(list, &other, &whole, NULL, NULL, "odd");
    baremo_diagnostics_append_within(all, list, "city", "x/city");
    assert_string_equal(baremo_diagnostics_at(all, 0)->place.file, "city/a.csv");
    assert_int_equal(baremo_diagnostics_at(all, 0)->place.row, 3);
    assert_string_equal(baremo_diagnostics_at(all, 1)->place.file, "city");
    assert_string_equal(baremo_file_within(arena, "2018/city.xlsx", "city.xlsx"), "2018/city.xlsx");
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_finding_is_said_with_place_text_and_remedy),
        cmocka_unit_test(findings_stand_in_file_order_and_fold_past_twenty),
        cmocka_unit_test(files_of_several_programmes_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
