/* Reading of files, for folders and workbooks. */
#ifndef BAREMO_ENGINE_INPUT_READ_H
#define BAREMO_ENGINE_INPUT_READ_H

#include <baremo/table.h>

typedef struct input_request {
    const char *path; /**< NULL: read the memory */
    const baremo_memory *memory;
    const baremo_read_options *options; /**< NULL: all defaults */
    bool all_sheets;
} input_request;

/** Reads the tables of a file.
 *  errors  as baremo_table_read()
 */
baremo_status input_read(const input_request *request, baremo_arena *arena,
                         baremo_diagnostics *diagnostics, const baremo_table *const **tables,
                         size_t *count);

#endif
