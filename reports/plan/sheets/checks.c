/* Checks: how much of the data expected was received, and whether the office's own rules hold. */
#include "reports/plan/sheets.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

static const char COMPLETENESS[] = "completeness";

static const baremo_result *rule_find(const report_view *view, const baremo_result *like,
                                      baremo_period period, const char *statistic) {
    const baremo_result_key key = {.subject_kind = BAREMO_SUBJECT_RULE,
                                   .subject = like->subject,
                                   .period = period,
                                   .area = like->area,
                                   .group = like->group,
                                   .statistic = statistic};
    return baremo_results_find(view->results, &key);
}

static bool is_rule(const baremo_result *row, const char *statistic) {
    return row->subject_kind == BAREMO_SUBJECT_RULE && strcmp(row->statistic, statistic) == 0;
}

/* The rows of completeness at the evaluated period. */
static bool is_completeness(const report_view *view, const baremo_result *row) {
    return is_rule(row, "share") && baremo_period_equal(row->period, view->programme->period) &&
           strncmp(row->subject, COMPLETENESS, strlen(COMPLETENESS)) == 0;
}

static size_t count_rows(const report_view *view, const char *statistic) {
    size_t count, found = 0;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    for (size_t i = 0; i < count; i++)
        found += statistic ? is_rule(&rows[i], statistic) : is_completeness(view, &rows[i]);
    return found;
}

/* -- completeness -- */

enum { WHAT, AXIS, EXPECTED, RECEIVED, SHARE, FIRST_PERIOD };

static const char *area_title(const report_view *view, const char *id) {
    const baremo_results_area *area = baremo_results_area_find(view->results, id);
    return area && !baremo_text_blank(area->title) ? area->title : id;
}

static const char *what_of(const report_view *view, const baremo_result *row) {
    if (!baremo_text_blank(row->area))
        return area_title(view, row->area);
    bool whole = strcmp(row->subject, COMPLETENESS) == 0;
    return whole ? view_text(view, REPORT_TEXT_WHOLE_PLAN) : row->title;
}

static void completeness_row(report_view *view, report_table *table, const baremo_result *row) {
    bool whole = strcmp(row->subject, COMPLETENESS) == 0 && baremo_text_blank(row->area);
    report_table_row(table, whole ? REPORT_ROW_TOTAL : REPORT_ROW_PLAIN);
    report_table_text(table, WHAT, what_of(view, row));
    report_table_text(table, AXIS, row->axis);
    view_result(view, table, EXPECTED, NULL, rule_find(view, row, row->period, "expected"));
    view_result(view, table, RECEIVED, NULL, rule_find(view, row, row->period, "received"));
    view_result(view, table, SHARE, NULL, row);
    report_table_formula(table, SHARE,
                         (report_formula){REPORT_FORMULA_QUOTIENT, {RECEIVED, EXPECTED, 0}});
    for (size_t i = 0; i + 1 < view->period_count; i++)
        view_result(view, table, FIRST_PERIOD + i, NULL,
                    rule_find(view, row, view->periods[i], "share"));
}

static void completeness(report_view *view, report_sheet *sheet) {
    size_t count;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    if (!count_rows(view, NULL))
        return;
    report_sheet_heading(view->plan, sheet, view_text(view, REPORT_TEXT_COMPLETENESS));
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_COMPLETENESS_NOTE));
    report_table *table = report_sheet_table(view->plan, sheet, "completeness");
    table->key_columns = 2;
    report_table_column(table, view_text(view, REPORT_TEXT_WHAT), 40, 64);
    report_table_column(table, view_text(view, REPORT_TEXT_AXIS), 8, 14);
    report_table_column(table, view_text(view, REPORT_TEXT_EXPECTED_CELLS), 12, 14);
    report_table_column(table, view_text(view, REPORT_TEXT_RECEIVED_CELLS), 12, 14);
    report_table_column(table, view_period(view, view->programme->period), 12, 14);
    for (size_t i = 0; i + 1 < view->period_count; i++)
        report_table_column(
            table, report_period_short(view->arena, view->language, view->periods[i]), 10, 14);
    for (size_t i = 0; i < count; i++)
        if (is_completeness(view, &rows[i]))
            completeness_row(view, table, &rows[i]);
}

/* -- the office's rules -- */

static void rule_row(report_view *view, report_table *table, const baremo_result *checked) {
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, 0, checked->title);
    report_table_text(table, 1, checked->subject);
    report_table_text(table, 2, view_period(view, checked->period));
    view_result(view, table, 3, NULL, checked);
    view_result(view, table, 4, NULL, rule_find(view, checked, checked->period, "violations"));
}

static void rules(report_view *view, report_sheet *sheet) {
    size_t count;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    if (!count_rows(view, "checked"))
        return;
    report_sheet_heading(view->plan, sheet, view_text(view, REPORT_TEXT_RULES));
    report_table *table = report_sheet_table(view->plan, sheet, "rules");
    table->key_columns = 2;
    report_table_column(table, view_text(view, REPORT_TEXT_CHECK), 40, 64);
    report_table_column(table, view_text(view, REPORT_TEXT_RULE), 8, 14);
    report_table_column(table, view_text(view, REPORT_TEXT_PERIOD), 12, 14);
    report_table_column(table, view_text(view, REPORT_TEXT_CHECKED), 12, 14);
    report_table_column(table, view_text(view, REPORT_TEXT_VIOLATIONS), 12, 14);
    for (size_t i = 0; i < count; i++)
        if (is_rule(&rows[i], "checked"))
            rule_row(view, table, &rows[i]);
}

void report_sheets_checks(report_view *view) {
    if (!count_rows(view, NULL) && !count_rows(view, "checked"))
        return;
    report_sheet *sheet =
        report_plan_add(view->plan, "checks", view_text(view, REPORT_TEXT_SHEET_CHECKS),
                        view_text(view, REPORT_TEXT_TITLE_CHECKS));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_CHECKS);
    rules(view, sheet);
    completeness(view, sheet);
}
