/* Which units can be told apart. */
#ifndef INDICATORS_CITIES_DIFFERENCES_H
#define INDICATORS_CITIES_DIFFERENCES_H

#include "engine/statistics/pairwise.h"
#include "indicators/cities/effects.h"
#include "indicators/cities/rows.h"

/** The difference of each unit from each one before it, with Holm's limits, which lie no further
 * apart than the ends of what is possible. */
void differences_report(compared_rows *rows, const outcome_effects *effects,
                        const pooled_units *pooled, const baremo_pairwise *pairwise,
                        baremo_interval possible);

#endif
