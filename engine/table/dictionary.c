/* Distinct texts with their codes: open addressing, linear probing, at most half full. */
#include "engine/table/dictionary.h"

#include <stdbool.h>
#include <string.h>

enum {
    FIRST_ENTRIES = 16,
    FIRST_SLOTS = 64,
    SLOTS_APART = 1 << 12, /* from here on slots have an arena of their own, freed when they grow */
    MANY_SLOTS = 1 << 18,
    FIRST_ROOM = 128,
    MOST_ROOM = 1 << 16
};

void dictionary_init(dictionary *texts, baremo_arena *arena) {
    *texts = (dictionary){.arena = arena, .count = 1, .first_capacity = FIRST_ENTRIES};
    texts->block_capacity = texts->block_count = 1;
    texts->blocks = baremo_arena_array(arena, 1, sizeof *texts->blocks);
    texts->blocks[0] = baremo_arena_array(arena, FIRST_ENTRIES, sizeof **texts->blocks);
    texts->blocks[0][0].text = "";
    texts->slots = baremo_arena_array(arena, FIRST_SLOTS, sizeof *texts->slots);
    texts->slot_mask = FIRST_SLOTS - 1;
}

static uint64_t load(const char *bytes, size_t count) {
    uint64_t word = 0;
    memcpy(&word, bytes, count);
    return word;
}

