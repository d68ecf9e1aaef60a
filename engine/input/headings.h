/* Checks the headings of a table against each other and against what stands below them. */
#ifndef BAREMO_ENGINE_INPUT_HEADINGS_H
#define BAREMO_ENGINE_INPUT_HEADINGS_H

#include "engine/input/format.h"
#include "engine/table/table.h"

/** Drops columns without heading and data, and records that repeat the headings, and says what is
 * doubtful: equal, alike and empty headings, headings that look like data, a table without records.
 */
void headings_check(baremo_table *table, const input_reader *reader);

#endif
