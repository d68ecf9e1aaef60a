/* Items of several answers: a column for each, or a list in one cell.
 *
 * 1. Option columns hold 0/1, yes/no, or the label where it was chosen; any other text counts as
 *    chosen ("other: ..."). A response whose option columns are all blank did not answer.
 * 2. A list is taken apart by the labels and codes of the item, the longest first, so that a label
 *    may hold a comma or a space; between them stand `,`, `;`, `|` or a space.
 */
#include <string.h>

#include <baremo/text.h>

#include "indicators/programme/schema.h"
#include "indicators/surveys/problems.h"
#include "indicators/surveys/reading.h"

/* -- option columns -- */

static int option_of_text(const answers_reading *reading, const char *text) {
    int value;
    if (name_index_find(schema_word_index(reading->arena, SET_YES_NO), text, &value))
        return value;
    if (name_index_find(schema_word_index(reading->arena, SET_REASON), text, &value))
        return ANSWERS_NOT_ASKED;
    return 1;
}

static void read_option(answers_reading *reading, const answers_segment *segment, size_t at,
                        unsigned char *chosen, bool *answered) {
    const baremo_column *column = baremo_table_column(segment->table, at);
    unsigned char *map = baremo_arena_array(reading->arena, column->text_count, 1);
    for (size_t i = 1; i < column->text_count; i++)
        map[i] = (unsigned char)option_of_text(reading, column->texts[i]);
    for (size_t row = 0; row < segment->count; row++) {
        uint32_t code = column->codes[row];
        if (code && map[code] != ANSWERS_NOT_ASKED) {
            chosen[segment->first + row] = map[code];
            answered[row] = true;
        }
    }
}

static bool read_options(answers_reading *reading, item_answers *item,
                         const answers_segment *segment, bool *answered) {
    bool later = segment->wave > 0 && *item->item->post_column;
    const char *name = later ? item->item->post_column : item->item->column;
    bool any = false;
    for (size_t i = 0; i < item->item->answer_count; i++) {
        size_t at = answers_find_option(reading, segment->table, name, &item->item->answers[i]);
        if (at == READING_NO_COLUMN)
            continue;
        any = true;
        read_option(reading, segment, at, item->chosen[i], answered);
    }
    return any;
}

/* -- lists -- */

static size_t starts_with(const char *text, const char *beginning) {
    size_t length = strlen(beginning);
    bool ends = strncmp(text, beginning, length) == 0 &&
                (text[length] == '\0' || strchr(",;| \n", text[length]));
    return ends ? length : 0;
}

/* The answer with which a text begins, the longest of them; -1: none. */
static int first_answer(char *const *codes, char *const *labels, size_t count, const char *text,
                        size_t *length) {
    int found = -1;
    *length = 0;
    for (size_t i = 0; i < count; i++) {
        size_t as_code = starts_with(text, codes[i]), as_label = starts_with(text, labels[i]);
        size_t own = as_code > as_label ? as_code : as_label;
        if (own > *length) {
            *length = own;
            found = (int)i;
        }
    }
    return found;
}

typedef struct list_words {
    char **codes, **labels; /* folded */
    size_t count;
} list_words;

/* Marks the answers of a list; false where a part is none. */
static bool read_list(const answers_reading *reading, const list_words *words, const char *text,
                      bool *marked) {
    const char *at = baremo_text_fold(reading->arena, text);
    while (*at) {
        size_t length;
        int answer = first_answer(words->codes, words->labels, words->count, at, &length);
        if (answer < 0)
            return false;
        marked[answer] = true;
        for (at += length; *at && strchr(",;| \n", *at); at++)
            continue;
    }
    return true;
}

static void read_lists(answers_reading *reading, item_answers *item, size_t index,
                       const answers_segment *segment, bool *answered) {
    const programme_item *of = item->item;
    const baremo_column *column = baremo_table_column(segment->table, segment->columns[index]);
    list_words words = {baremo_arena_array(reading->arena, of->answer_count, sizeof(char *)),
                        baremo_arena_array(reading->arena, of->answer_count, sizeof(char *)),
                        of->answer_count};
    for (size_t i = 0; i < of->answer_count; i++) {
        words.codes[i] = baremo_text_fold(reading->arena, of->answers[i].code);
        words.labels[i] = baremo_text_fold(reading->arena, of->answers[i].label);
    }
    bool *marked =
        baremo_arena_array(reading->arena, column->text_count * of->answer_count + 1, sizeof(bool));
    bool *bad = baremo_arena_array(reading->arena, column->text_count, sizeof(bool));
    for (size_t i = 1; i < column->text_count; i++) {
        bad[i] = !read_list(reading, &words, column->texts[i], &marked[i * of->answer_count]);
        int reason;
        if (bad[i] && !name_index_find(schema_word_index(reading->arena, SET_REASON),
                                       column->texts[i], &reason))
            reading_problem(reading, &baremo_problem_answer_unknown, segment->table,
                            column->first_rows[i], segment->columns[index],
                            "a part of this is no answer to `%s`", of->id);
    }
    for (size_t row = 0; row < segment->count; row++) {
        uint32_t code = column->codes[row];
        answered[row] = code && !bad[code];
        for (size_t i = 0; i < of->answer_count; i++)
            item->chosen[i][segment->first + row] = marked[code * of->answer_count + i];
    }
}

/* Whoever did not answer has chosen nothing, and did not leave anything out either. */
static void mark_unanswered(answers_reading *reading, item_answers *item,
                            const answers_segment *segment, const bool *answered) {
    for (size_t row = 0; row < segment->count; row++) {
        size_t response = segment->first + row;
        if (answered[row])
            reading->blank[response] = false;
        else
            for (size_t i = 0; i < item->item->answer_count; i++)
                item->chosen[i][response] = ANSWERS_NOT_ASKED;
    }
}

void reading_decide_multiple(answers_reading *reading, item_answers *item, size_t index) {
    size_t answers = item->item->answer_count, responses = reading->answers->response_count;
    item->chosen = baremo_arena_array(reading->arena, answers + 1, sizeof *item->chosen);
    for (size_t i = 0; i < answers; i++)
        item->chosen[i] = baremo_arena_array(reading->arena, responses + 1, 1);
    for (size_t s = 0; s < reading->segment_count; s++) {
        const answers_segment *segment = &reading->segments[s];
        bool *answered = baremo_arena_array(reading->arena, segment->count + 1, sizeof(bool));
        if (!read_options(reading, item, segment, answered) &&
            segment->columns[index] != READING_NO_COLUMN)
            read_lists(reading, item, index, segment, answered);
        mark_unanswered(reading, item, segment, answered);
    }
}
