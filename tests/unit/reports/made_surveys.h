/* Results of a made survey: one matched, unmatched, retrospective or single questionnaire with
 * scales, items and codes. Nothing here is a test's oracle but the numbers that are asked for. */
#ifndef TESTS_UNIT_REPORTS_MADE_SURVEYS_H
#define TESTS_UNIT_REPORTS_MADE_SURVEYS_H

#include <baremo/results.h>

/** What a test wants to vary; made_survey_plain() is the rest. */
typedef struct made_survey {
    const char *language, *design, *score;
    double before, after, change, low, high, effect, p, holm, n, matched, retention, alpha;
    baremo_result_status status;
    baremo_direction direction; /**< of the scales */
    size_t scales;              /**< how many, all of one family */
    const char *cluster;        /**< NULL: none */
    size_t cluster_count;
    bool with_arms; /**< taller and control */
    bool with_followup;
    double followup_loss; /**< of the change, until the follow-up */
    bool followup_protected;
    double followup_fewer_up; /**< who stayed the same instead */
    bool with_items, with_codes;
    double people, coders,
        agreement; /**< of the codes: who spoke, who coded, Krippendorff's alpha */
    bool weighted;
    bool is_protected; /**< the change has no value, "[c] fewer than 10" */
} made_survey;

/** 40 of 44 matched people, a mean that rises from 3.21 to 3.58. */
made_survey made_survey_plain(const char *language);

/** In the arena, inside a try: a programme with nothing but the survey "Q". */
baremo_results *made_survey_results(baremo_arena *arena, const made_survey *wanted);
/** Adds the survey to results that are there. */
void made_survey_add(baremo_results *results, const made_survey *wanted);

#endif
