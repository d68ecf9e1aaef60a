/* From coded CSV records to the columns of a table. */
#ifndef BAREMO_ENGINE_INPUT_CSV_COLUMNS_H
#define BAREMO_ENGINE_INPUT_CSV_COLUMNS_H

#include "engine/input/cleaning.h"
#include "engine/input/csv_records.h"
#include "engine/input/dialect.h"
#include "engine/input/format.h"

/** What the steps from records to a table share. */
typedef struct csv_reading {
    input_reader *reader;
    encoded_text text;
    dialect dialect;
    csv_records records;
    cleaning_encoding encoding;
    baremo_table *table;
    uint32_t guessed_row;  /**< of the first cell read as Windows-1252 */
    size_t guessed_column; /**< SIZE_MAX: none */
    const char *guessed_text;
    cleaning_scan *scans; /**< one a column of the records */
    size_t *raw_columns;  /**< of each column of the table: its index in the records */
} csv_reading;

/** Decides the encoding and makes the table of the wanted columns, with its headings and places. */
void csv_columns_begin(csv_reading *reading);

/** Cleans the texts, fills the columns, and says what was found in them. */
baremo_status csv_columns_fill(csv_reading *reading);

#endif
