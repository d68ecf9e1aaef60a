/* What coded opinions found.
 *
 * 1. The codes that most people speak of are told, three at most, with the share and its interval.
 * 2. Agreement of several coders is Krippendorff's alpha, in words by his limits: 0.8 for
 *    conclusions, 2/3 for tentative ones (Krippendorff (2004) Content Analysis, p. 241).
 * 3. Cautions: fewer than 30 people; shares are of those who spoke; one coder.
 */
#include "reports/plan/voices.h"

#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/numbers.h"
#include "reports/plan/survey_phrases.h"

enum { TOLD_MOST = 3 };
static const double FEW_PEOPLE = 30, RELIABLE = 0.8, TENTATIVE = 2.0 / 3;

survey_subject voices_whole(const baremo_results_code *code) {
    return (survey_subject){.kind = BAREMO_SUBJECT_CODE, .id = code->id};
}

/* -- order -- */

typedef struct ranked_code {
    const baremo_results_code *code;
    double share;
} ranked_code;

static int by_share(const void *first, const void *second) {
    const ranked_code *a = first, *b = second;
    if (a->share == b->share)
        return strcmp(a->code->code, b->code->code);
    return a->share > b->share ? -1 : 1;
}

size_t voices_ranked(const survey_words *words, const baremo_results_code *set,
                     const baremo_results_code ***ranked) {
    size_t count, found = 0;
    const baremo_results_code *codes = baremo_results_codes(words->results, &count);
    ranked_code *order = baremo_arena_array(words->arena, count + 1, sizeof *order);
    for (size_t i = 0; i < count; i++) {
        if (!codes[i].code || !baremo_text_equal(codes[i].set, set->set))
            continue;
        const survey_subject subject = voices_whole(&codes[i]);
        double share = survey_value(words->results, &subject, "percent_of_respondents");
        order[found++] = (ranked_code){&codes[i], baremo_is_missing(share) ? -1 : share};
    }
    qsort(order, found, sizeof *order, by_share);
    *ranked = baremo_arena_array(words->arena, found + 1, sizeof **ranked);
    for (size_t i = 0; i < found; i++)
        (*ranked)[i] = order[i].code;
    return found;
}

/* -- sentences -- */

static const char *level_of(const survey_words *words, const baremo_result *row) {
    return report_share(words->arena, words->language, row->level, 0);
}

static const char *percent(const survey_words *words, double value) {
    return report_share(words->arena, words->language, value / 100, 0);
}

/* "fear of insult (64% of the people; 95% interval: 48% to 78%)"; NULL: nobody spoke of it. */
static const char *one_code(const survey_words *words, const baremo_results_code *code) {
    const survey_subject subject = voices_whole(code);
    const baremo_result *row = survey_row(words->results, &subject, "percent_of_respondents");
    if (!row || !(row->value > 0))
        return NULL;
    const char *said =
        phrase_fill(words, REPORT_TEXT_VOICES_SHARE, percent(words, row->value), NULL, NULL);
    if (!baremo_is_missing(row->low) && !baremo_is_missing(row->level))
        said = phrase_both(words, said,
                           phrase_fill(words, REPORT_TEXT_SAY_INTERVAL, level_of(words, row),
                                       percent(words, row->low), percent(words, row->high)));
    return phrase_fill(words, REPORT_TEXT_CHART_BECAUSE, code->code, said, NULL);
}

static const char *most_mentioned(const survey_words *words, const baremo_results_code *set) {
    const baremo_results_code **ranked;
    size_t count = voices_ranked(words, set, &ranked);
    const char *text = NULL;
    for (size_t i = 0; i < count && i < TOLD_MOST; i++)
        text = phrase_join(words, text, ", ", one_code(words, ranked[i]));
    return text ? phrase_fill(words, REPORT_TEXT_VOICES_MOST, text, NULL, NULL) : NULL;
}

static const char *agreement(const survey_words *words, const survey_subject *set) {
    const baremo_result *alpha = survey_row(words->results, set, "krippendorff_alpha.nominal");
    if (!alpha || baremo_is_missing(alpha->value))
        return NULL;
    const char *said = report_number(words->arena, words->language, alpha->value, 2);
    if (!baremo_is_missing(alpha->low) && !baremo_is_missing(alpha->level))
        said =
            phrase_fill(words, REPORT_TEXT_CHART_BECAUSE, said,
                        phrase_fill(words, REPORT_TEXT_SAY_INTERVAL, level_of(words, alpha),
                                    report_number(words->arena, words->language, alpha->low, 2),
                                    report_number(words->arena, words->language, alpha->high, 2)),
                        NULL);
    report_text_key word = alpha->value >= RELIABLE    ? REPORT_TEXT_VOICES_RELIABLE
                           : alpha->value >= TENTATIVE ? REPORT_TEXT_VOICES_TENTATIVE
                                                       : REPORT_TEXT_VOICES_UNRELIABLE;
    return phrase_fill(words, REPORT_TEXT_VOICES_AGREEMENT, said, phrase_word(words, word), NULL);
}

static const char *cautions(const survey_words *words, double people, double coders) {
    const char *text = phrase_word(words, REPORT_TEXT_VOICES_NO_SAMPLE);
    if (people < FEW_PEOPLE)
        text = phrase_both(
            words,
            phrase_fill(words, REPORT_TEXT_CARE_FEW, phrase_count(words, people), NULL, NULL),
            text);
    if (coders == 1)
        text = phrase_both(words, text, phrase_word(words, REPORT_TEXT_VOICES_ONE_CODER));
    return phrase_care(words, text);
}

const char *voices_say(const survey_words *words, const baremo_results_code *set,
                       const char *name) {
    const survey_subject all = voices_whole(set);
    double people = survey_value(words->results, &all, "respondents");
    double units = survey_value(words->results, &all, "units");
    double coders = survey_value(words->results, &all, "coders");
    if (!(people > 0) || baremo_is_missing(units) || baremo_is_missing(coders))
        return NULL;
    const char *base = phrase_fill(words, REPORT_TEXT_VOICES_BASE, phrase_count(words, people),
                                   phrase_count(words, units), phrase_count(words, coders));
    const char *text = phrase_fill(words, REPORT_TEXT_CHART_PAIR, name, base, NULL);
    text = phrase_join(words, text, " ", most_mentioned(words, set));
    text = phrase_join(words, text, " ", coders > 1 ? agreement(words, &all) : NULL);
    return phrase_join(words, text, " ", cautions(words, people, coders));
}
