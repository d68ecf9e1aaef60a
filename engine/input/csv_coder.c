/* Codes the cells of a column: one byte a cell until there are 256 texts, then two, then four. */
#include "engine/input/csv_coder.h"

#include <string.h>

void csv_coder_init(csv_coder *coder, baremo_arena *arena, size_t capacity, bool wanted) {
    *coder = (csv_coder){.width = wanted};
    if (!wanted)
        return;
    dictionary_init(&coder->texts, arena);
    coder->codes.any = baremo_arena_raw(arena, capacity, 1);
}

void csv_coder_grow(csv_coder *coder, baremo_arena *arena, size_t capacity, size_t larger) {
    if (coder->width)
        coder->codes.any =
            baremo_arena_grow(arena, coder->codes.any, capacity, larger, coder->width);
}

uint32_t csv_coder_at(const csv_coder *coder, size_t row) {
    switch (coder->width) {
    case 1:
        return coder->codes.one[row];
    case 2:
        return coder->codes.two[row];
    default:
        return coder->codes.four[row];
    }
}

static void widen(csv_coder *coder, const csv_cell *cell) {
    csv_coder wide = *coder;
    wide.width = coder->width * 2;
    wide.codes.any = baremo_arena_raw(coder->texts.arena, cell->capacity, wide.width);
    for (size_t row = 0; row < cell->row; row++) {
        uint32_t code = csv_coder_at(coder, row);
        if (wide.width == 2)
            wide.codes.two[row] = (uint16_t)code;
        else
            wide.codes.four[row] = code;
    }
    *coder = wide;
}

static void store(csv_coder *coder, const csv_cell *cell, uint32_t code) {
    if (coder->width == 1) {
        coder->codes.one[cell->row] = (uint8_t)code;
        return;
    }
    if (coder->width == 2)
        coder->codes.two[cell->row] = (uint16_t)code;
    else
        coder->codes.four[cell->row] = code;
}

size_t csv_count_lines(const char *text, size_t length) {
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'));
    return count;
}

static void note_lines(csv_coder *coder, const csv_cell *cell, uint32_t code) {
    size_t count = csv_count_lines(cell->text, cell->length);
    if (!count && !coder->line_counts)
        return;
    if (code >= coder->line_capacity) {
        uint32_t larger = 2 * code + 16;
        coder->line_counts = baremo_arena_grow(coder->texts.arena, coder->line_counts,
                                               coder->line_capacity, larger, sizeof(uint32_t));
        coder->line_capacity = larger;
    }
    coder->line_counts[code] = (uint32_t)count;
}

static uint32_t code_text(csv_coder *coder, const csv_cell *cell) {
    uint32_t known = coder->texts.count;
    uint32_t code = dictionary_code(&coder->texts, cell->text, cell->length, (uint32_t)cell->row);
    if (code < known)
        return code;
    if (cell->length == 1)
        coder->single[(unsigned char)*cell->text] = code;
    note_lines(coder, cell, code);
    if ((coder->width == 1 && code > UINT8_MAX) || (coder->width == 2 && code > UINT16_MAX))
        widen(coder, cell);
    return code;
}

static bool is_above(const csv_coder *coder, const csv_cell *cell) {
    const dictionary_entry *above = &coder->texts.entries[coder->last_code];
    return above->length == cell->length && memcmp(above->text, cell->text, cell->length) == 0;
}

size_t csv_coder_add(csv_coder *coder, const csv_cell *cell) {
    uint32_t code = 0;
    if (cell->length == 1)
        code = coder->single[(unsigned char)*cell->text];
    if (!code && cell->length)
        code = is_above(coder, cell) ? coder->last_code : code_text(coder, cell);
    coder->last_code = code;
    store(coder, cell, code);
    return coder->line_counts && code < coder->line_capacity ? coder->line_counts[code] : 0;
}
