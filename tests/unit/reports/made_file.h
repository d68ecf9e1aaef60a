/* Writes results in a format into a file of a fresh folder and reads it back, for tests. */
#ifndef TESTS_UNIT_REPORTS_MADE_FILE_H
#define TESTS_UNIT_REPORTS_MADE_FILE_H

#include <stddef.h>

#include "reports/formats/formats.h"

/** What stands in the file that the format wrote, with a NUL behind; `*length` may be NULL. Must be
 * OK. */
char *made_file(baremo_arena *arena, const char *format, const baremo_results *results,
                size_t *length);

/** The status of writing to a path. */
baremo_status made_file_at(baremo_arena *arena, const char *format, const baremo_results *results,
                           const char *path, baremo_diagnostics *diagnostics);

/** A path in a fresh folder. */
char *made_path(baremo_arena *arena, const char *name);
/** The bytes of a file with a NUL behind; NULL: it cannot be read. */
char *made_read(baremo_arena *arena, const char *path, size_t *length);

#endif
