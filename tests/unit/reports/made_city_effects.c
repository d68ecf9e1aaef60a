/* A made comparison: pooled effects and funnels, by the engine's own procedures. */
#include <math.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/results/notes.h"
#include "engine/statistics/funnel.h"
#include "engine/statistics/synthesis.h"
#include "made_cities.h"
#include "reports/plan/surveys.h"

#define NONE BAREMO_MISSING

/* An effect to pool. */
typedef struct pooling {
    const made_city_work *work;
    baremo_subject_kind kind;
    const char *subject, *effect;
    baremo_value_class value_class;
    bool is_ratio;
    double centre, spread, error; /* error: standard error times the root of the city's size */
    size_t *places;               /* of those that have one */
    double *estimates, *variances;
    size_t count;
} pooling;

static double shown(const pooling *of, double value) { return of->is_ratio ? exp(value) : value; }

static made_city_row about(const pooling *of, const baremo_results_unit *unit, const char *group) {
    return (made_city_row){of->work, unit, of->kind, of->subject, group, of->value_class};
}

static void between(const made_city_row *at, const pooling *of, const char *statistic, double value,
                    baremo_interval limits) {
    if (baremo_is_missing(value) || baremo_is_missing(limits.low))
        made_city_none(at, statistic, &baremo_note_not_applicable);
    else
        made_city_between(at, statistic, shown(of, value), shown(of, limits.low),
                          shown(of, limits.high));
}

static void plain(const made_city_row *at, const char *statistic, double value,
                  baremo_value_class value_class) {
    made_city_row row = *at;
    row.value_class = value_class;
    if (baremo_is_missing(value))
        made_city_none(&row, statistic, &baremo_note_not_applicable);
    else
        made_city_add(&row, statistic, value);
}

static baremo_synthesis synthesis_of(const pooling *of) {
    return baremo_synthesis_compute(&(baremo_studies){of->estimates, of->variances, of->count},
                                    BAREMO_TAU2_REML, 0.95);
}

static void add_pooled(const pooling *of, const char *group, const baremo_synthesis *r) {
    const made_city_row at = about(of, NULL, group);
    plain(&at, "units", (double)of->count, BAREMO_VALUE_COUNT);
    between(&at, of, "fixed", r->fixed, r->fixed_limits);
    between(&at, of, "random", r->random, r->random_limits);
    between(&at, of, "random.hartung_knapp", r->random, r->hartung_knapp);
    between(&at, of, "random.hartung_knapp_adhoc", r->random, r->hartung_knapp_adhoc);
    between(&at, of, "prediction", r->random, r->prediction);
    between(&at, of, "prediction.hartung_knapp", r->random,
            of->count == 2 ? r->prediction : r->prediction_hartung_knapp);
    made_city_row tau2 = at;
    tau2.value_class = BAREMO_VALUE_STATISTIC;
    if (baremo_is_missing(r->tau2.value))
        made_city_none(&tau2, "tau2", &baremo_note_not_applicable);
    else
        made_city_between(&tau2, "tau2", r->tau2.value, r->tau2_limits.low, r->tau2_limits.high);
    plain(&at, "i2", r->i2, BAREMO_VALUE_PERCENT);
    plain(&at, "h2", r->h2, BAREMO_VALUE_STATISTIC);
    plain(&at, "q", r->q, BAREMO_VALUE_STATISTIC);
    plain(&at, "q.df", r->q_df, BAREMO_VALUE_COUNT);
    plain(&at, "q.p", r->q_p, BAREMO_VALUE_P);
}

