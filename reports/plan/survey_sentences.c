/* What surveys found, in words.
 *
 * 1. Rose and fell are said only of a change whose status is improved or worsened, of the same
 *    people; else the mean "went from A to B", or two samples "were".
 * 2. The size in words is of |g_av| (two samples: |Hedges' g|): below 0.2, 0.5, 0.8.
 * 3. With arms each arm has a paragraph of its own, with what it has against the control; they are
 *    never told all together.
 * 4. Cautions of a scale: n < 30, alpha < 0.7. Of a survey: attrition above 20 %, design, no
 *    comparison group, fewer than six clusters, several scales, weights. */
#include "reports/plan/survey_phrases.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/numbers.h"

static const double FEW_PEOPLE = 30;
static const double LEAST_ALPHA = 0.7;

static const char *decimal(const survey_words *words, double value) {
    return report_number(words->arena, words->language, value, 2);
}

const char *survey_title(const char *title, const char *id) {
    return baremo_text_blank(title) ? id : title;
}

const char *survey_wave_name(report_language language, const char *wave) {
    return report_name(language, REPORT_NAMES_WAVE, wave);
}

const char *survey_change_name(const survey_words *words, const survey_change *change) {
    if (!change->group)
        return "";
    return baremo_arena_format(words->arena, "%s − %s",
                               survey_wave_name(words->language, change->after),
                               survey_wave_name(words->language, change->before));
}

const char *survey_size_word(report_language language, double effect) {
    static const struct {
        double below;
        report_text_key key;
    } sizes[] = {{0.2, REPORT_TEXT_SAY_NEGLIGIBLE},
                 {0.5, REPORT_TEXT_SAY_SMALL},
                 {0.8, REPORT_TEXT_SAY_MEDIUM}};
    if (baremo_is_missing(effect))
        return "";
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (fabs(effect) < sizes[i].below)
            return report_text(language, sizes[i].key);
    return report_text(language, REPORT_TEXT_SAY_LARGE);
}

static bool is_unmatched(const baremo_results_survey *survey) {
    return survey_is(survey, "unmatched");
}

const char *survey_verdict(const survey_words *words, const baremo_results_survey *survey,
                           baremo_result_status status) {
    static const report_text_key keys[][2] = {
        {REPORT_TEXT_SAY_IMPROVED, REPORT_TEXT_SAY_BETTER},
        {REPORT_TEXT_SAY_UNCHANGED, REPORT_TEXT_SAY_NO_DIFFERENCE},
        {REPORT_TEXT_SAY_WORSENED, REPORT_TEXT_SAY_WORSE}};
    if (status < BAREMO_STATUS_IMPROVED || status > BAREMO_STATUS_WORSENED)
        return "";
    const char *said =
        phrase_word(words, keys[status - BAREMO_STATUS_IMPROVED][is_unmatched(survey) ? 1 : 0]);
    if (is_unmatched(survey))
        return phrase_join(words, said, " ", phrase_word(words, REPORT_TEXT_SAY_TAG_UNMATCHED));
    if (survey_is(survey, "retrospective"))
        return phrase_join(words, said, " ", phrase_word(words, REPORT_TEXT_SAY_TAG_RETROSPECTIVE));
    return said;
}

const char *survey_test_name(const survey_words *words, const baremo_results_survey *survey,
                             double clusters) {
    if (clusters > 0)
        return phrase_fill(words, REPORT_TEXT_SAY_TEST_CLUSTER, phrase_count(words, clusters), NULL,
                           NULL);
    return phrase_word(words, is_unmatched(survey) ? REPORT_TEXT_SAY_TEST_WELCH
                                                   : REPORT_TEXT_SAY_TEST_PAIRED);
}

const char *survey_p_text(const survey_words *words, double p) {
    const char *number = report_number(words->arena, words->language, fmax(p, 0.001), 3);
    return baremo_arena_format(words->arena, p < 0.001 ? "p < %s" : "p = %s", number);
}

static bool is_percent(const baremo_results_scale *scale) {
    return baremo_text_equal(scale->score, "percent");
}

