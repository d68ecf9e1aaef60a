/* What is computed about one scale or item, wave by wave and from wave to wave. */
#ifndef INDICATORS_SURVEYS_SUBJECT_H
#define INDICATORS_SURVEYS_SUBJECT_H

#include "indicators/surveys/answers.h"
#include "indicators/surveys/rows.h"

/** People of one arm or one value of a `by` column; without a split everybody. */
typedef struct survey_slice {
    const answers_split *split;
    int label;
    bool arm;
    const char *group; /**< "sex=f"; NULL: everybody */
} survey_slice;

/** From one wave to another, by their places in `waves`. */
typedef struct survey_change {
    size_t from, to;
    const char *group; /**< "change=followup-pre"; NULL: pre to post */
} survey_change;

/** What the answers of a survey are looked at by. */
typedef struct survey_view {
    const survey_answers *answers;
    const survey_slice *slices; /**< the first is everybody */
    size_t slice_count;
    const survey_change *changes;
    size_t change_count;
    const char *wave_groups[PROGRAMME_WAVES]; /**< "wave=pre" */
    const char *wave_names[PROGRAMME_WAVES];
    double level;
    uint64_t seed;
} survey_view;

survey_view view_of(const survey_answers *answers, double level, uint64_t seed,
                    baremo_arena *arena);

static inline bool slice_holds(const survey_slice *slice, size_t person) {
    return !slice->split || slice->split->codes[person] == slice->label;
}

/** A scale or an item as numbers, after reversing. */
typedef struct survey_measure {
    const survey_answers *answers;
    const item_answers *item; /**< NULL: a scale */
    const double *scores;     /**< of a scale, one a response */
    uint32_t scale;           /**< PROGRAMME_NONE: an item */
    baremo_direction direction;
    int decimals; /**< -1: computed */
} survey_measure;

survey_measure measure_of_scale(const survey_answers *answers, uint32_t scale);
survey_measure measure_of_item(const survey_answers *answers, uint32_t item);

static inline double measure_at(const survey_measure *measure, uint32_t response) {
    return measure->item ? answers_score(measure->item, response) : measure->scores[response];
}

/** The value of a person in a wave; missing where he did not answer. */
static inline double measure_of(const survey_measure *measure, size_t wave, size_t person) {
    uint32_t row = measure->answers->rows[wave][person];
    return row == TABLE_NO_ROW ? BAREMO_MISSING : measure_at(measure, row);
}

/** 1 favourable, 0 not, missing without an answer. */
double measure_favourable(const survey_measure *measure, double low, double high,
                          uint32_t response);

/** The change of a mean with its interval, as readings and status take it. */
typedef struct survey_shift {
    double change, low, high;
} survey_shift;

/** Improved, unchanged or worsened: by the interval and the direction. */
baremo_result_status shift_status(const survey_shift *shift, baremo_direction direction);

/* -- parts; each adds its rows -- */

void wave_rows_scale(survey_rows *rows, const survey_view *view, uint32_t scale, size_t wave,
                     const survey_slice *slice, baremo_arena *scratch);
void wave_rows_item(survey_rows *rows, const survey_view *view, uint32_t item, size_t wave,
                    const survey_slice *slice, baremo_arena *scratch);
/** The change of a scale, or of an item with ordered answers. */
void change_rows(survey_rows *rows, const survey_view *view, const survey_measure *measure,
                 const survey_change *change, const survey_slice *slice, baremo_arena *scratch);
/** The change of a binary or choice item. */
void change_rows_table(survey_rows *rows, const survey_view *view, const item_answers *item,
                       const survey_change *change, const survey_slice *slice,
                       baremo_arena *scratch);
/** Where there are clusters: how alike their people are, and the change by clusters. Returns the
 * number of clusters with a change. */
size_t cluster_rows(survey_rows *rows, const survey_measure *measure, const survey_change *change,
                    const survey_slice *slice, survey_shift *shift, baremo_arena *scratch);
/** Those who stayed beside those who left. */
void attrition_rows(survey_rows *rows, const survey_measure *measure, const survey_change *change,
                    const survey_slice *slice, baremo_arena *scratch);
/** The changes of the arms beside that of the comparison arm. */
void arm_rows(survey_rows *rows, const survey_view *view, const survey_measure *measure,
              const survey_change *change, baremo_arena *scratch);

#endif
