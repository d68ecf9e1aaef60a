/* The evaluation while it is under way: what all its parts share. */
#ifndef INDICATORS_EVALUATION_H
#define INDICATORS_EVALUATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <baremo/diagnostics.h>
#include <baremo/results.h>

#include "indicators/evaluate.h"
#include "indicators/programme/programme.h"

/** Where an indicator stands in a period: what the roll-up counts. */
typedef struct evaluation_standing {
    baremo_result_status status;
    double share; /**< of the way covered; missing: none */
} evaluation_standing;

/** Cells of observations: how many there should be, how many are there. */
typedef struct evaluation_cells {
    double expected, received;
} evaluation_cells;

typedef struct evaluation {
    const programme *model;
    const evaluate_options *options;
    baremo_arena *arena; /**< of the results */
    baremo_results *results;
    baremo_diagnostics *diagnostics;
    baremo_period first, last; /**< of the plan, in the programme's grain */
    baremo_period evaluated;
    const baremo_period
        *periods;        /**< of the plan up to the evaluated one; [period_count - 1] is that */
    size_t period_count; /**< 0: there are no data at all */
    baremo_result *rows; /**< of indicators, kept back until the roll-up stands before them */
    size_t row_count, row_capacity;
    evaluation_standing *standings; /**< period_count an indicator */
    double *baselines;              /**< of each indicator, given or observed */
    baremo_result *checks;          /**< rows of the checks, kept back too */
    size_t check_count, check_capacity;
    evaluation_cells *cells; /**< period_count for the programme, then for each area */
} evaluation;

/** Finds the periods of the plan. */
void evaluation_find_periods(evaluation *of);

/** Steps of the programme's grain from the plan's first period. */
int evaluation_at(const evaluation *of, baremo_period period);

const char *evaluation_axis(const evaluation *of, uint32_t axis); /**< id; NULL: none */
const char *evaluation_area(const evaluation *of, uint32_t area); /**< id; NULL: none */

/** Keeps a row of an indicator back. */
baremo_result *evaluation_keep(evaluation *of, const baremo_result *row);

/** A row without numbers, to be filled in. */
baremo_result evaluation_row(baremo_subject_kind kind, const char *subject, const char *statistic);

/** A number as text for a note. */
const char *evaluation_number(const evaluation *of, double value);

#endif
