/* A zlib stream of one block with codes of its own (RFC 1951, 3.2.7). A run is its first byte and
 * matches one byte back. */
#include "reports/charts/pack.h"

#include "reports/charts/huffman.h"

#define LONGEST 258
#define SHORTEST 3
#define ADLER 65521u
#define END 256 /* the symbol that ends the block */

/* The groups of lengths and distances: where each begins; further bits say where in it. */
static const uint16_t LENGTHS[] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                   31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
static const uint16_t DISTANCES[] = {1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                     33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                     1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};

enum {
    LENGTH_GROUPS = sizeof LENGTHS / sizeof *LENGTHS,
    DISTANCE_GROUPS = sizeof DISTANCES / sizeof *DISTANCES,
    SYMBOLS = END + 1 + LENGTH_GROUPS,
    LENGTH_SYMBOLS = 19 /* of the code that the lengths of the codes are written in */
};

static unsigned group_of(const uint16_t *begins, unsigned count, unsigned value) {
    unsigned low = 0, high = count;
    while (high - low > 1) {
        unsigned middle = (low + high) / 2;
        *(begins[middle] <= value ? &low : &high) = middle;
    }
    return low;
}

static unsigned length_bits(unsigned group) {
    return group < 8 || group == LENGTH_GROUPS - 1 ? 0 : group / 4 - 1;
}

static unsigned distance_bits(unsigned group) { return group < 4 ? 0 : group / 2 - 1; }

/* -- collecting -- */

pack pack_begin(baremo_arena *arena) { return (pack){.arena = arena, .sum_a = 1}; }

static void add_piece(pack *stream, uint32_t piece) {
    BAREMO_ARENA_RESERVE(stream->arena, stream->pieces, stream->count, stream->capacity);
    stream->pieces[stream->count++] = piece;
}

/* Sums far below the limits of 64 bits are left as they are: a division for each run would take
 * longer than the rest. */
static void reduce_sums(pack *stream) {
    stream->sum_a %= ADLER;
    stream->sum_b %= ADLER;
}

void pack_sum(pack *stream, uint8_t value, size_t count) {
    static const size_t MOST = 1 << 16;
    for (; count > MOST; count -= MOST)
        pack_sum(stream, value, MOST);
    uint64_t n = count, v = value;
    stream->sum_b += n * stream->sum_a + v * (n * (n + 1) / 2);
    stream->sum_a += n * v;
    if (stream->sum_a >> 40 || stream->sum_b >> 58)
        reduce_sums(stream);
}

void pack_copy(pack *stream, size_t distance, size_t count) {
    while (count > 0) {
        size_t length = count < LONGEST ? count : LONGEST;
        if (count > LONGEST && count < LONGEST + SHORTEST)
            length = count - SHORTEST;
        add_piece(stream, (uint32_t)(length << 16 | (distance - 1)));
        count -= length;
    }
}

void pack_run(pack *stream, uint8_t value, size_t count) {
    pack_sum(stream, value, count);
    size_t plain = count <= SHORTEST ? count : 1;
    for (size_t i = 0; i < plain; i++)
        add_piece(stream, value);
    pack_copy(stream, 1, count - plain);
}

/* -- writing -- */

typedef struct pack_bits {
    unsigned char *at; /* where the next byte goes; there is room for all */
    uint64_t bits;     /* not yet written, the lowest first */
    unsigned count;
} pack_bits;

/* At most 32 bits at a time. */
static void put_bits(pack_bits *to, uint64_t bits, unsigned count) {
    to->bits |= bits << to->count;
    to->count += count;
    if (to->count < 32)
        return;
    for (int i = 0; i < 4; i++)
        to->at[i] = (unsigned char)(to->bits >> (8 * i));
    to->at += 4;
    to->bits >>= 32;
    to->count -= 32;
}

static void put_last_bits(pack_bits *to) {
    for (; to->count > 0; to->count -= to->count < 8 ? to->count : 8, to->bits >>= 8)
        *to->at++ = (unsigned char)to->bits;
}

static void put_symbol(pack_bits *to, const huffman_code *code, unsigned symbol) {
    put_bits(to, code->codes[symbol], code->lengths[symbol]);
}

typedef struct pack_codes {
    huffman_code symbols, distances;
    uint8_t length_groups[LONGEST + 1];
} pack_codes;

