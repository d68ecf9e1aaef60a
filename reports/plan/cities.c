/* A comparison: the units, and what was pooled. */
#include "reports/plan/cities.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_index.h"
#include "reports/plan/surveys.h"

/* -- names -- */

static const char *city_of(const baremo_results_unit *unit) { return unit->city; }
static const char *title_of(const baremo_results_unit *unit) { return unit->title; }
static const char *id_of(const baremo_results_unit *unit) { return unit->id; }

static bool tells_apart(const cities *all, const char *(*name)(const baremo_results_unit *)) {
    for (size_t i = 0; i < all->count; i++) {
        if (baremo_text_blank(name(&all->units[i])))
            return false;
        for (size_t k = 0; k < i; k++)
            if (strcmp(name(&all->units[i]), name(&all->units[k])) == 0)
                return false;
    }
    return true;
}

static void name_units(cities *all) {
    const char *(*name)(const baremo_results_unit *) =
        !all->comparison->of_areas && tells_apart(all, city_of) ? city_of
        : tells_apart(all, title_of)                            ? title_of
                                                                : id_of;
    const char **names = baremo_arena_array(all->arena, all->count + 1, sizeof *names);
    for (size_t i = 0; i < all->count; i++)
        names[i] = name(&all->units[i]);
    all->names = names;
}

static bool holds(const char *const *texts, size_t count, const char *text) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(texts[i], text) == 0)
            return true;
    return false;
}

static void list_strata(cities *all) {
    const char **strata = baremo_arena_array(all->arena, all->count + 1, sizeof *strata);
    for (size_t i = 0; i < all->count; i++) {
        const char *stratum = all->units[i].stratum;
        if (!baremo_text_blank(stratum) && !holds(strata, all->stratum_count, stratum))
            strata[all->stratum_count++] = stratum;
    }
    all->strata = strata;
}

const char *city_name(const cities *all, const baremo_results_unit *unit) {
    return all->names[unit - all->units];
}

const char *city_name_of(const cities *all, const char *id) {
    const baremo_results_unit *unit = baremo_results_unit_find(all->results, id);
    return unit ? city_name(all, unit) : id;
}

static const char *catalogue_title(const cities *all, baremo_subject_kind kind, const char *id) {
    const baremo_results_indicator *indicator = baremo_results_indicator_find(all->results, id);
    const baremo_results_scale *scale = baremo_results_scale_find(all->results, id);
    const baremo_results_item *item = baremo_results_item_find(all->results, id);
    const baremo_results_code *code = baremo_results_code_find(all->results, id);
    switch (kind) {
    case BAREMO_SUBJECT_INDICATOR:
        return indicator ? indicator->title : NULL;
    case BAREMO_SUBJECT_SCALE:
        return scale ? scale->title : NULL;
    case BAREMO_SUBJECT_ITEM:
        return item ? item->text : NULL;
    case BAREMO_SUBJECT_CODE:
        return code ? code->code : NULL;
    default:
        return NULL;
    }
}

static const char *composite_title(const cities *all, const char *id) {
    size_t count;
    const baremo_results_composite *list = baremo_results_composites(all->results, &count);
    for (size_t i = 0; i < count; i++)
        if (baremo_text_equal(list[i].id, id))
            return list[i].title;
    return NULL;
}

/* Whether an indicator has this title too: it is then read from the scale, mostly. */
static bool is_indicator_title(const cities *all, const char *title) {
    size_t count;
    const baremo_results_indicator *list = baremo_results_indicators(all->results, &count);
    for (size_t i = 0; i < count; i++)
        if (baremo_text_equal(list[i].title, title))
            return true;
    return false;
}

const char *city_title(const cities *all, baremo_subject_kind kind, const char *id) {
    const char *title = kind == BAREMO_SUBJECT_COMPOSITE ? composite_title(all, id)
                                                         : catalogue_title(all, kind, id);
    if (baremo_text_blank(title))
        return id;
    if (kind != BAREMO_SUBJECT_SCALE || !is_indicator_title(all, title))
        return title;
    return report_fill(all->arena,
                       report_text(report_language_of(all->results), REPORT_TEXT_CITY_OF_SCALE),
                       title, NULL, NULL);
}

