/* Order statistics of the slopes between all pairs of points. */
#ifndef BAREMO_STATISTICS_THEIL_SEN_H
#define BAREMO_STATISTICS_THEIL_SEN_H

#include <stddef.h>

#include <baremo/arena.h>

/** The slopes of all pairs of points with different x. */
typedef struct baremo_slopes {
    double *x, *y; /**< in order of x, then y */
    size_t count;
    double pairs;   /**< pairs with different x */
    double *sorted; /**< all slopes ascending, where they fit; NULL: they are searched for */
    baremo_arena *scratch;
} baremo_slopes;

/** Prepares the search among the slopes of `count` points with finite values, in any order.
 *
 *  source  up to two thousand points all slopes are kept; beyond, an order statistic takes
 *          O(n log n) for each halving (Cole, Salowe, Steiger and Szemeredi 1989, SIAM J. Comput.
 *          18:792)
 */
baremo_slopes baremo_slopes_of(baremo_arena *scratch, const double *x, const double *y,
                               size_t count);

/** The k-th smallest slope, 1 <= k <= pairs. */
double baremo_slopes_at(const baremo_slopes *slopes, double k);

/** Their median; missing without pairs. */
double baremo_slopes_median(const baremo_slopes *slopes);

#endif
