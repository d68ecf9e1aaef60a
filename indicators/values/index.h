/* The observations of one indicator, found by area, group and period without scanning. */
#ifndef INDICATORS_VALUES_INDEX_H
#define INDICATORS_VALUES_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>

#include "indicators/programme/programme.h"

/** Which columns are filled: bit 0 the area, bit 1 + d dimension d. */
typedef uint64_t value_mask;
#define VALUE_AREA_FILLED ((value_mask)1)
enum { VALUE_MOST_DIMENSIONS = 62 };

/** A group: one value a dimension, 0 where it is not filled. Group 0 is "all". */
typedef struct value_group {
    const uint32_t *values; /**< dimension_count */
    value_mask mask;        /**< never bit 0 */
} value_group;

/** The rows of one area and group. */
typedef struct value_slot {
    uint32_t area; /**< PROGRAMME_NONE: not filled */
    uint32_t group;
    uint32_t pattern;
    size_t first, count; /**< in value_index.order */
} value_slot;

/** A way of filling the columns that occurs. */
typedef struct value_pattern {
    value_mask mask;
    const uint32_t *groups; /**< that occur in it, each once, in order of dimension values */
    size_t group_count;
} value_pattern;

typedef struct value_index {
    const programme *model;
    const programme_observation
        *observations;       /**< of the model: `order` and traces index into these */
    const value_slot *slots; /**< by area (none first), then group */
    size_t slot_count;
    const uint32_t
        *order; /**< observations by slot, in each in order of period, longer before shorter */
    const value_group *groups; /**< [0] is all; then in order of dimension values */
    size_t group_count;
    const value_pattern *patterns; /**< fewest filled columns first, ties in order of columns */
    size_t pattern_count;
    const uint32_t
        *places; /**< areas of role programme that occur and have none below them that occurs */
    size_t place_count;
    const uint32_t *areas; /**< all areas that occur, in their table's order */
    size_t area_count;
    const uint32_t *buckets; /**< hash of (area, group) to slot + 1 */
    size_t bucket_count;
} value_index;

/** Indexes the observations `first` .. `first + count - 1` of the model. */
value_index *value_index_new(baremo_arena *arena, const programme *model, size_t first,
                             size_t count);

/** The slot of an area and group, or NULL when it never occurs. */
const value_slot *value_index_slot(const value_index *index, uint32_t area, uint32_t group);

/** "sex=f;age=12-15", "" for all. */
const char *value_group_text(const value_index *index, uint32_t group, baremo_arena *arena);

#endif
