/* The run: version, options and inputs, so that anybody can repeat it. */
#include "reports/plan/sheets.h"

#include <string.h>

#include <baremo/version.h>

static void fact(report_table *table, const char *name, const char *text) {
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, 0, name);
    report_table_text(table, 1, text);
}

static void facts(report_view *view, report_sheet *sheet) {
    size_t rows;
    baremo_results_rows(view->results, &rows);
    report_table *table = report_sheet_table(view->plan, sheet, "facts");
    table->headless = true;
    report_table_column(table, "", 34, 40);
    report_table_column(table, "", 14, 70);
    fact(table, view_text(view, REPORT_TEXT_PROGRAM_VERSION), "baremo " BAREMO_VERSION);
    fact(table, view_text(view, REPORT_TEXT_PROGRAMME_ID), view->programme->id);
    fact(table, view_text(view, REPORT_TEXT_INDICATORS),
         view_count(view, (double)view->indicator_count));
    fact(table, view_text(view, REPORT_TEXT_ACTIONS), view_count(view, (double)view->action_count));
    fact(table, view_text(view, REPORT_TEXT_ESTIMATES), view_count(view, (double)rows));
    for (size_t i = 0; view->run && i < view->run->setting_count; i++)
        fact(table, view_name(view, REPORT_NAMES_SETTING, view->run->settings[i].name),
             view_name(view, REPORT_NAMES_SETTING_VALUE, view->run->settings[i].value));
}

static void inputs(report_view *view, report_sheet *sheet) {
    static const report_quantity count = {.value_class = BAREMO_VALUE_COUNT};
    size_t input_count;
    const baremo_results_input *all = baremo_results_inputs(view->results, &input_count);
    if (!input_count)
        return;
    report_sheet_heading(view->plan, sheet, view_text(view, REPORT_TEXT_INPUTS));
    report_table *table = report_sheet_table(view->plan, sheet, "inputs");
    report_table_column(table, view_text(view, REPORT_TEXT_FILE), 34, 40);
    report_table_column(table, view_text(view, REPORT_TEXT_SHA256), 66, 70);
    report_table_column(table, view_text(view, REPORT_TEXT_BYTES), 10, 12);
    report_table_column(table, view_text(view, REPORT_TEXT_ROWS), 10, 12);
    for (size_t i = 0; i < input_count; i++) {
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, 0, all[i].path);
        report_table_text(table, 1, all[i].sha256);
        report_table_number(table, 2, (double)all[i].bytes, count);
        report_table_number(table, 3, (double)all[i].rows, count);
    }
}

void report_sheets_run(report_view *view) {
    report_sheet *sheet = report_plan_add(view->plan, "run", view_text(view, REPORT_TEXT_SHEET_RUN),
                                          view_text(view, REPORT_TEXT_TITLE_RUN));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_RUN);
    sheet->wide = true;
    facts(view, sheet);
    inputs(view, sheet);
}
