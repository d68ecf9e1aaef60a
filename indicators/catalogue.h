/* What the results name: the programme, its axes, actions, indicators and areas. */
#ifndef INDICATORS_CATALOGUE_H
#define INDICATORS_CATALOGUE_H

#include "indicators/evaluation.h"

/** Fills the catalogue of the results; the indicators' baselines must be known. */
void catalogue_fill(evaluation *of);

/** How the values of an indicator are to be shown. */
baremo_value_class catalogue_value_class(const programme *model,
                                         const programme_indicator *indicator);

#endif
