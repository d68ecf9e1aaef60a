/* The table `observations`. */
#ifndef INDICATORS_PROGRAMME_OBSERVATIONS_H
#define INDICATORS_PROGRAMME_OBSERVATIONS_H

#include "indicators/programme/reader.h"

/** Finds the columns of the declared dimensions; before reader_find_columns() of the table. */
void dimensions_find(reader *reading);

/** After areas and indicators. */
void observations_read(reader *reading);

#endif
