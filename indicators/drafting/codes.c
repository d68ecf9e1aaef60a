/* Numbers that stand for answers: 0/1, scales of whole numbers, codes with labels in the file.
 *
 * 1. A few whole numbers from 0 or 1 on are a scale, unless the heading asks how many or how old.
 * Its range is that of all questions of the same stem; where it is no usual one, and fewer than
 * fifty answers show each number of it, a person must say how far it goes.
 * 2. A number far from the others (9, 99, -1 ...) may be a code for a missing answer: a person must
 * say it.
 * 3. Codes with labels of a known set are in the order of the codes; where they fall from the
 * highest answer to the lowest they are reversed. Labels of a few of the codes are the ends of a
 * scale.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/text.h>

#include "indicators/drafting/heading_words.h"
#include "indicators/drafting/study.h"

enum { GREATEST = 10, MOST_CODES = 13, ENOUGH = 50 };

static const char *say(const study *of, drafting_text text, const char *first, const char *second) {
    return drafting_say(of->arena, of->language, text, first, second);
}

static const char *number_text(const study *of, double value) {
    char text[BAREMO_NUMBER_SIZE];
    size_t length = baremo_number_print(text, value);
    return baremo_arena_copy(of->arena, text, length);
}

static int by_number(const void *a, const void *b) {
    const study_answer *const *first = a, *const *second = b;
    return ((*first)->number > (*second)->number) - ((*first)->number < (*second)->number);
}

/* -- missing codes -- */

static bool is_usual_code(double value) {
    static const double codes[] = {-1, -9, -99, -999, 8,   9,   77,  88,  97,
                                   98, 99, 777, 888,  997, 998, 999, 9999};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i] == value)
            return true;
    return false;
}

/* Whether an end of the sorted answers stands apart: below nought, beyond a scale, or further than
 * all others are apart. */
static bool stands_apart(double value, double nearest, double other_end) {
    double gap = fabs(value - nearest), range = fabs(nearest - other_end);
    bool scale = fabs(nearest) <= 7 && fabs(other_end) <= 7;
    if (!is_usual_code(value))
        return false;
    if (value < 0)
        return nearest >= 0;
    return gap >= 3 && (scale || gap > range);
}

static void suspect(study *of, study_item *item, const study_answer *answer, double from,
                    double to) {
    const char *range =
        baremo_arena_format(of->arena, "%s–%s", number_text(of, from), number_text(of, to));
    item->missing_undecided = true;
    item->missing_note =
        say(of, DRAFTING_MISSING_SUSPECTED,
            baremo_arena_format(of->arena, "%s (%zu)", answer->text, answer->count), range);
}

/* Takes suspected codes off both ends of the sorted answers. */
static void trim(study *of, study_item *item, const study_answer ***answers, size_t *count) {
    for (int i = 0; i < 2 && *count >= 3; i++)
        if (stands_apart((*answers)[*count - 1]->number, (*answers)[*count - 2]->number,
                         (*answers)[0]->number)) {
            suspect(of, item, (*answers)[*count - 1], (*answers)[0]->number,
                    (*answers)[*count - 2]->number);
            --*count;
        }
    if (*count >= 3 && (*answers)[0]->number < 0 &&
        stands_apart((*answers)[0]->number, (*answers)[1]->number,
                     (*answers)[*count - 1]->number)) {
        suspect(of, item, (*answers)[0], (*answers)[1]->number, (*answers)[*count - 1]->number);
        ++*answers;
        --*count;
    }
}

/* -- labels of the file -- */

static size_t labelled(const study_answer *const *answers, size_t count) {
    size_t with = 0;
    for (size_t i = 0; i < count; i++)
        with += answers[i]->label && *answers[i]->label && !strpbrk(answers[i]->label, ";|");
    return with;
}

static void list_codes(study *of, study_item *item, const study_answer *const *answers,
                       size_t count) {
    for (size_t i = 0; i < count; i++)
        if (answers[i]->label && *answers[i]->label)
            study_list_add(of, &item->labels,
                           baremo_arena_format(of->arena, "%s=%s",
                                               number_text(of, answers[i]->number),
                                               answers[i]->label));
}

/* 1: the codes rise with the answers of a set; -1: they fall; 0: neither. */
static int order_of(const study *of, const answer_set *set, const study_answer *const *answers,
                    size_t count) {
    int direction = 0;
    for (size_t i = 1; i < count; i++) {
        int before = answer_set_rung(set, baremo_text_key(of->arena, answers[i - 1]->label));
        int here = answer_set_rung(set, baremo_text_key(of->arena, answers[i]->label));
        int step = here > before ? 1 : -1;
        if (direction && step != direction)
            return 0;
        direction = step;
    }
    return direction;
}

static void take_known(study *of, study_item *item, const study_answer *const *answers,
                       size_t count, int order) {
    item->type_note = say(of, DRAFTING_KNOWN_ANSWERS, study_seen(of, answers, count), NULL);
    if (order > 0)
        return;
    if (item->type == PROGRAMME_BINARY)
        item->positive = answers[0]->label;
    else {
        item->reversed = true;
        item->reverse_note = say(of, DRAFTING_CODES_DOWNWARDS, NULL, NULL);
    }
}

