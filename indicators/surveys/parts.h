/* What the parts of surveys.c share. */
#ifndef INDICATORS_SURVEYS_PARTS_H
#define INDICATORS_SURVEYS_PARTS_H

#include "indicators/surveys/subject.h"
#include "indicators/surveys/surveys.h"

/** One survey with its answers and rows. */
typedef struct survey_work {
    const programme_survey *survey;
    const survey_answers *answers;
    survey_view view;
    survey_rows account;
    survey_rows *scales, *items; /* one each */
    bool clusters_used;
} survey_work;

/** Coded statements of one survey or source, and their rows. */
typedef struct coding_set {
    const char *id;     /* "codings" where there is neither survey nor source */
    const char *survey; /* NULL: of none */
    const char *const *codes;
    size_t code_count, coder_count;
    bool dated;          /* a coding has a period */
    survey_rows all;     /* of all its codes together */
    survey_rows *single; /* one a code */
} coding_set;

struct surveys {
    const programme *model;
    surveys_options options;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    survey_work *works;
    size_t work_count;
    coding_set *sets;
    size_t set_count;
    evaluate_reading *readings;
    size_t reading_count;
};

/** The pattern of rows about a subject. */
survey_rows new_rows_of(const surveys *of, baremo_arena *arena, baremo_subject_kind kind,
                        const char *subject, const char *title);

/** The part of groups that names those the programme reached, "arm=workshop": where a comparison
 * arm is named by `control` and there is one other; NULL: everybody, or several arms. */
const char *answers_reached(const survey_answers *answers, baremo_arena *arena);
/** Whether the answers are no person's. */
bool answers_of_an_office(const survey_answers *answers);
/** Empties what would tell the answer or the score of one person; the bases stand. */
void withhold_single_people(survey_rows *rows);
/** Counts of responses and people. */
void account_report(survey_work *work);
/** Groups the codings into sets and computes their rows. */
void codes_evaluate(surveys *of);
/** Fills `readings`. */
void readings_fill(surveys *of);
/** Reports indicators whose subject their survey does not have. */
void readings_check(surveys *of);
/** Adds the code book to the results. */
void catalogue_surveys(const surveys *of, baremo_results *results);

/** A row by its statistic and group (NULL: none), or NULL. */
const baremo_result *work_row(const survey_rows *rows, const char *statistic, const char *group);

#endif
