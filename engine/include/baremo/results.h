/* baremo: the results of an evaluation.
 *
 * Everything that any output shows comes from one results object: a flat list of estimates (the rows of results.csv)
 * and a catalogue that names what they are about: the programme, its axes, actions, indicators, areas, surveys, and the problems
 * of its data. The evaluation fills it, reports/ reads nothing else. Rows stand in the order in which they are added,
 * which is the order of the report. All texts are in the object's arena.
 */
#ifndef BAREMO_RESULTS_H
#define BAREMO_RESULTS_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>
#include <baremo/diagnostics.h>
#include <baremo/estimate.h>
#include <baremo/period.h>

/** results.csv: subject_kind. */
typedef enum baremo_subject_kind {
    BAREMO_SUBJECT_INDICATOR,
    BAREMO_SUBJECT_ACTION,
    BAREMO_SUBJECT_AXIS,
    BAREMO_SUBJECT_SURVEY,
    BAREMO_SUBJECT_SCALE,
    BAREMO_SUBJECT_ITEM,
    BAREMO_SUBJECT_CODE,
    BAREMO_SUBJECT_RULE,
    BAREMO_SUBJECT_AREA,
    BAREMO_SUBJECT_COMPOSITE,
    BAREMO_SUBJECT_PROGRAMME
} baremo_subject_kind;
const char *baremo_subject_kind_name(baremo_subject_kind kind); /**< "indicator" */

/** results.csv: status. */
typedef enum baremo_result_status {
    BAREMO_STATUS_NONE,
    BAREMO_STATUS_ACHIEVED,
    BAREMO_STATUS_ON_TRACK,
    BAREMO_STATUS_BEHIND,
    BAREMO_STATUS_OFF_TRACK,
    BAREMO_STATUS_NOT_ASSESSED,
    BAREMO_STATUS_IMPROVED,
    BAREMO_STATUS_UNCHANGED,
    BAREMO_STATUS_WORSENED
} baremo_result_status;
const char *baremo_result_status_name(baremo_result_status status); /**< "on_track"; NONE is "" */

/** How a number is to be shown. The unit is the subject's. */
typedef enum baremo_value_class {
    BAREMO_VALUE_NUMBER,  /**< a number of the subject's unit, decimals as the data have them */
    BAREMO_VALUE_COUNT,   /**< a whole number */
    BAREMO_VALUE_PERCENT, /**< 0..100, printed with % */
    BAREMO_VALUE_SHARE,   /**< a fraction, printed as percent: 0.667 -> 67 % */
    BAREMO_VALUE_RATE,    /**< per factor */
    BAREMO_VALUE_MEAN,    /**< a mean or score */
    BAREMO_VALUE_MONEY,   /**< programme.currency */
    BAREMO_VALUE_LEVEL,   /**< index of a rung from 1, its word stands in note */
    BAREMO_VALUE_P,       /**< a probability */
    BAREMO_VALUE_FLAG,    /**< 1 or 0 */
    BAREMO_VALUE_STATISTIC /**< a test statistic, an effect size */
} baremo_value_class;

/** A note that stands in a row, as a template with up to three arguments: the English one is printed in results.csv,
 *  reports translate by the kind. Declared in engine/results/notes.def. */
typedef struct baremo_note_kind {
    const char *id;       /**< "baseline_equals_target" */
    const char *template; /**< English, `%1` `%2` `%3` are the arguments: "%1 of %2 areas" */
} baremo_note_kind;
#define BAREMO_NOTE_ARGUMENTS 3

/** One estimate: a row of results.csv. Absent numbers are BAREMO_MISSING, absent texts NULL. */
typedef struct baremo_result {
    const char *programme; /**< of a comparison: the programme it is about; NULL: the results' own */
    baremo_subject_kind subject_kind;
    const char *subject; /**< id */
    const char *title;
    const char *axis;
    baremo_period period;  /**< grain NONE: none */
    const char *area;
    const char *group;     /**< "sex=f;age_group=12-15" */
    const char *statistic;
    double value, low, high, level, n, missing;
    const char *method;
    baremo_result_status status;
    const char *note;      /**< English text, or the word of a level; NULL: none */
    const baremo_note_kind *note_kind; /**< NULL: `note` is a word or free text and is shown as it is */
    const char *note_arguments[BAREMO_NOTE_ARGUMENTS];
    const baremo_note_kind *second_note; /**< without arguments, behind the first and "; "; NULL: none */
    baremo_value_class value_class;
    const char *source;    /**< the cells it was computed from: "observations.csv:E12, E15:E18"; NULL: none */
} baremo_result;