/* What a city's estimate is once it is drawn towards the others, and without it. */
static void add_unit(const pooling *of, size_t place, const baremo_synthesis *r) {
    const baremo_results_unit *unit = &of->work->units[of->places[place]];
    const char *group = survey_part(of->work->arena, "effect", of->effect);
    const made_city_row at = about(of, unit, group);
    double tau2 = of->count > 1 ? r->tau2.value : 0, y = of->estimates[place];
    double variance = of->variances[place], se = sqrt(variance);
    made_city_between(&at, "effect", shown(of, y), shown(of, y - 1.96 * se),
                      shown(of, y + 1.96 * se))
        ->n = made_city_size(of->places[place]);
    plain(&at, "effect.variance", variance, BAREMO_VALUE_STATISTIC);
    const baremo_studies all = {of->estimates, of->variances, of->count};
    plain(&at, "weight", 1 / (variance + tau2) / baremo_pool(&all, tau2).weight_sum,
          BAREMO_VALUE_SHARE);
    double shrunken = r->random + tau2 / (variance + tau2) * (y - r->random);
    double error = sqrt(tau2 * variance / (variance + tau2) + 1e-4);
    if (of->count > 1) {
        made_city_between(&at, "shrunken", shown(of, shrunken), shown(of, shrunken - 1.96 * error),
                          shown(of, shrunken + 1.96 * error));
        between(&at, of, "leave_one_out", r->random * 1.01,
                (baremo_interval){r->hartung_knapp.low, r->hartung_knapp.high});
    }
}

static void add_differences(const pooling *of) {
    baremo_arena *arena = of->work->arena;
    const char *group = survey_part(arena, "effect", of->effect);
    double *apart = baremo_arena_array(arena, of->count + 1, sizeof *apart);
    for (size_t a = 0; a < of->count; a++)
        for (size_t b = 0; b < of->count; b++) {
            double se = sqrt(of->variances[a] + of->variances[b]);
            double difference = of->estimates[a] - of->estimates[b];
            apart[a] += a != b && fabs(difference) > 3 * se;
            if (a >= b || of->count > 40)
                continue;
            const baremo_results_unit *other = &of->work->units[of->places[b]];
            const made_city_row at =
                about(of, &of->work->units[of->places[a]],
                      survey_group(arena, group, survey_part(arena, "versus", other->id)));
            made_city_between(&at, "difference", shown(of, difference),
                              shown(of, difference - 3 * se), shown(of, difference + 3 * se));
            plain(&at, "difference.p", fmin(1, exp(-pow(difference / se, 2) / 2)), BAREMO_VALUE_P);
        }
    for (size_t a = 0; a < of->count; a++) {
        const made_city_row at = about(of, &of->work->units[of->places[a]], group);
        plain(&at, "told_apart", apart[a], BAREMO_VALUE_COUNT);
    }
}

static void add_ranks(const pooling *of) {
    for (size_t a = 0; a < of->count; a++) {
        double above = 1;
        for (size_t b = 0; b < of->count; b++)
            above += of->estimates[b] > of->estimates[a];
        made_city_row at = about(of, &of->work->units[of->places[a]],
                                 survey_part(of->work->arena, "effect", of->effect));
        at.value_class = BAREMO_VALUE_COUNT;
        made_city_between(&at, "rank", above, fmax(1, above - 4),
                          fmin((double)of->count, above + 3));
        made_city_add(&at, "rank.median", above);
    }
}

static void collect(pooling *of, const char *stratum) {
    const made_city_work *work = of->work;
    of->count = 0;
    for (size_t i = 0; i < work->wanted->count; i++) {
        if (made_city_is_missing(work, i, of->subject) ||
            (stratum && strcmp(work->units[i].stratum, stratum) != 0))
            continue;
        double spread = work->wanted->all_alike ? 0 : of->spread;
        double se = of->error / sqrt(made_city_size(i));
        of->places[of->count] = i;
        of->estimates[of->count] = of->centre + spread * made_city_noise(i, of->effect) +
                                   0.7 * se * made_city_noise(i, "chance");
        of->variances[of->count++] = se * se;
    }
}

static void pool(pooling *of) {
    static const char *const strata[] = {"over 200,000", "up to 200,000"};
    baremo_arena *arena = of->work->arena;
    size_t most = of->work->wanted->count + 1;
    of->places = baremo_arena_array(arena, most, sizeof *of->places);
    of->estimates = baremo_arena_array(arena, most, sizeof *of->estimates);
    of->variances = baremo_arena_array(arena, most, sizeof *of->variances);
    const char *group = survey_part(arena, "effect", of->effect);
    collect(of, NULL);
    baremo_synthesis r = synthesis_of(of);
    add_pooled(of, group, &r);
    for (size_t i = 0; i < of->count; i++)
        add_unit(of, i, &r);
    add_differences(of);
    if (of->work->wanted->ranks)
        add_ranks(of);
    for (size_t i = 0; i < 2 && !of->work->wanted->without_strata; i++) {
        collect(of, strata[i]);
        r = synthesis_of(of);
        add_pooled(of, survey_group(arena, survey_part(arena, "stratum", strata[i]), group), &r);
    }
}

