/* The identifiers of a table's rows, to look up by text. */
#include "indicators/programme/identifiers.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include <baremo/text.h>

typedef struct entry {
    const char *id;
    uint32_t index;
} entry;

static int by_text(const void *left, const void *right) {
    const entry *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

id_index id_index_new(baremo_arena *arena, const char *const *ids, size_t count) {
    entry *entries = baremo_arena_array(arena, count, sizeof *entries);
    uint32_t *order = baremo_arena_array(arena, count, sizeof *order);
    for (size_t i = 0; i < count; i++)
        entries[i] = (entry){ids[i], (uint32_t)i};
    if (count)
        qsort(entries, count, sizeof *entries, by_text);
    for (size_t i = 0; i < count; i++)
        order[i] = entries[i].index;
    return (id_index){.ids = ids, .count = count, .order = order};
}

uint32_t id_index_find(const id_index *index, const char *id) {
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(index->ids[index->order[middle]], id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < index->count && strcmp(index->ids[index->order[low]], id) == 0;
    return found ? index->order[low] : UINT32_MAX;
}

static bool allowed(unsigned code) {
    if (code == '_' || code == '-' || code == '.' || (code >= '0' && code <= '9'))
        return true;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool identifier_valid(const char *text) {
    unsigned code = 0;
    if (!*text)
        return false;
    for (size_t step; (step = baremo_text_next(text, &code)) > 0; text += step)
        if (!allowed(code))
            return false;
    return true;
}

char *identifier_from(baremo_arena *arena, const char *text) {
    char *made = baremo_arena_text(arena, text), *write = made;
    unsigned code = 0;
    for (size_t step; (step = baremo_text_next(text, &code)) > 0; text += step) {
        if (allowed(code)) {
            memcpy(write, text, step);
            write += step;
        } else
            *write++ = '-';
    }
    *write = '\0';
    return made;
}
