/* Items: the code book of the answers. */
#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/programme/surveys.h"

typedef struct item_cells {
    word_cells types, reversed;
    number_cells lows, highs;
    reference_cells surveys;
} item_cells;

/* -- labels -- */

static const char *trimmed(const reader *reading, const char *text, size_t length) {
    while (length && *text == ' ') {
        text++;
        length--;
    }
    while (length && text[length - 1] == ' ')
        length--;
    return baremo_arena_copy(reading->arena, text, length);
}

static double code_number(const char *code) {
    double value = BAREMO_MISSING;
    return baremo_number_parse(code, strlen(code), &value) ? value : BAREMO_MISSING;
}

/* "1=strongly disagree", or a label alone: of an ordinal item or a yes/no it is numbered. */
static programme_answer answer_of(const reader *reading, const char *part, size_t index,
                                  programme_item_type type) {
    const char *sign = strchr(part, '=');
    if (sign) {
        const char *code = trimmed(reading, part, (size_t)(sign - part));
        return (programme_answer){code, trimmed(reading, sign + 1, strlen(sign + 1)),
                                  code_number(code)};
    }
    double own = code_number(part);
    if (!baremo_is_missing(own) || type == PROGRAMME_CHOICE || type == PROGRAMME_MULTIPLE)
        return (programme_answer){part, part, own};
    const char *number = baremo_arena_format(reading->arena, "%zu", index + 1);
    return (programme_answer){number, part, (double)(index + 1)};
}

static bool answer_repeated(const reader *reading, const programme_answer *answers, size_t count) {
    const char *code = baremo_text_fold(reading->arena, answers[count].code);
    const char *label = baremo_text_fold(reading->arena, answers[count].label);
    for (size_t i = 0; i < count; i++)
        if (strcmp(baremo_text_fold(reading->arena, answers[i].code), code) == 0 ||
            strcmp(baremo_text_fold(reading->arena, answers[i].label), label) == 0)
            return true;
    return false;
}

/* A label that says "no answer": listed in `missing`, or a word for it ("don't know"). */
static bool is_no_answer(const reader *reading, const programme_item *item,
                         const programme_answer *answer) {
    const char *code = baremo_text_fold(reading->arena, answer->code);
    const char *label = baremo_text_fold(reading->arena, answer->label);
    for (size_t i = 0; i < item->missing_count; i++) {
        const char *listed = baremo_text_fold(reading->arena, item->missing[i]);
        if (strcmp(listed, code) == 0 || strcmp(listed, label) == 0)
            return true;
    }
    int reason;
    return name_index_find(schema_word_index(reading->arena, SET_REASON), answer->label, &reason);
}

static void add_missing(const reader *reading, programme_item *item,
                        const programme_answer *answer) {
    const char **missing = baremo_arena_grow(reading->arena, item->missing, item->missing_count,
                                             item->missing_count + 2, sizeof *missing);
    missing[item->missing_count++] = answer->code;
    missing[item->missing_count++] = answer->label;
    item->missing = missing;
}

static void read_labels(reader *reading, size_t row, programme_item *item) {
    const char *const *parts = NULL;
    size_t count = cell_list(reading, ITEMS_LABELS, row, &parts);
    programme_answer *answers = baremo_arena_array(reading->arena, count + 3, sizeof *answers);
    for (size_t i = 0; i < count; i++) {
        answers[item->answer_count] = answer_of(reading, parts[i], i, item->type);
        if (is_no_answer(reading, item, &answers[item->answer_count])) {
            add_missing(reading, item, &answers[item->answer_count]);
            continue;
        }
        if (answer_repeated(reading, answers, item->answer_count)) {
            cell_problem(reading, &baremo_problem_item_labels, ITEMS_LABELS, row,
                         "`%s` stands twice among the labels", parts[i]);
            continue;
        }
        bool numbered = item->type == PROGRAMME_ORDINAL || item->type == PROGRAMME_BINARY;
        if (numbered && baremo_is_missing(answers[item->answer_count].value)) {
            cell_problem(reading, &baremo_problem_item_labels, ITEMS_LABELS, row,
                         "the code of `%s` is not a number, so the answers have no order",
                         parts[i]);
            continue;
        }
        item->answer_count++;
    }
    if (item->type == PROGRAMME_BINARY && count == 0) {
        answers[0] = (programme_answer){"0", "no", 0};
        answers[1] = (programme_answer){"1", "yes", 1};
        item->answer_count = 2;
    }
    item->answers = answers;
}

