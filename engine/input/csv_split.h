/* Where a CSV file can be cut so that each piece begins with a record. */
#ifndef BAREMO_ENGINE_INPUT_CSV_SPLIT_H
#define BAREMO_ENGINE_INPUT_CSV_SPLIT_H

#include "engine/input/csv_records.h"

/** Fills chunks[i].start and .end for about one chunk a core and sets `layout.quoted`; returns the
 * count of chunks, or 0 when the file cannot be read. A cut is behind a line end before which the
 * quotes are even: right unless there are stray quotes, which the reading notices because a chunk
 * then does not end with a record.
 */
size_t csv_split(csv_records *records, baremo_arena *arena);

#endif
