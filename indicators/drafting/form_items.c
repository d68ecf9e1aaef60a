/* Items of a form's questions.
 *
 * 1. A question's column is the one whose heading is its name or its label, alone or behind groups:
 * `group/name`.
 * 2. Choices with whole numbers as names are codes in their order; choices of a known set too;
 * others have no order, unless the form shows them as a Likert scale. Where the answers hold the
 * names of choices, labels are not looked for.
 * 3. Whole numbers that a constraint keeps within a few, and ranges, are scales; others are
 * numbers.
 */
#include "indicators/drafting/form.h"

#include <math.h>
#include <string.h>

#include <baremo/text.h>

#include "indicators/drafting/heading_words.h"
#include "indicators/drafting/problems.h"
#include "indicators/programme/schema.h"

enum { WIDEST_SCALE = 10 };

static const char *say(const study *of, drafting_text text, const char *first, const char *second) {
    return drafting_say(of->arena, of->language, text, first, second);
}

/* -- ranges -- */

/* The number behind `sign`, which may be written with or without a space. */
static bool number_behind(const char *text, const char *sign, double *value) {
    const char *at = strstr(text, sign);
    if (!at)
        return false;
    at += strlen(sign);
    while (*at == ' ')
        at++;
    size_t length = strspn(at, "-0123456789.");
    return length && baremo_number_parse(at, length, value);
}

bool form_range(const form_question *question, double *low, double *high) {
    double step = 1;
    const char *text = question->constraint;
    *low = *high = BAREMO_MISSING;
    if (question->kind == FORM_RANGE) {
        *low = 0;
        *high = 10;
        (void)number_behind(question->parameters, "start=", low);
        (void)number_behind(question->parameters, "end=", high);
        (void)number_behind(question->parameters, "step=", &step);
        return step == 1;
    }
    if (strstr(text, " or ") || (!number_behind(text, ">=", low) && number_behind(text, ">", low)))
        return false;
    if (!number_behind(text, "<=", high) && number_behind(text, "<", high))
        return false;
    return !baremo_is_missing(*low) || !baremo_is_missing(*high);
}

static void decide_numbers(const study *of, study_item *item, const form_question *question) {
    double low, high;
    bool given = form_range(question, &low, &high),
         both = given && !baremo_is_missing(low) && !baremo_is_missing(high);
    bool whole = both && low == floor(low) && high == floor(high) && question->kind != FORM_DECIMAL;
    item->type = PROGRAMME_NUMBER;
    if (given) {
        item->low = low;
        item->high = high;
    }
    if (whole && low == 0 && high == 1) {
        item->type = PROGRAMME_BINARY;
        item->low = item->high = BAREMO_MISSING;
        item->type_note = say(of, DRAFTING_YES_NO_CODES, NULL, NULL);
    } else if (whole && high > low && high - low <= WIDEST_SCALE &&
               !heading_means(of->book, question->label, HEADING_COUNT, HEADING_WITHIN)) {
        item->type = PROGRAMME_ORDINAL;
        item->whole_numbers = true;
    }
}

/* -- choices -- */

static bool is_reason(const study *of, const char *text) {
    int reason;
    return name_index_find(schema_word_index(of->arena, SET_REASON), text, &reason);
}

static bool is_whole(const char *name) {
    const char *digits = *name == '-' ? name + 1 : name;
    return *digits && strspn(digits, "0123456789") == strlen(digits) && strlen(digits) < 6;
}

static bool all_whole(const form_question *question) {
    for (size_t i = 0; i < question->choice_count; i++)
        if (!is_whole(question->choices[i]->name))
            return false;
    return question->choice_count > 0;
}

static const answer_set *known_set(const study *of, const form_question *question) {
    const char **keys = baremo_arena_array(of->arena, question->choice_count + 1, sizeof *keys);
    size_t count = 0;
    for (size_t i = 0; i < question->choice_count; i++)
        if (!is_reason(of, question->choices[i]->label))
            keys[count++] = baremo_text_key(of->arena, question->choices[i]->label);
    const answer_set *near, *set = answer_set_of(of->sets, of->set_count, keys, count, &near);
    return count > 1 ? set : NULL;
}

/* Whether the answers hold the names of the choices, where these are other words than the labels.
 */
