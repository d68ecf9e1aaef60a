/* Words of sentences about surveys, and what holds for a whole survey: its cautions and how many of
 * its scales changed. */
#include "reports/plan/survey_phrases.h"

#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/numbers.h"

static const double LEAST_RETENTION = 80; /* percent */

const char *phrase_word(const survey_words *words, report_text_key key) {
    return report_text(words->language, key);
}

const char *phrase_fill(const survey_words *words, report_text_key key, const char *first,
                        const char *second, const char *third) {
    return report_fill(words->arena, phrase_word(words, key), first, second, third);
}

const char *phrase_join(const survey_words *words, const char *text, const char *between,
                        const char *more) {
    if (baremo_text_blank(text) || baremo_text_blank(more))
        return baremo_text_blank(text) ? more : text;
    return baremo_arena_format(words->arena, "%s%s%s", text, between, more);
}

/* Clauses and statements side by side. */
const char *phrase_both(const survey_words *words, const char *text, const char *more) {
    return phrase_join(words, text, phrase_word(words, REPORT_TEXT_SAY_SEMICOLON), more);
}

const char *phrase_count(const survey_words *words, double value) {
    return report_number(words->arena, words->language, value, 0);
}

const char *phrase_care(const survey_words *words, const char *clauses) {
    return baremo_text_blank(clauses)
               ? NULL
               : phrase_fill(words, REPORT_TEXT_SAY_CARE, clauses, NULL, NULL);
}

double phrase_smaller(double a, double b) {
    if (baremo_is_missing(a) || baremo_is_missing(b))
        return baremo_is_missing(a) ? b : a;
    return fmin(a, b);
}

static const char *attrition(const survey_words *words, const baremo_results_survey *survey) {
    survey_change changes[SURVEY_CHANGES_MAX];
    size_t found = survey_changes(words->arena, survey, changes);
    double least = BAREMO_MISSING;
    for (size_t i = 0; i < found; i++) {
        const survey_subject all = survey_all(survey, changes[i].group);
        least = phrase_smaller(least, survey_value(words->results, &all, "retention"));
    }
    if (!(least < LEAST_RETENTION))
        return NULL;
    return phrase_fill(words, REPORT_TEXT_CARE_ATTRITION,
                       report_share(words->arena, words->language, 1 - least / 100, 0), NULL, NULL);
}

static size_t most_together(const survey_words *words, const baremo_results_survey *survey) {
    size_t all, most = 0;
    const baremo_results_scale *scales = baremo_results_scales(words->results, &all);
    for (size_t i = 0; i < all; i++)
        if (baremo_text_equal(scales[i].survey, survey->id) && scales[i].family_count > most)
            most = scales[i].family_count;
    return most;
}

static const char *of_design(const survey_words *words, const baremo_results_survey *survey) {
    const char *text = NULL;
    if (survey_is(survey, "unmatched"))
        text = phrase_word(words, REPORT_TEXT_CARE_UNMATCHED);
    if (survey_is(survey, "retrospective"))
        text = phrase_word(words, REPORT_TEXT_CARE_RETROSPECTIVE);
    return phrase_both(words, text,
                       phrase_word(words, survey->arm_count > 1 ? REPORT_TEXT_CARE_ARMS
                                                                : REPORT_TEXT_CARE_NO_COMPARISON));
}

const char *survey_say_cautions(const survey_words *words, const baremo_results_survey *survey) {
    if (!survey_compares(survey))
        return NULL;
    const char *text = phrase_both(words, of_design(words, survey), attrition(words, survey));
    size_t clusters = survey->cluster_count, scales = most_together(words, survey);
    if (survey->cluster && clusters < SURVEY_FEW_CLUSTERS)
        text = phrase_both(words, text,
                           phrase_fill(words, REPORT_TEXT_CARE_CLUSTERS,
                                       phrase_count(words, (double)clusters), NULL, NULL));
    if (scales > 1)
        text = phrase_both(words, text,
                           phrase_fill(words, REPORT_TEXT_CARE_OUTCOMES,
                                       phrase_count(words, (double)scales), NULL, NULL));
    if (survey->weight)
        text = phrase_both(words, text, phrase_word(words, REPORT_TEXT_CARE_WEIGHTS));
    return phrase_care(words, text);
}

