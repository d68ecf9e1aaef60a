/* Tables `areas` and `populations`. */
#ifndef INDICATORS_PROGRAMME_PLACES_H
#define INDICATORS_PROGRAMME_PLACES_H

#include "indicators/programme/reader.h"

void areas_read(reader *reading);
/** After the areas. */
void populations_read(reader *reading);
/** After the observations: every rate needs the population of each area that it reports. */
void populations_check(reader *reading);

#endif
