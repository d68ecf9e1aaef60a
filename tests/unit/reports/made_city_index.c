/* A made comparison: composite index, themes, costs and displacement. */
#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/results/notes.h"
#include "made_cities.h"
#include "reports/plan/surveys.h"

#define NONE BAREMO_MISSING
enum { MEMBERS = 8, PILLARS = 4, BANDS = 3, THEMES = 5 };

static const char *const PILLAR[PILLARS] = {"Leadership", "Inclusion and schools", "Safety",
                                            "Evidence"};
static const char *const BAND[BANDS] = {"low", "medium", "high"};
static const double BAND_FROM[BANDS] = {0, 45, 60};
static const char *const MEMBER[MEMBERS] = {"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"};

static double weight_of(size_t member) { return member % 3 == 0 ? 2 : 1; }

static double weight_sum(void) {
    double sum = 0;
    for (size_t i = 0; i < MEMBERS; i++)
        sum += weight_of(i);
    return sum;
}

static void add_catalogue(const made_city_work *work) {
    static const char *const titles[MEMBERS] = {
        "Political commitment",     "Coordination of services",
        "Schools that take part",   "Community media",
        "Street mediators",         "Victim support",
        "Evaluation of activities", "Data shared between services"};
    baremo_results_member *members = baremo_arena_array(work->arena, MEMBERS, sizeof *members);
    for (size_t i = 0; i < MEMBERS; i++) {
        *baremo_results_add_indicator(work->results) =
            (baremo_results_indicator){.id = MEMBER[i],
                                       .title = titles[i],
                                       .kind = "quantitative",
                                       .unit = "points",
                                       .measure = "score",
                                       .direction = BAREMO_INCREASE,
                                       .value_class = BAREMO_VALUE_NUMBER,
                                       .low = NONE,
                                       .high = NONE,
                                       .baseline = NONE};
        members[i] = (baremo_results_member){
            MEMBER[i],    work->wanted->without_pillars ? NULL : PILLAR[i / 2],
            weight_of(i), 0,
            20,           BAREMO_INCREASE};
    }
    bool bands = !work->wanted->without_bands;
    *baremo_results_add_composite(work->results) =
        (baremo_results_composite){.id = "INDEX",
                                   .title = "Readiness index",
                                   .pillars = work->wanted->without_pillars ? NULL : PILLAR,
                                   .pillar_count = work->wanted->without_pillars ? 0 : PILLARS,
                                   .members = members,
                                   .member_count = MEMBERS,
                                   .imputed = work->wanted->imputed,
                                   .bands = bands ? BAND : NULL,
                                   .band_from = bands ? BAND_FROM : NULL,
                                   .band_count = bands ? BANDS : 0};
}

static double normalised(size_t unit, size_t member) {
    return round(10 * (55 + 35 * made_city_noise(unit, MEMBER[member]))) / 10;
}

static double score_of(size_t unit, size_t from, size_t to) {
    double sum = 0, weights = 0;
    for (size_t i = from; i < to; i++) {
        sum += weight_of(i) * normalised(unit, i);
        weights += weight_of(i);
    }
    return sum / weights;
}

static void add_members(const made_city_row *whole, size_t unit) {
    const made_city_work *work = whole->work;
    for (size_t i = 0; i < MEMBERS; i++) {
        made_city_row at = *whole;
        made_city_row own = {work,      whole->unit, BAREMO_SUBJECT_INDICATOR,
                             MEMBER[i], NULL,        BAREMO_VALUE_NUMBER};
        made_city_add(&own, "value", normalised(unit, i) / 5);
        at.group = survey_part(work->arena, "indicator", MEMBER[i]);
        made_city_add(&at, "normalised", normalised(unit, i));
        made_city_add(&at, "contribution", weight_of(i) / weight_sum() * normalised(unit, i));
        made_city_add(&at, "score_without",
                      score_of(unit, 0, MEMBERS) + made_city_noise(unit, "w"));
        if (work->wanted->ranks) {
            at.value_class = BAREMO_VALUE_COUNT;
            made_city_add(&at, "rank_shift", round(2 * made_city_noise(unit, MEMBER[i])));
        }
    }
}

