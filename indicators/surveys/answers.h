/* The answers to a survey, as codes: one entry a response and item.
 *
 * A response is one person in one wave: a row of a long table or of a wave's file, or one half of a
 * row of a wide one. Cases put the responses of a person side by side. Each distinct text of a
 * column is decided once; an answer takes four bytes.
 */
#ifndef INDICATORS_SURVEYS_ANSWERS_H
#define INDICATORS_SURVEYS_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>
#include <baremo/diagnostics.h>
#include <baremo/table.h>

#include "engine/table/pivot.h"
#include "indicators/programme/programme.h"

enum { ANSWERS_NONE = -1, ANSWERS_NOT_ASKED = 2 };

/** The answers to one item. */
typedef struct item_answers {
    const programme_item *item;
    int32_t *codes;       /**< one a response: index into values, ANSWERS_NONE; NULL: multiple */
    const double *values; /**< as asked; of a choice the place of the answer */
    const double *scores; /**< the same after reversing */
    const signed char *favour; /**< 1 favourable, -1 unfavourable, 0 neither */
    size_t value_count;
    int decimals;           /**< the most written */
    unsigned char **chosen; /**< multiple: [answer][response] 0, 1, ANSWERS_NOT_ASKED */
} item_answers;

/** A column that splits people: arms, `by`, clusters. One label a case, -1 where it is blank. */
typedef struct answers_split {
    const char *heading;
    const int *codes;
    const char *const *labels;
    size_t label_count;
} answers_split;

/** What became of the responses. */
typedef struct answers_account {
    size_t responses[PROGRAMME_WAVES]; /**< by place in `waves` */
    size_t duplicates, blank, without_respondent, without_wave, other_wave;
    size_t bad_weights;
} answers_account;

typedef struct survey_answers {
    const programme_survey *survey;
    const struct baremo_file_read *files; /**< those that were read */
    size_t file_count;
    size_t wave_count;
    programme_wave waves[PROGRAMME_WAVES];
    bool paired;           /**< cases hold several waves of a person */
    size_t response_count; /**< also those that are left out */
    item_answers *items;   /**< one an item */
    double **scores;       /**< [scale][response] */
    double *weights;       /**< one a response; NULL: unweighted */
    size_t case_count;
    uint32_t *rows[PROGRAMME_WAVES]; /**< [place in waves][case]: response, or TABLE_NO_ROW */
    answers_split arms;              /**< no heading: none; the control is label 0 */
    const answers_split *by;         /**< survey->by_count */
    answers_split clusters;
    answers_account account;
} survey_answers;

/** What is known when answers are read. */
typedef struct answers_options {
    baremo_decimal_mark decimal;
    unsigned threads;
    bool quoted; /**< problems may quote cells: on the user's screen, never in files */
} answers_options;

/** Reads the answers to one survey; what is wrong with them is in the diagnostics.
 *  out  NULL when there is nothing to compute with: a file or a column that is needed is not there
 */
const survey_answers *answers_read(const programme *model, const programme_survey *survey,
                                   const answers_options *options, baremo_arena *arena,
                                   baremo_diagnostics *diagnostics);

/** The value of an item's answer after reversing; missing where there is none. */
static inline double answers_score(const item_answers *item, uint32_t response) {
    int32_t code = item->codes[response];
    return code < 0 ? BAREMO_MISSING : item->scores[code];
}

#endif
