/* Coded opinions: their codes in the order of how many people speak of them, and what was found in
 * words. Inside reports/plan/ only. */
#ifndef REPORTS_PLAN_VOICES_H
#define REPORTS_PLAN_VOICES_H

#include "reports/plan/survey_sentences.h"

/** The rows about a code, or a whole set, over all its periods and groups. */
survey_subject voices_whole(const baremo_results_code *code);

/** The codes of a set, those that most people speak of first; equal ones by name. Returns how many.
 */
size_t voices_ranked(const survey_words *words, const baremo_results_code *set,
                     const baremo_results_code ***ranked);

/** Who spoke, what most of them spoke of, how far the coders agree, and what that cannot say; NULL:
 * the results say nothing of the set. */
const char *voices_say(const survey_words *words, const baremo_results_code *set, const char *name);

#endif