static const char *signed_number(const survey_words *words, const baremo_results_scale *scale,
                                 double value) {
    const report_quantity quantity = {.value_class = is_percent(scale) ? BAREMO_VALUE_NUMBER
                                                                       : BAREMO_VALUE_MEAN,
                                      .decimals = is_percent(scale) ? 1 : 2};
    return report_change(words->arena, words->language, value, quantity);
}

const char *survey_change_text(const survey_words *words, const baremo_results_scale *scale,
                               double value) {
    bool several = fabs(value) >= 1.995; /* in French the plural begins at 2: texts.def */
    report_text_key few = is_percent(scale) ? REPORT_TEXT_SAY_PERCENT_POINT : REPORT_TEXT_SAY_POINT;
    report_text_key many =
        is_percent(scale) ? REPORT_TEXT_SAY_PERCENT_POINTS : REPORT_TEXT_SAY_POINTS;
    return phrase_fill(words, several ? many : few, signed_number(words, scale, value), NULL, NULL);
}

static const char *level_text(const survey_words *words, double level) {
    double percent = 100 * level;
    int decimals = fabs(percent - round(percent)) < 0.05 ? 0 : 1;
    return report_share(words->arena, words->language, level, decimals);
}

static const char *interval_text(const survey_words *words, const baremo_results_scale *scale,
                                 const baremo_result *row) {
    if (baremo_is_missing(row->low) || baremo_is_missing(row->high) ||
        baremo_is_missing(row->level))
        return NULL;
    return phrase_fill(words, REPORT_TEXT_SAY_INTERVAL, level_text(words, row->level),
                       signed_number(words, scale, row->low),
                       signed_number(words, scale, row->high));
}

/* "+0.37 points (95% interval: +0.12 to +0.62)" */
static const char *amount(const survey_words *words, const baremo_results_scale *scale,
                          const baremo_result *row) {
    const char *change = survey_change_text(words, scale, row->value);
    const char *interval = interval_text(words, scale, row);
    return interval ? baremo_arena_format(words->arena, "%s (%s)", change, interval) : change;
}

/* A change of a scale: what it is about, and the rows that it is told from. */
typedef struct telling {
    const survey_words *words;
    const baremo_results_survey *survey;
    const baremo_results_scale *scale;
    survey_subject subject;
    const char *before, *after; /**< waves */
    const baremo_result *change;
} telling;

static double value_of(const telling *at, const char *statistic) {
    return survey_value(at->words->results, &at->subject, statistic);
}

static const char *score(const telling *at, double value) {
    const report_quantity quantity = {.value_class = is_percent(at->scale) ? BAREMO_VALUE_PERCENT
                                                                           : BAREMO_VALUE_MEAN};
    return report_value(at->words->arena, at->words->language, value, quantity);
}

static baremo_result_status status_of(const telling *at) {
    const baremo_result *row = survey_row(at->words->results, &at->subject, "mean_diff");
    return row ? row->status : BAREMO_STATUS_NONE;
}

static report_text_key verb_of(const telling *at) {
    baremo_result_status status = status_of(at);
    if (is_unmatched(at->survey))
        return REPORT_TEXT_SAY_SAMPLES;
    if (status != BAREMO_STATUS_IMPROVED && status != BAREMO_STATUS_WORSENED)
        return REPORT_TEXT_SAY_WENT;
    return at->change->value > 0 ? REPORT_TEXT_SAY_ROSE : REPORT_TEXT_SAY_FELL;
}

/* The mean before or after that the change is the difference of. */
static double mean_of(const telling *at, bool is_after) {
    static const char *const statistics[][2] = {{"mean_pre", "mean_post"}, {"mean_1", "mean_2"}};
    if (!baremo_text_equal(at->change->statistic, "mean_diff.weighted"))
        return value_of(at, statistics[is_unmatched(at->survey)][is_after]);
    const char *wave = survey_wave(at->words->arena, is_after ? at->after : at->before);
    const char *part = at->survey->arm_count > 1 ? at->subject.group : NULL;
    const survey_subject subject =
        survey_scale(at->survey, at->scale, survey_group(at->words->arena, wave, part));
    return survey_value(at->words->results, &subject, "mean");
}

