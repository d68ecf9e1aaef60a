/* Parts of the sentences about surveys: words filled in and joined. Inside reports/plan/ only. */
#ifndef REPORTS_PLAN_SURVEY_PHRASES_H
#define REPORTS_PLAN_SURVEY_PHRASES_H

#include "reports/plan/survey_sentences.h"

const char *phrase_word(const survey_words *words, report_text_key key);
const char *phrase_fill(const survey_words *words, report_text_key key, const char *first,
                        const char *second, const char *third);
/** Both with `between` in the middle; a blank one is left out. */
const char *phrase_join(const survey_words *words, const char *text, const char *between,
                        const char *more);
/** Clauses side by side, with the language's semicolon. */
const char *phrase_both(const survey_words *words, const char *text, const char *more);
const char *phrase_count(const survey_words *words, double value);
/** "With care: ..."; NULL for none. */
const char *phrase_care(const survey_words *words, const char *clauses);
/** The smaller of two numbers, of which one may be missing. */
double phrase_smaller(double a, double b);

#endif
