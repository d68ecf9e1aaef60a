/* Percentages and rates by size, against the limits that chance explains: in order of size. */
#include "reports/plan/sheets.h"

#include <stdlib.h>

#include <baremo/number.h>

#include "reports/plan/city_cells.h"
#include "reports/plan/city_sentences.h"

static const char *const COLUMNS[] = {"count",  "total",  "value",   "lcl_998", "lcl_95",
                                      "target", "ucl_95", "ucl_998", "z",       "z_adjusted"};
enum { COUNT, TOTAL, VALUE, LCL_998, LCL_95, CENTRE, UCL_95, UCL_998, Z, Z_ADJUSTED, STATISTICS };

typedef struct sized_unit {
    const baremo_results_unit *unit;
    double size;
} sized_unit;

static int by_size(const void *a, const void *b) {
    const sized_unit *first = a, *second = b;
    if (first->size != second->size)
        return first->size < second->size ? -1 : 1;
    return first->unit < second->unit ? -1 : first->unit > second->unit;
}

static sized_unit *units_by_size(const report_view *view, const city_effect *effect,
                                 size_t *count) {
    const cities *all = view->cities;
    const city_subject subject = city_effect_subject(effect);
    sized_unit *units = baremo_arena_array(view->arena, all->count + 1, sizeof *units);
    *count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const baremo_result *size = city_there(all, &all->units[i], &subject, "total");
        if (size)
            units[(*count)++] = (sized_unit){&all->units[i], size->value};
    }
    if (*count)
        qsort(units, *count, sizeof *units, by_size);
    return units;
}

static void unit_row(const report_view *view, report_table *table, const city_effect *effect,
                     const baremo_results_unit *unit) {
    size_t first = city_key_count(view);
    const cities *all = view->cities;
    const city_subject subject = city_effect_subject(effect);
    city_unit_row(view, table, unit);
    const char *note = NULL;
    for (size_t i = 0; i < STATISTICS; i++) {
        const baremo_result *row = city_row(all, i == CENTRE ? NULL : unit, &subject, COLUMNS[i]);
        if (row && !baremo_is_missing(row->value)) /* a chart takes a mark for a zero */
            city_cell(view, table, first + i, row);
        note = view_add_note(view, note, row);
    }
    report_table_formula(
        table, first + VALUE,
        (report_formula){REPORT_FORMULA_PERCENT, {first + COUNT, first + TOTAL, 0}});
    report_table_text(table, first + STATISTICS, city_say_place(view->language, all, unit, effect));
    report_table_text(table, first + STATISTICS + 1, note);
}

static report_table *funnel_table(const report_view *view, report_sheet *sheet,
                                  const city_effect *effect) {
    size_t count;
    const sized_unit *units = units_by_size(view, effect, &count);
    report_table *table = report_sheet_table(
        view->plan, sheet,
        baremo_arena_format(view->arena, "funnel %s %s", effect->id, effect->effect));
    city_key_columns(view, table);
    for (size_t i = 0; i < STATISTICS; i++)
        report_table_column(table,
                            i == CENTRE ? view_text(view, REPORT_TEXT_CITY_CENTRE)
                                        : city_statistic(view, COLUMNS[i]),
                            9, 14);
    report_table_column(table, view_text(view, REPORT_TEXT_CHART_WHERE), 18, 30);
    report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 12, 40);
    for (size_t i = 0; i < count; i++)
        unit_row(view, table, effect, units[i].unit);
    report_table_drop_empty(table); /* the note, behind all that is drawn */
    return table;
}

static void funnel_chart(const report_view *view, report_sheet *sheet, const report_table *table,
                         const city_effect *effect, const char *said) {
    static const struct {
        size_t column;
        report_paint paint;
    } drawn[] = {{LCL_998, REPORT_PAINT_OUTER}, {LCL_95, REPORT_PAINT_INNER},
                 {CENTRE, REPORT_PAINT_CENTRE}, {UCL_95, REPORT_PAINT_INNER},
                 {UCL_998, REPORT_PAINT_OUTER}, {VALUE, REPORT_PAINT_VALUE}};
    enum { DRAWN = sizeof drawn / sizeof *drawn };
    if (table->row_count < 2)
        return;
    size_t first = city_key_count(view);
    report_series *series = baremo_arena_array(view->arena, DRAWN, sizeof *series);
    for (size_t i = 0; i < DRAWN; i++)
        series[i] = (report_series){first + drawn[i].column, drawn[i].paint};
    report_sheet_chart(
        view->plan, sheet,
        &(report_chart){.id = effect->group,
                        .title = effect->title,
                        .description =
                            baremo_arena_format(view->arena, "%s. %s", effect->title, said),
                        .kind = REPORT_CHART_SCATTER,
                        .table = table,
                        .row_count = table->row_count,
                        .category = first + TOTAL,
                        .series = series,
                        .series_count = DRAWN,
                        .quantity = report_table_at(table, 0, first + VALUE)->quantity,
                        .low = BAREMO_MISSING,
                        .high = BAREMO_MISSING,
                        .axis_name = view_text(view, REPORT_TEXT_CHART_SIZE)});
}

void report_sheets_city_funnel(report_view *view) {
    const cities *all = view->cities;
    if (!all->funnel_count)
        return;
    report_sheet *sheet =
        city_sheet(view, "funnel", REPORT_TEXT_SHEET_CITY_FUNNEL, REPORT_TEXT_TITLE_CITY_FUNNEL,
                   REPORT_TEXT_CONTENTS_CITY_FUNNEL);
    const survey_words words = {view->arena, view->language, view->results};
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_CHART_FUNNEL_NOTE));
    for (size_t i = 0; i < all->funnel_count; i++) {
        const char *said = city_say_funnel(&words, all, &all->funnels[i]);
        report_sheet_heading(view->plan, sheet, all->funnels[i].title);
        report_sheet_paragraph(view->plan, sheet, said);
        const report_table *table = funnel_table(view, sheet, &all->funnels[i]);
        funnel_chart(view, sheet, table, &all->funnels[i], said ? said : "");
    }
}