/* -- the range -- */

static bool whole_range(const programme_item *item) {
    return item->high - item->low <= 100 && item->low == floor(item->low) &&
           item->high == floor(item->high) && item->low < item->high;
}

/* The answers of an ordinal item without labels are the whole numbers from `min` to `max`. */
static void number_answers(reader *reading, programme_item *item) {
    size_t count = (size_t)(item->high - item->low) + 1;
    programme_answer *answers = baremo_arena_array(reading->arena, count, sizeof *answers);
    for (size_t i = 0; i < count; i++) {
        double value = item->low + (double)i;
        char text[BAREMO_NUMBER_SIZE];
        size_t length = baremo_number_print(text, value);
        const char *code = baremo_arena_copy(reading->arena, text, length);
        const char *label = code;
        for (size_t j = 0; j < item->answer_count; j++)
            if (item->answers[j].value == value)
                label = item->answers[j].label;
        answers[i] = (programme_answer){code, label, value};
    }
    item->answers = answers;
    item->answer_count = count;
}

static bool range_is_known(const programme_item *item) {
    return !baremo_is_missing(item->low) && !baremo_is_missing(item->high);
}

/* What is wrong with the range of an item's numbers; NULL: nothing. */
static const char *range_fault(const programme_item *item, double least, double most, int *column) {
    *column = ITEMS_ITEM;
    if (item->type == PROGRAMME_ORDINAL) {
        bool whole = range_is_known(item) && whole_range(item);
        return whole && !(least < item->low) && !(most > item->high)
                   ? NULL
                   : "the answers of an ordinal item are whole numbers from `min` to `max`, or "
                     "those of its `labels`";
    }
    if (item->low >= item->high)
        return "`min` is not below `max`";
    if (!item->reversed || range_is_known(item))
        return NULL;
    *column = ITEMS_REVERSE;
    return "an item is reversed about the middle of `min` and `max`, which are blank";
}

static void read_range(reader *reading, const item_cells *cells, size_t row, programme_item *item) {
    item->low = number_at(&cells->lows, row);
    item->high = number_at(&cells->highs, row);
    if (item->type == PROGRAMME_CHOICE || item->type == PROGRAMME_MULTIPLE ||
        item->type == PROGRAMME_TEXT)
        return;
    double least = BAREMO_MISSING, most = BAREMO_MISSING;
    for (size_t i = 0; i < item->answer_count; i++) {
        double value = item->answers[i].value;
        least = i == 0 || value < least ? value : least;
        most = i == 0 || value > most ? value : most;
    }
    item->low = baremo_is_missing(item->low) ? least : item->low;
    item->high = baremo_is_missing(item->high) ? most : item->high;
    int column;
    const char *fault = range_fault(item, least, most, &column);
    if (fault)
        cell_problem(reading, &baremo_problem_item_range, column, row, "%s", fault);
    else if (item->type == PROGRAMME_ORDINAL)
        number_answers(reading, item);
}

/* -- one item -- */

/* Blank: answers in an order where there are labels or a range, else numbers. */
static programme_item_type default_type(const reader *reading, const item_cells *cells,
                                        size_t row) {
    bool range = !baremo_is_missing(number_at(&cells->lows, row)) &&
                 !baremo_is_missing(number_at(&cells->highs, row));
    return range || !cell_blank(reading, ITEMS_LABELS, row) ? PROGRAMME_ORDINAL : PROGRAMME_NUMBER;
}

static bool lists_answers(const programme_item *item) {
    return item->type == PROGRAMME_CHOICE || item->type == PROGRAMME_MULTIPLE;
}

