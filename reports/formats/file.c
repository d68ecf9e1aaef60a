/* A file that is written whole or reported. */
#include "reports/formats/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "reports/problems.h"

enum { WRITE_AT = 1 << 16 };

struct report_file {
    FILE *stream;
    baremo_buffer buffer;
    int error; /* the first errno; 0: none */
    const report_output *output;
    void (*write)(report_file *file, baremo_buffer *buffer, const report_output *output);
};

static void write_out(report_file *file) {
    errno = 0;
    if (file->buffer.length && !file->error &&
        fwrite(file->buffer.text, 1, file->buffer.length, file->stream) != file->buffer.length)
        file->error = errno ? errno : EIO;
    file->buffer.length = 0;
}

void report_file_flush(report_file *file) {
    if (file->buffer.length >= WRITE_AT)
        write_out(file);
}

baremo_status report_file_refuse(const report_output *output, int error) {
    const baremo_place place = {.file = output->name ? output->name : output->path};
    char reason[128] = "unknown error";
    if (error)
        strerror_r(error, reason, sizeof reason);
    baremo_diagnostics_add(output->diagnostics, &baremo_problem_output_write, &place, NULL, NULL,
                           "could not be written: %s", reason);
    return BAREMO_IO;
}

static baremo_status fill(void *argument) {
    report_file *file = argument;
    file->write(file, &file->buffer, file->output);
    write_out(file);
    return BAREMO_OK;
}

baremo_status report_file_write(const report_output *output,
                                void (*write)(report_file *file, baremo_buffer *buffer,
                                              const report_output *output)) {
    report_file file = {.output = output, .write = write};
    file.stream = fopen(output->path, "wb");
    if (!file.stream)
        return report_file_refuse(output, errno);
    file.buffer = baremo_buffer_new(output->arena);
    baremo_status status = baremo_arena_try(output->arena, fill, &file);
    if (fclose(file.stream) != 0 && !file.error)
        file.error = errno;
    if (status == BAREMO_OK && file.error)
        status = report_file_refuse(output, file.error);
    return status;
}
