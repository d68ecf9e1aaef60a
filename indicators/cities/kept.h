/* What a comparison keeps of an evaluated programme, so that all else of it can be freed.
 *
 * All of it lies in one arena of the programme's own; texts that are literals or entries of
 * registries are borrowed, every other is a copy. A kept programme is one unit, or as many as it
 * has areas.
 */
#ifndef INDICATORS_CITIES_KEPT_H
#define INDICATORS_CITIES_KEPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <baremo/results.h>

#include "engine/statistics/rate.h"
#include "indicators/evaluate.h"

/** One thing that must be the same wherever an id is the same. */
typedef struct kept_definition {
    const char *name;  /**< the heading of its column: "unit" */
    const char *value; /**< as printed; "": not given */
    size_t column;     /**< of the table, 1-based; 0: it has no such column */
} kept_definition;

/** What a value is made of. */
typedef struct kept_parts {
    double value, numerator, denominator; /**< missing: none */
    bool whole; /**< they are whole numbers that were counted, and may have an interval */
} kept_parts;

/** What a change from pre to post is made of; missing: none. */
typedef struct kept_change {
    bool paired; /**< the same people */
    double n_pre, n_post, mean_pre, mean_post, sd_pre, sd_post;
    double sd_difference;                           /**< paired */
    double both_yes, yes_to_no, no_to_yes, both_no; /**< binary items of the same people */
} kept_change;

enum { KEPT_ROLES = 3, KEPT_LAGS = 4 };

/** Events of an indicator in the areas of each role (programme_role): before the programme, and in
 * its first periods. */
typedef struct kept_displacement {
    const char *indicator;
    double factor;
    baremo_value_class value_class;
    baremo_events before[KEPT_ROLES], after[KEPT_LAGS][KEPT_ROLES]; /**< missing: not known */
    size_t lags;
} kept_displacement;

/** An indicator, scale or item of a unit. */
typedef struct kept_outcome {
    baremo_subject_kind kind;
    const char *id, *title, *axis;
    const kept_definition *definitions;
    size_t definition_count;
    baremo_place place;                        /**< of the identifier */
    const baremo_results_indicator *indicator; /**< the entry of the catalogue: one of the three */
    const baremo_results_scale *scale;
    const baremo_results_item *item;
    const char *design;        /**< of its survey; NULL: an indicator */
    const baremo_result *rows; /**< of the compared period */
    size_t row_count;
    kept_parts value, baseline; /**< of an indicator */
    bool counted;               /**< an indicator by period: its counts are of different people */
    kept_change change;         /**< of scales and items */
} kept_outcome;

/** A code of a set of codings. */
typedef struct kept_code {
    const char *id, *set, *code; /**< SET.CODE */
    const baremo_results_code *entry;
    double mentions;
} kept_code;

/** A set in which a unit has codings at all. */
typedef struct kept_set {
    const char *id;
    const baremo_results_code *entry;
} kept_set;

/** An amount, and of how many actions it is; missing: not given, not of actions. */
typedef struct kept_amount {
    double value, actions, actions_missing;
} kept_amount;

/** What the unit's work cost, in its currency. */
typedef struct kept_costs {
    kept_amount cost, per_participant, per_session;
    double participants, sessions;
    const char *method; /**< where the cost comes from */
} kept_costs;

/** How complete and how timely the reports of a period were, where an indicator says it. */
typedef struct kept_report {
    const char *method; /**< "indicator ID" */
    baremo_period period;
    bool timeliness; /**< else completeness */
    double share, n; /**< 0..1; what it is a share of */
} kept_report;

typedef struct kept_reports {
    const kept_report *items; /**< completeness first, each in order of period */
    size_t count;
} kept_reports;

typedef struct kept_unit {
    baremo_results_unit entry;
    const char *language;         /**< that its tables say */
    baremo_place place;           /**< of the programme, or of the area's row */
    const kept_outcome *outcomes; /**< in the order of the programme */
    size_t outcome_count;
    const kept_code *codes;
    size_t code_count;
    const kept_set *sets;
    size_t set_count;
    kept_costs costs;
    double cells_expected, cells_received; /**< of observations in the period; missing: none */
    kept_reports reports;
    bool has_data; /**< one of its outcomes has a value, or it has codings */
} kept_unit;

typedef struct kept_programme {
    const char *name;            /**< of its folder or file, among those compared */
    programme_settings settings; /**< texts copied */
    const kept_unit *units;
    size_t unit_count;
    const kept_displacement
        *displacements; /**< of indicators by period in areas of several roles */
    size_t displacement_count;
    kept_reports reports; /**< of its areas together */
    bool has_surveys;
    const baremo_results_input *inputs;
    size_t input_count;
    baremo_place place; /**< of the whole */
} kept_programme;

typedef struct kept_source {
    const programme *model;
    const baremo_results *results;
    const evaluate_parts *parts;
    const char *name;
    bool of_areas; /**< its units are its areas */
} kept_source;

/** Keeps a programme; see baremo_file_within() for how its files are named. */
const kept_programme *kept_programme_new(const kept_source *source, baremo_arena *arena);

#endif