static void add_funnel(const made_city_work *work, const char *subject, bool rate) {
    size_t count = work->wanted->count, used = 0;
    baremo_funnel_unit *units = baremo_arena_array(work->arena, count + 1, sizeof *units);
    size_t *places = baremo_arena_array(work->arena, count + 1, sizeof *places);
    double wide = work->wanted->all_alike ? 0.02 : 0.2, factor = rate ? 10000 : 100;
    for (size_t i = 0; i < count; i++) {
        if (made_city_is_missing(work, i, subject))
            continue;
        double total = rate ? 100 * made_city_size(i) : made_city_size(i);
        double share =
            (rate ? 0.0005 : 0.55) * (1 + wide * (rate ? 2.5 : 1) * made_city_noise(i, subject));
        places[used] = i;
        units[used++] = (baremo_funnel_unit){.count = round(total * share), .total = total};
    }
    const baremo_funnel funnel = baremo_funnel_of(work->arena, units, used, NONE, rate);
    made_city_row at = {work,
                        NULL,
                        BAREMO_SUBJECT_INDICATOR,
                        subject,
                        rate ? "effect=rate" : "effect=proportion",
                        rate ? BAREMO_VALUE_RATE : BAREMO_VALUE_PERCENT};
    plain(&at, "target", factor * funnel.target, at.value_class);
    plain(&at, "dispersion", funnel.dispersion, BAREMO_VALUE_STATISTIC);
    plain(&at, "dispersion_winsorised", funnel.dispersion_winsorised, BAREMO_VALUE_STATISTIC);
    plain(&at, "tau2", funnel.tau2, BAREMO_VALUE_STATISTIC);
    for (size_t i = 0; i < used; i++) {
        at.unit = &work->units[places[i]];
        plain(&at, "count", units[i].count, BAREMO_VALUE_COUNT);
        plain(&at, "total", units[i].total, BAREMO_VALUE_COUNT);
        plain(&at, "value", factor * units[i].count / units[i].total, at.value_class);
        plain(&at, "z", units[i].z, BAREMO_VALUE_STATISTIC);
        plain(&at, "z_adjusted", units[i].z_adjusted, BAREMO_VALUE_STATISTIC);
        plain(&at, "lcl_95", factor * units[i].lcl_95, at.value_class);
        plain(&at, "ucl_95", factor * units[i].ucl_95, at.value_class);
        plain(&at, "lcl_998", factor * units[i].lcl_998, at.value_class);
        plain(&at, "ucl_998", factor * units[i].ucl_998, at.value_class);
    }
}

void made_city_effects(const made_city_work *work) {
    pooling all[] = {
        {work, BAREMO_SUBJECT_SCALE, "W.trust", "mean_diff", BAREMO_VALUE_MEAN, false, 0.3, 0.3,
         3.1, NULL, NULL, NULL, 0},
        {work, BAREMO_SUBJECT_SCALE, "W.trust", "g_av", BAREMO_VALUE_STATISTIC, false, 0.38, 0.35,
         3.9, NULL, NULL, NULL, 0},
        {work, BAREMO_SUBJECT_INDICATOR, "I1", "difference", BAREMO_VALUE_PERCENT, false, 7, 8, 70,
         NULL, NULL, NULL, 0},
        {work, BAREMO_SUBJECT_INDICATOR, "I1", "value", BAREMO_VALUE_PERCENT, false, 55, 9, 50,
         NULL, NULL, NULL, 0},
        {work, BAREMO_SUBJECT_INDICATOR, "I2", "rate_ratio", BAREMO_VALUE_STATISTIC, true, -0.22,
         0.2, 2.5, NULL, NULL, NULL, 0},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        pool(&all[i]);
    add_funnel(work, "I1", false);
    add_funnel(work, "I2", true);
}
