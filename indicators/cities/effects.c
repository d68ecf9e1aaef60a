/* Which estimate of an outcome is pooled over the units, with its sampling variance.
 *
 *  1. value: what was reached. Of percentages p (1 - p)/n, of rates count/exposure^2, of means
 *     sd^2/n; where no event or nothing else was seen the variance is taken with a half added to
 *     each cell (Cox and Snell 1989), the estimate never is. One answer is no sample, nor is what
 *     its programme gives no interval. Of an indicator that is read from a survey the variance is
 *     that of its interval. Counts and amounts have none: a city is not better for being larger.
 *  2. mean_diff: from pre to post, sd of the changes^2/n of the same people, Welch's of other
 * people. g_av (the same people) and hedges_g (others): Bonett's (2008) variance.
 *  3. difference: of percentages by their counts, baseline to value, in points; of a yes/no item of
 *     the same people by who moved.
 *  4. rate_ratio: of rates, and of counts of periods of one length, value to baseline, as
 * logarithms.
 *  5. 3 and 4 only of indicators by period: a state at two times is not two samples.
 *  6. What a percentage, a rate or a scale can be has ends, and so has its change: no limit is
 *     reported beyond them.
 */
#include "indicators/cities/effects.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/results/notes.h"
#include "engine/statistics/distributions.h"

static const unit_effect no_effect = {.estimate = BAREMO_MISSING,
                                      .variance = BAREMO_MISSING,
                                      .n = BAREMO_MISSING,
                                      .none = BAREMO_EFFECT_INCOMPLETE};

static unit_effect of_change(const baremo_change_effect *change, double n, const char *method) {
    return (unit_effect){true, change->estimate, change->variance, n, change->none, method};
}

static unit_effect incomplete(void) {
    unit_effect effect = no_effect;
    effect.applies = true;
    return effect;
}

static unit_effect scaled(unit_effect effect, double factor) {
    effect.estimate *= factor;
    effect.variance *= factor * factor;
    return effect;
}

/* -- value -- */

static unit_effect proportion(double count, double total) {
    double p = count / total;
    if (!(total > 1))
        return (unit_effect){true, p, BAREMO_MISSING, total, BAREMO_EFFECT_FEW, "proportion, z"};
    bool corrected = count <= 0 || count >= total;
    double q = corrected ? (count + 0.5) / (total + 1) : p, n = corrected ? total + 1 : total;
    return (unit_effect){true, p, q * (1 - q) / n, total, BAREMO_EFFECT_COMPUTED, "proportion, z"};
}

static unit_effect rate(double count, double exposure) {
    double variance = (count > 0 ? count : 0.5) / (exposure * exposure);
    return (unit_effect){true,  count / exposure,       variance,
                         count, BAREMO_EFFECT_COMPUTED, "rate, z"};
}

static unit_effect mean(double value, double sd, double n) {
    baremo_effect_none none = BAREMO_EFFECT_COMPUTED;
    if (baremo_is_missing(value) || baremo_is_missing(n))
        none = BAREMO_EFFECT_INCOMPLETE;
    else if (baremo_is_missing(sd) || n < 2)
        none = BAREMO_EFFECT_FEW;
    else if (sd == 0)
        none = BAREMO_EFFECT_CONSTANT;
    return (unit_effect){true, value, none ? BAREMO_MISSING : sd * sd / n,
                         n,    none,  "mean, sd^2/n, z"};
}

static const baremo_result *row_of(const kept_outcome *outcome, const char *statistic,
                                   const char *group) {
    for (size_t i = 0; i < outcome->row_count; i++)
        if (strcmp(outcome->rows[i].statistic, statistic) == 0 &&
            baremo_text_equal(outcome->rows[i].group ? outcome->rows[i].group : "", group))
            return &outcome->rows[i];
    return NULL;
}

