/* A made comparison: its catalogue and what each city has of its own. */
#include "made_cities.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/base/random.h"
#include "engine/results/notes.h"

#define NONE BAREMO_MISSING
#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static const char *const NAMES[] = {"Alba",   "Brisa",  "Cumbres", "Dunas",  "Encina", "Fuentes",
                                    "Granja", "Hierro", "Isla",    "Jarama", "Llanos", "Mirador"};
static const char LONG_NAME[] = "Mancomunidad de municipios de la ribera alta de ";

made_cities made_cities_plain(const char *language) {
    return (made_cities){.language = language, .order = "population", .count = COUNT_OF(NAMES)};
}

static baremo_period year_of(int number) {
    int first = 0, last = 0;
    baremo_day_make(number, 1, 1, &first);
    baremo_day_make(number, 12, 31, &last);
    return (baremo_period){BAREMO_PERIOD_YEAR, first, last};
}

double made_city_noise(size_t unit, const char *what) {
    baremo_random random = baremo_random_start(baremo_random_stream(unit + 1, what));
    return (double)baremo_random_below(&random, 2000001) / 1e6 - 1;
}

double made_city_size(size_t unit) {
    return 60 +
           floor(700 * exp(-0.25 * (double)(unit % 12)) * (1.2 + made_city_noise(unit, "size")));
}

bool made_city_is_missing(const made_city_work *work, size_t unit, const char *subject) {
    if (work->wanted->all_missing)
        return true;
    return work->wanted->count > 4 && unit % 7 == 4 && strcmp(subject, "I2") != 0 &&
           strcmp(subject, "C1") != 0;
}

/* -- rows -- */

baremo_result *made_city_add(const made_city_row *at, const char *statistic, double value) {
    const baremo_results_unit *unit = at->unit;
    bool of_areas = at->work->wanted->of_areas;
    const baremo_result row = {.programme = unit && !of_areas ? unit->id : NULL,
                               .area = unit && of_areas ? unit->id : NULL,
                               .subject_kind = at->kind,
                               .subject = at->subject,
                               .period = unit ? unit->period : (baremo_period){0},
                               .group = at->group,
                               .statistic = statistic,
                               .value = value,
                               .low = NONE,
                               .high = NONE,
                               .level = NONE,
                               .n = NONE,
                               .missing = NONE,
                               .value_class = at->value_class};
    return baremo_results_add(at->work->results, &row);
}

baremo_result *made_city_between(const made_city_row *at, const char *statistic, double value,
                                 double low, double high) {
    baremo_result *row = made_city_add(at, statistic, value);
    row->low = low;
    row->high = high;
    row->level = 0.95;
    return row;
}

baremo_result *made_city_none(const made_city_row *at, const char *statistic,
                              const baremo_note_kind *why) {
    baremo_result *row = made_city_add(at, statistic, NONE);
    baremo_result_note(at->work->results, row, why, NULL, NULL, NULL);
    return row;
}

/* -- catalogue -- */

static const char *const LADDER[] = {"none", "partial", "adequate", "strong"};

static baremo_results_indicator *add_entry(baremo_results *results, const char *id,
                                           const char *title, baremo_value_class value_class) {
    baremo_results_indicator *entry = baremo_results_add_indicator(results);
    *entry = (baremo_results_indicator){.id = id,
                                        .title = title,
                                        .kind = "quantitative",
                                        .flow = "period",
                                        .direction = BAREMO_INCREASE,
                                        .value_class = value_class,
                                        .low = NONE,
                                        .high = NONE,
                                        .baseline = NONE};
    return entry;
}

static void add_indicators(baremo_results *results) {
    baremo_results_indicator *entry = add_entry(
        results, "I1", "Residents who feel safe in their neighbourhood", BAREMO_VALUE_PERCENT);
    entry->unit = "%";
    entry->measure = "ratio";
    entry->flow = "stock";
    entry->definition = "Share of residents asked who feel safe after dark.";
    entry = add_entry(results, "I2", "Hate incidents recorded per 10,000 inhabitants",
                      BAREMO_VALUE_RATE);
    entry->unit = "incidents per 10,000";
    entry->measure = "rate";
    entry->factor = 10000;
    entry->direction = BAREMO_DECREASE;
    entry->decimals = 1;
    entry = add_entry(results, "I3", "Front-line staff trained", BAREMO_VALUE_COUNT);
    entry->unit = "people";
    entry->measure = "count";
    entry = add_entry(results, "I4", "Coordination between services, as assessed by the partners",
                      BAREMO_VALUE_LEVEL);
    entry->kind = "qualitative";
    entry->measure = "level";
    entry->levels = LADDER;
    entry->level_count = COUNT_OF(LADDER);
}

