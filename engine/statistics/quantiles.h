/* Order statistics and quantiles of a sorted sample, with frequencies where each value stands for
 * several cases. */
#ifndef BAREMO_STATISTICS_QUANTILES_H
#define BAREMO_STATISTICS_QUANTILES_H

#include <stddef.h>

/** Values in ascending order. */
typedef struct baremo_ordered {
    const double *values;
    const double *cumulative; /**< cases up to and with each value; NULL: one case a value */
    size_t count;             /**< values */
    double n;                 /**< cases */
} baremo_ordered;

/** The k-th smallest case, k = 1 .. n; the first and last beyond these ends. */
double baremo_order_statistic(const baremo_ordered *ordered, double k);

/** The quantile by one of the nine definitions of Hyndman and Fan (1996) Am. Stat. 50:361.
 *
 *  in      0 <= p <= 1, type 1 .. 9
 *  out     equals R 4.2 quantile(x, p, type = type), with its slack of four roundings
 *  none    n = 0
 */
double baremo_quantile(const baremo_ordered *ordered, double p, int type);

/** The limits of a median by order statistics: x(k), x(n+1-k), k = qbinom(alpha/2, n, 1/2).
 *
 *  out     `reached` = 1 - 2 P(X <= k-1), X ~ Bin(n, 1/2)
 *  none    all three missing when k = 0
 */
void baremo_median_limits(const baremo_ordered *ordered, double level, double *low, double *high,
                          double *reached);

#endif