/* The row of a statistic in the last wave that is not a follow-up. */
static const baremo_result *reached(const kept_outcome *outcome, const char *statistic) {
    const baremo_result *post = row_of(outcome, statistic, "wave=post");
    return post ? post : row_of(outcome, statistic, "wave=single");
}

/* Of a survey: a share of people, or a mean with Student's limits. */
static unit_effect of_reading(const kept_outcome *outcome) {
    const baremo_result *row = row_of(outcome, "value", "");
    if (!row || baremo_is_missing(row->low) || baremo_is_missing(row->level) || !row->method)
        return no_effect;
    if (strstr(row->method, "wilson"))
        return scaled(proportion(row->value / 100 * row->n, row->n), 100);
    double reach = baremo_t_quantile((1 + row->level) / 2, row->n - 1);
    double se = (row->high - row->low) / 2 / reach;
    if (!(se > 0))
        return (unit_effect){true,     row->value, BAREMO_MISSING, row->n, BAREMO_EFFECT_CONSTANT,
                             "mean, z"};
    return (unit_effect){true, row->value, se * se, row->n, BAREMO_EFFECT_COMPUTED, "mean, z"};
}

static bool has_measure(const kept_outcome *outcome, const char *measure) {
    return outcome->indicator && strcmp(outcome->indicator->measure, measure) == 0;
}

static bool is_counted(const kept_parts *parts) {
    return parts->whole && parts->numerator >= 0 && parts->denominator > 0;
}

static bool is_share(const kept_outcome *outcome, const kept_parts *parts) {
    double factor = outcome->indicator->factor;
    return has_measure(outcome, "ratio") && (factor == 1 || factor == 100) && is_counted(parts) &&
           parts->numerator <= parts->denominator;
}

static bool is_rate(const kept_outcome *outcome, const kept_parts *parts) {
    return has_measure(outcome, "rate") && is_counted(parts);
}

static unit_effect value_of_indicator(const kept_outcome *outcome) {
    const kept_parts *value = &outcome->value;
    double factor = outcome->indicator->factor;
    if (is_share(outcome, value))
        return scaled(proportion(value->numerator, value->denominator), factor);
    if (is_rate(outcome, value))
        return scaled(rate(value->numerator, value->denominator), factor);
    return of_reading(outcome);
}

static unit_effect value_of_scale(const kept_outcome *outcome) {
    const baremo_result *value = reached(outcome, "mean"), *sd = reached(outcome, "sd");
    return value && sd ? mean(value->value, sd->value, value->n) : no_effect;
}

static unit_effect value_of_item(const kept_outcome *outcome) {
    const baremo_result *row = reached(outcome, "percent_favourable");
    if (!row || baremo_is_missing(row->value) || !(row->n > 0))
        return no_effect;
    return scaled(proportion(row->value / 100 * row->n, row->n), 100);
}

static unit_effect value_of(const kept_outcome *outcome) {
    return outcome->indicator ? value_of_indicator(outcome)
           : outcome->scale   ? value_of_scale(outcome)
                              : value_of_item(outcome);
}

static baremo_value_class own_class(const kept_outcome *outcome) {
    return outcome->indicator ? outcome->indicator->value_class
           : outcome->scale   ? BAREMO_VALUE_MEAN
                              : BAREMO_VALUE_PERCENT;
}

/* -- changes of means -- */

static baremo_pair_means pair_of(const kept_change *change) {
    return (baremo_pair_means){change->n_pre,  change->mean_pre, change->mean_post,
                               change->sd_pre, change->sd_post,  change->sd_difference};
}

static baremo_two_means two_of(const kept_change *change) {
    return (baremo_two_means){change->mean_pre,  change->sd_pre,  change->n_pre,
                              change->mean_post, change->sd_post, change->n_post};
}

static bool has_means(const kept_outcome *outcome) {
    return !outcome->indicator && !baremo_is_missing(outcome->change.mean_pre) &&
           !baremo_is_missing(outcome->change.mean_post);
}

