/* What the charts of a comparison share. */
#ifndef REPORTS_CHARTS_CITY_CHART_H
#define REPORTS_CHARTS_CITY_CHART_H

#include "reports/charts/log_ticks.h"
#include "reports/charts/rows.h"

#define CITY_ROWS_PER_PAGE 40

/** Whether charts with a row for each unit are drawn. */
bool city_chart_fits(const chart_maker *maker);
/** "In order of population, the largest first". */
const char *city_order(chart_maker *maker);
/** "City" or "Area", as a heading; of several "Cities" or "Areas". */
const char *city_heading(const chart_maker *maker, bool many);
/** Two parts of a subtitle. */
const char *city_both(chart_maker *maker, const char *first, const char *second);
/** "95% interval", of a row; the word alone where the level is not known. */
const char *city_interval_word(chart_maker *maker, const baremo_result *row);

/** An axis over estimates: linear, or of ratios. */
typedef struct city_axis {
    bool is_log;
    double low, high; /**< of what is drawn; missing until something is */
    log_ticks ticks;
} city_axis;
city_axis city_axis_begin(const char *effect);
/** Widens it by a value and the finite limits of a row. */
void city_axis_add(city_axis *axis, const baremo_result *row);
void city_axis_add_value(city_axis *axis, double value);
/** Where a value stands on it: itself or its logarithm. */
double city_axis_at(const city_axis *axis, double value);
/** Gives it to a chart of rows, with a dark line where there is no effect. */
void city_axis_set(chart_maker *maker, city_axis *axis, row_chart *wanted, double none);

/** A row of a chart for a unit: name and words; `row` says why there is nothing where it has no
 * value. Cells are the name and the words. */
row_item city_row_item(chart_maker *maker, const baremo_results_unit *unit,
                       const baremo_result *row);

/** A line with ends, over the values of an axis. */
void city_interval(const row_place *at, const city_axis *axis, double low, double high);

#endif
