/* What a point of change cost. */
#ifndef INDICATORS_CITIES_COST_PER_POINT_H
#define INDICATORS_CITIES_COST_PER_POINT_H

#include "indicators/cities/effects.h"
#include "indicators/cities/rows.h"

/** Rows of each unit that gives costs and participants, for the mean change of a scale. */
void cost_per_point_report(compared_rows *rows, const compared_outcome *outcome,
                           const outcome_effects *effects);

#endif
