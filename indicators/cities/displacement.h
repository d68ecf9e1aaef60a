/* Whether what was reduced turned up next door. */
#ifndef INDICATORS_CITIES_DISPLACEMENT_H
#define INDICATORS_CITIES_DISPLACEMENT_H

#include "indicators/cities/rows.h"

/** Rows of an indicator by role and lag, for each programme with areas of several roles. */
void displacement_report(compared_rows *rows, const compared_outcome *outcome);

#endif
