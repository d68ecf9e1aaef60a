/* The type of a question, from its answers.
 *
 * 1. Answers that are numbers are codes of a few answers (codes.c), or measured.
 * 2. Texts are of a known set, numbered ("1. never"), lists of answers (lists.c), a choice of a few
 * that come again, or open. Of a set that is known in part a person must say what the order is.
 * 3. No answer of one person alone is copied, but for those that are known.
 */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/text.h>

#include "engine/base/buffer.h"
#include "indicators/drafting/heading_words.h"
#include "indicators/drafting/study.h"
#include "indicators/programme/schema.h"

enum { SHOWN = 12, ROWS_SHOWN = 8, GREATEST_CODE = 10 };

static const char *say(const study *of, drafting_text text, const char *first, const char *second) {
    return drafting_say(of->arena, of->language, text, first, second);
}

/* -- what may be told of answers -- */

const char *study_seen(study *of, const study_answer *const *answers, size_t count) {
    const char *list = NULL;
    size_t shown = 0;
    for (size_t i = 0; i < count && shown < SHOWN; i++) {
        if (answers[i]->count < of->least && !answers[i]->label)
            continue;
        shown++;
        study_list_add(of, &list,
                       baremo_arena_format(of->arena, "%s (%zu)",
                                           answers[i]->label ? answers[i]->label : answers[i]->text,
                                           answers[i]->count));
    }
    return list ? list : say(of, DRAFTING_ANSWERS_OF, drafting_count(of->arena, count), NULL);
}

const char *study_label(const study *of, const char *label, size_t index) {
    return strchr(label, '=') ? baremo_arena_format(of->arena, "%zu=%s", index + 1, label) : label;
}

/* The row in which an answer stands first, as a spreadsheet shows it. */
static size_t row_of(const study *of, const study_column *column, const study_answer *answer) {
    for (size_t file = 0; file < of->file_count; file++) {
        const baremo_column *cells = column->columns[file];
        for (size_t i = 1; cells && i < cells->text_count; i++)
            if (strcmp(cells->texts[i], answer->text) == 0)
                return baremo_table_place(of->tables[file], cells->first_rows[i], SIZE_MAX).row;
    }
    return 0;
}

const char *study_rare_note(const study *of, const study_item *item,
                            const study_answer *const *rare, size_t count) {
    baremo_buffer rows = baremo_buffer_new(of->arena);
    for (size_t i = 0; i < count && i < ROWS_SHOWN; i++)
        baremo_buffer_format(&rows, "%s%zu", i ? ", " : "", row_of(of, item->column, rare[i]));
    if (count > ROWS_SHOWN)
        baremo_buffer_add(&rows, " …");
    const char *what = count == 1
                           ? say(of, DRAFTING_ONE_ANSWER, NULL, NULL)
                           : say(of, DRAFTING_ANSWERS_OF, drafting_count(of->arena, count), NULL);
    return say(of, DRAFTING_RARE_ANSWERS, what, baremo_buffer_text(&rows));
}

/* -- texts -- */

static bool holds_mark(const study_answer *const *answers, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strpbrk(answers[i]->text, ";|"))
            return true;
    return false;
}

/* The number with which a text begins, behind which words stand or nothing: "3. often"; -1: none.
 */
static int leading_number(const char *text) {
    size_t digits = strspn(text, "0123456789"), length = digits;
    if (digits == 0 || digits > 2)
        return -1;
    while (text[length] && strchr(" .):=-", text[length]))
        length++;
    if (text[length] && (length == digits || isdigit((unsigned char)text[length])))
        return -1;
    int number = atoi(text);
    return number <= GREATEST_CODE ? number : -1;
}

static int by_leading_number(const void *a, const void *b) {
    const study_answer *const *first = a, *const *second = b;
    return leading_number((*first)->text) - leading_number((*second)->text);
}

/* Answers that all begin with a number of their own. */
static bool decide_numbered(study *of, study_item *item, const study_answer **answers,
                            size_t count) {
    bool seen[GREATEST_CODE + 1] = {false}, words = false;
    for (size_t i = 0; i < count; i++) {
        int number = leading_number(answers[i]->text);
        if (number < 0 || seen[number])
            return false;
        seen[number] = true;
        words = words || baremo_is_missing(answers[i]->number);
    }
    if (!words || count < 2)
        return false;
    item->type_note = say(of, DRAFTING_NUMBERED_ANSWERS, study_seen(of, answers, count), NULL);
    qsort(answers, count, sizeof *answers, by_leading_number);
    item->type = PROGRAMME_ORDINAL;
    for (size_t i = 0; i < count; i++) {
        int number = leading_number(answers[i]->text);
        study_list_add(of, &item->labels,
                       baremo_is_missing(answers[i]->number)
                           ? baremo_arena_format(of->arena, "%d=%s", number, answers[i]->text)
                           : answers[i]->text);
    }
    return true;
}

