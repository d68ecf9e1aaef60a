/* The rows of surveys and coded opinions, found by what they are about. */
#ifndef REPORTS_PLAN_SURVEYS_H
#define REPORTS_PLAN_SURVEYS_H

#include <baremo/results.h>

/** What a row is about, but for its statistic. */
typedef struct survey_subject {
    baremo_subject_kind kind;
    const char *id;
    baremo_period period;
    const char *group; /**< as in the results: "wave=pre;sex=f"; NULL: the change, or all */
} survey_subject;

survey_subject survey_all(const baremo_results_survey *survey, const char *group);
survey_subject survey_scale(const baremo_results_survey *survey, const baremo_results_scale *scale,
                            const char *group);
survey_subject survey_item(const baremo_results_survey *survey, const baremo_results_item *item,
                           const char *group);

/** The row of a statistic; NULL: there is none. */
const baremo_result *survey_row(const baremo_results *results, const survey_subject *subject,
                                const char *statistic);
/** Its value; missing where there is none. */
double survey_value(const baremo_results *results, const survey_subject *subject,
                    const char *statistic);

/** "wave=pre". */
const char *survey_wave(baremo_arena *arena, const char *wave);
/** Parts of a group joined by `;`; a NULL part is left out, NULL where nothing is left. */
const char *survey_group(baremo_arena *arena, const char *first, const char *second);
/** "NAME=VALUE". */
const char *survey_part(baremo_arena *arena, const char *name, const char *value);
/** The value of a part of a group ("answer" of "wave=pre;answer=4" is "4"); NULL: it has none. */
const char *survey_part_of(baremo_arena *arena, const char *group, const char *name);

bool survey_is(const baremo_results_survey *survey, const char *design);
/** Whether it has more than one wave. */
bool survey_compares(const baremo_results_survey *survey);

/** A change that a survey's rows may tell: from `before` to `after`. */
typedef struct survey_change {
    const char *before, *after;
    const char *group; /**< "change=followup-pre"; NULL: pre to post */
} survey_change;
#define SURVEY_CHANGES_MAX 3
/** Returns how many. */
size_t survey_changes(baremo_arena *arena, const baremo_results_survey *survey,
                      survey_change changes[SURVEY_CHANGES_MAX]);

/** Fewer clusters than this make an interval of their means too uncertain to use. */
#define SURVEY_FEW_CLUSTERS 6
/** How many clusters the change of a scale rests on; 0: it does not rest on clusters. */
double survey_clusters(const baremo_results *results, const baremo_results_survey *survey,
                       const survey_subject *subject);
/** The row that the change of a scale rests on: of the clusters' means where there are enough, else
 * of the weighted means, else `mean_diff`; NULL: none. */
const baremo_result *survey_change_row(const baremo_results *results,
                                       const baremo_results_survey *survey,
                                       const survey_subject *subject);
/** The p of the test that stands with it; NULL: none. */
const baremo_result *survey_p_row(const baremo_results *results,
                                  const baremo_results_survey *survey,
                                  const survey_subject *subject);
/** What an arm changed more than the control, by clusters where the change rests on them; NULL: none.
 */
const baremo_result *survey_difference_row(baremo_arena *arena, const baremo_results *results,
                                           const baremo_results_survey *survey,
                                           const survey_subject *subject, const char *arm);
/** Its size in standard deviations: g_av, or hedges_g of two samples; NULL: none. */
const baremo_result *survey_effect_row(const baremo_results *results,
                                       const baremo_results_survey *survey,
                                       const survey_subject *subject);

/** Whole percentages that add up to 100 (largest remainders, the first of equals), of shares that
 * add up to about 100; all zero where they do not. */
void survey_whole_percents(const double *percents, size_t count, double *whole);

#endif
