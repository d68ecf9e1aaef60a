/* Cells of the sheets of a comparison. Inside reports/plan/ only. */
#ifndef REPORTS_PLAN_CITY_CELLS_H
#define REPORTS_PLAN_CITY_CELLS_H

#include "reports/plan/view.h"

/** Fills a cell of the row added last with a result, or the mark of one that could not be computed;
 * changes and differences with their sign. */
void city_cell(const report_view *view, report_table *table, size_t column,
               const baremo_result *row);
/** Fills two cells with the limits of a result. */
void city_limits(const report_view *view, report_table *table, size_t column,
                 const baremo_result *row);
/** A whole number. */
void city_whole(report_table *table, size_t column, double value);

/** Columns for a number with its limits: NAME, low, high; returns the first. */
size_t city_columns(const report_view *view, report_table *table, const char *name);
size_t city_column(const report_view *view, report_table *table, report_text_key heading);
/** The columns that name a unit: city, and stratum where there are strata. */
void city_key_columns(const report_view *view, report_table *table);
/** Adds a row that begins with a unit. */
void city_unit_row(const report_view *view, report_table *table, const baremo_results_unit *unit);
/** How many columns those are. */
size_t city_key_count(const report_view *view);

/** A statistic by its name in comparisons. */
const char *city_statistic(const report_view *view, const char *statistic);

/** What the units are called: cities or areas. */
const char *city_word(const report_view *view, bool many);

/** A sheet of a comparison. */
report_sheet *city_sheet(report_view *view, const char *id, report_text_key name,
                         report_text_key title, report_text_key contents);

#endif
