/* A sheet's cells on their way to a table: from workbooks and statistics files. */
#ifndef BAREMO_ENGINE_INPUT_SHEET_H
#define BAREMO_ENGINE_INPUT_SHEET_H

#include "engine/input/format.h"
#include "engine/input/number_codes.h"
#include "engine/table/dictionary.h"
#include "engine/table/table.h"

/** A cell: its row, from 1, and its code. */
typedef struct sheet_place {
    uint32_t row, code;
} sheet_place;

enum { SHEET_BLOCK = 1 << 12 };

/** SHEET_BLOCK cells of a column, in the order in which they came. */
typedef struct sheet_block {
    uint32_t *codes;
    uint32_t *rows; /**< NULL: row after row from first_row, as most sheets have them */
    uint32_t first_row;
} sheet_block;

/** Codes of a column's cells; a code stands for a text and its kind. */
typedef struct sheet_column {
    baremo_arena *arena; /**< of all below; freed as soon as the table has the column */
    number_codes numbers;
    dictionary raw;      /**< cells as the file writes them, so that each is understood once */
    uint32_t *raw_codes; /**< their codes in `texts` */
    size_t raw_capacity;
    dictionary texts;
    uint32_t **dense; /**< of a column apart: blocks of SHEET_BLOCK codes, one a row */
    size_t dense_count, dense_capacity;
    sheet_block *blocks;
    size_t count, block_count, block_capacity;
    struct sheet_recent *recent; /**< raw forms met lately; NULL: none yet */
    uint32_t last_row;
    bool unsorted;
} sheet_column;

/** The index-th cell that came. */
static inline sheet_place sheet_column_at(const sheet_column *column, size_t index) {
    const sheet_block *block = &column->blocks[index / SHEET_BLOCK];
    uint32_t at = (uint32_t)(index % SHEET_BLOCK);
    return (sheet_place){block->rows ? block->rows[at] : block->first_row + at, block->codes[at]};
}

/** Puts another cell there. */
void sheet_column_put(sheet_column *column, size_t index, sheet_place place);

/** Frees what the cells took. */
void sheet_column_free(sheet_column *column);

/** Something wrong with a cell, said when the headings are known. */
typedef struct sheet_fault {
    const baremo_problem *problem;
    size_t row, column; /**< from 1; 0: none */
    const char *message, *found;
} sheet_fault;

typedef struct sheet {
    input_reader *reader;
    const char *name;
    sheet_column **columns; /**< by column from 0; NULL: no cell yet */
    size_t column_count, column_capacity;
    size_t cell_count;
    uint32_t last_row;
    sheet_fault *faults;
    size_t fault_count, fault_capacity;
    size_t hidden_rows, first_hidden_row;
    const char *dialect;
    const char *const *headings; /**< where the file itself names its columns; NULL: a row does */
    size_t heading_count, row_total;
} sheet;

/** What a cell holds. */
typedef struct sheet_cell {
    size_t row, column; /**< from 1 */
    baremo_cell_kind kind;
    const char *text;
    size_t length;
} sheet_cell;

void sheet_init(sheet *cells, input_reader *reader, const char *name, const char *dialect);

/** Adds a cell; blank ones are nothing. */
void sheet_add(sheet *cells, const sheet_cell *cell);

/** Adds a cell whose raw form was met in its column before; false: it was not. */
bool sheet_add_known(sheet *cells, const sheet_cell *raw);

/** Adds a cell in the place of its raw form, and remembers that. */
void sheet_add_new(sheet *cells, const sheet_cell *raw, const sheet_cell *cell);

/** The same for cells that eight bytes stand for (number_codes.h). */
bool sheet_add_known_key(sheet *cells, const sheet_cell *place, uint64_t key);
void sheet_add_new_key(sheet *cells, const sheet_cell *cell, uint64_t key);

/** A column whose memory is its own, so that it can be filled by another thread, inside of
 * baremo_arena_try(column->arena). Its rows come in order, and there is no row of headings. Its
 * user frees it. */
sheet_column *sheet_column_apart(sheet *cells, size_t number);

/** The same for such a column. Two keys never stand for the same number. */
bool sheet_column_add_known(sheet_column *column, size_t row, uint64_t key);
void sheet_column_add_new(sheet_column *column, const sheet_cell *cell, uint64_t key);

void sheet_fault_add(sheet *cells, const sheet_fault *fault);

/** Finds the headings and makes the table.
 *  none    NULL with a diagnostic when there are no cells
 */
baremo_table *sheet_finish(sheet *cells);

#endif
