/* What a comparison is about in words: what was compared, what cannot be, and composite indices.
 *
 * 1. Who comes first and last in an index is said only where ranks were asked for, with the
 * interval of the ranks under other weights, and where those overlap that the order is not certain.
 * 2. Weights that do not add up to one are said to be normalised; missing indicators that took a
 *    mean are said to be imputed. */
#include "reports/plan/city_sentences.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/numbers.h"
#include "reports/plan/survey_phrases.h"

static const char *sentences(const survey_words *words, const char *text, const char *more) {
    return phrase_join(words, text, " ", more);
}

/* -- what was compared -- */

static const char *counted(const survey_words *words, report_text_key one, report_text_key many,
                           size_t count) {
    return count == 1 ? phrase_word(words, one)
                      : phrase_fill(words, many, phrase_count(words, (double)count), NULL, NULL);
}

static bool periods_differ(const cities *all) {
    for (size_t i = 1; i < all->count; i++)
        if (!baremo_period_equal(all->units[i].period, all->units[0].period))
            return true;
    return false;
}

static size_t count_themes(const survey_words *words) {
    size_t count, themes = 0;
    const baremo_results_code *codes = baremo_results_codes(words->results, &count);
    for (size_t i = 0; i < count; i++)
        themes += codes[i].code != NULL;
    return themes;
}

/* Those that two places have at least. */
static size_t count_shared(const survey_words *words, const cities *all, baremo_subject_kind kind) {
    size_t indicators, scales, items, shared = 0;
    const baremo_results_indicator *indicator =
        baremo_results_indicators(words->results, &indicators);
    const baremo_results_scale *scale = baremo_results_scales(words->results, &scales);
    const baremo_results_item *item = baremo_results_items(words->results, &items);
    for (size_t i = 0; kind == BAREMO_SUBJECT_INDICATOR && i < indicators; i++)
        shared += city_is_shared(all, kind, indicator[i].id);
    for (size_t i = 0; kind == BAREMO_SUBJECT_SCALE && i < scales; i++)
        shared += city_is_shared(all, kind, scale[i].id);
    for (size_t i = 0; kind == BAREMO_SUBJECT_ITEM && i < items; i++)
        shared += city_is_shared(all, kind, item[i].id);
    return shared;
}

const char *city_say_what(const survey_words *words, const cities *all) {
    const size_t indicators = count_shared(words, all, BAREMO_SUBJECT_INDICATOR);
    const size_t scales = count_shared(words, all, BAREMO_SUBJECT_SCALE);
    const size_t items = count_shared(words, all, BAREMO_SUBJECT_ITEM);
    bool areas = all->comparison->of_areas;
    const char *what = NULL;
    if (indicators)
        what =
            counted(words, REPORT_TEXT_SAY_ONE_INDICATOR, REPORT_TEXT_SAY_INDICATORS, indicators);
    if (scales)
        what =
            phrase_join(words, what, ", ",
                        counted(words, REPORT_TEXT_SAY_ONE_SCALE, REPORT_TEXT_SAY_SCALES, scales));
    if (items)
        what = phrase_join(words, what, ", ",
                           counted(words, REPORT_TEXT_SAY_ONE_ITEM, REPORT_TEXT_SAY_ITEMS, items));
    size_t themes = count_themes(words);
    if (themes)
        what =
            phrase_join(words, what, ", ",
                        counted(words, REPORT_TEXT_SAY_ONE_THEME, REPORT_TEXT_SAY_THEMES, themes));
    const char *who = counted(words, areas ? REPORT_TEXT_SAY_ONE_AREA : REPORT_TEXT_SAY_ONE_CITY,
                              areas ? REPORT_TEXT_SAY_AREAS : REPORT_TEXT_SAY_CITIES, all->count);
    const char *text = what ? phrase_fill(words, REPORT_TEXT_SAY_CITY_WHAT, who, what, NULL)
                            : phrase_fill(words, REPORT_TEXT_SAY_CITY_WHO, who, NULL, NULL);
    if (all->count == 1)
        text = sentences(words, text, phrase_word(words, REPORT_TEXT_SAY_CITY_ALONE));
    if (periods_differ(all))
        text = sentences(words, text, phrase_word(words, REPORT_TEXT_SAY_CITY_PERIODS));
    return text;
}