/** The programme as outputs name it. */
typedef struct baremo_results_programme {
    const char *id, *title, *city, *country, *language, *authority, *currency, *notes, *source;
    baremo_period start, end, period;
    int date;        /**< day number of the report */
    bool synthetic;  /**< the data are made: every output says so */
    bool ranks;
    bool incomplete; /**< --keep-going: the data have errors, every page says so */
    double confidence, on_track, behind;
    int min_cell, rounding;
    size_t period_count; /**< the periods of the plan, in its grain, from start to end */
    const baremo_period *periods;
} baremo_results_programme;

typedef struct baremo_results_axis {
    const char *id, *title, *objective;
} baremo_results_axis;

/** An action as it stands at the evaluated period. */
typedef struct baremo_results_action {
    const char *id, *axis, *title, *responsible, *note;
    const char *status; /**< not_started, ongoing, completed, dropped; NULL: blank */
    baremo_period start, end;
    double budget, spent, sessions, invited, participants;
} baremo_results_action;

typedef enum baremo_direction { BAREMO_INCREASE, BAREMO_DECREASE, BAREMO_MAINTAIN } baremo_direction;

typedef struct baremo_results_target {
    baremo_period period;
    const char *area; /**< NULL: the programme's */
    double value;     /**< a rung's index for levels */
} baremo_results_target;

typedef struct baremo_results_indicator {
    const char *id, *axis, *action, *title;
    const char *kind;    /**< quantitative, qualitative, result */
    const char *unit, *measure, *flow, *target_flow;
    const char *of;      /**< result: the indicator it compares */
    double factor;
    baremo_direction direction;
    baremo_value_class value_class; /**< of value, baseline, target, expected */
    int decimals;        /**< the most decimals written in its data, for printing */
    const char *const *levels; /**< the ladder, worst to best */
    size_t level_count;
    double low, high;    /**< the band of maintain */
    double baseline;
    baremo_period baseline_period;
    const char *baseline_note;
    const baremo_results_target *targets; /**< in order of period */
    size_t target_count;
    const char *definition, *source, *method, *frequency, *responsible, *limitations, *rationale;
} baremo_results_indicator;

typedef struct baremo_results_area {
    const char *id, *title, *parent, *role, *stratum;
    double population;
} baremo_results_area;

/* -- surveys: the code book, and the rows that stand about it --
 *
 * Subjects: survey "SURVEY", scale "SURVEY.SCALE", item "SURVEY.ITEM", code "SET.CODE" and, of all its codes together,
 * "SET" (SET is the survey or source of the codings, "codings" where there is neither). All rows of a survey carry its
 * `period` (also those of the earlier wave); rows of codes the period of the coding, and none for all periods together.
 *
 * `group` is a list of NAME=VALUE joined by `;`, in this order, each part only where it applies:
 *   wave=WAVE      a wave of `waves` (pre, post, followup; "single" where there is one): values of the wave
 *   change=B-A     a change from A to B other than pre to post: `followup-pre`, `followup-post`. The change pre to post,
 *                  and all that is not of a wave, has neither part.
 *   HEADING=VALUE  an arm (`group`), a column of `by`; HEADING=ARM-CONTROL on the differences of changes
 *   answer=CODE    an answer (baremo_results_answer.code)
 *   item=ITEM      on scales: what concerns one item (alpha_if_deleted)
 *
 * survey  (no group)   responses (single), responses_pre responses_post responses_followup, matched only_pre only_post
 *                      duplicates without_respondent without_wave other_wave; retention (percent, wilson);
 *                      clusters. `change=`: matched only_A only_B retention of that pair of waves. Arms and `by`: the
 *                      same counts.
 * scale   wave         n mean(interval) sd median percent_favourable(wilson) alpha(feldt), and of one arm or `by`
 *                      value the same without alpha; alpha_standardised omega_total lambda6 mean_interitem_r;
 *                      `item=`: r_item_rest alpha_if_deleted
 *         change       all rows of the procedure `paired` (mean_diff t.p g_av hodges_lehmann superiority ...), or of
 *                      `independent` (mean_diff welch.p hedges_g ...) where the design is unmatched; moved_up moved_down
 *                      same (people, percent; matched designs); holm.p; attrition.difference attrition.hedges_g (matched);
 *                      icc design_effect clusters mean_diff.cluster mean_diff.cluster.p with a cluster.
 *                      status (improved unchanged worsened) stands on `mean_diff`, from `mean_diff.cluster` where
 *                      there are six clusters or more.
 *         arms         the change of each arm (HEADING=ARM), and HEADING=ARM-CONTROL: change_difference(welch)
 *                      change_difference.p change_difference.hedges_g change_difference.cluster change_difference.cluster.p
 * item    wave         n mean sd (ordinal, number; binary as 0 and 1), percent_favourable(wilson), net_balance,
 *                      percent_unfavourable percent_neutral; `answer=`: count percent(wilson), and of type `multiple`
 *                      percent_of_answers
 *         change       ordinal, number: rows of `paired` or `independent`; moved_up moved_down same (count in value,
 *                      n the base) with moved_up.percent moved_down.percent same.percent; binary: rows of
 *                      `paired_binary` (moved_up: no to yes); choice: rows of `marginal_homogeneity`
 * code                 respondents mentions percent_of_respondents(wilson); "SET": respondents mentions units coders, and
 *                      with several coders the rows of the procedure `agreement` (subject "SET": which code, and
 *                      "SET.CODE": this code or not)
 * indicator of measure `level`, by areas or by one dimension, in the evaluated period:
 *                      `by=area;since=PERIOD` (or `by=DIMENSION`): moved_up same moved_down (units; n those with a rung in
 *                      both periods), each with its percent; with `;from=RUNG;to=RUNG` behind, or only one of them: moved (units)
 * Counts of people are BAREMO_VALUE_COUNT, percentages BAREMO_VALUE_PERCENT with n the base. Answers stand as asked;
 * means, favourable answers and movement after reversing, so that "up" is more of what the scale measures.
 */

