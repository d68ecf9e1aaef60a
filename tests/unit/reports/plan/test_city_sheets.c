/* The sheets of a comparison, of made results. */
#include "check.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "made_cities.h"
#include "made_run.h"
#include "reports/plan/sheets.h"

static const report_run RUN = {.command = "compare"};
static const char *const LANGUAGES[] = {"en", "es", "fr"};

static const report_plan *plan_of(baremo_arena *arena, const made_cities *wanted) {
    return report_plan_make(arena, made_cities_results(arena, wanted), &RUN);
}

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
    fail_msg("no table %s of %s", id, sheet);
    return NULL;
}

static size_t column_of(const report_table *table, const char *heading) {
    for (size_t i = 0; i < table->column_count; i++)
        if (strstr(table->columns[i].heading, heading))
            return i;
    fail_msg("no column %s", heading);
    return 0;
}

/* The cell of the first row that names `first` and, where not NULL, `second` in its next column. */
static const report_cell *cell_of(const report_table *table, const char *first, const char *second,
                                  const char *heading) {
    for (size_t row = 0; row < table->row_count; row++) {
        const report_cell *key = report_table_at(table, row, 0);
        const report_cell *next = report_table_at(table, row, 1);
        if (baremo_text_equal(key->text, first) &&
            (!second || baremo_text_equal(next->text, second)))
            return report_table_at(table, row, column_of(table, heading));
    }
    fail_msg("no row %s", first);
    return NULL;
}

TEST_IN_ARENA(a_comparison_has_no_sheets_of_one_programme) {
    const made_cities wanted = made_cities_plain("en");
    const report_plan *plan = plan_of(argument, &wanted);
    assert_string_equal(plan->sheets[0]->id, "cover");
    assert_null(sheet_of(plan, "overview"));
    assert_null(sheet_of(plan, "indicators"));
    assert_null(sheet_of(plan, "scales"));
    assert_null(sheet_of(plan, "codes"));
    assert_non_null(sheet_of(plan, "problems"));
    assert_non_null(sheet_of(plan, "run"));
    return BAREMO_OK;
}

TEST_IN_ARENA(every_city_has_its_value_in_its_row) {
    const made_cities wanted = made_cities_plain("en");
    baremo_results *results = made_cities_results(argument, &wanted);
    const report_plan *plan = report_plan_make(argument, results, &RUN);
    const cities *all = cities_of(argument, results);
    const report_table *table = table_of(plan, "outcomes", "values");
    const city_subject subject = {BAREMO_SUBJECT_INDICATOR, "I2", NULL};
    for (size_t i = 0; i < all->count; i++) {
        const report_cell *cell = cell_of(table, all->names[i], NULL, "I2. ");
        assert_int_equal(cell->kind, REPORT_CELL_NUMBER);
        assert_close(cell->number, city_value(all, &all->units[i], &subject, "value"), 0);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(a_missing_cell_has_a_mark_and_the_note_says_why) {
    static const char *const notes[] = {"no observation: I1, I3, I4", "sin observación: I1, I3, I4",
                                        "pas d’observation : I1, I3, I4"};
    for (int i = 0; i < 3; i++) {
        const made_cities wanted = made_cities_plain(LANGUAGES[i]);
        const report_plan *plan = plan_of(argument, &wanted);
        const report_table *table = table_of(plan, "outcomes", "values");
        const report_cell *cell = cell_of(table, "Encina", NULL, "I1. ");
        assert_int_equal(cell->kind, REPORT_CELL_MARK);
        assert_string_equal(cell->text, "[x]");
        const report_cell *note = report_table_at(table, 4, table->column_count - 1);
        assert_non_null(strstr(note->text, notes[i]));
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(pooled_means_stand_below_for_each_stratum_and_all) {
    const made_cities wanted = made_cities_plain("en");
    const report_plan *plan = plan_of(argument, &wanted);
    const report_table *table = table_of(plan, "outcomes", "values");
    assert_int_equal(table->row_count, 12 + 3);
    for (size_t row = 12; row < 15; row++) {
        assert_int_equal(table->styles[row], REPORT_ROW_TOTAL);
        const report_cell *mean = report_table_at(table, row, column_of(table, "I1. "));
        assert_int_equal(mean->kind, REPORT_CELL_NUMBER);
        assert_true(mean->number > 40 && mean->number < 70);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(a_status_has_its_mark_and_word) {
    const made_cities wanted = made_cities_plain("es");
    const report_plan *plan = plan_of(argument, &wanted);
    const report_table *table = table_of(plan, "statuses", "statuses");
    size_t words = 0;
    for (size_t row = 0; row < table->row_count; row++)
        for (size_t column = 2; column + 1 < table->column_count; column++) {
            const report_cell *cell = report_table_at(table, row, column);
            if (cell->kind != REPORT_CELL_TEXT)
                continue;
            assert_non_null(strchr(cell->text, ' '));
            assert_true(cell->paint != REPORT_PAINT_NONE);
            words++;
        }
    assert_true(words > 30);
    return BAREMO_OK;
}

TEST_IN_ARENA(changes_and_shares_of_the_details_are_formulas) {
    const made_cities wanted = made_cities_plain("en");
    const report_plan *plan = plan_of(argument, &wanted);
    const report_table *table = table_of(plan, "details", "details");
    const report_cell *change = cell_of(table, "Front-line staff trained", "Alba", "Change");
    assert_int_equal(change->formula.kind, REPORT_FORMULA_DIFFERENCE);
    const report_cell *share =
        cell_of(table, "Front-line staff trained", "Alba", "Share of the way");
    assert_int_equal(share->formula.kind, REPORT_FORMULA_PROGRESS);
    return BAREMO_OK;
}

TEST_IN_ARENA(what_cannot_be_compared_is_said_beside_its_city) {
    static const char *const words[] = {"shares no indicator", "no comparte ningún indicador",
                                        "ne partage aucun indicateur"};
    for (int i = 0; i < 3; i++) {
        made_cities wanted = made_cities_plain(LANGUAGES[i]);
        wanted.count = 1;
        const report_plan *plan = plan_of(argument, &wanted);
        const report_table *table = table_of(plan, "units", "units");
        const report_cell *note = report_table_at(table, 0, table->column_count - 1);
        assert_non_null(strstr(note->text, words[i]));
    }
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_comparison_has_no_sheets_of_one_programme),
        cmocka_unit_test(every_city_has_its_value_in_its_row),
        cmocka_unit_test(a_missing_cell_has_a_mark_and_the_note_says_why),
        cmocka_unit_test(pooled_means_stand_below_for_each_stratum_and_all),
        cmocka_unit_test(a_status_has_its_mark_and_word),
        cmocka_unit_test(changes_and_shares_of_the_details_are_formulas),
        cmocka_unit_test(what_cannot_be_compared_is_said_beside_its_city),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
