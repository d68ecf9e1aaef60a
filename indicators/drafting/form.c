/* Reads an XLSForm.
 *
 * 1. Columns are found by heading: `label`, `label::Español (es)`, `label:es`; the one in the
 * language asked for, else plain `label`, else the first.
 * 2. Groups are a path; what is in a repeated group is in another table of the export.
 */
#include "indicators/drafting/form.h"

#include <string.h>

#include <baremo/text.h>

#include "indicators/drafting/heading_words.h"
#include "indicators/drafting/problems.h"

enum { DEEPEST = 32 };

static const baremo_table *read_sheet(study *of, const char *sheet, baremo_diagnostics *findings) {
    const baremo_read_options options = {
        .sheet = sheet, .threads = of->request->threads, .shown = of->request->form};
    const baremo_table *table = NULL;
    baremo_status status =
        baremo_table_read(of->request->form, &options, of->arena, findings, &table);
    if (status == BAREMO_NO_MEMORY)
        baremo_arena_fail(of->arena);
    of->unreadable = of->unreadable || status == BAREMO_IO;
    return table;
}

/* -- columns by language -- */

static bool is_language(const study *of, const char *heading, const char *language) {
    static const char *const names[][4] = {{"en", "english", "ingles", "anglais"},
                                           {"es", "espanol", "spanish", "castellano"},
                                           {"fr", "francais", "french", "frances"}};
    const char *words = heading_words(of->arena, heading);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t k = 0; k < 4 && strcmp(names[i][0], language) == 0; k++)
            if (heading_has_words(words, names[i][k]))
                return true;
    return false;
}

/* `label`, `label::...`, `label:...` */
static bool is_label(const baremo_column *column, const char **language) {
    const char *key = column->key;
    if (strncmp(key, "label", 5) != 0 || (key[5] && key[5] != ':'))
        return false;
    *language = key[5] ? column->heading + 5 : NULL;
    return true;
}

static size_t label_column(const study *of, const baremo_table *table) {
    size_t plain = SIZE_MAX, first = SIZE_MAX;
    for (size_t i = 0; i < baremo_table_column_count(table); i++) {
        const char *language;
        if (!is_label(baremo_table_column(table, i), &language))
            continue;
        if (language && of->language && is_language(of, language, of->language))
            return i;
        plain = !language && plain == SIZE_MAX ? i : plain;
        first = first == SIZE_MAX ? i : first;
    }
    return plain != SIZE_MAX ? plain : first;
}

static const char *text_at(const baremo_table *table, size_t row, size_t column) {
    return column == SIZE_MAX ? "" : baremo_table_text(table, row, column);
}

/* -- choices -- */

static void read_choices(study *of) {
    const baremo_table *table = read_sheet(of, "choices", baremo_diagnostics_new(of->arena));
    if (!table)
        return;
    size_t list = baremo_table_find(table, "list_name"), name = baremo_table_find(table, "name");
    size_t label = label_column(of, table), rows = baremo_table_row_count(table);
    if (name == SIZE_MAX)
        name = baremo_table_find(table, "value");
    form *made = of->form;
    made->choices = baremo_arena_array(of->arena, rows + 1, sizeof *made->choices);
    for (size_t row = 0; row < rows && list != SIZE_MAX && name != SIZE_MAX; row++) {
        form_choice choice = {text_at(table, row, list), text_at(table, row, name),
                              text_at(table, row, label)};
        if (!*choice.label)
            choice.label = choice.name;
        if (*choice.list && *choice.name)
            made->choices[made->choice_count++] = choice;
    }
}

static void find_choices(study *of, form_question *question, const char *list) {
    const form *from = of->form;
    const form_choice **found =
        baremo_arena_array(of->arena, from->choice_count + 1, sizeof *found);
    for (size_t i = 0; i < from->choice_count; i++)
        if (strcmp(from->choices[i].list, list) == 0)
            found[question->choice_count++] = &from->choices[i];
    question->choices = found;
    if (question->choice_count == 0)
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_form_list_missing, &question->place,
                               "type", list, "the list of choices of `%s` is not there",
                               question->name);
}

