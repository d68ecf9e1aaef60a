/* The tables of a programme, their columns and their closed values as data: tables.def, words.def,
 * keys.def. */
#ifndef INDICATORS_PROGRAMME_SCHEMA_H
#define INDICATORS_PROGRAMME_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "indicators/programme/names.h"

typedef enum schema_table_id {
#define PROGRAMME_TABLE(id, english, spanish, french) TABLE_##id,
#define PROGRAMME_COLUMN(table, id, need, type, english, spanish, french)
#include "indicators/programme/tables.def"
#undef PROGRAMME_TABLE
#undef PROGRAMME_COLUMN
    TABLE_COUNT
} schema_table_id;

/** INDICATORS_TITLE, OBSERVATIONS_VALUE ... */
typedef enum schema_column_id {
#define PROGRAMME_TABLE(id, english, spanish, french)
#define PROGRAMME_COLUMN(table, id, need, type, english, spanish, french) table##_##id,
#include "indicators/programme/tables.def"
#undef PROGRAMME_TABLE
#undef PROGRAMME_COLUMN
    COLUMN_COUNT
} schema_column_id;

/** What the cells of a column hold. */
typedef enum schema_type {
    SCHEMA_IDENTIFIER, /**< names the row */
    SCHEMA_REFERENCE,  /**< an identifier of another table */
    SCHEMA_TEXT,
    SCHEMA_NUMBER,
    SCHEMA_PERIOD,
    SCHEMA_WORD, /**< one of a closed set */
    SCHEMA_LIST
} schema_type;

typedef struct schema_column {
    schema_table_id table;
    bool needed;
    schema_type type;
    name_list names;
} schema_column;

typedef struct schema_table {
    name_list names;
    schema_column_id first; /**< its columns stand together */
    size_t column_count;
} schema_table;

extern const schema_column schema_columns[COLUMN_COUNT];

/** A table with its columns counted. */
schema_table schema_table_of(schema_table_id table);

/** The English name: "indicators", "over_time". */
char *schema_table_name(baremo_arena *arena, schema_table_id table);
char *schema_column_name(baremo_arena *arena, schema_column_id column);

/** The keys of the table `programme`: KEY_ID, KEY_TITLE ... */
typedef enum schema_key {
#define PROGRAMME_KEY(id, english, spanish, french) KEY_##id,
#include "indicators/programme/keys.def"
#undef PROGRAMME_KEY
    KEY_COUNT
} schema_key;
extern const name_list schema_keys[KEY_COUNT];

/** Sheets for people, which are never read: COMPANION_INSTRUCTIONS ... */
typedef enum schema_companion {
#define PROGRAMME_COMPANION(id, english, spanish, french) COMPANION_##id,
#include "indicators/programme/companions.def"
#undef PROGRAMME_COMPANION
    COMPANION_COUNT
} schema_companion;
extern const name_list schema_companions[COMPANION_COUNT];

/** The sets of closed values. */
typedef enum schema_set {
    SET_KIND,
    SET_MEASURE,
    SET_FLOW,
    SET_COMBINE,
    SET_DIRECTION,
    SET_STATUS,
    SET_ROLE,
    SET_REASON,
    SET_OPERATOR,
    SET_SEVERITY,
    SET_RULE_MISSING,
    SET_YES_NO,
    SET_LANGUAGE,
    SET_DISCLOSURE,
    SET_ZEROS,
    SET_ORDER,
    SET_DECIMAL,
    SET_TOTAL,
    SET_DESIGN,
    SET_PROFILE,
    SET_ITEM_TYPE,
    SET_SCORING,
    SET_WAVE,
    SET_STREAM,
    SET_COUNT
} schema_set;

typedef struct schema_word {
    schema_set set;
    int value;
    const char *word; /**< the canonical one */
    name_list names;
} schema_word;

const schema_word *schema_words(size_t *count);

/** The canonical word of a value, or "". */
const char *schema_word_name(schema_set set, int value);

name_index *schema_table_index(baremo_arena *arena);
name_index *schema_column_index(baremo_arena *arena, schema_table_id table);
name_index *schema_key_index(baremo_arena *arena);
name_index *schema_companion_index(baremo_arena *arena);
name_index *schema_word_index(baremo_arena *arena, schema_set set);

#endif
