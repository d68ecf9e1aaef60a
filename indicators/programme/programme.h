/* A programme as the evaluation reads it: the checked model made of its tables.
 *
 * All of it lies in one arena and is read-only. Things refer to each other by index
 * (PROGRAMME_NONE: to nothing), texts are never NULL ("" is blank), absent numbers are
 * BAREMO_MISSING, absent periods have grain NONE. Defaults are filled in: what a blank cell means
 * is decided here and nowhere else. Where the tables have errors the model leaves out the faulty
 * rows and values and is still whole, so that --keep-going can go on.
 */
#ifndef INDICATORS_PROGRAMME_PROGRAMME_H
#define INDICATORS_PROGRAMME_PROGRAMME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>
#include <baremo/diagnostics.h>
#include <baremo/period.h>
#include <baremo/results.h>
#include <baremo/status.h>
#include <baremo/table.h>

#include "indicators/programme/codebook.h"

#define PROGRAMME_NONE UINT32_MAX

/* -- closed values; their words in three languages are in words.def -- */

typedef enum programme_kind {
    PROGRAMME_QUANTITATIVE,
    PROGRAMME_QUALITATIVE,
    PROGRAMME_RESULT
} programme_kind;

typedef enum programme_measure {
    PROGRAMME_COUNT,
    PROGRAMME_AMOUNT,
    PROGRAMME_RATIO,
    PROGRAMME_RATE,
    PROGRAMME_MEAN,
    PROGRAMME_SCORE,
    PROGRAMME_LEVEL
} programme_measure;

typedef enum programme_flow {
    PROGRAMME_PERIOD,     /**< happened in the period */
    PROGRAMME_CUMULATIVE, /**< since the start */
    PROGRAMME_STOCK       /**< state at the end of the period */
} programme_flow;

typedef enum programme_combine {
    PROGRAMME_COMBINE_SUM,
    PROGRAMME_COMBINE_MEAN,
    PROGRAMME_COMBINE_LAST,
    PROGRAMME_COMBINE_FIRST,
    PROGRAMME_COMBINE_MIN,
    PROGRAMME_COMBINE_MAX,
    PROGRAMME_COMBINE_NONE
} programme_combine;

typedef enum programme_action_status {
    PROGRAMME_ACTION_BLANK,
    PROGRAMME_ACTION_NOT_STARTED,
    PROGRAMME_ACTION_ONGOING,
    PROGRAMME_ACTION_COMPLETED,
    PROGRAMME_ACTION_DROPPED
} programme_action_status;

typedef enum programme_role {
    PROGRAMME_ROLE_PROGRAMME,
    PROGRAMME_ROLE_COMPARISON,
    PROGRAMME_ROLE_NEIGHBOUR
} programme_role;

/** What the units of a comparison stand in order of. */
typedef enum programme_order {
    PROGRAMME_ORDER_GIVEN,
    PROGRAMME_ORDER_POPULATION,
    PROGRAMME_ORDER_BY_INDICATOR
} programme_order;

/** Why an observation has no value. */
typedef enum programme_reason {
    PROGRAMME_REASON_NONE, /**< it has a value */
    PROGRAMME_REASON_BLANK,
    PROGRAMME_REASON_NOT_COLLECTED,
    PROGRAMME_REASON_NOT_APPLICABLE,
    PROGRAMME_REASON_REFUSED,
    PROGRAMME_REASON_DONT_KNOW,
    PROGRAMME_REASON_CONFIDENTIAL
} programme_reason;

typedef enum programme_operator {
    PROGRAMME_EQUAL,
    PROGRAMME_NOT_EQUAL,
    PROGRAMME_LESS,
    PROGRAMME_LESS_EQUAL,
    PROGRAMME_GREATER,
    PROGRAMME_GREATER_EQUAL,
    PROGRAMME_BOTH, /**< given together or not at all */
    PROGRAMME_NOT_BOTH
} programme_operator;

