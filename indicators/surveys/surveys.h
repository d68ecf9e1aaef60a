/* Surveys and coded statements: their answers in, rows of results and readings of indicators out.
 */
#ifndef INDICATORS_SURVEYS_SURVEYS_H
#define INDICATORS_SURVEYS_SURVEYS_H

#include <baremo/results.h>

#include "indicators/evaluate.h"
#include "indicators/programme/programme.h"

typedef struct surveys_options {
    baremo_decimal_mark decimal;
    unsigned threads; /**< 0: all cores */
    bool quoted;      /**< problems may quote cells: on the user's own screen only */
    bool brief;       /**< without exact tests, which say so, and reliability: for those who compare effects */
} surveys_options;

typedef struct surveys surveys;

/** Reads the answers of all surveys; every problem is in the diagnostics.
 *
 *  out     surveys whose answers can be read, also when there are errors
 *  errors  BAREMO_DATA when the diagnostics got an error; memory: BAREMO_NO_MEMORY
 */
baremo_status surveys_read(surveys **out, const programme *model, const surveys_options *options,
                           baremo_arena *arena, baremo_diagnostics *diagnostics);

/** Computes all statistics of the surveys and codings that were read. */
baremo_status surveys_evaluate(surveys *of);

/** What indicators read of surveys and codings, by indicator, then period: for
 * evaluate_programme(). After surveys_evaluate(). */
const evaluate_reading *surveys_readings(const surveys *of, size_t *count);

/** Adds the code book and the rows to the results, behind those of the indicators; returns
 * BAREMO_NO_MEMORY when memory ran out. */
baremo_status surveys_report(const surveys *of, baremo_results *results);

#endif
