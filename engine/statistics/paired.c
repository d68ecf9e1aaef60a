/* Change between two measurements of the same cases: the computation.
 *
 * 1. The difference is post - pre. Differences are rounded to the larger number of decimals written
 * in the two columns before ranking and before moments; computed scores to 1e-9 of the largest
 * difference.
 * 2. Differences that are equal after that are constant: sd_diff is 0; t, its p, d_z, d_rm and g_z
 * are not computable; the other effect sizes and the rank tests are. All zero: every rank and sign
 * test has p = 1, rank_biserial is not computable, permutation.p is 1, superiority is 0.5.
 * 3. n = 0: nothing is computable. n = 1: nothing that needs a standard deviation.
 * 4. Exact distributions are conditional on ties and zeros, up to exact_limit non-zero differences.
 * 5. hodges_lehmann is the median of all Walsh averages, zeros kept; its limits are Walsh order
 * statistics at k = qsignrank(alpha/2, n), at least 1, with the level 1 - 2 P(V <= k - 1) of the
 * untied distribution.
 * 6. median_diff has the limits x(k), x(n + 1 - k), k = qbinom(alpha/2, n, 1/2), zeros kept; k = 0:
 * none.
 * 7. cliff_delta compares every post with every pre value; superiority compares within pairs.
 * 8. The bootstrap resamples differences; it needs two distinct ones.
 */
#include "engine/statistics/paired.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/dominance.h"
#include "engine/statistics/pair_sums.h"
#include "engine/statistics/sort.h"
#include "engine/statistics/standardised.h"
#include "engine/statistics/untied_ranks.h"

/* What the parts of the computation share. */
typedef struct paired_work {
    const baremo_paired_sample *sample;
    baremo_arena *scratch;
    double *wholes; /* differences in the order of the cases */
    double *sorted; /* the same, ascending */
    double scale;   /* difference = whole / scale */
    double step;    /* of computed scores: the wholes are rounded multiples of it; 0: none */
    double *spare;  /* room for n numbers */
} paired_work;

static double ratio(double numerator, double denominator) {
    return denominator > 0 ? numerator / denominator : BAREMO_MISSING;
}

/* Wholes of computed scores are rounded to 1e-9: the true step is coarser. */
static double step_of(const paired_work *work) {
    const baremo_paired_sample *sample = work->sample;
    size_t n = sample->count;
    if (sample->decimals >= 0)
        return 0;
    for (size_t i = 0; i < n; i++)
        work->spare[i] = (sample->post[i] - sample->pre[i]) * work->scale;
    double largest = fmax(fabs(work->sorted[0]), fabs(work->sorted[n - 1]));
    return baremo_common_step(work->spare, n, 1e-9 * largest);
}

/* -- moments, t and effect sizes -- */

static double correlation_of(const baremo_paired_sample *sample, const baremo_paired *result) {
    double product = 0;
    double first_pre = sample->pre[0], first_post = sample->post[0];
    double mean_pre = 0, mean_post = 0, n = (double)sample->count;
    for (size_t i = 0; i < sample->count; i++) {
        mean_pre += (sample->pre[i] - first_pre) / n;
        mean_post += (sample->post[i] - first_post) / n;
    }
    for (size_t i = 0; i < sample->count; i++)
        product +=
            (sample->pre[i] - first_pre - mean_pre) * (sample->post[i] - first_post - mean_post);
    double r = ratio(product, sqrt(result->pre.squares) * sqrt(result->post.squares));
    return baremo_is_missing(r) ? r : fmax(fmin(r, 1), -1);
}