const char *survey_say_design(const survey_words *words, const baremo_results_survey *survey) {
    return report_name(words->language, REPORT_NAMES_DESIGN, survey->design);
}

/* How many scales went which way: 0 the better, 1 neither clearly, 2 the worse. */
typedef struct outcome_counts {
    size_t of[3], all;
} outcome_counts;

static void count_status(outcome_counts *counts, const baremo_result *row) {
    if (!row || row->status < BAREMO_STATUS_IMPROVED || row->status > BAREMO_STATUS_WORSENED)
        return;
    counts->of[row->status - BAREMO_STATUS_IMPROVED]++;
    counts->all++;
}

/* A difference of changes is clear where its interval lies on one side of zero; of a scale to be
 * maintained either side is the worse, as with changes. */
static void count_difference(outcome_counts *counts, const baremo_result *row,
                             baremo_direction direction) {
    if (!row || baremo_is_missing(row->low) || baremo_is_missing(row->high))
        return;
    bool up = row->low > 0, down = row->high < 0;
    bool good = (up && direction == BAREMO_INCREASE) || (down && direction == BAREMO_DECREASE);
    counts->of[!up && !down ? 1 : good ? 0 : 2]++;
    counts->all++;
}

/* With arms it is what each arm but the control has more than that: the design can say no less. */
static void count_scale(const survey_words *words, const baremo_results_survey *survey,
                        const baremo_results_scale *scale, outcome_counts *counts) {
    survey_subject subject = survey_scale(survey, scale, NULL);
    if (survey->arm_count < 2) {
        count_status(counts, survey_row(words->results, &subject, "mean_diff"));
        return;
    }
    for (size_t i = 0; i < survey->arm_count; i++)
        if (!baremo_text_equal(survey->arms[i], survey->control))
            count_difference(counts,
                             survey_difference_row(words->arena, words->results, survey, &subject,
                                                   survey->arms[i]),
                             scale->direction);
}

const char *survey_say_headline(const survey_words *words, const baremo_results_survey *survey) {
    static const report_text_key keys[3][3] = {
        {REPORT_TEXT_COUNT_IMPROVED, REPORT_TEXT_COUNT_BETTER, REPORT_TEXT_COUNT_ARM_BETTER},
        {REPORT_TEXT_COUNT_UNCHANGED, REPORT_TEXT_COUNT_NO_DIFFERENCE,
         REPORT_TEXT_COUNT_NO_DIFFERENCE},
        {REPORT_TEXT_COUNT_WORSENED, REPORT_TEXT_COUNT_WORSE, REPORT_TEXT_COUNT_ARM_WORSE}};
    outcome_counts counts = {{0, 0, 0}, 0};
    size_t all;
    const baremo_results_scale *scales = baremo_results_scales(words->results, &all);
    for (size_t i = 0; i < all; i++)
        if (baremo_text_equal(scales[i].survey, survey->id))
            count_scale(words, survey, &scales[i], &counts);
    if (!counts.all)
        return NULL;
    bool arms = survey->arm_count > 1;
    size_t design = arms ? 2 : survey_is(survey, "unmatched") ? 1 : 0;
    const char *text = NULL;
    for (size_t i = 0; i < 3; i++)
        text = phrase_join(words, text, ", ",
                           phrase_fill(words, keys[i][design],
                                       phrase_count(words, (double)counts.of[i]), NULL, NULL));
    return phrase_fill(words, arms ? REPORT_TEXT_SAY_HEADLINE_ARMS : REPORT_TEXT_SAY_HEADLINE,
                       survey_title(survey->title, survey->id), survey_say_design(words, survey),
                       text);
}
