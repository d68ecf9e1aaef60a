/* Bootstrap limits.
 *
 * 1. Order statistics: rank r = (R + 1) a between the k-th and the next replicate is interpolated
 * on the normal scale, t_k + (z(a) - z(k/(R+1))) / (z((k+1)/(R+1)) - z(k/(R+1))) (t_(k+1) - t_k);
 * below the first or above the last it is that one, and said so.
 * 2. All replicates of one call come from one stream, in order: threads cannot change them.
 */
#include "engine/statistics/bootstrap.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/base/random.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/sort.h"

static double order_statistic(const baremo_replicates *replicates, double share, bool *extreme) {
    double count = (double)replicates->count, rank = (count + 1) * share, whole = floor(rank);
    if (whole < 1 || whole >= count) {
        *extreme = *extreme || whole < 1 || rank > count;
        return replicates->values[whole < 1 ? 0 : replicates->count - 1];
    }
    double here = replicates->values[(size_t)whole - 1];
    if (rank == whole)
        return here;
    double low = baremo_normal_quantile(whole / (count + 1));
    double high = baremo_normal_quantile((whole + 1) / (count + 1));
    double next = replicates->values[(size_t)whole];
    return here + (baremo_normal_quantile(share) - low) / (high - low) * (next - here);
}

static baremo_bootstrap_limit percentile_limit(const baremo_replicates *replicates, double low,
                                               double high) {
    baremo_bootstrap_limit limit = {.extreme = false};
    limit.low = order_statistic(replicates, low, &limit.extreme);
    limit.high = order_statistic(replicates, high, &limit.extreme);
    return limit;
}

static baremo_bootstrap_limit normal_limit(const baremo_replicates *replicates) {
    double mean = 0, squares = 0, count = (double)replicates->count;
    for (size_t i = 0; i < replicates->count; i++)
        mean += (replicates->values[i] - replicates->estimate) / count;
    for (size_t i = 0; i < replicates->count; i++) {
        double deviation = replicates->values[i] - replicates->estimate - mean;
        squares += deviation * deviation;
    }
    double centre = replicates->estimate - mean;
    double reach =
        baremo_normal_quantile((1 + replicates->level) / 2) * sqrt(squares / (count - 1));
    return (baremo_bootstrap_limit){centre - reach, centre + reach, false};
}

static double bca_share(double bias, double acceleration, double share) {
    double moved = bias + baremo_normal_quantile(share);
    return baremo_normal_lower(bias + moved / (1 - acceleration * moved));
}

static baremo_bootstrap_limit bca_limit(const baremo_replicates *replicates) {
    size_t below = 0;
    while (below < replicates->count && replicates->values[below] < replicates->estimate)
        below++;
    if (below == 0 || below == replicates->count || baremo_is_missing(replicates->acceleration))
        return (baremo_bootstrap_limit){BAREMO_MISSING, BAREMO_MISSING, false};
    double bias = baremo_normal_quantile((double)below / (double)replicates->count);
    double tail = (1 - replicates->level) / 2;
    return percentile_limit(replicates, bca_share(bias, replicates->acceleration, tail),
                            bca_share(bias, replicates->acceleration, 1 - tail));
}

baremo_bootstrap baremo_bootstrap_limits(const baremo_replicates *replicates) {
    baremo_bootstrap limits;
    limits.normal = normal_limit(replicates);
    baremo_sort_numbers(replicates->values, replicates->count, replicates->scratch);
    double tail = (1 - replicates->level) / 2;
    limits.percentile = percentile_limit(replicates, tail, 1 - tail);
    limits.basic = (baremo_bootstrap_limit){2 * replicates->estimate - limits.percentile.high,
                                            2 * replicates->estimate - limits.percentile.low,
                                            limits.percentile.extreme};
    limits.bca = bca_limit(replicates);
    return limits;
}

double baremo_bootstrap_acceleration(const double *influence, size_t count) {
    double squares = 0, cubes = 0;
    for (size_t i = 0; i < count; i++) {
        squares += influence[i] * influence[i];
        cubes += influence[i] * influence[i] * influence[i];
    }
    return squares > 0 ? cubes / (6 * squares * sqrt(squares)) : BAREMO_MISSING;
}

void baremo_bootstrap_sums(const double *values, size_t count, uint64_t stream, double *replicates,
                           size_t replicate_count) {
    baremo_random random = baremo_random_start(stream);
    for (size_t r = 0; r < replicate_count; r++) {
        double sum = 0;
        for (size_t i = 0; i < count; i++)
            sum += values[baremo_random_below(&random, (uint32_t)count)];
        replicates[r] = sum;
    }
}