static bool lacks_rate(const cities *all, const baremo_results_unit *unit) {
    const char *currency = all->comparison->currency;
    return currency && !baremo_text_blank(unit->currency) &&
           !baremo_text_equal(unit->currency, currency) && baremo_is_missing(unit->exchange);
}

const char *city_say_gaps(const survey_words *words, const cities *all) {
    const char *nothing = NULL, *rates = NULL;
    for (size_t i = 0; i < all->count; i++) {
        if (!city_is_compared(all, &all->units[i]))
            nothing = phrase_join(words, nothing, ", ", all->names[i]);
        if (lacks_rate(all, &all->units[i]))
            rates = phrase_join(words, rates, ", ",
                                phrase_fill(words, REPORT_TEXT_CHART_BECAUSE, all->names[i],
                                            all->units[i].currency, NULL));
    }
    const char *text =
        nothing ? phrase_fill(words, REPORT_TEXT_SAY_CITY_NOTHING, nothing, NULL, NULL) : NULL;
    return sentences(words, text,
                     rates ? phrase_fill(words, REPORT_TEXT_SAY_CITY_RATES, rates,
                                         all->comparison->currency, NULL)
                           : NULL);
}

/* -- composite indices -- */

static double weight_sum(const baremo_results_composite *of) {
    double sum = 0;
    for (size_t i = 0; i < of->member_count; i++)
        sum += of->members[i].weight;
    return sum;
}

static bool all_weigh_one(const baremo_results_composite *of) {
    for (size_t i = 0; i < of->member_count; i++)
        if (of->members[i].weight != 1)
            return false;
    return true;
}

/* Where no weights were given, all weigh one: there is nothing to be told. */
static const char *weights(const survey_words *words, const baremo_results_composite *of) {
    double sum = weight_sum(of);
    if (!(fabs(sum - 1) > 1e-9) || all_weigh_one(of))
        return NULL;
    const report_quantity number = {.value_class = BAREMO_VALUE_NUMBER, .decimals = 0};
    return phrase_fill(words, REPORT_TEXT_SAY_CITY_NORMALISED,
                       report_value(words->arena, words->language, sum, number), NULL, NULL);
}

static double correlation(const survey_words *words, const cities *all,
                          const baremo_results_composite *of, size_t member) {
    const city_subject subject = {
        BAREMO_SUBJECT_COMPOSITE, of->id,
        survey_part(words->arena, "indicator", of->members[member].indicator)};
    return city_value(all, NULL, &subject, "correlation");
}

/* Which indicators the index follows most and least, where that differs much. */
static const char *follows(const survey_words *words, const cities *all,
                           const baremo_results_composite *of) {
    static const double WORTH_SAYING = 0.3;
    double highest = -INFINITY, lowest = INFINITY;
    size_t most = 0, least = 0;
    for (size_t i = 0; i < of->member_count; i++) {
        double own = correlation(words, all, of, i);
        if (own > highest) {
            highest = own;
            most = i;
        }
        if (own < lowest) {
            lowest = own;
            least = i;
        }
    }
    if (!(highest - lowest > WORTH_SAYING))
        return NULL;
    return phrase_fill(words, REPORT_TEXT_SAY_CITY_FOLLOWS,
                       city_title(all, BAREMO_SUBJECT_INDICATOR, of->members[most].indicator),
                       city_title(all, BAREMO_SUBJECT_INDICATOR, of->members[least].indicator),
                       report_number(words->arena, words->language, lowest, 2));
}

static const char *unscored(const survey_words *words, const cities *all,
                            const city_subject *subject) {
    const char *names = NULL;
    for (size_t i = 0; i < all->count; i++)
        if (!city_there(all, &all->units[i], subject, "score"))
            names = phrase_join(words, names, ", ", all->names[i]);
    return names ? phrase_fill(words, REPORT_TEXT_SAY_CITY_UNSCORED, names, NULL, NULL) : NULL;
}

