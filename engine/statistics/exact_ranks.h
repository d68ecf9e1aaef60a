/* Exact conditional permutation distributions: of sums of signed weights, and of the sum of a
 * sample's ranks.
 *
 * Weights and ranks are whole numbers (doubled midranks), so sums are whole too and are compared
 * exactly. Probabilities are carried, not counts. source: Streitberg and Roehmel (1986) Statistical
 * Software Newsletter 12:10.
 */
#ifndef BAREMO_STATISTICS_EXACT_RANKS_H
#define BAREMO_STATISTICS_EXACT_RANKS_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

/** Memory that the table of an exact distribution may take. */
#define BAREMO_EXACT_TABLE_BYTES ((size_t)64 << 20)

typedef struct baremo_exact_tails {
    bool computed;    /**< false: the table would be larger than BAREMO_EXACT_TABLE_BYTES */
    double lower;     /**< P(W <= w) */
    double upper;     /**< P(W >= w) */
    double mass;      /**< P(W = w) */
    double two_sided; /**< P(|W - E| >= |w - E|) */
} baremo_exact_tails;

/** The sum W of the weights whose sign is positive, each sign + or - with probability 1/2.
 *  in      whole weights > 0 in ascending order; `observed` their sum that is positive
 *  none    of no weights: all probabilities 1
 */
baremo_exact_tails baremo_exact_signs(baremo_arena *scratch, const double *weights, size_t count,
                                      double observed);

/** The sum W of the ranks of `drawn` of `count` cases, all subsets equally likely.
 *  in      whole ranks in ascending order (doubled midranks), drawn <= count; `observed` the sum of
 * the drawn
 */
baremo_exact_tails baremo_exact_rank_sum(baremo_arena *scratch, const double *ranks, size_t count,
                                         size_t drawn, double observed);

#endif