typedef enum programme_disclosure { PROGRAMME_SUPPRESS, PROGRAMME_ROUND } programme_disclosure;

/** The canonical (English) words, as results print them: "quantitative", "ratio", "period",
 * "not_started" ... */
const char *programme_kind_name(programme_kind kind);
const char *programme_measure_name(programme_measure measure);
const char *programme_flow_name(programme_flow flow);
const char *programme_combine_name(programme_combine combine);
const char *programme_action_status_name(programme_action_status status); /**< BLANK is "" */
const char *programme_role_name(programme_role role);
const char *programme_reason_name(programme_reason reason); /**< NONE and BLANK are "" */
const char *programme_operator_name(programme_operator operation);

/* -- the parts -- */

/** A band of a composite score: from where on it is. */
typedef struct programme_band {
    const char *word;
    double from;
} programme_band;

/** The table `programme`. */
typedef struct programme_settings {
    const char *id, *title, *city, *country, *authority, *currency, *notes, *source;
    const char *language;     /**< "en", "es", "fr": of the outputs */
    const char *own_language; /**< that its tables say, whatever the options */
    bool language_given;      /**< its tables say it */
    baremo_period start, end; /**< as written; grain NONE: not given */
    baremo_period period;     /**< the one evaluated; grain NONE: there are no data at all */
    bool period_given;        /**< false: it is the last with data */
    int date;                 /**< day number; the last day of `period` where it is not given */
    bool date_given;
    baremo_decimal_mark decimal; /**< UNKNOWN: not given */
    double confidence;
    int min_cell, rounding;
    programme_disclosure disclosure;
    bool zeros_shown;
    uint64_t seed;
    double on_track, behind;
    bool partial, ranks, synthetic;
    const programme_band *bands; /**< of a comparison's composite, lowest first */
    size_t band_count;
    bool imputed; /**< of a comparison: missing indicators of the composite take the mean */
    programme_order order; /**< of a comparison */
    const char *order_by;  /**< BY_INDICATOR: its id; else NULL */
    baremo_place order_place;
    uint32_t completeness, timeliness; /**< indicators that say of each period how complete and how
                                          timely reports were; PROGRAMME_NONE: none */
} programme_settings;

typedef struct programme_axis {
    const char *id, *title, *objective;
    baremo_place place;
} programme_axis;

/** One row of `actions`: what is known of an action, or of an action in a period. */
typedef struct programme_action_row {
    baremo_period period; /**< grain NONE: the table is not by period */
    programme_action_status status;
    double budget, spent, sessions, invited, participants;
    const char *note;
    baremo_place place; /**< of the row */
} programme_action_row;

typedef struct programme_action {
    const char *id, *title, *responsible; /**< by period: the last that is not blank */
    uint32_t axis;                        /**< index, or PROGRAMME_NONE */
    baremo_period start, end;
    const programme_action_row *rows; /**< in order of period; at least one */
    size_t row_count;
    baremo_place place; /**< of the identifier in its first row */
} programme_action;

typedef struct programme_target {
    uint32_t indicator;
    uint32_t area;        /**< PROGRAMME_NONE: the programme's */
    baremo_period period; /**< in the programme's grain */
    double value;         /**< for a level the rung's index from 1 */
    const char *rationale;
    baremo_place place; /**< of the target's cell */
} programme_target;