const char *city_column_title(const cities *all, baremo_subject_kind kind, const char *id) {
    size_t count, same = 0;
    const baremo_results_indicator *list = baremo_results_indicators(all->results, &count);
    const char *title = city_title(all, kind, id);
    for (size_t i = 0; i < count && kind == BAREMO_SUBJECT_INDICATOR; i++)
        same += baremo_text_equal(list[i].title, title);
    return same > 1 ? baremo_arena_format(all->arena, "%s. %s", id, title) : title;
}

/* -- what was pooled -- */

static bool is_funnel(const char *effect) {
    return strcmp(effect, "proportion") == 0 || strcmp(effect, "rate") == 0;
}

/* Whether anything but single numbers stands behind an effect. */
static bool is_pooled(const cities *all, const baremo_result *row) {
    const city_subject subject = {row->subject_kind, row->subject, row->group};
    if (city_pooled(all, &subject))
        return true;
    for (size_t i = 0; i < all->count; i++) {
        const baremo_result *own = city_there(all, &all->units[i], &subject, "effect");
        if (own && !baremo_is_missing(own->low))
            return true;
    }
    return false;
}

static const city_effect *list_effects(const cities *all, const city_effect_rows *noted,
                                       bool funnels, size_t *found) {
    const char *statistic = funnels ? "target" : "units";
    city_effect *list = NULL;
    size_t capacity = 0;
    *found = 0;
    for (size_t i = 0; i < noted->count; i++) {
        const baremo_result *row = noted->rows[i];
        const char *effect = city_lone_effect(row);
        if (is_funnel(effect) != funnels || strcmp(row->statistic, statistic) != 0)
            continue;
        if (!funnels && !is_pooled(all, row))
            continue;
        BAREMO_ARENA_RESERVE(all->arena, list, *found, capacity);
        list[(*found)++] =
            (city_effect){row->subject_kind, row->subject,
                          city_title(all, row->subject_kind, row->subject), effect, row->group};
    }
    return list;
}

const cities *cities_of(baremo_arena *arena, const baremo_results *results) {
    const baremo_results_comparison *comparison = baremo_results_get_comparison(results);
    if (!comparison)
        return NULL;
    cities *all = baremo_arena_alloc(arena, sizeof *all);
    *all = (cities){.arena = arena, .results = results, .comparison = comparison};
    all->units = baremo_results_units(results, &all->count);
    name_units(all);
    list_strata(all);
    city_effect_rows noted = {0};
    city_index_rows(all, &noted);
    all->effects = list_effects(all, &noted, false, &all->effect_count);
    all->funnels = list_effects(all, &noted, true, &all->funnel_count);
    return all;
}

const baremo_result *city_effect_row(const cities *all, const baremo_results_unit *unit,
                                     const city_effect *effect) {
    const city_subject subject = city_effect_subject(effect);
    const baremo_result *row = city_row(all, unit, &subject, "effect");
    const city_subject plain = {effect->kind, effect->id, NULL};
    if (!row)
        row = city_row(all, unit, &plain,
                       effect->kind == BAREMO_SUBJECT_INDICATOR ? "value" : "mean_diff");
    bool explains = row && (strcmp(row->statistic, "effect") == 0 || baremo_is_missing(row->value));
    return explains ? row : NULL;
}

city_subject city_effect_subject(const city_effect *effect) {
    return (city_subject){effect->kind, effect->id, effect->group};
}

city_subject city_effect_stratum(const cities *all, const city_effect *effect,
                                 const char *stratum) {
    const char *group =
        survey_group(all->arena, survey_part(all->arena, "stratum", stratum), effect->group);
    return (city_subject){effect->kind, effect->id, group};
}

