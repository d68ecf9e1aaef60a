/* One effect of an outcome over the units: each unit's own, and all of them together. */
#ifndef INDICATORS_CITIES_POOLING_H
#define INDICATORS_CITIES_POOLING_H

#include "indicators/cities/effects.h"
#include "indicators/cities/rows.h"

/** Rows of each unit (effect, weight, shrunken, left out, told apart, rank) and of all of them and
 *  each stratum (synthesis). Nothing where no unit has the effect. */
void pooling_report(compared_rows *rows, const compared_outcome *outcome,
                    const outcome_effects *effects, baremo_arena *scratch);

#endif
