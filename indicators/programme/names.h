/* Names that are written in English, Spanish or French: of tables, columns, keys and closed values.
 */
#ifndef INDICATORS_PROGRAMME_NAMES_H
#define INDICATORS_PROGRAMME_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

/** The names of one thing; each text holds the name itself and, behind `|`, others that are
 * understood. */
typedef struct name_list {
    const char *english, *spanish, *french;
} name_list;

/** The first name in a language ("en", "es", "fr"): what a template shows. */
char *names_first(baremo_arena *arena, const name_list *of, const char *language);

/** Names of several things, each with the number of its thing. */
typedef struct name_index {
    baremo_arena *arena;
    const char **texts; /* as written in the .def file */
    const char **keys;  /* baremo_text_key() of them */
    int *values;
    int *languages; /* of each text: its place in "en", "es", "fr" */
    size_t count, capacity, value_capacity, key_capacity, language_capacity;
} name_index;

name_index *name_index_new(baremo_arena *arena);
void name_index_add(name_index *index, const name_list *of, int value);

/** Looks a text up: as it is (symbols such as `<=`), then by its key. */
bool name_index_find(const name_index *index, const char *text, int *value);
/** Looks up what baremo_text_key() has made a key already. */
bool name_index_find_key(const name_index *index, const char *key, int *value);

/** The name nearest to a text, or NULL. */
const char *name_index_nearest(const name_index *index, const char *text);

/** In which of the languages a key is a name: counts one more in `found` for each. */
void name_index_count_languages(const name_index *index, const char *key, size_t found[3]);

/** "`a`, `b`, `c`": the first names in a language, for remedies. */
char *name_index_choices(const name_index *index, baremo_arena *arena, const char *language);

#endif
