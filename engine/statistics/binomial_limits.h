/* Exact limits and the exact test of one binomial proportion. */
#ifndef BAREMO_STATISTICS_BINOMIAL_LIMITS_H
#define BAREMO_STATISTICS_BINOMIAL_LIMITS_H

#include "engine/statistics/rows.h"

/** Clopper and Pearson's limits.
 *
 *  in      0 <= count <= total, total > 0, 0 < level < 1
 *  out     low is 0 at count 0, high is 1 at count = total
 *  source  Clopper and Pearson (1934) Biometrika 26:404; equals R 4.2 binom.test(count, total)
 */
baremo_interval baremo_clopper_pearson(double count, double total, double level);

/** Limits at which the tail plus half the probability of the count is alpha/2.
 *
 *  in, out as above
 *  source  Berry and Armitage (1995) The Statistician 44:417; equals exactci::binom.exact(midp =
 * TRUE)
 */
baremo_interval baremo_binomial_mid_p(double count, double total, double level);

/** Quantiles of the posterior under Jeffreys' prior, beta(count + 1/2, total - count + 1/2).
 *
 *  in, out as above
 *  source  Brown, Cai and DasGupta (2001) Stat. Sci. 16:101
 */
baremo_interval baremo_jeffreys(double count, double total, double level);

/** Two-sided exact p: the probabilities not above that of the count, with a relative slack of 1e-7.
 *
 *  in      0 <= count <= total, 0 <= null <= 1
 *  source  equals R 4.2 binom.test(count, total, null)$p.value
 */
double baremo_binomial_test(double count, double total, double null);

#endif
