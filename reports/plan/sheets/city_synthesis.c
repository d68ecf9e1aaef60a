/* What was pooled: all of it in one table, then of each outcome the estimate of each city with its
 * weight, drawn towards the others, and what is left without it; of many cities only the estimates
 * drawn towards the others, side by side. */
#include "reports/plan/sheets.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_pooled.h"
#include "reports/plan/city_sentences.h"

enum { NAME_WIDTH = 26 };

typedef struct unit_columns {
    size_t estimate, weight, shrunken, left_out, note;
} unit_columns;

static size_t narrow(report_table *table, const char *heading) {
    return report_table_column(table, heading, 8, 11);
}

static unit_columns add_columns(const report_view *view, report_table *table) {
    unit_columns at;
    city_key_columns(view, table);
    table->columns[0].most = NAME_WIDTH; /* charts stand beside */
    at.estimate = narrow(table, view_text(view, REPORT_TEXT_CHART_ESTIMATE));
    narrow(table, view_text(view, REPORT_TEXT_CHART_LOW));
    narrow(table, view_text(view, REPORT_TEXT_CHART_HIGH));
    at.weight = narrow(table, view_text(view, REPORT_TEXT_CHART_WEIGHT));
    at.shrunken = narrow(table, view_name(view, REPORT_NAMES_STATISTIC, "shrunken"));
    at.left_out = narrow(table, view_name(view, REPORT_NAMES_STATISTIC, "leave_one_out"));
    at.note = report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 10, 11);
    return at;
}

static void unit_row(const report_view *view, report_table *table, const unit_columns *at,
                     const baremo_results_unit *unit, const city_effect *effect) {
    const cities *all = view->cities;
    const city_subject subject = city_effect_subject(effect);
    const baremo_result *estimate = city_effect_row(all, unit, effect);
    const baremo_result *shrunken = city_row(all, unit, &subject, "shrunken");
    city_unit_row(view, table, unit);
    city_cell(view, table, at->estimate, estimate);
    city_limits(view, table, at->estimate + 1, estimate);
    city_cell(view, table, at->weight, city_there(all, unit, &subject, "weight"));
    city_cell(view, table, at->shrunken, city_there(all, unit, &subject, "shrunken"));
    city_cell(view, table, at->left_out, city_there(all, unit, &subject, "leave_one_out"));
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
    city_cell(view, table, at->estimate, pooled);
    city_limits(view, table, at->estimate + 1, pooled);
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
    report_table_drop_empty(table); /* the note, behind all that is drawn */
    return table;
}

static void unit_chart(const report_view *view, report_sheet *sheet, const report_table *table,
                       const unit_columns *at, const city_effect *effect) {
    if (view->cities->count < 2)
        return;
    enum { MOST_BESIDE = 12 }; /* of more the forest plots tell better */
    if (view->cities->count > MOST_BESIDE)
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
                        .high = BAREMO_MISSING,
                        .beside = true});
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
}

/* The outcomes that stand place by place, changes before values. */
static const city_effect **leading(const report_view *view, size_t *count) {
    const cities *all = view->cities;
    const city_effect **list = baremo_arena_array(view->arena, all->effect_count + 1, sizeof *list);
    *count = 0;
    for (int values = 0; values < 2; values++)
        for (size_t i = 0; i < all->effect_count; i++) {
            const city_effect *effect = &all->effects[i];
            bool is_value = baremo_is_missing(city_effect_none(effect->effect));
            if (is_value == (values == 1) && city_effect_leads(all, effect))
                list[(*count)++] = effect;
        }
    return list;
}

/* -- more places than a table an outcome can be read of: a line each, a column an outcome -- */

static bool are_many(const report_view *view) { return view->cities->count > CITY_CHART_UNITS; }

static void drawn_table(report_view *view, report_sheet *sheet, const city_effect *const *effects,
                        size_t count) {
    const cities *all = view->cities;
    report_sheet_heading(view->plan, sheet, view_name(view, REPORT_NAMES_STATISTIC, "shrunken"));
    report_table *table = report_sheet_table(view->plan, sheet, "shrunken");
    city_key_columns(view, table);
    for (size_t i = 0; i < count; i++)
        report_table_column(
            table,
            baremo_arena_format(view->arena, "%s · %s", effects[i]->title,
                                view_name(view, REPORT_NAMES_EFFECT, effects[i]->effect)),
            12, 22);
    for (size_t i = 0; i < all->count; i++) {
        city_unit_row(view, table, &all->units[i]);
        for (size_t k = 0; k < count; k++) {
            const city_subject subject = city_effect_subject(effects[k]);
            city_cell(view, table, city_key_count(view) + k,
                      city_row(all, &all->units[i], &subject, "shrunken"));
        }
    }
}

static void sections(report_view *view) {
    size_t count;
    const city_effect **effects = leading(view, &count);
    bool many = are_many(view);
    report_sheet *sheet = city_sheet(
        view, "synthesis", REPORT_TEXT_SHEET_CITY_SYNTHESIS, REPORT_TEXT_TITLE_CITY_SYNTHESIS,
        many ? REPORT_TEXT_CONTENTS_CITY_SYNTHESIS_MANY : REPORT_TEXT_CONTENTS_CITY_SYNTHESIS);
    const char *key = many ? view_fill(view, REPORT_TEXT_CITY_SYNTHESIS_MANY,
                                       view_count(view, CITY_CHART_UNITS), NULL, NULL)
                           : view_text(view, REPORT_TEXT_CITY_SYNTHESIS_KEY);
    report_sheet_paragraph(view->plan, sheet, key);
    city_pooled_table(view, sheet, false);
    if (many)
        drawn_table(view, sheet, effects, count);
    for (size_t i = 0; i < count && !many; i++)
        effect_section(view, sheet, effects[i]);
}

/* Items may be hundreds: a line each. */
static void item_sheet(report_view *view) {
    report_sheet *sheet =
        city_sheet(view, "synthesis items", REPORT_TEXT_SHEET_CITY_ITEMS_POOLED,
                   REPORT_TEXT_SHEET_CITY_ITEMS_POOLED, REPORT_TEXT_CONTENTS_CITY_ITEMS_POOLED);
    city_pooled_table(view, sheet, true);
}

void report_sheets_city_synthesis(report_view *view) {
    if (city_pooled_any(view->cities, false))
        sections(view);
    if (city_pooled_any(view->cities, true))
        item_sheet(view);
}
