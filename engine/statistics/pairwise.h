/* Which of several independent estimates can be told apart. */
#ifndef BAREMO_STATISTICS_PAIRWISE_H
#define BAREMO_STATISTICS_PAIRWISE_H

#include <stddef.h>

#include <baremo/arena.h>

/** Two units compared: second - first. */
typedef struct baremo_pair {
    double difference, se;
    double z;         /**< missing where neither unit has a variance and they are equal */
    double p, p_holm; /**< two-sided; adjusted for the number of pairs */
    double low, high; /**< hold 0 exactly where p_holm >= 1 - level of the comparison */
    double level;     /**< of this interval */
} baremo_pair;

/** All pairs of the units that have an estimate and a standard error. */
typedef struct baremo_pairwise {
    size_t compared, left_out; /**< units */
    size_t pairs, apart;       /**< of these units, and how many of them are told apart */
    size_t *apart_from;        /**< of each unit, from how many others; 0 for those left out */
    double level;
    /* kept for baremo_pairwise_of(): */
    const double *estimates, *ses;
    double *distances, *adjusted; /* |z| descending with the adjusted p of each, */
    size_t sorted;                /* of so many pairs; behind them it is 1 */
    double tie;                   /* differences up to this are none */
} baremo_pairwise;

/** Compares all units with each other by the normal distribution and Holm's method.
 *
 *  in      independent estimates and their standard errors from 0, borrowed as long as the result
 *          is used; a unit with either missing is left out; 0 < level < 1
 *  out     at most 16 bytes a pair are kept, and one number a unit: pairs are computed when asked
 * for source  Holm (1979) Scand. J. Stat. 6:65; equals R 4.2 p.adjust(2 * pnorm(-abs(z)), "holm")
 */
baremo_pairwise baremo_pairwise_compare(baremo_arena *arena, const double *estimates,
                                        const double *ses, size_t count, double level);

/** The pair of two units, second - first, with the interval at the level that its step in Holm's
 *  procedure has: 1 - alpha/(m - i + 1) for the i-th smallest p of m pairs (the first i of equal
 *  ones); all pairs from the first that is not told apart have the level of that one. Such
 *  intervals go with the tests one by one; they do not hold all differences at once.
 *  none    all missing when either unit was left out
 */
baremo_pair baremo_pairwise_of(const baremo_pairwise *pairwise, size_t first, size_t second);

#endif
