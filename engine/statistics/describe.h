/* Description of one variable: location, spread, shape, order statistics. */
#ifndef BAREMO_STATISTICS_DESCRIBE_H
#define BAREMO_STATISTICS_DESCRIBE_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

#include "engine/statistics/rows.h"

/** Complete cases. */
typedef struct baremo_sample {
    const double *values;
    const double *weights; /**< NULL: 1 each; not negative */
    size_t count;
    int decimals; /**< the most written in the data; -1: computed values */
} baremo_sample;

typedef struct baremo_describe_wishes {
    bool sampling; /**< what the weights are: shares of a population, else frequencies */
    double level;
    int quantile_type;       /**< 1 .. 9 */
    const double *quantiles; /**< more quantiles than the quartiles, each 0 .. 1 */
    size_t quantile_count;
} baremo_describe_wishes;

typedef struct baremo_description {
    double n; /**< cases: rows, or the sum of frequency weights */
    double mean;
    baremo_interval mean_limits;
    double variance, sd, se;
    double min, q1, median, q3, max, iqr;
    baremo_interval median_limits;
    double median_level; /**< reached by the limits of the median */
    double mad, sum, skewness, kurtosis, autocorrelation;
    bool constant;     /**< all values are equal */
    double *quantiles; /**< in the arena, one a wish */
} baremo_description;

/** Describes a sample.
 *
 *  in      values in the order of the cases (the autocorrelation depends on it)
 *  out     what cannot be computed is missing: see describe.c, statements 3 to 8
 *  source  Joanes and Gill (1998) The Statistician 47:183 for skewness and kurtosis; Hyndman and
 * Fan (1996) Am. Stat. 50:361 for quantiles; Kish (1965) section 11.7 for the se with sampling
 * weights; equals R 4.2 t.test, quantile, mad and e1071 (type 2)
 */
baremo_description baremo_describe(baremo_arena *arena, const baremo_sample *sample,
                                   const baremo_describe_wishes *wishes);

/** The same without what takes longest: n, mean with its limits, sd and median; the rest is
 * missing. */
baremo_description baremo_describe_brief(baremo_arena *arena, const baremo_sample *sample,
                                         const baremo_describe_wishes *wishes);

#endif
