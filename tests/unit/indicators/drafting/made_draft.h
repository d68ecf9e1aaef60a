/* A draft made of tables that a test shows whole: files are written into a folder of its own and
 * read there. */
#ifndef TESTS_DRAFTING_MADE_DRAFT_H
#define TESTS_DRAFTING_MADE_DRAFT_H

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <baremo/baremo.h>
#include <baremo/draft.h>

#include "indicators/drafting/drafting.h"

typedef struct made_draft {
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    baremo_draft *draft; /* NULL: there were errors */
    drafting_account account;
    baremo_status status;
} made_draft;

/* Drafts from one text, or from two; `language` and `profile` may be NULL. */
typedef struct made_wish {
    const char *texts[2], *names[2]; /* names default to answers.csv and later.csv */
    const char *language, *profile;
    bool ordered;
} made_wish;

static inline made_draft made_from(made_wish wish) {
    made_draft made = {.arena = baremo_arena_new(NULL)};
    char folder[] = "/tmp/baremo-draft-XXXXXX", paths[2][512];
    drafting_file files[2] = {{NULL, NULL, NULL}, {NULL, NULL, NULL}};
    size_t count = 0;
    assert_non_null(mkdtemp(folder));
    for (; count < 2 && wish.texts[count]; count++) {
        const char *name = wish.names[count] ? wish.names[count]
                           : count           ? "later.csv"
                                             : "answers.csv";
        snprintf(paths[count], sizeof paths[count], "%s/%s", folder, name);
        FILE *file = fopen(paths[count], "w");
        assert_non_null(file);
        fputs(wish.texts[count], file);
        fclose(file);
        files[count] = (drafting_file){.path = paths[count], .name = name};
    }
    drafting_request request = {.files = files,
                                .file_count = count,
                                .ordered = wish.ordered,
                                .profile = wish.profile,
                                .language = wish.language,
                                .id = "made",
                                .threads = 1};
    made.diagnostics = baremo_diagnostics_new(made.arena);
    made.status = drafting_make(&made.draft, &made.account, &request, made.arena, made.diagnostics);
    for (size_t i = 0; i < count; i++)
        unlink(paths[i]);
    rmdir(folder);
    return made;
}

static inline made_draft made_of(const char *text) {
    return made_from((made_wish){.texts = {text}, .language = "en"});
}

static inline void made_free(made_draft *made) { baremo_arena_free(made->arena); }

/* The cell of a column in the row whose cell of another column has a text. */
static inline const baremo_draft_cell *made_cell(const made_draft *made, const char *table,
                                                 const char *row, const char *column) {
    const baremo_draft_table *of = made->draft ? baremo_draft_find(made->draft, table) : NULL;
    static const baremo_draft_cell blank;
    size_t wanted = of ? baremo_draft_column_find(of, column) : SIZE_MAX;
    if (wanted == SIZE_MAX)
        return &blank;
    for (size_t i = 0; i < of->row_count; i++)
        for (size_t k = 0; k < 3 && k < of->column_count; k++) {
            const char *text = baremo_draft_at(of, i, k)->text;
            if (text && strcmp(text, row) == 0)
                return baremo_draft_at(of, i, wanted);
        }
    return &blank;
}

static inline const char *made_text(const made_draft *made, const char *table, const char *row,
                                    const char *column) {
    const char *text = made_cell(made, table, row, column)->text;
    return text ? text : "";
}

/* Of an item, by its identifier or heading. */
static inline const char *made_item(const made_draft *made, const char *item, const char *column) {
    return made_text(made, "items", item, column);
}

static inline const char *made_survey_cell(const made_draft *made, const char *column) {
    const baremo_draft_table *of = baremo_draft_find(made->draft, "surveys");
    const char *text = baremo_draft_at(of, 0, baremo_draft_column_find(of, column))->text;
    return text ? text : "";
}

/* Whether a text stands anywhere in the draft: in a cell, a note or the instructions. */
static inline bool made_holds(const made_draft *made, const char *text) {
    for (size_t i = 0; i < made->draft->instruction_count; i++)
        if (strstr(made->draft->instructions[i], text))
            return true;
    for (size_t t = 0; t < made->draft->table_count; t++) {
        const baremo_draft_table *table = made->draft->tables[t];
        for (size_t i = 0; i < table->row_count * table->column_count; i++)
            if ((table->cells[i].text && strstr(table->cells[i].text, text)) ||
                (table->cells[i].note && strstr(table->cells[i].note, text)))
                return true;
    }
    return false;
}

/* `row` of a table written `count` times. */
static inline char *made_rows(baremo_arena *arena, const char *heading, const char *const *rows,
                              size_t times) {
    char *text = baremo_arena_format(arena, "%s\n", heading);
    for (size_t i = 0; i < times; i++)
        for (const char *const *row = rows; *row; row++)
            text = baremo_arena_format(arena, "%s%s\n", text, *row);
    return text;
}

#endif