/* "The mean rose from 3.21 to 3.58: +0.37 points (...)" */
static const char *movement(const telling *at) {
    double before = mean_of(at, false), after = mean_of(at, true);
    const char *change = amount(at->words, at->scale, at->change);
    bool by_cluster = baremo_text_equal(at->change->statistic, "mean_diff.cluster");
    if (by_cluster)
        change = phrase_fill(at->words, REPORT_TEXT_SAY_CLUSTER_CHANGE, change, NULL, NULL);
    if (baremo_is_missing(before) || baremo_is_missing(after))
        return phrase_fill(at->words, REPORT_TEXT_SAY_CHANGE, change, NULL, NULL);
    const char *means =
        phrase_fill(at->words, verb_of(at), score(at, before), score(at, after), NULL);
    return by_cluster ? phrase_both(at->words, means, change)
                      : phrase_fill(at->words, REPORT_TEXT_CHART_PAIR, means, change, NULL);
}

/* Arms and other groups have their own count of matched people. */
static double matched(const telling *at) {
    const survey_subject survey = survey_all(at->survey, at->subject.group);
    return survey_value(at->words->results, &survey, "matched");
}

static double people(const telling *at) {
    double n = value_of(at, "n");
    return baremo_is_missing(n) ? at->change->n : n;
}

static const char *base(const telling *at) {
    const survey_words *words = at->words;
    if (is_unmatched(at->survey)) {
        double first = value_of(at, "n_1"), second = value_of(at, "n_2");
        return baremo_is_missing(first) || baremo_is_missing(second)
                   ? NULL
                   : phrase_fill(words, REPORT_TEXT_SAY_BASE_SAMPLES, phrase_count(words, first),
                                 phrase_count(words, second), NULL);
    }
    double n = people(at), all = matched(at);
    if (baremo_is_missing(n))
        return NULL;
    if (survey_is(at->survey, "retrospective") || baremo_is_missing(all))
        return phrase_fill(words, REPORT_TEXT_SAY_BASE_PEOPLE, phrase_count(words, n), NULL, NULL);
    return phrase_fill(words, REPORT_TEXT_SAY_BASE_MATCHED, phrase_count(words, n),
                       phrase_count(words, all), NULL);
}

static const char *test(const telling *at) {
    const survey_words *words = at->words;
    const baremo_result *p = survey_p_row(words->results, at->survey, &at->subject);
    if (!p || baremo_is_missing(p->value))
        return NULL;
    const char *said = survey_p_text(words, p->value);
    double holm = value_of(at, "holm.p");
    double clusters = survey_clusters(words->results, at->survey, &at->subject);
    if (at->scale->family_count > 1 && clusters == 0 && !baremo_is_missing(holm))
        said = phrase_both(words, said,
                           phrase_fill(words, REPORT_TEXT_SAY_HOLM, survey_p_text(words, holm),
                                       phrase_count(words, (double)at->scale->family_count), NULL));
    return phrase_fill(words, REPORT_TEXT_CHART_SENTENCE,
                       survey_test_name(words, at->survey, clusters), said, NULL);
}

static const char *size(const telling *at) {
    const baremo_result *effect = survey_effect_row(at->words->results, at->survey, &at->subject);
    if (!effect || baremo_is_missing(effect->value))
        return NULL;
    return phrase_fill(
        at->words, is_unmatched(at->survey) ? REPORT_TEXT_SAY_SIZE_SAMPLES : REPORT_TEXT_SAY_SIZE,
        survey_size_word(at->words->language, effect->value), decimal(at->words, effect->value),
        NULL);
}

static double least_people(const telling *at) {
    if (is_unmatched(at->survey))
        return phrase_smaller(value_of(at, "n_1"), value_of(at, "n_2"));
    return people(at);
}

/* The least of the waves. */
static double least_alpha(const telling *at) {
    double least = BAREMO_MISSING;
    for (size_t i = 0; i < at->survey->wave_count; i++) {
        const survey_subject wave = survey_scale(
            at->survey, at->scale, survey_wave(at->words->arena, at->survey->waves[i]));
        least = phrase_smaller(least, survey_value(at->words->results, &wave, "alpha"));
    }
    return least;
}

