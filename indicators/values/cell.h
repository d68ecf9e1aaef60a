/* A value of an indicator with what it is made of, so that it can be combined with others. */
#ifndef INDICATORS_VALUES_CELL_H
#define INDICATORS_VALUES_CELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <baremo/results.h>

#include "indicators/programme/programme.h"

struct evaluate_reading;

/** What a combination went over. */
enum value_over { VALUE_OVER_AREAS = 1, VALUE_OVER_GROUPS = 2 };

typedef struct value_cell {
    double value;       /**< missing: see reason, parts_note */
    double numerator;   /**< ratio: numerator; rate: count; mean and score: value times n */
    double denominator; /**< ratio: denominator; rate: population; mean and score: n; missing:
                           unknown */
    const baremo_note_kind
        *reason; /**< why there is no value; NULL: there is one, or parts_note says it */
    const baremo_note_kind *parts_note; /**< "3 of 4 areas"; NULL: no part is missing */
    uint32_t parts_there, parts_wanted; /**< the numbers of parts_note */
    uint32_t received, wanted; /**< sub-periods of the finest grain, times areas, times groups */
    uint32_t observations;     /**< how many were combined */
    uint32_t place;            /**< area, or PROGRAMME_NONE */
    size_t trace, trace_count; /**< its observations in the trace */
    bool complete;             /**< no part is missing */
    bool shared;     /**< rate of a group: the population is that of all groups of the place */
    bool fractional; /**< a numerator, denominator or count in it is not a whole number */
    bool given;      /**< a row of observations says it */
    unsigned char
        time_grain; /**< grain of the sub-periods combined; NONE: not combined over time */
    unsigned char time_operation, place_operation; /**< programme_combine */
    const struct evaluate_reading *reading; /**< computed from a survey; NULL: from observations */
    unsigned char over;                     /**< value_over bits; 0: not combined over places */
} value_cell;

/** A cell without value. `wanted` parts were expected. */
static inline value_cell value_cell_none(const baremo_note_kind *reason, uint32_t wanted) {
    return (value_cell){.value = BAREMO_MISSING,
                        .numerator = BAREMO_MISSING,
                        .denominator = BAREMO_MISSING,
                        .reason = reason,
                        .wanted = wanted,
                        .place = PROGRAMME_NONE};
}

#endif