/** A survey as it was made. */
typedef struct baremo_results_survey {
    const char *id, *title;
    const char *design; /**< matched, unmatched, retrospective, single */
    const char *series; /**< NULL: none */
    baremo_period period, pre_period; /**< grain NONE: not known */
    const char *const *waves; /**< pre, post, followup; or single */
    size_t wave_count;
    const char *group;        /**< heading of the arms; NULL: none */
    const char *const *arms;  /**< as they stand in the data, the control first */
    size_t arm_count;
    const char *control;      /**< the comparison arm; NULL: no arms */
    const char *reached;      /**< part of the groups of the one arm beside a named control: "arm=workshop"; NULL: everybody is */
    const char *const *by;    /**< headings that disaggregate */
    size_t by_count;
    const char *cluster;      /**< heading; NULL: none */
    size_t cluster_count;     /**< clusters with matched people */
    bool cluster_used;        /**< status and sentences rest on the clusters */
    const char *weight;       /**< heading; NULL: unweighted */
    const char *files;        /**< the files of the answers */
} baremo_results_survey;

typedef struct baremo_results_scale {
    const char *id; /**< SURVEY.SCALE */
    const char *survey, *scale, *title, *source;
    const char *score;     /**< mean, sum, percent */
    baremo_direction direction;
    double low, high;      /**< the possible range of the score */
    double answered;       /**< the least share of items answered */
    const char *family;    /**< tested together */
    size_t family_count;   /**< how many scales that are */
    size_t item_count;
} baremo_results_scale;

typedef struct baremo_results_answer {
    const char *code;  /**< as `answer=` says it */
    const char *label; /**< the code where there is no other */
    int favour;        /**< 1 favourable, -1 unfavourable, 0 neutral or neither */
} baremo_results_answer;

typedef struct baremo_results_item {
    const char *id; /**< SURVEY.ITEM */
    const char *survey, *item;
    const char *scale; /**< SURVEY.SCALE; NULL: of none */
    const char *text;
    const char *type;  /**< ordinal, number, binary, choice, multiple, text */
    bool reversed;
    baremo_direction direction; /**< of its scale */
    double low, high;  /**< of the answers */
    const baremo_results_answer *answers; /**< in the order of the code book: lowest first */
    size_t answer_count;
    const char *missing; /**< the codes that are not answers; NULL: none */
} baremo_results_item;

typedef struct baremo_results_code {
    const char *id;   /**< SET.CODE, or SET for all its codes together */
    const char *set;  /**< SET */
    const char *code; /**< NULL: the set itself */
    const char *survey; /**< NULL: the set is none */
    size_t coders;
} baremo_results_code;

