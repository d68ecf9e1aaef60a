/* Which texts name the same respondent.
 *
 * 1. Where all texts are ASCII and none has a capital letter, or none a small one, folding keeps
 * different texts different: nothing has to be compared. That is found out on all cores.
 * 2. Else all are folded and matched by a hash table.
 */
#include "engine/table/identities.h"

#include <stdbool.h>
#include <string.h>

#include <baremo/text.h>

#include "engine/base/threads.h"

enum { PORTION = 1 << 14 };

/* What occurs in a portion of the texts. */
typedef struct letters {
    bool small, capital, other;
} letters;

typedef struct survey {
    const baremo_column *column;
    letters *found; /* one a portion */
} survey;

static letters letters_of(const char *text) {
    letters found = {false, false, false};
    for (const unsigned char *byte = (const unsigned char *)text; *byte; byte++) {
        found.small = found.small || (*byte >= 'a' && *byte <= 'z');
        found.capital = found.capital || (*byte >= 'A' && *byte <= 'Z');
        found.other = found.other || *byte >= 0x80;
    }
    return found;
}

static baremo_status survey_portion(void *context, const threads_piece *piece) {
    const survey *here = context;
    size_t first = piece->index * PORTION, last = first + PORTION;
    if (last > here->column->text_count)
        last = here->column->text_count;
    letters all = {false, false, false};
    for (size_t i = first; i < last; i++) {
        letters found = letters_of(here->column->texts[i]);
        all.small = all.small || found.small;
        all.capital = all.capital || found.capital;
        all.other = all.other || found.other;
    }
    here->found[piece->index] = all;
    return BAREMO_OK;
}

static bool folding_keeps_apart(const baremo_column *column, unsigned threads,
                                baremo_arena *arena) {
    size_t portions = (column->text_count + PORTION - 1) / PORTION;
    survey here = {column, baremo_arena_array(arena, portions, sizeof(letters))};
    if (threads_for(threads, portions, survey_portion, &here) != BAREMO_OK)
        baremo_arena_fail(arena);
    letters all = {false, false, false};
    for (size_t i = 0; i < portions; i++) {
        all.small = all.small || here.found[i].small;
        all.capital = all.capital || here.found[i].capital;
        all.other = all.other || here.found[i].other;
    }
    return !all.other && !(all.small && all.capital);
}

static uint64_t hash_text(const char *text) {
    uint64_t hash = 0xCBF29CE484222325u;
    for (const unsigned char *byte = (const unsigned char *)text; *byte; byte++)
        hash = (hash ^ *byte) * 0x100000001B3u;
    return hash ^ hash >> 32;
}

const uint32_t *table_identities(const baremo_column *column, unsigned threads,
                                 baremo_arena *arena) {
    if (folding_keeps_apart(column, threads, arena))
        return NULL;
    size_t count = column->text_count, slots = 16;
    while (slots < 2 * count)
        slots *= 2;
    uint32_t *identities = baremo_arena_raw(arena, count, sizeof *identities);
    baremo_arena *scratch = baremo_arena_new(arena);
    const char **folded = baremo_arena_raw(scratch, count, sizeof *folded);
    uint32_t *table = baremo_arena_array(scratch, slots, sizeof *table); /* text + 1 */
    for (size_t i = 0; i < count; i++) {
        folded[i] = baremo_text_fold(scratch, column->texts[i]);
        size_t slot = (size_t)hash_text(folded[i]) & (slots - 1);
        while (table[slot] && strcmp(folded[table[slot] - 1], folded[i]) != 0)
            slot = (slot + 1) & (slots - 1);
        if (!table[slot])
            table[slot] = (uint32_t)i + 1;
        identities[i] = table[slot] - 1;
    }
    baremo_arena_free(scratch);
    return identities;
}
