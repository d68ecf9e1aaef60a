/* Further rows of headings below the first: what survey platforms write there. */
#ifndef BAREMO_ENGINE_INPUT_HEADING_ROWS_H
#define BAREMO_ENGINE_INPUT_HEADING_ROWS_H

#include "engine/input/format.h"
#include "engine/input/preview.h"

typedef struct heading_rows {
    const preview *view;
    size_t heading;        /**< index of the first heading row */
    const char **headings; /**< completed */
    size_t column_count;
    const char *sheet;
} heading_rows;

/** How many rows below the headings are headings too (0 to 2); says so in a warning.
 *  row  of the headings, as a spreadsheet shows it
 */
size_t heading_rows_find(heading_rows *rows, input_reader *reader, size_t row);

/** Whether a text is a number or a date, which headings seldom are. */
bool heading_is_data(const char *text);

#endif
