/* An indicator over time, ready to draw: its values, the path to its target, and the axes that hold
 * them. */
#ifndef REPORTS_CHARTS_SERIES_H
#define REPORTS_CHARTS_SERIES_H

#include "reports/charts/maker.h"
#include "reports/charts/scale.h"

/** A value of a period; missing with its reason in `row`. */
typedef struct series_point {
    baremo_period period;
    double value, low, high;
    const baremo_result *row;
} series_point;

/** A known point of the path to the target. */
typedef enum series_goal_kind {
    GOAL_START, /**< zero before the start, where values accumulate */
    GOAL_BASELINE,
    GOAL_TARGET
} series_goal_kind;
typedef struct series_goal {
    baremo_period period;
    double value;
    series_goal_kind kind;
} series_goal;

typedef struct series {
    const baremo_results_indicator *indicator;
    const char *area; /**< NULL: the programme */
    series_point *points;
    size_t point_count, value_count;
    series_goal *goals; /**< in order of period; a start or baseline is the first */
    size_t goal_count;
    bool has_interval;
    double level; /**< of the intervals */
} series;

/** The series of an indicator. An area has its own targets only. */
series series_of(chart_maker *maker, const baremo_results_indicator *indicator, const char *area);

/** Two values or more, the baseline counted: enough for a line. */
bool series_is_line(const series *drawn);

/** Widens low..high (missing at first) by all that the series draws. */
void series_range(const series *drawn, double *low, double *high);

/** Where a period stands on the axis of time: the day in its middle. */
double period_day(baremo_period period);

/** The vertical axis of values: from zero where that is no waste, by rungs for levels. */
scale series_axis(const baremo_results_indicator *indicator, double low, double high,
                  double wanted);
/** The text of a tick. */
const char *series_tick(chart_maker *maker, const baremo_results_indicator *indicator,
                        const scale *axis, double value);

/** Draws the intervals of the values, which lie below all else. */
void series_draw_interval(chart_maker *maker, chart *page, const series *drawn, const scale *time,
                          const scale *axis);
/** Draws the values: line and points. Missing ones part the line. */
void series_draw(chart_maker *maker, chart *page, const series *drawn, const scale *time,
                 const scale *axis);

#endif
