/* Equivalence within a margin: two one-sided tests. */
#ifndef BAREMO_STATISTICS_EQUIVALENCE_H
#define BAREMO_STATISTICS_EQUIVALENCE_H

#include "engine/statistics/limits.h"

typedef struct baremo_equivalence {
    double p_lower, p_upper, p_tost; /**< missing when the standard error is 0 or missing */
    baremo_limits difference;        /**< with limits at 2 level - 1 */
} baremo_equivalence;

/** Tests -margin < difference < margin.
 *  in      the difference, its standard error and degrees of freedom; margin > 0; 0.5 < level < 1
 *  source  Schuirmann (1987) J. Pharmacokinet. Biopharm. 15:657; equals two calls of R 4.2
 * t.test(alternative = , mu = )
 */
baremo_equivalence baremo_equivalence_of(double difference, double se, double df, double margin,
                                         double level);

#endif