static bool holds_names(const study *of, const study_item *item, const form_question *question) {
    size_t names = 0, labels = 0;
    for (size_t k = 0; item->column && k < item->column->answer_count; k++)
        for (size_t i = 0; i < question->choice_count; i++) {
            const char *key = item->column->answers[k].key;
            names += strcmp(key, baremo_text_key(of->arena, question->choices[i]->name)) == 0;
            labels += strcmp(key, baremo_text_key(of->arena, question->choices[i]->label)) == 0;
        }
    return names > labels;
}

/* A label without what separates the parts of a list. */
static const char *clean(const study *of, const char *label) {
    char *text = baremo_arena_text(of->arena, label);
    for (char *at = text; *at; at++)
        if (*at == ';' || *at == '|' || *at == '\n' || *at == '\r')
            *at = *at == ';' || *at == '|' ? ',' : ' ';
    return text;
}

static void list_choice(study *of, study_item *item, const char *code, const form_choice *choice,
                        bool names) {
    const char *label = names ? choice->name : clean(of, choice->label);
    bool same = strcmp(code, label) == 0;
    study_list_add(of, &item->labels,
                   same ? label : baremo_arena_format(of->arena, "%s=%s", code, label));
}

/* 1: the codes or, without codes, the choices rise with the answers of the set; -1: they fall; 0:
 * neither. */
static int order_of(const study *of, const answer_set *set, const form_question *question,
                    bool by_code) {
    int direction = 0, before = -1;
    double code_before = BAREMO_MISSING, code = 0;
    for (size_t i = 0; i < question->choice_count; i++) {
        const form_choice *choice = question->choices[i];
        int rung = answer_set_rung(set, baremo_text_key(of->arena, choice->label));
        if (is_reason(of, choice->label) || rung < 0)
            continue;
        (void)baremo_number_parse(choice->name, strlen(choice->name), &code);
        bool up = !by_code || baremo_is_missing(code_before) || code > code_before;
        int step = (rung > before) == up ? 1 : -1;
        if (before >= 0 && direction && step != direction)
            return 0;
        direction = before >= 0 ? step : 0;
        before = rung;
        code_before = code;
    }
    return direction;
}

/* Names are whole numbers: codes. */
static void decide_codes(study *of, study_item *item, const form_question *question,
                         const answer_set *set) {
    int order = set ? order_of(of, set, question, true) : 1;
    item->type = PROGRAMME_ORDINAL;
    if (set && set->yes_no)
        item->type = PROGRAMME_BINARY;
    else if (question->choice_count < 3 || order == 0)
        item->type = PROGRAMME_CHOICE;
    for (size_t i = 0; i < question->choice_count; i++)
        list_choice(of, item, question->choices[i]->name, question->choices[i], false);
    item->type_note = say(of, DRAFTING_FORM_ORDER, NULL, NULL);
    if (item->type == PROGRAMME_CHOICE)
        item->type_note =
            say(of, DRAFTING_FORM_CHOICE, study_type_word(of, PROGRAMME_ORDINAL), NULL);
    if (order >= 0)
        return;
    if (item->type == PROGRAMME_BINARY)
        item->positive = clean(of, question->choices[0]->label);
    else {
        item->reversed = true;
        item->reverse_note = say(of, DRAFTING_CODES_DOWNWARDS, NULL, NULL);
    }
}

/* Whether the names are words for yes and no, which are understood whatever the labels are. */
static bool are_yes_no(const study *of, const form_question *question) {
    int value;
    for (size_t i = 0; i < question->choice_count; i++)
        if (!name_index_find(schema_word_index(of->arena, SET_YES_NO), question->choices[i]->name,
                             &value))
            return false;
    return true;
}

/* Names are words: numbered in the order of the set, or of the form where that shows a Likert
 * scale. */
