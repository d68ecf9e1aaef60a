/* Two independent samples: the computation.
 *
 * 1. All differences are second minus first, and positive where the second sample is larger.
 * 2. Ranks are taken over the values as they were written; computed scores to 1e-9 of the largest.
 * 3. Exact p-values are those of the conditional permutation distribution given ties, up to
 * exact_limit values in all: two-sided P(|U - E| >= |u - E|); doubled: twice the smaller tail, at
 * most 1.
 * 4. z has the variance with the correction for ties; without a correction for continuity unless
 * named so. All values equal: z is not computable, every p is 1.
 * 5. hodges_lehmann is the median of all differences; its limits are order statistics at k =
 * qwilcox(alpha/2, n2, n1), at least 1, with the level of the untied distribution.
 * 6. Cliff's limits (d - d^3 +/- t s sqrt((1 - d^2)^2 + t^2 s^2))/(1 - d^2 + t^2 s^2), t at n1 + n2
 * - 2 df, s^2 unbiased.
 * 7. Brunner and Munzel's limits are not clipped. No overlap, or all equal: no variance, not
 * computable.
 */
#include "engine/statistics/independent.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/dominance.h"
#include "engine/statistics/pair_sums.h"
#include "engine/statistics/sort.h"
#include "engine/statistics/standardised.h"
#include "engine/statistics/untied_ranks.h"

/* -- t tests -- */

double baremo_two_spreads(const baremo_two_samples *samples, baremo_arena *scratch,
                          baremo_spread *first, baremo_spread *second) {
    size_t n1 = samples->first_count, n2 = samples->second_count;
    double largest = fmax(baremo_largest(samples->first, n1), baremo_largest(samples->second, n2));
    double scale = baremo_written_scale(largest, samples->decimals);
    double origin = n1 ? samples->first[0] : n2 ? samples->second[0] : 0;
    double *spare = baremo_arena_raw(scratch, n1 > n2 ? n1 : n2, sizeof *spare);
    *first = baremo_spread_about(samples->first, n1, scale, origin, spare);
    *second = baremo_spread_about(samples->second, n2, scale, origin, spare);
    return origin;
}

static double variance_of(const baremo_spread *spread) { return spread->sd * spread->sd; }

static void finish_t(baremo_t_test *test, double se, double level) {
    double difference = test->difference.value;
    test->t = difference / se;
    test->p = baremo_t_two_sided(test->t, test->df);
    double reach = baremo_t_quantile((1 + level) / 2, test->df) * se;
    test->difference = (baremo_limits){difference, difference - reach, difference + reach, level};
}

baremo_t_test baremo_t_test_of(const baremo_spread *first, const baremo_spread *second, bool pooled,
                               double level) {
    baremo_t_test test = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING, baremo_limits_none()};
    double n1 = (double)first->count, n2 = (double)second->count;
    test.difference.value = second->mean - first->mean;
    double squares = first->squares + second->squares;
    if (n1 < 1 || n2 < 1 || !(squares > 0))
        return test;
    if (pooled) {
        test.df = n1 + n2 - 2;
        finish_t(&test, sqrt(squares / test.df * (1 / n1 + 1 / n2)), level);
    } else if (n1 > 1 && n2 > 1) {
        double v1 = variance_of(first) / n1, v2 = variance_of(second) / n2, v = v1 + v2;
        test.df = v * v / (v1 * v1 / (n1 - 1) + v2 * v2 / (n2 - 1));
        finish_t(&test, sqrt(v), level);
    }
    return test;
}

static void compute_sizes(const baremo_two_samples *samples, baremo_independent *result) {
    const baremo_spread *first = &result->first, *second = &result->second;
    double n1 = (double)first->count, n2 = (double)second->count;
    double difference = result->student.difference.value, df = result->student.df;
    if (first->sd > 0)
        result->glass_delta = difference / first->sd;
    if (baremo_is_missing(result->student.t))
        return;
    double pooled = sqrt((first->squares + second->squares) / df);
    baremo_limits *d = &result->cohen_d;
    d->value = difference / pooled;
    d->level = samples->level;
    baremo_standardised_limits(result->student.t, df, n1 * n2 / (n1 + n2), samples->level, &d->low,
                               &d->high);
    result->hedges_g = baremo_hedges_correction(df) * d->value;
}

/* -- ranks -- */

/* Both samples in order, as wholes. */
typedef struct ordered_samples {
    double *first, *second;
    size_t first_count, second_count;
    double scale;
    double step; /* of computed scores: the wholes are rounded multiples of it; 0: none */
} ordered_samples;

static double step_of(const baremo_two_samples *samples, double scale, double *spare) {
    size_t n1 = samples->first_count, n2 = samples->second_count;
    if (samples->decimals >= 0)
        return 0;
    for (size_t i = 0; i < n1 + n2; i++)
        spare[i] = scale * (i < n1 ? samples->first[i] : samples->second[i - n1]);
    return baremo_common_step(spare, n1 + n2, 1);
}

