/* The sums of an axis and of the programme: "n assessed of N", execution, money and people. */
#ifndef INDICATORS_ROLL_UP_H
#define INDICATORS_ROLL_UP_H

#include "indicators/evaluation.h"

/** Adds the rows of the programme and of each axis, by period. */
void roll_up_report(evaluation *of);

#endif
