/* One indicator: its values by period, area and group, its progress, its series. */
#ifndef INDICATORS_INDICATOR_H
#define INDICATORS_INDICATOR_H

#include "indicators/evaluation.h"

/** Computes indicator `number` of the model: keeps its rows, standings, baseline and mismatches. */
void indicator_evaluate(evaluation *of, uint32_t number);

#endif
