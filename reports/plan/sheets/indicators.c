/* All indicators: where they started, each period, how far they have come, and their status. */
#include "reports/plan/sheets.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

typedef struct indicator_columns {
    size_t id, title, unit, direction, baseline, first_period, cumulative, change, expected,
        share_of_expected, target, share, status, note;
    bool has_cumulative;
} indicator_columns;

static bool any_cumulative(const report_view *view) {
    for (size_t i = 0; i < view->indicator_count; i++) {
        const view_line line = {.indicator = &view->indicators[i]};
        if (view_find(view, &line, view->programme->period, "value_cumulative"))
            return true;
    }
    return false;
}

static size_t column(report_view *view, report_table *table, report_text_key key, int least,
                     int most) {
    return report_table_column(table, view_text(view, key), least, most);
}

static indicator_columns add_columns(report_view *view, report_table *table) {
    indicator_columns at = {.has_cumulative = any_cumulative(view)};
    at.id = column(view, table, REPORT_TEXT_ID, 6, 24);
    at.title = column(view, table, REPORT_TEXT_INDICATOR, 30, 46);
    at.unit = column(view, table, REPORT_TEXT_UNIT, 8, 14);
    at.direction = column(view, table, REPORT_TEXT_DIRECTION, 9, 9);
    table->columns[at.direction].centred = true;
    at.baseline = column(view, table, REPORT_TEXT_BASELINE, 10, 16);
    for (size_t i = 0; i < view->period_count; i++) {
        size_t added = report_table_column(
            table, report_period_short(view->arena, view->language, view->periods[i]), 10, 16);
        at.first_period = i ? at.first_period : added;
    }
    if (at.has_cumulative)
        at.cumulative = column(view, table, REPORT_TEXT_CUMULATIVE, 10, 16);
    at.change = column(view, table, REPORT_TEXT_CHANGE, 10, 14);
    at.expected = column(view, table, REPORT_TEXT_EXPECTED, 10, 16);
    at.share_of_expected = column(view, table, REPORT_TEXT_SHARE_OF_EXPECTED, 10, 12);
    at.target = column(view, table, REPORT_TEXT_LAST_TARGET, 10, 16);
    at.share = column(view, table, REPORT_TEXT_SHARE, 11, 12);
    at.status = column(view, table, REPORT_TEXT_STATUS, 15, 19);
    at.note = column(view, table, REPORT_TEXT_NOTE, 20, 36);
    return at;
}

/* The share of the way: from the baseline, or of an accumulated value from nothing. */
static void add_formulas(const indicator_columns *at, report_table *table, size_t value) {
    report_table_formula(table, at->change,
                         (report_formula){REPORT_FORMULA_DIFFERENCE, {value, at->baseline, 0}});
    const size_t ends[] = {at->expected, at->target};
    const size_t shares[] = {at->share_of_expected, at->share};
    for (int i = 0; i < 2; i++) {
        size_t reached = at->has_cumulative ? at->cumulative : value;
        report_table_formula(table, shares[i],
                             (report_formula){REPORT_FORMULA_QUOTIENT, {reached, ends[i], 0}});
        report_table_formula(table, shares[i],
                             (report_formula){REPORT_FORMULA_QUOTIENT, {value, ends[i], 0}});
        report_table_formula(
            table, shares[i],
            (report_formula){REPORT_FORMULA_PROGRESS, {value, at->baseline, ends[i]}});
    }
}

static const char *direction_mark(const report_view *view, baremo_direction direction) {
    static const report_text_key keys[] = {REPORT_TEXT_MARK_INCREASE, REPORT_TEXT_MARK_DECREASE,
                                           REPORT_TEXT_MARK_MAINTAIN};
    return view_text(view, keys[direction]);
}

static void put_statistics(const report_view *view, const indicator_columns *at,
                           report_table *table, const view_line *line) {
    const baremo_period period = view->programme->period;
    const baremo_results_indicator *indicator = line->indicator;
    const struct {
        const baremo_result *row;
        size_t column; /* 0: it stands with the periods */
    } shown[] = {{view_find(view, line, period, "value"), 0},
                 {view_find(view, line, period, "change"), at->change},
                 {view_find(view, line, period, "expected"), at->expected},
                 {view_find(view, line, period, "share_of_expected"), at->share_of_expected},
                 {view_share(view, line), at->share}};
    const char *note = NULL;
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        if (shown[i].column)
            view_result(view, table, shown[i].column, indicator, shown[i].row);
        note = view_add_note(view, note, shown[i].row);
    }
    if (baremo_is_missing(indicator->baseline) && !baremo_text_blank(indicator->baseline_note))
        note = note ? baremo_arena_format(view->arena, "%s; %s", note, indicator->baseline_note)
                    : indicator->baseline_note;
    report_table_text(table, at->note, note);
}

static void indicator_row(report_view *view, const indicator_columns *at, report_table *table,
                          const baremo_results_indicator *indicator) {
    const view_line line = {.indicator = indicator};
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, at->id, indicator->id);
    report_table_text(table, at->title, indicator->title);
    report_table_text(table, at->unit, indicator->unit);
    report_table_text(table, at->direction, direction_mark(view, indicator->direction));
    view_indicator_number(view, table, at->baseline, indicator, indicator->baseline);
    for (size_t i = 0; i < view->period_count; i++)
        view_result(view, table, at->first_period + i, indicator,
                    view_find(view, &line, view->periods[i], "value"));
    if (at->has_cumulative)
        view_result(view, table, at->cumulative, indicator,
                    view_find(view, &line, view->programme->period, "value_cumulative"));
    view_target(view, table, at->target, indicator);
    put_statistics(view, at, table, &line);
    add_formulas(at, table, at->first_period + view->period_count - 1);
    const baremo_result *value = view_find(view, &line, view->programme->period, "value");
    view_status(view, table, at->status, value ? value->status : BAREMO_STATUS_NONE);
}

void report_sheets_indicators(report_view *view) {
    if (!view->indicator_count)
        return;
    report_sheet *sheet =
        report_plan_add(view->plan, "indicators", view_text(view, REPORT_TEXT_INDICATORS),
                        view_fill(view, REPORT_TEXT_TITLE_INDICATORS,
                                  view_period(view, view->programme->period), NULL, NULL));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_INDICATORS);
    sheet->wide = true;
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_INDICATORS_KEY));
    report_table *table = report_sheet_table(view->plan, sheet, "indicators");
    table->key_columns = 2;
    const indicator_columns at = add_columns(view, table);
    for (size_t i = 0; i < view->indicator_count; i++)
        if (view_is_listed(&view->indicators[i]))
            indicator_row(view, &at, table, &view->indicators[i]);
}