city_subject city_effect_versus(const cities *all, const city_effect *effect, const char *unit) {
    const char *group =
        survey_group(all->arena, effect->group, survey_part(all->arena, "versus", unit));
    return (city_subject){effect->kind, effect->id, group};
}

bool city_is_compared(const cities *all, const baremo_results_unit *unit) {
    (void)all;
    return unit->comparable > 0;
}

/* The rows of which a unit that has an outcome has one at least, and also one that says why not. */
static const struct {
    const char *group, *statistic;
} HELD[] = {{NULL, "value"},         {NULL, "mean_diff"},      {"wave=post", "mean"},
            {"wave=single", "mean"}, {"wave=pre", "mean"},     {"wave=post", "n"},
            {"wave=single", "n"},    {"wave=followup", "mean"}};

static bool has_subject(const cities *all, size_t unit, baremo_subject_kind kind, const char *id) {
    for (size_t i = 0; i < sizeof HELD / sizeof *HELD; i++) {
        const city_subject subject = {kind, id, HELD[i].group};
        if (city_row(all, &all->units[unit], &subject, HELD[i].statistic))
            return true;
    }
    return false;
}

bool city_is_shared(const cities *all, baremo_subject_kind kind, const char *id) {
    size_t found = 0;
    for (size_t i = 0; i < all->count && found < 2; i++)
        found += has_subject(all, i, kind, id);
    return found > 1;
}

size_t city_count(const cities *all, const city_subject *subject, const char *statistic) {
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        count += city_there(all, &all->units[i], subject, statistic) != NULL;
    return count;
}

bool city_any(const cities *all, baremo_subject_kind kind, const char *statistic) {
    size_t count;
    const baremo_result *rows = baremo_results_rows(all->results, &count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].subject_kind == kind && baremo_text_equal(rows[i].statistic, statistic))
            return true;
    return false;
}

const char *city_periods(const cities *all, report_language language) {
    baremo_period first = {.grain = BAREMO_PERIOD_NONE}, last = first;
    for (size_t i = 0; i < all->count; i++) {
        baremo_period own = all->units[i].period;
        if (own.grain == BAREMO_PERIOD_NONE)
            continue;
        bool is_first = first.grain == BAREMO_PERIOD_NONE;
        first = is_first || baremo_period_compare(own, first) < 0 ? own : first;
        last = is_first || baremo_period_compare(own, last) > 0 ? own : last;
    }
    if (first.grain == BAREMO_PERIOD_NONE)
        return NULL;
    const char *from = report_period(all->arena, language, first);
    const char *to = report_period(all->arena, language, last);
    return strcmp(from, to) == 0 ? from : baremo_arena_format(all->arena, "%s – %s", from, to);
}

/* -- effects -- */

bool city_effect_is_ratio(const char *effect) { return baremo_text_equal(effect, "rate_ratio"); }

bool city_effect_is_signed(const char *effect) {
    static const char *const changes[] = {"mean_diff", "g_av", "hedges_g", "difference"};
    return effect && holds(changes, sizeof changes / sizeof *changes, effect);
}

bool city_effect_is_change(const char *effect) {
    static const char *const changes[] = {"mean_diff", "difference", "rate_ratio"};
    return effect && holds(changes, sizeof changes / sizeof *changes, effect);
}

double city_effect_none(const char *effect) {
    return city_effect_is_ratio(effect) ? 1 : city_effect_is_signed(effect) ? 0 : BAREMO_MISSING;
}

static int importance(const char *effect) {
    return city_effect_is_change(effect) ? 2 : !baremo_is_missing(city_effect_none(effect));
}

bool city_effect_leads(const cities *all, const city_effect *effect) {
    int own = importance(effect->effect);
    for (size_t i = 0; i < all->effect_count; i++) {
        const city_effect *other = &all->effects[i];
        if (other == effect || other->kind != effect->kind || strcmp(other->id, effect->id) != 0)
            continue;
        int rank = importance(other->effect);
        if (rank > own || (rank == own && other < effect))
            return false;
    }
    return effect->kind != BAREMO_SUBJECT_ITEM;
}

