/* The plan: tables `axes` and `actions`. */
#ifndef INDICATORS_PROGRAMME_PLAN_H
#define INDICATORS_PROGRAMME_PLAN_H

#include "indicators/programme/reader.h"

void axes_read(reader *reading);
/** After the axes. */
void actions_read(reader *reading);

#endif
