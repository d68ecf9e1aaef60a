/* What was pooled: the estimate of each city with its weight, drawn towards the others, and what is
 * left without it; the pooled estimates of the strata and of all. */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_grid.h"
#include "reports/plan/city_sentences.h"

enum { CHART_UNITS = 120 };

static const char *const POOLED[] = {
    "units", "random.hartung_knapp", "prediction.hartung_knapp", "tau2", "i2", "q", "q.df", "q.p"};
static const char *const FURTHER[] = {"fixed",      "random",  "random.hartung_knapp_adhoc",
                                      "prediction", "tau2.se", "h2",
                                      "egger.t",    "egger.p"};

typedef struct unit_columns {
    size_t n, estimate, weight, variance, shrunken, left_out, apart, note;
} unit_columns;

static unit_columns add_columns(const report_view *view, report_table *table) {
    unit_columns at;
    city_key_columns(view, table);
    at.n = report_table_column(table, view_text(view, REPORT_TEXT_RESTS_ON), 8, 12);
    at.estimate = city_columns(view, table, view_text(view, REPORT_TEXT_CHART_ESTIMATE));
    at.weight = report_table_column(table, view_text(view, REPORT_TEXT_CHART_WEIGHT), 9, 12);
    at.variance = report_table_column(
        table, view_name(view, REPORT_NAMES_STATISTIC, "effect.variance"), 9, 14);
    at.shrunken = city_columns(view, table, view_name(view, REPORT_NAMES_STATISTIC, "shrunken"));
    at.left_out =
        city_columns(view, table, view_name(view, REPORT_NAMES_STATISTIC, "leave_one_out"));
    at.apart =
        report_table_column(table, view_name(view, REPORT_NAMES_STATISTIC, "told_apart"), 10, 16);
    at.note = report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 16, 40);
    return at;
}

static void number_and_limits(const report_view *view, report_table *table, size_t column,
                              const baremo_result *row) {
    if (row && !baremo_is_missing(row->value)) /* a chart takes a mark for a zero */
        city_cell(view, table, column, row);
    city_limits(view, table, column + 1, row);
}

static void unit_row(const report_view *view, report_table *table, const unit_columns *at,
                     const baremo_results_unit *unit, const city_effect *effect) {
    const cities *all = view->cities;
    const city_subject subject = city_effect_subject(effect);
    const baremo_result *estimate = city_effect_row(all, unit, effect);
    const baremo_result *shrunken = city_row(all, unit, &subject, "shrunken");
    city_unit_row(view, table, unit);
    number_and_limits(view, table, at->estimate, estimate);
    number_and_limits(view, table, at->shrunken, shrunken);
    number_and_limits(view, table, at->left_out, city_row(all, unit, &subject, "leave_one_out"));
    city_cell(view, table, at->weight, city_there(all, unit, &subject, "weight"));
    city_cell(view, table, at->variance, city_there(all, unit, &subject, "effect.variance"));
    city_cell(view, table, at->apart, city_there(all, unit, &subject, "told_apart"));
    if (estimate)
        city_whole(table, at->n, estimate->n);
    const char *note = view_add_note(view, view_add_note(view, NULL, estimate), shrunken);
    bool nothing = !estimate || baremo_is_missing(estimate->value);
    report_table_text(table, at->note,
                      nothing && !note ? view_text(view, REPORT_TEXT_NO_DATA) : note);
}

/* The weights add up to one, and the estimates times them to the pooled one. */
static void total_row(const report_view *view, report_table *table, const unit_columns *at,
                      const city_effect *effect) {
    const city_subject subject = city_effect_subject(effect);
    const baremo_result *pooled = city_pooled(view->cities, &subject);
    if (!pooled)
        return;
    report_table_row(table, REPORT_ROW_TOTAL);
    report_table_text(table, 0, view_text(view, REPORT_TEXT_CITY_POOLED_ALL));
    number_and_limits(view, table, at->estimate, pooled);
    report_table_formula(
        table, at->estimate,
        (report_formula){REPORT_FORMULA_WEIGHTED_COLUMN, {at->estimate, at->weight, 0}});
    report_table_number(table, at->weight, 1, (report_quantity){.value_class = BAREMO_VALUE_SHARE});
    report_table_formula(table, at->weight, (report_formula){REPORT_FORMULA_COLUMN_SUM, {0}});
}

static report_table *unit_table(const report_view *view, report_sheet *sheet,
                                const city_effect *effect, unit_columns *at) {
    report_table *table = report_sheet_table(
        view->plan, sheet,
        baremo_arena_format(view->arena, "units %s %s", effect->id, effect->effect));
    *at = add_columns(view, table);
    for (size_t i = 0; i < view->cities->count; i++)
        unit_row(view, table, at, &view->cities->units[i], effect);
    total_row(view, table, at, effect);
    return table;
}

