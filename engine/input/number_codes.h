/* Codes of a column's cells by eight bytes that stand for them: a number's bits, or the place of a
 * shared text. */
#ifndef BAREMO_ENGINE_INPUT_NUMBER_CODES_H
#define BAREMO_ENGINE_INPUT_NUMBER_CODES_H

#include <stdint.h>

#include <baremo/arena.h>

typedef struct number_code {
    uint64_t key;
    uint32_t code; /**< 0: free */
} number_code;

typedef struct number_codes {
    baremo_arena *arena; /**< parent of the slots' own arena */
    baremo_arena *slot_arena;
    number_code *slots;
    uint32_t count, mask;
} number_codes;

/** Keys of a number, of a tagged missing value and of a shared text never meet: the latter two are
 * no numbers. */
uint64_t number_codes_key(double value);
uint64_t number_codes_key_of_tag(char tag);
uint64_t number_codes_key_of_index(uint32_t index);

/** A key that stands for nothing. */
static const uint64_t number_codes_blank = UINT64_C(0x7ffc000000000000);

/** What keys of numbers and tags stand for. `tag` is 0 for a number. */
char number_codes_tag(uint64_t key);
double number_codes_value(uint64_t key);

/* The lower half of most numbers' bits is zero. */
static inline uint32_t number_codes_hash(uint64_t key) {
    key ^= key >> 32;
    return (uint32_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 32);
}

/** The code of a key; 0: none. */
static inline uint32_t number_codes_find(const number_codes *codes, uint64_t key) {
    if (!codes->slots)
        return 0;
    uint32_t at = number_codes_hash(key) & codes->mask;
    while (codes->slots[at].code && codes->slots[at].key != key)
        at = (at + 1) & codes->mask;
    return codes->slots[at].code;
}

/** Adds a key that is not there. */
void number_codes_add(number_codes *codes, uint64_t key, uint32_t code);

#endif