static void check_positive(reader *reading, size_t row, const programme_item *item) {
    for (size_t i = 0; i < item->positive_count && item->answer_count; i++) {
        bool found = false;
        const char *wanted = baremo_text_fold(reading->arena, item->positive[i]);
        for (size_t j = 0; j < item->answer_count && !found; j++)
            found = strcmp(wanted, baremo_text_fold(reading->arena, item->answers[j].code)) == 0 ||
                    strcmp(wanted, baremo_text_fold(reading->arena, item->answers[j].label)) == 0;
        if (!found)
            cell_problem(reading, &baremo_problem_item_positive, ITEMS_POSITIVE, row,
                         "`%s` is no answer of this item", item->positive[i]);
    }
}

static programme_item read_item(reader *reading, const item_cells *cells, size_t row) {
    const char *id = cell_text(reading, ITEMS_ITEM, row);
    const char *column = cell_text(reading, ITEMS_COLUMN, row);
    const char *text = cell_text(reading, ITEMS_TEXT, row);
    programme_item item = {.id = id,
                           .text = *text ? text : id,
                           .column = *column ? column : id,
                           .post_column = cell_text(reading, ITEMS_POST_COLUMN, row),
                           .type = (programme_item_type)word_at(
                               &cells->types, row, (int)default_type(reading, cells, row)),
                           .reversed = word_at(&cells->reversed, row, 0) == 1,
                           .scale = PROGRAMME_NONE,
                           .place = cell_place(reading, ITEMS_ITEM, row)};
    if (reader_undecided(reading, TABLE_ITEMS, row)) {
        item.type = PROGRAMME_TEXT; /* nothing can be said of its answers yet */
        return item;
    }
    item.missing_count = cell_list(reading, ITEMS_MISSING, row, &item.missing);
    item.positive_count = cell_list(reading, ITEMS_POSITIVE, row, &item.positive);
    read_labels(reading, row, &item);
    read_range(reading, cells, row, &item);
    if (lists_answers(&item) && item.answer_count < 2)
        cell_problem(reading, &baremo_problem_item_labels, ITEMS_LABELS, row,
                     "an item of this type needs the labels of its answers");
    if (item.type == PROGRAMME_BINARY && item.answer_count != 2)
        cell_problem(reading, &baremo_problem_item_labels, ITEMS_LABELS, row,
                     "a binary item has two answers, and this one has %zu", item.answer_count);
    check_positive(reading, row, &item);
    return item;
}

/* -- items in their scales -- */

static uint32_t find_item(const survey_draft *draft, const char *id) {
    for (uint32_t i = 0; i < draft->item_count; i++)
        if (baremo_text_equal(draft->items[i].id, id))
            return i;
    return PROGRAMME_NONE;
}

static bool scale_has(const survey_draft *draft, uint32_t scale, uint32_t item) {
    for (size_t i = 0; i < draft->scales[scale].item_count; i++)
        if (draft->scale_items[scale][i] == item)
            return true;
    return false;
}

/* Without a table `scales` a scale is the mean of the items that name it. */
static uint32_t scale_named(reader *reading, survey_draft *draft, const char *id, size_t row) {
    uint32_t scale = draft_find_scale(draft, id);
    if (scale != PROGRAMME_NONE)
        return scale;
    if (reading->present[TABLE_SCALES]) {
        cell_problem(reading, &baremo_problem_scale_unknown, ITEMS_SCALE, row,
                     "`%s` is no scale of this survey in the table `scales`", id);
        return PROGRAMME_NONE;
    }
    programme_scale implied = {.id = id,
                               .title = id,
                               .family = "",
                               .source = "",
                               .answered = 0.5,
                               .direction = BAREMO_INCREASE,
                               .low = BAREMO_MISSING,
                               .high = BAREMO_MISSING,
                               .place = cell_place(reading, ITEMS_SCALE, row)};
    return draft_add_scale(reading, draft, &implied);
}

