/* Says what was wrong with the records of a CSV file, and takes out what is no data. */
#ifndef BAREMO_ENGINE_INPUT_CSV_FAULTS_H
#define BAREMO_ENGINE_INPUT_CSV_FAULTS_H

#include "engine/input/csv_columns.h"

/** Ragged records, faults of quotes, blank records, what programs leave at the end. Notes below the
 * table are dropped from it. */
void csv_faults_report(csv_reading *reading);

#endif
