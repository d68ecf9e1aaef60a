/* Distinct texts with their codes: open addressing, linear probing, at most half full. */
#include "engine/table/dictionary.h"

#include <string.h>

enum {
    FIRST_CAPACITY = 16,
    FIRST_SLOTS = 64,
    FIRST_ROOM = 128,
    MOST_ROOM = 1 << 16,
    LARGE_TEXT = 1 << 12
};

void dictionary_init(dictionary *texts, baremo_arena *arena) {
    *texts = (dictionary){.arena = arena, .count = 1, .capacity = FIRST_CAPACITY};
    texts->entries = baremo_arena_array(arena, FIRST_CAPACITY, sizeof *texts->entries);
    texts->entries[0].text = "";
    texts->slots = baremo_arena_array(arena, FIRST_SLOTS, sizeof *texts->slots);
    texts->slot_mask = FIRST_SLOTS - 1;
}

static uint64_t load(const char *bytes, size_t count) {
    uint64_t word = 0;
    memcpy(&word, bytes, count);
    return word;
}

static uint64_t mix(uint64_t state, uint64_t word) {
    state = (state ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return state ^ (state >> 32);
}

static uint32_t hash_of(const char *text, size_t length, uint64_t head) {
    uint64_t state = mix(length, head);
    for (size_t at = 8; at < length; at += 8)
        state = mix(state, load(text + at, length - at < 8 ? length - at : 8));
    state = mix(state, state >> 29);
    return (uint32_t)(state >> 16);
}

static void rehash(dictionary *texts) {
    size_t slot_count = 2 * ((size_t)texts->slot_mask + 1);
    dictionary_slot *slots = baremo_arena_array(texts->arena, slot_count, sizeof *slots);
    uint32_t mask = (uint32_t)(slot_count - 1);
    for (size_t i = 0; i <= texts->slot_mask; i++) {
        dictionary_slot one = texts->slots[i];
        if (!one.code)
            continue;
        uint32_t at = one.hash & mask;
        while (slots[at].code)
            at = (at + 1) & mask;
        slots[at] = one;
    }
    texts->slots = slots;
    texts->slot_mask = mask;
}

static const char *keep_text(dictionary *texts, const char *text, size_t length) {
    if (length >= LARGE_TEXT)
        return baremo_arena_copy(texts->arena, text, length);
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

/* The slot where the text is, or the free one where it belongs. */
static dictionary_slot *find_slot(const dictionary *texts, const dictionary_entry *wanted,
                                  uint32_t hash) {
    uint32_t at = hash & texts->slot_mask;
    for (; texts->slots[at].code; at = (at + 1) & texts->slot_mask) {
        if (texts->slots[at].hash != hash)
            continue;
        const dictionary_entry *entry = &texts->entries[texts->slots[at].code];
        if (entry->head == wanted->head && entry->length == wanted->length &&
            (entry->length <= 8 || memcmp(entry->text, wanted->text, entry->length) == 0))
            break;
    }
    return &texts->slots[at];
}

static uint32_t code_of(dictionary *texts, const dictionary_entry *wanted, int borrowed) {
    uint32_t hash = hash_of(wanted->text, wanted->length, wanted->head);
    dictionary_slot *slot = find_slot(texts, wanted, hash);
    if (slot->code)
        return slot->code;
    *slot = (dictionary_slot){hash, texts->count};
    BAREMO_ARENA_RESERVE(texts->arena, texts->entries, (size_t)texts->count, texts->capacity);
    dictionary_entry *fresh = &texts->entries[texts->count++];
    *fresh = *wanted;
    if (!borrowed)
        fresh->text = keep_text(texts, wanted->text, wanted->length);
    if (texts->count > texts->slot_mask / 2)
        rehash(texts);
    return texts->count - 1;
}

static uint32_t lookup(dictionary *texts, const char *text, size_t length, uint32_t row,
                       int borrowed) {
    if (!length)
        return 0;
    dictionary_entry wanted = {text, load(text, length < 8 ? length : 8), (uint32_t)length, row};
    return code_of(texts, &wanted, borrowed);
}

uint32_t dictionary_code(dictionary *texts, const char *text, size_t length, uint32_t row) {
    return lookup(texts, text, length, row, 0);
}

uint32_t dictionary_code_borrowed(dictionary *texts, const char *text, size_t length,
                                  uint32_t row) {
    return lookup(texts, text, length, row, 1);
}

uint32_t dictionary_find(const dictionary *texts, const char *text, size_t length) {
    if (!length)
        return 0;
    dictionary_entry wanted = {text, load(text, length < 8 ? length : 8), (uint32_t)length, 0};
    return find_slot(texts, &wanted, hash_of(text, length, wanted.head))->code;
}
