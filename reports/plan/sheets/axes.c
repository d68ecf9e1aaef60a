/* One sheet an axis: its objective, its headlines, its indicators and its actions. */
#include "reports/plan/sheets.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

enum { ID, TITLE, UNIT, BASELINE, VALUE, TARGET, SHARE, STATUS, NOTE };

/* A chart of shares cuts off what lies beyond. */
static const double LOWEST_SHARE = -0.5, HIGHEST_SHARE = 1.5;

static void indicator_row(report_view *view, report_table *table,
                          const baremo_results_indicator *indicator) {
    const view_line line = {.indicator = indicator};
    baremo_period period = view->programme->period;
    const baremo_result *value = view_find(view, &line, period, "value");
    const baremo_result *compared = view_find(view, &line, period, "value_cumulative");
    const baremo_result *share = view_share(view, &line);
    compared = compared ? compared : value;
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, ID, indicator->id);
    report_table_text(table, TITLE, indicator->title);
    report_table_text(table, UNIT, indicator->unit);
    view_indicator_number(view, table, BASELINE, indicator, indicator->baseline);
    view_result(view, table, VALUE, indicator, compared);
    view_target(view, table, TARGET, indicator);
    view_result(view, table, SHARE, indicator, share);
    report_table_formula(table, SHARE,
                         (report_formula){REPORT_FORMULA_QUOTIENT, {VALUE, TARGET, 0}});
    report_table_formula(table, SHARE,
                         (report_formula){REPORT_FORMULA_PROGRESS, {VALUE, BASELINE, TARGET}});
    view_status(view, table, STATUS, value ? value->status : BAREMO_STATUS_NONE);
    const char *note = view_add_note(view, view_add_note(view, NULL, value), share);
    if (compared != value)
        note = note ? baremo_arena_format(view->arena, "%s; %s", note,
                                          view_text(view, REPORT_TEXT_SINCE_START))
                    : view_text(view, REPORT_TEXT_SINCE_START);
    report_table_text(table, NOTE, note);
}

static report_table *indicator_table(report_view *view, report_sheet *sheet, const char *axis) {
    report_table *table = report_sheet_table(view->plan, sheet, "indicators");
    table->key_columns = 2;
    report_table_column(table, view_text(view, REPORT_TEXT_ID), 6, 24);
    report_table_column(table, view_text(view, REPORT_TEXT_INDICATOR), 36, 50);
    report_table_column(table, view_text(view, REPORT_TEXT_UNIT), 15, 17);
    report_table_column(table, view_text(view, REPORT_TEXT_BASELINE), 11, 16);
    report_table_column(table, view_period(view, view->programme->period), 11, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_LAST_TARGET), 11, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_SHARE), 11, 13);
    report_table_column(table, view_text(view, REPORT_TEXT_STATUS), 16, 19);
    report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 24, 40);
    for (size_t i = 0; i < view->indicator_count; i++)
        if (view_is_listed(&view->indicators[i]) &&
            baremo_text_equal(view->indicators[i].axis, axis))
            indicator_row(view, table, &view->indicators[i]);
    return table;
}

static void share_range(const report_table *table, double *low, double *high, bool *cut) {
    *low = 0;
    *high = 1;
    for (size_t i = 0; i < table->row_count; i++) {
        const report_cell *cell = report_table_at(table, i, SHARE);
        if (cell->kind != REPORT_CELL_NUMBER)
            continue;
        *cut |= cell->number < LOWEST_SHARE || cell->number > HIGHEST_SHARE;
        if (cell->number < 0)
            *low = LOWEST_SHARE;
        if (cell->number > 1)
            *high = HIGHEST_SHARE;
    }
}

static const char *share_words(const report_view *view, const report_table *table) {
    const char *text = NULL;
    for (size_t i = 0; i < table->row_count; i++) {
        const report_cell *cell = report_table_at(table, i, SHARE);
        const char *title = report_table_at(table, i, TITLE)->text;
        if (cell->kind == REPORT_CELL_NUMBER)
            text = baremo_arena_format(
                view->arena, "%s%s%s", text ? text : "",
                text ? view_text(view, REPORT_TEXT_SAY_SEMICOLON) : "",
                view_fill(view, REPORT_TEXT_CHART_PAIR, title ? title : "",
                          report_share(view->arena, view->language, cell->number, 0), NULL));
    }
    return text;
}

