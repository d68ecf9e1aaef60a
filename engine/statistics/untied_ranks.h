/* The null distributions of the rank statistics without ties: where the order-statistic limits of
 * Hodges-Lehmann estimates stand, and the level they reach. */
#ifndef BAREMO_STATISTICS_UNTIED_RANKS_H
#define BAREMO_STATISTICS_UNTIED_RANKS_H

#include <stddef.h>

#include <baremo/arena.h>

/** Limits from order statistics: the `rank`-th from below and from above, both 1-based. */
typedef struct baremo_rank_limits {
    double rank;  /**< at least 1; missing: the distribution would take too much memory */
    double level; /**< 1 - 2 P(statistic <= rank - 1) */
} baremo_rank_limits;

/** The signed rank sum of n differences: rank = the alpha/2 quantile, at least 1.
 *  in      n >= 1, 0 < alpha < 1
 *  source  equals R 4.2 qsignrank(alpha / 2, n), 1 - 2 psignrank(rank - 1, n)
 */
baremo_rank_limits baremo_signed_rank_limits(baremo_arena *scratch, size_t n, double alpha);

/** The Mann-Whitney U of samples of m and n: rank = the alpha/2 quantile, at least 1.
 *  in      m, n >= 1, 0 < alpha < 1
 *  source  equals R 4.2 qwilcox(alpha / 2, n, m), 1 - 2 pwilcox(rank - 1, n, m)
 */
baremo_rank_limits baremo_rank_sum_limits(baremo_arena *scratch, size_t m, size_t n, double alpha);

#endif
