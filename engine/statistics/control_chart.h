/* Control charts: a series of measurements or counts with the limits of its own variation. */
#ifndef BAREMO_STATISTICS_CONTROL_CHART_H
#define BAREMO_STATISTICS_CONTROL_CHART_H

#include <stddef.h>

typedef enum baremo_chart {
    BAREMO_CHART_XMR,  /**< individual values, sigma from moving ranges */
    BAREMO_CHART_P,    /**< shares of cases */
    BAREMO_CHART_U,    /**< events over exposure */
    BAREMO_CHART_C,    /**< events */
    BAREMO_CHART_EWMA, /**< exponentially weighted mean of individual values, lambda 0.2 */
    BAREMO_CHART_CUSUM /**< cumulated sums of standardised values, k 0.5, h 5 */
} baremo_chart;

/** What a point violates. */
typedef enum baremo_control_rule {
    BAREMO_RULE_NONE,
    BAREMO_RULE_LIMITS,       /**< beyond the limits */
    BAREMO_RULE_TWO_OF_THREE, /**< the second of three points beyond 2 sigma on one side */
    BAREMO_RULE_FOUR_OF_FIVE, /**< the fourth of five beyond 1 sigma on one side */
    BAREMO_RULE_EIGHT         /**< the eighth (or a later) point in a row on one side */
} baremo_control_rule;

/** A point of the chart. */
typedef struct baremo_control_point {
    double value, total; /**< given; total for p and u only */
    /* computed: */
    double point; /**< value, share, rate, weighted mean, or standardised value */
    double lcl, ucl;
    double distance;              /**< from center in sigmas; missing for ewma and cusum */
    double cusum_high, cusum_low; /**< cusum only; low is 0 or negative */
    baremo_control_rule rule;
} baremo_control_point;

typedef struct baremo_control {
    double center, sigma;     /**< sigma of p and u: of one case or unit of exposure */
    double lcl, ucl;          /**< missing where they differ from point to point */
    double mr_center, mr_ucl; /**< xmr, ewma, cusum */
    double longest_run, crossings;
} baremo_control;

/** Computes a chart.
 *
 *  in      points in order of time; `baseline`: how many of the first set center and sigma, 0: all;
 *          not more than `count`
 *  out     center and limits; what each point violates; the longest run of values on one side of
 *          center and how often they change sides, values on it left out
 *  none    center: no points; sigma and limits of xmr, ewma, cusum: fewer than two in the baseline
 *  source  Shewhart (1931); Montgomery (2012) Introduction to Statistical Quality Control, chapters
 *          6, 7 and 9; Western Electric (1956) Statistical Quality Control Handbook for the rules;
 *          equals R 4.2 qcc 2.7 with d2 = 2/sqrt(pi)
 */
baremo_control baremo_control_of(baremo_control_point *points, size_t count, baremo_chart chart,
                                 size_t baseline);

/** A chart whose center cannot be had: takes off the points all but values and shares. */
baremo_control baremo_control_none(baremo_control_point *points, size_t count, baremo_chart chart);

#endif
