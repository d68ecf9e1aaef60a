/* A comparison as sheets, charts and sentences look at it: the units in their order, what was
 * pooled, and every row found by what it is about, whatever its period. */
#ifndef REPORTS_PLAN_CITIES_H
#define REPORTS_PLAN_CITIES_H

#include <stdint.h>

#include "reports/plan/numbers.h"

/** More units than this stand in the tables alone: a chart with a row for each would be a book. */
#define CITY_CHART_UNITS 120

/** What a row is about, but for its unit and statistic. */
typedef struct city_subject {
    baremo_subject_kind kind;
    const char *id;
    const char *group; /**< as in the results: "stratum=S;effect=g_av"; NULL: none */
} city_subject;

/** An estimate that several units have: pooled, shrunken, ranked, or drawn as a funnel. */
typedef struct city_effect {
    baremo_subject_kind kind;
    const char *id, *title; /**< of the indicator, scale or item */
    const char *effect;     /**< "mean_diff" */
    const char *group;      /**< "effect=mean_diff" */
} city_effect;

/** A row in the index, by the hash of its key. */
typedef struct city_slot {
    uint32_t hash;
    uint32_t row; /**< from 1; 0: free */
} city_slot;

typedef struct cities {
    baremo_arena *arena;
    const baremo_results *results;
    const baremo_results_comparison *comparison;
    const baremo_results_unit *units;
    size_t count;
    const char *const *names;  /**< of the units, as readers tell them apart */
    const char *const *strata; /**< in the order of the units */
    size_t stratum_count;
    const city_effect *effects; /**< those pooled, in the order of the results */
    size_t effect_count;
    const city_effect *funnels;
    size_t funnel_count;
    const baremo_result *rows;
    city_slot *slots; /**< open addressing over the rows */
    size_t slot_count;
} cities;

/** NULL: the results are those of one programme. */
const cities *cities_of(baremo_arena *arena, const baremo_results *results);

/** A row about a unit (NULL: about all of them); NULL: there is none. Of several periods the unit's
 * own, else the last. */
const baremo_result *city_row(const cities *all, const baremo_results_unit *unit,
                              const city_subject *subject, const char *statistic);
/** Its value; missing where there is none. */
double city_value(const cities *all, const baremo_results_unit *unit, const city_subject *subject,
                  const char *statistic);
/** The row where it has a value, else NULL. */
const baremo_result *city_there(const cities *all, const baremo_results_unit *unit,
                                const city_subject *subject, const char *statistic);

/** The row that says why a unit has no estimate of an effect: of the estimate, else of what it
 * would rest on; NULL: nothing is known. */
const baremo_result *city_effect_row(const cities *all, const baremo_results_unit *unit,
                                     const city_effect *effect);

city_subject city_effect_subject(const city_effect *effect);
/** The same of the units of a stratum. */
city_subject city_effect_stratum(const cities *all, const city_effect *effect, const char *stratum);
/** The effect with a further part of its group: "effect=value;versus=leeds". */
city_subject city_effect_versus(const cities *all, const city_effect *effect, const char *unit);

/** The name of a unit; its id where it is not known. */
const char *city_name(const cities *all, const baremo_results_unit *unit);
const char *city_name_of(const cities *all, const char *id);
/** The title of an indicator, a scale, an item (its text), a code, a composite; the id for none. A
 * scale whose title is that of an indicator too is called one. */
const char *city_title(const cities *all, baremo_subject_kind kind, const char *id);
/** The same at the head of a column, with the id where two indicators have one title. */
const char *city_column_title(const cities *all, baremo_subject_kind kind, const char *id);

/** The periods compared: "2019", or the earliest and the latest, "2018 – 2019"; NULL: none. */
const char *city_periods(const cities *all, report_language language);

/** Whether a unit shares any indicator, scale, item or coded theme with another. */
bool city_is_compared(const cities *all, const baremo_results_unit *unit);
/** Whether two units at least have an indicator, a scale or an item: one alone is not compared. */
bool city_is_shared(const cities *all, baremo_subject_kind kind, const char *id);
/** Units that have a value of a statistic. */
size_t city_count(const cities *all, const city_subject *subject, const char *statistic);
/** Whether any row of a kind has a statistic. */
bool city_any(const cities *all, baremo_subject_kind kind, const char *statistic);

/** Whether the estimates of an effect are changes or differences, shown with their sign. */
bool city_effect_is_signed(const char *effect);
/** Whether an effect is a change in the outcome's own unit: the one an outcome is told by. */
bool city_effect_is_change(const char *effect);
/** Whether an effect is the one its outcome is told by: its change, else one in standard
 * deviations, else its value. False for those of items. */
bool city_effect_leads(const cities *all, const city_effect *effect);
/** The value that means no effect: 0, of ratios 1; missing where there is none. */
double city_effect_none(const char *effect);
bool city_effect_is_ratio(const char *effect);
/** The row that stands for the pooled estimate of a subject: with Hartung and Knapp's interval,
 * never narrower than the one without it, of one unit the fixed one; NULL: none has a value. */
const baremo_result *city_pooled(const cities *all, const city_subject *subject);
/** Whether Hartung and Knapp's interval had to be held from being narrower. */
bool city_is_adhoc(const cities *all, const city_subject *subject);
/** The row of the prediction interval, also where it has no value; NULL: there is none. */
const baremo_result *city_prediction(const cities *all, const city_subject *subject);

/** How the numbers of a row are printed: its class, the decimals of its indicator. */
report_quantity city_quantity(const cities *all, const baremo_result *row);
/** A number of an effect's row for people: "+0.37", "38%", "0.82". */
const char *city_number(const cities *all, report_language language, const baremo_result *row,
                        double value);
/** The same of a limit beside it: of a change in points without that word. */
const char *city_limit(const cities *all, report_language language, const baremo_result *row,
                       double value);
/** "+0.37 (+0.12 to +0.62)"; without the interval where there is none. */
const char *city_amount(const cities *all, report_language language, const baremo_result *row);

#endif
