/* How a CSV text is written: its separator, and where its headings and records are. */
#ifndef BAREMO_ENGINE_INPUT_DIALECT_H
#define BAREMO_ENGINE_INPUT_DIALECT_H

#include "engine/input/encoding.h"

typedef struct dialect {
    char delimiter;
    const char *delimiter_name; /**< "comma-separated", "one column" */
    const char *line_end;       /**< "LF", "CRLF", "CR" */
    const char **headings;      /**< raw bytes, not decoded */
    size_t column_count;
    size_t heading_row, heading_line; /**< from 1 */
    size_t start;                     /**< byte of the text at which the records begin */
    size_t first_row, first_line;     /**< from 1: the row and line at `start` */
    size_t record_size;               /**< bytes, about */
} dialect;

/** Finds the dialect from the first part of the text. What is unusual about it (titles, comments,
 * two heading rows) is said in the diagnostics. errors  BAREMO_DATA with a diagnostic when there is
 * no heading row; BAREMO_IO
 */
baremo_status dialect_find(input_reader *reader, const encoded_text *text, dialect *found);

#endif