static ordered_samples order_samples(const baremo_two_samples *samples, baremo_arena *scratch) {
    size_t n1 = samples->first_count, n2 = samples->second_count;
    double largest = fmax(baremo_largest(samples->first, n1), baremo_largest(samples->second, n2));
    ordered_samples ordered = {baremo_arena_raw(scratch, n1, sizeof(double)),
                               baremo_arena_raw(scratch, n2, sizeof(double)),
                               n1,
                               n2,
                               baremo_wholes_scale(largest, samples->decimals),
                               0};
    for (size_t i = 0; i < n1; i++)
        ordered.first[i] = rint(samples->first[i] * ordered.scale);
    for (size_t i = 0; i < n2; i++)
        ordered.second[i] = rint(samples->second[i] * ordered.scale);
    double *spare = baremo_arena_raw(scratch, n1 + n2, sizeof *spare);
    ordered.step = step_of(samples, ordered.scale, spare);
    baremo_sort_numbers(ordered.first, n1, spare);
    baremo_sort_numbers(ordered.second, n2, spare);
    return ordered;
}

/* Doubled midranks of both samples together, ascending; returns sum(t^3 - t). */
static double doubled_ranks(const ordered_samples *ordered, double *ranks) {
    size_t i = 0, j = 0, done = 0, n1 = ordered->first_count, n2 = ordered->second_count;
    double ties = 0;
    while (done < n1 + n2) {
        double value =
            fmin(i < n1 ? ordered->first[i] : INFINITY, j < n2 ? ordered->second[j] : INFINITY);
        size_t start = done;
        for (; i < n1 && ordered->first[i] == value; i++)
            done++;
        for (; j < n2 && ordered->second[j] == value; j++)
            done++;
        for (size_t at = start; at < done; at++)
            ranks[at] = (double)(start + 1 + done);
        double size = (double)(done - start);
        ties += size * size * size - size;
    }
    return ties;
}

/* The smaller sample is drawn: its rank sum falls where the other's rises. */
static void test_exactly(const ordered_samples *ordered, const double *ranks, baremo_arena *scratch,
                         baremo_mann_whitney *test) {
    double n1 = (double)ordered->first_count, n2 = (double)ordered->second_count;
    bool draw_second = n2 <= n1;
    size_t drawn = draw_second ? ordered->second_count : ordered->first_count;
    double u = draw_second ? test->u : n1 * n2 - test->u;
    double m = (double)drawn;
    baremo_exact_tails tails = baremo_exact_rank_sum(
        scratch, ranks, ordered->first_count + ordered->second_count, drawn, 2 * u + m * (m + 1));
    test->exact_none = tails.computed ? BAREMO_EXACT_DONE : BAREMO_EXACT_MEMORY;
    if (!tails.computed)
        return;
    test->p_exact = tails.two_sided;
    test->p_greater = draw_second ? tails.upper : tails.lower;
    test->p_less = draw_second ? tails.lower : tails.upper;
    test->p_doubled = fmin(2 * fmin(tails.lower, tails.upper), 1);
}

static void compute_mann_whitney(const baremo_two_samples *samples, const ordered_samples *ordered,
                                 const baremo_dominance *dominance, baremo_arena *scratch,
                                 baremo_mann_whitney *test) {
    double n1 = dominance->x_count, n2 = dominance->y_count, n = n1 + n2;
    double *ranks = baremo_arena_raw(scratch, (size_t)n, sizeof *ranks);
    double ties = doubled_ranks(ordered, ranks);
    test->u = dominance->greater + dominance->equal / 2;
    test->exact_none = BAREMO_EXACT_LIMIT;
    if (n <= (double)samples->exact_limit)
        test_exactly(ordered, ranks, scratch, test);
    double variance = n1 * n2 / 12 * (n + 1 - (n > 1 ? ties / (n * (n - 1)) : 0));
    double deviation = test->u - n1 * n2 / 2;
    bool all_equal = ranks[0] == ranks[(size_t)n - 1];
    test->p_asymptotic = test->p_corrected = 1;
    if (all_equal)
        return;
    double sd = sqrt(variance);
    test->z = deviation / sd;
    test->p_asymptotic = fmin(2 * baremo_normal_upper(fabs(test->z)), 1);
    test->p_corrected = fmin(2 * baremo_normal_upper((fabs(deviation) - 0.5) / sd), 1);
}