/* -- questions -- */

typedef struct form_type {
    const char *word;
    form_kind kind;
} form_type;

/* The longest first where one begins another. */
static const form_type types[] = {{"select_multiple", FORM_SELECT_MULTIPLE},
                                  {"select_all_that_apply", FORM_SELECT_MULTIPLE},
                                  {"select_one", FORM_SELECT_ONE},
                                  {"select1", FORM_SELECT_ONE},
                                  {"integer", FORM_INTEGER},
                                  {"int", FORM_INTEGER},
                                  {"decimal", FORM_DECIMAL},
                                  {"range", FORM_RANGE},
                                  {"text", FORM_TEXT},
                                  {"string", FORM_TEXT},
                                  {"date", FORM_DATE},
                                  {"datetime", FORM_DATE},
                                  {"time", FORM_DATE},
                                  {"calculate", FORM_OTHER},
                                  {"rank", FORM_OTHER},
                                  {"geopoint", FORM_OTHER},
                                  {"geotrace", FORM_OTHER},
                                  {"geoshape", FORM_OTHER},
                                  {"image", FORM_OTHER},
                                  {"audio", FORM_OTHER},
                                  {"video", FORM_OTHER},
                                  {"file", FORM_OTHER},
                                  {"barcode", FORM_OTHER}};

/* The kind of a type; `*rest` is behind it: the list. */
static form_kind kind_of(const char *type, const char **rest) {
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        size_t length = strlen(types[i].word);
        if (strncmp(type, types[i].word, length) == 0 && (!type[length] || type[length] == '_')) {
            *rest = type + length;
            return types[i].kind;
        }
    }
    *rest = "";
    return FORM_HIDDEN;
}

typedef struct form_columns {
    const baremo_table *table;
    size_t type, name, label, relevant, constraint, parameters, appearance;
} form_columns;

typedef struct form_nesting {
    const char *names[DEEPEST], *labels[DEEPEST];
    bool repeats[DEEPEST];
    size_t depth;
} form_nesting;

static const char *path_of(const study *of, const form_nesting *nesting) {
    const char *path = NULL;
    for (size_t i = 0; i < nesting->depth && i < DEEPEST; i++)
        if (*nesting->names[i])
            path = path ? baremo_arena_format(of->arena, "%s/%s", path, nesting->names[i])
                        : nesting->names[i];
    return path;
}

/* begin_group, begin_repeat, end_group, end_repeat; false: it is a question. */
static bool nest(const form_columns *columns, size_t row, const char *type, form_nesting *nesting) {
    if (strncmp(type, "end_", 4) == 0 && (strstr(type, "group") || strstr(type, "repeat"))) {
        nesting->depth -= nesting->depth > 0;
        return true;
    }
    if (strncmp(type, "begin_", 6) != 0)
        return false;
    if (nesting->depth < DEEPEST) {
        nesting->names[nesting->depth] = text_at(columns->table, row, columns->name);
        nesting->labels[nesting->depth] = text_at(columns->table, row, columns->label);
        nesting->repeats[nesting->depth] = strstr(type, "repeat") != NULL;
    }
    nesting->depth++;
    return true;
}

static bool in_repeat(const form_nesting *nesting) {
    for (size_t i = 0; i < nesting->depth && i < DEEPEST; i++)
        if (nesting->repeats[i])
            return true;
    return false;
}

static void read_list(study *of, form_question *question, const char *type_text) {
    const char *list = type_text;
    while (*list && *list != ' ') /* the list's name is as written: behind the type's words */
        list++;
    if (strncmp(type_text, "select one", 10) == 0)
        list = type_text + 10;
    if (strncmp(type_text, "select multiple", 15) == 0)
        list = type_text + 15;
    while (*list == ' ')
        list++;
    size_t length = strcspn(list, " ");
    question->or_other = strstr(list + length, "or_other") || strstr(list + length, "or other");
    find_choices(of, question, baremo_arena_copy(of->arena, list, length));
}

