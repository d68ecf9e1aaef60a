/* What a comparison found, in words: pooled effects and funnels.
 *
 * 1. Clear on average is said only where Hartung and Knapp's interval, never narrower than the
 *    one without it, holds no "no change".
 * 2. Places differ beyond chance only where the Q-profile interval of tau2 lies above 0.
 * 3. Told apart are those whose Holm-adjusted difference holds no 0 for at least one other.
 * 4. Fewer than five places: the estimate between them is called uncertain.
 * 5. One place that makes the difference is named: without it the average would be clear, or not.
 */
#include "reports/plan/city_sentences.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/numbers.h"
#include "reports/plan/survey_phrases.h"

static const double FEW_PLACES = 5;
enum { MOST_NAMES = 12 };

static const char *sentences(const survey_words *words, const char *text, const char *more) {
    return phrase_join(words, text, " ", more);
}

/* -- names -- */

typedef struct name_list {
    const survey_words *words;
    const char *text;
    size_t count;
} name_list;

/* The first of them; how many more is said at the end. */
static void name_add(name_list *list, const char *name) {
    if (++list->count <= MOST_NAMES)
        list->text = phrase_join(list->words, list->text, ", ", name);
}

static const char *names_end(const name_list *list) {
    if (list->count <= MOST_NAMES)
        return list->text;
    return phrase_fill(list->words, REPORT_TEXT_AND_MORE, list->text,
                       phrase_count(list->words, (double)(list->count - MOST_NAMES)), NULL);
}

/* -- pooled -- */

typedef struct effect_view {
    const survey_words *words;
    const cities *all;
    const city_effect *effect;
    city_subject subject;
} effect_view;

static const char *number(const effect_view *at, const baremo_result *row, double value) {
    return city_number(at->all, at->words->language, row, value);
}

static const char *interval(const effect_view *at, const baremo_result *row,
                            report_text_key pattern) {
    const survey_words *words = at->words;
    double level = baremo_is_missing(row->level) ? 0.95 : row->level;
    return phrase_fill(words, pattern, report_share(words->arena, words->language, level, 0),
                       city_limit(at->all, words->language, row, row->low),
                       city_limit(at->all, words->language, row, row->high));
}

static bool is_limited(const baremo_result *row) {
    return row && isfinite(row->low) && isfinite(row->high);
}

/* 1 above, -1 below, 0 neither for sure. */
static int side_of(const baremo_result *row, double none) {
    if (!is_limited(row))
        return 0;
    return row->low > none ? 1 : row->high < none ? -1 : 0;
}

static const char *average(const effect_view *at, const baremo_result *pooled) {
    const survey_words *words = at->words;
    double units = city_value(at->all, NULL, &at->subject, "units");
    const char *text = number(at, pooled, pooled->value);
    if (is_limited(pooled))
        text = baremo_arena_format(words->arena, "%s (%s)", text,
                                   interval(at, pooled, REPORT_TEXT_SAY_INTERVAL));
    return phrase_fill(words, REPORT_TEXT_SAY_CITY_POOLED, phrase_count(words, units), text, NULL);
}

static const char *verdict(const effect_view *at, const baremo_result *pooled) {
    double none = city_effect_none(at->effect->effect);
    if (baremo_is_missing(none) || !is_limited(pooled))
        return NULL;
    int side = side_of(pooled, none);
    report_text_key key = side > 0   ? REPORT_TEXT_SAY_CITY_ROSE
                          : side < 0 ? REPORT_TEXT_SAY_CITY_FELL
                                     : REPORT_TEXT_SAY_CITY_UNCLEAR;
    return sentences(at->words, phrase_word(at->words, key),
                     side ? phrase_word(at->words, REPORT_TEXT_SAY_CITY_NO_EFFECT) : NULL);
}

static const char *heterogeneity(const effect_view *at) {
    const survey_words *words = at->words;
    const baremo_result *tau2 = city_there(at->all, NULL, &at->subject, "tau2");
    const baremo_result *i2 = city_there(at->all, NULL, &at->subject, "i2");
    if (!tau2 || !i2)
        return NULL;
    const char *share = report_share(words->arena, words->language, i2->value / 100, 0);
    bool differ = is_limited(tau2) && tau2->low > 0;
    return phrase_fill(words,
                       differ ? REPORT_TEXT_SAY_CITY_DIFFER : REPORT_TEXT_SAY_CITY_MAY_DIFFER,
                       share, NULL, NULL);
}

