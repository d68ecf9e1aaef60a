/* How complete and how timely the reports of each city or area were, period by period. */
#include "reports/plan/sheets.h"

#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_cells.h"
#include "reports/plan/city_sentences.h"

static const char INDICATOR[] = "indicator ";

static const char *unit_of(const report_view *view, const baremo_result *row) {
    return view->cities->comparison->of_areas ? row->area : row->programme;
}

static bool is_about(const report_view *view, const baremo_result *row, const char *statistic) {
    return row->subject_kind == BAREMO_SUBJECT_PROGRAMME &&
           !baremo_text_blank(unit_of(view, row)) && strcmp(row->statistic, statistic) == 0;
}

static int by_period(const void *a, const void *b) {
    return baremo_period_compare(*(const baremo_period *)a, *(const baremo_period *)b);
}

/* The columns of a statistic: one a period. */
typedef struct period_columns {
    const char *statistic;
    baremo_period *periods;
    size_t count, capacity, first;
    bool single;           /**< every share is of one report: it is there, or it is not */
    const char *indicator; /**< that says it; NULL: none does */
} period_columns;

static period_columns columns_of(const report_view *view, const char *statistic) {
    size_t count;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    period_columns of = {.statistic = statistic, .single = true};
    for (size_t i = 0; i < count; i++) {
        bool known = !is_about(view, &rows[i], statistic);
        of.single = of.single && (known || rows[i].n == 1);
        if (!known && strncmp(rows[i].method, INDICATOR, strlen(INDICATOR)) == 0)
            of.indicator = rows[i].method + strlen(INDICATOR);
        for (size_t k = 0; k < of.count && !known; k++)
            known = baremo_period_equal(of.periods[k], rows[i].period);
        if (known)
            continue;
        BAREMO_ARENA_RESERVE(view->arena, of.periods, of.count, of.capacity);
        of.periods[of.count++] = rows[i].period;
    }
    if (of.count)
        qsort(of.periods, of.count, sizeof *of.periods, by_period);
    return of;
}

static void add_columns(const report_view *view, report_table *table, period_columns *of) {
    const char *name = view_name(view, REPORT_NAMES_STATISTIC, of->statistic);
    of->first = table->column_count;
    for (size_t i = 0; i < of->count; i++) {
        bool none = of->periods[i].grain == BAREMO_PERIOD_NONE;
        const char *when = report_period_short(view->arena, view->language, of->periods[i]);
        size_t column = report_table_column(
            table, none ? name : view_fill(view, REPORT_TEXT_CHART_PAIR, name, when, NULL), 10, 14);
        table->columns[column].centred = of->single;
    }
}

/* The programme whose areas are compared. */
static const char *whole_of(const report_view *view) {
    const baremo_results_unit *first = view->cities->units;
    return view->cities->count && first ? first->programme : NULL;
}

/* Of all of them where `unit` is NULL. */
static const baremo_result *row_at(const report_view *view, const baremo_results_unit *unit,
                                   const period_columns *of, size_t period) {
    bool areas = view->cities->comparison->of_areas;
    const baremo_result_key key = {.subject_kind = BAREMO_SUBJECT_PROGRAMME,
                                   .subject = unit ? unit->id : whole_of(view),
                                   .period = of->periods[period],
                                   .area = areas && unit ? unit->id : NULL,
                                   .statistic = of->statistic,
                                   .programme = areas || !unit ? NULL : unit->id};
    return baremo_results_find(view->results, &key);
}

static void cell(const report_view *view, report_table *table, const period_columns *of, size_t i,
                 const baremo_results_unit *unit) {
    const baremo_result *row = row_at(view, unit, of, i);
    size_t column = of->first + i;
    if (row && of->single && unit) {
        report_table_text(table, column, row->value > 0 ? "✓" : "–");
    } else if (row) {
        city_cell(view, table, column, row);
    } else {
        report_table_text(table, column, view_text(view, REPORT_TEXT_MARK_NO_VALUE));
        report_table_cell(table, column)->kind = REPORT_CELL_MARK;
    }
}

static bool any_of_all(const report_view *view, const period_columns *lists) {
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < lists[k].count; i++)
            if (row_at(view, NULL, &lists[k], i))
                return true;
    return false;
}

static void cells(const report_view *view, report_table *table, const period_columns *lists,
                  const baremo_results_unit *unit) {
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < lists[k].count; i++)
            cell(view, table, &lists[k], i, unit);
}

/* "Completeness: Sections answered" */
static void say_what_it_is(report_view *view, report_sheet *sheet, const period_columns *of) {
    if (!of->indicator)
        return;
    report_sheet_paragraph(
        view->plan, sheet,
        view_fill(view, REPORT_TEXT_CHART_PAIR,
                  view_name(view, REPORT_NAMES_STATISTIC, of->statistic),
                  city_title(view->cities, BAREMO_SUBJECT_INDICATOR, of->indicator), NULL));
}

void report_sheets_city_reports(report_view *view) {
    period_columns lists[2] = {columns_of(view, "completeness"), columns_of(view, "timeliness")};
    if (!lists[0].count && !lists[1].count)
        return;
    report_sheet *sheet =
        city_sheet(view, "reports", REPORT_TEXT_SHEET_CITY_REPORTS, REPORT_TEXT_TITLE_CITY_REPORTS,
                   REPORT_TEXT_CONTENTS_CITY_REPORTS);
    const survey_words words = {view->arena, view->language, view->results};
    report_sheet_paragraph(view->plan, sheet, city_say_reports(&words, view->cities));
    for (size_t k = 0; k < 2; k++)
        say_what_it_is(view, sheet, &lists[k]);
    if (lists[1].count && lists[1].single)
        report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_CITY_ON_TIME));
    report_table *table = report_sheet_table(view->plan, sheet, "reports");
    city_key_columns(view, table);
    for (size_t k = 0; k < 2; k++)
        add_columns(view, table, &lists[k]);
    for (size_t unit = 0; unit < view->cities->count; unit++) {
        city_unit_row(view, table, &view->cities->units[unit]);
        cells(view, table, lists, &view->cities->units[unit]);
    }
    if (!any_of_all(view, lists))
        return;
    report_table_row(table, REPORT_ROW_TOTAL);
    report_table_text(table, 0, view_text(view, REPORT_TEXT_CHART_ALL_TOGETHER));
    cells(view, table, lists, NULL);
}