static void read_question(study *of, const form_columns *columns, size_t row,
                          const form_nesting *nesting) {
    const baremo_table *table = columns->table;
    const char *rest, *type = baremo_text_key(of->arena, text_at(table, row, columns->type));
    form_question question = {.kind = kind_of(type, &rest),
                              .name = text_at(table, row, columns->name),
                              .label = text_at(table, row, columns->label),
                              .group = path_of(of, nesting),
                              .repeated = in_repeat(nesting),
                              .relevant = text_at(table, row, columns->relevant),
                              .constraint = text_at(table, row, columns->constraint),
                              .parameters = text_at(table, row, columns->parameters),
                              .place = baremo_table_place(table, row, columns->type)};
    if (nesting->depth && nesting->depth <= DEEPEST && *nesting->labels[nesting->depth - 1])
        question.group_label = nesting->labels[nesting->depth - 1];
    question.likert = strstr(text_at(table, row, columns->appearance), "likert") != NULL;
    if (!*question.label)
        question.label = question.name;
    if (strstr(type, "from_file"))
        question.kind = FORM_OTHER;
    else if (question.kind == FORM_SELECT_ONE || question.kind == FORM_SELECT_MULTIPLE)
        read_list(of, &question, text_at(table, row, columns->type));
    if (*question.name)
        of->form->questions[of->form->question_count++] = question;
}

static void read_questions(study *of, const baremo_table *table) {
    size_t rows = baremo_table_row_count(table);
    form_columns columns = {.table = table,
                            .type = baremo_table_find(table, "type"),
                            .name = baremo_table_find(table, "name"),
                            .label = label_column(of, table),
                            .relevant = baremo_table_find(table, "relevant"),
                            .constraint = baremo_table_find(table, "constraint"),
                            .parameters = baremo_table_find(table, "parameters"),
                            .appearance = baremo_table_find(table, "appearance")};
    form_nesting nesting = {.depth = 0};
    of->form->questions = baremo_arena_array(of->arena, rows + 1, sizeof *of->form->questions);
    for (size_t row = 0; row < rows; row++) {
        const char *type = baremo_text_key(of->arena, text_at(table, row, columns.type));
        if (*type && !nest(&columns, row, type, &nesting))
            read_question(of, &columns, row, &nesting);
    }
}

static void read_settings(study *of) {
    const baremo_table *table = read_sheet(of, "settings", baremo_diagnostics_new(of->arena));
    if (!table || baremo_table_row_count(table) == 0)
        return;
    const char *title = text_at(table, 0, baremo_table_find(table, "form_title"));
    if (*title) {
        of->title = title;
        of->form_title = true;
    }
}

static void not_a_form(const study *of, const char *message) {
    baremo_place place = {.file = of->request->form};
    baremo_diagnostics_add(of->diagnostics, &baremo_problem_form_not_a_form, &place, NULL, NULL,
                           "%s", message);
}

void form_read(study *of) {
    baremo_diagnostics *findings = baremo_diagnostics_new(of->arena);
    const char *slash = strrchr(of->request->form, '/');
    of->form = baremo_arena_alloc(of->arena, sizeof *of->form);
    of->form_name = slash ? slash + 1 : of->request->form;
    const baremo_table *survey = read_sheet(of, "survey", findings);
    if (!survey && of->unreadable) {
        baremo_diagnostics_append(of->diagnostics, findings);
        return;
    }
    if (!survey) {
        not_a_form(of, "it has no sheet `survey` that can be read");
        return;
    }
    if (baremo_table_find(survey, "type") == SIZE_MAX ||
        baremo_table_find(survey, "name") == SIZE_MAX) {
        not_a_form(of, "its sheet `survey` has no columns `type` and `name`");
        return;
    }
    read_choices(of);
    read_questions(of, survey);
    read_settings(of);
}
