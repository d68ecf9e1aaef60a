/* The table `streams`: costs and benefits. */
#ifndef INDICATORS_PROGRAMME_STREAMS_H
#define INDICATORS_PROGRAMME_STREAMS_H

#include "indicators/programme/reader.h"

/** After the actions. */
void streams_read(reader *reading);

#endif
