/* What splits people: arms, the columns of `by`, clusters; and the weights of responses.
 *
 * A person has the label of the earliest wave in which it is filled; where a later wave has another
 * one this is reported. Labels are compared without regard to case and stand in the order of the
 * data: numbers ascending, texts by first appearance. A column that nearly every person has a value
 * of its own in tells people apart, not groups of them: an error, and nothing is split by it.
 */
#include <stdlib.h>
#include <string.h>

#include <baremo/text.h>

#include "engine/table/dictionary.h"
#include "indicators/surveys/problems.h"
#include "indicators/surveys/reading.h"

/* A column over all files: a label's number a response, 0 for blank. */
typedef struct stacked_labels {
    uint32_t *codes;
    const char **labels; /* [0] is blank */
    size_t label_count;
} stacked_labels;

static stacked_labels stack(answers_reading *reading, const char *heading, const char *what) {
    size_t responses = reading->answers->response_count;
    stacked_labels all = {baremo_arena_array(reading->arena, responses + 1, sizeof(uint32_t)), NULL,
                          0};
    dictionary folded;
    dictionary_init(&folded, reading->arena);
    size_t room = 1;
    for (size_t s = 0; s < reading->segment_count; s++) {
        size_t at = answers_find_column(reading, reading->segments[s].table, heading);
        if (at != READING_NO_COLUMN)
            room += baremo_table_column(reading->segments[s].table, at)->text_count;
    }
    all.labels = baremo_arena_array(reading->arena, room, sizeof *all.labels);
    for (size_t s = 0; s < reading->segment_count; s++) {
        const answers_segment *segment = &reading->segments[s];
        size_t at = answers_find_column(reading, segment->table, heading);
        if (at == READING_NO_COLUMN) {
            if (s == 0) {
                answers_missing_column(reading, segment->table, heading, what);
                reading->broken = true;
            }
            continue;
        }
        const baremo_column *column = baremo_table_column(segment->table, at);
        uint32_t *map = baremo_arena_array(reading->arena, column->text_count, sizeof *map);
        for (size_t i = 1; i < column->text_count; i++) {
            const char *text = baremo_text_fold(reading->arena, column->texts[i]);
            map[i] = dictionary_code_borrowed(&folded, text, strlen(text), 0);
            if (!all.labels[map[i]])
                all.labels[map[i]] = column->texts[i];
        }
        for (size_t row = 0; row < segment->count; row++)
            all.codes[segment->first + row] = map[column->codes[row]];
    }
    all.label_count = folded.count;
    return all;
}

/* -- the order of labels -- */

typedef struct label_rank {
    const char *label;
    double number;
    uint32_t code;
} label_rank;

static int compare_ranks(const void *a, const void *b) {
    const label_rank *left = a, *right = b;
    if (left->number != right->number)
        return left->number < right->number ? -1 : 1;
    return (left->code > right->code) - (left->code < right->code);
}

/* Numbers ascending where all labels are numbers; returns the place of each code. */
static int *rank_labels(answers_reading *reading, const stacked_labels *all, answers_split *split) {
    size_t count = all->label_count ? all->label_count - 1 : 0;
    label_rank *ranks = baremo_arena_array(reading->arena, count + 1, sizeof *ranks);
    bool numbers = true;
    for (size_t i = 0; i < count; i++) {
        const char *label = all->labels[i + 1];
        ranks[i] = (label_rank){label, 0, (uint32_t)i + 1};
        numbers = numbers && baremo_number_parse(label, strlen(label), &ranks[i].number);
    }
    for (size_t i = 0; i < count && !numbers; i++)
        ranks[i].number = 0;
    if (count)
        qsort(ranks, count, sizeof *ranks, compare_ranks);
    const char **labels = baremo_arena_array(reading->arena, count + 1, sizeof *labels);
    int *places = baremo_arena_array(reading->arena, count + 1, sizeof *places);
    places[0] = -1;
    for (size_t i = 0; i < count; i++) {
        labels[i] = ranks[i].label;
        places[ranks[i].code] = (int)i;
    }
    split->labels = labels;
    split->label_count = count;
    return places;
}

static answers_split split_by(answers_reading *reading, const char *heading, const char *what) {
    survey_answers *answers = reading->answers;
    answers_split split = {.heading = heading};
    stacked_labels all = stack(reading, heading, what);
    const int *places = rank_labels(reading, &all, &split);
    int *codes = baremo_arena_raw(reading->arena, answers->case_count + 1, sizeof *codes);
    size_t differing = 0;
    for (size_t i = 0; i < answers->case_count; i++) {
        codes[i] = -1;
        bool differs = false;
        for (size_t wave = 0; wave < answers->wave_count; wave++) {
            uint32_t row = answers->rows[wave][i];
            int own = row == TABLE_NO_ROW ? -1 : places[all.codes[row]];
            if (codes[i] < 0)
                codes[i] = own;
            else
                differs = differs || (own >= 0 && own != codes[i]);
        }
        differing += differs;
    }
    split.codes = codes;
    if (differing)
        reading_problem(reading, &baremo_problem_split_differs, reading->segments[0].table,
                        SIZE_MAX, SIZE_MAX, "`%s` differs between the waves for %zu %s", heading,
                        differing, differing == 1 ? "person" : "people");
    return split;
}

