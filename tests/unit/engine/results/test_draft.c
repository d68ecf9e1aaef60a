/* Drafts: tables for a person to fill in or to mend. */
#include "check.h"

#include <stdint.h>

#include <baremo/draft.h>

static void rows_keep_their_cells_as_a_table_grows(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_draft *draft = baremo_draft_new(arena, "es");
    baremo_draft_table *table = baremo_draft_add(draft, "axes", "ejes");
    baremo_draft_column_add(draft, table, "axis", "eje")->needed = true;
    baremo_draft_column_add(draft, table, "title", "título");
    for (size_t i = 0; i < 100; i++)
        baremo_draft_row(draft, table)[1].text = baremo_arena_format(arena, "line %zu", i);
    assert_string_equal(baremo_draft_at(table, 0, 1)->text, "line 0");
    assert_string_equal(baremo_draft_at(table, 99, 1)->text, "line 99");
    assert_null(baremo_draft_at(table, 99, 0)->text);
    baremo_arena_free(arena);
}

static void tables_and_columns_are_found_by_their_own_names(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_draft *draft = baremo_draft_new(arena, "es");
    baremo_draft_table *table = baremo_draft_add(draft, "axes", "ejes");
    baremo_draft_column_add(draft, table, "axis", "eje");
    baremo_draft_column_add(draft, table, "title", "título");
    assert_ptr_equal(baremo_draft_find(draft, "axes"), table);
    assert_null(baremo_draft_find(draft, "ejes"));
    assert_int_equal(baremo_draft_column_find(table, "title"), 1);
    assert_true(baremo_draft_column_find(table, "eje") == SIZE_MAX);
    baremo_arena_free(arena);
}

static void a_problem_is_of_the_whole_table_until_it_says_a_cell(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_draft *draft = baremo_draft_new(arena, "en");
    const baremo_draft_problem *problem = baremo_draft_problem_add(draft);
    assert_true(problem->row == SIZE_MAX && problem->column == SIZE_MAX);
    assert_null(problem->table);
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_keep_their_cells_as_a_table_grows),
        cmocka_unit_test(tables_and_columns_are_found_by_their_own_names),
        cmocka_unit_test(a_problem_is_of_the_whole_table_until_it_says_a_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
