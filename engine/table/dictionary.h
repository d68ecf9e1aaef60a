/* The distinct texts of a column, numbered in the order in which they first appear. */
#ifndef BAREMO_ENGINE_TABLE_DICTIONARY_H
#define BAREMO_ENGINE_TABLE_DICTIONARY_H

#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>

typedef struct dictionary_entry {
    const char *text; /**< ended by a NUL; may hold NULs before */
    uint64_t head;    /**< the first eight bytes, zero-padded: most texts are told apart by them */
    uint32_t length;  /**< bytes */
    uint32_t first_row; /**< 0-based */
} dictionary_entry;

typedef struct dictionary_slot {
    uint32_t hash, code; /**< code 0: free */
} dictionary_slot;

/** Code 0 is the blank text, which is not kept in the slots. */
typedef struct dictionary {
    baremo_arena *arena;
    dictionary_entry *entries;
    uint32_t count;
    size_t capacity;
    dictionary_slot *slots;
    uint32_t slot_mask;
    char *room; /**< unused bytes for texts */
    size_t room_left, room_size;
} dictionary;

/** An empty dictionary: it holds the blank text only. */
void dictionary_init(dictionary *texts, baremo_arena *arena);

/** The code of a text of at most UINT32_MAX bytes; a new one is copied. */
uint32_t dictionary_code(dictionary *texts, const char *text, size_t length, uint32_t row);

/** The same, but a new text is borrowed: it must live as long as the dictionary and end with a NUL.
 */
uint32_t dictionary_code_borrowed(dictionary *texts, const char *text, size_t length, uint32_t row);

/** The code of a text, or 0 when it is not there. */
uint32_t dictionary_find(const dictionary *texts, const char *text, size_t length);

#endif
