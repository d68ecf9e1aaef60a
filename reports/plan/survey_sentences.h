/* What surveys found, in words: built from the results alone, and saying no more than the design
 * bears. Two samples of different people are called that in every sentence; a change that the
 * interval does not tell from none is "no clear change"; a change without comparison group is never
 * called an effect. */
#ifndef REPORTS_PLAN_SURVEY_SENTENCES_H
#define REPORTS_PLAN_SURVEY_SENTENCES_H

#include "reports/plan/surveys.h"
#include "reports/plan/texts.h"

typedef struct survey_words {
    baremo_arena *arena;
    report_language language;
    const baremo_results *results;
} survey_words;

/** What was found of a scale: each change (of each arm, and against the control) with its unit,
 * interval, n, test, size, and the cautions that are the scale's own. One paragraph, with arms one
 * an arm that begins with its name; returns how many, 0: there is nothing. */
size_t survey_say_scale(const survey_words *words, const baremo_results_scale *scale,
                        const char *const **paragraphs);
/** The cautions that hold for all scales of a survey; NULL: none. */
const char *survey_say_cautions(const survey_words *words, const baremo_results_survey *survey);
/** How many of its scales improved, did not clearly change, worsened; NULL: none was compared. */
const char *survey_say_headline(const survey_words *words, const baremo_results_survey *survey);
/** "matched before and after" ... */
const char *survey_say_design(const survey_words *words, const baremo_results_survey *survey);

/** The size of an effect in words, by its absolute value: below 0.2 negligible, 0.5 small, 0.8
 * medium, else large; "" for a missing one. */
const char *survey_size_word(report_language language, double effect);
/** The word for a status of a change, as the design bears it; "" for none. */
const char *survey_verdict(const survey_words *words, const baremo_results_survey *survey,
                           baremo_result_status status);
/** The name of the test of its changes, over `clusters` clusters (0: over people). */
const char *survey_test_name(const survey_words *words, const baremo_results_survey *survey,
                             double clusters);
/** "p = 0.012", "p < 0.001". */
const char *survey_p_text(const survey_words *words, double p);
/** A change of a scale with its sign and unit: "+0.37 points". */
const char *survey_change_text(const survey_words *words, const baremo_results_scale *scale,
                               double value);
/** The title of a scale, an item, a survey: its id where it has none. */
const char *survey_title(const char *title, const char *id);
/** A wave by its name: "Before". */
const char *survey_wave_name(report_language language, const char *wave);
/** "Follow-up − Before", "" for pre to post. */
const char *survey_change_name(const survey_words *words, const survey_change *change);

#endif
