/* Order statistics of all pairwise sums in O(n log n), never holding them: Walsh averages and
 * differences of samples. */
#ifndef BAREMO_STATISTICS_PAIR_SUMS_H
#define BAREMO_STATISTICS_PAIR_SUMS_H

#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>

typedef struct baremo_pair_sums baremo_pair_sums;

/** The sums x_i + x_j, i <= j, of sorted whole numbers (each below 2^52): twice the Walsh averages.
 */
baremo_pair_sums *baremo_walsh_sums(baremo_arena *arena, const double *sorted, size_t count);

/** The differences y_j - x_i of two samples of sorted whole numbers. */
baremo_pair_sums *baremo_sample_differences(baremo_arena *arena, const double *x, size_t x_count,
                                            const double *y, size_t y_count);

/** How many sums there are. */
uint64_t baremo_pair_sums_count(const baremo_pair_sums *sums);

/** The sum of this rank, 1 .. count, in ascending order.
 *  source  the staircase count of Johnson and Mizoguchi (1978) SIAM J. Comput. 7:147, searched by
 * interpolation and, where that is slow, by halving the range of values; every count is kept for
 * the next search
 */
double baremo_pair_sums_select(baremo_pair_sums *sums, uint64_t rank);

/** The median: the mean of the two middle ones. */
double baremo_pair_sums_median(baremo_pair_sums *sums);

#endif