static bool is_scored(const programme_item *item) {
    return item->type == PROGRAMME_ORDINAL || item->type == PROGRAMME_NUMBER ||
           item->type == PROGRAMME_BINARY;
}

static void join_scales(reader *reading, survey_draft *draft, uint32_t index, size_t row) {
    const char *const *names = NULL;
    size_t count = cell_list(reading, ITEMS_SCALE, row, &names);
    for (size_t i = 0; i < count; i++) {
        uint32_t scale = scale_named(reading, draft, names[i], row);
        programme_item *item = &draft->items[index];
        if (scale == PROGRAMME_NONE || scale_has(draft, scale, index) ||
            reader_undecided(reading, TABLE_ITEMS, row))
            continue;
        if (!is_scored(item)) {
            cell_problem(reading, &baremo_problem_item_not_scored, ITEMS_SCALE, row,
                         "answers of the type %s have no number that could be scored",
                         programme_item_type_name(item->type));
            continue;
        }
        if (item->scale == PROGRAMME_NONE)
            item->scale = scale;
        draft_add_scale_item(reading, draft, scale, index);
    }
}

/* An item may stand in several rows, one a scale; they must read it the same way. */
static void repeat_item(reader *reading, const item_cells *cells, survey_draft *draft,
                        uint32_t index, size_t row) {
    const programme_item *first = &draft->items[index];
    const char *const *names = NULL;
    size_t count = cell_list(reading, ITEMS_SCALE, row, &names);
    const char *place = baremo_place_text(reading->arena, first->place);
    uint32_t scale = count ? draft_find_scale(draft, names[0]) : PROGRAMME_NONE;
    if (count == 0 || (scale != PROGRAMME_NONE && scale_has(draft, scale, index))) {
        cell_problem(reading, &baremo_problem_identifier_twice, ITEMS_ITEM, row,
                     "this item of the survey stands in %s already", place);
        return;
    }
    if ((word_at(&cells->reversed, row, 0) == 1) != first->reversed)
        cell_problem(reading, &baremo_problem_item_keys, ITEMS_REVERSE, row,
                     "in %s this item counts the other way round", place);
    join_scales(reading, draft, index, row);
}

static void add_item(reader *reading, const item_cells *cells, survey_draft *draft, size_t row) {
    const char *id = cell_text(reading, ITEMS_ITEM, row);
    uint32_t index = find_item(draft, id);
    if (index != PROGRAMME_NONE) {
        repeat_item(reading, cells, draft, index, row);
        return;
    }
    if (!identifier_valid(id))
        cell_problem(reading, &baremo_problem_identifier_invalid, ITEMS_ITEM, row,
                     "this identifier holds something else than letters, digits, _ - .");
    BAREMO_ARENA_RESERVE(reading->arena, draft->items, draft->item_count, draft->item_capacity);
    draft->items[draft->item_count++] = read_item(reading, cells, row);
    join_scales(reading, draft, (uint32_t)draft->item_count - 1, row);
}

void items_read(reader *reading, survey_drafts *surveys) {
    item_cells cells = {.types = cells_words(reading, ITEMS_TYPE, SET_ITEM_TYPE),
                        .reversed = cells_words(reading, ITEMS_REVERSE, SET_YES_NO),
                        .lows = cells_numbers(reading, ITEMS_MIN),
                        .highs = cells_numbers(reading, ITEMS_MAX),
                        .surveys = cells_references(reading, ITEMS_SURVEY, &surveys->ids,
                                                    TABLE_SURVEYS, &baremo_problem_survey_unknown)};
    for (size_t row = 0; row < reader_row_count(reading, TABLE_ITEMS); row++) {
        if (reader_row_blank(reading, TABLE_ITEMS, row))
            continue;
        bool filled = cell_filled(reading, ITEMS_SURVEY, row);
        filled = cell_filled(reading, ITEMS_ITEM, row) && filled;
        uint32_t survey = reference_at(&cells.surveys, row);
        if (filled && survey < surveys->count)
            add_item(reading, &cells, &surveys->drafts[survey], row);
    }
}
