/* The plan at a glance: the statuses of indicators and the execution of actions, by axis. */
#include "reports/plan/sheets.h"

#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>

static const report_quantity COUNT = {.value_class = BAREMO_VALUE_COUNT};

/* A column of the table: its statistic, and how it follows from others (by their places here). */
typedef struct overview_column {
    const char *statistic;
    report_text_key heading;
    report_formula formula;
} overview_column;

static const overview_column INDICATOR_COLUMNS[] = {
    {"indicators", REPORT_TEXT_INDICATORS, {0}},
    {"assessed", REPORT_TEXT_ASSESSED, {0}},
    {"achieved", REPORT_TEXT_ACHIEVED_MANY, {0}},
    {"on_track", REPORT_TEXT_ON_TRACK_MANY, {0}},
    {"behind", REPORT_TEXT_BEHIND_MANY, {0}},
    {"off_track", REPORT_TEXT_OFF_TRACK_MANY, {0}},
    {"not_assessed", REPORT_TEXT_NOT_ASSESSED_MANY, {0}},
    {"mean_share_capped", REPORT_TEXT_MEAN_SHARE_CAPPED, {0}},
};

static const overview_column ACTION_COLUMNS[] = {
    {"actions", REPORT_TEXT_ACTIONS, {0}},
    {"completed", REPORT_TEXT_COMPLETED_MANY, {0}},
    {"ongoing", REPORT_TEXT_ONGOING_MANY, {0}},
    {"not_started", REPORT_TEXT_NOT_STARTED_MANY, {0}},
    {"dropped", REPORT_TEXT_DROPPED_MANY, {0}},
    {"execution", REPORT_TEXT_EXECUTION, {REPORT_FORMULA_SUM_QUOTIENT, {2, 3, 1}}},
    {"completion", REPORT_TEXT_COMPLETION, {REPORT_FORMULA_QUOTIENT, {2, 1, 0}}},
    {"budget", REPORT_TEXT_BUDGET, {0}},
    {"spent", REPORT_TEXT_SPENT, {0}},
    {"budget_execution", REPORT_TEXT_BUDGET_EXECUTION, {REPORT_FORMULA_QUOTIENT, {9, 8, 0}}},
    {"sessions", REPORT_TEXT_SESSIONS, {0}},
    {"invited", REPORT_TEXT_INVITED, {0}},
    {"participants", REPORT_TEXT_PARTICIPANTS, {0}},
    {"cost_per_participant",
     REPORT_TEXT_COST_PER_PARTICIPANT,
     {REPORT_FORMULA_QUOTIENT, {9, 13, 0}}},
};

enum {
    INDICATOR_COLUMN_COUNT = sizeof INDICATOR_COLUMNS / sizeof *INDICATOR_COLUMNS,
    ACTION_COLUMN_COUNT = sizeof ACTION_COLUMNS / sizeof *ACTION_COLUMNS
};

static void overview_row(report_view *view, report_table *table, const char *axis,
                         const overview_column *columns, size_t count) {
    for (size_t i = 0; i < count; i++) {
        view_result(view, table, i + 1, NULL, view_total(view, axis, columns[i].statistic));
        if (columns[i].formula.kind)
            report_table_formula(table, i + 1, columns[i].formula);
    }
}

static report_table *overview_table(report_view *view, report_sheet *sheet, const char *id,
                                    const overview_column *columns, size_t count) {
    report_table *table = report_sheet_table(view->plan, sheet, id);
    table->key_columns = 1;
    report_table_column(table, view_text(view, REPORT_TEXT_AXIS), 30, 44);
    for (size_t i = 0; i < count; i++)
        report_table_column(table, view_text(view, columns[i].heading), 11, 15);
    for (size_t i = 0; i < view->axis_count; i++) {
        if (!view_total(view, view->axes[i].id, columns[0].statistic))
            continue;
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, 0, view_axis_title(view, &view->axes[i]));
        overview_row(view, table, view->axes[i].id, columns, count);
    }
    report_table_row(table, REPORT_ROW_TOTAL);
    report_table_text(table, 0, view_text(view, REPORT_TEXT_WHOLE_PLAN));
    overview_row(view, table, NULL, columns, count);
    for (size_t i = 0; i < count; i++)
        if (!columns[i].formula.kind)
            report_table_formula(table, i + 1, (report_formula){REPORT_FORMULA_COLUMN_SUM, {0}});
    return table;
}

