/* The order of observations, and those that are there twice. */
#ifndef INDICATORS_PROGRAMME_ORDERING_H
#define INDICATORS_PROGRAMME_ORDERING_H

#include "indicators/programme/reader.h"

/** Observations in the order of their rows. */
typedef struct unordered {
    const programme_observation *observations;
    const uint32_t *groups; /**< dimension_count an observation */
    size_t count;
    baremo_arena *scratch;
} unordered;

/** Puts them into the model by indicator, period, area, dimensions and row; reports and leaves out
 * what is there twice. */
void observations_order(reader *reading, const unordered *rows);

#endif
