/* The formats of table files: one file a format, one line in formats.def. */
#ifndef BAREMO_ENGINE_INPUT_FORMAT_H
#define BAREMO_ENGINE_INPUT_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/table.h>

#include "engine/input/source.h"

/** What a reader works with. */
typedef struct input_reader {
    const source *bytes;
    const char *name; /**< of the table where the format names none: the file's stem */
    const baremo_read_options *options; /**< with no zeros left, `sheet` and `only` aside */
    bool all_sheets;                    /**< every sheet, not only the one wanted */
    const char *const *wanted; /**< with all_sheets: keys of the sheets to read; NULL: all */
    const char **skipped;      /**< names of the sheets that were not wanted, in `arena` */
    size_t skipped_count, skipped_capacity;
    baremo_arena *arena;   /**< of the tables */
    baremo_arena *scratch; /**< freed after reading */
    baremo_diagnostics *diagnostics;
    const baremo_table **tables; /**< in `arena` */
    size_t table_count, table_capacity;
    void (*close)(void *held); /**< called on `held` after reading, however it ended */
    void *held;
} input_reader;

/** Adds a table that was read. */
void input_reader_add(input_reader *reader, const baremo_table *table);

/** An entry of formats.def. */
typedef struct input_format {
    const char *name;            /**< "csv" */
    const char *title;           /**< "text with separators" */
    const char *const *suffixes; /**< ".csv", ended by NULL */
    /** Whether a file that begins with these bytes is of this format. */
    bool (*matches)(const source *bytes, const unsigned char *head, size_t length);
    /** Reads the tables.
     *  errors  BAREMO_DATA when there is an error in the diagnostics; BAREMO_IO, BAREMO_NO_MEMORY
     */
    baremo_status (*read)(input_reader *reader);
} input_format;

/** All formats in the order in which they are tried, ended by NULL; the last one matches
 * everything. */
extern const input_format *const input_formats[];

/** The format of a file by its first bytes.
 *  none    NULL and a diagnostic when it is a kind of file that is known but not read
 */
const input_format *input_recognise(input_reader *reader);

#endif