static const char *ranked(const survey_words *words, const cities *all, const baremo_result *row,
                          size_t unit) {
    const char *low = phrase_count(words, row->low), *high = phrase_count(words, row->high);
    bool always = row->low == row->value && row->high == row->value;
    return phrase_fill(words,
                       always ? REPORT_TEXT_SAY_CITY_RANKED_ALWAYS : REPORT_TEXT_SAY_CITY_RANKED,
                       all->names[unit], low, high);
}

/* First and last by rank, with what other weights would make of them. */
static const char *ends(const survey_words *words, const cities *all, const city_subject *subject) {
    const baremo_result *first = NULL, *last = NULL, *second = NULL;
    size_t top = 0, bottom = 0;
    for (size_t i = 0; i < all->count; i++) {
        const baremo_result *row = city_there(all, &all->units[i], subject, "rank");
        if (!row)
            continue;
        if (!first || row->value < first->value) {
            second = first;
            first = row;
            top = i;
        } else if (!second || row->value < second->value) {
            second = row;
        }
        if (!last || row->value > last->value) {
            last = row;
            bottom = i;
        }
    }
    if (!second || first == last)
        return NULL;
    const char *text = phrase_fill(words, REPORT_TEXT_SAY_CITY_ENDS, ranked(words, all, first, top),
                                   ranked(words, all, last, bottom), NULL);
    bool overlap = !(first->high < second->low);
    return sentences(words, text,
                     overlap ? phrase_word(words, REPORT_TEXT_SAY_CITY_TOP_OPEN) : NULL);
}

static const char *bands(const survey_words *words, const cities *all,
                         const baremo_results_composite *of, const city_subject *subject) {
    static const double LIKELY = 0.8;
    const char *text = NULL;
    bool known = city_any(all, BAREMO_SUBJECT_COMPOSITE, "probability");
    for (size_t band = 0; band < of->band_count; band++) {
        const city_subject own = {BAREMO_SUBJECT_COMPOSITE, of->id,
                                  survey_part(words->arena, "band", of->bands[band])};
        double count = 0, likely = 0;
        for (size_t i = 0; i < all->count; i++) {
            bool is_in = city_value(all, &all->units[i], subject, "band") == (double)(band + 1);
            count += is_in;
            likely += is_in && city_value(all, &all->units[i], &own, "probability") >= LIKELY;
        }
        const char *said =
            phrase_fill(words, known ? REPORT_TEXT_SAY_CITY_BAND : REPORT_TEXT_SAY_CITY_BAND_ALONE,
                        of->bands[band], phrase_count(words, count), phrase_count(words, likely));
        text = phrase_both(words, text, said);
    }
    if (!text || !known)
        return text ? phrase_fill(words, REPORT_TEXT_SAY_CITY_BANDS_ALONE, text, NULL, NULL) : NULL;
    return phrase_fill(words, REPORT_TEXT_SAY_CITY_BANDS,
                       report_share(words->arena, words->language, LIKELY, 0), text, NULL);
}

const char *city_say_composite(const survey_words *words, const cities *all,
                               const baremo_results_composite *composite) {
    const city_subject subject = {BAREMO_SUBJECT_COMPOSITE, composite->id, NULL};
    const char *text =
        phrase_fill(words, REPORT_TEXT_SAY_CITY_INDEX,
                    phrase_count(words, (double)composite->member_count), NULL, NULL);
    text = sentences(words, text, weights(words, composite));
    text = sentences(words, text, follows(words, all, composite));
    if (composite->imputed)
        text = sentences(words, text, phrase_word(words, REPORT_TEXT_CITY_IMPUTED));
    text = sentences(words, text, unscored(words, all, &subject));
    if (baremo_results_get_programme(words->results)->ranks)
        text = sentences(words, text, ends(words, all, &subject));
    return sentences(words, text, bands(words, all, composite, &subject));
}

/* -- themes -- */

static double theme_share(const cities *all, const baremo_results_code *code) {
    const city_subject subject = {BAREMO_SUBJECT_CODE, code->id, NULL};
    double share = city_value(all, NULL, &subject, "percent_of_units");
    return code->code && !baremo_is_missing(share) ? share : -1;
}

