/* Reading of files, for folders and workbooks. */
#ifndef BAREMO_ENGINE_INPUT_READ_H
#define BAREMO_ENGINE_INPUT_READ_H

#include <baremo/table.h>

typedef struct input_request {
    const char *path; /**< NULL: read the memory */
    const baremo_memory *memory;
    const baremo_read_options *options; /**< NULL: all defaults */
    bool all_sheets;
    const char *const
        *wanted; /**< with all_sheets: keys of the sheets to read, ended by NULL; NULL: all */
} input_request;

/** What was read, in the arena. */
typedef struct input_found {
    const baremo_table *const *tables;
    size_t count;
    const char *const *skipped; /**< names of sheets that were not wanted */
    size_t skipped_count;
} input_found;

/** Reads the tables of a file.
 *  errors  as baremo_table_read()
 */
baremo_status input_read(const input_request *request, baremo_arena *arena,
                         baremo_diagnostics *diagnostics, input_found *found);

#endif
