/* Surveys as their tables describe them: how each was made, its items, its scales.
 *
 * Read-only and in the programme's arena, like all of the model. The answers themselves are read by
 * indicators/surveys/.
 */
#ifndef INDICATORS_PROGRAMME_CODEBOOK_H
#define INDICATORS_PROGRAMME_CODEBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <baremo/diagnostics.h>
#include <baremo/period.h>
#include <baremo/results.h>

typedef enum programme_design {
    PROGRAMME_MATCHED,       /**< the same people, by respondent */
    PROGRAMME_UNMATCHED,     /**< other people in each wave */
    PROGRAMME_RETROSPECTIVE, /**< then and now in one sitting */
    PROGRAMME_SINGLE
} programme_design;

typedef enum programme_profile {
    PROGRAMME_PLAIN,
    PROGRAMME_KOBO,
    PROGRAMME_LIMESURVEY,
    PROGRAMME_GOOGLE,
    PROGRAMME_QUALTRICS
} programme_profile;

typedef enum programme_item_type {
    PROGRAMME_ORDINAL,
    PROGRAMME_NUMBER,
    PROGRAMME_BINARY,
    PROGRAMME_CHOICE,
    PROGRAMME_MULTIPLE,
    PROGRAMME_TEXT
} programme_item_type;

typedef enum programme_scoring {
    PROGRAMME_SCORE_MEAN,
    PROGRAMME_SCORE_SUM,
    PROGRAMME_SCORE_PERCENT
} programme_scoring;

typedef enum programme_wave {
    PROGRAMME_PRE,
    PROGRAMME_POST,
    PROGRAMME_FOLLOWUP,
    PROGRAMME_WAVES
} programme_wave;

/** An answer that the code book lists. */
typedef struct programme_answer {
    const char *code, *label; /**< the same text where only one is given */
    double value;             /**< the code as a number; missing where it is none */
} programme_answer;

typedef struct programme_item {
    const char *id, *text;
    const char *column, *post_column; /**< headings; "" post_column: the same in every wave */
    programme_item_type type;
    double low, high; /**< of the answers; missing: not bounded */
    const programme_answer *answers;
    size_t answer_count;
    bool reversed;
    uint32_t scale; /**< of the survey, the first that it is in; PROGRAMME_NONE: none */
    const char *const *positive; /**< codes or labels; none: above the middle after reversing */
    size_t positive_count;
    const char *const *missing; /**< texts that are not answers */
    size_t missing_count;
    baremo_place place; /**< of the identifier */
} programme_item;

typedef struct programme_scale {
    const char *id, *title, *family, *source;
    programme_scoring score;
    double answered; /**< least share of the items */
    baremo_direction direction;
    double low, high;      /**< of the score; missing: not known */
    const struct known_scale *known; /**< that its source names; NULL: none */
    const uint32_t *items;           /**< of the survey */
    size_t item_count;
    baremo_place place;
} programme_scale;

/** Where the answers of a wave are. */
typedef struct programme_answers_file {
    const char *name, *sheet; /**< "" sheet: the first */
    int wave;                 /**< programme_wave; -1: the rows say it, or there is one wave */
} programme_answers_file;

typedef struct programme_survey {
    const char *id, *title, *series;
    const programme_answers_file *files;
    size_t file_count;
    const char *respondent, *wave, *group, *control, *cluster, *weight; /**< headings; "": none */
    const char *wave_labels[PROGRAMME_WAVES]; /**< in the column `wave`; "": not given */
    baremo_period period, pre_period;
    const char *const *by;
    size_t by_count;
    programme_design design;
    programme_profile profile;
    const programme_item *items;
    size_t item_count;
    const programme_scale *scales;
    size_t scale_count;
    baremo_place place;      /**< of the identifier */
    baremo_place file_place; /**< of the cell `file` */
} programme_survey;

/** A statement that was given a code. */
typedef struct programme_coding {
    const char *set; /**< the survey or source; "": neither */
    const char *unit, *respondent, *coder, *code, *group;
    baremo_period period;
    uint32_t row;
} programme_coding;

/** Canonical words: "matched", "ordinal", "mean" ... */
const char *programme_design_name(programme_design design);
const char *programme_item_type_name(programme_item_type type);
const char *programme_scoring_name(programme_scoring scoring);
/** "pre", "post", "followup". */
const char *programme_wave_name(programme_wave wave);

#endif
