/* What each text of an item's column means: an answer, no answer, or something wrong.
 *
 * 1. A code or a label of the item, without regard to case and outer spaces, then also to accents
 *    and inner spaces where that leaves one answer only.
 * 2. Numbers are read with point or comma. Of an ordinal or number item one outside its range is
 *    off the scale; of an ordinal one a number between two answers is none of them.
 * 3. No answer: a blank, what `missing` lists, what the file itself says is missing, and the words
 *    for it ("don't know", NS/NC) unless the item has them as an answer.
 */
#include <math.h>
#include <string.h>

#include <baremo/text.h>

#include "indicators/programme/schema.h"
#include "indicators/surveys/problems.h"
#include "indicators/surveys/reading.h"

enum { DECIDED_NOTHING = -1, DECIDED_OFF_SCALE = -2, DECIDED_UNKNOWN = -3 };

static bool parse(const answers_reading *reading, const char *text, double *value) {
    size_t length = strlen(text);
    if (baremo_number_parse(text, length, value))
        return true;
    char *plain = baremo_arena_copy(reading->arena, text, length);
    char *comma = strchr(plain, ',');
    if (!comma)
        return false;
    *comma = '.';
    return baremo_number_parse(plain, length, value);
}

static bool is_text(const answers_reading *reading, const char *a, const char *folded) {
    return strcmp(baremo_text_fold(reading->arena, a), folded) == 0;
}

/* The answer that a text is, or -1; see statement 1. */
static int find_answer(const answers_reading *reading, const programme_item *item,
                       const char *text) {
    const char *folded = baremo_text_fold(reading->arena, text);
    for (size_t i = 0; i < item->answer_count; i++)
        if (is_text(reading, item->answers[i].label, folded) ||
            is_text(reading, item->answers[i].code, folded))
            return (int)i;
    double value;
    bool number = parse(reading, text, &value);
    const char *key = baremo_text_key(reading->arena, text);
    int found = -1;
    for (size_t i = 0; i < item->answer_count; i++) {
        bool same = number
                        ? item->answers[i].value == value
                        : strcmp(baremo_text_key(reading->arena, item->answers[i].label), key) == 0;
        if (same && found >= 0)
            return -1;
        if (same)
            found = (int)i;
    }
    return found;
}

static bool is_missing_text(const answers_reading *reading, const programme_item *item,
                            const char *text) {
    const char *folded = baremo_text_fold(reading->arena, text);
    double value, listed;
    bool number = parse(reading, text, &value);
    for (size_t i = 0; i < item->missing_count; i++)
        if (is_text(reading, item->missing[i], folded) ||
            (number && parse(reading, item->missing[i], &listed) && listed == value))
            return true;
    return false;
}

static bool is_missing_word(const answers_reading *reading, const char *text) {
    int reason;
    return name_index_find(schema_word_index(reading->arena, SET_REASON), text, &reason);
}

/* Yes and no of a binary item, in the words of three languages, where the code book has none. */
static int find_yes_no(const answers_reading *reading, const programme_item *item,
                       const char *text) {
    int yes;
    if (item->type != PROGRAMME_BINARY || item->answer_count != 2 ||
        !name_index_find(schema_word_index(reading->arena, SET_YES_NO), text, &yes))
        return -1;
    for (int i = 0; i < 2; i++)
        if (item->answers[i].value == yes)
            return i;
    return -1;
}

static bool beyond(const programme_item *item, double value) {
    return value < item->low || value > item->high;
}

/* The place of the answer, or one of the above. Of a number item the place is the text's own. */
static int decide(const answers_reading *reading, const programme_item *item, const char *text,
                  int own, double *number) {
    if (is_missing_text(reading, item, text))
        return DECIDED_NOTHING;
    int answer = find_answer(reading, item, text);
    if (answer < 0)
        answer = find_yes_no(reading, item, text);
    bool is_number = parse(reading, text, number);
    if (item->type == PROGRAMME_NUMBER && answer >= 0)
        *number = item->answers[answer].value;
    if (item->type == PROGRAMME_NUMBER && (is_number || answer >= 0))
        return isfinite(*number) && !beyond(item, *number) ? own : DECIDED_OFF_SCALE;
    if (answer >= 0)
        return answer;
    if (is_missing_word(reading, text))
        return DECIDED_NOTHING;
    bool off = is_number && item->type == PROGRAMME_ORDINAL && beyond(item, *number);
    return off ? DECIDED_OFF_SCALE : DECIDED_UNKNOWN;
}

