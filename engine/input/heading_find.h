/* Which record of a table has the headings. */
#ifndef BAREMO_ENGINE_INPUT_HEADING_FIND_H
#define BAREMO_ENGINE_INPUT_HEADING_FIND_H

#include "engine/input/format.h"
#include "engine/input/preview.h"

typedef struct heading_search {
    const preview *view;
    size_t cells;        /**< that most records have */
    size_t skipped_rows; /**< above the view */
    input_reader *reader;
    const char *sheet; /**< NULL for files without sheets */
} heading_search;

/** The index of the record; titles and comments above it are said in warnings. */
size_t heading_find(const heading_search *search);

/** The place of a record of the view. */
baremo_place heading_place(const heading_search *search, const preview_record *record);

#endif