static void compute_t(const paired_work *work, baremo_paired *result) {
    double n = (double)result->n, level = work->sample->level;
    double se = result->difference.sd / sqrt(n), mean = result->difference.mean;
    result->df = n - 1;
    result->t = mean / se;
    result->t_p = baremo_t_two_sided(result->t, result->df);
    double reach = baremo_t_quantile((1 + level) / 2, result->df) * se;
    result->mean_difference = (baremo_limits){mean, mean - reach, mean + reach, level};
    result->d_z.value = mean / result->difference.sd;
    result->d_z.level = level;
    baremo_standardised_limits(result->t, result->df, n, level, &result->d_z.low,
                               &result->d_z.high);
    if (!baremo_is_missing(result->correlation))
        result->d_rm = result->d_z.value * sqrt(fmax(2 * (1 - result->correlation), 0));
    result->g_z = result->hedges_correction * result->d_z.value;
}

/* Wholes tell which computed scores are equal, but they are rounded: moments take the differences
 * as they are, unless all are zero. */
static baremo_spread difference_spread(const paired_work *work) {
    const baremo_paired_sample *sample = work->sample;
    size_t n = sample->count;
    bool zero = work->sorted[0] == 0 && work->sorted[n - 1] == 0;
    if (sample->decimals >= 0 || zero)
        return baremo_spread_of(work->wholes, n, work->scale);
    for (size_t i = 0; i < n; i++)
        work->spare[i] = sample->post[i] - sample->pre[i];
    return baremo_spread_of(work->spare, n, 1);
}

static void compute_moments(const paired_work *work, baremo_paired *result) {
    const baremo_paired_sample *sample = work->sample;
    size_t n = sample->count;
    result->pre = baremo_written_spread(sample->pre, n, sample->decimals, work->spare);
    result->post = baremo_written_spread(sample->post, n, sample->decimals, work->spare);
    result->difference = difference_spread(work);
    double mean = result->difference.mean;
    result->mean_difference.value = mean;
    if (n < 2)
        return;
    if (result->variation != BAREMO_VARIES) /* 2 */
        result->difference.sd = result->difference.squares = 0;
    result->correlation = correlation_of(sample, result);
    double s1 = result->pre.sd, s2 = result->post.sd;
    result->hedges_correction = baremo_hedges_correction((double)n - 1);
    result->d_av = ratio(mean, (s1 + s2) / 2);
    result->d_av_pooled = ratio(mean, sqrt((s1 * s1 + s2 * s2) / 2));
    result->d_pre = ratio(mean, s1);
    result->g_av = result->hedges_correction * result->d_av;
    result->df = (double)n - 1;
    if (result->variation == BAREMO_VARIES)
        compute_t(work, result);
}

/* -- ranks and signs -- */

static void compute_signs(const paired_work *work, baremo_paired *result) {
    for (size_t i = 0; i < result->n; i++) {
        result->positive += work->sorted[i] > 0;
        result->negative += work->sorted[i] < 0;
    }
    result->zero = result->n - result->positive - result->negative;
    double n = (double)result->n, p = (double)result->positive, m = (double)result->negative;
    result->sign_p = p + m > 0 ? fmin(2 * baremo_binomial_lower(fmin(p, m), p + m, 0.5), 1) : 1;
    result->superiority = (p + (double)result->zero / 2) / n;
}

static void compute_median(const paired_work *work, baremo_paired *result) {
    size_t n = result->n;
    const double *x = work->sorted;
    baremo_limits *median = &result->median_difference;
    median->value = baremo_on_step(x[(n - 1) / 2] + x[n / 2], work->step) / 2 / work->scale;
    double tail = (1 - work->sample->level) / 2;
    double k = baremo_binomial_quantile(tail, (double)n, 0.5);
    if (k < 1) /* 6 */
        return;
    median->low = baremo_on_step(x[(size_t)k - 1], work->step) / work->scale;
    median->high = baremo_on_step(x[n - (size_t)k], work->step) / work->scale;
    median->level = 1 - 2 * baremo_binomial_lower(k - 1, (double)n, 0.5);
}

/* The median may be the mean of two sums: half a step. */
static double median_of(baremo_pair_sums *sums, double step) {
    return baremo_on_step(baremo_pair_sums_median(sums), step / 2);
}

