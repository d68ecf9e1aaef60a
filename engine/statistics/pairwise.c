/* Which of several independent estimates can be told apart.
 *
 *  1. z = difference/sqrt(se_1^2 + se_2^2), p two-sided by the normal distribution.
 *  2. Two units without variance: equal to 1e-9 of the largest estimate has p = 1 and no z; else z
 *     is infinite and p is 0.
 *  3. Pairs are kept as |z| in descending order; a pair finds its step there, equal ones the first.
 *     Two pairs are equal to 1e-13 of |z|, so that rounding gives no pair another step.
 *  4. Pairs whose p is not below 2/pairs, when they are half of all, are adjusted to 1, as the
 * first of them is: they stand unsorted behind the others.
 *  5. Fewer than two units: no pairs.
 */
#include "engine/statistics/pairwise.h"

#include <math.h>
#include <stdbool.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/sort.h"
#include "engine/statistics/wholes.h"

static const double SAME = 1e-13;

static bool is_known(const baremo_pairwise *all, size_t unit) {
    return isfinite(all->estimates[unit]) && all->ses[unit] >= 0 && !isinf(all->ses[unit]);
}

static double distance(const baremo_pairwise *all, size_t first, size_t second) {
    double difference = fabs(all->estimates[second] - all->estimates[first]);
    double se = hypot(all->ses[first], all->ses[second]);
    if (se > 0)
        return difference / se;
    return difference <= all->tie ? 0 : HUGE_VAL;
}

static double two_sided(double z) { return 2 * baremo_normal_upper(z); }

/* The first of the distances, which descend, that is not above this one. */
static size_t step_of(const baremo_pairwise *all, double z) {
    size_t low = 0, high = all->sorted;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->distances[middle] > z * (1 + SAME))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Adjusts the sorted pairs; counts those told apart. */
static void adjust_pairs(baremo_pairwise *all) {
    double reached = 0;
    for (size_t i = 0; i < all->sorted; i++) {
        bool same = i > 0 && all->distances[i] >= all->distances[i - 1] * (1 - SAME);
        if (!same && reached < 1)
            reached =
                fmax(reached, fmin(1, (double)(all->pairs - i) * two_sided(all->distances[i])));
        all->adjusted[i] = reached;
        all->apart += reached < 1 - all->level;
    }
    all->adjusted[all->sorted] = 1;
}

/* Collects the distances from `least` on. */
static void collect(baremo_pairwise *all, const size_t *known, double least) {
    all->sorted = 0;
    for (size_t j = 0; j < all->compared; j++)
        for (size_t i = 0; i < j; i++) {
            double z = distance(all, known[i], known[j]);
            all->distances[all->sorted] = z;
            all->sorted += z >= least;
        }
}

static void sort_descending(double *values, size_t count, double *scratch) {
    baremo_sort_numbers(values, count, scratch);
    for (size_t i = 0; i < count / 2; i++) {
        double value = values[i];
        values[i] = values[count - 1 - i];
        values[count - 1 - i] = value;
    }
}

static void count_apart(baremo_pairwise *all, const size_t *known) {
    double nearest = all->apart ? all->distances[all->apart - 1] : HUGE_VAL;
    for (size_t j = 0; j < all->compared && all->apart; j++)
        for (size_t i = 0; i < j; i++)
            if (distance(all, known[i], known[j]) >= nearest) {
                all->apart_from[known[i]]++;
                all->apart_from[known[j]]++;
            }
}

baremo_pairwise baremo_pairwise_compare(baremo_arena *arena, const double *estimates,
                                        const double *ses, size_t count, double level) {
    baremo_pairwise all = {.level = level, .estimates = estimates, .ses = ses};
    size_t *known = baremo_arena_array(arena, count + 1, sizeof *known);
    double largest = 0;
    all.apart_from = baremo_arena_array(arena, count + 1, sizeof *all.apart_from);
    for (size_t i = 0; i < count; i++)
        if (is_known(&all, i)) {
            known[all.compared++] = i;
            largest = fmax(largest, fabs(estimates[i]));
        }
    all.left_out = count - all.compared;
    all.tie = 1e-9 * largest;
    all.pairs = all.compared * (all.compared - (all.compared > 0)) / 2;
    all.distances = baremo_arena_raw(arena, all.pairs + 1, sizeof *all.distances);
    all.adjusted = baremo_arena_raw(arena, all.pairs + 1, sizeof *all.adjusted);
    double far = all.pairs ? -baremo_normal_quantile(1 / (double)all.pairs) : 0;
    collect(&all, known, far);
    if (2 * all.sorted > all.pairs)
        collect(&all, known, 0);
    sort_descending(all.distances, all.sorted, all.adjusted);
    adjust_pairs(&all);
    count_apart(&all, known);
    return all;
}

baremo_pair baremo_pairwise_of(const baremo_pairwise *pairwise, size_t first, size_t second) {
    double no = BAREMO_MISSING;
    if (first == second || !is_known(pairwise, first) || !is_known(pairwise, second))
        return (baremo_pair){no, no, no, no, no, no, no, no};
    double z = distance(pairwise, first, second);
    double difference = pairwise->estimates[second] - pairwise->estimates[first];
    double se = hypot(pairwise->ses[first], pairwise->ses[second]);
    size_t step = step_of(pairwise, z);
    double p_holm = pairwise->adjusted[step];
    if (step > pairwise->apart)
        step = pairwise->apart;
    double alpha = (1 - pairwise->level) / (double)(pairwise->pairs - step);
    double half = se > 0 ? -baremo_normal_quantile(alpha / 2) * se : 0;
    bool tied = se == 0 && z == 0;
    if (tied)
        difference = 0;
    return (baremo_pair){.difference = difference,
                         .se = se,
                         .z = tied ? no : copysign(z, difference),
                         .p = two_sided(z),
                         .p_holm = p_holm,
                         .low = difference - half,
                         .high = difference + half,
                         .level = 1 - alpha};
}