static void add_survey(baremo_results *results) {
    static const char *const waves[] = {"pre", "post"};
    *baremo_results_add_survey(results) = (baremo_results_survey){.id = "W",
                                                                  .title = "Workshop questionnaire",
                                                                  .design = "matched",
                                                                  .period = year_of(2016),
                                                                  .waves = waves,
                                                                  .wave_count = 2};
    *baremo_results_add_scale(results) =
        (baremo_results_scale){.id = "W.trust",
                               .survey = "W",
                               .scale = "trust",
                               .title = "Trust in people of another origin",
                               .score = "mean",
                               .low = 1,
                               .high = 5,
                               .item_count = 4};
}

static const char *unit_name(const made_city_work *work, size_t index) {
    const char *name = NAMES[index % COUNT_OF(NAMES)];
    if (index >= COUNT_OF(NAMES))
        name = baremo_arena_format(work->arena, "%s %zu", name, index / COUNT_OF(NAMES) + 1);
    return work->wanted->long_names ? baremo_arena_format(work->arena, "%s%s", LONG_NAME, name)
                                    : name;
}

static void add_units(made_city_work *work) {
    const made_cities *wanted = work->wanted;
    for (size_t i = 0; i < wanted->count; i++) {
        const char *id = baremo_arena_format(work->arena, "city%03zu", i + 1);
        const char *name = unit_name(work, i);
        bool large = i < (wanted->count + 1) / 2;
        *baremo_results_add_unit(work->results) = (baremo_results_unit){
            .id = id,
            .programme = wanted->of_areas ? "one" : id,
            .area = wanted->of_areas ? id : NULL,
            .title = wanted->of_areas ? name : baremo_arena_format(work->arena, "Plan of %s", name),
            .city = wanted->of_areas ? "Alba" : name,
            .country = "ES",
            .stratum = wanted->without_strata ? NULL
                       : large                ? "over 200,000"
                                              : "up to 200,000",
            .currency = "EUR",
            .exchange = 1,
            .population = floor(1e6 / (double)(i + 1)),
            .period = year_of(i % 5 == 3 ? 2017 : 2016),
            .synthetic = true,
            .comparable = wanted->count > 1 ? 5 : 0};
    }
    size_t count;
    work->units = baremo_results_units(work->results, &count);
}

/* -- what each city reached -- */

static baremo_result_status status_of(double share) {
    return share >= 1      ? BAREMO_STATUS_ACHIEVED
           : share >= 0.6  ? BAREMO_STATUS_ON_TRACK
           : share >= 0.25 ? BAREMO_STATUS_BEHIND
                           : BAREMO_STATUS_OFF_TRACK;
}

/* What an indicator shows in a city. */
typedef struct reached {
    double baseline, value, target, half; /* half of the interval; missing: none */
} reached;

static void add_reached(const made_city_row *at, const reached *what, double n) {
    baremo_result *value =
        baremo_is_missing(what->half)
            ? made_city_add(at, "value", what->value)
            : made_city_between(at, "value", what->value, what->value - what->half,
                                what->value + what->half);
    value->n = n;
    double share = (what->value - what->baseline) / (what->target - what->baseline);
    value->status = status_of(share);
    made_city_add(at, "baseline", what->baseline);
    made_city_add(at, "target", what->target);
    made_city_add(at, "change", what->value - what->baseline);
    made_city_row shares = *at;
    shares.value_class = BAREMO_VALUE_SHARE;
    made_city_add(&shares, "share", share);
}

static void add_level(const made_city_row *at, size_t unit) {
    double rung = 1 + floor(2 + 1.9 * made_city_noise(unit, "I4"));
    baremo_result *value = made_city_add(at, "value", rung);
    value->note = LADDER[(size_t)rung - 1];
    value->status = rung >= 3 ? BAREMO_STATUS_ACHIEVED : BAREMO_STATUS_NOT_ASSESSED;
}

static void add_indicator(const made_city_work *work, size_t unit, const char *id,
                          baremo_value_class value_class) {
    const made_city_row at = {.work = work,
                              .unit = &work->units[unit],
                              .kind = BAREMO_SUBJECT_INDICATOR,
                              .subject = id,
                              .value_class = value_class};
    if (made_city_is_missing(work, unit, id)) {
        made_city_none(&at, "value",
                       unit % 2 ? &baremo_note_not_collected : &baremo_note_not_observed);
        return;
    }
    double noise = made_city_noise(unit, id), n = made_city_size(unit);
    if (strcmp(id, "I1") == 0)
        add_reached(&at,
                    &(reached){48 + noise, round(n * (0.55 + 0.15 * noise)) / n * 100, 65,
                               180 / sqrt(n) / 2},
                    n);
    else if (strcmp(id, "I2") == 0)
        add_reached(&at, &(reached){4.5 + noise, 3.6 + noise, 3, 12 / sqrt(n)}, 100 * n);
    else if (strcmp(id, "I3") == 0)
        add_reached(&at, &(reached){0, floor(40 + 35 * noise), 50, NONE}, NONE);
    else
        add_level(&at, unit);
}

