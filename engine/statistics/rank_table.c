/* The ranks of units in many draws.
 *
 *  1. Midranks are kept doubled, as whole numbers: 2 r <= 60,000.
 *  2. A draw is sorted by the place of its values in their range, in 49 bits with the unit behind:
 *     by digits of the first 24 bits, and by insertion for the rest.
 *  3. Units that share the first rank share the chance to be best.
 */
#include "engine/statistics/rank_table.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/statistics/sort.h"
#include "engine/statistics/wholes.h"

enum { UNIT_BITS = 15, PLACE_BITS = 49, DIGIT_BITS = 8, BINS = 1 << DIGIT_BITS, PASSES = 3 };

baremo_rank_table baremo_rank_table_new(baremo_arena *arena, size_t units, size_t draws) {
    return (baremo_rank_table){units, draws,
                               baremo_arena_raw(arena, units * draws + 1, sizeof(uint16_t)),
                               baremo_arena_raw(arena, draws + 1, sizeof(uint16_t))};
}

baremo_rank_room baremo_rank_room_new(baremo_arena *arena, size_t units) {
    return (baremo_rank_room){baremo_arena_raw(arena, units + 1, sizeof(uint64_t)),
                              baremo_arena_raw(arena, units + 1, sizeof(uint64_t))};
}

/* -- one draw -- */

/* Keys that ascend as ranks do. */
static void make_keys(const double *values, size_t count, bool highest_first, uint64_t *keys) {
    double low = values[0], high = values[0];
    for (size_t i = 1; i < count; i++) {
        low = values[i] < low ? values[i] : low;
        high = values[i] > high ? values[i] : high;
    }
    double origin = highest_first ? high : low, range = high - low;
    double scale = range > 0 ? (0x1p49 - 1) / range : 0;
    if (highest_first)
        scale = -scale;
    for (size_t i = 0; i < count; i++)
        keys[i] = (uint64_t)((values[i] - origin) * scale) << UNIT_BITS | i;
}

static void sort_by_digit(const uint64_t *from, uint64_t *to, size_t count, int shift,
                          uint32_t *bins) {
    uint32_t start = 0;
    for (size_t i = 0; i < BINS; i++) {
        uint32_t here = bins[i];
        bins[i] = start;
        start += here;
    }
    for (size_t i = 0; i < count; i++)
        to[bins[from[i] >> shift & (BINS - 1)]++] = from[i];
}

static void sort_by_insertion(uint64_t *keys, size_t count) {
    for (size_t i = 1; i < count; i++) {
        uint64_t key = keys[i];
        size_t j = i;
        for (; j > 0 && keys[j - 1] > key; j--)
            keys[j] = keys[j - 1];
        keys[j] = key;
    }
}

static const uint64_t *sorted_keys(uint64_t *keys, uint64_t *other, size_t count) {
    uint32_t bins[PASSES][BINS] = {{0}};
    const int lowest = UNIT_BITS + PLACE_BITS - PASSES * DIGIT_BITS;
    for (size_t i = 0; i < count; i++)
        for (int pass = 0; pass < PASSES; pass++)
            bins[pass][keys[i] >> (lowest + pass * DIGIT_BITS) & (BINS - 1)]++;
    for (int pass = 0; pass < PASSES; pass++) {
        sort_by_digit(keys, other, count, lowest + pass * DIGIT_BITS, bins[pass]);
        uint64_t *sorted = other;
        other = keys;
        keys = sorted;
    }
    sort_by_insertion(keys, count);
    return keys;
}

void baremo_rank_table_set(baremo_rank_table *table, size_t draw, const double *values,
                           bool highest_first, const baremo_rank_room *room) {
    size_t count = table->units;
    if (count == 0)
        return;
    make_keys(values, count, highest_first, room->keys);
    const uint64_t *keys = sorted_keys(room->keys, room->other, count);
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && keys[end] >> UNIT_BITS == keys[start] >> UNIT_BITS;)
            end++;
        for (size_t i = start; i < end; i++) {
            size_t unit = keys[i] & ((1 << UNIT_BITS) - 1);
            table->doubled[unit * table->draws + draw] = (uint16_t)(start + end + 1);
        }
        if (start == 0)
            table->first[draw] = (uint16_t)end;
    }
}

/* -- all draws of a unit -- */

/* The k-th smallest doubled rank, k from 1. */
static double kth_rank(const uint32_t *counts, double k) {
    size_t doubled = 0;
    for (double seen = counts[0]; seen < k;)
        seen += counts[++doubled];
    return (double)doubled / 2;
}

baremo_rank_summary baremo_rank_table_sum(const baremo_rank_table *table, size_t unit, double level,
                                          baremo_arena *scratch) {
    const uint16_t *doubled = table->doubled + unit * table->draws;
    double draws = (double)table->draws, sum = 0, best = 0;
    baremo_arena *own = baremo_arena_new(scratch);
    uint32_t *counts = baremo_arena_array(own, 2 * table->units + 1, sizeof *counts);
    for (size_t draw = 0; draw < table->draws; draw++) {
        counts[doubled[draw]]++;
        sum += doubled[draw];
        best += doubled[draw] == table->first[draw] + 1 ? 1.0 / table->first[draw] : 0;
    }
    double tail = (1 - level) / 2 * draws, slack = 1e-9 * draws;
    baremo_rank_summary summary = {
        .mean = sum / 2 / draws,
        .median = (kth_rank(counts, ceil(draws / 2)) + kth_rank(counts, floor(draws / 2) + 1)) / 2,
        .low = kth_rank(counts, fmax(1, ceil(tail - slack))),
        .high = kth_rank(counts, ceil(draws - tail - slack)),
        .best = best / draws};
    baremo_arena_free(own);
    return summary;
}

void baremo_rank_estimates(const double *values, size_t count, bool highest_first, double *ranks,
                           baremo_arena *scratch) {
    double *present = baremo_arena_raw(scratch, count + 1, sizeof *present);
    double *their_ranks = baremo_arena_raw(scratch, count + 1, sizeof *their_ranks);
    size_t used = 0;
    for (size_t i = 0; i < count; i++)
        if (!baremo_is_missing(values[i]))
            present[used++] = values[i];
    baremo_to_wholes(present, used, -1, present);
    for (size_t i = 0; i < used && highest_first; i++)
        present[i] = -present[i];
    baremo_midranks(present, used, their_ranks, scratch);
    used = 0;
    for (size_t i = 0; i < count; i++)
        ranks[i] = baremo_is_missing(values[i]) ? BAREMO_MISSING : their_ranks[used++];
}
