/* The course of each indicator over the periods, with a chart of its values against the way to its
 * target. */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

enum { PERIOD, VALUE, EXPECTED, TARGET, NOTE, LOW, HIGH };

/* Where targets are accumulated, so are the values that stand against them; they start from
 * nothing. */
static bool is_accumulated(const report_view *view, const view_line *line) {
    return view_find(view, line, view->programme->period, "value_cumulative") != NULL;
}

static void interval(const report_view *view, report_table *table, const view_line *line,
                     const baremo_result *row) {
    if (!row || table->column_count <= LOW)
        return;
    report_quantity quantity = report_quantity_of(view->results, line->indicator);
    report_table_number(table, LOW, row->low, quantity);
    report_table_number(table, HIGH, row->high, quantity);
}

/* Periods to come have no results; their targets are known. */
static double target_of(const view_line *line, baremo_period period) {
    const baremo_results_indicator *indicator = line->indicator;
    for (size_t i = 0; i < indicator->target_count; i++)
        if (baremo_text_equal(indicator->targets[i].area, line->area) &&
            baremo_period_equal(indicator->targets[i].period, period))
            return indicator->targets[i].value;
    return BAREMO_MISSING;
}

static void trend_row(const report_view *view, report_table *table, const view_line *line,
                      baremo_period period, const char *statistic) {
    const baremo_result *value = view_find(view, line, period, statistic);
    const baremo_result *expected = view_find(view, line, period, "expected");
    double target = target_of(line, period);
    if (!value && !expected && baremo_is_missing(target))
        return;
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, PERIOD, report_period_short(view->arena, view->language, period));
    if (value && !baremo_is_missing(value->value)) /* a chart would draw a mark as zero */
        view_result(view, table, VALUE, line->indicator, value);
    report_table_text(table, NOTE, view_add_note(view, NULL, value));
    interval(view, table, line, value);
    view_result(view, table, EXPECTED, line->indicator, expected);
    view_indicator_number(view, table, TARGET, line->indicator, target);
}

static void baseline_row(const report_view *view, report_table *table,
                         const baremo_results_indicator *indicator) {
    const baremo_results_programme *programme = view->programme;
    baremo_period period = indicator->baseline_period;
    bool in_plan =
        programme->period_count && baremo_period_compare(period, programme->periods[0]) >= 0;
    if (period.grain == BAREMO_PERIOD_NONE || in_plan || baremo_is_missing(indicator->baseline))
        return;
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, PERIOD, report_period_short(view->arena, view->language, period));
    view_indicator_number(view, table, VALUE, indicator, indicator->baseline);
    view_indicator_number(view, table, EXPECTED, indicator, indicator->baseline);
}

static size_t numbers_in(const report_table *table, size_t column) {
    size_t count = 0;
    for (size_t i = 0; i < table->row_count; i++)
        count += report_table_at(table, i, column)->kind == REPORT_CELL_NUMBER;
    return count;
}

static const char *trend_words(const report_view *view, const report_table *table,
                               const char *title) {
    const char *text = baremo_arena_format(view->arena, "%s.", title);
    for (size_t i = 0; i < table->row_count; i++) {
        const report_cell *value = report_table_at(table, i, VALUE);
        text = baremo_arena_format(
            view->arena, "%s %s: %s%s", text, report_table_at(table, i, PERIOD)->text,
            value->kind == REPORT_CELL_NUMBER
                ? report_value(view->arena, view->language, value->number, value->quantity)
                : view_text(view, REPORT_TEXT_NO_DATA),
            i + 1 < table->row_count ? ";" : ".");
    }
    return text;
}

static void trend_chart(report_view *view, report_sheet *sheet, const report_table *table,
                        const baremo_results_indicator *indicator) {
    static const report_series all[] = {{VALUE, REPORT_PAINT_VALUE},
                                        {EXPECTED, REPORT_PAINT_EXPECTED},
                                        {TARGET, REPORT_PAINT_TARGET}};
    report_series *series = baremo_arena_array(view->arena, 3, sizeof *series);
    size_t count = 0;
    for (int i = 0; i < 3; i++)
        if (numbers_in(table, all[i].column))
            series[count++] = all[i];
    if (numbers_in(table, VALUE) < 2)
        return;
    const char *title =
        baremo_text_blank(indicator->unit)
            ? indicator->title
            : baremo_arena_format(view->arena, "%s (%s)", indicator->title, indicator->unit);
    bool ladder = indicator->value_class == BAREMO_VALUE_LEVEL && indicator->level_count > 1;
    const report_chart chart = {.id = indicator->id,
                                .title = title,
                                .kind = REPORT_CHART_LINES,
                                .table = table,
                                .description = trend_words(view, table, title),
                                .row_count = table->row_count,
                                .category = PERIOD,
                                .series = series,
                                .series_count = count,
                                .quantity = report_quantity_of(view->results, indicator),
                                .low = ladder ? 1 : BAREMO_MISSING,
                                .high = ladder ? (double)indicator->level_count : BAREMO_MISSING,
                                .beside = true};
    report_sheet_chart(view->plan, sheet, &chart);
}

static bool has_interval(const report_view *view, const view_line *line, const char *statistic) {
    for (size_t i = 0; i < view->programme->period_count; i++) {
        const baremo_result *row = view_find(view, line, view->programme->periods[i], statistic);
        if (row && !baremo_is_missing(row->low))
            return true;
    }
    return false;
}

static report_table *trend_table(report_view *view, report_sheet *sheet, const char *id,
                                 bool with_interval) {
    report_table *table = report_sheet_table(view->plan, sheet, id);
    table->key_columns = 1;
    report_table_column(table, view_text(view, REPORT_TEXT_PERIOD), 14, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_VALUE), 13, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_EXPECTED), 13, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_TARGET), 13, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 16, 30);
    if (with_interval) {
        report_table_column(table, view_text(view, REPORT_TEXT_LOW), 11, 14);
        report_table_column(table, view_text(view, REPORT_TEXT_HIGH), 11, 14);
    }
    return table;
}

static void trend(report_view *view, report_sheet *sheet,
                  const baremo_results_indicator *indicator) {
    const view_line line = {.indicator = indicator};
    bool accumulated = is_accumulated(view, &line);
    const char *statistic = accumulated ? "value_cumulative" : "value";
    report_sheet_heading(
        view->plan, sheet,
        baremo_arena_format(view->arena, "%s. %s", indicator->id, indicator->title));
    report_table *table =
        trend_table(view, sheet, indicator->id, has_interval(view, &line, statistic));
    if (!accumulated)
        baseline_row(view, table, indicator);
    for (size_t i = 0; i < view->programme->period_count; i++)
        trend_row(view, table, &line, view->programme->periods[i], statistic);
    trend_chart(view, sheet, table, indicator);
}

void report_sheets_trends(report_view *view) {
    if (!view->indicator_count)
        return;
    report_sheet *sheet =
        report_plan_add(view->plan, "trends", view_text(view, REPORT_TEXT_SHEET_TRENDS),
                        view_text(view, REPORT_TEXT_TITLE_TRENDS));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_TRENDS);
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_TRENDS_KEY));
    for (size_t i = 0; i < view->indicator_count; i++)
        if (view_is_listed(&view->indicators[i]))
            trend(view, sheet, &view->indicators[i]);
}
