/* The evaluation: a programme in, its results out. */
#ifndef INDICATORS_EVALUATE_H
#define INDICATORS_EVALUATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <baremo/diagnostics.h>
#include <baremo/results.h>
#include <baremo/status.h>

#include "indicators/programme/programme.h"

/** A value of an indicator that was not observed in the table `observations` but computed from a
 * survey or from coded statements: it stands for the whole programme. */
typedef struct evaluate_reading {
    uint32_t indicator;
    baremo_period period; /**< in the programme's grain */
    double value;         /**< missing: see note */
    double low, high, level;
    double n, missing;
    const char *method, *source;
    const baremo_note_kind *note; /**< why there is no value, or what it is of; NULL: nothing to say */
} evaluate_reading;

/** A value of the programme or of an area, all groups together, with what it is made of. */
typedef struct evaluate_part {
    uint32_t indicator;
    uint32_t area; /**< PROGRAMME_NONE: the programme */
    baremo_period period;
    double value;                  /**< missing: none */
    double numerator, denominator; /**< of a ratio; count and population of a rate; missing: none */
    bool whole;                    /**< they are whole numbers that were counted */
} evaluate_part;

/** All of them: by indicator, then the programme and its areas, then period. */
typedef struct evaluate_parts {
    baremo_arena *arena;
    evaluate_part *items;
    size_t count, capacity;
} evaluate_parts;

/** What is known besides the model. Zeroed: nothing. */
typedef struct evaluate_options {
    const evaluate_reading *readings; /**< by indicator, then period */
    size_t reading_count;
    evaluate_parts *parts; /**< where to put what values are made of; NULL: nowhere */
} evaluate_options;

/** Evaluates a programme up to its evaluated period.
 *
 *  out     the results: catalogue and rows, in the order of the report: the programme, its axes,
 * its indicators (each by period: the programme, then areas, then groups), its actions, the checks
 * of the data errors  BAREMO_DATA when the checks of the data found an error (the results are whole
 * all the same); memory: BAREMO_NO_MEMORY, *out unchanged
 */
baremo_status evaluate_programme(baremo_results **out, const programme *model,
                                 const evaluate_options *options, baremo_arena *arena,
                                 baremo_diagnostics *diagnostics);

#endif
