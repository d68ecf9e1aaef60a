#include "check.h"

#include "reports/drafts/drafts.h"

#include <string.h>

#include <baremo/table.h>

#include "made_archive.h"
#include "made_draft.h"
#include "made_file.h"

static const char *write_draft(baremo_arena *arena, const baremo_draft *draft, const char *name) {
    const char *path = made_path(arena, name);
    baremo_diagnostics *problems = baremo_diagnostics_new(arena);
    assert_int_equal(draft_write_workbook(draft, path, problems), BAREMO_OK);
    return path;
}

static void what_was_written_is_read_back_and_examples_are_not(void **state) {
    (void)state;
    static const char *const wanted[] = {"axes", "actions", NULL};
    baremo_arena *arena = baremo_arena_new(NULL);
    const char *path = write_draft(arena, made_draft(arena, "en"), "a.xlsx");
    baremo_diagnostics *problems = baremo_diagnostics_new(arena);
    const baremo_tables *tables = NULL;
    assert_int_equal(baremo_tables_read(path, wanted, NULL, arena, problems, &tables), BAREMO_OK);
    assert_int_equal(baremo_diagnostics_length(problems), 0);
    assert_int_equal(tables->count, 2);
    assert_int_equal(baremo_table_row_count(tables->tables[0]), 1);
    assert_string_equal(baremo_table_text(tables->tables[0], 0, 0), "1.10");
    assert_string_equal(baremo_table_text(tables->tables[0], 0, 1), "one; \"two\"");
    const baremo_table *actions = tables->tables[1];
    assert_string_equal(baremo_table_column(actions, 0)->heading, "action");
    assert_string_equal(baremo_table_text(actions, 0, 0), "007");
    assert_string_equal(baremo_table_text(actions, 0, 2), "2018-07");
    assert_string_equal(baremo_table_text(actions, 0, 3), "1234.5");
    assert_int_equal(baremo_table_column(actions, 3)->kinds[1], BAREMO_CELL_NUMBER);
    assert_int_equal(tables->other_count, 2); /* instructions and examples */
    assert_string_equal(tables->others[0].sheet, "instructions");
    assert_string_equal(tables->others[1].sheet, "examples");
    baremo_arena_free(arena);
}

static void columns_have_their_checks_and_headings_their_notes(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    const char *path = write_draft(arena, made_draft(arena, "en"), "b.xlsx");
    const char *actions = made_member(arena, path, "xl/worksheets/sheet4.xml");
    assert_non_null(
        strstr(actions, "OFFSET('axes'!$A$2,0,0,MAX(1,COUNTA('axes'!$A$2:$A$20001)),1)"));
    assert_non_null(strstr(actions, "\"ongoing,completed\""));
    assert_non_null(strstr(actions, "type=\"decimal\""));
    assert_non_null(strstr(actions, "sqref=\"C2:C20001\""));
    const char *notes = made_member(arena, path, "xl/comments1.xml");
    assert_non_null(strstr(notes, "May be left blank. Its title."));
    const char *styles = made_member(arena, path, "xl/styles.xml");
    assert_non_null(strstr(styles, "@&quot; *&quot;")); /* the star of a needed heading */
    baremo_arena_free(arena);
}

static void the_same_draft_gives_the_same_bytes(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    size_t first_length = 0, second_length = 0;
    const char *first =
        made_read(arena, write_draft(arena, made_draft(arena, "es"), "c.xlsx"), &first_length);
    const char *second =
        made_read(arena, write_draft(arena, made_draft(arena, "es"), "d.xlsx"), &second_length);
    assert_int_equal(first_length, second_length);
    assert_memory_equal(first, second, first_length);
    baremo_arena_free(arena);
}

static void a_cell_that_a_person_must_decide_carries_its_note(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_draft *draft = made_draft(arena, "en");
    baremo_draft_cell *cell = baremo_draft_at(draft->tables[1], 0, 2);
    *cell = (baremo_draft_cell){
        .text = "?", .note = "When does it start?", .look = BAREMO_DRAFT_DECIDE};
    const char *path = write_draft(arena, draft, "e.xlsx");
    const char *notes = made_member(arena, path, "xl/comments2.xml");
    assert_non_null(strstr(notes, "<comment ref=\"C2\""));
    assert_non_null(strstr(notes, "When does it start?"));
    baremo_arena_free(arena);
}

static void a_folder_that_is_not_there_is_a_problem(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_diagnostics *problems = baremo_diagnostics_new(arena);
    assert_int_equal(
        draft_write_workbook(made_draft(arena, "en"), "/nowhere/at/all.xlsx", problems), BAREMO_IO);
    assert_string_equal(baremo_diagnostics_at(problems, 0)->problem->code, "output-write");
    assert_int_equal(draft_write_folder(made_draft(arena, "en"), "/nowhere/at", problems),
                     BAREMO_IO);
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read_back_and_examples_are_not),
        cmocka_unit_test(columns_have_their_checks_and_headings_their_notes),
        cmocka_unit_test(the_same_draft_gives_the_same_bytes),
        cmocka_unit_test(a_cell_that_a_person_must_decide_carries_its_note),
        cmocka_unit_test(a_folder_that_is_not_there_is_a_problem),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
