/* What a comparison found, in words: built from the results alone, and saying no more than the
 * design bears. A difference is named only where its adjusted interval holds no chance; being
 * within limits is never called equal; nothing stands in order of its value unless ranks were asked
 * for; a change is never called an effect. */
#ifndef REPORTS_PLAN_CITY_SENTENCES_H
#define REPORTS_PLAN_CITY_SENTENCES_H

#include "reports/plan/cities.h"
#include "reports/plan/survey_sentences.h"

/** How many places were compared on what, and in which periods. */
const char *city_say_what(const survey_words *words, const cities *all);
/** What cannot be compared, and why; NULL: all can. */
const char *city_say_gaps(const survey_words *words, const cities *all);

/** The pooled estimate with its interval and whether it is clear: a line. */
const char *city_say_pooled(const survey_words *words, const cities *all,
                            const city_effect *effect);
/** The same, how far the places differ, where a further one is expected, which places can be told
 * apart, what hangs on one of them, who has no value. */
const char *city_say_effect(const survey_words *words, const cities *all,
                            const city_effect *effect);

/** Who lies beyond the limits of a funnel. */
const char *city_say_funnel(const survey_words *words, const cities *all,
                            const city_effect *effect);
/** Where a unit lies in a funnel: "within the limits"; NULL: it has no value. */
const char *city_say_place(report_language language, const cities *all,
                           const baremo_results_unit *unit, const city_effect *effect);

/** The themes that most name, and that silence is no proof; NULL: there are none. */
const char *city_say_themes(const survey_words *words, const cities *all);
/** How complete and how timely the reports of all areas were, in the last two periods; NULL: nothing
 * says it. */
const char *city_say_reports(const survey_words *words, const cities *all);

/** What a composite index rests on and how robust it is. */
const char *city_say_composite(const survey_words *words, const cities *all,
                               const baremo_results_composite *composite);

#endif