static void unit_chart(const report_view *view, report_sheet *sheet, const report_table *table,
                       const unit_columns *at, const city_effect *effect) {
    if (view->cities->count > CHART_UNITS || view->cities->count < 2)
        return;
    report_series *series = baremo_arena_array(view->arena, 3, sizeof *series);
    series[0] = (report_series){at->estimate + 1, REPORT_PAINT_LOW};
    series[1] = (report_series){at->estimate + 2, REPORT_PAINT_HIGH};
    series[2] = (report_series){at->estimate, REPORT_PAINT_VALUE};
    const city_subject subject = city_effect_subject(effect);
    const baremo_result *pooled = city_pooled(view->cities, &subject);
    const char *title = baremo_arena_format(view->arena, "%s · %s", effect->title,
                                            view_name(view, REPORT_NAMES_EFFECT, effect->effect));
    report_sheet_chart(
        view->plan, sheet,
        &(report_chart){.id = effect->group,
                        .title = title,
                        .description = baremo_arena_format(
                            view->arena, "%s. %s", title,
                            pooled ? city_amount(view->cities, view->language, pooled) : ""),
                        .kind = REPORT_CHART_INTERVALS,
                        .table = table,
                        .row_count = view->cities->count,
                        .series = series,
                        .series_count = 3,
                        .quantity = pooled ? city_quantity(view->cities, pooled)
                                           : (report_quantity){.value_class = BAREMO_VALUE_MEAN},
                        .low = BAREMO_MISSING,
                        .high = BAREMO_MISSING});
}

static void pooled_table(const report_view *view, report_sheet *sheet, const city_effect *effect,
                         const char *id, const char *const *statistics, size_t count) {
    const cities *all = view->cities;
    city_grid grid = {
        .view = view,
        .id = baremo_arena_format(view->arena, "%s %s %s", id, effect->id, effect->effect),
        .headings = {view_text(view, REPORT_TEXT_CITY_OVER)},
        .key_count = 1,
        .statistics = statistics,
        .statistic_count = count};
    city_grid_offer(&grid, &(city_line){{view_text(view, REPORT_TEXT_CHART_ALL_TOGETHER)},
                                        NULL,
                                        city_effect_subject(effect)});
    for (size_t i = 0; i < all->stratum_count; i++)
        city_grid_offer(
            &grid,
            &(city_line){{all->strata[i]}, NULL, city_effect_stratum(all, effect, all->strata[i])});
    city_grid_end(&grid, sheet, NULL);
}

/* Items may be hundreds: a line each. */
static void item_sheet(report_view *view) {
    const cities *all = view->cities;
    city_grid grid = {
        .view = view,
        .id = "items",
        .headings = {view_text(view, REPORT_TEXT_ITEM), view_text(view, REPORT_TEXT_CITY_EFFECT)},
        .key_count = 2,
        .statistics = POOLED,
        .statistic_count = sizeof POOLED / sizeof *POOLED};
    for (size_t i = 0; i < all->effect_count; i++)
        if (all->effects[i].kind == BAREMO_SUBJECT_ITEM)
            city_grid_offer(
                &grid, &(city_line){{all->effects[i].title,
                                     view_name(view, REPORT_NAMES_EFFECT, all->effects[i].effect)},
                                    NULL,
                                    city_effect_subject(&all->effects[i])});
    if (!grid.count)
        return;
    report_sheet *sheet =
        city_sheet(view, "synthesis items", REPORT_TEXT_SHEET_CITY_ITEMS_POOLED,
                   REPORT_TEXT_SHEET_CITY_ITEMS_POOLED, REPORT_TEXT_CONTENTS_CITY_ITEMS_POOLED);
    city_grid_end(&grid, sheet, NULL);
}

static void effect_section(report_view *view, report_sheet *sheet, const city_effect *effect) {
    const survey_words words = {view->arena, view->language, view->results};
    unit_columns at;
    report_sheet_heading(view->plan, sheet,
                         baremo_arena_format(view->arena, "%s · %s", effect->title,
                                             view_name(view, REPORT_NAMES_EFFECT, effect->effect)));
    report_sheet_paragraph(view->plan, sheet, city_say_effect(&words, view->cities, effect));
    const report_table *table = unit_table(view, sheet, effect, &at);
    unit_chart(view, sheet, table, &at, effect);
    pooled_table(view, sheet, effect, "pooled", POOLED, sizeof POOLED / sizeof *POOLED);
    pooled_table(view, sheet, effect, "further", FURTHER, sizeof FURTHER / sizeof *FURTHER);
}

static bool any_section(const cities *all) {
    for (size_t i = 0; i < all->effect_count; i++)
        if (all->effects[i].kind != BAREMO_SUBJECT_ITEM)
            return true;
    return false;
}

static void sections(report_view *view) {
    const cities *all = view->cities;
    report_sheet *sheet =
        city_sheet(view, "synthesis", REPORT_TEXT_SHEET_CITY_SYNTHESIS,
                   REPORT_TEXT_TITLE_CITY_SYNTHESIS, REPORT_TEXT_CONTENTS_CITY_SYNTHESIS);
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_CITY_SYNTHESIS_KEY));
    for (size_t i = 0; i < all->effect_count; i++)
        if (all->effects[i].kind != BAREMO_SUBJECT_ITEM)
            effect_section(view, sheet, &all->effects[i]);
}

void report_sheets_city_synthesis(report_view *view) {
    if (any_section(view->cities))
        sections(view);
    item_sheet(view);
}