static void add_scale(const made_city_work *work, size_t unit) {
    made_city_row at = {.work = work,
                        .unit = &work->units[unit],
                        .kind = BAREMO_SUBJECT_SCALE,
                        .subject = "W.trust",
                        .value_class = BAREMO_VALUE_MEAN};
    if (made_city_is_missing(work, unit, "W.trust")) {
        made_city_none(&at, "mean_diff", &baremo_note_not_collected);
        return;
    }
    double n = round(made_city_size(unit) / 12) + 6, se = 0.9 / sqrt(n);
    double before = 3.1 + 0.3 * made_city_noise(unit, "before");
    double change = 0.3 + (work->wanted->all_alike ? 0.02 : 0.28) * made_city_noise(unit, "change");
    double means[] = {before, before + change};
    for (int i = 0; i < 2; i++) {
        at.group = i ? "wave=post" : "wave=pre";
        made_city_add(&at, "n", n)->value_class = BAREMO_VALUE_COUNT;
        made_city_between(&at, "mean", means[i], means[i] - 2 * se, means[i] + 2 * se)->n = n;
        made_city_add(&at, "sd", 0.8);
    }
    at.group = NULL;
    baremo_result *row =
        made_city_between(&at, "mean_diff", change, change - 2 * se, change + 2 * se);
    row->n = n;
    row->status = row->low > 0    ? BAREMO_STATUS_IMPROVED
                  : row->high < 0 ? BAREMO_STATUS_WORSENED
                                  : BAREMO_STATUS_UNCHANGED;
    at.value_class = BAREMO_VALUE_STATISTIC;
    made_city_between(&at, "g_av", change / 0.8, (change - 2 * se) / 0.8, (change + 2 * se) / 0.8);
    at.value_class = BAREMO_VALUE_P;
    made_city_add(&at, "t.p", fmin(1, exp(-pow(change / se, 2) / 2)));
}

static void add_outcomes(const made_city_work *work) {
    for (size_t unit = 0; unit < work->wanted->count; unit++) {
        add_indicator(work, unit, "I1", BAREMO_VALUE_PERCENT);
        add_indicator(work, unit, "I2", BAREMO_VALUE_RATE);
        add_indicator(work, unit, "I3", BAREMO_VALUE_COUNT);
        add_indicator(work, unit, "I4", BAREMO_VALUE_LEVEL);
        add_scale(work, unit);
    }
}

static void set_programme(const made_city_work *work) {
    const made_cities *wanted = work->wanted;
    static const char *const titles[][3] = {
        {"en", "Cities together, compared", "Districts of Alba, compared"},
        {"es", "Ciudades juntas, comparadas", "Distritos de Alba, comparados"},
        {"fr", "Villes ensemble, comparées", "Quartiers d’Alba, comparés"}};
    const char *title = titles[0][1 + wanted->of_areas];
    for (size_t i = 1; i < 3; i++)
        if (baremo_text_equal(titles[i][0], wanted->language))
            title = titles[i][1 + wanted->of_areas];
    *baremo_results_set_programme(work->results) =
        (baremo_results_programme){.id = "cities",
                                   .title = title,
                                   .language = wanted->language,
                                   .currency = "EUR",
                                   .start = year_of(2016),
                                   .end = year_of(2017),
                                   .period = year_of(2016),
                                   .date = year_of(2016).last_day,
                                   .synthetic = true,
                                   .ranks = wanted->ranks,
                                   .confidence = 0.95,
                                   .on_track = 0.9,
                                   .behind = 0.5};
    *baremo_results_set_comparison(work->results) =
        (baremo_results_comparison){.of_areas = wanted->of_areas,
                                    .order = wanted->order,
                                    .currency = "EUR",
                                    .draws = 10000,
                                    .seed = 1};
}

baremo_results *made_cities_results(baremo_arena *arena, const made_cities *wanted) {
    made_city_work work = {baremo_results_new(arena), arena, wanted, NULL};
    set_programme(&work);
    add_indicators(work.results);
    add_survey(work.results);
    add_units(&work);
    add_outcomes(&work);
    made_city_effects(&work);
    if (!wanted->only_outcomes) {
        made_city_index(&work);
        made_city_voices(&work);
    }
    return work.results;
}
