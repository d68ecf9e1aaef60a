/* The tables of a programme as tables of a draft: headings, notes, words and references. */
#include "indicators/template/template.h"

#include <string.h>

#include <baremo/text.h>

#include "indicators/programme/programme.h"
#include "indicators/template/helps.h"

/* What columns.def says of a column. */
typedef struct column_content {
    bool worded, mixed;
    schema_set set;
    unsigned without; /* bits of values of the set that the column does not take */
    const char *of_table, *of_column;
} column_content;

static const column_content *contents(void) {
    static const column_content all[COLUMN_COUNT] = {
#define TEMPLATE_KEY_WORDS(key, words)
#define TEMPLATE_WORDS(table, column, words)                                                       \
    [table##_##column] = {.worded = true, .set = SET_##words},
#define TEMPLATE_SOME_WORDS(table, column, words, left_out)                                        \
    [table##_##column] = {.worded = true, .set = SET_##words, .without = (left_out)},
#define TEMPLATE_REFERENCE(table, column, table_name, column_name)                                 \
    [table##_##column] = {.of_table = (table_name), .of_column = (column_name)},
#define TEMPLATE_MIXED(table, column) [table##_##column] = {.mixed = true},
#include "indicators/template/columns.def"
#undef TEMPLATE_KEY_WORDS
#undef TEMPLATE_WORDS
#undef TEMPLATE_SOME_WORDS
#undef TEMPLATE_REFERENCE
#undef TEMPLATE_MIXED
    };
    return all;
}

/* `.` and `,` are hard to see in a list of words: their names stand there. */
static const char *shown_word(baremo_arena *arena, const schema_word *word, const char *language) {
    const char *first = names_first(arena, &word->names, language);
    if (word->set != SET_DECIMAL || strlen(first) > 1)
        return first;
    const char *others = word->names.english + strlen(first) + 1;
    return baremo_arena_copy(arena, others, strcspn(others, "|"));
}

const char *template_word(baremo_arena *arena, const char *language, schema_set set, int value) {
    size_t count = 0;
    const schema_word *words = schema_words(&count);
    for (size_t i = 0; i < count; i++)
        if (words[i].set == set && words[i].value == value)
            return shown_word(arena, &words[i], language);
    return "";
}

static size_t set_words(const baremo_draft *draft, schema_set set, unsigned without,
                        const char *const **out) {
    size_t count = 0, kept = 0;
    const schema_word *words = schema_words(&count);
    const char **texts = baremo_arena_array(draft->arena, count, sizeof *texts);
    for (size_t i = 0; i < count; i++)
        if (words[i].set == set && !(without >> words[i].value & 1u))
            texts[kept++] = shown_word(draft->arena, &words[i], draft->language);
    *out = texts;
    return kept;
}

static baremo_draft_kind kind_of(const schema_column *column, const column_content *content) {
    static const baremo_draft_kind kinds[] = {[SCHEMA_IDENTIFIER] = BAREMO_DRAFT_IDENTIFIER,
                                              [SCHEMA_REFERENCE] = BAREMO_DRAFT_REFERENCE,
                                              [SCHEMA_TEXT] = BAREMO_DRAFT_TEXT,
                                              [SCHEMA_NUMBER] = BAREMO_DRAFT_NUMBER,
                                              [SCHEMA_PERIOD] = BAREMO_DRAFT_PERIOD,
                                              [SCHEMA_WORD] = BAREMO_DRAFT_TEXT,
                                              [SCHEMA_LIST] = BAREMO_DRAFT_TEXT};
    if (content->worded)
        return BAREMO_DRAFT_WORD;
    return content->mixed ? BAREMO_DRAFT_ANY : kinds[column->type];
}

baremo_draft_table *template_table(baremo_draft *draft, schema_table_id id) {
    baremo_arena *arena = draft->arena;
    schema_table schema = schema_table_of(id);
    baremo_draft_table *table = baremo_draft_add(
        draft, schema_table_name(arena, id), names_first(arena, &schema.names, draft->language));
    table->text = template_table_help(id, draft->language);
    table->needed = id == TABLE_PROGRAMME;
    for (size_t i = 0; i < schema.column_count; i++) {
        schema_column_id of = (schema_column_id)(schema.first + i);
        const schema_column *known = &schema_columns[of];
        const column_content *content = &contents()[of];
        baremo_draft_column *column =
            baremo_draft_column_add(draft, table, schema_column_name(arena, of),
                                    names_first(arena, &known->names, draft->language));
        column->kind = kind_of(known, content);
        column->note = template_column_help(of, draft->language);
        column->needed = known->needed;
        column->of_table = content->of_table;
        column->of_column = content->of_column;
        if (content->worded)
            column->word_count = set_words(draft, content->set, content->without, &column->words);
    }
    return table;
}

size_t template_column(schema_column_id column) {
    return column - schema_table_of(schema_columns[column].table).first;
}

baremo_draft_cell *template_set(baremo_draft_cell *row, schema_column_id column, const char *text) {
    baremo_draft_cell *cell = &row[template_column(column)];
    cell->text = text;
    return cell;
}

/* -- the table `programme` -- */

static void set_key_words(const baremo_draft *draft, schema_key key, baremo_draft_cell *cell) {
    static const struct {
        bool worded;
        schema_set set;
    } sets[KEY_COUNT] = {
#define TEMPLATE_KEY_WORDS(key, words) [KEY_##key] = {true, SET_##words},
#define TEMPLATE_WORDS(table, column, words)
#define TEMPLATE_SOME_WORDS(table, column, words, left_out)
#define TEMPLATE_REFERENCE(table, column, table_name, column_name)
#define TEMPLATE_MIXED(table, column)
#include "indicators/template/columns.def"
#undef TEMPLATE_KEY_WORDS
#undef TEMPLATE_WORDS
#undef TEMPLATE_SOME_WORDS
#undef TEMPLATE_REFERENCE
#undef TEMPLATE_MIXED
    };
    if (sets[key].worded)
        cell->word_count = set_words(draft, sets[key].set, 0, &cell->words);
}

void template_keys(baremo_draft *draft, baremo_draft_table *table) {
    for (int key = 0; key < KEY_COUNT; key++) {
        baremo_draft_cell *row = baremo_draft_row(draft, table);
        const char *name = names_first(draft->arena, &schema_keys[key], draft->language);
        template_set(row, PROGRAMME_KEY, name);
        template_set(row, PROGRAMME_NOTE, template_key_help((schema_key)key, draft->language));
        set_key_words(draft, (schema_key)key, template_set(row, PROGRAMME_VALUE, NULL));
    }
}

baremo_draft_cell *template_key(const baremo_draft_table *table, schema_key key) {
    return baremo_draft_at(table, key, template_column(PROGRAMME_VALUE));
}