static void add_bands(const made_city_row *whole, double score) {
    double below[BANDS + 1] = {0, 0, 0, 1};
    for (int i = 1; i < BANDS; i++)
        below[i] = 1 / (1 + exp((score - BAND_FROM[i]) / 4));
    size_t likely = 0;
    for (size_t i = 0; i < BANDS; i++) {
        if (score >= BAND_FROM[i])
            likely = i;
        if (whole->work->wanted->without_probabilities)
            continue;
        made_city_row at = *whole;
        at.group = survey_part(whole->work->arena, "band", BAND[i]);
        at.value_class = BAREMO_VALUE_SHARE;
        made_city_add(&at, "probability", below[i + 1] - below[i]);
    }
    made_city_row at = *whole;
    at.value_class = BAREMO_VALUE_LEVEL;
    made_city_add(&at, "band", (double)(likely + 1))->note = BAND[likely];
}

static void add_score(const made_city_row *at, double score) {
    made_city_between(at, "score", score, score - 6, score + 6);
    made_city_add(at, "score.geometric", score - 1.5);
}

static double rank_of(const made_city_work *work, size_t unit) {
    double rank = 1, own = score_of(unit, 0, MEMBERS);
    for (size_t i = 0; i < work->wanted->count; i++)
        rank += !made_city_is_missing(work, i, "INDEX") && score_of(i, 0, MEMBERS) > own;
    return rank;
}

static void add_unit(const made_city_work *work, size_t unit) {
    made_city_row at = {work, &work->units[unit], BAREMO_SUBJECT_COMPOSITE, "INDEX",
                        NULL, BAREMO_VALUE_MEAN};
    if (made_city_is_missing(work, unit, "INDEX")) {
        made_city_none(&at, "score", &baremo_note_not_collected);
        made_city_none(&at, "score.geometric", &baremo_note_not_collected);
        return;
    }
    double score = score_of(unit, 0, MEMBERS);
    add_score(&at, score);
    add_members(&at, unit);
    if (!work->wanted->without_bands)
        add_bands(&at, score);
    if (work->wanted->ranks) {
        double rank = rank_of(work, unit), count = (double)work->wanted->count;
        at.value_class = BAREMO_VALUE_COUNT;
        made_city_between(&at, "rank", rank, fmax(1, rank - 2), fmin(count, rank + 2));
        made_city_between(&at, "rank.sampling", rank, fmax(1, rank - 3), fmin(count, rank + 4));
        at.value_class = BAREMO_VALUE_MEAN;
    }
    for (size_t i = 0; i < PILLARS && !work->wanted->without_pillars; i++) {
        at.subject = baremo_arena_format(work->arena, "INDEX.%s", PILLAR[i]);
        add_score(&at, score_of(unit, 2 * i, 2 * i + 2));
    }
}

void made_city_index(const made_city_work *work) {
    add_catalogue(work);
    for (size_t i = 0; i < work->wanted->count; i++)
        add_unit(work, i);
    for (size_t i = 0; i < MEMBERS; i++) {
        const made_city_row at = {work,
                                  NULL,
                                  BAREMO_SUBJECT_COMPOSITE,
                                  "INDEX",
                                  survey_part(work->arena, "indicator", MEMBER[i]),
                                  BAREMO_VALUE_SHARE};
        made_city_row given = at;
        given.value_class = BAREMO_VALUE_NUMBER;
        made_city_add(&given, "weight", weight_of(i));
        made_city_add(&at, "effective_weight", weight_of(i) / weight_sum());
        made_city_row r = at;
        r.value_class = BAREMO_VALUE_STATISTIC;
        made_city_add(&r, "correlation", 0.5 + 0.4 * made_city_noise(i, "r"));
    }
}

/* -- themes -- */

static void add_theme(const made_city_work *work, const char *code) {
    const char *id = baremo_arena_format(work->arena, "survey.%s", code);
    *baremo_results_add_code(work->results) =
        (baremo_results_code){.id = id, .set = "survey", .code = code, .coders = 1};
    made_city_row at = {work, NULL, BAREMO_SUBJECT_CODE, id, NULL, BAREMO_VALUE_COUNT};
    double named = 0, count = (double)work->wanted->count;
    for (size_t i = 0; i < work->wanted->count; i++) {
        bool names = !work->wanted->all_missing && made_city_noise(i, code) > 0.1;
        at.unit = &work->units[i];
        at.value_class = BAREMO_VALUE_FLAG;
        made_city_add(&at, "named", names);
        at.value_class = BAREMO_VALUE_COUNT;
        made_city_add(&at, "mentions", names ? 1 + floor(2 + 2 * made_city_noise(i, "m")) : 0);
        named += names;
    }
    at.unit = NULL;
    made_city_add(&at, "units", named);
    at.value_class = BAREMO_VALUE_PERCENT;
    double percent = 100 * named / count;
    made_city_between(&at, "percent_of_units", percent, percent * 0.7,
                      percent + (100 - percent) * 0.3)
        ->n = count;
}

