/* How often the values of one sample exceed those of another, in O(n log n). */
#ifndef BAREMO_STATISTICS_DOMINANCE_H
#define BAREMO_STATISTICS_DOMINANCE_H

#include <stddef.h>

#include <baremo/arena.h>

/** Over all pairs (x_i, y_j). With a_i = (y above x_i) - (y below x_i) and b_j = (x below y_j) - (x
 * above y_j). */
typedef struct baremo_dominance {
    double x_count, y_count;
    double greater, less, equal; /**< pairs with y > x, y < x, y = x */
    double x_squares;            /**< sum (a_i - mean a)^2 */
    double y_squares;            /**< sum (b_j - mean b)^2 */
} baremo_dominance;

/** in  both samples in ascending order, comparable bit by bit (wholes) */
baremo_dominance baremo_dominance_of(baremo_arena *scratch, const double *x, size_t x_count,
                                     const double *y, size_t y_count);

/** Cliff's delta: (greater - less) / pairs. */
double baremo_cliff_delta(const baremo_dominance *dominance);

/** Cliff's unbiased variance of delta; missing for a sample of one.
 *  source  Cliff (1993) Psychol. Bull. 114:494, eq. 9; equals effsize::cliff.delta(use.unbiased =
 * TRUE)
 */
double baremo_cliff_variance(const baremo_dominance *dominance);

#endif
