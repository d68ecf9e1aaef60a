/* One effect of an outcome over the units.
 *
 *  1. Units with a sampling variance above 0 are pooled: random effects by REML, limits by Hartung
 *     and Knapp; one alone is not pooled.
 *  2. leave_one_out: the pooled estimate without the unit; of two units the other one by z. Up to
 *     POOLING_LEFT_OUT units.
 *  3. shrunken: empirical Bayes. Its mean, and 2, by Hartung and Knapp with q at least 1: what
 *     stands beside the pooled estimate that is read is of its kind, and of no width 0 at Q = 0.
 *  4. Ranks stand only where they are asked for and the outcome has a direction; rank 1 is the
 *     best.
 *  5. Limits that would lie beyond what is possible are held at its ends, and `method` says so.
 *  6. Ratios are pooled as logarithms and shown as ratios; variances, tau2 and its limits stay
 *     those of the logarithms.
 */
#include "indicators/cities/pooling.h"

#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/base/random.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/pairwise.h"
#include "engine/statistics/ranks.h"
#include "engine/statistics/shrinkage.h"
#include "indicators/cities/differences.h"

enum { POOLING_LEFT_OUT = 120 };

static const char held_method[] = "reml, Hartung-Knapp, q at least 1";

typedef struct pooling {
    compared_rows *rows;
    const compared_outcome *outcome;
    const outcome_effects *effects;
    pooled_units pooled;
    baremo_synthesis synthesis;
    const baremo_shrunken *shrunken; /* one a pooled unit */
    const baremo_ranks *ranks;       /* NULL: none */
    baremo_pairwise pairwise;
    const double *ses; /* one a pooled unit */
    baremo_interval possible;
    baremo_arena *scratch;
} pooling;

static double shown(const pooling *at, double value) {
    return at->effects->kind->ratio ? exp(value) : value;
}

/* A row with limits as they are shown. Rule 5. */
static baremo_result *add_interval(const pooling *at, const char *statistic, double value,
                                   baremo_interval limits, const char *method) {
    baremo_interval wide = {shown(at, limits.low), shown(at, limits.high)}, held = wide;
    if (wide.low < at->possible.low)
        held.low = at->possible.low;
    if (wide.high > at->possible.high)
        held.high = at->possible.high;
    baremo_result *row =
        compared_interval(at->rows, statistic, shown(at, value), at->effects->value_class, held);
    bool cut = held.low > wide.low || held.high < wide.high;
    row->method =
        cut ? baremo_arena_format(at->rows->arena, "%s, held at what is possible", method) : method;
    return row;
}

static baremo_interval around(double value, double half) {
    return (baremo_interval){value - half, value + half};
}

/* -- all units together -- */

static baremo_result *add_estimate(const pooling *at, const char *statistic, double value,
                                   baremo_interval limits, const char *method) {
    baremo_result *row = add_interval(at, statistic, value, limits, method);
    row->n = (double)at->pooled.studies.count;
    return row;
}

static baremo_result *add_number(const pooling *at, const char *statistic, double value,
                                 baremo_value_class value_class, const baremo_note_kind *why_none) {
    baremo_result *row = compared_add(at->rows, statistic, value, value_class);
    row->n = (double)at->pooled.studies.count;
    if (baremo_is_missing(value))
        compared_note(at->rows, row, why_none, NULL, NULL);
    return row;
}

static void report_prediction(const pooling *at, const baremo_synthesis *r) {
    bool none = baremo_is_missing(r->prediction.low);
    double value = none ? BAREMO_MISSING : r->random;
    baremo_result *row = add_estimate(at, "prediction", value, r->prediction, "t, k - 2 df");
    if (none)
        compared_note(at->rows, row, &baremo_note_two_units_predict_nothing, NULL, NULL);
    row = add_estimate(at, "prediction.hartung_knapp", value, r->prediction_hartung_knapp,
                       "Hartung-Knapp, k - 1 df");
    if (none)
        compared_note(at->rows, row, &baremo_note_two_units_predict_nothing, NULL, NULL);
}

