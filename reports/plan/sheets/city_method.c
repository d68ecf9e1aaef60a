/* Notes and method of a comparison. */
#include "reports/plan/sheets.h"

#include "reports/plan/city_cells.h"

static void term(const report_view *view, report_table *table, report_text_key name,
                 const char *text) {
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, 0, view_text(view, name));
    report_table_text(table, 1, text);
}

static void plain(const report_view *view, report_table *table, report_text_key name,
                  report_text_key meaning) {
    term(view, table, name, view_text(view, meaning));
}

static void simulation(const report_view *view, report_table *table) {
    const baremo_results_comparison *how = view->cities->comparison;
    term(view, table, REPORT_TEXT_CITY_SIMULATION,
         view_fill(view, REPORT_TEXT_MEANS_CITY_SIMULATION, view_count(view, how->draws),
                   report_number(view->arena, REPORT_ENGLISH, how->seed, 0), NULL));
}

void report_sheets_city_method(report_view *view) {
    report_sheet *sheet = city_sheet(view, "method", REPORT_TEXT_SHEET_METHOD,
                                     REPORT_TEXT_SHEET_METHOD, REPORT_TEXT_CONTENTS_METHOD);
    report_table *table = report_sheet_table(view->plan, sheet, "terms");
    table->headless = true;
    report_table_column(table, "", 30, 34);
    report_table_column(table, "", 80, 100);
    plain(view, table, REPORT_TEXT_MARK_NO_VALUE, REPORT_TEXT_MEANS_NO_VALUE);
    plain(view, table, REPORT_TEXT_STATUS, REPORT_TEXT_MEANS_CITY_STATUS);
    plain(view, table, REPORT_TEXT_CHART_POOLED, REPORT_TEXT_MEANS_CITY_POOLED);
    plain(view, table, REPORT_TEXT_CHART_PREDICTION, REPORT_TEXT_MEANS_CITY_PREDICTION);
    plain(view, table, REPORT_TEXT_CHART_SHRUNKEN, REPORT_TEXT_MEANS_CITY_SHRUNKEN);
    plain(view, table, REPORT_TEXT_CITY_TOLD, REPORT_TEXT_MEANS_CITY_APART);
    plain(view, table, REPORT_TEXT_SHEET_CITY_FUNNEL, REPORT_TEXT_MEANS_CITY_FUNNEL);
    plain(view, table, REPORT_TEXT_CITY_NORMALISED, REPORT_TEXT_MEANS_CITY_NORMALISED);
    plain(view, table, REPORT_TEXT_CITY_SCORES, REPORT_TEXT_MEANS_CITY_SCORES);
    plain(view, table, REPORT_TEXT_CITY_WEIGHT, REPORT_TEXT_MEANS_CITY_EFFECTIVE);
    plain(view, table, REPORT_TEXT_CITY_PER_POINT, REPORT_TEXT_CITY_PER_POINT_KEY);
    plain(view, table, REPORT_TEXT_SHEET_CITY_DISPLACEMENT, REPORT_TEXT_MEANS_CITY_DISPLACEMENT);
    simulation(view, table);
    plain(view, table, REPORT_TEXT_FORMULAS, REPORT_TEXT_MEANS_FORMULAS);
}
