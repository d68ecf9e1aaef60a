/* The sheets of a comparison, of made results. */
#include "check.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "made_cities.h"
#include "made_run.h"
#include "reports/plan/city_cells.h"
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
    assert_null(sheet_of(plan, "code_book"));
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
        const report_cell *cell = cell_of(table, all->names[i], NULL, "Hate incidents");
        assert_int_equal(cell->kind, REPORT_CELL_NUMBER);
        assert_close(cell->number, city_value(all, &all->units[i], &subject, "value"), 0);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(a_missing_cell_has_a_mark_and_the_note_says_why) {
    static const char *const notes[] = {"no observation: Residents who feel safe in",
                                        "sin observación: Residents who feel safe in",
                                        "pas d’observation : Residents who feel safe in"};
    for (int i = 0; i < 3; i++) {
        const made_cities wanted = made_cities_plain(LANGUAGES[i]);
        const report_plan *plan = plan_of(argument, &wanted);
        const report_table *table = table_of(plan, "outcomes", "values");
        const report_cell *cell = cell_of(table, "Encina", NULL, "Residents who feel safe");
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
        const report_cell *mean =
            report_table_at(table, row, column_of(table, "Residents who feel safe"));
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

/* -- further sheets -- */

static const report_chart *chart_of(const report_plan *plan, const char *sheet, size_t skip) {
    const report_sheet *found = sheet_of(plan, sheet);
    for (size_t i = 0; found && i < found->block_count; i++)
        if (found->blocks[i].chart && skip-- == 0)
            return found->blocks[i].chart;
    fail_msg("no chart of %s", sheet);
    return NULL;
}

TEST_IN_ARENA(the_pooled_estimate_is_the_weighted_sum_of_those_above) {
    const made_cities wanted = made_cities_plain("en");
    const report_plan *plan = plan_of(argument, &wanted);
    const report_table *table = table_of(plan, "synthesis", "units W.trust mean_diff");
    assert_int_equal(table->row_count, 13);
    size_t estimate = column_of(table, "Estimate"), weight = column_of(table, "Weight");
    const report_cell *pooled = report_table_at(table, 12, estimate);
    const report_cell *sum = report_table_at(table, 12, weight);
    assert_int_equal(pooled->formula.kind, REPORT_FORMULA_WEIGHTED_COLUMN);
    assert_close(report_formula_value(table, 12, estimate, pooled->formula), pooled->number, 1e-9);
    assert_int_equal(sum->formula.kind, REPORT_FORMULA_COLUMN_SUM);
    return BAREMO_OK;
}

/* Ratios are pooled as logarithms: no formula over the ratios gives the pooled one. */
TEST_IN_ARENA(a_pooled_ratio_has_no_formula) {
    const made_cities wanted = made_cities_plain("en");
    const report_plan *plan = plan_of(argument, &wanted);
    const report_table *table = table_of(plan, "synthesis", "units I2 rate_ratio");
    const report_cell *pooled = report_table_at(table, 12, column_of(table, "Estimate"));
    assert_int_equal(pooled->kind, REPORT_CELL_NUMBER);
    assert_int_equal(pooled->formula.kind, REPORT_FORMULA_NONE);
    return BAREMO_OK;
}

TEST_IN_ARENA(a_chart_of_intervals_draws_the_places_and_not_the_pooled_row) {
    const made_cities wanted = made_cities_plain("en");
    const report_plan *plan = plan_of(argument, &wanted);
    const report_chart *chart = chart_of(plan, "synthesis", 0);
    assert_int_equal(chart->kind, REPORT_CHART_INTERVALS);
    assert_int_equal(chart->row_count, 12);
    assert_int_equal(chart->table->row_count, 13);
    assert_true(chart->beside);
    return BAREMO_OK;
}

/* One table of all that was pooled, then one a subject, told by its change. */
TEST_IN_ARENA(the_synthesis_has_one_summary_and_a_table_a_subject) {
    const made_cities wanted = made_cities_plain("en");
    baremo_results *results = made_cities_results(argument, &wanted);
    const report_plan *plan = report_plan_make(argument, results, &RUN);
    const cities *all = cities_of(argument, results);
    const report_sheet *sheet = sheet_of(plan, "synthesis");
    const report_table *pooled = table_of(plan, "synthesis", "pooled");
    size_t tables = 0, rows = 0, adhoc = 0, method = column_of(pooled, "Method");
    for (size_t i = 0; i < sheet->block_count; i++)
        tables += sheet->blocks[i].table != NULL;
    for (size_t i = 0; i < all->effect_count; i++) {
        const city_subject subject = city_effect_subject(&all->effects[i]);
        rows += all->effects[i].kind != BAREMO_SUBJECT_ITEM;
        adhoc += all->effects[i].kind != BAREMO_SUBJECT_ITEM && city_is_adhoc(all, &subject);
    }
    assert_true(pooled->row_count >= rows);
    size_t over = column_of(pooled, "Over"), whole = 0, said = 0;
    for (size_t row = 0; row < pooled->row_count; row++) {
        if (!baremo_text_equal(report_table_at(pooled, row, over)->text, "All together"))
            continue;
        whole++;
        said +=
            baremo_text_equal(report_table_at(pooled, row, method)->text, "Hartung-Knapp, ad hoc");
    }
    assert_int_equal(whole, rows);
    assert_int_equal(said, adhoc);
    assert_true(tables >= 3 && tables < 1 + rows);
    return BAREMO_OK;
}

/* Fieller's interval may have no end. */
TEST_IN_ARENA(a_limit_without_end_is_a_word) {
    static const char *const words[] = {"no limit", "sin límite", "sans limite"};
    for (int i = 0; i < 3; i++) {
        const made_cities wanted = made_cities_plain(LANGUAGES[i]);
        baremo_results *results = made_cities_results(argument, &wanted);
        cities all = *cities_of(argument, results);
        report_view view = {.arena = argument,
                            .language = report_language_of(results),
                            .results = results,
                            .cities = &all};
        report_table table = {.arena = argument};
        report_table_column(&table, "low", 8, 8);
        report_table_column(&table, "high", 8, 8);
        report_table_row(&table, REPORT_ROW_PLAIN);
        const baremo_result row = {.subject_kind = BAREMO_SUBJECT_SCALE,
                                   .statistic = "cost_per_point",
                                   .value_class = BAREMO_VALUE_MONEY,
                                   .value = 20,
                                   .low = 12,
                                   .high = INFINITY};
        city_limits(&view, &table, 0, &row);
        assert_int_equal(report_table_at(&table, 0, 0)->kind, REPORT_CELL_NUMBER);
        assert_int_equal(report_table_at(&table, 0, 1)->kind, REPORT_CELL_MARK);
        assert_string_equal(report_table_at(&table, 0, 1)->text, words[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(too_many_cities_for_charts_are_said_on_the_cover) {
    static const char *const words[] = {"only funnels and themes", "solo se dibujan los gráficos",
                                        "seuls les graphiques en entonnoir"};
    for (int i = 0; i < 6; i++) {
        made_cities wanted = made_cities_plain(LANGUAGES[i % 3]);
        wanted.count = i < 3 ? 121 : 120;
        const report_sheet *cover = sheet_of(plan_of(argument, &wanted), "cover");
        bool said = false;
        for (size_t block = 0; block < cover->block_count; block++)
            said |= cover->blocks[block].text && strstr(cover->blocks[block].text, words[i % 3]);
        assert_int_equal(said, i < 3);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(many_places_have_their_drawn_estimates_side_by_side) {
    made_cities wanted = made_cities_plain("en");
    wanted.count = 121;
    baremo_results *results = made_cities_results(argument, &wanted);
    const report_plan *plan = report_plan_make(argument, results, &RUN);
    const cities *all = cities_of(argument, results);
    const report_table *table = table_of(plan, "synthesis", "shrunken");
    size_t known = 0;
    assert_int_equal(table->row_count, 121);
    assert_string_equal(sheet_of(plan, "synthesis")->contents,
                        report_text(REPORT_ENGLISH, REPORT_TEXT_CONTENTS_CITY_SYNTHESIS_MANY));
    for (size_t i = 0; i < all->effect_count; i++) {
        const city_subject subject = city_effect_subject(&all->effects[i]);
        const baremo_result *row = city_row(all, &all->units[120], &subject, "shrunken");
        if (!row || !city_effect_leads(all, &all->effects[i]))
            continue;
        const char *heading = baremo_arena_format(
            argument, "%s · %s", all->effects[i].title,
            report_name(REPORT_ENGLISH, REPORT_NAMES_EFFECT, all->effects[i].effect));
        const report_cell *cell = report_table_at(table, 120, column_of(table, heading));
        assert_close(cell->number, row->value, 0);
        known++;
    }
    assert_true(known > 1);
    return BAREMO_OK;
}

TEST_IN_ARENA(a_funnel_stands_in_order_of_size_with_its_percentages_as_formulas) {
    const made_cities wanted = made_cities_plain("en");
    const report_plan *plan = plan_of(argument, &wanted);
    const report_table *table = table_of(plan, "funnel", "funnel I1 proportion");
    size_t size = column_of(table, "Size"), value = column_of(table, "Value");
    assert_int_equal(table->row_count, 10);
    for (size_t row = 0; row < table->row_count; row++) {
        if (row > 0)
            assert_true(report_table_at(table, row, size)->number >=
                        report_table_at(table, row - 1, size)->number);
        assert_int_equal(report_table_at(table, row, value)->formula.kind, REPORT_FORMULA_PERCENT);
    }
    const report_chart *chart = chart_of(plan, "funnel", 0);
    assert_int_equal(chart->kind, REPORT_CHART_SCATTER);
    assert_int_equal(chart->category, size);
    return BAREMO_OK;
}

static bool differs(const report_table *table, size_t row) {
    const report_cell *low = report_table_at(table, row, 5);
    double none = low->signed_number ? 0 : 1;
    return low->number > none || report_table_at(table, row, 6)->number < none;
}

TEST_IN_ARENA(pairs_say_whether_they_can_be_told_apart) {
    static const char *const words[][2] = {{"✓ told apart", "– cannot be told apart"},
                                           {"✓ se distinguen", "– no se distinguen"},
                                           {"✓ se distinguent", "– ne se distinguent pas"}};
    for (int i = 0; i < 3; i++) {
        made_cities wanted = made_cities_plain(LANGUAGES[i]);
        wanted.count = 3;
        const report_table *table = table_of(plan_of(argument, &wanted), "pairs", "pairs");
        size_t last = table->column_count - 1;
        assert_true(table->row_count > 3);
        for (size_t row = 0; row < table->row_count; row++)
            assert_string_equal(report_table_at(table, row, last)->text,
                                words[i][differs(table, row) ? 0 : 1]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(of_many_pairs_those_told_apart_are_listed_and_all_are_counted) {
    const made_cities wanted = made_cities_plain("en");
    const report_plan *plan = plan_of(argument, &wanted);
    const report_table *list = table_of(plan, "pairs", "pairs");
    const report_table *counts = table_of(plan, "pairs", "counts");
    double pairs = 0, apart = 0;
    for (size_t row = 0; row < counts->row_count; row++) {
        pairs += report_table_at(counts, row, 2)->number;
        apart += report_table_at(counts, row, 3)->number;
        assert_int_equal(report_table_at(counts, row, 4)->formula.kind, REPORT_FORMULA_DIFFERENCE);
    }
    assert_close((double)list->row_count, apart, 0);
    assert_true(pairs > apart && apart > 0);
    for (size_t row = 0; row < list->row_count; row++) {
        assert_true(differs(list, row));
        assert_null(strstr(report_table_at(list, row, 1)->text, "standard deviations"));
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(ranks_have_a_sheet_only_where_they_were_asked_for) {
    made_cities wanted = made_cities_plain("en");
    assert_null(sheet_of(plan_of(argument, &wanted), "ranks"));
    wanted.ranks = true;
    assert_non_null(sheet_of(plan_of(argument, &wanted), "ranks"));
    return BAREMO_OK;
}

TEST_IN_ARENA(a_score_is_its_row_times_the_weights_of_the_first) {
    const made_cities wanted = made_cities_plain("en");
    const report_plan *plan = plan_of(argument, &wanted);
    const report_table *table = table_of(plan, "index INDEX", "normalised INDEX");
    size_t score = column_of(table, "Score"), formulas = 0;
    for (size_t row = 1; row < table->row_count; row++) {
        const report_cell *cell = report_table_at(table, row, score);
        if (cell->kind != REPORT_CELL_NUMBER)
            continue;
        assert_int_equal(cell->formula.kind, REPORT_FORMULA_WEIGHTED_ROW);
        assert_close(report_formula_value(table, row, score, cell->formula), cell->number, 1e-9);
        formulas++;
    }
    assert_int_equal(formulas, 10);
    return BAREMO_OK;
}

TEST_IN_ARENA(costs_and_displacement_are_formulas_over_their_cells) {
    const made_cities wanted = made_cities_plain("en");
    const report_plan *plan = plan_of(argument, &wanted);
    const report_table *costs = table_of(plan, "costs", "costs");
    const report_cell *cost = cell_of(costs, "Alba", NULL, "Cost per participant");
    assert_int_equal(cost->formula.kind, REPORT_FORMULA_QUOTIENT);
    assert_string_equal(cost->quantity.currency, "EUR");
    const report_table *roles = table_of(plan, "displacement", "roles");
    assert_int_equal(roles->row_count, 12);
    const report_cell *change = report_table_at(roles, 0, column_of(roles, "Change since"));
    assert_int_equal(change->formula.kind, REPORT_FORMULA_DIFFERENCE);
    return BAREMO_OK;
}

TEST_IN_ARENA(themes_say_who_names_them) {
    const made_cities wanted = made_cities_plain("en");
    baremo_results *results = made_cities_results(argument, &wanted);
    const report_plan *plan = report_plan_make(argument, results, &RUN);
    const cities *all = cities_of(argument, results);
    const report_table *who = table_of(plan, "themes", "who");
    const city_subject subject = {BAREMO_SUBJECT_CODE, "survey.schools", NULL};
    for (size_t i = 0; i < all->count; i++) {
        const report_cell *cell = cell_of(who, all->names[i], NULL, "schools");
        bool named = city_value(all, &all->units[i], &subject, "named") > 0;
        assert_string_equal(cell->text, named ? "✓" : "–");
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(definitions_say_who_lacks_what) {
    const made_cities wanted = made_cities_plain("fr");
    const report_plan *plan = plan_of(argument, &wanted);
    const report_table *table = table_of(plan, "definitions", "definitions");
    const report_cell *lack = cell_of(table, "I1", NULL, "Ne l’ont pas");
    assert_string_equal(lack->text, "Encina, Mirador");
    assert_close(cell_of(table, "I1", NULL, "L’ont")->number, 10, 0);
    return BAREMO_OK;
}

/* Every text of every sheet in each language: none is left as a template. */
TEST_IN_ARENA(no_text_is_a_template) {
    for (int i = 0; i < 3; i++) {
        made_cities wanted = made_cities_plain(LANGUAGES[i]);
        wanted.ranks = true;
        const report_plan *plan = plan_of(argument, &wanted);
        for (size_t k = 0; k < plan->sheet_count; k++)
            for (size_t b = 0; b < plan->sheets[k]->block_count; b++) {
                const report_block *block = &plan->sheets[k]->blocks[b];
                assert_true(!block->text ||
                            (!strstr(block->text, "%1") && !strstr(block->text, "%2")));
                for (size_t c = 0; block->table && c < block->table->column_count; c++)
                    assert_null(strstr(block->table->columns[c].heading, "%1"));
            }
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(any_number_of_cities_and_none_of_values_has_its_sheets) {
    static const size_t counts[] = {1, 2, 3, 28, 130};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        for (int missing = 0; missing < 2; missing++) {
            made_cities wanted = made_cities_plain("es");
            wanted.count = counts[i];
            wanted.all_missing = missing;
            wanted.without_strata = i % 2;
            wanted.ranks = true;
            const report_plan *plan = plan_of(argument, &wanted);
            const report_table *units = table_of(plan, "units", "units");
            assert_int_equal(units->row_count, counts[i]);
        }
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_pooled_estimate_is_the_weighted_sum_of_those_above),
        cmocka_unit_test(a_pooled_ratio_has_no_formula),
        cmocka_unit_test(a_chart_of_intervals_draws_the_places_and_not_the_pooled_row),
        cmocka_unit_test(the_synthesis_has_one_summary_and_a_table_a_subject),
        cmocka_unit_test(a_limit_without_end_is_a_word),
        cmocka_unit_test(too_many_cities_for_charts_are_said_on_the_cover),
        cmocka_unit_test(many_places_have_their_drawn_estimates_side_by_side),
        cmocka_unit_test(a_funnel_stands_in_order_of_size_with_its_percentages_as_formulas),
        cmocka_unit_test(pairs_say_whether_they_can_be_told_apart),
        cmocka_unit_test(of_many_pairs_those_told_apart_are_listed_and_all_are_counted),
        cmocka_unit_test(ranks_have_a_sheet_only_where_they_were_asked_for),
        cmocka_unit_test(a_score_is_its_row_times_the_weights_of_the_first),
        cmocka_unit_test(costs_and_displacement_are_formulas_over_their_cells),
        cmocka_unit_test(themes_say_who_names_them),
        cmocka_unit_test(definitions_say_who_lacks_what),
        cmocka_unit_test(no_text_is_a_template),
        cmocka_unit_test(any_number_of_cities_and_none_of_values_has_its_sheets),
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