static const char *few_people(const survey_words *words, double n) {
    return n < FEW_PEOPLE
               ? phrase_fill(words, REPORT_TEXT_CARE_FEW, phrase_count(words, n), NULL, NULL)
               : NULL;
}

static const char *low_alpha(const telling *at) {
    double alpha = least_alpha(at);
    return alpha < LEAST_ALPHA ? phrase_fill(at->words, REPORT_TEXT_CARE_ALPHA,
                                             decimal(at->words, alpha), NULL, NULL)
                               : NULL;
}

static const char *sentence(const survey_words *words, const char *clause) {
    return baremo_text_blank(clause) ? NULL : baremo_arena_format(words->arena, "%s.", clause);
}

static const char *reason(const survey_words *words, const baremo_result *row) {
    const char *note = report_note(words->arena, words->language, row);
    return baremo_text_blank(note) ? phrase_word(words, REPORT_TEXT_NO_DATA) : note;
}

/* One change, told whole but for its cautions; NULL: the results say nothing of it. */
static const char *tell(telling *at) {
    const survey_words *words = at->words;
    at->change = survey_change_row(words->results, at->survey, &at->subject);
    if (!at->change)
        return NULL;
    if (baremo_is_missing(at->change->value))
        return phrase_fill(words, REPORT_TEXT_SAY_NOT_COMPUTABLE, reason(words, at->change), NULL,
                           NULL);
    const char *text = sentence(words, survey_verdict(words, at->survey, status_of(at)));
    text = phrase_join(words, text, " ",
                       sentence(words, phrase_join(words, movement(at), ", ", base(at))));
    text = phrase_join(words, text, " ", test(at));
    return phrase_join(words, text, " ", size(at));
}

/* The cautions of a scale: of changes that rest on different people those of the fewest. */
static const char *care(const telling *at, double fewest) {
    return phrase_care(at->words,
                       phrase_both(at->words, few_people(at->words, fewest), low_alpha(at)));
}

static bool has_value(const telling *at) {
    return at->change && !baremo_is_missing(at->change->value);
}

static const char *titled(const survey_words *words, const char *title, const char *text) {
    return text ? phrase_fill(words, REPORT_TEXT_CHART_PAIR, title, text, NULL) : NULL;
}

/* Whether an interval lies wholly on one side of zero. */
static bool is_clear(const baremo_result *row) { return row->low > 0 || row->high < 0; }

/* The change of an arm minus that of the control. */
static const char *difference(const telling *at, const char *arm) {
    const survey_words *words = at->words;
    const baremo_results_survey *survey = at->survey;
    const baremo_result *row =
        survey_difference_row(words->arena, words->results, survey, &at->subject, arm);
    if (!row)
        return NULL;
    bool by_cluster = strcmp(row->statistic, "change_difference.cluster") == 0;
    survey_subject subject = at->subject;
    subject.group = row->group;
    if (baremo_is_missing(row->value))
        return phrase_fill(words, REPORT_TEXT_SAY_ARMS_NOT_COMPUTABLE, arm, survey->control,
                           reason(words, row));
    const char *text =
        phrase_fill(words, is_clear(row) ? REPORT_TEXT_SAY_ARMS_DIFFER : REPORT_TEXT_SAY_ARMS_ALIKE,
                    arm, survey->control, amount(words, at->scale, row));
    const char *statistic = by_cluster ? "change_difference.cluster.p" : "change_difference.p";
    double p = survey_value(words->results, &subject, statistic);
    if (baremo_is_missing(p))
        return text;
    const char *name = by_cluster ? survey_test_name(words, survey, (double)survey->cluster_count)
                                  : phrase_word(words, REPORT_TEXT_SAY_TEST_CHANGES);
    return phrase_join(
        words, text, " ",
        phrase_fill(words, REPORT_TEXT_CHART_SENTENCE, name, survey_p_text(words, p), NULL));
}

