/* The distinct texts of a column, numbered in the order in which they first appear. */
#ifndef BAREMO_ENGINE_TABLE_DICTIONARY_H
#define BAREMO_ENGINE_TABLE_DICTIONARY_H

#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>

typedef struct dictionary_entry {
    const char *text; /**< ended by a NUL; may hold NULs before */
    uint64_t head,
        tail; /**< the first and the last eight bytes, zero-padded: short texts need no more */
    uint32_t length;    /**< bytes */
    uint32_t first_row; /**< 0-based */
} dictionary_entry;

typedef struct dictionary_slot {
    uint32_t hash, code; /**< code 0: free */
} dictionary_slot;

enum { DICTIONARY_BLOCK = 1 << 12, DICTIONARY_BATCH = 32 };

/** Code 0 is the blank text, which is not kept in the slots. */
typedef struct dictionary {
    baremo_arena *arena;
    dictionary_entry **blocks; /**< of DICTIONARY_BLOCK entries each; the first one grows to that */
    size_t block_count, block_capacity;
    uint32_t count;
    uint32_t first_capacity; /**< entries in the first block */
    dictionary_slot *slots;
    uint32_t slot_mask;
    baremo_arena *slot_arena; /**< NULL: few slots, in `arena` */
    char *room;               /**< unused bytes for texts */
    size_t room_left, room_size;
} dictionary;

/** An empty dictionary: it holds the blank text only. */
void dictionary_init(dictionary *texts, baremo_arena *arena);

static inline dictionary_entry *dictionary_at(const dictionary *texts, uint32_t code) {
    return &texts->blocks[code / DICTIONARY_BLOCK][code % DICTIONARY_BLOCK];
}

/** The code of a text of at most UINT32_MAX bytes; a new one is copied. */
uint32_t dictionary_code(dictionary *texts, const char *text, size_t length, uint32_t row);

/** The code of a text that is known to be new and is never looked for: it is not kept in the slots.
 */
uint32_t dictionary_append(dictionary *texts, const char *text, size_t length, uint32_t row);

/** The same as dictionary_code(), but a new text is borrowed: it must live as long as the
 * dictionary and end with a NUL.
 */
uint32_t dictionary_code_borrowed(dictionary *texts, const char *text, size_t length, uint32_t row);

/** The entry of a text that is not blank, for dictionary_code_batch(). */
dictionary_entry dictionary_entry_of(const char *text, size_t length, uint32_t row);

/** The codes of at most DICTIONARY_BATCH texts at once, faster where there are very many; new ones
 * are copied. */
void dictionary_code_batch(dictionary *texts, const dictionary_entry *wanted, size_t count,
                           uint32_t *codes);

/** Adds the texts of another dictionary, borrowed, with `row` added to their first rows. codes[c]
 * becomes the code here of the other's code c. */
void dictionary_join(dictionary *texts, const dictionary *more, uint32_t row, uint32_t *codes);

/** The code of a text, or 0 when it is not there. */
uint32_t dictionary_find(const dictionary *texts, const char *text, size_t length);

/** Frees what only adding and finding need. The texts and entries stay. */
void dictionary_finish(dictionary *texts);

#endif
