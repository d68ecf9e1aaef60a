/* Codes the cells of a column while it is read. */
#ifndef BAREMO_ENGINE_INPUT_CSV_CODER_H
#define BAREMO_ENGINE_INPUT_CSV_CODER_H

#include "engine/input/csv_chunk.h"

void csv_coder_init(csv_coder *coder, baremo_arena *arena, size_t capacity, bool wanted);

/** Makes room for more rows. */
void csv_coder_grow(csv_coder *coder, baremo_arena *arena, size_t capacity, size_t larger);

/** A cell and where its code goes. */
typedef struct csv_cell {
    const char *text;
    size_t length;
    size_t row, capacity; /**< of the chunk */
} csv_cell;

/** Codes a cell of a wanted column; returns the count of line ends in it. */
size_t csv_coder_add(csv_coder *coder, const csv_cell *cell);

/** Codes a blank, or a text of one byte that is known: most cells of a survey. false: it is
 * neither. */
static inline bool csv_coder_add_short(csv_coder *coder, const unsigned char *text, size_t length,
                                       size_t row) {
    if (length > 1 || coder->width != 1)
        return false;
    uint8_t code = length ? coder->single[*text] : 0;
    coder->codes.one[row] = code;
    return code || !length;
}

/** Codes what is pending: after the last cell. */
void csv_coder_finish(csv_coder *coder);

/** Line ends in a cell: LF, CR, or both as one. */
size_t csv_count_lines(const char *text, size_t length);

#endif
