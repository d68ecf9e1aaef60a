/* The mean of a weighted sample, with the standard error of Taylor's linearisation. */
#ifndef BAREMO_STATISTICS_LINEARISED_H
#define BAREMO_STATISTICS_LINEARISED_H

#include <stddef.h>

#include "engine/statistics/rows.h"

typedef struct baremo_linearised {
    double mean, se;
    baremo_interval limits; /**< Student's, count - 1 degrees of freedom */
} baremo_linearised;

/** The weighted mean of cases that were drawn one by one with the weights as inverse probabilities.
 *
 *  in      `count` finite values and weights above 0; 0 < level < 1
 *  out     se = sqrt(n/(n - 1) sum (w (x - mean))^2)/sum w
 *  none    count = 0: everything; count = 1: se and limits; all values equal: the limits are the
 * mean source  Saerndal, Swensson and Wretman (1992) Model Assisted Survey Sampling, sec. 5.7;
 * equals R survey::svymean(~x, svydesign(~1, weights = ~w))
 */
baremo_linearised baremo_linearised_mean(const double *values, const double *weights, size_t count,
                                         double level);

#endif
