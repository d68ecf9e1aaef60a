/* Rows of results about one survey, scale, item or code while they are being made.
 *
 * Made by several threads: each keeps to its own list and arena, and the lists are put one behind
 * the other at the end.
 */
#ifndef INDICATORS_SURVEYS_ROWS_H
#define INDICATORS_SURVEYS_ROWS_H

#include <baremo/arena.h>
#include <baremo/estimate.h>
#include <baremo/procedure.h>
#include <baremo/results.h>

#include "engine/statistics/rows.h"

typedef struct survey_rows {
    baremo_arena *arena;
    baremo_result pattern; /**< what all rows share: kind, subject, title, period, group */
    baremo_result *rows;
    size_t count, capacity;
    double level;
    uint64_t seed;
    bool brief; /**< no exact tests */
} survey_rows;

/** Adds a value; it may be completed through the pointer until the next one is added. */
baremo_result *rows_add(survey_rows *rows, const char *statistic, double value, double n,
                        double missing);
/** Adds a value that is not there, and why. */
baremo_result *rows_none(survey_rows *rows, const char *statistic, const char *note);
/** A row's interval, its level and the method that made it. */
void rows_interval(survey_rows *rows, baremo_result *row, baremo_interval limits,
                   const char *method);
/** A count of people in a base as a percentage with Wilson's limits; "no answers" without a base.
 */
baremo_result *rows_percent(survey_rows *rows, const char *statistic, double count, double base);

/** Copies the estimates of a procedure whose ids are in `wanted` (ended by NULL; NULL: all). */
void rows_estimates(survey_rows *rows, const baremo_estimates *estimates,
                    const char *const *wanted);

/** A call of a procedure by its name, with the level and seed of the rows. */
baremo_call *rows_call(const survey_rows *rows, baremo_arena *scratch, const char *procedure);
/** Runs it; a refusal is a row named as the procedure is that says why. */
const baremo_estimates *rows_run(survey_rows *rows, baremo_arena *scratch, baremo_call *call,
                                 const char *procedure);
/** The estimate of an id, or NULL. */
const baremo_estimate *rows_estimate(const baremo_estimates *estimates, const char *id);

/** "a;b" of two parts of a group, either of which may be NULL. */
const char *rows_group(baremo_arena *arena, const char *first, const char *second);
/** "name=value". */
const char *rows_part(baremo_arena *arena, const char *name, const char *value);

/** Adds all rows to the results, their texts copied. */
void rows_publish(const survey_rows *rows, baremo_results *results);

#endif