static const char *theme_words(const survey_words *words, const cities *all,
                               const baremo_results_code *code) {
    const city_subject subject = {BAREMO_SUBJECT_CODE, code->id, NULL};
    const baremo_result *share = city_there(all, NULL, &subject, "percent_of_units");
    double units = city_value(all, NULL, &subject, "units");
    const char *of = phrase_fill(words, REPORT_TEXT_CHART_OF, phrase_count(words, units),
                                 phrase_count(words, share->n), NULL);
    return phrase_fill(words, REPORT_TEXT_CHART_BECAUSE, code->code, of, NULL);
}

const char *city_say_themes(const survey_words *words, const cities *all) {
    enum { MOST = 3 };
    size_t count;
    const baremo_results_code *codes = baremo_results_codes(words->results, &count);
    bool *said = baremo_arena_array(words->arena, count + 1, sizeof *said);
    const char *text = NULL;
    for (int i = 0; i < MOST; i++) {
        size_t best = count;
        for (size_t k = 0; k < count; k++) {
            double share = theme_share(all, &codes[k]);
            if (!said[k] && share > 0 && (best == count || share > theme_share(all, &codes[best])))
                best = k;
        }
        if (best == count)
            break;
        said[best] = true;
        text = phrase_join(words, text, ", ", theme_words(words, all, &codes[best]));
    }
    return text ? phrase_fill(words, REPORT_TEXT_SAY_CITY_THEMES, text, NULL, NULL) : NULL;
}

/* -- reports -- */

/* The last two periods of what is said of all reports: the later one first. */
static void last_two(const cities *all, const char *statistic, const baremo_result *last[2]) {
    size_t count;
    const baremo_result *rows = baremo_results_rows(all->results, &count);
    last[0] = last[1] = NULL;
    for (size_t i = 0; i < count; i++) {
        bool own = rows[i].subject_kind == BAREMO_SUBJECT_PROGRAMME && !rows[i].area &&
                   !rows[i].programme && strcmp(rows[i].statistic, statistic) == 0;
        if (!own || baremo_is_missing(rows[i].value))
            continue;
        if (!last[0] || baremo_period_compare(rows[i].period, last[0]->period) > 0) {
            last[1] = last[0];
            last[0] = &rows[i];
        } else if (!last[1] || baremo_period_compare(rows[i].period, last[1]->period) > 0) {
            last[1] = &rows[i];
        }
    }
}

/* NULL: nothing is said. */
static const char *share_words(const survey_words *words, const baremo_result *last[2],
                               report_text_key key) {
    if (!last[0])
        return NULL;
    const char *now = phrase_fill(
        words, key, report_share(words->arena, words->language, last[0]->value, 0), NULL, NULL);
    if (!last[1])
        return now;
    return phrase_fill(words, REPORT_TEXT_SAY_CITY_BEFORE, now,
                       report_period_short(words->arena, words->language, last[1]->period),
                       report_share(words->arena, words->language, last[1]->value, 0));
}

static const char *reports_of(const survey_words *words, const baremo_result *row,
                              const char *text) {
    return phrase_fill(words, REPORT_TEXT_SAY_CITY_REPORTS,
                       report_period_short(words->arena, words->language, row->period), text, NULL);
}

const char *city_say_reports(const survey_words *words, const cities *all) {
    const baremo_result *complete[2], *timely[2];
    last_two(all, "completeness", complete);
    last_two(all, "timeliness", timely);
    const char *how_complete = share_words(words, complete, REPORT_TEXT_SAY_CITY_COMPLETE);
    const char *how_timely = share_words(words, timely, REPORT_TEXT_SAY_CITY_TIMELY);
    if (how_complete && how_timely && baremo_period_equal(complete[0]->period, timely[0]->period))
        return reports_of(words, complete[0], phrase_join(words, how_complete, ", ", how_timely));
    return phrase_join(words, how_complete ? reports_of(words, complete[0], how_complete) : NULL,
                       " ", how_timely ? reports_of(words, timely[0], how_timely) : NULL);
}
