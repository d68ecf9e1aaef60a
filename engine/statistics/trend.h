/* Trend and change of a series. */
#ifndef BAREMO_STATISTICS_TREND_H
#define BAREMO_STATISTICS_TREND_H

#include <stddef.h>

#include <baremo/arena.h>

#include "engine/statistics/rows.h"
#include "engine/statistics/series.h"

typedef struct baremo_mann_kendall {
    double s, variance, z, p, tau;
} baremo_mann_kendall;

/** The Mann-Kendall test in O(n log n).
 *
 *  out     s; its variance corrected for ties; z with continuity correction; two-sided p; tau-b
 *  none    fewer than three values; z, tau: constant values (s = 0, p = 1)
 *  source  Mann (1945) Econometrica 13:245; Kendall (1970); equals R 4.2 trend::mk.test
 */
baremo_mann_kendall baremo_mann_kendall_of(const baremo_series *series, baremo_arena *scratch);

typedef struct baremo_theil_sen {
    double slope, intercept;
    baremo_interval limits;
} baremo_theil_sen;

/** Theil and Sen's slope: the median of the slopes of all pairs, with Sen's limits.
 *
 *  in      the variance of Mann and Kendall's s
 *  out     intercept: the median of value - slope time
 *  none    no two different times; limits: where their ranks fall outside the slopes
 *  source  Sen (1968) JASA 63:1379; Gilbert (1987) section 16.5; equals R 4.2 trend::sens.slope
 */
baremo_theil_sen baremo_theil_sen_of(const baremo_series *series, double variance, double level,
                                     baremo_arena *scratch);

typedef struct baremo_pettitt {
    double k, position, p;
} baremo_pettitt;

/** Pettitt's test of one change.
 *
 *  out     k; position: the number of the last value before the change, from 1; approximate p
 *  none    fewer than two values; position: k = 0
 *  source  Pettitt (1979) Appl. Stat. 28:126; equals R 4.2 trend::pettitt.test
 */
baremo_pettitt baremo_pettitt_of(const baremo_series *series, baremo_arena *scratch);

typedef struct baremo_slope {
    double estimate;
    baremo_interval ols, newey_west;
} baremo_slope;

/** The least-squares slope with two intervals of t with n - 2 degrees of freedom.
 *
 *  out     newey_west: Bartlett weights, lag floor(4 (n/100)^(2/9)), no prewhitening, no n/(n-2)
 *  none    no two different times; limits: fewer than three values
 *  source  Newey and West (1987) Econometrica 55:703; equals R 4.2 lm and
 *          sandwich::NeweyWest(lag, prewhite = FALSE, adjust = FALSE)
 */
baremo_slope baremo_slope_of(const baremo_series *series, double level);

#endif
