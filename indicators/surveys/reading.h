/* What the reading of a survey's answers shares: its files, stacked one behind the other. */
#ifndef INDICATORS_SURVEYS_READING_H
#define INDICATORS_SURVEYS_READING_H

#include <baremo/number.h>

#include "indicators/surveys/answers.h"

#define READING_NO_COLUMN SIZE_MAX

/** A table of answers, or one wave of a wide one: its responses stand together. */
typedef struct answers_segment {
    const baremo_table *table;
    size_t first, count; /**< responses */
    int wave;            /**< place in `waves`; -1: the rows say it */
    size_t *columns;     /**< one an item */
    size_t respondent, wave_column, weight;
} answers_segment;

typedef struct answers_reading {
    const programme *model;
    const programme_survey *survey;
    const answers_options *options;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    survey_answers *answers;
    answers_segment *segments;
    size_t segment_count;
    struct baremo_file_read *files; /**< of `answers`, being filled */
    const uint32_t *respondents; /**< one a response, 0: blank; NULL: no column */
    const uint32_t *identities;  /**< see engine/table/identities.h */
    size_t respondent_text_count;
    uint32_t *wave_codes; /**< one a response: place in waves, or one of the two below */
    bool *blank;          /**< responses without any answer */
    bool broken;          /**< something needed is not there */
} answers_reading;
enum { READING_WAVE_BLANK = PROGRAMME_WAVES, READING_WAVE_OTHER };

/** Adds a finding at a cell; its text is quoted only where it may be. Row SIZE_MAX: the heading. */
void reading_problem(const answers_reading *reading, const baremo_problem *problem,
                     const baremo_table *table, size_t row, size_t column, const char *message, ...)
    __attribute__((format(printf, 6, 7)));

/** Takes over what a reader of tables found, without the cells where they may not be quoted. */
void reading_take(const answers_reading *reading, const baremo_diagnostics *findings);

/** Reads the files of the survey and stacks their responses. */
void reading_open(answers_reading *reading);
/** Which wave each response is of. */
void reading_find_waves(answers_reading *reading);
/** The code of each response's respondent, over all files. */
void reading_find_respondents(answers_reading *reading);
/** Decides the answers to all items. */
void reading_decide_items(answers_reading *reading);
/** The same for an item of several answers. */
void reading_decide_multiple(answers_reading *reading, item_answers *item, size_t index);
/** Puts the responses of each person side by side and counts what is left out. */
void reading_match(answers_reading *reading);
/** Arms, `by`, clusters and weights. */
void reading_split(answers_reading *reading);
/** The scores of all scales. */
void reading_score(answers_reading *reading);

/** The column of a table that a name means under the survey's profile, or READING_NO_COLUMN. */
size_t answers_find_column(const answers_reading *reading, const baremo_table *table,
                           const char *name);
/** The column of one option of a multiple-answer question. */
size_t answers_find_option(const answers_reading *reading, const baremo_table *table,
                           const char *question, const programme_answer *option);
/** Reports that a column is not there, with the nearest heading. */
void answers_missing_column(const answers_reading *reading, const baremo_table *table,
                            const char *name, const char *what);

#endif
