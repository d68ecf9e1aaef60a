#include "check.h"

#include <string.h>

#include <baremo/number.h>

#include "made_results.h"
#include "made_run.h"
#include "reports/plan/sheets.h"

static const report_run RUN = {.command = "report"};

static const report_sheet *sheet_of(const report_plan *plan, const char *id) {
    for (size_t i = 0; i < plan->sheet_count; i++)
        if (strcmp(plan->sheets[i]->id, id) == 0)
            return plan->sheets[i];
    return NULL;
}

static const report_table *table_of(const report_plan *plan, const char *sheet, const char *id) {
    const report_sheet *found = sheet_of(plan, sheet);
    for (size_t i = 0; found && i < found->block_count; i++)
        if (found->blocks[i].table && strcmp(found->blocks[i].table->id, id) == 0)
            return found->blocks[i].table;
    return NULL;
}

static size_t column_of(const report_table *table, const char *heading) {
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].heading, heading) == 0)
            return i;
    fail_msg("no column %s", heading);
    return 0;
}

/* The cell of the row whose first column is `id`. */
static const report_cell *cell_of(const report_table *table, const char *id, const char *heading) {
    for (size_t row = 0; row < table->row_count; row++) {
        const report_cell *key = report_table_at(table, row, 0);
        if (key->text && strcmp(key->text, id) == 0)
            return report_table_at(table, row, column_of(table, heading));
    }
    fail_msg("no row %s", id);
    return NULL;
}

TEST_IN_ARENA(each_sheet_stands_in_its_order) {
    static const char *const ids[] = {"cover",        "overview",    "execution", "indicators",
                                      "achievements", "axis E1",     "axis E2",   "axis E3",
                                      "actions",      "trends",      "breakdown", "problems",
                                      "checks",       "definitions", "method",    "run"};
    const report_plan *plan = report_plan_make(argument, made_results(argument, "es"), &RUN);
    assert_int_equal(plan->sheet_count, sizeof ids / sizeof *ids);
    for (size_t i = 0; i < plan->sheet_count; i++)
        assert_string_equal(plan->sheets[i]->id, ids[i]);
    return BAREMO_OK;
}

TEST_IN_ARENA(a_band_stands_where_others_have_their_target) {
    const report_plan *plan = report_plan_make(argument, made_results(argument, "en"), &RUN);
    const report_cell *all =
        cell_of(table_of(plan, "indicators", "indicators"), "I8", "Final target");
    const report_cell *own = cell_of(table_of(plan, "axis E2", "indicators"), "I8", "Final target");
    assert_int_equal(own->kind, REPORT_CELL_MARK);
    assert_non_null(strstr(own->text, " – "));
    assert_string_equal(own->text, all->text);
    return BAREMO_OK;
}

TEST_IN_ARENA(a_programme_without_anything_still_has_a_cover_and_its_notes) {
    baremo_results *results = baremo_results_new(argument);
    *baremo_results_set_programme(results) = (baremo_results_programme){.id = "p"};
    const report_plan *plan = report_plan_make(argument, results, &RUN);
    assert_int_equal(plan->sheet_count, 4);
    assert_string_equal(plan->sheets[0]->title, "p");
    return BAREMO_OK;
}

TEST_IN_ARENA(every_link_leads_to_a_sheet) {
    const report_plan *plan = report_plan_make(argument, made_results(argument, "fr"), &RUN);
    size_t links = 0;
    for (size_t i = 0; i < plan->sheet_count; i++)
        for (size_t j = 0; j < plan->sheets[i]->block_count; j++) {
            const report_table *table = plan->sheets[i]->blocks[j].table;
            for (size_t k = 0; table && k < table->row_count * table->column_count; k++)
                if (table->cells[k].link) {
                    assert_non_null(sheet_of(plan, table->cells[k].link));
                    links++;
                }
        }
    assert_int_equal(links, 3 + 15); /* axes, and all sheets but the cover */
    return BAREMO_OK;
}

