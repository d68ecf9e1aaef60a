#include "check.h"

#include "indicators/template/marked.h"

#include <string.h>

#include "made_programme.h"

static baremo_draft *marked(const made *of, const char *language) {
    return marked_make(of->arena, of->model, language, of->problems);
}

static const baremo_draft_problem *find_problem(const baremo_draft *draft, const char *code) {
    for (size_t i = 0; i < draft->problem_count; i++)
        if (strcmp(draft->problems[i].code, code) == 0)
            return &draft->problems[i];
    return NULL;
}

/* Blank lines are no rows of the table, and are counted in places. */
static void problems_lead_to_cells_headings_and_tables(void **state) {
    (void)state;
    made of = made_evaluation("period,2018\n", "indicator,título,directoin\nA,A,\n", NULL,
                              "indicator,period,value\nA,2017,1\n\nA,julio,2\nB,2018,3\n");
    const baremo_draft *draft = marked(&of, "en");
    const baremo_draft_problem *period = find_problem(draft, "period-invalid");
    assert_string_equal(period->table, "observations");
    assert_int_equal(period->row, 1);
    assert_int_equal(period->column, 1);
    assert_string_equal(period->place, "observations.csv:B4");
    assert_string_equal(period->found, "julio");
    const baremo_draft_problem *unknown = find_problem(draft, "indicator-unknown");
    assert_int_equal(unknown->row, 2);
    assert_int_equal(unknown->column, 0);
    const baremo_draft_problem *heading = find_problem(draft, "column-unknown");
    assert_string_equal(heading->table, "indicators");
    assert_int_equal(heading->row, SIZE_MAX);
    assert_int_equal(heading->column, 2);
    assert_string_equal(draft->problems_title, "problems");
    assert_null(draft->title); /* a marked copy has no instructions */
    made_free(&of);
}

static void cells_stay_what_they_were(void **state) {
    (void)state;
    made of = made_evaluation("period,2018\n", "indicador,título,unknown\n1.10,A,x\n", NULL,
                              "indicator,period,value\n1.10,2018,\"1.234\"\n");
    const baremo_draft *draft = marked(&of, "es");
    const baremo_draft_table *indicators = baremo_draft_find(draft, "indicators");
    assert_string_equal(indicators->columns[0].heading, "indicador"); /* as it was written */
    assert_int_equal(indicators->columns[0].kind, BAREMO_DRAFT_IDENTIFIER);
    assert_true(indicators->columns[0].needed);
    assert_string_equal(indicators->columns[2].heading, "unknown");
    assert_string_equal(baremo_draft_at(indicators, 0, 0)->text, "1.10");
    const baremo_draft_table *observations = baremo_draft_find(draft, "observations");
    const baremo_draft_cell *value = baremo_draft_at(observations, 0, 2);
    assert_string_equal(value->text, "1.234");
    assert_int_equal(value->as, BAREMO_DRAFT_AS_TEXT); /* a thousand, or one and a bit */
    made_free(&of);
}

static void notes_are_no_problems_and_nothing_read_has_problems_only(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    static const baremo_problem noted = {"a-note", BAREMO_NOTE, "s", "e", "r"};
    static const baremo_problem wrong = {"a-fault", BAREMO_ERROR, "s", "e", "do this"};
    const baremo_place place = {.file = "plan.xlsx"};
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(arena);
    baremo_diagnostics_add(diagnostics, &noted, &place, NULL, NULL, "noted");
    baremo_diagnostics_add(diagnostics, &wrong, &place, NULL, NULL, "wrong");
    const baremo_draft *draft = marked_make(arena, NULL, "fr", diagnostics);
    assert_int_equal(draft->table_count, 0);
    assert_int_equal(draft->problem_count, 1);
    assert_string_equal(draft->problems[0].message, "wrong");
    assert_null(draft->problems[0].table);
    assert_string_equal(draft->problems_title, "problèmes");
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(problems_lead_to_cells_headings_and_tables),
        cmocka_unit_test(cells_stay_what_they_were),
        cmocka_unit_test(notes_are_no_problems_and_nothing_read_has_problems_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
