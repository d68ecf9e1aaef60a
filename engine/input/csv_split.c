/* Cuts a CSV file at line ends that stand outside quotes, found by counting the quotes before them.
 */
#include "engine/input/csv_split.h"

#include <string.h>

#include "engine/base/threads.h"

enum { LEAST_CHUNK = 1 << 20 };

typedef struct quote_count {
    const csv_records *records;
    size_t step;
    size_t *quotes; /* one a part */
} quote_count;

/* Exact count of the bytes of eight that equal the quote (no borrow between bytes: Hacker's Delight
 * 6-1). */
static size_t quotes_in_word(uint64_t word) {
    const uint64_t low = UINT64_C(0x7f7f7f7f7f7f7f7f);
    word ^= UINT64_C(0x2222222222222222);
    uint64_t found = ~(((word & low) + low) | word | low) >> 7;
    return (size_t)((found * UINT64_C(0x0101010101010101)) >> 56);
}

static size_t count_quotes(const unsigned char *bytes, size_t length) {
    size_t count = 0, at = 0;
    for (; at + sizeof(uint64_t) <= length; at += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, bytes + at, sizeof word);
        count += quotes_in_word(word);
    }
    for (; at < length; at++)
        count += bytes[at] == '"';
    return count;
}

static baremo_status count_part(void *context, const threads_piece *piece) {
    quote_count *counts = context;
    const csv_records *records = counts->records;
    unsigned char *buffer = baremo_arena_raw(piece->scratch, SOURCE_BLOCK, 1);
    size_t at = records->start + piece->index * counts->step, end = at + counts->step;
    if (end > records->end)
        end = records->end;
    while (at < end) {
        size_t length = end - at < SOURCE_BLOCK ? end - at : SOURCE_BLOCK;
        const unsigned char *block = source_block(records->layout.bytes, at, &length, buffer);
        if (!block || !length)
            return BAREMO_IO;
        counts->quotes[piece->index] += count_quotes(block, length);
        at += length;
    }
    return BAREMO_OK;
}

/* Behind the first line end from `at` with even quotes, within one block; SIZE_MAX when there is
 * none. */
static size_t find_cut(const csv_records *records, size_t at, bool inside, unsigned char *buffer) {
    size_t length = records->end - at < SOURCE_BLOCK ? records->end - at : SOURCE_BLOCK;
    const unsigned char *block = source_block(records->layout.bytes, at, &length, buffer);
    if (!block)
        return SIZE_MAX;
    for (size_t i = 0; i < length; i++) {
        inside ^= block[i] == '"';
        if (block[i] == '\n' && !inside)
            return at + i + 1;
    }
    return SIZE_MAX;
}

static size_t cut_all(csv_records *records, const quote_count *counts, size_t parts,
                      baremo_arena *arena) {
    unsigned char *buffer = baremo_arena_raw(arena, SOURCE_BLOCK, 1);
    size_t before = 0, count = 0, from = records->start;
    for (size_t i = 1; i < parts; i++) {
        before += counts->quotes[i - 1];
        size_t at = records->start + i * counts->step;
        if (at < from)
            continue;
        size_t cut = find_cut(records, at, before % 2 != 0, buffer);
        if (cut >= records->end)
            continue;
        records->chunks[count].start = from;
        records->chunks[count++].end = from = cut;
    }
    records->chunks[count].start = from;
    records->chunks[count++].end = records->end;
    records->layout.quoted = before + counts->quotes[parts - 1] > 0;
    return count;
}

size_t csv_split(csv_records *records, baremo_arena *arena) {
    size_t size = records->end - records->start;
    size_t parts = threads_workers(records->threads, size / LEAST_CHUNK);
    quote_count counts = {.records = records, .step = size / parts + 1};
    counts.quotes = baremo_arena_array(arena, parts, sizeof *counts.quotes);
    records->chunks = baremo_arena_array(arena, parts, sizeof *records->chunks);
    if (threads_for(records->threads, parts, count_part, &counts) != BAREMO_OK)
        return 0;
    return cut_all(records, &counts, parts, arena);
}