static unit_effect mean_diff(const kept_outcome *outcome) {
    const kept_change *change = &outcome->change;
    if (!has_means(outcome))
        return no_effect;
    if (change->paired) {
        baremo_pair_means means = pair_of(change);
        baremo_change_effect effect = baremo_effect_paired_mean(&means);
        return of_change(&effect, change->n_pre, "the same people, sd of the changes^2/n, z");
    }
    baremo_two_means means = two_of(change);
    baremo_change_effect effect = baremo_effect_independent_mean(&means);
    return of_change(&effect, change->n_pre + change->n_post, "other people, welch, z");
}

static unit_effect g_av(const kept_outcome *outcome) {
    if (!has_means(outcome) || !outcome->change.paired)
        return no_effect;
    baremo_pair_means means = pair_of(&outcome->change);
    baremo_change_effect effect = baremo_effect_paired_standardised(&means, BAREMO_BY_MEAN_SD);
    return of_change(&effect, means.n, "by the mean of both sd, bonett, z");
}

static unit_effect hedges_g(const kept_outcome *outcome) {
    if (!has_means(outcome) || outcome->change.paired)
        return no_effect;
    baremo_two_means means = two_of(&outcome->change);
    baremo_change_effect effect = baremo_effect_independent_standardised(&means, BAREMO_BY_MEAN_SD);
    return of_change(&effect, means.n_1 + means.n_2, "by the mean of both sd, bonett, z");
}

static baremo_value_class mean_class(const kept_outcome *outcome) {
    (void)outcome;
    return BAREMO_VALUE_MEAN;
}

static baremo_value_class statistic_class(const kept_outcome *outcome) {
    (void)outcome;
    return BAREMO_VALUE_STATISTIC;
}

/* -- changes of shares and rates -- */

static unit_effect share_of_movers(const kept_change *change) {
    const baremo_pair_counts counts = {change->both_yes, change->yes_to_no, change->no_to_yes,
                                       change->both_no};
    double n = change->both_yes + change->yes_to_no + change->no_to_yes + change->both_no;
    if (baremo_is_missing(n))
        return no_effect;
    baremo_change_effect effect = baremo_effect_paired_share(&counts);
    return scaled(of_change(&effect, n, "the same people, who moved, z"), 100);
}

static unit_effect difference(const kept_outcome *outcome) {
    const kept_parts *from = &outcome->baseline, *to = &outcome->value;
    if (!outcome->indicator)
        return share_of_movers(&outcome->change);
    if (!outcome->counted || !is_share(outcome, to))
        return no_effect;
    if (!is_share(outcome, from))
        return incomplete();
    const baremo_two_counts counts = {from->numerator, from->denominator, to->numerator,
                                      to->denominator};
    baremo_change_effect effect = baremo_effect_independent_share(&counts);
    return scaled(of_change(&effect, from->denominator + to->denominator, "two shares, z"),
                  outcome->indicator->factor);
}

/* Of a count the exposure is the period, which is as long before as after. */
static baremo_events events_of(const kept_outcome *outcome, const kept_parts *parts) {
    if (is_rate(outcome, parts))
        return (baremo_events){parts->numerator, parts->denominator};
    bool count = has_measure(outcome, "count") && parts->whole && parts->value >= 0;
    return count ? (baremo_events){parts->value, 1}
                 : (baremo_events){BAREMO_MISSING, BAREMO_MISSING};
}

static unit_effect rate_ratio(const kept_outcome *outcome) {
    if (!outcome->indicator || !outcome->counted)
        return no_effect;
    baremo_events before = events_of(outcome, &outcome->baseline);
    baremo_events after = events_of(outcome, &outcome->value);
    if (baremo_is_missing(after.count))
        return no_effect;
    if (baremo_is_missing(before.count))
        return incomplete();
    baremo_change_effect effect = baremo_effect_log_rate_ratio(before, after);
    return of_change(&effect, before.count + after.count, "log of the ratio, 1/count + 1/count, z");
}

