/* Ranks and Kendall's tau in O(n log n): what needs sorting.
 *
 * Cases are sorted by x, then y; a merge sort by y counts the exchanges, which are the discordant
 * pairs.
 */
#include "engine/statistics/correlation.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"

typedef struct place {
    double value, other;
    size_t index;
} place;

static int place_compare(const void *a, const void *b) {
    const place *p = a, *q = b;
    if (p->value != q->value)
        return p->value < q->value ? -1 : 1;
    if (p->other != q->other)
        return p->other < q->other ? -1 : 1;
    return p->index < q->index ? -1 : p->index > q->index;
}

/* Sorts values and returns how many pairs were exchanged. */
static uint64_t count_exchanges(double *values, double *room, size_t count) {
    uint64_t exchanges = 0;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t from = 0; from < count; from += 2 * width) {
            size_t middle = from + width < count ? from + width : count;
            size_t end = middle + width < count ? middle + width : count;
            size_t left = from, right = middle, out = from;
            while (left < middle && right < end)
                if (values[left] <= values[right]) {
                    room[out++] = values[left++];
                } else {
                    room[out++] = values[right++];
                    exchanges += middle - left;
                }
            memcpy(room + out, values + left, (middle - left) * sizeof *room);
            memcpy(room + out + (middle - left), values + right, (end - right) * sizeof *room);
        }
        memcpy(values, room, count * sizeof *values);
    }
    return exchanges;
}

/* What ties take off: t is the size of a group of equal values. */
typedef struct tie_sums {
    double pairs;  /* sum t(t-1)/2 */
    double triple; /* sum t(t-1)(t-2) */
    double spread; /* sum t(t-1)(2t+5) */
} tie_sums;

static void add_tie(tie_sums *ties, double t) {
    ties->pairs += t * (t - 1) / 2;
    ties->triple += t * (t - 1) * (t - 2);
    ties->spread += t * (t - 1) * (2 * t + 5);
}

static tie_sums sorted_ties(const double *values, size_t count) {
    tie_sums ties = {0};
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && values[to] == values[from];)
            to++;
        add_tie(&ties, (double)(to - from));
    }
    return ties;
}

/* Pairs equal in both, of cases in order. */
static double equal_pairs(const place *places, size_t count) {
    double pairs = 0;
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && places[to].value == places[from].value &&
                            places[to].other == places[from].other;)
            to++;
        pairs += (double)(to - from) * (double)(to - from - 1) / 2;
    }
    return pairs;
}

static double s_variance(double n, const tie_sums *x, const tie_sums *y) {
    double variance = (n * (n - 1) * (2 * n + 5) - x->spread - y->spread) / 18 +
                      2 * x->pairs * y->pairs / (n * (n - 1));
    if (n > 2)
        variance += x->triple / (9 * n * (n - 1)) * (y->triple / (n - 2));
    return variance;
}

baremo_kendall baremo_correlation_kendall(const baremo_xy *pairs, baremo_arena *scratch) {
    baremo_kendall k = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING,
                        BAREMO_MISSING};
    size_t count = pairs->count;
    if (count < 2)
        return k;
    place *places = baremo_arena_raw(scratch, count, sizeof *places);
    double *values = baremo_arena_raw(scratch, 2 * count, sizeof *values);
    for (size_t i = 0; i < count; i++)
        places[i] = (place){pairs->x[i], pairs->y[i], i};
    qsort(places, count, sizeof *places, place_compare);
    for (size_t i = 0; i < count; i++)
        values[i] = places[i].value;
    tie_sums x = sorted_ties(values, count);
    for (size_t i = 0; i < count; i++)
        values[i] = places[i].other;
    double discordant = (double)count_exchanges(values, values + count, count);
    tie_sums y = sorted_ties(values, count);
    double n = (double)count, all = n * (n - 1) / 2;
    if (all == x.pairs || all == y.pairs)
        return k;
    k.s = all - x.pairs - y.pairs + equal_pairs(places, count) - 2 * discordant;
    k.tau_b = k.s / sqrt(all - x.pairs) / sqrt(all - y.pairs);
    k.variance = s_variance(n, &x, &y);
    k.z = k.s / sqrt(k.variance);
    k.p = 2 * baremo_normal_upper(fabs(k.z));
    return k;
}