/* -- comparisons: several programmes, or the areas of one, side by side --
 *
 * What is compared are `units`: programmes, or, where one programme is given, its areas. A row about a unit names it in
 * `programme` (of an area: in `area`); a row about all of them has neither. Rows of a unit's own evaluation carry its
 * `period`, all that the comparison computes carries none. The catalogue names indicators, scales, items
 * and codes once, as the first unit in the comparison's language defines them. `group` is a list of NAME=VALUE joined by `;`, in this order, each part only
 * where it applies:
 *   stratum=S     the units of a stratum
 *   effect=E      which estimate is pooled, shrunken, ranked: `value` (as reached), `mean_diff`, `g_av` and `hedges_g`
 *                 (pre to post, of people matched and not), `difference` (of percentages, in points, baseline to value),
 *                 `rate_ratio` (of value to baseline; pooled as logarithms, shown as ratios, tau2 of the logarithms),
 *                 `proportion` and `rate` (of the funnel)
 *   versus=UNIT   a difference from another unit
 *   indicator=I   a member of a composite; without it, the whole or a pillar
 *   band=WORD     a band of the composite
 *   role=ROLE     areas by their role; lag=K how many periods later (displacement)
 *
 * indicator  unit: the rows of its evaluation at its period (value value_cumulative baseline target change change_percent
 *            share ratio expected share_of_expected target_met in_band ...) with their status, money in the comparison's
 *            currency; a unit that has none of what two others have has `value` (scales, items: `mean` of the last wave) with
 *            the reason in `note`
 * scale      unit: of each wave n mean sd, of the change mean_diff g_av (hedges_g) t.p holm.p with status
 * item       unit: of each wave n percent_favourable mean
 *   of these three:
 *            effect= unit: effect(interval) effect.variance weight shrunken(interval) leave_one_out(interval of Hartung-
 *            Knapp with q at least 1, up to 120 units) told_apart (from how many other units its Holm-adjusted difference holds no 0); where `ranks`:
 *            rank(simulated interval) rank.median
 *            effect= all: units, and the rows of the procedure `synthesis`; stratum= the same; no limit lies beyond what
 *            a percentage, a rate, a scale or its change can be: `method` says where one was held there
 *            effect=;versus= unit: difference(Holm-adjusted interval, held as above) difference.p, up to 40 units
 *            effect=proportion, effect=rate: the rows of the procedure `funnel` in the indicator's own unit: all: target
 *            dispersion dispersion_winsorised tau2; unit: count total value z z_adjusted lcl_95 ucl_95 lcl_998 ucl_998
 *            role=;lag= of a programme (of areas: all): before after change change_percent rate_ratio, lag 0 the first
 *            period of the programme; lag=: displacement_quotient displacement_difference(interval)
 *            effect= unit: cost_per_point(fieller)
 * composite  "ID", and "ID.PILLAR": unit: score (of sampling, where known: an interval) score.geometric; where `ranks`: rank
 *            (interval under other weights) rank.sampling; band (index from 1, its word in `note`), band= probability;
 *            indicator= unit: normalised contribution score_without(the index without it), where `ranks` rank_shift;
 *            indicator= all: weight effective_weight correlation
 * code       all: units percent_of_units(wilson); stratum= the same; unit: named (1 or 0) mentions
 * programme  unit: comparable (outcomes and themes shared with another unit) cost participants sessions cost_per_participant cost_per_session, in the comparison's currency;
 *            completeness and timeliness by period, of areas also all: of the indicators that the settings `completeness`
 *            and `timeliness` name; completeness (of cells, without period) where none is named
 */
typedef struct baremo_results_unit {
    const char *id;        /**< of the programme or the area */
    const char *programme; /**< its programme */
    const char *area;      /**< NULL: the unit is a whole programme */
    const char *title, *city, *country;
    const char *stratum;   /**< NULL: none */
    const char *currency;
    double exchange;       /**< what one of its currency is in that of the comparison; missing: no rate is known */
    double population;
    baremo_period period;  /**< the one compared */
    bool synthetic;
    size_t comparable;     /**< indicators, scales, items and themes that it shares with another unit */
} baremo_results_unit;

typedef struct baremo_results_member {
    const char *indicator, *pillar; /**< pillar NULL: none */
    double weight, low, high;       /**< as given; the goalposts */
    baremo_direction direction;
} baremo_results_member;

/** A composite index. */
typedef struct baremo_results_composite {
    const char *id, *title;
    const char *const *pillars;
    size_t pillar_count;
    const baremo_results_member *members;
    size_t member_count;
    bool imputed;             /**< missing indicators take the mean of the units, as was asked for */
    const char *const *bands; /**< lowest first; NULL: none */
    const double *band_from;  /**< the score from which each is */
    size_t band_count;
} baremo_results_composite;

/** How the comparison was made. */
typedef struct baremo_results_comparison {
    bool of_areas;     /**< the units are the areas of one programme */
    const char *order; /**< what the units stand in order of: "population", "given", or the id of an indicator */
    const char *currency; /**< NULL: none */
    double draws;      /**< of simulations */
    double seed;
} baremo_results_comparison;