const baremo_result *city_pooled(const cities *all, const city_subject *subject) {
    static const char *const statistics[] = {"random.hartung_knapp_adhoc", "random.hartung_knapp",
                                             "random", "fixed"};
    for (size_t i = 0; i < sizeof statistics / sizeof *statistics; i++) {
        const baremo_result *row = city_there(all, NULL, subject, statistics[i]);
        if (row)
            return row;
    }
    return NULL;
}

bool city_is_adhoc(const cities *all, const city_subject *subject) {
    static const double SAME = 1e-9;
    const baremo_result *plain = city_there(all, NULL, subject, "random.hartung_knapp");
    const baremo_result *held = city_there(all, NULL, subject, "random.hartung_knapp_adhoc");
    return plain && held &&
           held->high - held->low > (plain->high - plain->low) + SAME * fabs(held->high);
}

/* Where the interval of the mean is held, that of a further place would else be narrower. */
const baremo_result *city_prediction(const cities *all, const city_subject *subject) {
    const baremo_result *own = city_row(all, NULL, subject, "prediction.hartung_knapp");
    const baremo_result *plain = city_row(all, NULL, subject, "prediction");
    bool is_held = plain && isfinite(plain->low) && city_is_adhoc(all, subject);
    return own && !is_held ? own : plain;
}

report_quantity city_quantity(const cities *all, const baremo_result *row) {
    const baremo_results_indicator *indicator =
        row->subject_kind == BAREMO_SUBJECT_INDICATOR
            ? baremo_results_indicator_find(all->results, row->subject)
            : NULL;
    bool own = indicator && indicator->value_class == row->value_class;
    return (report_quantity){.value_class = row->value_class,
                             .decimals = own ? indicator->decimals : 0,
                             .currency = all->comparison->currency};
}

const char *city_number(const cities *all, report_language language, const baremo_result *row,
                        double value) {
    const char *effect = survey_part_of(all->arena, row->group, "effect");
    const report_quantity quantity = city_quantity(all, row);
    if (baremo_is_missing(value))
        return "";
    if (row->subject_kind == BAREMO_SUBJECT_COMPOSITE && row->value_class == BAREMO_VALUE_MEAN)
        return report_number(all->arena, language, value, 1);
    if (quantity.value_class == BAREMO_VALUE_STATISTIC) {
        const report_quantity mean = {.value_class = BAREMO_VALUE_MEAN};
        return city_effect_is_signed(effect) ? report_change(all->arena, language, value, mean)
                                             : report_value(all->arena, language, value, mean);
    }
    return city_effect_is_signed(effect) ? report_change(all->arena, language, value, quantity)
                                         : report_value(all->arena, language, value, quantity);
}

const char *city_limit(const cities *all, report_language language, const baremo_result *row,
                       double value) {
    const char *effect = survey_part_of(all->arena, row->group, "effect");
    if (row->value_class != BAREMO_VALUE_PERCENT || !city_effect_is_signed(effect))
        return city_number(all, language, row, value);
    report_quantity plain = city_quantity(all, row);
    int decimals = report_decimals(plain, value);
    plain = (report_quantity){.value_class = BAREMO_VALUE_NUMBER, .decimals = decimals};
    return report_change(all->arena, language, value, plain);
}

const char *city_amount(const cities *all, report_language language, const baremo_result *row) {
    const char *value = city_number(all, language, row, row->value);
    if (baremo_is_missing(row->low) || baremo_is_missing(row->high))
        return value;
    const char *range = report_fill(all->arena, report_text(language, REPORT_TEXT_RANGE_TO),
                                    city_limit(all, language, row, row->low),
                                    city_limit(all, language, row, row->high), NULL);
    return report_fill(all->arena, report_text(language, REPORT_TEXT_CHART_BECAUSE), value, range,
                       NULL);
}