/* Codes of a platform: A1, A2 ... or AO01, AO02 ... */
static bool are_codes(const study_answer *const *answers, size_t count) {
    size_t letters = strspn(answers[0]->text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for (size_t i = 0; i < count; i++) {
        const char *text = answers[i]->text;
        if (letters == 0 || letters > 3 || strncmp(text, answers[0]->text, letters) != 0 ||
            !text[letters] || strspn(text + letters, "0123456789") != strlen(text + letters))
            return false;
    }
    return count > 1;
}

/* The labels that more than one person gave; `?` where there are others. */
static void list_labels(study *of, study_item *item, const study_answer *const *answers,
                        size_t count) {
    const study_answer **rare = baremo_arena_array(of->arena, count + 1, sizeof *rare);
    size_t rare_count = 0;
    for (size_t i = 0; i < count; i++)
        if (answers[i]->count >= of->least)
            study_list_add(of, &item->labels, study_label(of, answers[i]->text, i));
        else
            rare[rare_count++] = answers[i];
    if (rare_count == 0)
        return;
    study_list_add(of, &item->labels, DRAFTING_UNDECIDED);
    item->labels_note = study_rare_note(of, item, rare, rare_count);
}

static void decide_choice(study *of, study_item *item, const study_answer *const *answers,
                          size_t count, const answer_set *near) {
    const char *ordinal = study_type_word(of, PROGRAMME_ORDINAL),
               *seen = study_seen(of, answers, count);
    item->type = PROGRAMME_CHOICE;
    item->type_note = say(of, DRAFTING_CHOICE_SEEN, seen, ordinal);
    if (are_codes(answers, count))
        item->type_note = say(of, DRAFTING_CODED_ANSWERS, seen, NULL);
    else if (near) {
        item->undecided = true;
        item->type_note = say(of, DRAFTING_PARTLY_KNOWN, seen, ordinal);
    }
    list_labels(of, item, answers, count);
}

static void decide_open(const study *of, study_item *item, drafting_text why) {
    item->type = PROGRAMME_TEXT;
    item->type_note = say(of, why, NULL, NULL);
}

static void decide_texts(study *of, study_item *item) {
    const study_answer **answers;
    size_t count = study_answers(item->column, &answers, of->arena);
    const char **keys = baremo_arena_array(of->arena, count + 1, sizeof *keys);
    for (size_t i = 0; i < count; i++)
        keys[i] = answers[i]->key;
    const answer_set *near = NULL, *set = NULL;
    if (!item->column->many)
        set = answer_set_of(of->sets, of->set_count, keys, count, &near);
    if (set && (count > 1 || set->yes_no)) {
        item->set = set;
        item->type = set->yes_no ? PROGRAMME_BINARY : PROGRAMME_ORDINAL;
        return;
    }
    if (!item->column->many && decide_numbered(of, item, answers, count))
        return;
    bool asks_for_words =
        heading_means(of->book, item->column->heading, HEADING_OPEN, HEADING_WITHIN);
    if (!asks_for_words && study_decide_lists(of, item))
        return;
    if (asks_for_words || !study_closed(of, item->column))
        decide_open(of, item, DRAFTING_OPEN_ANSWERS);
    else if (count < 2)
        decide_open(of, item, DRAFTING_ONE_SEEN);
    else if (holds_mark(answers, count))
        decide_open(of, item, DRAFTING_LABEL_WITH_MARK);
    else
        decide_choice(of, item, answers, count, near);
}

/* -- missing answers -- */

/* Words for "no answer" that are not known everywhere are listed: `-`, `s/d`. */
static void list_missing(study *of, study_item *item) {
    for (size_t i = 0; i < item->column->answer_count; i++) {
        const study_answer *answer = &item->column->answers[i];
        int reason;
        if (answer->missing && !answer->by_file && !strpbrk(answer->text, ";|") &&
            !name_index_find(schema_word_index(of->arena, SET_REASON), answer->text, &reason))
            study_list_add(of, &item->missing, answer->text);
    }
}

/* The least and the greatest number are somebody's, and are not told. */
static void decide_number(const study *of, study_item *item) {
    item->type = PROGRAMME_NUMBER;
    item->type_note = say(of, DRAFTING_NUMBER_SEEN, NULL, NULL);
}

void study_decide(study *of, study_item *item) {
    const study_column *column = item->column;
    if (column->options) {
        item->type = PROGRAMME_MULTIPLE;
        item->labels = column->options;
        item->type_note = say(of, DRAFTING_MULTIPLE_COLUMNS,
                              drafting_count(of->arena, column->option_count), NULL);
        return;
    }
    bool numbers = column->numbers == column->filled && !column->codes;
    if (numbers && column->marked)
        decide_open(of, item, DRAFTING_MARKED_NUMBERS);
    else if (numbers && !study_decide_codes(of, item))
        decide_number(of, item);
    else if (!numbers)
        decide_texts(of, item);
    if (item->type != PROGRAMME_TEXT && item->type != PROGRAMME_MULTIPLE)
        list_missing(of, item);
}
