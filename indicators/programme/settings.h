/* The table `programme`: keys and values. */
#ifndef INDICATORS_PROGRAMME_SETTINGS_H
#define INDICATORS_PROGRAMME_SETTINGS_H

#include "indicators/programme/reader.h"

/** Fills model.settings and model.dimensions (ids only), with defaults for what is not given.
 * `period` and `date` are completed by settings_complete(). */
void settings_read(reader *reading);

/** Finds the indicators that settings name, once these are read. */
void settings_find_indicators(reader *reading);

/** The evaluated period, its grain and the report's date, once it is known which periods have data.
 */
void settings_complete(reader *reading);

#endif
