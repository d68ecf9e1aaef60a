/* Numbers as whole multiples of a unit: the decimals that were written, so that ties are decimal
 * and sums exact. */
#ifndef BAREMO_STATISTICS_WHOLES_H
#define BAREMO_STATISTICS_WHOLES_H

#include <stddef.h>

/* value = whole / scale. Wholes stay below 2^53, so differences are exact. */

/** The scale for values of at most `largest` magnitude written with `decimals` decimals:
 * 10^decimals. Computed scores (decimals -1), and values too large for their decimals, are taken to
 * 1e-9 of the largest. */
double baremo_wholes_scale(double largest, int decimals);

/** The largest magnitude; 0 for none. */
double baremo_largest(const double *values, size_t count);

/** Writes the wholes of the values to `wholes`, which may be `values` itself. Returns the scale. */
double baremo_to_wholes(const double *values, size_t count, int decimals, double *wholes);

/** The differences second - first as wholes; for computed scores rounded to 1e-9 of the largest
 * difference. `decimals`: the larger of the two columns'. */
double baremo_whole_differences(const double *first, const double *second, size_t count,
                                int decimals, double *wholes);

/** The step of which all values are multiples to within `tolerance`: 1/14 for means of 14 answers.
 * 0: there is none that is large against the tolerance. */
double baremo_common_step(const double *values, size_t count, double tolerance);

/** A sum or difference of wholes that rounding left a little off the multiple of the step that it
 * is; as it is where there is no step (0). */
double baremo_on_step(double wholes, double step);

/** Moments of a sample. */
typedef struct baremo_spread {
    size_t count;
    double mean;    /**< missing for no values */
    double squares; /**< sum of squared deviations */
    double sd;      /**< missing for fewer than two values; exactly 0 when all are equal */
} baremo_spread;

/** Two passes over the deviations from the first value, with the correction of Chan, Golub and
 * LeVeque (1983). `values` are divided by `scale`: wholes lose nothing to a large offset; 1 for
 * plain numbers. */
baremo_spread baremo_spread_of(const double *values, size_t count, double scale);

/** 10^decimals when values of this magnitude are wholes below 2^53 in it; 0 when they are to be
 * taken as they are. */
double baremo_written_scale(double largest, int decimals);

/** The spread of values less `origin`, over their wholes where `scale` (baremo_written_scale) is
 * not 0: samples on a common origin are compared without loss. `scratch` has room for `count`
 * values. */
baremo_spread baremo_spread_about(const double *values, size_t count, double scale, double origin,
                                  double *scratch);

/** The spread of a column as it was written. `scratch` has room for `count` values. */
baremo_spread baremo_written_spread(const double *values, size_t count, int decimals,
                                    double *scratch);

#endif
