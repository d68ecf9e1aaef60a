/* Exact conditional permutation distributions.
 *
 * 1. Weights are divided by their greatest common divisor; ranks are first moved so that the
 * smallest is 0.
 * 2. The distribution of signed weights is symmetric: only the shorter tail up to the observed sum
 * is made.
 * 3. Up to FEW weights whose sums do not fit the table are split in two halves, whose sums are
 * listed in order and matched: 2^(n/2) steps.
 * 4. A subset is drawn case by case: with k of m drawn before case i of N, it is drawn with
 * probability (m - k) / (N - i), so that every number stays a probability.
 * 5. The distribution of a rank sum need not be symmetric with ties: two-sided is P(|W - E| >= |w -
 * E|), both tails.
 */
#include "engine/statistics/exact_ranks.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

enum { FEW = 42 };

static double greatest_common_divisor(double a, double b) {
    while (b > 0) {
        double rest = fmod(a, b);
        a = b;
        b = rest;
    }
    return a;
}

static double common_divisor(const double *wholes, size_t count) {
    double divisor = 0;
    for (size_t i = 0; i < count && divisor != 1; i++)
        divisor = greatest_common_divisor(wholes[i], divisor);
    return divisor > 0 ? divisor : 1;
}

static baremo_exact_tails tails_from_shorter(double shorter, double mass, bool observed_low) {
    double longer = fmin(1 - shorter + mass, 1);
    return (baremo_exact_tails){.computed = true,
                                .lower = observed_low ? shorter : longer,
                                .upper = observed_low ? longer : shorter,
                                .mass = mass,
                                .two_sided = fmin(2 * shorter, 1)};
}

/* P(W = 0 .. last): one weight after the other. */
static void add_weight(double *p, size_t reach, size_t weight) {
    for (size_t s = reach + 1; s-- > weight;)
        p[s] = 0.5 * (p[s] + p[s - weight]);
    for (size_t s = 0; s < weight && s <= reach; s++)
        p[s] *= 0.5;
}

static baremo_exact_tails signs_by_table(baremo_arena *scratch, const double *weights, size_t count,
                                         double divisor, size_t last) {
    double *p = baremo_arena_array(scratch, last + 1, sizeof *p);
    p[0] = 1;
    size_t reach = 0;
    for (size_t i = 0; i < count; i++) {
        double weight = weights[i] / divisor;
        size_t step = weight > (double)last ? last + 1 : (size_t)weight;
        reach = reach + step < last ? reach + step : last;
        add_weight(p, reach, step);
    }
    double lower = 0;
    for (size_t s = 0; s <= last; s++)
        lower += p[s];
    return (baremo_exact_tails){.lower = lower, .mass = p[last]};
}

/* All sums of subsets of the weights, ascending; every weight merges two ordered lists. */
static double *ordered_sums(baremo_arena *scratch, const double *weights, size_t count) {
    size_t size = (size_t)1 << count;
    double *sums = baremo_arena_raw(scratch, size, sizeof *sums);
    double *merged = baremo_arena_raw(scratch, size, sizeof *merged);
    sums[0] = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = (size_t)1 << i, plain = 0, raised = 0;
        for (size_t at = 0; at < 2 * length; at++) {
            bool take =
                plain < length && (raised == length || sums[plain] <= sums[raised] + weights[i]);
            merged[at] = take ? sums[plain++] : sums[raised++] + weights[i];
        }
        double *other = sums;
        sums = merged;
        merged = other;
    }
    return sums;
}

static baremo_exact_tails signs_by_halves(baremo_arena *scratch, const double *weights,
                                          size_t count, double last) {
    size_t first_count = count / 2, second_count = count - first_count;
    const double *first = ordered_sums(scratch, weights, first_count);
    const double *second = ordered_sums(scratch, weights + first_count, second_count);
    size_t at_most = (size_t)1 << second_count, below = at_most;
    double lower = 0, less = 0;
    for (size_t i = 0; i < (size_t)1 << first_count; i++) {
        while (at_most > 0 && first[i] + second[at_most - 1] > last)
            at_most--;
        while (below > 0 && first[i] + second[below - 1] >= last)
            below--;
        lower += (double)at_most;
        less += (double)below;
    }
    double all = ldexp(1, -(int)count);
    return (baremo_exact_tails){.lower = lower * all, .mass = (lower - less) * all};
}

baremo_exact_tails baremo_exact_signs(baremo_arena *scratch, const double *weights, size_t count,
                                      double observed) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += weights[i];
    bool low = 2 * observed <= sum;
    double last = low ? observed : sum - observed;
    double divisor = common_divisor(weights, count);
    double cells = last / divisor + 1;
    baremo_exact_tails tail;
    if (cells * sizeof(double) <= (double)BAREMO_EXACT_TABLE_BYTES &&
        (count > FEW || cells * (double)count < ldexp(1, FEW / 2 + 3)))
        tail = signs_by_table(scratch, weights, count, divisor, (size_t)(last / divisor));
    else if (count <= FEW)
        tail = signs_by_halves(scratch, weights, count, last);
    else
        return (baremo_exact_tails){.computed = false};
    return tails_from_shorter(tail.lower, tail.mass, low);
}

