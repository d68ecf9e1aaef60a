/* The grain of a programme, and whether periods fit into it. */
#ifndef INDICATORS_PROGRAMME_PERIODS_H
#define INDICATORS_PROGRAMME_PERIODS_H

#include "indicators/programme/reader.h"

/** The last period with data where none is given. Its grain is the coarsest of the observations, of
 * the actions by period and of the targets; without any data it is the programme's end, else its
 * start. */
baremo_period periods_last_with_data(reader *reading);

/** Whether data of a period can be used: not longer than the programme's grain, within one period
 * of it, not after the end. What is wrong is reported at the cell. */
bool period_usable(reader *reading, schema_column_id column, size_t row, baremo_period period);

/** A point in time (of a target or baseline) in the programme's grain: a longer period is its last
 * part, a shorter one the period that it lies in. grain NONE when it lies in two. */
baremo_period period_in_grain(baremo_period period, baremo_period_grain grain);

/** The period before the programme's start, in its grain; grain NONE when there is no start. */
baremo_period period_before_start(const programme *model);

#endif
