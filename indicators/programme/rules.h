/* The table `rules`: the office's own plausibility rules. */
#ifndef INDICATORS_PROGRAMME_RULES_H
#define INDICATORS_PROGRAMME_RULES_H

#include "indicators/programme/reader.h"

/** After the indicators. */
void rules_read(reader *reading);

#endif
