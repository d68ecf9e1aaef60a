/* The units themselves: what they share, what their work cost, how complete their data are. */
#ifndef INDICATORS_CITIES_PROGRAMMES_H
#define INDICATORS_CITIES_PROGRAMMES_H

#include "indicators/cities/rows.h"

void programmes_report(compared_rows *rows);

#endif