/* -- what is wrong -- */

static size_t rows_with(const answers_segment *segment, const baremo_column *column, size_t text) {
    size_t count = 0;
    for (size_t row = 0; row < segment->count; row++)
        count += column->codes[row] == text;
    return count;
}

static const char *range_text(const answers_reading *reading, const programme_item *item) {
    char low[BAREMO_NUMBER_SIZE], high[BAREMO_NUMBER_SIZE];
    baremo_number_print(low, item->low);
    baremo_number_print(high, item->high);
    return baremo_arena_format(reading->arena, "%s to %s", *low ? low : "...",
                               *high ? high : "...");
}

static void report(const answers_reading *reading, const answers_segment *segment, size_t index,
                   size_t text, int why) {
    const programme_item *item = &reading->survey->items[index];
    size_t at = segment->columns[index];
    const baremo_column *column = baremo_table_column(segment->table, at);
    size_t rows = rows_with(segment, column, text);
    const char *more = rows > 1
                           ? baremo_arena_format(reading->arena, ", in this and %zu more row%s",
                                                 rows - 1, rows > 2 ? "s" : "")
                           : "";
    size_t row = column->first_rows[text];
    if (why == DECIDED_OFF_SCALE) {
        reading_problem(reading, &baremo_problem_answer_off_scale, segment->table, row, at,
                        "this answer to `%s` is not within %s%s", item->id,
                        range_text(reading, item), more);
        return;
    }
    reading_problem(reading, &baremo_problem_answer_unknown, segment->table, row, at,
                    "this is no answer to `%s`%s", item->id, more);
    const char **labels =
        baremo_arena_array(reading->arena, item->answer_count + 1, sizeof *labels);
    for (size_t i = 0; i < item->answer_count; i++)
        labels[i] = item->answers[i].label;
    const char *nearest = reading->options->quoted
                              ? baremo_text_nearest(column->texts[text], labels, item->answer_count)
                              : NULL;
    if (nearest)
        baremo_diagnostics_remedy(reading->diagnostics, "did you mean `%s`?", nearest);
}

/* -- values of answers -- */

static int decimals_of(const char *text) {
    const char *mark = strpbrk(text, ".,");
    return mark ? (int)strspn(mark + 1, "0123456789") : 0;
}

/* The places of an item's answers: those of the code book, or the texts of all files. */
static size_t value_room(const answers_reading *reading, const programme_item *item, size_t index) {
    size_t count = item->answer_count;
    if (item->type != PROGRAMME_NUMBER)
        return count;
    count = 0;
    for (size_t s = 0; s < reading->segment_count; s++)
        count +=
            baremo_table_column(reading->segments[s].table, reading->segments[s].columns[index])
                ->text_count;
    return count;
}

static bool lists(const answers_reading *reading, const programme_item *item, size_t answer,
                  const char *const *texts, size_t count) {
    const char *code = baremo_text_fold(reading->arena, item->answers[answer].code);
    const char *label = baremo_text_fold(reading->arena, item->answers[answer].label);
    for (size_t i = 0; i < count; i++)
        if (is_text(reading, texts[i], code) || is_text(reading, texts[i], label))
            return true;
    return false;
}

static baremo_direction direction_of(const answers_reading *reading, const programme_item *item) {
    return item->scale == PROGRAMME_NONE ? BAREMO_INCREASE
                                         : reading->survey->scales[item->scale].direction;
}

/* Favourable is what `positive` lists; else above the middle after reversing, below it where the
 * scale is to fall. */
static signed char favour_of(const answers_reading *reading, const programme_item *item,
                             size_t answer, double score) {
    if (item->positive_count && answer < item->answer_count)
        return lists(reading, item, answer, item->positive, item->positive_count) ? 1 : -1;
    double middle = (item->low + item->high) / 2;
    if (item->type == PROGRAMME_CHOICE || baremo_is_missing(middle) || score == middle)
        return 0;
    bool wanted = direction_of(reading, item) == BAREMO_DECREASE ? score < middle : score > middle;
    return wanted ? 1 : -1;
}

