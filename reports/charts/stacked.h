/* Stacked bars of counts by axis: what status bars and execution bars have in common. */
#ifndef REPORTS_CHARTS_STACKED_H
#define REPORTS_CHARTS_STACKED_H

#include "reports/charts/maker.h"

/** How a part of the bars is filled. */
typedef enum stacked_pattern { STACKED_PLAIN, STACKED_RISING, STACKED_FALLING } stacked_pattern;

typedef struct stacked_part {
    const char *word;
    mark_colour fill, text;
    stacked_pattern pattern;
    mark_colour line; /**< of the pattern */
} stacked_part;

#define STACKED_PARTS_MAX 8

/** One bar: a count for each part; missing: not computable. */
typedef struct stacked_bar {
    const char *axis; /**< its id; NULL: the whole programme */
    const char *name;
    double counts[STACKED_PARTS_MAX];
    const char *reason; /**< why there is no bar; NULL: there is one */
} stacked_bar;

typedef struct stacked_chart {
    const chart_type *type;
    const char *title, *subtitle;
    const char *alt; /**< one sentence that comes first; the counts of each bar follow */
    const char *of;  /**< what the bars stand for: "Axis" */
    const stacked_part *parts;
    size_t part_count;
    const stacked_bar *bars;
    size_t bar_count;
} stacked_chart;

/** One bar an axis, without axes one for the programme: the counts are the rows of these statistics
 * at the evaluated period. Returns how many bars. */
size_t stacked_bars(chart_maker *maker, const char *const *statistics, size_t count,
                    stacked_bar **bars);

/** Adds the chart, on as many pages as its bars need. */
void stacked_make(chart_maker *maker, const stacked_chart *wanted);

#endif