typedef struct programme_indicator {
    const char *id, *title, *unit;
    uint32_t axis;   /**< its own, else its action's, else PROGRAMME_NONE */
    uint32_t action; /**< PROGRAMME_NONE: none */
    programme_kind kind;
    programme_measure measure;
    programme_flow flow, target_flow;
    programme_combine over_time, over_places;
    baremo_direction direction;
    double factor;
    double low, high; /**< band of maintain, or goalposts; of a level indexes of rungs */
    baremo_period
        baseline_period; /**< in the programme's grain; default the period before `start` */
    double baseline;     /**< as given in the table (of a level a rung's index); missing: not given
                            there */
    const char *baseline_note;
    const char *const *levels; /**< the ladder, worst to best */
    size_t level_count;
    const char *survey, *subject;
    uint32_t of; /**< the indicator whose forecast it compares: measure, flow, direction, ladder,
                    baseline and targets are copied from there; PROGRAMME_NONE: its own */
    bool interval;
    bool protect;
    int decimals; /**< the most decimals written in its observations, targets and baseline */
    const programme_target
        *targets; /**< the programme's first, then by area; each in order of period */
    size_t target_count;
    size_t first_observation, observation_count; /**< its own, in programme.observations */
    const char *definition, *source, *method, *frequency, *responsible, *limitations, *rationale;
    baremo_place place;          /**< of the identifier */
    baremo_place baseline_place; /**< of the baseline's cell */
} programme_indicator;

typedef struct programme_area {
    const char *id, *title, *stratum;
    uint32_t parent; /**< PROGRAMME_NONE: none; never a cycle */
    size_t child_count;
    programme_role role;
    double population; /**< of the table `areas`; see programme_population() */
    baremo_place place;
} programme_area;

typedef struct programme_population_entry {
    uint32_t area;
    baremo_period period;
    double population;
} programme_population_entry;

/** A column of observations that disaggregates. */
typedef struct programme_dimension {
    const char *id;            /**< as declared in programme.dimensions */
    const char *const *values; /**< values[0] is "": not filled or `total`; then in the order in
                                  which they appear */
    size_t value_count;        /**< with values[0] */
} programme_dimension;

typedef struct programme_observation {
    uint32_t indicator;
    uint32_t area; /**< PROGRAMME_NONE: not filled */
    uint32_t row;  /**< of the table, from 0: see programme_observation_place() */
    programme_reason reason;
    baremo_period period; /**< as written: of the programme's grain or finer */
    double value; /**< of a level the rung's index from 1; missing for a ratio given by its parts */
    double numerator, denominator;
} programme_observation;

typedef enum programme_operand_kind {
    PROGRAMME_OPERAND_NUMBER,
    PROGRAMME_OPERAND_INDICATOR,
    PROGRAMME_OPERAND_BUDGET, /**< of actions, summed as in the roll-up */
    PROGRAMME_OPERAND_SPENT,
    PROGRAMME_OPERAND_SESSIONS,
    PROGRAMME_OPERAND_INVITED,
    PROGRAMME_OPERAND_PARTICIPANTS
} programme_operand_kind;

typedef struct programme_operand {
    programme_operand_kind kind;
    double number;
    uint32_t indicator;
    const char *text; /**< as written */
} programme_operand;

/** A plausibility rule of the office. */
typedef struct programme_rule {
    const char *id;
    programme_operand left, right;
    programme_operator operation;
    baremo_severity severity; /**< BAREMO_ERROR or BAREMO_WARNING (the default) */
    bool missing_is_zero;     /**< false (default): a pair with a missing part is skipped */
    baremo_place place;
} programme_rule;

typedef enum programme_stream_kind {
    PROGRAMME_STREAM_COST,
    PROGRAMME_STREAM_BENEFIT
} programme_stream_kind;

/** One row of `streams`: money in a period. */
typedef struct programme_stream {
    const char *id, *note;
    programme_stream_kind kind;
    uint32_t action;      /**< PROGRAMME_NONE: of the whole programme */
    baremo_period period; /**< grain NONE: of the whole time */
    double amount;
    double deadweight, attribution, displacement, drop_off; /**< 0..1; missing: not given */
    baremo_place place;
} programme_stream;

/** How the numbers of a column were read, for `check --verbose`. */
typedef struct programme_decision {
    const char *table;  /**< its file as shown: "observations.csv", "plan.xlsx#observations" */
    const char *column; /**< its heading */
    baremo_decimal_mark decimal;
    const char *group;
    const char *decided_by;
} programme_decision;

