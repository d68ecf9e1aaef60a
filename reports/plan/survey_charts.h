/* Charts of surveys over the cells of their sheets. Inside reports/plan/ only. */
#ifndef REPORTS_PLAN_SURVEY_CHARTS_H
#define REPORTS_PLAN_SURVEY_CHARTS_H

#include "reports/plan/survey_grid.h"

/** The most rows one chart shows; more stand in further charts. */
enum { SURVEY_CHART_ROWS = 14 };

/** Adds a chart, on as many pieces as its rows need, with its text alternative; nothing without
 * rows or series. Of `chart` the title, kind, table, rows, category, series and quantity are given.
 */
void survey_chart_add(report_view *view, report_sheet *sheet, const report_chart *chart);

/** Adds, for the ordinal items of each survey that share their answers, a table of whole
 * percentages that add up to 100 with diverging bars over it. */
void survey_chart_answers(report_view *view, report_sheet *sheet);
/** Adds the means of the scales of each survey that share a range, wave by wave, with lines from
 * wave to wave. */
void survey_chart_means(report_view *view, report_sheet *sheet);

#endif
