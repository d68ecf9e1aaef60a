#include "check.h"

#include <baremo/results.h>

#include "engine/results/notes.h"

static baremo_period year(int number) {
    baremo_period period;
    char text[8];
    snprintf(text, sizeof text, "%d", number);
    assert_true(baremo_period_parse(text, &period));
    return period;
}

static void a_row_is_found_by_its_key(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_results *results = baremo_results_new(arena);
    for (int i = 0; i < 5000; i++)
        baremo_results_add(results,
                           &(baremo_result){.subject_kind = BAREMO_SUBJECT_INDICATOR,
                                            .subject = baremo_arena_format(arena, "i%d", i % 50),
                                            .period = year(1900 + i / 50),
                                            .statistic = "value",
                                            .value = i});
    baremo_result_key key = {.subject_kind = BAREMO_SUBJECT_INDICATOR,
                             .subject = "i7",
                             .period = year(1950),
                             .area = "",
                             .statistic = "value"};
    assert_close(baremo_results_find(results, &key)->value, 2507, 0);
    key.area = "Centro";
    assert_null(baremo_results_find(results, &key));
    baremo_arena_free(arena);
}

static void a_note_is_filled_with_its_arguments(void **state) {
    (void)state;
    static const baremo_note_kind kind = {"made", "%1 of %2 areas"};
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_results *results = baremo_results_new(arena);
    baremo_result *row =
        baremo_results_add(results, &(baremo_result){.subject = "a", .statistic = "value"});
    baremo_result_note(results, row, &kind, "3", "4", NULL);
    assert_string_equal(row->note, "3 of 4 areas");
    assert_ptr_equal(row->note_kind, &kind);
    baremo_arena_free(arena);
}

static void catalogue_entries_are_found_by_id(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_results *results = baremo_results_new(arena);
    *baremo_results_add_axis(results) = (baremo_results_axis){"1", "Prevention", NULL};
    *baremo_results_add_axis(results) = (baremo_results_axis){"2", "Cooperation", NULL};
    assert_string_equal(baremo_results_axis_find(results, "2")->title, "Cooperation");
    assert_null(baremo_results_axis_find(results, "3"));
    assert_null(baremo_results_axis_find(results, NULL));
    baremo_arena_free(arena);
}

static void a_row_of_a_comparison_is_found_by_its_programme_too(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_results *results = baremo_results_new(arena);
    static const char *const programmes[] = {NULL, "bilbao", "leeds"};
    for (int i = 0; i < 3; i++)
        baremo_results_add(results, &(baremo_result){.programme = programmes[i],
                                                     .subject = "trust",
                                                     .statistic = "value",
                                                     .value = i});
    baremo_result_key key = {.subject = "trust", .statistic = "value", .programme = "leeds"};
    assert_close(baremo_results_find(results, &key)->value, 2, 0);
    key.programme = NULL;
    assert_close(baremo_results_find(results, &key)->value, 0, 0);
    key.programme = "vienna";
    assert_null(baremo_results_find(results, &key));
    baremo_arena_free(arena);
}

static void results_are_those_of_a_comparison_once_it_is_set(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_results *results = baremo_results_new(arena);
    assert_null(baremo_results_get_comparison(results));
    baremo_results_set_comparison(results)->draws = 10000;
    baremo_results_set_comparison(results)->of_areas = true;
    assert_close(baremo_results_get_comparison(results)->draws, 10000, 0);
    baremo_results_add_unit(results)->id = "leeds";
    assert_string_equal(baremo_results_unit_find(results, "leeds")->id, "leeds");
    assert_null(baremo_results_unit_find(results, "vienna"));
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_found_by_its_key),
        cmocka_unit_test(a_row_of_a_comparison_is_found_by_its_programme_too),
        cmocka_unit_test(results_are_those_of_a_comparison_once_it_is_set),
        cmocka_unit_test(a_note_is_filled_with_its_arguments),
        cmocka_unit_test(catalogue_entries_are_found_by_id),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