/* "1. Title: achieved 2, on track 1. 2. Title: ..." of the rows of a table. */
static const char *row_words(report_view *view, const report_table *table,
                             const report_chart *chart) {
    const char *text = "";
    for (size_t row = 0; row < chart->row_count; row++) {
        text = baremo_arena_format(view->arena, "%s%s%s:", text, row ? " " : "",
                                   report_table_at(table, row, chart->category)->text);
        for (size_t i = 0; i < chart->series_count; i++) {
            const report_cell *cell = report_table_at(table, row, chart->series[i].column);
            const char *number =
                cell->kind == REPORT_CELL_NUMBER
                    ? report_value(view->arena, view->language, cell->number, cell->quantity)
                    : view_text(view, REPORT_TEXT_NO_DATA);
            text = baremo_arena_format(view->arena, "%s%s %s %s", text, i ? "," : "",
                                       table->columns[chart->series[i].column].heading, number);
        }
        text = baremo_arena_format(view->arena, "%s.", text);
    }
    return text;
}

static void overview_chart(report_view *view, report_sheet *sheet, report_chart *chart,
                           const report_table *table, report_text_key title) {
    if (table->row_count < 2)
        return;
    chart->table = table;
    chart->row_count = table->row_count - 1;
    chart->title = view_text(view, title);
    chart->low = 0;
    chart->high = BAREMO_MISSING;
    chart->description =
        baremo_arena_format(view->arena, "%s. %s", chart->title, row_words(view, table, chart));
    report_sheet_chart(view->plan, sheet, chart);
}

static void indicator_sheet(report_view *view) {
    static const report_series series[] = {{3, REPORT_PAINT_ACHIEVED},
                                           {4, REPORT_PAINT_ON_TRACK},
                                           {5, REPORT_PAINT_BEHIND},
                                           {6, REPORT_PAINT_OFF_TRACK},
                                           {7, REPORT_PAINT_NOT_ASSESSED}};
    report_chart chart = {.id = "status",
                          .kind = REPORT_CHART_STACKED_BARS,
                          .series = series,
                          .series_count = sizeof series / sizeof *series,
                          .quantity = COUNT};
    report_sheet *sheet =
        report_plan_add(view->plan, "overview", view_text(view, REPORT_TEXT_SHEET_OVERVIEW),
                        view_text(view, REPORT_TEXT_TITLE_OVERVIEW));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_OVERVIEW);
    sheet->wide = true;
    report_sheet_paragraph(view->plan, sheet, report_indicator_headline(view, NULL));
    const report_table *table =
        overview_table(view, sheet, "statuses", INDICATOR_COLUMNS, INDICATOR_COLUMN_COUNT);
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_MEAN_SHARE_NOTE));
    overview_chart(view, sheet, &chart, table, REPORT_TEXT_CHART_STATUS);
}

static void execution_sheet(report_view *view) {
    static const report_series statuses[] = {{2, REPORT_PAINT_COMPLETED},
                                             {3, REPORT_PAINT_ONGOING},
                                             {4, REPORT_PAINT_NOT_STARTED},
                                             {5, REPORT_PAINT_DROPPED}};
    static const report_series money[] = {{8, REPORT_PAINT_BUDGET}, {9, REPORT_PAINT_SPENT}};
    report_chart execution = {.id = "execution",
                              .kind = REPORT_CHART_STACKED_BARS,
                              .series = statuses,
                              .series_count = sizeof statuses / sizeof *statuses,
                              .quantity = COUNT};
    report_chart budget = {
        .id = "budget",
        .kind = REPORT_CHART_BARS,
        .series = money,
        .series_count = sizeof money / sizeof *money,
        .follows = true,
        .quantity = {.value_class = BAREMO_VALUE_MONEY, .currency = view->programme->currency}};
    report_sheet *sheet =
        report_plan_add(view->plan, "execution", view_text(view, REPORT_TEXT_SHEET_EXECUTION),
                        view_text(view, REPORT_TEXT_TITLE_EXECUTION));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_EXECUTION);
    sheet->wide = true;
    report_sheet_paragraph(view->plan, sheet, report_action_headline(view, NULL));
    report_table *table =
        overview_table(view, sheet, "execution", ACTION_COLUMNS, ACTION_COLUMN_COUNT);
    bool with_budget = view_total_value(view, NULL, "budget") > 0;
    if (!with_budget)
        report_table_drop_empty(table); /* behind the columns of the chart */
    overview_chart(view, sheet, &execution, table, REPORT_TEXT_CHART_EXECUTION);
    if (with_budget)
        overview_chart(view, sheet, &budget, table, REPORT_TEXT_CHART_BUDGET);
}

void report_sheets_overview(report_view *view) {
    if (view->axis_count && view->indicator_count)
        indicator_sheet(view);
    if (view->axis_count && view->action_count)
        execution_sheet(view);
}
