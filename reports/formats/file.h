/* A file that is written whole or reported: text goes through a buffer, an error is kept until the
 * end. */
#ifndef REPORTS_FORMATS_FILE_H
#define REPORTS_FORMATS_FILE_H

#include "engine/base/buffer.h"
#include "reports/formats/formats.h"

typedef struct report_file report_file;

/** Creates output->path, lets `write` fill `*buffer` (which is written out by report_file_flush()
 * and at the end), and closes it. The file is closed whatever happens. errors  BAREMO_IO with a
 * diagnostic: the file could not be made, or not all of it was written; BAREMO_NO_MEMORY
 */
baremo_status report_file_write(const report_output *output,
                                void (*write)(report_file *file, baremo_buffer *buffer,
                                              const report_output *output));

/** Writes out what the buffer holds when that is worth a call, and empties it. */
void report_file_flush(report_file *file);

/** Adds the diagnostic for a file that could not be written, with the system's `error` (0: none
 * known). Returns BAREMO_IO. */
baremo_status report_file_refuse(const report_output *output, int error);

#endif