static const char *prediction(const effect_view *at, const baremo_result *pooled) {
    const survey_words *words = at->words;
    const baremo_result *next = city_prediction(at->all, &at->subject);
    double units = city_value(at->all, NULL, &at->subject, "units");
    if (!is_limited(next))
        return units == 2 ? phrase_word(words, REPORT_TEXT_SAY_CITY_TWO) : NULL;
    const char *text = interval(at, next, REPORT_TEXT_SAY_CITY_PREDICTION);
    double none = city_effect_none(at->effect->effect);
    bool opposite = !baremo_is_missing(none) && side_of(pooled, none) && !side_of(next, none);
    return sentences(words, text,
                     opposite ? phrase_word(words, REPORT_TEXT_SAY_CITY_OPPOSITE) : NULL);
}

static const char *few(const effect_view *at) {
    double units = city_value(at->all, NULL, &at->subject, "units");
    if (!(units < FEW_PLACES))
        return NULL;
    return phrase_fill(at->words, REPORT_TEXT_SAY_CITY_FEW, phrase_count(at->words, units), NULL,
                       NULL);
}

static effect_view view_of(const survey_words *words, const cities *all,
                           const city_effect *effect) {
    return (effect_view){words, all, effect, city_effect_subject(effect)};
}

static const char *say_pooled(const effect_view *at) {
    const baremo_result *pooled = city_pooled(at->all, &at->subject);
    if (!pooled)
        return phrase_word(at->words, REPORT_TEXT_SAY_CITY_NOT_POOLED);
    const char *text = sentences(at->words, average(at, pooled), verdict(at, pooled));
    text = sentences(at->words, text, heterogeneity(at));
    text = sentences(at->words, text, prediction(at, pooled));
    return sentences(at->words, text, few(at));
}

const char *city_say_pooled(const survey_words *words, const cities *all,
                            const city_effect *effect) {
    const effect_view at = view_of(words, all, effect);
    const baremo_result *pooled = city_pooled(all, &at.subject);
    if (!pooled)
        return phrase_word(words, REPORT_TEXT_SAY_CITY_NOT_POOLED);
    return sentences(words, average(&at, pooled), verdict(&at, pooled));
}

/* -- place by place -- */

static const char *apart(const effect_view *at) {
    const survey_words *words = at->words;
    name_list names = {.words = words};
    size_t known = 0;
    for (size_t i = 0; i < at->all->count; i++) {
        const baremo_result *row =
            city_there(at->all, &at->all->units[i], &at->subject, "told_apart");
        known += row != NULL;
        if (row && row->value > 0)
            name_add(&names, phrase_fill(words, REPORT_TEXT_SAY_CITY_FROM, at->all->names[i],
                                         phrase_count(words, row->value), NULL));
    }
    if (known < 2)
        return NULL;
    return names.count
               ? phrase_fill(words, REPORT_TEXT_SAY_CITY_APART, names_end(&names), NULL, NULL)
               : phrase_word(words, REPORT_TEXT_SAY_CITY_NOT_APART);
}

/* Places without which the average would be clear where it is not, or the other way round. */
static const char *hanging(const effect_view *at) {
    double none = city_effect_none(at->effect->effect);
    const baremo_result *pooled = city_pooled(at->all, &at->subject);
    if (baremo_is_missing(none) || !is_limited(pooled))
        return NULL;
    bool clear = side_of(pooled, none) != 0;
    name_list names = {.words = at->words};
    for (size_t i = 0; i < at->all->count; i++) {
        const baremo_result *left =
            city_there(at->all, &at->all->units[i], &at->subject, "leave_one_out");
        if (is_limited(left) && (side_of(left, none) != 0) != clear)
            name_add(&names, at->all->names[i]);
    }
    if (!names.count)
        return NULL;
    return phrase_fill(at->words, clear ? REPORT_TEXT_SAY_CITY_HANGS : REPORT_TEXT_SAY_CITY_HIDES,
                       names_end(&names), NULL, NULL);
}

static const char *without_value(const effect_view *at, const char *statistic) {
    name_list names = {.words = at->words};
    for (size_t i = 0; i < at->all->count; i++)
        if (!city_there(at->all, &at->all->units[i], &at->subject, statistic))
            name_add(&names, at->all->names[i]);
    if (!names.count)
        return NULL;
    return phrase_fill(at->words, REPORT_TEXT_SAY_CITY_WITHOUT, names_end(&names), NULL, NULL);
}

