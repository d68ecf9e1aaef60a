#include "check.h"

#include "reports/drafts/drafts.h"

#include <string.h>

#include "made_archive.h"
#include "made_draft.h"
#include "made_file.h"

static baremo_draft_problem *add(baremo_draft *draft, baremo_severity severity, const char *table,
                                 size_t row, size_t column) {
    baremo_draft_problem *problem = baremo_draft_problem_add(draft);
    *problem = (baremo_draft_problem){.severity = severity,
                                      .message = "this is wrong",
                                      .remedy = "do that",
                                      .code = "a-code",
                                      .table = table,
                                      .place = "actions.csv:C2",
                                      .row = row,
                                      .column = column};
    return problem;
}

static void cells_rows_and_headings_are_marked(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_draft *draft = made_draft(arena, "en");
    add(draft, BAREMO_WARNING, "actions", 0, 2);
    add(draft, BAREMO_ERROR, "actions", 0, 2);
    add(draft, BAREMO_ERROR, "actions", 0, SIZE_MAX);
    add(draft, BAREMO_WARNING, "actions", SIZE_MAX, 3);
    add(draft, BAREMO_ERROR, "axes", SIZE_MAX, SIZE_MAX);
    add(draft, BAREMO_ERROR, NULL, SIZE_MAX, SIZE_MAX);
    add(draft, BAREMO_NOTE, "actions", 0, 4);
    draft_mark(draft);
    const baremo_draft_table *actions = draft->tables[1];
    const baremo_draft_cell *cell = baremo_draft_at(actions, 0, 2);
    assert_int_equal(cell->look, BAREMO_DRAFT_ERROR);
    assert_string_equal(cell->note, "Warning: this is wrong.\n→ do that\n\n"
                                    "Error: this is wrong.\n→ do that");
    assert_int_equal(baremo_draft_at(actions, 0, 0)->look, BAREMO_DRAFT_ERROR); /* the row */
    assert_int_equal(actions->columns[3].look, BAREMO_DRAFT_WARNING);
    assert_int_equal(draft->tables[0]->columns[0].look, BAREMO_DRAFT_ERROR); /* the table */
    assert_int_equal(baremo_draft_at(actions, 0, 4)->look, BAREMO_DRAFT_PLAIN);
    baremo_arena_free(arena);
}

static void known_problems_are_told_in_the_language(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_draft *draft = made_draft(arena, "es");
    add(draft, BAREMO_WARNING, "actions", 0, 2)->code = "total-differs";
    add(draft, BAREMO_WARNING, "actions", 0, 3);
    draft_mark(draft);
    assert_string_equal(draft->problems[0].message, "un total no coincide con sus partes");
    assert_string_equal(draft->problems[1].message, "this is wrong");
    baremo_arena_free(arena);
}

/* Allowed words, limits and the user's own number are kept in translation. */
static void details_of_remedies_are_kept_in_the_language(void **state) {
    (void)state;
    static const char *const remedies[][3] = {
        {"setting-invalid", "write a number between 0 and 1", "escriba un número entre 0 y 1"},
        {"setting-invalid", "write a whole number, 0 or more", "escriba un número entero, 0 o más"},
        {"word-unknown", "write one of `sí`, `no`", "escriba una de estas palabras: `sí`, `no`"},
        {"word-unknown", "did you mean `sí`? Else write one of `sí`, `no`",
         "¿quería decir `sí`? escriba una de estas palabras: `sí`, `no`"},
        {"number-minus", "write -12,5", "escriba -12,5"}};
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_draft *draft = made_draft(arena, "es");
    for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++) {
        baremo_draft_problem *problem = add(draft, BAREMO_ERROR, "actions", 0, 2);
        problem->code = remedies[i][0];
        problem->remedy = remedies[i][1];
    }
    draft_mark(draft);
    for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++)
        assert_string_equal(draft->problems[i].remedy, remedies[i][2]);
    baremo_arena_free(arena);
}

static void the_list_of_problems_leads_to_their_cells(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_draft *draft = made_draft(arena, "en");
    baremo_diagnostics *problems = baremo_diagnostics_new(arena);
    draft->title = NULL;
    draft->problems_title = "problems";
    add(draft, BAREMO_ERROR, "actions", 0, 2)->found = "julio";
    add(draft, BAREMO_ERROR, "axes", 1, 0); /* behind the example: row 2 of the sheet */
    add(draft, BAREMO_ERROR, NULL, SIZE_MAX, SIZE_MAX);
    draft_mark(draft);
    const char *path = made_path(arena, "marked.xlsx");
    assert_int_equal(draft_write_workbook(draft, path, problems), BAREMO_OK);
    const char *sheet = made_member(arena, path, "xl/worksheets/sheet1.xml");
    assert_non_null(strstr(sheet, "ref=\"B4\" location=\"'actions'!C2\""));
    assert_non_null(strstr(sheet, "ref=\"B5\" location=\"'axes'!A2\""));
    assert_null(strstr(sheet, "ref=\"B6\""));
    const char *strings = made_member(arena, path, "xl/sharedStrings.xml");
    assert_non_null(strstr(strings, ">julio<"));
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_rows_and_headings_are_marked),
        cmocka_unit_test(known_problems_are_told_in_the_language),
        cmocka_unit_test(details_of_remedies_are_kept_in_the_language),
        cmocka_unit_test(the_list_of_problems_leads_to_their_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
