/* Counts over exposure, and the ratio of two of them. */
#ifndef BAREMO_STATISTICS_RATE_H
#define BAREMO_STATISTICS_RATE_H

#include "engine/statistics/rows.h"

/** Events over exposure. */
typedef struct baremo_events {
    double count, exposure;
} baremo_events;

/** Limits of the mean of a Poisson count. */
typedef struct baremo_rate_limits {
    baremo_interval exact, byar, mid_p;
} baremo_rate_limits;

/** Limits of the expected count (divide by the exposure for those of the rate).
 *
 *  in      a whole count from 0; 0 < level < 1
 *  out     low is 0 at count 0
 *  source  Garwood (1936) Biometrika 28:437; Byar in Breslow and Day (1987) eq. 2.13; Cohen and
 *          Yang (1994) Stat. Med. 13:2189; equals R 4.2 poisson.test, exactci::poisson.exact
 */
baremo_rate_limits baremo_rate_limits_of(double count, double level);

typedef struct baremo_rate_ratio {
    double estimate;
    baremo_interval exact, mid_p, wald;
    double p; /**< exact, two-sided */
} baremo_rate_ratio;

/** The second rate over the first, given the sum of both counts.
 *
 *  in      whole counts from 0, exposures above 0
 *  out     the estimate is missing when the first count is 0 (high is infinite, low stands), wald
 *          when either is
 *  none    all but p, which is 1, when there are no events
 *  source  Przyborowski and Wilenski (1940) Biometrika 31:313; equals R 4.2 poisson.test of two
 *          counts, rateratio limits of exactci with midp = TRUE
 */
baremo_rate_ratio baremo_rate_ratio_of(baremo_events first, baremo_events second, double level);

#endif