static void decide_labelled(study *of, study_item *item, const study_answer *const *answers,
                            size_t count) {
    const char **keys = baremo_arena_array(of->arena, count + 1, sizeof *keys);
    for (size_t i = 0; i < count; i++)
        keys[i] = baremo_text_key(of->arena, answers[i]->label);
    const answer_set *near, *set = answer_set_of(of->sets, of->set_count, keys, count, &near);
    int order = set ? order_of(of, set, answers, count) : 0;
    list_codes(of, item, answers, count);
    if (order && !(set->yes_no && count < 2)) {
        item->type = set->yes_no ? PROGRAMME_BINARY : PROGRAMME_ORDINAL;
        take_known(of, item, answers, count, order);
        return;
    }
    item->type = PROGRAMME_CHOICE;
    item->undecided = near != NULL;
    item->type_note = say(of, near ? DRAFTING_PARTLY_KNOWN : DRAFTING_CHOICE_SEEN,
                          study_seen(of, answers, count), study_type_word(of, PROGRAMME_ORDINAL));
}

/* -- codes without labels -- */

static bool are_scale(const study_answer *const *answers, size_t count) {
    for (size_t i = 0; i < count; i++) {
        double value = answers[i]->number;
        if (baremo_is_missing(value) || value != floor(value) || value < 0 || value > GREATEST)
            return false;
    }
    return count > 0;
}

static void decide_scale(study *of, study_item *item, const study_answer *const *answers,
                         size_t count) {
    item->type = PROGRAMME_ORDINAL;
    item->whole_numbers = true;
    item->low = answers[0]->number;
    item->high = answers[count - 1]->number;
    list_codes(of, item, answers, count);
}

bool study_decide_codes(study *of, study_item *item) {
    const study_column *column = item->column;
    const study_answer **answers;
    size_t count = study_answers(column, &answers, of->arena);
    qsort(answers, count, sizeof *answers, by_number);
    bool counted = heading_means(of->book, item->text, HEADING_COUNT, HEADING_WITHIN);
    if (!column->many)
        trim(of, item, &answers, &count);
    if (column->many || count == 0 || count > MOST_CODES)
        return false;
    size_t with = labelled(answers, count);
    if (with == count && count > 1)
        decide_labelled(of, item, answers, count);
    else if (!are_scale(answers, count) || (counted && !with && column->most > 1))
        return false;
    else
        decide_scale(of, item, answers, count);
    return true;
}

/* -- ranges -- */

static bool usual_range(double low, double high) {
    static const double usual[][2] = {{1, 4}, {1, 5}, {1, 7}, {1, 10}, {0, 3}, {0, 4}, {0, 10}};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (usual[i][0] == low && usual[i][1] == high)
            return true;
    return false;
}

/* How many answers the whole numbers of a run have, where each of them was seen; else 0. */
static size_t complete_answers(const study *of, size_t first, size_t count, double low,
                               double high) {
    bool seen[GREATEST + 1] = {false};
    size_t answers = 0;
    for (size_t i = first; i < first + count; i++) {
        const study_column *column = of->items[i].column;
        for (size_t k = 0; of->items[i].whole_numbers && column && k < column->answer_count; k++) {
            double number = column->answers[k].number;
            if (baremo_is_missing(number) || number < low || number > high)
                continue;
            seen[(int)number] = true;
            answers += column->answers[k].count;
        }
    }
    for (int number = (int)low; number <= (int)high; number++)
        if (!seen[number])
            return 0;
    return answers;
}

static void decide_range(study *of, study_item *item, double low, double high, bool enough) {
    const char *least = number_text(of, item->low), *most = number_text(of, item->high);
    if (low == 0 && high <= 1) {
        item->type = PROGRAMME_BINARY;
        item->type_note = say(of, DRAFTING_YES_NO_CODES, NULL, NULL);
        item->low = item->high = BAREMO_MISSING;
        return;
    }
    if (high <= 2) {
        item->type = PROGRAMME_CHOICE;
        item->labels_note = say(of, DRAFTING_CODES_WITHOUT_LABELS,
                                baremo_arena_format(of->arena, "%s, %s", least, most), NULL);
        for (double code = low; code <= high && !item->labels; code++)
            item->labels = low == 0 ? "0; 1; 2" : "1; 2";
        item->low = item->high = BAREMO_MISSING;
        return;
    }
    item->open_range = !usual_range(low, high) && !enough;
    item->range_note =
        say(of, item->open_range ? DRAFTING_RANGE_DECIDE : DRAFTING_RANGE_SEEN, least, most);
    item->low = low;
    item->high = high;
}

static void make_numbers(study *of, size_t first, size_t count) {
    for (size_t i = first; i < first + count; i++) {
        study_item *item = &of->items[i];
        if (!item->whole_numbers)
            continue;
        item->type = PROGRAMME_NUMBER;
        item->type_note = say(of, DRAFTING_NUMBER_SEEN, NULL, NULL);
        item->whole_numbers = false;
        item->low = item->high = BAREMO_MISSING;
    }
}

void study_ranges(study *of) {
    for (size_t first = 0; first < of->item_count;) {
        size_t count = study_run(of, first);
        double low = BAREMO_MISSING, high = BAREMO_MISSING;
        for (size_t i = first; i < first + count; i++) {
            const study_item *item = &of->items[i];
            if (!item->whole_numbers)
                continue;
            low = baremo_is_missing(low) || item->low < low ? item->low : low;
            high = baremo_is_missing(high) || item->high > high ? item->high : high;
        }
        if (low == high && high > 1) { /* one number tells of no scale */
            low = high = BAREMO_MISSING;
            make_numbers(of, first, count);
        }
        double from = low == 0 ? 0 : 1;
        bool enough =
            !baremo_is_missing(high) && complete_answers(of, first, count, from, high) >= ENOUGH;
        for (size_t i = first; i < first + count; i++)
            if (of->items[i].whole_numbers)
                decide_range(of, &of->items[i], from, high, enough);
        first += count;
    }
}