/* -- rank sums -- */

/* The table: row k holds P(k drawn, their ranks add up to s), s = 0 .. last. */
typedef struct subset_table {
    double *p;
    size_t drawn, width;
    size_t *least, *greatest; /* sums that k of the cases so far can have */
} subset_table;

static void add_case(const subset_table *table, size_t k, size_t rank, double drawn_before,
                     double skipped) {
    double *to = table->p + k * table->width;
    const double *from = table->p + (k - 1) * table->width;
    size_t least = table->least[k - 1], greatest = table->greatest[k - 1];
    for (size_t s = table->least[k]; s <= table->greatest[k] && table->greatest[k] != SIZE_MAX; s++)
        to[s] *= skipped;
    for (size_t s = least; s <= greatest; s++)
        to[s + rank] += drawn_before * from[s];
}

/* SIZE_MAX as greatest sum: no k of the cases so far (fewer than k). */
static void update_sums(const subset_table *table, size_t k, size_t rank) {
    size_t least = table->least[k - 1] + rank, greatest = table->greatest[k - 1] + rank;
    if (table->greatest[k] == SIZE_MAX) {
        table->least[k] = least;
        table->greatest[k] = greatest;
        return;
    }
    table->least[k] = least < table->least[k] ? least : table->least[k];
    table->greatest[k] = greatest > table->greatest[k] ? greatest : table->greatest[k];
}

static void draw_all(const subset_table *table, const double *ranks, size_t count, double shift,
                     double divisor) {
    table->p[0] = 1;
    for (size_t k = 0; k <= table->drawn; k++)
        table->greatest[k] = k ? SIZE_MAX : 0;
    for (size_t i = 0; i < count; i++) {
        size_t rank = (size_t)((ranks[i] - shift) / divisor);
        double left = (double)(count - i), wanted = (double)table->drawn;
        size_t most = i + 1 < table->drawn ? i + 1 : table->drawn;
        for (size_t k = most; k > 0; k--) {
            double skipped = fmax(1 - (wanted - (double)k) / left, 0);
            double drawn = (wanted - (double)k + 1) / left;
            add_case(table, k, rank, fmin(drawn, 1), skipped);
            update_sums(table, k, rank);
        }
        table->p[0] *= fmax(1 - wanted / left, 0);
    }
}

static baremo_exact_tails sum_tails(const double *p, size_t width, double observed,
                                    double expected) {
    baremo_exact_tails tails = {.computed = true};
    double distance = fabs(observed - expected);
    double slack = 1e-9 * fmax(1, expected); /* E may be a fraction: far below the step of 1 */
    for (size_t s = 0; s < width; s++) {
        double sum = (double)s;
        if (sum <= observed)
            tails.lower += p[s];
        if (sum == observed)
            tails.mass = p[s];
        if (fabs(sum - expected) >= distance - slack)
            tails.two_sided += p[s];
    }
    for (size_t s = width; s-- > 0 && (double)s >= observed;)
        tails.upper += p[s];
    tails.lower = fmin(tails.lower, 1);
    tails.upper = fmin(tails.upper, 1);
    tails.two_sided = fmin(tails.two_sided, 1);
    return tails;
}

baremo_exact_tails baremo_exact_rank_sum(baremo_arena *scratch, const double *ranks, size_t count,
                                         size_t drawn, double observed) {
    double shift = count ? ranks[0] : 0, total = 0, largest = 0, divisor = 0;
    for (size_t i = 0; i < count; i++) {
        double moved = ranks[i] - shift;
        total += moved;
        divisor = greatest_common_divisor(moved, divisor);
        largest += i >= count - drawn ? moved : 0;
    }
    divisor = divisor > 0 ? divisor : 1;
    double width = largest / divisor + 1;
    if (width * ((double)drawn + 1) * sizeof(double) > (double)BAREMO_EXACT_TABLE_BYTES)
        return (baremo_exact_tails){.computed = false};
    subset_table table = {.drawn = drawn, .width = (size_t)width};
    table.p = baremo_arena_array(scratch, (drawn + 1) * table.width, sizeof *table.p);
    table.least = baremo_arena_array(scratch, drawn + 1, sizeof *table.least);
    table.greatest = baremo_arena_array(scratch, drawn + 1, sizeof *table.greatest);
    draw_all(&table, ranks, count, shift, divisor);
    double moved = (observed - (double)drawn * shift) / divisor;
    double expected = count ? total / divisor * (double)drawn / (double)count : 0;
    return sum_tails(table.p + drawn * table.width, table.width, moved, expected);
}
