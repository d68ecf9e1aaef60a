/* Bootstrap limits from replicates of an estimate. */
#ifndef BAREMO_STATISTICS_BOOTSTRAP_H
#define BAREMO_STATISTICS_BOOTSTRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What the limits rest on. */
typedef struct baremo_replicates {
    double *values;      /**< one a replicate; are put in order */
    size_t count;        /**< >= 1 */
    double *scratch;     /**< room for `count` values */
    double estimate;     /**< of the sample itself */
    double acceleration; /**< of BCa; missing: BCa is not computable */
    double level;
} baremo_replicates;

typedef struct baremo_bootstrap_limit {
    double low, high; /**< missing when not computable */
    bool extreme; /**< a limit is the first or last replicate: too few replicates for the level */
} baremo_bootstrap_limit;

typedef struct baremo_bootstrap {
    baremo_bootstrap_limit bca, percentile, basic, normal;
} baremo_bootstrap;

/** Limits by four methods.
 *
 *  percentile  order statistics at (R + 1) a, interpolated on the normal scale between neighbours
 *  basic       2 estimate - the percentile limits, crosswise
 *  normal      estimate - bias +/- z sd of the replicates
 *  bca         percentile at the levels corrected for bias (share of replicates strictly below the
 * estimate) and acceleration; none when no replicate, or every one, is below the estimate source
 * Davison and Hinkley (1997) Bootstrap Methods and their Application, ch. 5; Efron (1987) JASA
 * 82:171; equals R 4.2 boot::boot.ci of the same replicates
 */
baremo_bootstrap baremo_bootstrap_limits(const baremo_replicates *replicates);

/** sum(L^3) / (6 sum(L^2)^(3/2)) of the jackknife's influence values, estimate - estimate without
 * case i (or any multiple > 0 of them); missing when all are 0. */
double baremo_bootstrap_acceleration(const double *influence, size_t count);

/** Replicates of the sum of `count` values drawn with replacement.
 *  in      1 <= count < 2^32; `stream` from baremo_call_stream()
 */
void baremo_bootstrap_sums(const double *values, size_t count, uint64_t stream, double *replicates,
                           size_t replicate_count);

#endif
