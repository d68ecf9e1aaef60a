/* Names of closed values and of cells. */
#include "check.h"

#include <baremo/baremo.h>

#include "indicators/programme/programme.h"

static void closed_values_have_the_words_of_the_results(void **state) {
    (void)state;
    assert_string_equal(programme_kind_name(PROGRAMME_RESULT), "result");
    assert_string_equal(programme_measure_name(PROGRAMME_RATIO), "ratio");
    assert_string_equal(programme_flow_name(PROGRAMME_CUMULATIVE), "cumulative");
    assert_string_equal(programme_combine_name(PROGRAMME_COMBINE_NONE), "none");
    assert_string_equal(programme_action_status_name(PROGRAMME_ACTION_BLANK), "");
    assert_string_equal(programme_action_status_name(PROGRAMME_ACTION_NOT_STARTED), "not_started");
    assert_string_equal(programme_role_name(PROGRAMME_ROLE_NEIGHBOUR), "neighbour");
    assert_string_equal(programme_reason_name(PROGRAMME_REASON_BLANK), "");
    assert_string_equal(programme_reason_name(PROGRAMME_REASON_DONT_KNOW), "dont_know");
    assert_string_equal(programme_operator_name(PROGRAMME_NOT_BOTH), "not_both");
}

static void a_cell_is_named_as_a_spreadsheet_names_it(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_place place = {.file = "observations.csv", .row = 12, .column = 5};
    assert_string_equal(programme_place_text(arena, place), "observations.csv:E12");
    place = (baremo_place){.file = "plan.xlsx", .sheet = "observations", .row = 3, .column = 28};
    assert_string_equal(programme_place_text(arena, place), "plan.xlsx#observations:AB3");
    place = (baremo_place){.file = "a.csv", .row = 1, .column = 703};
    assert_string_equal(programme_place_text(arena, place), "a.csv:AAA1");
    place = (baremo_place){.file = "a.csv", .row = 7};
    assert_string_equal(programme_place_text(arena, place), "a.csv:7");
    place = (baremo_place){.file = "a.csv"};
    assert_string_equal(programme_place_text(arena, place), "a.csv");
    baremo_arena_free(arena);
}

static void table_names_of_three_languages_are_looked_for(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    static const char *const some[] = {"indicators", "indicadores", "indicateurs", "donnees"};
    const char *const *names = programme_table_names(arena);
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        size_t at = 0;
        while (names[at] && !baremo_text_equal(names[at], some[i]))
            at++;
        assert_non_null(names[at]);
    }
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(closed_values_have_the_words_of_the_results),
        cmocka_unit_test(a_cell_is_named_as_a_spreadsheet_names_it),
        cmocka_unit_test(table_names_of_three_languages_are_looked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