static void decide_words(study *of, study_item *item, const form_question *question,
                         const answer_set *set) {
    bool names = holds_names(of, item, question) && !are_yes_no(of, question),
         down = set && order_of(of, set, question, false) < 0;
    size_t code = set && set->yes_no ? 0 : 1, count = question->choice_count;
    item->type = set && set->yes_no ? PROGRAMME_BINARY : PROGRAMME_ORDINAL;
    for (size_t i = 0; i < count; i++) {
        const form_choice *choice = question->choices[down ? count - 1 - i : i];
        if (is_reason(of, choice->label)) {
            study_list_add(of, &item->missing, names ? choice->name : clean(of, choice->label));
            continue;
        }
        list_choice(of, item, baremo_arena_format(of->arena, "%zu", code++), choice, names);
    }
    item->type_note = say(of, DRAFTING_FORM_ORDER, NULL, NULL);
}

static void decide_select(study *of, study_item *item, const form_question *question) {
    const answer_set *set = question->kind == FORM_SELECT_ONE ? known_set(of, question) : NULL;
    bool ordered = set && order_of(of, set, question, false) != 0;
    if (question->kind == FORM_SELECT_ONE && all_whole(question) && !question->or_other) {
        decide_codes(of, item, question, set);
        return;
    }
    if (question->kind == FORM_SELECT_ONE && !question->or_other && (ordered || question->likert)) {
        decide_words(of, item, question, ordered ? set : NULL);
        return;
    }
    item->type = question->kind == FORM_SELECT_ONE ? PROGRAMME_CHOICE : PROGRAMME_MULTIPLE;
    for (size_t i = 0; i < question->choice_count; i++)
        list_choice(of, item, question->choices[i]->name, question->choices[i], false);
    if (question->or_other) {
        const form_choice other = {"", "other", say(of, DRAFTING_OTHER_LABEL, NULL, NULL)};
        list_choice(of, item, other.name, &other, false);
        item->labels_note = say(of, DRAFTING_FORM_OTHER, NULL, NULL);
    }
    if (item->type == PROGRAMME_CHOICE)
        item->type_note =
            say(of, DRAFTING_FORM_CHOICE, study_type_word(of, PROGRAMME_ORDINAL), NULL);
}

/* -- columns -- */

/* Whether a heading is a name or label, alone or behind groups. */
static bool heading_is(const study *of, const char *heading, const char *wanted) {
    const char *key = baremo_text_key(of->arena, wanted);
    if (strcmp(baremo_text_key(of->arena, heading), key) == 0)
        return true;
    for (const char *at = strchr(heading, '/'); at; at = strchr(at + 1, '/'))
        if (strcmp(baremo_text_key(of->arena, at + 1), key) == 0)
            return true;
    return false;
}

static study_column *find_column(const study *of, const char *wanted) {
    study_column *found = NULL;
    for (size_t i = 0; i < of->column_count; i++) {
        study_column *column = &of->columns[i];
        bool part = column->stem && !column->options;
        if (part ||
            !heading_is(of, column->options && column->stem ? column->stem : column->heading,
                        wanted))
            continue;
        if (found)
            return NULL; /* two fit: neither can be taken */
        found = column;
    }
    return found;
}

static study_column *column_of(const study *of, const form_question *question) {
    const char *path =
        question->group ? baremo_arena_format(of->arena, "%s/%s", question->group, question->name)
                        : question->name;
    study_column *found = study_find(of, path);
    if (!found)
        found = find_column(of, question->name);
    return found ? found : find_column(of, question->label);
}

/* -- the items -- */

static bool is_personal(const study *of, const form_question *question) {
    bool open = question->kind == FORM_TEXT;
    const char *texts[] = {question->name, question->label};
    for (size_t i = 0; i < 2; i++)
        if (heading_means(of->book, texts[i], HEADING_PERSONAL, HEADING_WHOLE) ||
            (open && heading_means(of->book, texts[i], HEADING_PERSONAL, HEADING_WITHIN)))
            return open || question->kind == FORM_INTEGER;
    return false;
}

/* The question that tells the waves apart, where the form alone is known: its answers are words for
 * both. */
static bool is_wave(study *of, const form_question *question) {
    bool seen[PROGRAMME_WAVES] = {false};
    if (of->file_count || of->wave || question->kind != FORM_SELECT_ONE ||
        question->choice_count > PROGRAMME_WAVES)
        return false;
    for (size_t i = 0; i < question->choice_count; i++) {
        int wave = study_wave_in(of, question->choices[i]->name);
        wave = wave < 0 ? study_wave_in(of, question->choices[i]->label) : wave;
        if (wave < 0 || seen[wave])
            return false;
        seen[wave] = true;
        of->wave_labels[wave] = question->choices[i]->name;
    }
    if (!seen[PROGRAMME_PRE] || !seen[PROGRAMME_POST])
        return false;
    of->wave = baremo_arena_alloc(of->arena, sizeof *of->wave);
    of->wave->heading = question->name;
    return true;
}