/* Arms and the columns of `by` stand in the results by their labels; clusters do not. */
static void refuse_single_people(answers_reading *reading, answers_split *split) {
    enum { FEW = 3, MANY = 10 };
    size_t people = 0, labels = split->label_count;
    for (size_t i = 0; i < reading->answers->case_count; i++)
        people += split->codes[i] >= 0;
    bool nearly_each = labels > FEW && 4 * labels > 3 * people;
    if (!nearly_each && !(labels > MANY && 2 * labels > people))
        return;
    const baremo_table *table = reading->segments[0].table;
    reading_problem(reading, &baremo_problem_split_names_people, table, SIZE_MAX,
                    answers_find_column(reading, table, split->heading),
                    "`%s` has %zu different values for %zu people: it tells who somebody is, or "
                    "what one wrote",
                    split->heading, labels, people);
    *split = (answers_split){0};
}

static answers_split groups_by(answers_reading *reading, const char *heading, const char *what) {
    answers_split split = split_by(reading, heading, what);
    refuse_single_people(reading, &split);
    return split;
}

/* The comparison arm becomes the first label; without one the first in the data is taken. */
static void put_control_first(answers_reading *reading) {
    answers_split *arms = &reading->answers->arms;
    const char *control = reading->survey->control;
    size_t at = 0;
    if (*control) {
        const char *folded = baremo_text_fold(reading->arena, control);
        while (at < arms->label_count &&
               strcmp(baremo_text_fold(reading->arena, arms->labels[at]), folded) != 0)
            at++;
        if (at == arms->label_count) {
            size_t column = answers_find_column(reading, reading->segments[0].table, arms->heading);
            reading_problem(reading, &baremo_problem_control_unknown, reading->segments[0].table,
                            SIZE_MAX, column, "no response is of the comparison arm \"%s\"",
                            control);
            return;
        }
    }
    int *codes = baremo_arena_raw(reading->arena, reading->answers->case_count + 1, sizeof *codes);
    for (size_t i = 0; i < reading->answers->case_count; i++) {
        int own = arms->codes[i];
        codes[i] = own == (int)at ? 0 : own >= 0 && own < (int)at ? own + 1 : own;
    }
    const char **labels = baremo_arena_array(reading->arena, arms->label_count + 1, sizeof *labels);
    for (size_t i = 0; i < arms->label_count; i++)
        labels[i == at ? 0 : i < at ? i + 1 : i] = arms->labels[i];
    arms->codes = codes;
    arms->labels = labels;
}

/* -- weights -- */

static void read_weights(answers_reading *reading) {
    survey_answers *answers = reading->answers;
    answers->weights =
        baremo_arena_raw(reading->arena, answers->response_count + 1, sizeof(double));
    for (size_t s = 0; s < reading->segment_count; s++) {
        const answers_segment *segment = &reading->segments[s];
        baremo_numbers numbers;
        baremo_diagnostics *findings = baremo_diagnostics_new(reading->arena);
        (void)baremo_table_numbers(segment->table, segment->weight, reading->options->decimal,
                                   reading->arena, findings, &numbers);
        reading_take(reading, findings);
        const baremo_column *column = baremo_table_column(segment->table, segment->weight);
        bool *seen = baremo_arena_array(reading->arena, column->text_count, sizeof *seen);
        for (size_t row = 0; row < segment->count; row++) {
            uint32_t code = column->codes[row];
            double weight = numbers.values[code];
            bool good = weight > 0 && !numbers.bad[code];
            answers->weights[segment->first + row] = good ? weight : BAREMO_MISSING;
            if (good || reading->blank[segment->first + row])
                continue;
            answers->account.bad_weights++;
            if (!seen[code] && !numbers.bad[code])
                reading_problem(reading, &baremo_problem_weight_invalid, segment->table, row,
                                segment->weight, "this weight is not above zero");
            seen[code] = true;
        }
    }
}

void reading_split(answers_reading *reading) {
    const programme_survey *survey = reading->survey;
    survey_answers *answers = reading->answers;
    if (*survey->group) {
        answers->arms = groups_by(reading, survey->group, "the arm");
        if (answers->arms.heading)
            put_control_first(reading);
    }
    answers_split *by = baremo_arena_array(reading->arena, survey->by_count + 1, sizeof *by);
    for (size_t i = 0; i < survey->by_count; i++)
        by[i] = groups_by(reading, survey->by[i], "a column of `by`");
    answers->by = by;
    if (*survey->cluster)
        answers->clusters = split_by(reading, survey->cluster, "the cluster");
    if (*survey->weight)
        read_weights(reading);
}