static void share_chart(report_view *view, report_sheet *sheet, const report_table *table) {
    static const report_series series[] = {{SHARE, REPORT_PAINT_VALUE}};
    const char *words = share_words(view, table);
    if (!words)
        return;
    report_chart chart = {.id = "shares",
                          .kind = REPORT_CHART_BARS,
                          .table = table,
                          .row_count = table->row_count,
                          .category = TITLE,
                          .series = series,
                          .series_count = 1,
                          .quantity = {.value_class = BAREMO_VALUE_SHARE},
                          .title = view_text(view, REPORT_TEXT_CHART_SHARES)};
    bool cut = false;
    share_range(table, &chart.low, &chart.high, &cut);
    chart.description = baremo_arena_format(view->arena, "%s. %s.", chart.title, words);
    report_sheet_chart(view->plan, sheet, &chart);
    if (cut)
        report_sheet_paragraph(view->plan, sheet,
                               view_fill(view, REPORT_TEXT_SHARES_CUT,
                                         report_share(view->arena, view->language, chart.low, 0),
                                         report_share(view->arena, view->language, chart.high, 0),
                                         NULL));
}

enum {
    ACTION_STATUS = 2,
    ACTION_END,
    ACTION_BUDGET,
    ACTION_SPENT,
    ACTION_EXECUTION,
    ACTION_RESPONSIBLE,
    ACTION_NOTE
};

static void action_row(report_view *view, report_table *table,
                       const baremo_results_action *action) {
    const report_quantity money = {.value_class = BAREMO_VALUE_MONEY,
                                   .currency = view->programme->currency};
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, ID, action->id);
    report_table_text(table, TITLE, action->title);
    view_action_status(view, table, ACTION_STATUS, action->status);
    report_table_text(table, ACTION_END, view_period(view, action->end));
    report_table_number(table, ACTION_BUDGET, action->budget, money);
    report_table_number(table, ACTION_SPENT, action->spent, money);
    const baremo_result *execution = view_action(view, action->id, "budget_execution");
    view_result(view, table, ACTION_EXECUTION, NULL, execution);
    report_table_formula(
        table, ACTION_EXECUTION,
        (report_formula){REPORT_FORMULA_QUOTIENT, {ACTION_SPENT, ACTION_BUDGET, 0}});
    report_table_text(table, ACTION_RESPONSIBLE, action->responsible);
    const char *note = baremo_text_blank(action->note) ? NULL : action->note;
    report_table_text(table, ACTION_NOTE, view_add_note(view, note, execution));
}

static void action_table(report_view *view, report_sheet *sheet, const char *axis) {
    report_table *table = report_sheet_table(view->plan, sheet, "actions");
    table->key_columns = 2;
    report_table_column(table, view_text(view, REPORT_TEXT_ID), 6, 24);
    report_table_column(table, view_text(view, REPORT_TEXT_ACTION), 36, 50);
    report_table_column(table, view_text(view, REPORT_TEXT_STATUS), 15, 17);
    report_table_column(table, view_text(view, REPORT_TEXT_END), 11, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_BUDGET), 11, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_SPENT), 11, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_BUDGET_EXECUTION), 11, 13);
    report_table_column(table, view_text(view, REPORT_TEXT_RESPONSIBLE), 16, 28);
    report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 24, 40);
    for (size_t i = 0; i < view->action_count; i++)
        if (baremo_text_equal(view->actions[i].axis, axis))
            action_row(view, table, &view->actions[i]);
    report_table_drop_empty(table);
}

static bool has_indicators(const report_view *view, const char *axis) {
    for (size_t i = 0; i < view->indicator_count; i++)
        if (view_is_listed(&view->indicators[i]) &&
            baremo_text_equal(view->indicators[i].axis, axis))
            return true;
    return false;
}

static bool has_actions(const report_view *view, const char *axis) {
    for (size_t i = 0; i < view->action_count; i++)
        if (baremo_text_equal(view->actions[i].axis, axis))
            return true;
    return false;
}

static void axis_sheet(report_view *view, const baremo_results_axis *axis) {
    report_sheet *sheet = report_plan_add(view->plan, view_axis_sheet(view, axis->id),
                                          view_axis_title(view, axis), view_axis_title(view, axis));
    sheet->wide = true;
    report_sheet_paragraph(view->plan, sheet, axis->objective);
    if (has_indicators(view, axis->id)) {
        report_sheet_heading(view->plan, sheet, view_text(view, REPORT_TEXT_INDICATORS));
        report_sheet_paragraph(view->plan, sheet, report_indicator_headline(view, axis->id));
        share_chart(view, sheet, indicator_table(view, sheet, axis->id));
    }
    if (has_actions(view, axis->id)) {
        report_sheet_heading(view->plan, sheet, view_text(view, REPORT_TEXT_ACTIONS));
        report_sheet_paragraph(view->plan, sheet, report_action_headline(view, axis->id));
        action_table(view, sheet, axis->id);
    }
}

void report_sheets_axes(report_view *view) {
    for (size_t i = 0; i < view->axis_count; i++)
        if (has_indicators(view, view->axes[i].id) || has_actions(view, view->axes[i].id))
            axis_sheet(view, &view->axes[i]);
}
