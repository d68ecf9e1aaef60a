/* The inside of a table, for the readers that make one. */
#ifndef BAREMO_ENGINE_TABLE_TABLE_H
#define BAREMO_ENGINE_TABLE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/table.h>

/** From this record on, rows and lines run on from these. */
typedef struct place_break {
    size_t record; /**< 0-based */
    size_t row, line;
} place_break;

struct baremo_table {
    const char *name, *file, *sheet, *dialect;
    size_t row_count, column_count;
    baremo_column *columns;
    size_t *numbers; /**< of the columns in the file, from 1 */
    size_t heading_row, heading_line;
    place_break *breaks; /**< sorted; the first is of record 0 */
    size_t break_count;
};

/** Takes the records out for which `drop` is true, and the texts that only they had. */
void table_drop_rows(baremo_table *table, const bool *drop, baremo_arena *arena);

/** A copy of a table whose cells with certain texts of one column are blank: `blank` has one entry a
 * text. */
baremo_table *table_blank_texts(const baremo_table *table, size_t column, const bool *blank,
                                baremo_arena *arena);

/** Takes out the texts that no cell has, which a reader may leave behind when it gives a record up.
 */
void table_drop_unused_texts(baremo_table *table, baremo_arena *arena);

#endif
