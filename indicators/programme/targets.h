/* The table `targets`. */
#ifndef INDICATORS_PROGRAMME_TARGETS_H
#define INDICATORS_PROGRAMME_TARGETS_H

#include "indicators/programme/reader.h"

/** After the indicators are resolved. */
void targets_read(reader *reading);
/** After the observations, one of which may be the baseline. */
void targets_check(reader *reading);

#endif
