/* Questions of several answers with a column for each answer: `question/answer`, `question
 * [answer]`, `Q3_1`.
 *
 * 1. Each column holds 0/1, yes/no or one and the same text.
 * 2. Two columns at least have the same stem. Of `Q3_1` all cells of a column are the same, for
 * numbered questions look like that too; in Google Forms brackets are the rows of a grid, each a
 * question of its own.
 * 3. Where there is a column of the stem itself (KoboToolbox), it holds the list and is the
 * question.
 */
#include <string.h>

#include <baremo/text.h>

#include "indicators/drafting/study.h"

typedef enum option_form { OPTION_NONE, OPTION_SLASH, OPTION_BRACKET, OPTION_NUMBER } option_form;

typedef struct option_parts {
    option_form form;
    const char *stem, *option;
} option_parts;

static option_parts parts_of(const study *of, const char *heading) {
    const char *slash = strrchr(heading, '/'), *open = strrchr(heading, '['),
               *close = strrchr(heading, ']');
    if (open && close && close > open + 1 && open > heading && !close[1]) {
        size_t length = (size_t)(open - heading);
        while (length && heading[length - 1] == ' ')
            length--;
        return (option_parts){OPTION_BRACKET, baremo_arena_copy(of->arena, heading, length),
                              baremo_arena_copy(of->arena, open + 1, (size_t)(close - open - 1))};
    }
    if (slash && slash > heading && slash[1])
        return (option_parts){OPTION_SLASH,
                              baremo_arena_copy(of->arena, heading, (size_t)(slash - heading)),
                              slash + 1};
    const char *line = strrchr(heading, '_');
    if (line && line > heading && line[1] && strspn(line + 1, "0123456789") == strlen(line + 1))
        return (option_parts){OPTION_NUMBER,
                              baremo_arena_copy(of->arena, heading, (size_t)(line - heading)),
                              line + 1};
    return (option_parts){OPTION_NONE, NULL, NULL};
}

static bool is_yes_no(const study *of, const study_answer *answer) {
    const char *key = answer->key;
    const answer_set *near, *set = answer_set_of(of->sets, of->set_count, &key, 1, &near);
    return answer->number == 0 || answer->number == 1 || (set && set->yes_no);
}

/* One text alone: yes, the answer itself, or in a column without a name of its own any words. */
static bool is_mark(const study *of, const study_answer *answer, const option_parts *parts) {
    if (is_yes_no(of, answer) ||
        strcmp(answer->key, baremo_text_key(of->arena, parts->option)) == 0)
        return true;
    return parts->form == OPTION_NUMBER && baremo_is_missing(answer->number);
}

/* Of a column that is ticked or not. */
static bool is_tick(const study *of, const study_column *column, const option_parts *parts) {
    const study_answer **answers;
    size_t count = study_answers(column, &answers, of->arena);
    if (column->many || count > 2)
        return false;
    if (count <= 1)
        return count == 0 || is_mark(of, answers[0], parts);
    return parts->form != OPTION_NUMBER && is_yes_no(of, answers[0]) && is_yes_no(of, answers[1]);
}

static bool form_allowed(const study *of, option_form form) {
    if (form == OPTION_BRACKET)
        return of->profile != PROGRAMME_GOOGLE;
    return form != OPTION_NONE;
}

static bool is_option(const study *of, const study_column *column, const option_parts *parts,
                      bool listed) {
    if (!form_allowed(of, parts->form) || column->stem || strpbrk(parts->option, ";|"))
        return false;
    if (column->filled == 0 && !listed)
        return false;
    return is_tick(of, column, parts);
}

/* How many columns further on are options of the same question; they stand together. */
static size_t run_of(const study *of, size_t first, const option_parts *parts, bool listed) {
    size_t count = 0;
    for (size_t i = first; i < of->column_count; i++) {
        option_parts other = parts_of(of, of->columns[i].heading);
        if (other.form != parts->form || strcmp(other.stem, parts->stem) != 0 ||
            !is_option(of, &of->columns[i], &other, listed))
            break;
        count++;
    }
    return count;
}

/* Of a numbered column the text in it says what the number is. */
static const char *numbered_option(const study *of, const study_column *column,
                                   const char *option) {
    const study_answer **answers;
    size_t count = study_answers(column, &answers, of->arena);
    if (count != 1 || answers[0]->count < of->least || !baremo_is_missing(answers[0]->number) ||
        strpbrk(answers[0]->text, ";|"))
        return option;
    return baremo_arena_format(of->arena, "%s=%s", option, answers[0]->text);
}

/* A text as an item of a list: what holds `=` needs a code before it. */
static const char *listed_option(const study *of, const char *option, size_t index) {
    return strchr(option, '=') ? baremo_arena_format(of->arena, "%zu=%s", index + 1, option)
                               : option;
}

static void take_run(study *of, size_t first, size_t count, const option_parts *parts,
                     study_column *owner) {
    const char *list = NULL;
    for (size_t i = first; i < first + count; i++) {
        study_column *column = &of->columns[i];
        option_parts own = parts_of(of, column->heading);
        column->role = STUDY_PART;
        column->stem = parts->stem;
        const char *part = own.form == OPTION_NUMBER ? numbered_option(of, column, own.option)
                                                     : listed_option(of, own.option, i - first);
        study_list_add(of, &list, part);
    }
    study_column *carrier = owner ? owner : &of->columns[first];
    carrier->role = STUDY_ITEM;
    carrier->stem = owner ? owner->heading : parts->stem;
    carrier->options = list;
    carrier->option_count = count;
}

void study_options(study *of) {
    for (size_t i = 0; i < of->column_count; i++) {
        option_parts parts = parts_of(of, of->columns[i].heading);
        if (parts.form == OPTION_NONE || of->columns[i].stem)
            continue;
        study_column *owner = parts.form == OPTION_SLASH ? study_find(of, parts.stem) : NULL;
        size_t count = run_of(of, i, &parts, owner != NULL);
        if (count >= 2 && !(owner && owner->stem))
            take_run(of, i, count, &parts, owner);
    }
}