static void compute_walsh(const paired_work *work, baremo_paired *result) {
    size_t n = result->n;
    double unit = 2 * work->scale;
    baremo_pair_sums *sums = baremo_walsh_sums(work->scratch, work->sorted, n);
    baremo_limits *estimate = &result->hodges_lehmann;
    estimate->value = median_of(sums, work->step) / unit;
    baremo_rank_limits limits =
        baremo_signed_rank_limits(work->scratch, n, 1 - work->sample->level);
    if (limits.level > 0) {
        uint64_t k = (uint64_t)limits.rank, count = baremo_pair_sums_count(sums);
        estimate->low = baremo_on_step(baremo_pair_sums_select(sums, k), work->step) / unit;
        estimate->high =
            baremo_on_step(baremo_pair_sums_select(sums, count + 1 - k), work->step) / unit;
        estimate->level = limits.level;
    }
    if (result->zero == 0) {
        result->hodges_lehmann_nonzero = estimate->value;
    } else if (result->zero < n) {
        memcpy(work->spare, work->sorted, result->negative * sizeof *work->spare);
        memcpy(work->spare + result->negative, work->sorted + result->negative + result->zero,
               result->positive * sizeof *work->spare);
        sums = baremo_walsh_sums(work->scratch, work->spare, n - result->zero);
        result->hodges_lehmann_nonzero = median_of(sums, work->step) / unit;
    }
}

static void compute_signed_ranks(const paired_work *work, baremo_paired *result) {
    size_t limit = work->sample->exact_limit;
    result->wilcoxon =
        baremo_signed_rank_test(work->scratch, work->sorted, result->n, false, limit);
    result->pratt = result->wilcoxon;
    if (result->zero)
        result->pratt =
            baremo_signed_rank_test(work->scratch, work->sorted, result->n, true, limit);
    double plus = result->wilcoxon.w_plus, minus = result->wilcoxon.w_minus;
    result->rank_biserial = ratio(plus - minus, plus + minus);
}

static void compute_dominance(const paired_work *work, baremo_paired *result) {
    const baremo_paired_sample *sample = work->sample;
    size_t n = result->n;
    double largest = fmax(baremo_largest(sample->pre, n), baremo_largest(sample->post, n));
    double scale = baremo_wholes_scale(largest, sample->decimals);
    double *pre = baremo_arena_raw(work->scratch, n, sizeof *pre);
    double *post = baremo_arena_raw(work->scratch, n, sizeof *post);
    for (size_t i = 0; i < n; i++) {
        pre[i] = rint(sample->pre[i] * scale);
        post[i] = rint(sample->post[i] * scale);
    }
    baremo_sort_numbers(pre, n, work->spare);
    baremo_sort_numbers(post, n, work->spare);
    baremo_dominance dominance = baremo_dominance_of(work->scratch, pre, n, post, n);
    result->cliff_delta = baremo_cliff_delta(&dominance);
}

/* -- sign flips -- */

/* The magnitudes of the non-zero differences, in whole steps that are as coarse as they allow. */
static size_t flip_weights(const paired_work *work, const baremo_paired *result, double *weights,
                           double *observed) {
    size_t count = 0, n = result->n;
    double step = work->step > 0 ? work->step : 1;
    *observed = 0;
    for (size_t i = 0; i < n; i++) {
        if (work->sorted[i] == 0)
            continue;
        double weight = rint(fabs(work->sorted[i]) / step);
        weights[count++] = weight;
        *observed += work->sorted[i] > 0 ? weight : 0;
    }
    return count;
}