const char *city_say_effect(const survey_words *words, const cities *all,
                            const city_effect *effect) {
    const effect_view at = view_of(words, all, effect);
    const char *text = say_pooled(&at);
    if (city_is_adhoc(all, &at.subject))
        text = sentences(words, text, phrase_word(words, REPORT_TEXT_SAY_CITY_ADHOC));
    text = sentences(words, text, apart(&at));
    text = sentences(words, text, hanging(&at));
    return sentences(words, text, without_value(&at, "effect"));
}

/* -- funnels -- */

/* -2 and 2 beyond 99.8 %, -1 and 1 beyond 95 %, 0 within. */
static int place_of(const effect_view *at, const baremo_results_unit *unit) {
    static const char *const limits[] = {"lcl_998", "lcl_95", "ucl_95", "ucl_998"};
    double value = city_value(at->all, unit, &at->subject, "value");
    double limit[4];
    for (int i = 0; i < 4; i++)
        limit[i] = city_value(at->all, unit, &at->subject, limits[i]);
    if (value < limit[0] || value > limit[3])
        return value < limit[0] ? -2 : 2;
    return value < limit[1] ? -1 : value > limit[2] ? 1 : 0;
}

const char *city_say_place(report_language language, const cities *all,
                           const baremo_results_unit *unit, const city_effect *effect) {
    static const report_text_key keys[] = {
        REPORT_TEXT_SAY_CITY_FAR_BELOW, REPORT_TEXT_SAY_CITY_BELOW, REPORT_TEXT_CHART_INSIDE,
        REPORT_TEXT_SAY_CITY_ABOVE, REPORT_TEXT_SAY_CITY_FAR_ABOVE};
    const effect_view at = {NULL, all, effect, city_effect_subject(effect)};
    if (!city_there(all, unit, &at.subject, "value"))
        return NULL;
    return report_text(language, keys[place_of(&at, unit) + 2]);
}

static const char *beyond(const effect_view *at, int place, report_text_key key) {
    name_list names = {.words = at->words};
    for (size_t i = 0; i < at->all->count; i++)
        if (city_there(at->all, &at->all->units[i], &at->subject, "value") &&
            place_of(at, &at->all->units[i]) == place)
            name_add(&names, at->all->names[i]);
    return names.count ? phrase_fill(at->words, key, names_end(&names), NULL, NULL) : NULL;
}

static size_t count_beyond_95(const effect_view *at) {
    size_t count = 0;
    for (size_t i = 0; i < at->all->count; i++)
        count += city_there(at->all, &at->all->units[i], &at->subject, "value") &&
                 abs(place_of(at, &at->all->units[i])) == 1;
    return count;
}

const char *city_say_funnel(const survey_words *words, const cities *all,
                            const city_effect *effect) {
    const effect_view at = view_of(words, all, effect);
    const baremo_result *centre = city_there(all, NULL, &at.subject, "target");
    size_t count = city_count(all, &at.subject, "value");
    if (!centre || !count)
        return phrase_word(words, REPORT_TEXT_SAY_CITY_NO_FUNNEL);
    bool target = baremo_text_equal(centre->method, "the target of all");
    const char *text =
        phrase_fill(words, target ? REPORT_TEXT_SAY_CITY_TARGET : REPORT_TEXT_SAY_CITY_CENTRE,
                    phrase_count(words, (double)count), number(&at, centre, centre->value), NULL);
    const char *high = beyond(&at, 2, REPORT_TEXT_SAY_CITY_OVER_998);
    const char *low = beyond(&at, -2, REPORT_TEXT_SAY_CITY_UNDER_998);
    text = sentences(words, text, high);
    text = sentences(words, text, low);
    if (!high && !low)
        text = sentences(words, text, phrase_word(words, REPORT_TEXT_SAY_CITY_NONE_998));
    size_t between = count_beyond_95(&at);
    if (between)
        text = sentences(words, text,
                         phrase_fill(words, REPORT_TEXT_SAY_CITY_BETWEEN,
                                     phrase_count(words, (double)between),
                                     phrase_count(words, (double)count), NULL));
    double dispersion = city_value(all, NULL, &at.subject, "dispersion_winsorised");
    if (dispersion > 1)
        text = sentences(words, text, phrase_word(words, REPORT_TEXT_SAY_CITY_DISPERSED));
    text = sentences(words, text, phrase_word(words, REPORT_TEXT_SAY_CITY_NO_PROOF));
    return sentences(words, text, without_value(&at, "value"));
}
