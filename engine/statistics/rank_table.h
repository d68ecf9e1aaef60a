/* The ranks of units in many draws, and what they sum up to: for whoever simulates. */
#ifndef BAREMO_STATISTICS_RANK_TABLE_H
#define BAREMO_STATISTICS_RANK_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>

/** Most units that a table can hold. */
#define BAREMO_RANK_UNITS_MOST 30000

/** Ranks of `units` units in `draws` draws. Draws may be set by several threads, each its own. */
typedef struct baremo_rank_table {
    size_t units, draws;
    uint16_t *doubled; /**< midranks times two, all draws of the first unit first */
    uint16_t *first;   /**< of each draw, how many units share the first rank */
} baremo_rank_table;

/** An empty table: two bytes a unit and draw. At most BAREMO_RANK_UNITS_MOST units. */
baremo_rank_table baremo_rank_table_new(baremo_arena *arena, size_t units, size_t draws);

/** Room that a thread needs for baremo_rank_table_set(). */
typedef struct baremo_rank_room {
    uint64_t *keys, *other; /* `units` each */
} baremo_rank_room;
baremo_rank_room baremo_rank_room_new(baremo_arena *arena, size_t units);

/** Ranks the units of one draw by their finite values: rank 1 has the highest, or the lowest;
 *  values that are equal (to 2^-49 of their range) share the mean of their ranks. */
void baremo_rank_table_set(baremo_rank_table *table, size_t draw, const double *values,
                           bool highest_first, const baremo_rank_room *room);

/** What the draws of a unit say. */
typedef struct baremo_rank_summary {
    double mean, median;
    double low, high; /**< order statistics: ranks that occurred */
    double best;      /**< share of the draws with the first rank; m units that share it have 1/m */
} baremo_rank_summary;

/** Sums up the draws of a unit.
 *  in      all draws set, one at least
 *  out     low and high are the smallest ranks r with P(rank <= r) >= (1 - level)/2 and (1 +
 *          level)/2; the median is the mean of both middle ones
 */
baremo_rank_summary baremo_rank_table_sum(const baremo_rank_table *table, size_t unit, double level,
                                          baremo_arena *scratch);

/** Midranks of the values alone, 1 for the highest or the lowest; equal to 1e-9 of the largest
 *  magnitude is equal. Missing values have none. */
void baremo_rank_estimates(const double *values, size_t count, bool highest_first, double *ranks,
                           baremo_arena *scratch);

#endif