static uint64_t load_eight(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

static uint64_t mix(uint64_t state, uint64_t word) {
    state = (state ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return state ^ (state >> 32);
}

/* Each bit of the state reaches each bit of the hash (Stafford 2011, variant 13). */
static uint32_t finish(uint64_t state) {
    state = (state ^ (state >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    state = (state ^ (state >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (uint32_t)(state >> 32);
}

static dictionary_entry entry_of(const char *text, size_t length, uint32_t row) {
    dictionary_entry entry = {.text = text, .length = (uint32_t)length, .first_row = row};
    entry.head = length >= 8 ? load_eight(text) : load(text, length);
    entry.tail = length >= 8 ? load_eight(text + length - 8) : 0;
    return entry;
}

static uint32_t hash_of(const dictionary_entry *entry) {
    uint64_t state = mix(mix(entry->length, entry->head), entry->tail);
    for (size_t at = 8; at + 8 < entry->length; at += 8)
        state = mix(state, load_eight(entry->text + at));
    return finish(state);
}

static bool is_same(const dictionary_entry *a, const dictionary_entry *b) {
    return a->head == b->head && a->tail == b->tail && a->length == b->length &&
           (a->length <= 16 || memcmp(a->text, b->text, a->length) == 0);
}

/* Fewer rounds of moving on the way to many texts. */
static void rehash(dictionary *texts) {
    size_t old_count = (size_t)texts->slot_mask + 1;
    size_t count = (old_count > SLOTS_APART && old_count < MANY_SLOTS ? 4 : 2) * old_count;
    baremo_arena *apart = count >= SLOTS_APART ? baremo_arena_new(texts->arena) : NULL;
    dictionary_slot *slots = baremo_arena_array(apart ? apart : texts->arena, count, sizeof *slots);
    uint32_t mask = (uint32_t)(count - 1);
    for (size_t i = 0; i < old_count; i++) {
        dictionary_slot one = texts->slots[i];
        if (!one.code)
            continue;
        uint32_t at = one.hash & mask;
        while (slots[at].code)
            at = (at + 1) & mask;
        slots[at] = one;
    }
    baremo_arena_free(texts->slot_arena);
    texts->slot_arena = apart;
    texts->slots = slots;
    texts->slot_mask = mask;
}

static const char *keep_text(dictionary *texts, const char *text, size_t length) {
    if (texts->room_left <= length) {
        texts->room_size = texts->room_size ? 2 * texts->room_size : FIRST_ROOM;
        if (texts->room_size > MOST_ROOM)
            texts->room_size = MOST_ROOM;
        texts->room_left = length < texts->room_size ? texts->room_size : length + 1;
        texts->room = baremo_arena_raw(texts->arena, texts->room_left, 1);
    }
    char *copy = texts->room;
    memcpy(copy, text, length);
    copy[length] = '\0';
    texts->room += length + 1;
    texts->room_left -= length + 1;
    return copy;
}

/* Room for one entry more: the first block grows, then whole blocks are added, so nothing large is
 * moved. */
static dictionary_entry *next_entry(dictionary *texts) {
    uint32_t code = texts->count;
    if (code == texts->first_capacity && code < DICTIONARY_BLOCK) {
        texts->blocks[0] = baremo_arena_grow(texts->arena, texts->blocks[0], code, 2 * (size_t)code,
                                             sizeof **texts->blocks);
        texts->first_capacity *= 2;
    } else if (code == texts->block_count * DICTIONARY_BLOCK) {
        BAREMO_ARENA_RESERVE(texts->arena, texts->blocks, texts->block_count,
                             texts->block_capacity);
        texts->blocks[texts->block_count++] =
            baremo_arena_raw(texts->arena, DICTIONARY_BLOCK, sizeof **texts->blocks);
    }
    texts->count++;
    return dictionary_at(texts, code);
}

/* The slot where the text is, or the free one where it belongs. */
static dictionary_slot *find_slot(const dictionary *texts, const dictionary_entry *wanted,
                                  uint32_t hash) {
    uint32_t at = hash & texts->slot_mask;
    for (; texts->slots[at].code; at = (at + 1) & texts->slot_mask)
        if (texts->slots[at].hash == hash &&
            is_same(dictionary_at(texts, texts->slots[at].code), wanted))
            break;
    return &texts->slots[at];
}

static uint32_t code_of(dictionary *texts, const dictionary_entry *wanted, uint32_t hash,
                        bool borrowed) {
    dictionary_slot *slot = find_slot(texts, wanted, hash);
    if (slot->code)
        return slot->code;
    uint32_t code = texts->count;
    *slot = (dictionary_slot){hash, code};
    dictionary_entry *fresh = next_entry(texts);
    *fresh = *wanted;
    if (!borrowed)
        fresh->text = keep_text(texts, wanted->text, wanted->length);
    if (texts->count > texts->slot_mask / 2)
        rehash(texts);
    return code;
}

uint32_t dictionary_code(dictionary *texts, const char *text, size_t length, uint32_t row) {
    if (!length)
        return 0;
    dictionary_entry wanted = entry_of(text, length, row);
    return code_of(texts, &wanted, hash_of(&wanted), false);
}

uint32_t dictionary_append(dictionary *texts, const char *text, size_t length, uint32_t row) {
    uint32_t code = texts->count;
    dictionary_entry *fresh = next_entry(texts);
    *fresh = (dictionary_entry){.length = (uint32_t)length, .first_row = row};
    fresh->text = keep_text(texts, text, length);
    return code;
}

uint32_t dictionary_code_borrowed(dictionary *texts, const char *text, size_t length,
                                  uint32_t row) {
    if (!length)
        return 0;
    dictionary_entry wanted = entry_of(text, length, row);
    return code_of(texts, &wanted, hash_of(&wanted), true);
}

uint32_t dictionary_find(const dictionary *texts, const char *text, size_t length) {
    if (!length)
        return 0;
    dictionary_entry wanted = entry_of(text, length, 0);
    return find_slot(texts, &wanted, hash_of(&wanted))->code;
}

/* A batch is looked up in three passes, so that the processor waits for many cache misses at once.
 */
static void code_batch(dictionary *texts, const dictionary_entry *wanted, size_t count,
                       bool borrowed, uint32_t *codes) {
    uint32_t hashes[DICTIONARY_BATCH];
    dictionary_slot slots[DICTIONARY_BATCH];
    dictionary_entry known[DICTIONARY_BATCH];
    for (size_t i = 0; i < count; i++) {
        hashes[i] = hash_of(&wanted[i]);
        slots[i] = texts->slots[hashes[i] & texts->slot_mask];
    }
    for (size_t i = 0; i < count; i++)
        known[i] = *dictionary_at(texts, slots[i].code);
    for (size_t i = 0; i < count; i++) {
        bool found = slots[i].code && slots[i].hash == hashes[i] && is_same(&known[i], &wanted[i]);
        codes[i] = found ? slots[i].code : code_of(texts, &wanted[i], hashes[i], borrowed);
    }
}

dictionary_entry dictionary_entry_of(const char *text, size_t length, uint32_t row) {
    return entry_of(text, length, row);
}

void dictionary_code_batch(dictionary *texts, const dictionary_entry *wanted, size_t count,
                           uint32_t *codes) {
    code_batch(texts, wanted, count, false, codes);
}

void dictionary_join(dictionary *texts, const dictionary *more, uint32_t row, uint32_t *codes) {
    codes[0] = 0;
    for (uint32_t from = 1; from < more->count; from += DICTIONARY_BATCH) {
        dictionary_entry batch[DICTIONARY_BATCH];
        size_t count = 0;
        for (; count < DICTIONARY_BATCH && from + count < more->count; count++) {
            batch[count] = *dictionary_at(more, from + (uint32_t)count);
            batch[count].first_row += row;
        }
        code_batch(texts, batch, count, true, codes + from);
    }
}

void dictionary_finish(dictionary *texts) {
    baremo_arena_free(texts->slot_arena);
    texts->slot_arena = NULL;
    texts->slots = NULL;
    texts->slot_mask = 0;
}
