/* Sums and moments that survive offsets: sums carry their rounding errors along, deviations are
 * taken from a mean of two doubles, and values with few decimals are counted in units of the last
 * one, which doubles hold exactly. */
#ifndef BAREMO_STATISTICS_MOMENTS_H
#define BAREMO_STATISTICS_MOMENTS_H

#include <stddef.h>

/** A sum of about 106 bits: the unevaluated sum of two doubles. Zeroed is 0. */
typedef struct baremo_sum {
    double high, low;
} baremo_sum;

static inline void baremo_sum_add(baremo_sum *sum, double value) {
    double total = sum->high + value;
    double part = total - sum->high;
    sum->low += (sum->high - (total - part)) + (value - part);
    sum->high = total;
}

/** Adds a * b with the rounding error of the product. */
void baremo_sum_add_product(baremo_sum *sum, double a, double b);
void baremo_sum_add_sum(baremo_sum *sum, const baremo_sum *more);
static inline double baremo_sum_value(const baremo_sum *sum) { return sum->high + sum->low; }

/** Sum of an array. */
double baremo_sum_of(const double *values, size_t count);

/** 10^decimals when all values times it are whole numbers that doubles hold (below 2^53), else 1.
 * `decimals` are those written in the data, -1 for computed values. */
double baremo_decimal_unit(const double *values, size_t count, int decimals);

/** The value in decimal units, whole when `unit` is above 1. */
double baremo_in_units(double value, double unit);

typedef struct baremo_moments {
    double n; /**< number of values, or the sum of the weights */
    double sum, mean;
    double square, cube, fourth; /**< sums of powers of the deviations from the mean */
    double min, max;
    double unit;       /**< values were counted in 1/unit */
    baremo_sum centre; /**< the mean in these units, as two doubles */
} baremo_moments;

/** The deviation of a value from the mean, without the rounding of the mean. */
double baremo_deviation(const baremo_moments *moments, double value);

/** Moments of `count` values, none of them missing.
 *
 *  out     missing mean, min and max for count = 0
 *  source  two passes, Chan, Golub and LeVeque (1983) Am. Stat. 37:242, eq. 1.7, with sums of
 * Ogita, Rump and Oishi (2005) SIAM J. Sci. Comput. 26:1955
 */
baremo_moments baremo_moments_of(const double *values, size_t count, int decimals);

/** The same with a weight for each value; weights are not negative. */
baremo_moments baremo_moments_weighted(const double *values, const double *weights, size_t count,
                                       int decimals);

/** Sample variance, square/(n-1); missing below two. */
double baremo_moments_variance(const baremo_moments *moments);
double baremo_moments_sd(const baremo_moments *moments);

/** Mean alone. */
double baremo_mean(const double *values, size_t count);

/** Sum of (x - mean x)(y - mean y); decimals as written in either column. */
double baremo_cross_deviations(const double *x, const double *y, size_t count);

#endif