typedef struct programme {
    programme_settings settings;
    baremo_period_grain grain; /**< of settings.period */
    size_t axis_count, action_count, indicator_count, area_count, dimension_count;
    const programme_axis *axes; /**< all in the order of their rows */
    const programme_action *actions;
    const programme_indicator *indicators;
    const programme_area *areas;
    const programme_dimension *dimensions;
    size_t population_count;
    const programme_population_entry *populations; /**< by area, then period */
    size_t observation_count;
    /** By indicator, then period, then area (none first), then dimensions (none first), then row.
     */
    const programme_observation *observations;
    /** dimension_count values an observation, indexes into dimensions[d].values; 0: not filled. */
    const uint32_t *groups;
    size_t rule_count;
    const programme_rule *rules;
    size_t stream_count;
    const programme_stream *streams; /**< in the order of their rows */
    size_t survey_count;
    const programme_survey *surveys;
    size_t coding_count;
    const programme_coding *codings; /**< in the order of their rows */
    size_t decision_count;
    const programme_decision *decisions;
    const baremo_tables *tables;                         /**< what it was read from */
    const baremo_table *observations_table;              /**< NULL: there is none */
    size_t value_column, numerator_column, level_column; /**< of it; SIZE_MAX: there is none */
} programme;

/** What the command line adds. Zeroed: nothing. */
typedef struct programme_options {
    baremo_period period;        /**< --period; grain NONE: the programme's own */
    baremo_decimal_mark decimal; /**< --decimal */
    const char *language;        /**< --language; NULL: the programme's own */
} programme_options;

/** The tables of a programme as a checked model; every problem is in the diagnostics, in the order
 * of file and row.
 *
 *  out     the model, also when there are errors (without the faulty rows)
 *  errors  BAREMO_DATA when the diagnostics got an error; memory: BAREMO_NO_MEMORY, *out unchanged
 */
baremo_status programme_read(const programme **out, const baremo_tables *tables,
                             const programme_options *options, baremo_arena *arena,
                             baremo_diagnostics *diagnostics);

/** The keys of all table names in three languages, ended by NULL: what baremo_tables_read() is to
 * look for. */
const char *const *programme_table_names(baremo_arena *arena);

/** A table of the programme by its English name ("surveys", "streams" ...), whatever the language
 * of its own, or NULL. */
const baremo_table *programme_table(const baremo_tables *tables, baremo_arena *arena,
                                    const char *name);

uint32_t programme_find_axis(const programme *model,
                             const char *id); /**< index, or PROGRAMME_NONE */
uint32_t programme_find_action(const programme *model, const char *id);
uint32_t programme_find_indicator(const programme *model, const char *id);
uint32_t programme_find_area(const programme *model, const char *id);

/** Whether an indicator that names a survey or a series reads this survey. */
bool programme_survey_feeds(const programme *model, const programme_survey *survey,
                            const char *wanted);
/** When the first wave of a survey was, where it says so and that is not in the period of its last
 * one; else `otherwise`. */
baremo_period programme_survey_before(const programme *model, const programme_survey *survey,
                                      baremo_period otherwise);

/** The dimension values of an observation: dimension_count indexes, 0 for "not filled". */
const uint32_t *programme_observation_group(const programme *model,
                                            const programme_observation *observation);

/** The area's population in a period: given for it, else for a longer period that holds it, else
 * the mean of those given within it, else the one in `areas`, else the sum over the areas in it;
 * missing when there is none. */
double programme_population(const programme *model, uint32_t area, baremo_period period);

/** The cell that holds the observation's value, numerator or level. */
baremo_place programme_observation_place(const programme *model,
                                         const programme_observation *observation);

/** "observations.csv:E12", "plan.xlsx#observations:E12". */
char *programme_place_text(baremo_arena *arena, baremo_place place);

#endif
