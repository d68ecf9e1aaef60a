/* Order statistics of all pairwise sums.
 *
 * 1. Equal values are kept once with their number, so that scales with few distinct scores cost
 * little.
 * 2. One walk along the staircase counts the sums <= v, and finds the largest of these and the
 * smallest above.
 * 3. A search ends when one sum alone is left between its bounds; bounds are sums that occur.
 */
#include "engine/statistics/pair_sums.h"

#include <math.h>
#include <stdbool.h>

#include "engine/statistics/distributions.h"

enum { KEPT = 128 };

/* Distinct values ascending; `below[i]`: how many values lie before the i-th. */
typedef struct side {
    double *values;
    uint64_t *below; /* count + 1 members */
    size_t count;
} side;

/* A count that was made: `at_most` sums are <= `low`, all others >= `high`. */
typedef struct staircase {
    double low, high;
    uint64_t at_most;
} staircase;

struct baremo_pair_sums {
    side a, b;
    bool walsh; /* a is b, and only i <= j count */
    uint64_t count;
    double mean, sd; /* of all sums, to guess where a rank lies */
    staircase kept[KEPT];
    size_t kept_count;
};

static side side_of(baremo_arena *arena, const double *sorted, size_t count, bool negate) {
    side result = {baremo_arena_raw(arena, count, sizeof *result.values),
                   baremo_arena_raw(arena, count + 1, sizeof *result.below), 0};
    result.below[0] = 0;
    for (size_t i = 0; i < count; i++) {
        double value = negate ? -sorted[count - 1 - i] : sorted[i];
        if (result.count == 0 || value != result.values[result.count - 1]) {
            result.values[result.count++] = value;
            result.below[result.count] = i;
        }
        result.below[result.count]++;
    }
    return result;
}

/* Mean and variance of the values of a side. */
static void add_spread(const side *x, double *mean, double *variance) {
    double n = (double)x->below[x->count], sum = 0, squares = 0;
    for (size_t i = 0; i < x->count; i++)
        sum += (double)(x->below[i + 1] - x->below[i]) * (x->values[i] - x->values[0]);
    for (size_t i = 0; i < x->count; i++) {
        double deviation = x->values[i] - x->values[0] - sum / n;
        squares += (double)(x->below[i + 1] - x->below[i]) * deviation * deviation;
    }
    *mean += x->values[0] + sum / n;
    *variance += squares / n;
}

static void set_spread(baremo_pair_sums *sums) {
    double variance = 0;
    sums->mean = 0;
    if (sums->count) {
        add_spread(&sums->a, &sums->mean, &variance);
        add_spread(&sums->b, &sums->mean, &variance);
    }
    sums->sd = sqrt(variance);
}

baremo_pair_sums *baremo_walsh_sums(baremo_arena *arena, const double *sorted, size_t count) {
    baremo_pair_sums *sums = baremo_arena_raw(arena, 1, sizeof *sums);
    sums->a = sums->b = side_of(arena, sorted, count, false);
    sums->walsh = true;
    sums->count = (uint64_t)count * (count + 1) / 2;
    sums->kept_count = 0;
    set_spread(sums);
    return sums;
}

baremo_pair_sums *baremo_sample_differences(baremo_arena *arena, const double *x, size_t x_count,
                                            const double *y, size_t y_count) {
    baremo_pair_sums *sums = baremo_arena_raw(arena, 1, sizeof *sums);
    sums->a = side_of(arena, x, x_count, true);
    sums->b = side_of(arena, y, y_count, false);
    sums->walsh = false;
    sums->count = (uint64_t)x_count * y_count;
    sums->kept_count = 0;
    set_spread(sums);
    return sums;
}

uint64_t baremo_pair_sums_count(const baremo_pair_sums *sums) { return sums->count; }

/* Sums of a value with itself that are <= v: the diagonal, which i <= j counts once and the square
 * once too. */
static uint64_t diagonal(const side *a, double v) {
    size_t low = 0, high = a->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (2 * a->values[middle] <= v)
            low = middle + 1;
        else
            high = middle;
    }
    return a->below[low];
}