/* Nearly all matches are runs. */
static unsigned distance_group(unsigned distance) {
    return distance == 1 ? 0 : group_of(DISTANCES, DISTANCE_GROUPS, distance);
}

static void make_codes(const pack *stream, pack_codes *codes) {
    uint32_t symbols[SYMBOLS] = {[END] = 1}, distances[DISTANCE_GROUPS] = {0};
    for (unsigned length = SHORTEST; length <= LONGEST; length++)
        codes->length_groups[length] = (uint8_t)group_of(LENGTHS, LENGTH_GROUPS, length);
    for (size_t i = 0; i < stream->count; i++) {
        unsigned length = stream->pieces[i] >> 16, rest = stream->pieces[i] & 0xffff;
        symbols[length ? END + 1u + codes->length_groups[length] : rest]++;
        if (length)
            distances[distance_group(rest + 1)]++;
    }
    codes->symbols = huffman_make(symbols, SYMBOLS, 15);
    codes->distances = huffman_make(distances, DISTANCE_GROUPS, 15);
}

/* The lengths of both codes, one after the other, in a code of their own. */
static void put_codes(pack_bits *to, const pack_codes *codes) {
    static const uint8_t order[LENGTH_SYMBOLS] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                  11, 4,  12, 3, 13, 2, 14, 1, 15};
    uint32_t frequencies[LENGTH_SYMBOLS] = {0};
    for (size_t i = 0; i < SYMBOLS; i++)
        frequencies[codes->symbols.lengths[i]]++;
    for (size_t i = 0; i < DISTANCE_GROUPS; i++)
        frequencies[codes->distances.lengths[i]]++;
    huffman_code own = huffman_make(frequencies, LENGTH_SYMBOLS, 7);
    put_bits(to, SYMBOLS - 257, 5);
    put_bits(to, DISTANCE_GROUPS - 1, 5);
    put_bits(to, LENGTH_SYMBOLS - 4, 4);
    for (size_t i = 0; i < LENGTH_SYMBOLS; i++)
        put_bits(to, own.lengths[order[i]], 3);
    for (size_t i = 0; i < SYMBOLS; i++)
        put_symbol(to, &own, codes->symbols.lengths[i]);
    for (size_t i = 0; i < DISTANCE_GROUPS; i++)
        put_symbol(to, &own, codes->distances.lengths[i]);
}

static void put_match(pack_bits *to, const pack_codes *codes, unsigned length, unsigned distance) {
    unsigned group = codes->length_groups[length];
    put_symbol(to, &codes->symbols, END + 1 + group);
    put_bits(to, length - LENGTHS[group], length_bits(group));
    group = distance_group(distance);
    put_symbol(to, &codes->distances, group);
    put_bits(to, distance - DISTANCES[group], distance_bits(group));
}

/* The bytes that a stream takes at most: a match has two codes of 15 bits and 18 further bits. */
static size_t room_for(const pack *stream) { return 6 * stream->count + 1024; }

const char *pack_end(pack *stream, size_t *length) {
    unsigned char *bytes = baremo_arena_raw(stream->arena, room_for(stream), 1);
    pack_bits to = {.at = bytes};
    pack_codes codes;
    make_codes(stream, &codes);
    put_bits(&to, 0x0178, 16); /* deflate, window of 32 KB, fastest */
    put_bits(&to, 1, 1);       /* the last block */
    put_bits(&to, 2, 2);       /* with codes of its own */
    put_codes(&to, &codes);
    for (size_t i = 0; i < stream->count; i++) {
        unsigned matched = stream->pieces[i] >> 16, rest = stream->pieces[i] & 0xffff;
        if (matched)
            put_match(&to, &codes, matched, rest + 1);
        else
            put_symbol(&to, &codes.symbols, rest);
    }
    put_symbol(&to, &codes.symbols, END);
    put_last_bits(&to);
    reduce_sums(stream);
    uint32_t sum = (uint32_t)(stream->sum_b << 16 | stream->sum_a);
    for (int shift = 24; shift >= 0; shift -= 8)
        *to.at++ = (unsigned char)(sum >> shift);
    *length = (size_t)(to.at - bytes);
    return (const char *)bytes;
}