static void report_heterogeneity(const pooling *at, const baremo_synthesis *r) {
    const baremo_note_kind *few = &baremo_note_fewer_than_three_units;
    baremo_result *row =
        compared_interval(at->rows, "tau2", r->tau2.value, BAREMO_VALUE_STATISTIC, r->tau2_limits);
    row->n = (double)at->pooled.studies.count;
    row->method = "reml, Q-profile";
    if (r->tau2_limits.high == 0)
        compared_note(at->rows, row, &baremo_note_profile_empty, NULL, NULL);
    add_number(at, "tau2.se", r->tau2.se, BAREMO_VALUE_STATISTIC, few);
    add_number(at, "i2", r->i2, BAREMO_VALUE_PERCENT, few);
    add_number(at, "h2", r->h2, BAREMO_VALUE_STATISTIC, few);
    add_number(at, "q", r->q, BAREMO_VALUE_STATISTIC, few);
    add_number(at, "q.df", r->q_df, BAREMO_VALUE_COUNT, few);
    add_number(at, "q.p", r->q_p, BAREMO_VALUE_P, few);
    bool enough = at->pooled.studies.count >= 3;
    add_number(at, "egger.t", r->egger_t, BAREMO_VALUE_STATISTIC,
               enough ? &baremo_note_equal_variances : few);
    add_number(at, "egger.p", r->egger_p, BAREMO_VALUE_P,
               enough ? &baremo_note_equal_variances : few);
}

/* Units whose estimate counts, and those whose does not. */
static baremo_result *report_units(const pooling *at, size_t of_units) {
    size_t k = at->pooled.studies.count;
    baremo_result *row = compared_add(at->rows, "units", (double)k, BAREMO_VALUE_COUNT);
    row->n = (double)of_units;
    row->missing = (double)(of_units - k);
    row->method = "with a sampling variance";
    return row;
}

/* Of no unit with a variance: the reason of most of them, of as many the first. */
static const baremo_note_kind *why_not_pooled(const pooling *at) {
    enum { REASONS = BAREMO_EFFECT_NO_EXPOSURE + 1 };
    size_t counts[REASONS] = {0}, most = 0;
    if (at->pooled.studies.count == 1)
        return &baremo_note_one_unit;
    for (size_t u = 0; u < at->rows->of->unit_count; u++)
        if (at->effects->units[u].applies && !baremo_is_missing(at->effects->units[u].estimate))
            counts[at->effects->units[u].none]++;
    for (size_t i = 1; i < REASONS; i++)
        most = counts[i] > counts[most] || !most ? i : most;
    return counts[most] ? effects_note((baremo_effect_none)most) : &baremo_note_no_value;
}

static void report_synthesis(const pooling *at, size_t of_units) {
    const baremo_synthesis *r = &at->synthesis;
    baremo_result *row = report_units(at, of_units);
    if (at->pooled.studies.count < 2) {
        compared_note(at->rows, row, why_not_pooled(at), NULL, NULL);
        return;
    }
    add_estimate(at, "fixed", r->fixed, r->fixed_limits, "fixed effect, z");
    add_estimate(at, "random", r->random, r->random_limits, "reml, z");
    add_estimate(at, "random.hartung_knapp", r->random, r->hartung_knapp, "reml, Hartung-Knapp");
    add_estimate(at, "random.hartung_knapp_adhoc", r->random, r->hartung_knapp_adhoc, held_method);
    report_prediction(at, r);
    report_heterogeneity(at, r);
}

/* -- a unit -- */