static staircase count_at_most(const baremo_pair_sums *sums, double v) {
    const side *a = &sums->a, *b = &sums->b;
    staircase result = {-INFINITY, INFINITY, 0};
    size_t j = b->count;
    for (size_t i = 0; i < a->count; i++) {
        double own = a->values[i];
        while (j > 0 && own + b->values[j - 1] > v)
            j--;
        result.at_most += (a->below[i + 1] - a->below[i]) * b->below[j];
        if (j > 0 && own + b->values[j - 1] > result.low)
            result.low = own + b->values[j - 1];
        if (j < b->count && own + b->values[j] < result.high)
            result.high = own + b->values[j];
    }
    if (sums->walsh)
        result.at_most = (result.at_most + diagonal(a, v)) / 2;
    return result;
}

/* What is known about the sum of a rank: floor <= sum <= ceiling, `before` sums < floor, `up_to`
 * sums <= ceiling. */
typedef struct bracket {
    double floor, ceiling;
    uint64_t before, up_to;
} bracket;

static void narrow(bracket *known, const staircase *count, uint64_t rank) {
    if (count->at_most >= rank) {
        if (count->low < known->ceiling) {
            known->ceiling = count->low;
            known->up_to = count->at_most;
        }
    } else if (count->high > known->floor) {
        known->floor = count->high;
        known->before = count->at_most;
    }
}

/* Where the rank would lie if the sums were normal, moved by `extra` of all ranks. */
static double normal_guess(const baremo_pair_sums *sums, uint64_t rank, double extra) {
    double share = ((double)rank - 0.5) / (double)sums->count + extra;
    share = fmin(fmax(share, 1e-9), 1 - 1e-9);
    return sums->mean + sums->sd * baremo_normal_quantile(share);
}

/* The next value to count at, from floor to below ceiling: first where a normal distribution has
 * the rank, then by twice what the first count was off, so that the rank lies between the two; then
 * interpolated, every third step halved. */
static double next_value(const baremo_pair_sums *sums, const bracket *known, uint64_t rank,
                         unsigned step) {
    double v, between = (double)(known->up_to - known->before);
    const staircase *last = step ? &sums->kept[sums->kept_count - 1] : NULL;
    if (step == 0 && between > 0.2 * (double)sums->count) {
        v = normal_guess(sums, rank, 0);
    } else if (step == 1 && between > 0.2 * (double)sums->count && sums->kept_count < KEPT) {
        double off = ((double)rank - 0.5 - (double)last->at_most) / (double)sums->count;
        v = normal_guess(sums, rank, 2 * off);
    } else {
        double share =
            step % 3 == 2 && step > 4 ? 0.5 : ((double)(rank - known->before) - 0.5) / between;
        v = known->floor + (known->ceiling - known->floor) * share;
    }
    return fmin(fmax(floor(v), known->floor), known->ceiling - 1);
}

double baremo_pair_sums_select(baremo_pair_sums *sums, uint64_t rank) {
    const side *a = &sums->a, *b = &sums->b;
    bracket known = {a->values[0] + b->values[0], a->values[a->count - 1] + b->values[b->count - 1],
                     0, sums->count};
    for (size_t i = 0; i < sums->kept_count; i++)
        narrow(&known, &sums->kept[i], rank);
    for (unsigned step = 0; known.floor < known.ceiling; step++) {
        staircase count = count_at_most(sums, next_value(sums, &known, rank, step));
        narrow(&known, &count, rank);
        if (sums->kept_count < KEPT)
            sums->kept[sums->kept_count++] = count;
    }
    return known.floor;
}

double baremo_pair_sums_median(baremo_pair_sums *sums) {
    uint64_t half = sums->count / 2;
    if (sums->count % 2)
        return baremo_pair_sums_select(sums, half + 1);
    return (baremo_pair_sums_select(sums, half) + baremo_pair_sums_select(sums, half + 1)) / 2;
}
