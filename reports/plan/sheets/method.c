/* Notes and method: how the numbers came about and how to read them. */
#include "reports/plan/sheets.h"

#include "reports/plan/survey_grid.h"

static void term(report_view *view, report_table *table, report_text_key name, const char *text) {
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, 0, view_text(view, name));
    report_table_text(table, 1, text);
}

static report_table *terms(report_view *view, report_sheet *sheet, const char *id) {
    report_table *table = report_sheet_table(view->plan, sheet, id);
    table->headless = true;
    report_table_column(table, "", 30, 30);
    report_table_column(table, "", 80, 100);
    return table;
}

static const char *share(const report_view *view, double fraction) {
    return report_share(view->arena, view->language, fraction, 0);
}

static void statuses(report_view *view, report_sheet *sheet) {
    static const report_text_key meanings[] = {
        REPORT_TEXT_MEANS_ACHIEVED, REPORT_TEXT_MEANS_ON_TRACK, REPORT_TEXT_MEANS_BEHIND,
        REPORT_TEXT_MEANS_OFF_TRACK, REPORT_TEXT_MEANS_NOT_ASSESSED};
    report_sheet_heading(view->plan, sheet, view_text(view, REPORT_TEXT_STATUS));
    report_table *table = terms(view, sheet, "statuses");
    const char *on_track = share(view, view->programme->on_track);
    const char *behind = share(view, view->programme->behind);
    for (int i = 0; i < 5; i++) {
        report_table_row(table, REPORT_ROW_PLAIN);
        view_status(view, table, 0, (baremo_result_status)(BAREMO_STATUS_ACHIEVED + i));
        report_table_text(table, 1, view_fill(view, meanings[i], on_track, behind, NULL));
    }
}

static void statistic(report_view *view, report_table *table, const char *name,
                      report_text_key meaning) {
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, 0, view_name(view, REPORT_NAMES_STATISTIC, name));
    report_table_text(table, 1, view_text(view, meaning));
}

static void surveys(report_view *view, report_sheet *sheet) {
    report_sheet_heading(view->plan, sheet, view_text(view, REPORT_TEXT_READING_SURVEYS));
    report_table *table = terms(view, sheet, "survey_terms");
    statistic(view, table, "percent_favourable", REPORT_TEXT_MEANS_FAVOURABLE);
    term(view, table, REPORT_TEXT_STATUS, view_text(view, REPORT_TEXT_MEANS_VERDICT));
    term(view, table, REPORT_TEXT_SIZES_OF_CHANGE, view_text(view, REPORT_TEXT_MEANS_EFFECT));
    statistic(view, table, "hodges_lehmann", REPORT_TEXT_MEANS_HODGES_LEHMANN);
    statistic(view, table, "superiority", REPORT_TEXT_MEANS_SUPERIORITY);
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, 0, "p");
    report_table_text(table, 1, view_text(view, REPORT_TEXT_MEANS_P));
    statistic(view, table, "holm.p", REPORT_TEXT_MEANS_HOLM);
    statistic(view, table, "alpha", REPORT_TEXT_MEANS_ALPHA);
}

static void indicators(report_view *view, report_sheet *sheet) {
    statuses(view, sheet);
    report_sheet_heading(view->plan, sheet, view_text(view, REPORT_TEXT_READING));
    report_table *table = terms(view, sheet, "terms");
    const char *confidence = share(view, view->programme->confidence);
    term(view, table, REPORT_TEXT_MARK_NO_VALUE, view_text(view, REPORT_TEXT_MEANS_NO_VALUE));
    term(view, table, REPORT_TEXT_CHANGE, view_text(view, REPORT_TEXT_MEANS_CHANGE));
    term(view, table, REPORT_TEXT_EXPECTED, view_text(view, REPORT_TEXT_MEANS_EXPECTED));
    term(view, table, REPORT_TEXT_SHARE, view_text(view, REPORT_TEXT_MEANS_SHARE));
    term(view, table, REPORT_TEXT_SHARE_OF_EXPECTED,
         view_text(view, REPORT_TEXT_MEANS_SHARE_OF_EXPECTED));
    term(view, table, REPORT_TEXT_MEAN_SHARE_CAPPED, view_text(view, REPORT_TEXT_MEANS_MEAN_SHARE));
    term(view, table, REPORT_TEXT_CUMULATIVE, view_text(view, REPORT_TEXT_MEANS_CUMULATIVE));
    term(view, table, REPORT_TEXT_EXECUTION, view_text(view, REPORT_TEXT_MEANS_EXECUTION));
    term(view, table, REPORT_TEXT_INTERVAL,
         view_fill(view, REPORT_TEXT_MEANS_INTERVAL, confidence, NULL, NULL));
    term(view, table, REPORT_TEXT_FORMULAS, view_text(view, REPORT_TEXT_MEANS_FORMULAS));
}

void report_sheets_method(report_view *view) {
    size_t survey_count;
    (void)survey_list(view, &survey_count);
    report_sheet *sheet =
        report_plan_add(view->plan, "method", view_text(view, REPORT_TEXT_SHEET_METHOD),
                        view_text(view, REPORT_TEXT_SHEET_METHOD));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_METHOD);
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_UNPROTECTED));
    indicators(view, sheet);
    if (survey_count)
        surveys(view, sheet);
}
