/* Codes the cells of a column: one byte a cell until there are 256 texts, then two, then four.
 *
 * From then on texts wait to be looked up in batches; the batch is coded before a text goes another
 * way, so that codes stay in the order of first appearance.
 */
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

static void widen(csv_coder *coder, const csv_cell *cell) {
    csv_coder wide = *coder;
    wide.width = coder->width * 2;
    wide.codes.any = baremo_arena_raw(coder->texts.arena, cell->capacity, wide.width);
    for (size_t row = 0; row < cell->row; row++) {
        if (wide.width == 2)
            wide.codes.two[row] = coder->codes.one[row];
        else
            wide.codes.four[row] = coder->codes.two[row];
    }
    *coder = wide;
}

static void store(csv_coder *coder, const csv_cell *cell, uint32_t code) {
    if (coder->width == 1)
        coder->codes.one[cell->row] = (uint8_t)code;
    else if (coder->width == 2)
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
    unsigned char first = (unsigned char)*cell->text;
    if (code < known)
        return code;
    if (cell->length == 1 && code <= UINT8_MAX && first != '\n' && first != '\r')
        coder->single[first] = (uint8_t)code;
    note_lines(coder, cell, code);
    if ((coder->width == 1 && code > UINT8_MAX) || (coder->width == 2 && code > UINT16_MAX))
        widen(coder, cell);
    return code;
}

/* The text by its ends; `length` is at most 16. */
static csv_recent recent_of(const csv_cell *cell) {
    csv_recent one = {.length = (uint32_t)cell->length};
    if (cell->length >= 8) {
        memcpy(&one.head, cell->text, 8);
        memcpy(&one.tail, cell->text + cell->length - 8, 8);
        return one;
    }
    for (size_t i = 0; i < cell->length; i++)
        one.head = one.head << 8 | (unsigned char)cell->text[i];
    return one;
}

static size_t recent_place(const csv_recent *one) {
    uint64_t mixed = (one->head ^ (one->tail << 1) ^ one->length) * UINT64_C(0x9e3779b97f4a7c15);
    return (size_t)(mixed >> 58) % CSV_RECENT;
}

/* Categories repeat: a small table in front of the large one, unless nearly every text is new. */
static uint32_t code_recent(csv_coder *coder, const csv_cell *cell) {
    csv_recent one = recent_of(cell);
    if (!coder->recent)
        coder->recent = baremo_arena_array(coder->texts.arena, CSV_RECENT, sizeof one);
    csv_recent *known = &coder->recent[recent_place(&one)];
    if (known->head == one.head && known->tail == one.tail && known->length == one.length)
        return known->code;
    one.code = code_text(coder, cell);
    *known = one;
    return one.code;
}

/* -- columns of very many texts: identifiers -- */

static void flush(csv_coder *coder) {
    csv_pending *pending = coder->pending;
    uint32_t codes[DICTIONARY_BATCH];
    dictionary_code_batch(&coder->texts, pending->entries, pending->count, codes);
    for (size_t i = 0; i < pending->count; i++)
        coder->codes.four[pending->entries[i].first_row] = codes[i];
    pending->count = pending->used = 0;
}

static size_t add_pending(csv_coder *coder, const csv_cell *cell) {
    csv_pending *pending = coder->pending;
    if (!pending)
        pending = coder->pending = baremo_arena_alloc(coder->texts.arena, sizeof *pending);
    if (pending->count == DICTIONARY_BATCH || sizeof pending->bytes - pending->used < cell->length)
        flush(coder);
    char *text = pending->bytes + pending->used;
    memcpy(text, cell->text, cell->length);
    pending->entries[pending->count++] =
        dictionary_entry_of(text, cell->length, (uint32_t)cell->row);
    pending->used += cell->length;
    bool lines = memchr(text, '\n', cell->length) || memchr(text, '\r', cell->length);
    return lines ? csv_count_lines(text, cell->length) : 0;
}

void csv_coder_finish(csv_coder *coder) {
    if (coder->pending)
        flush(coder);
}

size_t csv_coder_add(csv_coder *coder, const csv_cell *cell) {
    uint32_t code = 0;
    if (coder->width == 4 && cell->length && cell->length <= sizeof coder->pending->bytes)
        return add_pending(coder, cell);
    if (cell->length)
        csv_coder_finish(coder);
    if (cell->length > 16)
        code = code_text(coder, cell);
    else if (cell->length)
        code = code_recent(coder, cell);
    store(coder, cell, code);
    return coder->line_counts && code < coder->line_capacity ? coder->line_counts[code] : 0;
}