static void report_effect(const pooling *at, size_t unit) {
    const unit_effect *effect = &at->effects->units[unit];
    double half =
        baremo_normal_quantile((1 + at->rows->of->confidence) / 2) * sqrt(effect->variance);
    baremo_result *row = add_interval(at, "effect", effect->estimate,
                                      around(effect->estimate, half), effect->method);
    row->n = effect->n;
    if (effect->none)
        compared_note(at->rows, row, effects_note(effect->none), NULL, NULL);
    row = compared_add(at->rows, "effect.variance", effect->variance, BAREMO_VALUE_STATISTIC);
    row->n = effect->n;
    if (effect->none)
        compared_note(at->rows, row, effects_note(effect->none), NULL, NULL);
}

/* Rule 2. */
static void report_left_out(const pooling *at, size_t out) {
    const baremo_studies *all = &at->pooled.studies;
    double level = at->rows->of->confidence;
    size_t kept = 0;
    if (all->count > POOLING_LEFT_OUT)
        return;
    double *estimates = baremo_arena_array(at->scratch, all->count, sizeof *estimates);
    double *variances = baremo_arena_array(at->scratch, all->count, sizeof *variances);
    for (size_t i = 0; i < all->count; i++)
        if (i != out) {
            estimates[kept] = all->estimates[i];
            variances[kept++] = all->variances[i];
        }
    const baremo_studies rest = {estimates, variances, kept};
    baremo_result *row = NULL;
    if (kept == 1) {
        double half = baremo_normal_quantile((1 + level) / 2) * sqrt(variances[0]);
        row = add_estimate(at, "leave_one_out", estimates[0], around(estimates[0], half),
                           "the one unit left, z");
    } else {
        double tau2 = baremo_tau2_estimate(&rest, BAREMO_TAU2_REML).value, df = (double)kept - 1;
        baremo_pooled mean = baremo_pool(&rest, tau2);
        double q = baremo_generalised_q(&rest, tau2) / df;
        double half = baremo_t_quantile((1 + level) / 2, df) * sqrt(fmax(q, 1) / mean.weight_sum);
        row = add_estimate(at, "leave_one_out", mean.mean, around(mean.mean, half), held_method);
    }
    row->n = (double)kept;
}

static void report_rank(const pooling *at, size_t pooled) {
    if (!at->ranks)
        return;
    const baremo_rank *rank = &at->ranks->units[pooled];
    baremo_result *row = compared_interval(at->rows, "rank", rank->rank, BAREMO_VALUE_NUMBER,
                                           (baremo_interval){rank->low, rank->high});
    row->n = (double)at->ranks->compared;
    row->method = "simulated";
    row = compared_add(at->rows, "rank.median", rank->median, BAREMO_VALUE_NUMBER);
    row->n = (double)at->ranks->compared;
    row->method = "simulated";
}

static void report_pooled_unit(const pooling *at, size_t pooled) {
    size_t k = at->pooled.studies.count;
    double tau2 = at->synthesis.tau2.value;
    double weight = 1 / (at->pooled.studies.variances[pooled] + tau2) /
                    baremo_pool(&at->pooled.studies, tau2).weight_sum;
    const baremo_shrunken *shrunken = &at->shrunken[pooled];
    baremo_result *row = compared_add(at->rows, "weight", weight, BAREMO_VALUE_SHARE);
    row->n = (double)k;
    row->method = "random effects";
    add_estimate(at, "shrunken", shrunken->estimate,
                 (baremo_interval){shrunken->low, shrunken->high}, "empirical Bayes");
    report_left_out(at, pooled);
    row = compared_add(at->rows, "told_apart", (double)at->pairwise.apart_from[pooled],
                       BAREMO_VALUE_COUNT);
    row->n = (double)(k - 1);
    row->method = "holm";
    report_rank(at, pooled);
}

static void report_each(const pooling *at) {
    size_t pooled = 0;
    for (size_t u = 0; u < at->rows->of->unit_count; u++) {
        bool in = pooled < at->pooled.studies.count && at->pooled.units[pooled] == u;
        if (at->effects->units[u].applies) {
            compared_unit(at->rows, u);
            report_effect(at, u);
            if (in && at->pooled.studies.count > 1)
                report_pooled_unit(at, pooled);
        }
        pooled += in;
    }
    compared_unit(at->rows, SIZE_MAX);
}