static const effect_kind kinds[] = {
    {"value", false, true, own_class, value_of},
    {"mean_diff", false, false, mean_class, mean_diff},
    {"g_av", false, false, statistic_class, g_av},
    {"hedges_g", false, false, statistic_class, hedges_g},
    {"difference", false, false, own_class, difference},
    {"rate_ratio", true, false, statistic_class, rate_ratio},
};

const effect_kind *effect_kinds(size_t *count) {
    *count = sizeof kinds / sizeof *kinds;
    return kinds;
}

outcome_effects effects_of(const comparison *of, const compared_outcome *outcome,
                           const effect_kind *kind, baremo_arena *arena) {
    unit_effect *units = baremo_arena_array(arena, of->unit_count + 1, sizeof *units);
    outcome_effects all = {
        .kind = kind, .units = units, .value_class = kind->value_class(outcome->first)};
    for (size_t u = 0; u < of->unit_count; u++) {
        units[u] = outcome->of[u] ? kind->of(outcome->of[u]) : no_effect;
        all.applying += units[u].applies;
        all.estimated += !baremo_is_missing(units[u].estimate);
    }
    return all;
}

pooled_units effects_pooled(const comparison *of, const outcome_effects *effects,
                            const char *stratum, baremo_arena *arena) {
    double *estimates = baremo_arena_array(arena, of->unit_count + 1, sizeof *estimates);
    double *variances = baremo_arena_array(arena, of->unit_count + 1, sizeof *variances);
    size_t *units = baremo_arena_array(arena, of->unit_count + 1, sizeof *units), count = 0;
    for (size_t u = 0; u < of->unit_count; u++) {
        const unit_effect *effect = &effects->units[u];
        bool inside = !stratum || baremo_text_equal(of->entries[u].stratum, stratum);
        if (!inside || !(effect->variance > 0))
            continue;
        estimates[count] = effect->estimate;
        variances[count] = effect->variance;
        units[count++] = u;
    }
    return (pooled_units){{estimates, variances, count}, units};
}

static baremo_interval range_of_values(const kept_outcome *outcome,
                                       baremo_value_class value_class) {
    if (value_class == BAREMO_VALUE_PERCENT)
        return (baremo_interval){0, 100};
    if (has_measure(outcome, "ratio"))
        return (baremo_interval){0, outcome->indicator->factor};
    if (has_measure(outcome, "rate"))
        return (baremo_interval){0, HUGE_VAL};
    double low = outcome->scale ? outcome->scale->low : outcome->item ? outcome->item->low : 0;
    double high = outcome->scale ? outcome->scale->high : outcome->item ? outcome->item->high : 0;
    return low < high ? (baremo_interval){low, high} : (baremo_interval){-HUGE_VAL, HUGE_VAL};
}

baremo_interval effects_range(const kept_outcome *outcome, const outcome_effects *effects) {
    baremo_value_class value_class = effects->value_class;
    if (effects->kind->ratio)
        return (baremo_interval){0, HUGE_VAL};
    if (effects->kind->value)
        return range_of_values(outcome, value_class);
    if (value_class == BAREMO_VALUE_STATISTIC)
        return (baremo_interval){-HUGE_VAL, HUGE_VAL};
    baremo_interval ends = range_of_values(outcome, value_class);
    return (baremo_interval){ends.low - ends.high, ends.high - ends.low};
}

baremo_direction effects_direction(const kept_outcome *outcome) {
    return outcome->indicator ? outcome->indicator->direction
           : outcome->scale   ? outcome->scale->direction
                              : outcome->item->direction;
}

const baremo_note_kind *effects_note(baremo_effect_none none) {
    static const baremo_note_kind *const notes[] = {
        NULL,
        &baremo_note_effect_incomplete,
        &baremo_note_effect_impossible,
        &baremo_note_effect_few,
        &baremo_note_effect_constant,
        &baremo_note_effect_no_events,
        &baremo_note_effect_no_exposure,
    };
    return notes[none];
}
