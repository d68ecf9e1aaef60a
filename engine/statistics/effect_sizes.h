/* What two groups of a study differ by, with its sampling variance. */
#ifndef BAREMO_STATISTICS_EFFECT_SIZES_H
#define BAREMO_STATISTICS_EFFECT_SIZES_H

#include "engine/statistics/score_limits.h"

/** An estimate and its sampling variance. */
typedef struct baremo_effect {
    double estimate, variance;
} baremo_effect;

/** Two groups by their means. */
typedef struct baremo_two_means {
    double mean_1, sd_1, n_1, mean_2, sd_2, n_2;
} baremo_two_means;

/** The second group against the first; 0.5 is added to all four cells when one of them is 0.
 *  source  equals R metafor::escalc(add = 1/2, to = "only0") with the groups in the other order
 */
baremo_effect baremo_effect_log_risk_ratio(const baremo_two_counts *counts);
baremo_effect baremo_effect_log_odds_ratio(const baremo_two_counts *counts);
baremo_effect baremo_effect_risk_difference(const baremo_two_counts *counts);

/** mean_2 - mean_1, variances not pooled. */
baremo_effect baremo_effect_mean_difference(const baremo_two_means *means);

/** Hedges' g with the exact correction and the variance 1/n1 + 1/n2 + g^2/(2 (n1 + n2)).
 *  none    missing when the pooled sd is 0 or has no degree of freedom
 *  source  Hedges (1981, 1982); equals R metafor::escalc("SMD")
 */
baremo_effect baremo_effect_standardised(const baremo_two_means *means);

#endif
