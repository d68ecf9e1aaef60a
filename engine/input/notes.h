/* Notes below a table: sources, footnotes. */
#ifndef BAREMO_ENGINE_INPUT_NOTES_H
#define BAREMO_ENGINE_INPUT_NOTES_H

#include "engine/table/table.h"

/** Whether a text begins as notes do. */
bool notes_worded(const char *text);

/** The first of the last records that have only their first cell and stand behind a blank row or
 * are worded as notes; the count of records when there is none. */
size_t notes_find(const baremo_table *table);

/** Drops the records from `first` on with a warning. */
void notes_drop(baremo_table *table, size_t first, baremo_arena *arena,
                baremo_diagnostics *diagnostics);

#endif
