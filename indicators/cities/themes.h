/* Themes: which units name a code, and how many do. */
#ifndef INDICATORS_CITIES_THEMES_H
#define INDICATORS_CITIES_THEMES_H

#include "indicators/cities/rows.h"

void themes_report(compared_rows *rows);

#endif
