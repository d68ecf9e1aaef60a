/* Open addressing, linear probing, at most half full. */
#include "engine/input/number_codes.h"

#include <string.h>

enum { FIRST_SLOTS = 32, MANY_SLOTS = 1 << 16 };

/* Quiet NaNs whose lower bits say what they stand for. */
static const uint64_t index_keys = UINT64_C(0x7ffd000000000000);

uint64_t number_codes_key(double value) {
    uint64_t bits;
    double plain = value == 0 ? 0 : value; /* no negative zero */
    memcpy(&bits, &plain, sizeof bits);
    return bits;
}

uint64_t number_codes_key_of_tag(char tag) { return number_codes_blank | (unsigned char)tag; }

uint64_t number_codes_key_of_index(uint32_t index) { return index_keys | index; }

char number_codes_tag(uint64_t key) {
    return (key & ~UINT64_C(0xff)) == number_codes_blank ? (char)(key & 0xff) : 0;
}

double number_codes_value(uint64_t key) {
    double value;
    memcpy(&value, &key, sizeof value);
    return value;
}

static void put(number_codes *codes, uint64_t key, uint32_t code) {
    uint32_t at = number_codes_hash(key) & codes->mask;
    while (codes->slots[at].code)
        at = (at + 1) & codes->mask;
    codes->slots[at] = (number_code){key, code};
}

static void grow(number_codes *codes) {
    baremo_arena *before = codes->slot_arena;
    const number_code *old = codes->slots;
    size_t old_count = old ? (size_t)codes->mask + 1 : 0;
    size_t count = old_count ? old_count * (old_count < MANY_SLOTS ? 4 : 2) : FIRST_SLOTS;
    codes->slot_arena = count > FIRST_SLOTS ? baremo_arena_new(codes->arena) : NULL;
    codes->slots = baremo_arena_array(codes->slot_arena ? codes->slot_arena : codes->arena, count,
                                      sizeof *codes->slots);
    codes->mask = (uint32_t)(count - 1);
    for (size_t i = 0; i < old_count; i++)
        if (old[i].code)
            put(codes, old[i].key, old[i].code);
    baremo_arena_free(before);
}

void number_codes_add(number_codes *codes, uint64_t key, uint32_t code) {
    if (!codes->slots || codes->count > codes->mask / 2)
        grow(codes);
    put(codes, key, code);
    codes->count++;
}