/* -- the whole -- */

static void compute(pooling *at) {
    const comparison *of = at->rows->of;
    const baremo_studies *studies = &at->pooled.studies;
    at->synthesis = baremo_synthesis_compute(studies, BAREMO_TAU2_REML, of->confidence);
    if (studies->count < 2)
        return;
    baremo_shrunken *shrunken = baremo_arena_array(at->scratch, studies->count, sizeof *shrunken);
    baremo_shrink(studies, at->synthesis.tau2.value, BAREMO_MEAN_HARTUNG_KNAPP_ADHOC,
                  of->confidence, shrunken);
    at->shrunken = shrunken;
    double *ses = baremo_arena_array(at->scratch, studies->count, sizeof *ses);
    for (size_t i = 0; i < studies->count; i++)
        ses[i] = sqrt(studies->variances[i]);
    at->ses = ses;
    at->pairwise = baremo_pairwise_compare(at->scratch, studies->estimates, ses, studies->count,
                                           of->confidence);
}

/* Rule 4. */
static void rank(pooling *at) {
    const comparison *of = at->rows->of;
    const kept_outcome *first = at->outcome->first;
    baremo_direction direction = effects_direction(first);
    if (!of->ranks || direction == BAREMO_MAINTAIN || at->pooled.studies.count < 2)
        return;
    baremo_ranks *ranks = baremo_arena_alloc(at->scratch, sizeof *ranks);
    const baremo_rank_units units = {at->pooled.studies.estimates, at->ses,
                                     at->pooled.studies.count, direction == BAREMO_INCREASE};
    const char *name =
        baremo_arena_format(at->scratch, "%s %s", first->id, at->effects->kind->name);
    const baremo_rank_settings settings = {COMPARISON_DRAWS, of->confidence,
                                           baremo_random_stream(of->seed, name), 1};
    if (baremo_ranks_simulate(at->scratch, &units, &settings, ranks) == BAREMO_OK)
        at->ranks = ranks;
}

static size_t units_in(const pooling *at, const char *stratum) {
    size_t count = 0;
    for (size_t u = 0; u < at->rows->of->unit_count; u++)
        count += at->effects->units[u].applies &&
                 (!stratum || baremo_text_equal(at->rows->of->entries[u].stratum, stratum));
    return count;
}

/* Two units of a stratum at least. */
static void report_stratum(const pooling *at, const char *stratum) {
    pooling part = *at;
    part.pooled = effects_pooled(at->rows->of, at->effects, stratum, at->scratch);
    if (part.pooled.studies.count < 2 || part.pooled.studies.count == at->pooled.studies.count)
        return;
    part.synthesis =
        baremo_synthesis_compute(&part.pooled.studies, BAREMO_TAU2_REML, at->rows->of->confidence);
    compared_group(at->rows, stratum, at->effects->kind->name, NULL);
    report_synthesis(&part, units_in(at, stratum));
}

void pooling_report(compared_rows *rows, const compared_outcome *outcome,
                    const outcome_effects *effects, baremo_arena *scratch) {
    if (!effects->estimated)
        return;
    pooling at = {.rows = rows,
                  .outcome = outcome,
                  .effects = effects,
                  .pooled = effects_pooled(rows->of, effects, NULL, scratch),
                  .possible = effects_range(outcome->first, effects),
                  .scratch = scratch};
    compute(&at);
    rank(&at);
    compared_group(rows, NULL, effects->kind->name, NULL);
    report_synthesis(&at, effects->applying);
    report_each(&at);
    if (at.pooled.studies.count > 1 && at.pooled.studies.count <= COMPARISON_PAIRED_UNITS)
        differences_report(rows, effects, &at.pooled, &at.pairwise, at.possible);
    for (size_t i = 0; i < rows->of->stratum_count; i++)
        report_stratum(&at, rows->of->strata[i]);
    compared_group(rows, NULL, NULL, NULL);
}
