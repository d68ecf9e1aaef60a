/* What there is to show of a table: its columns with their types, marks and counts, and its cleaned
 * cells. */
#ifndef BAREMO_ENGINE_TABLE_SUMMARY_H
#define BAREMO_ENGINE_TABLE_SUMMARY_H

#include <baremo/table.h>

typedef struct summary_column {
    const baremo_column *column;
    baremo_column_type type;
    const char *type_name;  /**< "number" */
    baremo_numbers numbers; /**< of a column of numbers */
    size_t filled, blank, distinct;
    double least, most; /**< of a column of numbers; missing without one */
} summary_column;

/** A summary for each column. */
summary_column *summary_of(const baremo_table *table, baremo_decimal_mark fallback,
                           baremo_arena *arena);

/** "comma", "point", or "" where no mark was needed or found. */
const char *summary_decimal(const summary_column *column);

/** A cell as it is meant: a number with point and without thousands marks, every other text as it
 * is. `buffer` has room for a number.
 */
const char *summary_cell(const summary_column *column, size_t row, char *buffer);

/** Whether the cell is shown as a number. */
bool summary_is_number(const summary_column *column, size_t row);

#endif
