/* A comparison while it is under way: what all its parts share. */
#ifndef INDICATORS_CITIES_COMPARISON_H
#define INDICATORS_CITIES_COMPARISON_H

#include "indicators/cities/cities.h"

/** An indicator, scale or item over the units. */
typedef struct compared_outcome {
    const kept_outcome *first; /**< of the first unit that has it: its definition holds */
    size_t first_unit;
    const kept_outcome
        *named; /**< of the first unit in the language of the comparison, else the first */
    size_t named_unit;
    const kept_outcome **of; /**< one a unit; NULL: the unit has none, or another definition */
    bool *differs;           /**< one a unit: it has another definition */
    size_t shared;           /**< units that have it */
} compared_outcome;

typedef struct comparison {
    const cities_job *job;
    const cities_plan *plan; /**< NULL: none */
    baremo_arena *arena;     /**< of the results */
    baremo_results *results;
    baremo_diagnostics *diagnostics;
    const kept_unit **units;
    baremo_results_unit *entries; /**< one a unit, completed */
    bool *alone;                  /**< one a unit: it has nothing that another one has */
    size_t *asked;                /**< one a unit: the themes that it was asked for */
    size_t unit_count;
    compared_outcome *outcomes; /**< indicators, scales, items */
    size_t outcome_count;
    const char **strata; /**< in order of first appearance */
    size_t stratum_count;
    const char *currency; /**< NULL: none */
    const char *language;
    const char *order;    /**< "given", "population", or the id of an indicator */
    const char *order_by; /**< that indicator; NULL: none */
    double confidence;
    uint64_t seed;
    bool ranks;
    unsigned threads;
} comparison;

enum { COMPARISON_DRAWS = 10000, COMPARISON_PAIRED_UNITS = 40 };

/** Lists the units, as the plan names them, in the order that the settings ask for. */
void comparison_units(comparison *of, const programme_settings *settings);
/** Finds outcomes by id and checks their definitions against each other. */
void comparison_match(comparison *of);
/** Says of units and of the comparison what a reader must know: alone, without data, other periods
 *  or currencies. */
void comparison_state(comparison *of);
/** Fills the catalogue of the results. */
void comparison_catalogue(comparison *of);

#endif
