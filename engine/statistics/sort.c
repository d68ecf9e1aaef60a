/* Sorting of numbers: least significant digit radix sort over the bytes of the double.
 *
 * 1. The bits of a double, with the sign bit turned for positive and all bits turned for negative
 * numbers, order as the numbers do; -0 comes before 0.
 * 2. Bytes that are the same in all keys are skipped: small whole numbers need two or three passes
 * of eight.
 * 3. Short lists are sorted by insertion.
 * 4. Whole numbers in a range below 2^33 are sorted by their distance from the smallest, eleven
 * bits at a time; in a range below 2^11 they are counted.
 */
#include "engine/statistics/sort.h"

#include <stdbool.h>
#include <string.h>

enum { BYTES = 8, BINS = 256, SHORT_LIST = 40 };
enum { DIGIT_BITS = 11, DIGIT_BINS = 1 << DIGIT_BITS, DIGITS = 3 };
static const double WHOLE_RANGE = 0x1p33;

typedef struct keyed {
    uint64_t key;
    uint32_t index;
} keyed;

static uint64_t key_of(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

static double number_of(uint64_t key) {
    uint64_t bits = key >> 63 ? key & ~(UINT64_C(1) << 63) : ~key;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static void sort_short(double *values, size_t count) {
    for (size_t i = 1; i < count; i++) {
        double value = values[i];
        size_t j = i;
        for (; j > 0 && values[j - 1] > value; j--)
            values[j] = values[j - 1];
        values[j] = value;
    }
}

/* Where each bin starts; false when all keys share the byte. */
static bool bin_starts(size_t bins[BINS], size_t count) {
    size_t start = 0;
    for (size_t i = 0; i < BINS; i++) {
        size_t here = bins[i];
        if (here == count)
            return false;
        bins[i] = start;
        start += here;
    }
    return true;
}

static void to_keys(double *values, size_t count, size_t bins[BYTES][BINS]) {
    for (size_t i = 0; i < count; i++) {
        uint64_t key = key_of(values[i]);
        memcpy(&values[i], &key, sizeof key);
        for (int byte = 0; byte < BYTES; byte++)
            bins[byte][key >> (8 * byte) & 255]++;
    }
}

static void scatter(const double *from, double *to, size_t count, int byte, size_t bins[BINS]) {
    for (size_t i = 0; i < count; i++) {
        uint64_t key;
        memcpy(&key, &from[i], sizeof key);
        to[bins[key >> (8 * byte) & 255]++] = from[i];
    }
}

/* The least of whole numbers in a range below WHOLE_RANGE; false: they are not such. */
static bool whole_range(const double *values, size_t count, double *least, double *range) {
    double low = values[0], high = values[0];
    for (size_t i = 1; i < count; i++) {
        low = values[i] < low ? values[i] : low;
        high = values[i] > high ? values[i] : high;
    }
    *least = low;
    *range = high - low;
    if (!(low > -0x1p52 && high < 0x1p52 && *range < WHOLE_RANGE))
        return false;
    for (size_t i = 0; i < count; i++)
        if ((double)(int64_t)values[i] != values[i])
            return false;
    return true;
}

static bool digit_starts(uint32_t bins[DIGIT_BINS], size_t count) {
    uint32_t start = 0;
    for (size_t i = 0; i < DIGIT_BINS; i++) {
        uint32_t here = bins[i];
        if (here == count)
            return false;
        bins[i] = start;
        start += here;
    }
    return true;
}

/* Numbers of which many are the same are counted in turn in several tables, so that one count need
 * not wait for the one before. */
static void count_wholes(double *values, size_t count, double least, double range) {
    enum { TABLES = 4 };
    size_t bin_count = (size_t)range + 1;
    uint32_t bins[DIGIT_BINS][TABLES];
    memset(bins, 0, bin_count * sizeof *bins);
    for (size_t i = 0; i < count; i++)
        bins[(uint32_t)(values[i] - least)][i % TABLES]++;
    size_t at = 0;
    for (size_t bin = 0; bin < bin_count; bin++) {
        size_t end = at;
        for (int table = 0; table < TABLES; table++)
            end += bins[bin][table];
        for (; at < end; at++)
            values[at] = least + (double)bin;
    }
}

static void sort_wholes(double *values, size_t count, double least, double range, double *scratch) {
    if (range < DIGIT_BINS) {
        count_wholes(values, count, least, range);
        return;
    }
    uint32_t bins[DIGITS][DIGIT_BINS] = {{0}};
    int digits = range < (double)DIGIT_BINS * DIGIT_BINS ? 2 : DIGITS;
    for (size_t i = 0; i < count; i++) {
        uint64_t key = (uint64_t)(values[i] - least);
        for (int digit = 0; digit < digits; digit++)
            bins[digit][key >> (digit * DIGIT_BITS) & (DIGIT_BINS - 1)]++;
    }
    double *from = values, *to = scratch;
    for (int digit = 0; digit < digits; digit++) {
        if (!digit_starts(bins[digit], count))
            continue;
        for (size_t i = 0; i < count; i++) {
            uint64_t key = (uint64_t)(from[i] - least);
            to[bins[digit][key >> (digit * DIGIT_BITS) & (DIGIT_BINS - 1)]++] = from[i];
        }
        double *other = from;
        from = to;
        to = other;
    }
    if (from != values)
        memcpy(values, from, count * sizeof *values);
}

void baremo_sort_numbers(double *values, size_t count, double *scratch) {
    double least, range;
    if (count < SHORT_LIST) {
        sort_short(values, count);
        return;
    }
    if (count < UINT32_MAX && whole_range(values, count, &least, &range)) {
        sort_wholes(values, count, least, range, scratch);
        return;
    }
    size_t bins[BYTES][BINS] = {{0}};
    to_keys(values, count, bins);
    double *from = values, *to = scratch;
    for (int byte = 0; byte < BYTES; byte++) {
        if (!bin_starts(bins[byte], count))
            continue;
        scatter(from, to, count, byte, bins[byte]);
        double *other = from;
        from = to;
        to = other;
    }
    for (size_t i = 0; i < count; i++) {
        uint64_t key;
        memcpy(&key, &from[i], sizeof key);
        values[i] = number_of(key);
    }
}

double *baremo_sorted_copy(baremo_arena *arena, const double *values, size_t count) {
    double *sorted = baremo_arena_raw(arena, count, sizeof *sorted);
    double *scratch = baremo_arena_raw(arena, count, sizeof *scratch);
    if (count)
        memcpy(sorted, values, count * sizeof *sorted);
    baremo_sort_numbers(sorted, count, scratch);
    return sorted;
}

static void count_keys(const keyed *keys, size_t count, size_t bins[BYTES][BINS]) {
    for (size_t i = 0; i < count; i++)
        for (int byte = 0; byte < BYTES; byte++)
            bins[byte][keys[i].key >> (8 * byte) & 255]++;
}

uint32_t *baremo_sorted_order(baremo_arena *arena, const double *values, size_t count) {
    keyed *from = baremo_arena_raw(arena, count, sizeof *from);
    keyed *to = baremo_arena_raw(arena, count, sizeof *to);
    uint32_t *order = baremo_arena_raw(arena, count, sizeof *order);
    size_t bins[BYTES][BINS] = {{0}};
    for (size_t i = 0; i < count; i++)
        from[i] = (keyed){key_of(values[i] + 0.0), (uint32_t)i}; /* + 0.0 makes -0 equal 0 */
    count_keys(from, count, bins);
    for (int byte = 0; byte < BYTES; byte++) {
        if (!bin_starts(bins[byte], count))
            continue;
        for (size_t i = 0; i < count; i++)
            to[bins[byte][from[i].key >> (8 * byte) & 255]++] = from[i];
        keyed *other = from;
        from = to;
        to = other;
    }
    for (size_t i = 0; i < count; i++)
        order[i] = from[i].index;
    return order;
}

double baremo_midranks(const double *values, size_t count, double *ranks, baremo_arena *scratch) {
    const uint32_t *order = baremo_sorted_order(scratch, values, count);
    double ties = 0;
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && values[order[end]] == values[order[start]];)
            end++;
        double size = (double)(end - start), rank = ((double)(start + end) + 1) / 2;
        for (size_t i = start; i < end; i++)
            ranks[order[i]] = rank;
        ties += size * size * size - size;
    }
    return ties;
}
