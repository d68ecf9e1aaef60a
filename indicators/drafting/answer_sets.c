/* Sets of answers in their order: parsed once from answer_sets.def, matched by key. */
#include "indicators/drafting/answer_sets.h"

#include <string.h>

#include <baremo/text.h>

typedef struct set_source {
    const char *name, *language, *answers;
} set_source;

static const set_source sources[] = {
#define ANSWER_SET(name, language, answers) {name, language, answers},
#include "indicators/drafting/answer_sets.def"
#undef ANSWER_SET
};

static const char *trimmed(baremo_arena *arena, const char *text, size_t length) {
    for (; length && *text == ' '; length--)
        text++;
    while (length && text[length - 1] == ' ')
        length--;
    return baremo_arena_copy(arena, text, length);
}

static void read_rung(baremo_arena *arena, const char *text, size_t length, answer_rung *rung) {
    const char *end = text + length;
    while (text < end && *text == ' ')
        text++;
    rung->optional = text < end && *text == '~';
    text += rung->optional;
    while (text < end && rung->key_count < ANSWER_WORDINGS) {
        const char *bar = memchr(text, '|', (size_t)(end - text));
        const char *stop = bar ? bar : end;
        const char *wording = trimmed(arena, text, (size_t)(stop - text));
        if (rung->key_count == 0)
            rung->wording = wording;
        rung->keys[rung->key_count++] = baremo_text_key(arena, wording);
        text = bar ? bar + 1 : end;
    }
}

static answer_set read_set(baremo_arena *arena, const set_source *source) {
    answer_set set = {.name = source->name,
                      .language = source->language,
                      .yes_no = strcmp(source->name, "yes_no") == 0};
    const char *at = source->answers;
    while (*at && set.rung_count < ANSWER_RUNGS) {
        size_t length = strcspn(at, ";");
        read_rung(arena, at, length, &set.rungs[set.rung_count++]);
        at += length + (at[length] == ';');
    }
    return set;
}

const answer_set *answer_sets(baremo_arena *arena, size_t *count) {
    *count = sizeof sources / sizeof *sources;
    answer_set *sets = baremo_arena_array(arena, *count, sizeof *sets);
    for (size_t i = 0; i < *count; i++)
        sets[i] = read_set(arena, &sources[i]);
    return sets;
}

int answer_set_rung(const answer_set *set, const char *key) {
    for (size_t i = 0; i < set->rung_count; i++)
        for (size_t j = 0; j < set->rungs[i].key_count; j++)
            if (strcmp(set->rungs[i].keys[j], key) == 0)
                return (int)i;
    return -1;
}

/* How many of the answers stand in a set; `*clash`: two of them on the same rung; `*telling`: how
 * many are more than a letter, such as N for north. */
static size_t standing(const answer_set *set, const char *const *keys, size_t count, bool *clash,
                       size_t *telling) {
    bool taken[ANSWER_RUNGS] = {false};
    size_t found = 0;
    *clash = false;
    *telling = 0;
    for (size_t i = 0; i < count; i++) {
        int rung = answer_set_rung(set, keys[i]);
        if (rung < 0)
            continue;
        *clash = *clash || taken[rung];
        taken[rung] = true;
        *telling += strlen(keys[i]) > 1;
        found++;
    }
    return found;
}

const answer_set *answer_set_of(const answer_set *sets, size_t set_count, const char *const *keys,
                                size_t count, const answer_set **near) {
    const answer_set *best = NULL;
    *near = NULL;
    size_t nearest = 1;
    for (size_t i = 0; i < set_count && count; i++) {
        bool clash;
        size_t telling, found = standing(&sets[i], keys, count, &clash, &telling);
        if (found == count && !clash && (!best || sets[i].rung_count < best->rung_count))
            best = &sets[i];
        if (telling > nearest && 2 * telling >= count) {
            nearest = telling;
            *near = &sets[i];
        }
    }
    if (best)
        *near = NULL;
    return best;
}
