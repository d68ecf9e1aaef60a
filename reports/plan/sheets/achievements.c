/* Result indicators: what was forecast beside what was achieved, in figures or in words. */
#include "reports/plan/sheets.h"

enum { ID, TITLE, UNIT, FORECAST, ACHIEVED, DIFFERENCE, SHARE, STATUS, NOTE };

static void add_columns(report_view *view, report_table *table) {
    report_table_column(table, view_text(view, REPORT_TEXT_ID), 6, 24);
    report_table_column(table, view_text(view, REPORT_TEXT_INDICATOR), 34, 60);
    report_table_column(table, view_text(view, REPORT_TEXT_UNIT), 8, 16);
    report_table_column(table, view_text(view, REPORT_TEXT_FORECAST), 11, 18);
    report_table_column(table, view_text(view, REPORT_TEXT_ACHIEVED), 11, 18);
    report_table_column(table, view_text(view, REPORT_TEXT_DIFFERENCE), 11, 14);
    report_table_column(table, view_text(view, REPORT_TEXT_ACHIEVED_OF_FORECAST), 11, 14);
    report_table_column(table, view_text(view, REPORT_TEXT_STATUS), 15, 19);
    report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 20, 40);
}

static void result_row(report_view *view, report_table *table,
                       const baremo_results_indicator *indicator) {
    static const char *const statistics[] = {"forecast", "achieved", "difference", "share"};
    const view_line line = {.indicator = indicator};
    const char *note = NULL;
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, ID, indicator->id);
    report_table_text(table, TITLE, indicator->title);
    report_table_text(table, UNIT, indicator->unit);
    for (size_t i = 0; i < sizeof statistics / sizeof *statistics; i++) {
        const baremo_result *row = view_find(view, &line, view->programme->period, statistics[i]);
        view_result(view, table, FORECAST + i, indicator, row);
        note = view_add_note(view, note, row);
    }
    report_table_formula(table, DIFFERENCE,
                         (report_formula){REPORT_FORMULA_DIFFERENCE, {ACHIEVED, FORECAST, 0}});
    report_table_formula(table, SHARE,
                         (report_formula){REPORT_FORMULA_QUOTIENT, {ACHIEVED, FORECAST, 0}});
    const baremo_result *value = view_find(view, &line, view->programme->period, "value");
    view_status(view, table, STATUS, value ? value->status : BAREMO_STATUS_NONE);
    report_table_text(table, NOTE, view_add_note(view, note, value));
}

void report_sheets_achievements(report_view *view) {
    size_t count = 0;
    for (size_t i = 0; i < view->indicator_count; i++)
        count += view_is_result(&view->indicators[i]);
    if (!count)
        return;
    report_sheet *sheet =
        report_plan_add(view->plan, "achievements", view_text(view, REPORT_TEXT_SHEET_RESULTS),
                        view_fill(view, REPORT_TEXT_TITLE_RESULTS,
                                  view_period(view, view->programme->period), NULL, NULL));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_RESULTS);
    sheet->wide = true;
    report_table *table = report_sheet_table(view->plan, sheet, "achievements");
    table->key_columns = 2;
    add_columns(view, table);
    for (size_t i = 0; i < view->indicator_count; i++)
        if (view_is_result(&view->indicators[i]))
            result_row(view, table, &view->indicators[i]);
}