/* A paragraph an arm, and what it has more than the control. */
static size_t tell_arms(telling *at, const char **paragraphs) {
    const survey_words *words = at->words;
    const baremo_results_survey *survey = at->survey;
    const char *title = survey_title(at->scale->title, at->scale->id);
    size_t count = 0;
    for (size_t i = 0; i < survey->arm_count; i++) {
        const char *arm = survey->arms[i];
        at->subject.group = survey_part(words->arena, survey->group, arm);
        const char *text = tell(at);
        if (has_value(at))
            text = phrase_join(words, text, " ", care(at, least_people(at)));
        if (!baremo_text_equal(arm, survey->control))
            text = phrase_join(words, text, " ", difference(at, arm));
        if (text)
            paragraphs[count++] = titled(
                words, phrase_fill(words, REPORT_TEXT_SAY_ARM_SCALE, arm, title, NULL), text);
    }
    return count;
}

/* A survey of one wave: where the scale stands. */
static const char *tell_standing(const telling *at) {
    const survey_words *words = at->words;
    const survey_subject wave =
        survey_scale(at->survey, at->scale, survey_wave(words->arena, at->survey->waves[0]));
    const baremo_result *mean = survey_row(words->results, &wave, "mean");
    if (!mean)
        return NULL;
    if (baremo_is_missing(mean->value))
        return phrase_fill(words, REPORT_TEXT_SAY_MEAN_NOT_COMPUTABLE, reason(words, mean), NULL,
                           NULL);
    const char *said = score(at, mean->value);
    if (!baremo_is_missing(mean->low) && !baremo_is_missing(mean->level))
        said = baremo_arena_format(words->arena, "%s (%s)", said,
                                   phrase_fill(words, REPORT_TEXT_SAY_INTERVAL,
                                               level_text(words, mean->level), score(at, mean->low),
                                               score(at, mean->high)));
    double n = mean->n;
    const char *base = baremo_is_missing(n) ? NULL
                                            : phrase_fill(words, REPORT_TEXT_SAY_BASE_PEOPLE,
                                                          phrase_count(words, n), NULL, NULL);
    const char *text = sentence(
        words,
        phrase_join(words, phrase_fill(words, REPORT_TEXT_SAY_MEAN, said, NULL, NULL), ", ", base));
    return phrase_join(words, text, " ",
                       phrase_care(words, phrase_both(words, few_people(words, n), low_alpha(at))));
}

/* The changes from pre to post and to the third wave. */
static const char *tell_changes(telling *at) {
    survey_change changes[SURVEY_CHANGES_MAX];
    size_t found = survey_changes(at->words->arena, at->survey, changes);
    const char *text = NULL;
    double fewest = BAREMO_MISSING;
    bool any = false;
    for (size_t i = 0; i < found; i++) {
        at->subject.group = changes[i].group;
        at->before = changes[i].before;
        at->after = changes[i].after;
        const char *said = tell(at);
        if (has_value(at)) {
            any = true;
            fewest = phrase_smaller(fewest, least_people(at));
        }
        if (said && changes[i].group)
            said = titled(at->words, survey_change_name(at->words, &changes[i]), said);
        text = phrase_join(at->words, text, " ", said);
    }
    return any ? phrase_join(at->words, text, " ", care(at, fewest)) : text;
}

size_t survey_say_scale(const survey_words *words, const baremo_results_scale *scale,
                        const char *const **paragraphs) {
    const baremo_results_survey *survey = baremo_results_survey_find(words->results, scale->survey);
    if (!survey || survey->wave_count == 0)
        return 0;
    telling at = {.words = words,
                  .survey = survey,
                  .scale = scale,
                  .subject = survey_scale(survey, scale, NULL),
                  .before = "pre",
                  .after = "post"};
    const char **told = baremo_arena_array(words->arena, survey->arm_count + 1, sizeof *told);
    *paragraphs = told;
    if (survey_compares(survey) && survey->arm_count > 1)
        return tell_arms(&at, told);
    told[0] = titled(words, survey_title(scale->title, scale->id),
                     survey_compares(survey) ? tell_changes(&at) : tell_standing(&at));
    return told[0] != NULL;
}
