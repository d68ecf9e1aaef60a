/* Themes: which units name a code, and how many do. */
#ifndef INDICATORS_CITIES_THEMES_H
#define INDICATORS_CITIES_THEMES_H

#include "indicators/cities/rows.h"

/** Counts of each unit the themes that it was asked for, and those that another one was too: one
 * number a unit, added to what stands there. */
void themes_count(const comparison *of, size_t *asked, size_t *shared);

void themes_report(compared_rows *rows);

#endif
