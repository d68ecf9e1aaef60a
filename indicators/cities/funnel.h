/* Proportions and rates about a common target, by how large the units are. */
#ifndef INDICATORS_CITIES_FUNNEL_H
#define INDICATORS_CITIES_FUNNEL_H

#include "indicators/cities/rows.h"

/** Rows of the funnel of an indicator; nothing of other outcomes, and of fewer than two units. */
void funnel_report(compared_rows *rows, const compared_outcome *outcome, baremo_arena *scratch);

#endif