/** A file that was read. */
typedef struct baremo_results_input {
    const char *path; /**< relative to the programme */
    const char *sha256;
    size_t bytes, rows;
} baremo_results_input;

typedef struct baremo_results baremo_results;

baremo_results *baremo_results_new(baremo_arena *arena);
baremo_arena *baremo_results_arena(const baremo_results *results);

/* -- filling -- */

baremo_results_programme *baremo_results_set_programme(baremo_results *results);
/** Each adds an entry to fill in; the pointer is good until the next one of its kind is added. */
baremo_results_axis *baremo_results_add_axis(baremo_results *results);
baremo_results_action *baremo_results_add_action(baremo_results *results);
baremo_results_indicator *baremo_results_add_indicator(baremo_results *results);
baremo_results_area *baremo_results_add_area(baremo_results *results);
baremo_results_survey *baremo_results_add_survey(baremo_results *results);
baremo_results_scale *baremo_results_add_scale(baremo_results *results);
baremo_results_item *baremo_results_add_item(baremo_results *results);
baremo_results_code *baremo_results_add_code(baremo_results *results);
baremo_results_input *baremo_results_add_input(baremo_results *results);
baremo_results_unit *baremo_results_add_unit(baremo_results *results);
baremo_results_composite *baremo_results_add_composite(baremo_results *results);
/** Makes the results those of a comparison. */
baremo_results_comparison *baremo_results_set_comparison(baremo_results *results);
void baremo_results_set_problems(baremo_results *results, const baremo_diagnostics *problems);

/** Adds a row: a copy of `*result`, texts borrowed from the results' arena. */
baremo_result *baremo_results_add(baremo_results *results, const baremo_result *result);
/** Gives a row a note with arguments (NULL for none), and its English text. */
void baremo_result_note(baremo_results *results, baremo_result *row, const baremo_note_kind *kind,
                        const char *first, const char *second, const char *third);
/** Adds a second note without arguments; the first one where the row has none yet. */
void baremo_result_note_also(baremo_results *results, baremo_result *row, const baremo_note_kind *kind);

/* -- reading -- */

const baremo_results_programme *baremo_results_get_programme(const baremo_results *results);
const baremo_results_axis *baremo_results_axes(const baremo_results *results, size_t *count);
const baremo_results_action *baremo_results_actions(const baremo_results *results, size_t *count);
const baremo_results_indicator *baremo_results_indicators(const baremo_results *results, size_t *count);
const baremo_results_area *baremo_results_areas(const baremo_results *results, size_t *count);
const baremo_results_survey *baremo_results_surveys(const baremo_results *results, size_t *count);
const baremo_results_scale *baremo_results_scales(const baremo_results *results, size_t *count);
const baremo_results_item *baremo_results_items(const baremo_results *results, size_t *count);
const baremo_results_code *baremo_results_codes(const baremo_results *results, size_t *count);
const baremo_results_input *baremo_results_inputs(const baremo_results *results, size_t *count);
const baremo_results_unit *baremo_results_units(const baremo_results *results, size_t *count);
const baremo_results_composite *baremo_results_composites(const baremo_results *results, size_t *count);
/** NULL: these are the results of one programme. */
const baremo_results_comparison *baremo_results_get_comparison(const baremo_results *results);
const baremo_diagnostics *baremo_results_problems(const baremo_results *results); /**< may be NULL */
const baremo_results_axis *baremo_results_axis_find(const baremo_results *results, const char *id);
const baremo_results_indicator *baremo_results_indicator_find(const baremo_results *results, const char *id);
const baremo_results_area *baremo_results_area_find(const baremo_results *results, const char *id);
const baremo_results_survey *baremo_results_survey_find(const baremo_results *results, const char *id);
const baremo_results_scale *baremo_results_scale_find(const baremo_results *results, const char *id);
const baremo_results_item *baremo_results_item_find(const baremo_results *results, const char *id);
const baremo_results_code *baremo_results_code_find(const baremo_results *results, const char *id);
const baremo_results_unit *baremo_results_unit_find(const baremo_results *results, const char *id);

const baremo_result *baremo_results_rows(const baremo_results *results, size_t *count);

/** What a row is looked up by. NULL or "" is "none": the total over areas or groups. */
typedef struct baremo_result_key {
    baremo_subject_kind subject_kind;
    const char *subject;
    baremo_period period;
    const char *area, *group, *statistic;
    const char *programme; /**< of a comparison */
} baremo_result_key;
/** The row, or NULL: constant time. */
const baremo_result *baremo_results_find(const baremo_results *results, const baremo_result_key *key);

#endif
