/* Packing runs of bytes as a zlib stream (RFC 1950, 1951): the runs are known before, so nothing is
 * searched for, and the time is that of the runs, not of the bytes. */
#ifndef REPORTS_CHARTS_PACK_H
#define REPORTS_CHARTS_PACK_H

#include <stdint.h>

#include <baremo/arena.h>

typedef struct pack {
    baremo_arena *arena;
    uint32_t *pieces; /* a byte, or a match: length << 16 | distance - 1 */
    size_t count, capacity;
    uint64_t sum_a, sum_b; /* of Adler-32 */
} pack;

/** How far back pack_copy reaches. */
#define PACK_FARTHEST 32768

/** Begins a stream in the arena. */
pack pack_begin(baremo_arena *arena);

/** Adds `count` bytes of one value. */
void pack_run(pack *stream, uint8_t value, size_t count);

/** Adds the `count` (none, 3 or more) bytes that stand `distance` (1 to PACK_FARTHEST) bytes back.
 * Their check sum is for the caller to add by pack_sum, who knows them as runs. */
void pack_copy(pack *stream, size_t distance, size_t count);
void pack_sum(pack *stream, uint8_t value, size_t count);

/** Ends the stream and returns its bytes, in the arena. */
const char *pack_end(pack *stream, size_t *length);

#endif
