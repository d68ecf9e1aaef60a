/* The first records of a CSV text, as a given separator divides them. */
#ifndef BAREMO_ENGINE_INPUT_PREVIEW_H
#define BAREMO_ENGINE_INPUT_PREVIEW_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

enum { PREVIEW_RECORDS = 200 };

typedef struct preview_record {
    size_t start, end;  /**< bytes of the sample; the line end belongs to it */
    size_t row, line;   /**< from 0 */
    const char **cells; /**< without outer spaces where they are unquoted */
    size_t count, filled;
} preview_record;

typedef struct preview {
    preview_record *records;
    size_t count;
    char delimiter;
} preview;

/** Divides at most PREVIEW_RECORDS records of a sample; records with a fault of quotes are left
 * out. `whole`: the sample is all there is, so that its last line is a record without a line end
 * too.
 */
typedef struct preview_sample {
    const char *bytes;
    size_t length;
    bool whole;
} preview_sample;
preview preview_read(const preview_sample *sample, char delimiter, baremo_arena *arena);

#endif