TEST_IN_ARENA(a_number_that_is_not_there_is_a_mark_with_its_reason) {
    const report_plan *plan = report_plan_make(argument, made_results(argument, "es"), &RUN);
    const report_table *table = table_of(plan, "indicators", "indicators");
    const report_cell *share = cell_of(table, "I5", "Parte del camino recorrida");
    assert_int_equal(share->kind, REPORT_CELL_MARK);
    assert_string_equal(share->text, "[x]");
    assert_string_equal(cell_of(table, "I5", "Nota")->text, "la meta es igual a la línea de base");
    assert_string_equal(cell_of(table, "I7", "Nota")->text,
                        "sin observación; no se medía antes del plan");
    return BAREMO_OK;
}

TEST_IN_ARENA(a_level_shows_its_word_and_stays_a_number) {
    const report_plan *plan = report_plan_make(argument, made_results(argument, "es"), &RUN);
    const report_cell *value = cell_of(table_of(plan, "indicators", "indicators"), "I6", "2020");
    assert_int_equal(value->kind, REPORT_CELL_NUMBER);
    assert_close(value->number, 3, 0);
    assert_string_equal(value->text, "adecuada");
    return BAREMO_OK;
}

TEST_IN_ARENA(a_status_has_a_mark_a_word_and_a_paint) {
    const report_plan *plan = report_plan_make(argument, made_results(argument, "en"), &RUN);
    const report_cell *status = cell_of(table_of(plan, "indicators", "indicators"), "I3", "Status");
    assert_string_equal(status->text, "○ Off track");
    assert_int_equal(status->paint, REPORT_PAINT_OFF_TRACK);
    return BAREMO_OK;
}

static report_table *three_numbers(baremo_arena *arena, double a, double b, double c) {
    const report_quantity quantity = {.value_class = BAREMO_VALUE_NUMBER};
    report_plan *plan = baremo_arena_alloc(arena, sizeof *plan);
    plan->arena = arena;
    report_table *table = report_sheet_table(plan, report_plan_add(plan, "s", "s", "s"), "t");
    for (int i = 0; i < 4; i++)
        report_table_column(table, "x", 1, 9);
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_number(table, 0, a, quantity);
    report_table_number(table, 1, b, quantity);
    report_table_number(table, 2, c, quantity);
    return table;
}

TEST_IN_ARENA(a_formula_is_put_only_where_it_gives_the_result) {
    const report_formula progress = {REPORT_FORMULA_PROGRESS, {0, 1, 2}};
    const report_quantity quantity = {.value_class = BAREMO_VALUE_SHARE};
    report_table *table = three_numbers(argument, 30, 50, 20);
    report_table_number(table, 3, 2.0 / 3, quantity);
    report_table_formula(table, 3, progress);
    assert_int_equal(report_table_at(table, 0, 3)->formula.kind, REPORT_FORMULA_PROGRESS);
    table = three_numbers(argument, 30, 50, 20);
    report_table_number(table, 3, 0.66, quantity);
    report_table_formula(table, 3, progress);
    assert_int_equal(report_table_at(table, 0, 3)->formula.kind, REPORT_FORMULA_NONE);
    return BAREMO_OK;
}

TEST_IN_ARENA(a_formula_over_missing_cells_or_zero_gives_nothing) {
    const report_quantity quantity = {.value_class = BAREMO_VALUE_SHARE};
    report_table *table = three_numbers(argument, 1, 0, BAREMO_MISSING);
    const report_formula by_zero = {REPORT_FORMULA_QUOTIENT, {0, 1, 0}};
    const report_formula missing = {REPORT_FORMULA_SUM_QUOTIENT, {0, 1, 2}};
    assert_true(baremo_is_missing(report_formula_value(table, 0, 3, by_zero)));
    assert_true(baremo_is_missing(report_formula_value(table, 0, 3, missing)));
    report_table_number(table, 3, 0, quantity);
    report_table_formula(table, 3, by_zero);
    assert_int_equal(report_table_at(table, 0, 3)->formula.kind, REPORT_FORMULA_NONE);
    return BAREMO_OK;
}