/* -- costs -- */

static void add_costs(const made_city_work *work, size_t unit) {
    made_city_row at = {work, &work->units[unit], BAREMO_SUBJECT_PROGRAMME, work->units[unit].id,
                        NULL, BAREMO_VALUE_MONEY};
    if (made_city_is_missing(work, unit, "costs")) {
        made_city_none(&at, "cost", &baremo_note_not_collected);
        return;
    }
    double people = 40 + floor(200 * (1 + made_city_noise(unit, "people"))),
           sessions = 8 + (double)(unit % 5);
    double cost = 5000 + floor(15000 * (1 + made_city_noise(unit, "cost")));
    made_city_add(&at, "cost", cost);
    made_city_add(&at, "cost_per_participant", cost / people);
    made_city_add(&at, "cost_per_session", cost / sessions);
    at.value_class = BAREMO_VALUE_COUNT;
    made_city_add(&at, "participants", people);
    made_city_add(&at, "sessions", sessions);
    at.kind = BAREMO_SUBJECT_SCALE;
    at.subject = "W.trust";
    at.group = "effect=mean_diff";
    at.value_class = BAREMO_VALUE_MONEY;
    if (unit % 4 == 2)
        made_city_none(&at, "cost_per_point", &baremo_note_denominator_is_zero);
    else
        made_city_between(&at, "cost_per_point", cost / people / 0.3, cost / people / 0.5,
                          cost / people / 0.15);
}

/* -- displacement -- */

static void add_displacement(const made_city_work *work, size_t unit) {
    static const char *const roles[] = {"programme", "neighbour", "comparison"};
    made_city_row at = {work, &work->units[unit], BAREMO_SUBJECT_INDICATOR, "I2",
                        NULL, BAREMO_VALUE_RATE};
    for (int lag = 0; lag < 2; lag++) {
        for (int i = 0; i < 3; i++) {
            const char *name = baremo_arena_format(work->arena, "lag%d%s", lag, roles[i]);
            double before = 5, change = (i == 0 ? -1.2 : -0.2) + 0.8 * made_city_noise(unit, name);
            at.group = baremo_arena_format(work->arena, "role=%s;lag=%d", roles[i], lag);
            at.value_class = BAREMO_VALUE_RATE;
            made_city_add(&at, "before", before);
            made_city_add(&at, "after", before + change);
            made_city_add(&at, "change", change);
            at.value_class = BAREMO_VALUE_PERCENT;
            made_city_add(&at, "change_percent", 100 * change / before);
            at.value_class = BAREMO_VALUE_STATISTIC;
            made_city_between(&at, "rate_ratio", 1 + change / before, 0.8 * (1 + change / before),
                              1.25 * (1 + change / before));
        }
        at.group = baremo_arena_format(work->arena, "lag=%d", lag);
        made_city_add(&at, "displacement_quotient", made_city_noise(unit, at.group));
        at.value_class = BAREMO_VALUE_RATE;
        made_city_between(&at, "displacement_difference", 0.4 * made_city_noise(unit, at.group),
                          -0.9, 0.8);
    }
}

void made_city_voices(const made_city_work *work) {
    static const char *const themes[THEMES] = {"evidence", "exit programmes", "funding and staff",
                                               "integrated approach", "schools"};
    *baremo_results_add_code(work->results) =
        (baremo_results_code){.id = "survey", .set = "survey", .coders = 1};
    for (size_t i = 0; i < THEMES; i++)
        add_theme(work, themes[i]);
    for (size_t i = 0; i < work->wanted->count; i++)
        add_costs(work, i);
    for (size_t i = 0; i < work->wanted->count && i < 2; i++)
        add_displacement(work, i);
}
