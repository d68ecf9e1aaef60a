/* Codes the cells of a column while it is read. */
#ifndef BAREMO_ENGINE_INPUT_CSV_CODER_H
#define BAREMO_ENGINE_INPUT_CSV_CODER_H

#include "engine/input/csv_chunk.h"

void csv_coder_init(csv_coder *coder, baremo_arena *arena, size_t capacity, bool wanted);

/** Makes room for more rows. */
void csv_coder_grow(csv_coder *coder, baremo_arena *arena, size_t capacity, size_t larger);

/** Where the codes are stored when a column's row is written. */
typedef struct csv_cell {
    const char *text;
    size_t length;
    size_t row, capacity; /**< of the chunk */
} csv_cell;

/** Codes a cell of a wanted column; returns the count of line ends in it. */
size_t csv_coder_add(csv_coder *coder, const csv_cell *cell);

/** Line ends in a cell: LF, CR, or both as one. */
size_t csv_count_lines(const char *text, size_t length);

#endif
