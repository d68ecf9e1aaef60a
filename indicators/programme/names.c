/* Names that are written in English, Spanish or French. */
#include "indicators/programme/names.h"

#include <string.h>

#include <baremo/text.h>

static const char *const LANGUAGES[] = {"en", "es", "fr"};

enum { LANGUAGE_COUNT = sizeof LANGUAGES / sizeof *LANGUAGES };

char *names_first(baremo_arena *arena, const name_list *of, const char *language) {
    const char *text = of->english;
    if (baremo_text_equal(language, "es"))
        text = of->spanish;
    if (baremo_text_equal(language, "fr"))
        text = of->french;
    return baremo_arena_copy(arena, text, strcspn(text, "|"));
}

name_index *name_index_new(baremo_arena *arena) {
    name_index *index = baremo_arena_alloc(arena, sizeof *index);
    index->arena = arena;
    return index;
}

static void add_name(name_index *index, const char *text, int value, int language) {
    size_t at = index->count;
    BAREMO_ARENA_RESERVE(index->arena, index->texts, at, index->capacity);
    BAREMO_ARENA_RESERVE(index->arena, index->keys, at, index->key_capacity);
    BAREMO_ARENA_RESERVE(index->arena, index->values, at, index->value_capacity);
    BAREMO_ARENA_RESERVE(index->arena, index->languages, at, index->language_capacity);
    index->languages[at] = language;
    index->texts[at] = text;
    index->keys[at] = baremo_text_key(index->arena, text);
    index->values[at] = value;
    index->count++;
}

static void add_names(name_index *index, const char *list, int value, int language) {
    while (*list) {
        size_t length = strcspn(list, "|");
        add_name(index, baremo_arena_copy(index->arena, list, length), value, language);
        list += length + (list[length] == '|');
    }
}

void name_index_add(name_index *index, const name_list *of, int value) {
    add_names(index, of->english, value, 0);
    add_names(index, of->spanish, value, 1);
    add_names(index, of->french, value, 2);
}

static bool find(const char *const *texts, const name_index *index, const char *text, int *value) {
    for (size_t i = 0; i < index->count; i++)
        if (strcmp(texts[i], text) == 0) {
            *value = index->values[i];
            return true;
        }
    return false;
}

bool name_index_find_key(const name_index *index, const char *key, int *value) {
    return find(index->keys, index, key, value);
}

bool name_index_find(const name_index *index, const char *text, int *value) {
    return find(index->texts, index, text, value) ||
           name_index_find_key(index, baremo_text_key(index->arena, text), value);
}

const char *name_index_nearest(const name_index *index, const char *text) {
    const char *key = baremo_text_key(index->arena, text);
    const char *nearest = baremo_text_nearest(key, index->keys, index->count);
    for (size_t i = 0; nearest && i < index->count; i++)
        if (index->keys[i] == nearest)
            return index->texts[i];
    return NULL;
}

void name_index_count_languages(const name_index *index, const char *key,
                                size_t found[LANGUAGE_COUNT]) {
    for (size_t i = 0; i < index->count; i++)
        found[index->languages[i]] += strcmp(index->keys[i], key) == 0;
}

char *name_index_choices(const name_index *index, baremo_arena *arena, const char *language) {
    char *choices = baremo_arena_text(arena, "");
    for (size_t i = 0; i < index->count; i++) {
        bool repeated = !baremo_text_equal(LANGUAGES[index->languages[i]], language);
        for (size_t j = 0; j < i; j++)
            repeated = repeated || (index->values[j] == index->values[i] &&
                                    index->languages[j] == index->languages[i]);
        if (!repeated)
            choices = baremo_arena_format(arena, "%s%s`%s`", choices, *choices ? ", " : "",
                                          index->texts[i]);
    }
    return choices;
}
