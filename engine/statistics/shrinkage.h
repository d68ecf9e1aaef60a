/* Estimates drawn towards their common mean, the more the less each is known: what is best expected
 * of each place, given all of them. */
#ifndef BAREMO_STATISTICS_SHRINKAGE_H
#define BAREMO_STATISTICS_SHRINKAGE_H

#include "engine/statistics/synthesis.h"

/** How uncertain the common mean is taken to be, and by which quantiles limits are set. */
typedef enum baremo_mean_test {
    BAREMO_MEAN_Z,                  /**< variance 1/sum w, normal */
    BAREMO_MEAN_HARTUNG_KNAPP,      /**< variance q/sum w, t with k - 1 df */
    BAREMO_MEAN_HARTUNG_KNAPP_ADHOC /**< the same with q at least 1 */
} baremo_mean_test;

/** A shrunken estimate; `own` is the share of the unit's own estimate in it, tau2/(tau2 + v). */
typedef struct baremo_shrunken {
    double estimate, se, low, high;
    double own;
} baremo_shrunken;

/** The empirical Bayes estimate of each unit: own y + (1 - own) mean, with the variance own v + (1
 * - own)^2 var(mean). It takes tau2 as known.
 *
 *  in      k estimates, variances from 0 (the synthesis that gives tau2 needs them above 0); tau2
 *          from 0, or missing
 *  out     k shrunken estimates into `shrunken`
 *  none    all: tau2 is missing; limits: one unit by Hartung-Knapp. A unit of variance 0 keeps its
 *          estimate with se 0, whatever the rest; where tau2 is 0 too there is no mean to draw the
 *          others to, and they have none
 *  source  Raudenbush and Bryk (1985) J. Educ. Stat. 10:75; equals R metafor::blup of rma(test =
 *          "z", "knha" or "adhoc")
 */
void baremo_shrink(const baremo_studies *studies, double tau2, baremo_mean_test test, double level,
                   baremo_shrunken *shrunken);

#endif
