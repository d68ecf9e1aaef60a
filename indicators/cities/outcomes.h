/* The table of outcomes: what each unit reached. */
#ifndef INDICATORS_CITIES_OUTCOMES_H
#define INDICATORS_CITIES_OUTCOMES_H

#include "indicators/cities/rows.h"

/** The rows of the units' evaluations about one outcome. */
void outcomes_report(compared_rows *rows, const compared_outcome *outcome);

#endif
