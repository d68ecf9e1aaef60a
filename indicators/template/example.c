/* The example programme, in the language of the draft. */
#include "indicators/template/make.h"

#include <string.h>

#include <baremo/text.h>

#include "engine/base/buffer.h"

enum { NO_TABLE = -1, NO_KEY = -1, EXAMPLE_ROWS = 2 };

/* A line of example.def. */
typedef struct example_line {
    int key;           /* NO_KEY: none */
    int table;         /* NO_TABLE: none */
    const char *name;  /* of a table of answers; NULL: none */
    const char *cells; /* a value, columns, or a row */
} example_line;

static const example_line lines[] = {
#define EXAMPLE_KEY(key, value) {KEY_##key, NO_TABLE, NULL, value},
#define EXAMPLE_TABLE(table, columns) {NO_KEY, TABLE_##table, NULL, columns},
#define EXAMPLE_ANSWERS(name, columns) {NO_KEY, NO_TABLE, name, columns},
#define EXAMPLE_ROW(cells) {NO_KEY, NO_TABLE, NULL, cells},
#include "indicators/template/example.def"
#undef EXAMPLE_KEY
#undef EXAMPLE_TABLE
#undef EXAMPLE_ANSWERS
#undef EXAMPLE_ROW
};
enum { LINE_COUNT = sizeof lines / sizeof *lines };

/* -- texts -- */

/* `{a~b~c}` becomes the text of the language. */
static char *in_language(const baremo_draft *draft, const char *text) {
    static const char *const languages[] = {"en", "es", "fr"};
    baremo_buffer out = baremo_buffer_new(draft->arena);
    while (*text) {
        size_t plain = strcspn(text, "{");
        baremo_buffer_add_bytes(&out, text, plain);
        text += plain;
        if (!*text)
            break;
        text++;
        for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
            size_t length = strcspn(text, "~}");
            if (baremo_text_equal(languages[i], draft->language))
                baremo_buffer_add_bytes(&out, text, length);
            text += length + 1;
        }
    }
    return baremo_arena_text(draft->arena, baremo_buffer_text(&out));
}

/* The next cell of a line, NULL at its end. */
static char *next_cell(char **rest) {
    char *cell = *rest;
    if (!cell)
        return NULL;
    size_t length = strcspn(cell, "|");
    *rest = cell[length] ? cell + length + 1 : NULL;
    cell[length] = '\0';
    return cell;
}

/* -- tables -- */

/* A table while its rows are added. */
typedef struct example_table {
    baremo_draft *draft;
    baremo_draft_table *table;
    size_t columns[COLUMN_COUNT]; /* of the line's cells: indexes in the table */
    size_t column_count;
    template_wish wish;
    const char *answers; /* title of the table of answers */
} example_table;

/* English words of closed sets are those of the language. */
static const char *shown(const example_table *at, const baremo_draft_column *column,
                         const char *text) {
    size_t count = 0;
    const schema_word *words = schema_words(&count);
    if (column->kind != BAREMO_DRAFT_WORD || !*text)
        return text;
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i].word, text) == 0)
            for (size_t j = 0; j < column->word_count; j++) {
                const char *word = template_word(at->draft->arena, at->draft->language,
                                                 words[i].set, words[i].value);
                if (strcmp(word, column->words[j]) == 0)
                    return column->words[j];
            }
    return text;
}

/* Answers are a sheet of the workbook, or a file of the folder. */
static const char *filled(const example_table *at, const char *text) {
    if (strcmp(text, "@sheet") == 0)
        return at->wish.workbook ? at->answers : "";
    if (strcmp(text, "@file") == 0)
        return at->wish.workbook ? ""
                                 : baremo_arena_format(at->draft->arena, "%s.csv", at->answers);
    return text;
}

static void open_table(example_table *at, const example_line *line) {
    char *rest = in_language(at->draft, line->cells), *cell;
    at->table = baremo_draft_find(
        at->draft, schema_table_name(at->draft->arena, (schema_table_id)line->table));
    at->column_count = 0;
    while ((cell = next_cell(&rest)) != NULL)
        at->columns[at->column_count++] = baremo_draft_column_find(at->table, cell);
}

static void open_answers(example_table *at, const example_line *line) {
    char *rest = in_language(at->draft, line->cells), *cell;
    at->table = NULL;
    if (!at->wish.example)
        return;
    at->table = baremo_draft_add(at->draft, at->answers, at->answers);
    at->column_count = 0;
    while ((cell = next_cell(&rest)) != NULL) {
        baremo_draft_column *column = baremo_draft_column_add(at->draft, at->table, cell, cell);
        column->kind = *cell == 'q' ? BAREMO_DRAFT_NUMBER : BAREMO_DRAFT_IDENTIFIER;
        at->columns[at->column_count] = at->column_count;
        at->column_count++;
    }
}

static void add_row(example_table *at, const example_line *line) {
    char *rest = in_language(at->draft, line->cells), *cell;
    if (!at->table || (!at->wish.example && at->table->row_count >= EXAMPLE_ROWS))
        return;
    baremo_draft_cell *row = baremo_draft_row(at->draft, at->table);
    for (size_t i = 0; i < at->table->column_count; i++)
        row[i].look = at->wish.example ? BAREMO_DRAFT_PLAIN : BAREMO_DRAFT_EXAMPLE;
    for (size_t i = 0; i < at->column_count && (cell = next_cell(&rest)) != NULL; i++) {
        const baremo_draft_column *column = &at->table->columns[at->columns[i]];
        row[at->columns[i]].text = filled(at, shown(at, column, cell));
    }
}

static const char *answers_title(const baremo_draft *draft) {
    for (size_t i = 0; i < LINE_COUNT; i++)
        if (lines[i].name)
            return in_language(draft, lines[i].name);
    return "";
}

void template_add_example(baremo_draft *draft, const template_wish *wish) {
    example_table at = {.draft = draft, .wish = *wish, .answers = answers_title(draft)};
    const baremo_draft_table *settings =
        baremo_draft_find(draft, schema_table_name(draft->arena, TABLE_PROGRAMME));
    for (size_t i = 0; i < LINE_COUNT; i++) {
        if (lines[i].key != NO_KEY) {
            if (wish->example)
                template_key(settings, (schema_key)lines[i].key)->text =
                    in_language(draft, lines[i].cells);
        } else if (lines[i].table != NO_TABLE) {
            open_table(&at, &lines[i]);
        } else if (lines[i].name) {
            open_answers(&at, &lines[i]);
        } else {
            add_row(&at, &lines[i]);
        }
    }
}
