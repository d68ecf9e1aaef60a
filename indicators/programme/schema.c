/* The tables of a programme, their columns and their closed values as data. */
#include "indicators/programme/schema.h"

#include "indicators/programme/programme.h"

enum { OPTIONAL = false, NEEDED = true };

static const name_list table_names[TABLE_COUNT] = {
#define PROGRAMME_TABLE(id, english, spanish, french) {english, spanish, french},
#define PROGRAMME_COLUMN(table, id, need, type, english, spanish, french)
#include "indicators/programme/tables.def"
#undef PROGRAMME_TABLE
#undef PROGRAMME_COLUMN
};

const schema_column schema_columns[COLUMN_COUNT] = {
#define PROGRAMME_TABLE(id, english, spanish, french)
#define PROGRAMME_COLUMN(table, id, need, type, english, spanish, french)                          \
    {TABLE_##table, need, SCHEMA_##type, {english, spanish, french}},
#include "indicators/programme/tables.def"
#undef PROGRAMME_TABLE
#undef PROGRAMME_COLUMN
};

const name_list schema_keys[KEY_COUNT] = {
#define PROGRAMME_KEY(id, english, spanish, french) {english, spanish, french},
#include "indicators/programme/keys.def"
#undef PROGRAMME_KEY
};

const name_list schema_companions[COMPANION_COUNT] = {
#define PROGRAMME_COMPANION(id, english, spanish, french) {english, spanish, french},
#include "indicators/programme/companions.def"
#undef PROGRAMME_COMPANION
};

#define PROGRAMME_WORD(set, value, word, others, spanish, french)                                  \
    {SET_##set, value, word, {word "|" others, spanish, french}},
static const schema_word words[] = {
#include "indicators/programme/words.def"
};
#undef PROGRAMME_WORD

schema_table schema_table_of(schema_table_id table) {
    schema_table found = {.names = table_names[table], .first = COLUMN_COUNT};
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (schema_columns[i].table == table) {
            if (found.column_count++ == 0)
                found.first = (schema_column_id)i;
        }
    return found;
}

char *schema_table_name(baremo_arena *arena, schema_table_id table) {
    return names_first(arena, &table_names[table], "en");
}

char *schema_column_name(baremo_arena *arena, schema_column_id column) {
    return names_first(arena, &schema_columns[column].names, "en");
}

const schema_word *schema_words(size_t *count) {
    *count = sizeof words / sizeof *words;
    return words;
}

const char *schema_word_name(schema_set set, int value) {
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].set == set && words[i].value == value)
            return words[i].word;
    return "";
}

name_index *schema_table_index(baremo_arena *arena) {
    name_index *index = name_index_new(arena);
    for (int i = 0; i < TABLE_COUNT; i++)
        name_index_add(index, &table_names[i], i);
    return index;
}

name_index *schema_column_index(baremo_arena *arena, schema_table_id table) {
    name_index *index = name_index_new(arena);
    for (int i = 0; i < COLUMN_COUNT; i++)
        if (schema_columns[i].table == table)
            name_index_add(index, &schema_columns[i].names, i);
    return index;
}

name_index *schema_companion_index(baremo_arena *arena) {
    name_index *index = name_index_new(arena);
    for (int i = 0; i < COMPANION_COUNT; i++)
        name_index_add(index, &schema_companions[i], i);
    return index;
}

name_index *schema_key_index(baremo_arena *arena) {
    name_index *index = name_index_new(arena);
    for (int i = 0; i < KEY_COUNT; i++)
        name_index_add(index, &schema_keys[i], i);
    return index;
}

name_index *schema_word_index(baremo_arena *arena, schema_set set) {
    name_index *index = name_index_new(arena);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].set == set)
            name_index_add(index, &words[i].names, words[i].value);
    return index;
}