static void compute_flips(const paired_work *work, baremo_paired *result) {
    size_t nonzero = result->n - result->zero;
    result->permutation_none = BAREMO_EXACT_LIMIT;
    if (nonzero > work->sample->exact_limit)
        return;
    double observed, *weights = baremo_arena_raw(work->scratch, result->n, sizeof *weights);
    size_t count = flip_weights(work, result, weights, &observed);
    baremo_sort_numbers(weights, count, work->spare);
    baremo_exact_tails tails = baremo_exact_signs(work->scratch, weights, count, observed);
    result->permutation_none = tails.computed ? BAREMO_EXACT_DONE : BAREMO_EXACT_MEMORY;
    if (tails.computed)
        result->permutation_p = tails.two_sided;
}

/* -- bootstrap -- */

static void compute_bootstrap(const paired_work *work, baremo_paired *result) {
    const baremo_paired_sample *sample = work->sample;
    size_t n = result->n, count = sample->replicates;
    double *replicates = baremo_arena_raw(work->scratch, count, sizeof *replicates);
    double *scratch = baremo_arena_raw(work->scratch, count, sizeof *scratch);
    baremo_bootstrap_sums(work->wholes, n, sample->stream, replicates, count);
    double sum = 0, unit = (double)n * work->scale;
    for (size_t i = 0; i < n; i++)
        sum += work->wholes[i];
    for (size_t i = 0; i < n; i++)
        work->spare[i] = work->wholes[i] - sum / (double)n;
    for (size_t i = 0; i < count; i++)
        replicates[i] /= unit;
    baremo_replicates sampled = {
        replicates,   count, scratch, sum / unit, baremo_bootstrap_acceleration(work->spare, n),
        sample->level};
    result->bootstrap = baremo_bootstrap_limits(&sampled);
}

static baremo_paired not_computed(size_t n) {
    double none = BAREMO_MISSING;
    baremo_limits no_limits = baremo_limits_none();
    return (baremo_paired){.n = n,
                           .pre = {0, none, 0, none},
                           .post = {0, none, 0, none},
                           .difference = {0, none, 0, none},
                           .correlation = none,
                           .mean_difference = no_limits,
                           .t = none,
                           .df = none,
                           .t_p = none,
                           .d_z = no_limits,
                           .d_av = none,
                           .d_av_pooled = none,
                           .d_rm = none,
                           .d_pre = none,
                           .hedges_correction = none,
                           .g_z = none,
                           .g_av = none,
                           .hodges_lehmann = no_limits,
                           .hodges_lehmann_nonzero = none,
                           .sign_p = none,
                           .median_difference = no_limits,
                           .rank_biserial = none,
                           .superiority = none,
                           .cliff_delta = none,
                           .permutation_p = none};
}

baremo_status baremo_paired_compute(const baremo_paired_sample *sample, baremo_arena *scratch,
                                    baremo_paired *result) {
    if (!(sample->level > 0 && sample->level < 1))
        return BAREMO_INVALID;
    size_t n = sample->count;
    *result = not_computed(n);
    if (n == 0)
        return BAREMO_OK;
    paired_work work = {.sample = sample, .scratch = scratch};
    work.wholes = baremo_arena_raw(scratch, n, sizeof *work.wholes);
    work.sorted = baremo_arena_raw(scratch, n, sizeof *work.sorted);
    work.spare = baremo_arena_raw(scratch, n, sizeof *work.spare);
    work.scale =
        baremo_whole_differences(sample->pre, sample->post, n, sample->decimals, work.wholes);
    memcpy(work.sorted, work.wholes, n * sizeof *work.sorted);
    baremo_sort_numbers(work.sorted, n, work.spare);
    work.step = step_of(&work);
    if (work.sorted[0] == work.sorted[n - 1])
        result->variation = work.sorted[0] == 0 ? BAREMO_ALL_ZERO : BAREMO_CONSTANT;
    compute_moments(&work, result);
    compute_signs(&work, result);
    compute_median(&work, result);
    compute_walsh(&work, result);
    compute_signed_ranks(&work, result);
    compute_dominance(&work, result);
    compute_flips(&work, result);
    if (sample->replicates && result->variation == BAREMO_VARIES)
        compute_bootstrap(&work, result);
    return BAREMO_OK;
}