/* The code of the respondent, where the form alone is known. */
static bool is_respondent(study *of, const form_question *question) {
    bool open = question->kind == FORM_TEXT || question->kind == FORM_INTEGER;
    if (of->file_count || of->respondent || !open ||
        !(heading_means(of->book, question->name, HEADING_RESPONDENT, HEADING_WHOLE) ||
          heading_means(of->book, question->label, HEADING_RESPONDENT, HEADING_WITHIN)) ||
        heading_means(of->book, question->label, HEADING_NO_RESPONDENT, HEADING_WITHIN))
        return false;
    of->respondent = baremo_arena_alloc(of->arena, sizeof *of->respondent);
    of->respondent->heading = question->name;
    return true;
}

static drafting_text why_left_out(const study *of, const form_question *question) {
    if (is_personal(of, question))
        return DRAFTING_WHY_PERSONAL;
    if (question->repeated)
        return DRAFTING_FORM_REPEAT;
    if (question->kind == FORM_DATE)
        return DRAFTING_WHY_DATE;
    return question->kind == FORM_OTHER ? DRAFTING_WHY_TYPE : DRAFTING_NOTHING;
}

static void add_question(study *of, const form_question *question, study_column *column) {
    const char *heading = question->name;
    if (column)
        heading = column->options ? column->stem : column->heading;
    study_item *item = study_item_add(of, question->name, heading);
    item->column = column;
    item->text = question->label;
    item->stem = question->group;
    item->stem_title = question->group_label;
    if (question->kind == FORM_TEXT) {
        item->type = PROGRAMME_TEXT;
        item->type_note = say(of, DRAFTING_OPEN_ANSWERS, NULL, NULL);
    } else if (question->kind == FORM_SELECT_ONE || question->kind == FORM_SELECT_MULTIPLE)
        decide_select(of, item, question);
    else
        decide_numbers(of, item, question);
    if (*question->relevant)
        item->text_note = say(of, DRAFTING_FORM_RELEVANT, question->relevant, NULL);
}

static void leave_out(study *of, const form_question *question, study_column *column,
                      drafting_text why) {
    if (!column)
        study_leave_out(of, question->name, why);
    else if (column->why == DRAFTING_NOTHING)
        column->why = why;
}

static void take_question(study *of, const form_question *question) {
    drafting_text why = why_left_out(of, question);
    study_column *column = of->file_count ? column_of(of, question) : NULL;
    if (column)
        column->asked = true;
    if (why != DRAFTING_NOTHING) {
        leave_out(of, question, column, why);
        return;
    }
    if (is_respondent(of, question) || is_wave(of, question))
        return;
    if (of->file_count && !column) {
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_form_unanswered, &question->place,
                               question->name, NULL,
                               "the answers have no column for this question");
        return;
    }
    if (column && column->role != STUDY_ITEM && column->role != STUDY_EMPTY)
        return;
    if (column)
        column->why = DRAFTING_NOTHING;
    add_question(of, question, column);
}

/* Columns of the answers that no question has. */
static void leave_out_others(study *of) {
    for (size_t i = 0; i < of->column_count; i++) {
        study_column *column = &of->columns[i];
        if (column->role == STUDY_ITEM && !column->asked)
            column->why = DRAFTING_WHY_UNASKED;
    }
}

void form_items(study *of) {
    if (!of->language)
        of->language = "en";
    if (of->file_count == 0)
        of->profile = PROGRAMME_KOBO;
    for (size_t i = 0; i < of->form->question_count; i++)
        if (of->form->questions[i].kind != FORM_HIDDEN)
            take_question(of, &of->form->questions[i]);
    leave_out_others(of);
    if (of->item_count == 0) {
        baremo_place place = {.file = of->request->form};
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_form_no_questions, &place, NULL,
                               NULL, "there is no question that could be an item");
    }
}