TEST_IN_ARENA(every_formula_of_a_plan_gives_the_number_of_its_cell) {
    const report_plan *plan = report_plan_make(argument, made_results(argument, "en"), &RUN);
    size_t formulas = 0;
    for (size_t i = 0; i < plan->sheet_count; i++)
        for (size_t j = 0; j < plan->sheets[i]->block_count; j++) {
            const report_table *table = plan->sheets[i]->blocks[j].table;
            for (size_t k = 0; table && k < table->row_count * table->column_count; k++) {
                const report_cell *cell = &table->cells[k];
                if (!cell->formula.kind)
                    continue;
                assert_close(report_formula_value(table, k / table->column_count,
                                                  k % table->column_count, cell->formula),
                             cell->number, 1e-9);
                formulas++;
            }
        }
    assert_true(formulas > 60);
    return BAREMO_OK;
}

TEST_IN_ARENA(charts_say_in_words_what_they_show) {
    const report_plan *plan = report_plan_make(argument, made_results(argument, "en"), &RUN);
    const report_sheet *sheet = sheet_of(plan, "overview");
    const report_chart *chart = NULL;
    for (size_t i = 0; i < sheet->block_count; i++)
        chart = sheet->blocks[i].chart ? sheet->blocks[i].chart : chart;
    assert_non_null(strstr(chart->description, "Achieved 2, On track 0, Behind 1"));
    return BAREMO_OK;
}

TEST_IN_ARENA(empty_columns_are_dropped_and_formulas_move_with_the_others) {
    report_plan plan = {.arena = argument};
    report_sheet *sheet = report_plan_add(&plan, "s", "S", "S");
    report_table *table = report_sheet_table(&plan, sheet, "t");
    static const char *const headings[] = {"key", "none", "a", "note", "b", "difference"};
    for (size_t i = 0; i < 6; i++)
        report_table_column(table, headings[i], 8, 12);
    table->key_columns = 2;
    const report_quantity number = {.value_class = BAREMO_VALUE_NUMBER};
    for (int row = 0; row < 2; row++) {
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, 0, "x");
        report_table_number(table, 2, 7 + row, number);
        report_table_number(table, 4, 3, number);
        report_table_number(table, 5, 4 + row, number);
        report_table_formula(table, 5, (report_formula){REPORT_FORMULA_DIFFERENCE, {2, 4, 0}});
    }
    report_table_drop_empty(table);
    assert_int_equal(table->column_count, 5);
    assert_string_equal(table->columns[1].heading, "none");
    assert_string_equal(table->columns[3].heading, "b");
    const report_cell *last = report_table_at(table, 1, 4);
    assert_close(last->number, 5, 0);
    assert_int_equal(last->formula.columns[1], 3);
    assert_close(report_formula_value(table, 1, 4, last->formula), 5, 0);
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sheet_stands_in_its_order),
        cmocka_unit_test(a_band_stands_where_others_have_their_target),
        cmocka_unit_test(a_programme_without_anything_still_has_a_cover_and_its_notes),
        cmocka_unit_test(every_link_leads_to_a_sheet),
        cmocka_unit_test(a_number_that_is_not_there_is_a_mark_with_its_reason),
        cmocka_unit_test(a_level_shows_its_word_and_stays_a_number),
        cmocka_unit_test(a_status_has_a_mark_a_word_and_a_paint),
        cmocka_unit_test(a_formula_is_put_only_where_it_gives_the_result),
        cmocka_unit_test(a_formula_over_missing_cells_or_zero_gives_nothing),
        cmocka_unit_test(every_formula_of_a_plan_gives_the_number_of_its_cell),
        cmocka_unit_test(charts_say_in_words_what_they_show),
        cmocka_unit_test(empty_columns_are_dropped_and_formulas_move_with_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