static void compute_hodges_lehmann(const baremo_two_samples *samples,
                                   const ordered_samples *ordered, baremo_arena *scratch,
                                   baremo_limits *estimate) {
    baremo_pair_sums *sums = baremo_sample_differences(
        scratch, ordered->first, ordered->first_count, ordered->second, ordered->second_count);
    double scale = ordered->scale, step = ordered->step;
    estimate->value = baremo_on_step(baremo_pair_sums_median(sums), step / 2) / scale;
    baremo_rank_limits limits = baremo_rank_sum_limits(scratch, ordered->first_count,
                                                       ordered->second_count, 1 - samples->level);
    if (!(limits.level > 0))
        return;
    uint64_t k = (uint64_t)limits.rank, count = baremo_pair_sums_count(sums);
    estimate->low = baremo_on_step(baremo_pair_sums_select(sums, k), step) / scale;
    estimate->high = baremo_on_step(baremo_pair_sums_select(sums, count + 1 - k), step) / scale;
    estimate->level = limits.level;
}

/* -- dominance -- */

static void compute_cliff(const baremo_dominance *dominance, double level, baremo_limits *delta) {
    double d = baremo_cliff_delta(dominance), variance = baremo_cliff_variance(dominance);
    delta->value = d;
    if (!(variance > 0)) /* also no overlap */
        return;
    double t = baremo_t_quantile((1 + level) / 2, dominance->x_count + dominance->y_count - 2);
    double spread = t * t * variance, rest = 1 - d * d;
    double reach = sqrt(spread) * sqrt(rest * rest + spread);
    delta->low = (d - d * d * d - reach) / (rest + spread);
    delta->high = (d - d * d * d + reach) / (rest + spread);
    delta->level = level;
}

static void compute_brunner_munzel(const baremo_dominance *dominance, double level,
                                   baremo_independent *result) {
    double n1 = dominance->x_count, n2 = dominance->y_count;
    result->brunner_munzel.value = result->superiority;
    if (n1 < 2 || n2 < 2)
        return;
    double v1 = dominance->x_squares / 4 / (n1 - 1), v2 = dominance->y_squares / 4 / (n2 - 1);
    double s1 = n1 * v1, s2 = n2 * v2, s = s1 + s2;
    if (!(s > 0)) /* 7 */
        return;
    double df = s * s / (s1 * s1 / (n1 - 1) + s2 * s2 / (n2 - 1));
    result->brunner_munzel_df = df;
    result->brunner_munzel_t = (result->mann_whitney.u - n1 * n2 / 2) / sqrt(s);
    result->brunner_munzel_p = baremo_t_two_sided(result->brunner_munzel_t, df);
    double se = sqrt(v1 / (n1 * n2 * n2) + v2 / (n2 * n1 * n1));
    double reach = baremo_t_quantile((1 + level) / 2, df) * se;
    result->brunner_munzel = (baremo_limits){result->superiority, result->superiority - reach,
                                             result->superiority + reach, level};
}

static baremo_independent nothing_computed(void) {
    double none = BAREMO_MISSING;
    baremo_limits no_limits = baremo_limits_none();
    baremo_t_test no_test = {none, none, none, no_limits};
    return (baremo_independent){
        .welch = no_test,
        .student = no_test,
        .cohen_d = no_limits,
        .hedges_g = none,
        .glass_delta = none,
        .mann_whitney = {none, BAREMO_EXACT_DONE, none, none, none, none, none, none, none},
        .hodges_lehmann = no_limits,
        .superiority = none,
        .cliff_delta = no_limits,
        .brunner_munzel_t = none,
        .brunner_munzel_df = none,
        .brunner_munzel_p = none,
        .brunner_munzel = no_limits};
}

baremo_status baremo_independent_compute(const baremo_two_samples *samples, baremo_arena *scratch,
                                         baremo_independent *result) {
    if (!(samples->level > 0 && samples->level < 1))
        return BAREMO_INVALID;
    *result = nothing_computed();
    size_t n1 = samples->first_count, n2 = samples->second_count;
    result->origin = baremo_two_spreads(samples, scratch, &result->first, &result->second);
    result->welch = baremo_t_test_of(&result->first, &result->second, false, samples->level);
    result->student = baremo_t_test_of(&result->first, &result->second, true, samples->level);
    compute_sizes(samples, result);
    if (n1 == 0 || n2 == 0)
        return BAREMO_OK;
    ordered_samples ordered = order_samples(samples, scratch);
    baremo_dominance dominance =
        baremo_dominance_of(scratch, ordered.first, n1, ordered.second, n2);
    compute_mann_whitney(samples, &ordered, &dominance, scratch, &result->mann_whitney);
    compute_hodges_lehmann(samples, &ordered, scratch, &result->hodges_lehmann);
    result->superiority = result->mann_whitney.u / ((double)n1 * (double)n2);
    compute_cliff(&dominance, samples->level, &result->cliff_delta);
    compute_brunner_munzel(&dominance, samples->level, result);
    return BAREMO_OK;
}
