/* The sheet of each indicator: what it means, where it comes from, how it is made, and what it
 * cannot say. */
#include "reports/plan/sheets.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

static void fact(report_view *view, report_table *table, report_text_key name, const char *text) {
    if (baremo_text_blank(text))
        return;
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, 0, view_text(view, name));
    report_table_text(table, 1, text);
}

static const char *value_text(const report_view *view, const baremo_results_indicator *indicator,
                              double value) {
    if (indicator->value_class == BAREMO_VALUE_LEVEL && value >= 1 &&
        value <= (double)indicator->level_count)
        return indicator->levels[(size_t)value - 1];
    return report_value(view->arena, view->language, value,
                        report_quantity_of(view->results, indicator));
}

static const char *baseline(const report_view *view, const baremo_results_indicator *indicator) {
    if (baremo_is_missing(indicator->baseline))
        return indicator->baseline_note;
    return baremo_arena_format(view->arena, "%s (%s)",
                               value_text(view, indicator, indicator->baseline),
                               view_period(view, indicator->baseline_period));
}

static const char *targets(const report_view *view, const baremo_results_indicator *indicator) {
    const char *text = NULL;
    for (size_t i = 0; i < indicator->target_count; i++)
        if (baremo_text_blank(indicator->targets[i].area)) {
            const char *one = view_fill(
                view, REPORT_TEXT_CHART_PAIR, view_period(view, indicator->targets[i].period),
                value_text(view, indicator, indicator->targets[i].value), NULL);
            text = text ? view_fill(view, REPORT_TEXT_CHART_BOTH, text, one, NULL) : one;
        }
    return text;
}

static const char *ladder(const report_view *view, const baremo_results_indicator *indicator) {
    const char *text = NULL;
    for (size_t i = 0; i < indicator->level_count; i++)
        text = baremo_arena_format(view->arena, "%s%s%zu %s", text ? text : "", text ? " · " : "",
                                   i + 1, indicator->levels[i]);
    return text;
}

/* Two words that belong together, on one line: sheets of many indicators are printed. */
static const char *both(const report_view *view, const char *left, const char *right) {
    if (baremo_text_blank(left) || baremo_text_blank(right))
        return baremo_text_blank(left) ? right : left;
    return baremo_arena_format(view->arena, "%s · %s", left, right);
}

static const char *measure(const report_view *view, const baremo_results_indicator *indicator) {
    const char *name = view_name(view, REPORT_NAMES_MEASURE, indicator->measure);
    const char *flow = view_name(view, REPORT_NAMES_FLOW, indicator->flow);
    return both(view, both(view, name, indicator->unit), flow);
}

static void numbers(report_view *view, report_table *table,
                    const baremo_results_indicator *indicator) {
    fact(view, table, REPORT_TEXT_KIND,
         both(view, view_name(view, REPORT_NAMES_KIND, indicator->kind),
              report_direction_name(view->language, indicator->direction)));
    fact(view, table, REPORT_TEXT_MEASURE, measure(view, indicator));
    if (!baremo_text_equal(indicator->flow, indicator->target_flow))
        fact(view, table, REPORT_TEXT_TARGET_FLOW,
             view_name(view, REPORT_NAMES_FLOW, indicator->target_flow));
    fact(view, table, REPORT_TEXT_LEVELS, ladder(view, indicator));
    fact(view, table, REPORT_TEXT_BAND, view_band(view, indicator));
    fact(view, table, REPORT_TEXT_BASELINE, baseline(view, indicator));
    fact(view, table, REPORT_TEXT_TARGETS, targets(view, indicator));
}

static void words(report_view *view, report_table *table,
                  const baremo_results_indicator *indicator) {
    fact(view, table, REPORT_TEXT_DEFINITION, indicator->definition);
    fact(view, table, REPORT_TEXT_RATIONALE, indicator->rationale);
    fact(view, table, REPORT_TEXT_SOURCE, both(view, indicator->source, indicator->frequency));
    fact(view, table, REPORT_TEXT_METHOD, indicator->method);
    fact(view, table, REPORT_TEXT_RESPONSIBLE, indicator->responsible);
    fact(view, table, REPORT_TEXT_LIMITATIONS, indicator->limitations);
}

/* The cells that the evaluated value was computed from. */
static const char *cells(const report_view *view, const baremo_results_indicator *indicator) {
    const view_line line = {.indicator = indicator};
    const baremo_result *value = view_find(view, &line, view->programme->period, "value");
    return value ? value->source : NULL;
}

static void indicator_card(report_view *view, report_sheet *sheet,
                           const baremo_results_indicator *indicator) {
    report_sheet_heading(
        view->plan, sheet,
        baremo_arena_format(view->arena, "%s. %s", indicator->id, indicator->title));
    report_table *table = report_sheet_table(view->plan, sheet, indicator->id);
    table->headless = true;
    report_table_column(table, "", 26, 26);
    report_table_column(table, "", 80, 100);
    const baremo_results_axis *axis = baremo_results_axis_find(view->results, indicator->axis);
    fact(view, table, REPORT_TEXT_AXIS, axis ? view_axis_title(view, axis) : indicator->axis);
    fact(view, table, REPORT_TEXT_ACTION, indicator->action);
    fact(view, table, REPORT_TEXT_COMPARES, indicator->of);
    numbers(view, table, indicator);
    words(view, table, indicator);
    fact(view, table, REPORT_TEXT_CELLS, cells(view, indicator));
}

void report_sheets_definitions(report_view *view) {
    if (!view->indicator_count)
        return;
    report_sheet *sheet =
        report_plan_add(view->plan, "definitions", view_text(view, REPORT_TEXT_SHEET_DEFINITIONS),
                        view_text(view, REPORT_TEXT_TITLE_DEFINITIONS));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_DEFINITIONS);
    for (size_t i = 0; i < view->indicator_count; i++)
        indicator_card(view, sheet, &view->indicators[i]);
}
