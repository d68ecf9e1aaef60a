/* The identifiers of a table's rows, to look up by text. */
#ifndef INDICATORS_PROGRAMME_IDENTIFIERS_H
#define INDICATORS_PROGRAMME_IDENTIFIERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>

typedef struct id_index {
    const char *const *ids;
    size_t count;
    const uint32_t *order; /* indexes into ids, by text, then by index */
} id_index;

/** The array is borrowed. */
id_index id_index_new(baremo_arena *arena, const char *const *ids, size_t count);

/** The first with this text, or UINT32_MAX. */
uint32_t id_index_find(const id_index *index, const char *id);

/** Letters, digits, `_`, `-`, `.`, one at least. */
bool identifier_valid(const char *text);

/** A text made an identifier: what is not allowed in one becomes `-`. */
char *identifier_from(baremo_arena *arena, const char *text);

#endif
