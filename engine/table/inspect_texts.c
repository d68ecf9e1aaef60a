/* Columns of texts: formulas, spellings, yes and no, several answers in a cell. */
#include <ctype.h>
#include <string.h>

#include <baremo/text.h>

#include "engine/input/problems.h"
#include "engine/table/dictionary.h"
#include "engine/table/inspect.h"

/* Beyond so many texts a column is free text, in which spellings do not matter. */
enum { MOST_CATEGORIES = 1000 };

static bool looks_like_formula(const char *text) {
    if (*text == '=')
        return text[1] != '\0';
    return *text && strchr("+-@", *text) && strpbrk(text, "(!|");
}

void inspect_formulas(const inspection *inspected, size_t column) {
    const baremo_column *cells = inspected->profiles[column].column;
    size_t count = 0;
    uint32_t first = 0;
    for (uint32_t code = 1; code < cells->text_count; code++)
        if (looks_like_formula(cells->texts[code]) && count++ == 0)
            first = code;
    if (!count)
        return;
    const char *message =
        baremo_arena_format(inspected->arena, "%zu text%s of the column look%s like a formula",
                            count, count == 1 ? "" : "s", count == 1 ? "s" : "");
    inspect_report(inspected, &baremo_problem_formula_text, cells->first_rows[first], column,
                   message);
}

static bool is_yes_no(const char *folded) {
    static const char *const words[] = {
        "1", "0",   "yes", "no", "y",    "n",    "true",      "false", "t", "f",  "sí",  "si",
        "s", "oui", "non", "o",  "vrai", "faux", "verdadero", "falso", "x", "on", "off", NULL};
    for (size_t i = 0; words[i]; i++)
        if (strcmp(folded, words[i]) == 0)
            return true;
    return false;
}

void inspect_yes_no(const inspection *inspected, size_t column) {
    const baremo_column *cells = inspected->profiles[column].column;
    dictionary words;
    if (cells->kinds || cells->text_count < 4 || cells->text_count > 40 ||
        inspected->profiles[column].rows[PROFILE_WORDS] == 0)
        return;
    dictionary_init(&words, inspected->arena);
    for (uint32_t code = 1; code < cells->text_count; code++) {
        const char *folded = baremo_text_fold(inspected->arena, cells->texts[code]);
        if (!is_yes_no(folded))
            return;
        dictionary_code_borrowed(&words, folded, strlen(folded), 0);
    }
    if (words.count > 3)
        inspect_report(inspected, &baremo_problem_yes_no_words, cells->first_rows[1], column,
                       baremo_arena_format(inspected->arena, "yes and no are written in %zu ways",
                                           cells->text_count - 1));
}

/* Case and runs of spaces aside. */
static const char *spelling_of(const char *text, baremo_arena *arena) {
    char *folded = baremo_text_fold(arena, text);
    char *to = folded;
    for (const char *from = folded; *from; from++)
        if (*from != ' ' || from[1] != ' ')
            *to++ = *from;
    *to = '\0';
    return folded;
}

void inspect_spellings(const inspection *inspected, size_t column) {
    const column_profile *profile = &inspected->profiles[column];
    const baremo_column *cells = profile->column;
    bool identifier = inspect_is_identifier(cells);
    dictionary spellings;
    if (inspected->types[column] != BAREMO_COLUMN_TEXT ||
        (!identifier && cells->text_count > MOST_CATEGORIES))
        return;
    dictionary_init(&spellings, inspected->arena);
    for (uint32_t code = 1; code < cells->text_count; code++) {
        const char *spelling = spelling_of(cells->texts[code], inspected->arena);
        uint32_t known = spellings.count;
        uint32_t found = dictionary_code_borrowed(&spellings, spelling, strlen(spelling), code);
        if (found == 0 || found >= known)
            continue;
        uint32_t first = dictionary_at(&spellings, found)->first_row;
        const char *message = baremo_arena_format(
            inspected->arena, "written \"%s\" in row %zu, which differs only by case or spaces",
            cells->texts[first],
            baremo_table_place(inspected->table, cells->first_rows[first], column).row);
        inspect_report(inspected,
                       identifier ? &baremo_problem_identifier_spelling
                                  : &baremo_problem_spelling_variants,
                       cells->first_rows[code], column, message);
    }
}

/* Whether one of the parts between ", " is a cell of its own elsewhere. */
static bool joins_answers(const dictionary *texts, const char *text) {
    const char *mark = strstr(text, ", ");
    if (!mark)
        return false;
    for (; mark; mark = strstr(text, ", ")) {
        if (dictionary_find(texts, text, (size_t)(mark - text)))
            return true;
        text = mark + 2;
    }
    return dictionary_find(texts, text, strlen(text)) != 0;
}

void inspect_joined_answers(const inspection *inspected, size_t column) {
    const baremo_column *cells = inspected->profiles[column].column;
    dictionary texts;
    if (inspected->types[column] != BAREMO_COLUMN_TEXT || cells->text_count > MOST_CATEGORIES)
        return;
    dictionary_init(&texts, inspected->arena);
    for (uint32_t code = 1; code < cells->text_count; code++)
        dictionary_code_borrowed(&texts, cells->texts[code], strlen(cells->texts[code]), code);
    for (uint32_t code = 1; code < cells->text_count; code++)
        if (joins_answers(&texts, cells->texts[code])) {
            inspect_report(inspected, &baremo_problem_answers_joined, cells->first_rows[code],
                           column, "several answers seem to be joined with commas");
            return;
        }
}