/* Beside listed favourable answers the middle one of an odd number is neutral, where not listed. */
static bool is_neutral(const programme_item *item, double score) {
    return item->type == PROGRAMME_ORDINAL && score == (item->low + item->high) / 2;
}

static void fill_values(const answers_reading *reading, item_answers *answers, double *values) {
    const programme_item *item = answers->item;
    double *scores = baremo_arena_raw(reading->arena, answers->value_count + 1, sizeof *scores);
    signed char *favour = baremo_arena_raw(reading->arena, answers->value_count + 1, 1);
    for (size_t i = 0; i < answers->value_count; i++) {
        if (item->type == PROGRAMME_CHOICE)
            values[i] = (double)i;
        else if (item->type != PROGRAMME_NUMBER)
            values[i] = item->answers[i].value;
        scores[i] = item->reversed ? item->low + item->high - values[i] : values[i];
        favour[i] =
            favour_of(reading, item, item->type == PROGRAMME_NUMBER ? SIZE_MAX : i, scores[i]);
        if (favour[i] < 0 && item->positive_count && is_neutral(item, scores[i]))
            favour[i] = 0;
    }
    answers->values = values;
    answers->scores = scores;
    answers->favour = favour;
}

/* -- one item -- */

static void decide_segment(answers_reading *reading, item_answers *answers, size_t index,
                           const answers_segment *segment, double *values, size_t base) {
    const programme_item *item = answers->item;
    const baremo_column *column = baremo_table_column(segment->table, segment->columns[index]);
    int32_t *map = baremo_arena_raw(reading->arena, column->text_count, sizeof *map);
    map[0] = ANSWERS_NONE;
    for (size_t i = 1; i < column->text_count; i++) {
        double number = BAREMO_MISSING;
        bool given = column->kinds && column->kinds[i] == BAREMO_CELL_MISSING;
        int what = given ? DECIDED_NOTHING
                         : decide(reading, item, column->texts[i], (int)(base + i), &number);
        if (what < DECIDED_NOTHING)
            report(reading, segment, index, i, what);
        map[i] = what < 0 ? ANSWERS_NONE : what;
        if (item->type == PROGRAMME_NUMBER && what >= 0) {
            int decimals = decimals_of(column->texts[i]);
            values[base + i] = number;
            answers->decimals = decimals > answers->decimals ? decimals : answers->decimals;
        }
    }
    for (size_t row = 0; row < segment->count; row++) {
        answers->codes[segment->first + row] = map[column->codes[row]];
        if (column->codes[row])
            reading->blank[segment->first + row] = false;
    }
}

static void decide_item(answers_reading *reading, item_answers *answers, size_t index) {
    const programme_item *item = answers->item;
    answers->value_count = value_room(reading, item, index);
    double *values = baremo_arena_array(reading->arena, answers->value_count + 1, sizeof *values);
    answers->codes =
        baremo_arena_raw(reading->arena, reading->answers->response_count + 1, sizeof(int32_t));
    size_t base = 0;
    for (size_t s = 0; s < reading->segment_count; s++) {
        const answers_segment *segment = &reading->segments[s];
        decide_segment(reading, answers, index, segment, values, base);
        base += baremo_table_column(segment->table, segment->columns[index])->text_count;
    }
    fill_values(reading, answers, values);
}

void reading_decide_items(answers_reading *reading) {
    const programme_survey *survey = reading->survey;
    size_t count = reading->answers->response_count;
    reading->blank = baremo_arena_raw(reading->arena, count + 1, sizeof(bool));
    memset(reading->blank, 1, (count + 1) * sizeof(bool));
    reading->answers->items =
        baremo_arena_array(reading->arena, survey->item_count + 1, sizeof(item_answers));
    for (size_t i = 0; i < survey->item_count; i++) {
        item_answers *answers = &reading->answers->items[i];
        answers->item = &survey->items[i];
        if (answers->item->type == PROGRAMME_MULTIPLE)
            reading_decide_multiple(reading, answers, i);
        else if (answers->item->type != PROGRAMME_TEXT)
            decide_item(reading, answers, i);
    }
}
