/* Sorting of numbers in linear time, without comparisons that a processor could guess wrong. */
#ifndef BAREMO_STATISTICS_SORT_H
#define BAREMO_STATISTICS_SORT_H

#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>

/** Sorts ascending; no value may be missing. `scratch` has room for `count` values too. */
void baremo_sort_numbers(double *values, size_t count, double *scratch);

/** A sorted copy in the arena. */
double *baremo_sorted_copy(baremo_arena *arena, const double *values, size_t count);

/** The indexes of the values in ascending order; equal values stay in their order. At most 2^32 - 1
 * values. */
uint32_t *baremo_sorted_order(baremo_arena *arena, const double *values, size_t count);

/** Midranks, 1-based, of each value. Returns sum(t^3 - t) over the ties. */
double baremo_midranks(const double *values, size_t count, double *ranks, baremo_arena *scratch);

#endif
