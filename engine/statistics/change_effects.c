/* What changed between two measurements, with its sampling variance.
 *
 *  1. A missing number gives no effect. Numbers that contradict each other give none either.
 *  2. The variance is above 0 or missing: zero is no certainty, it is too little to go by.
 *  3. Mean change: equal changes have an estimate and no variance.
 *  4. Standardised change: corrected by J, the variance by J^2; three pairs at least, so that J
 *     exists. Equal changes that are not zero have a variance, from that of the standardiser.
 *  5. Shares: a variance of 0 is taken with a half in each of the four cells, the estimate is not.
 *  6. Log rate ratio: with one count of 0 a half is added to both counts; with two there is none.
 */
#include "engine/statistics/change_effects.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/statistics/standardised.h"

const char *baremo_effect_note(baremo_effect_none none) {
    static const char *const notes[] = {
        NULL,
        "a number is missing",
        "the numbers contradict each other",
        "too few persons",
        "nothing varies",
        "no events",
        "no exposure",
    };
    return notes[none];
}

static baremo_change_effect no_effect(baremo_effect_none none) {
    return (baremo_change_effect){BAREMO_MISSING, BAREMO_MISSING, false, none};
}

/* The effect, without a variance of 0. */
static baremo_change_effect effect_with(double estimate, double variance) {
    bool varies = variance > 0;
    return (baremo_change_effect){estimate, varies ? variance : BAREMO_MISSING, false,
                                  varies ? BAREMO_EFFECT_COMPUTED : BAREMO_EFFECT_CONSTANT};
}

static bool all_present(const double *numbers, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!isfinite(numbers[i]))
            return false;
    return true;
}

static double square(double x) { return x * x; }

/* -- means -- */

static baremo_effect_none fault_of_pairs(const baremo_pair_means *m) {
    const double numbers[] = {m->n,      m->mean_pre, m->mean_post,
                              m->sd_pre, m->sd_post,  m->sd_difference};
    if (!all_present(numbers, sizeof numbers / sizeof *numbers))
        return m->n < 2 ? BAREMO_EFFECT_FEW : BAREMO_EFFECT_INCOMPLETE;
    double slack = 1e-9 * (m->sd_pre + m->sd_post);
    if (m->sd_pre < 0 || m->sd_post < 0 || m->sd_difference < 0 ||
        m->sd_difference > m->sd_pre + m->sd_post + slack ||
        m->sd_difference < fabs(m->sd_pre - m->sd_post) - slack)
        return BAREMO_EFFECT_IMPOSSIBLE;
    return BAREMO_EFFECT_COMPUTED;
}

static baremo_effect_none fault_of_groups(const baremo_two_means *m) {
    const double numbers[] = {m->n_1, m->mean_1, m->sd_1, m->n_2, m->mean_2, m->sd_2};
    if (!all_present(numbers, sizeof numbers / sizeof *numbers))
        return m->n_1 < 2 || m->n_2 < 2 ? BAREMO_EFFECT_FEW : BAREMO_EFFECT_INCOMPLETE;
    return m->sd_1 < 0 || m->sd_2 < 0 ? BAREMO_EFFECT_IMPOSSIBLE : BAREMO_EFFECT_COMPUTED;
}

baremo_change_effect baremo_effect_paired_mean(const baremo_pair_means *means) {
    const baremo_pair_means *m = means;
    double change = m->mean_post - m->mean_pre;
    if (m->n < 2) {
        baremo_change_effect few = no_effect(BAREMO_EFFECT_FEW);
        few.estimate = m->n >= 1 && isfinite(change) ? change : BAREMO_MISSING;
        return few;
    }
    const double numbers[] = {m->n, change, m->sd_difference};
    if (!all_present(numbers, 3))
        return no_effect(BAREMO_EFFECT_INCOMPLETE);
    if (m->sd_difference < 0)
        return no_effect(BAREMO_EFFECT_IMPOSSIBLE);
    return effect_with(change, square(m->sd_difference) / m->n);
}

baremo_change_effect baremo_effect_independent_mean(const baremo_two_means *means) {
    const baremo_two_means *m = means;
    double change = m->mean_2 - m->mean_1;
    if (m->n_1 < 2 || m->n_2 < 2) {
        baremo_change_effect few = no_effect(BAREMO_EFFECT_FEW);
        bool known = m->n_1 >= 1 && m->n_2 >= 1 && isfinite(change);
        few.estimate = known ? change : BAREMO_MISSING;
        return few;
    }
    baremo_effect_none fault = fault_of_groups(m);
    if (fault != BAREMO_EFFECT_COMPUTED)
        return no_effect(fault);
    baremo_effect effect = baremo_effect_mean_difference(m);
    return effect_with(effect.estimate, effect.variance);
}

/* -- standardised -- */

/* Two variances, and the sampling variances of each sd and of both together in the same unit. */
typedef struct spreads {
    double v1, v2; /* variances */
    double df1, df2;
    double covariance; /* of the two measurements, over sqrt(df1 df2): 0 for other persons */
    double change_variance;
} spreads;

/* Delta method: the variance of a mean change over its standardiser s is that of the change over
 * s^2, plus g^2 times the variance of log s; var s_i = s_i^2/(2 df), cov(s_1, s_2) = r^2 s_1 s_2/(2
 * df). */
static double log_spread_variance(const spreads *s, baremo_standardiser standardiser) {
    double mean_variance = (s->v1 + s->v2) / 2, shared = square(s->covariance);
    if (standardiser == BAREMO_BY_MEAN_VARIANCE)
        return (square(s->v1) / s->df1 + square(s->v2) / s->df2 + 2 * shared / s->df1) /
               (8 * square(mean_variance));
    double sd_product = sqrt(s->v1 * s->v2), mean_sd = (sqrt(s->v1) + sqrt(s->v2)) / 2;
    double both = sd_product > 0 ? 2 * shared / sd_product / s->df1 : 0;
    return (s->v1 / s->df1 + s->v2 / s->df2 + both) / (8 * square(mean_sd));
}

static baremo_change_effect standardised(double change, double df, const spreads *s,
                                         baremo_standardiser standardiser) {
    double unit = standardiser == BAREMO_BY_MEAN_SD ? (sqrt(s->v1) + sqrt(s->v2)) / 2
                                                    : sqrt((s->v1 + s->v2) / 2);
    if (!(unit > 0))
        return no_effect(BAREMO_EFFECT_CONSTANT);
    double correction = baremo_hedges_correction(df), g = correction * change / unit;
    double variance =
        square(g) * log_spread_variance(s, standardiser) + s->change_variance / square(unit);
    return effect_with(g, square(correction) * variance);
}

baremo_change_effect baremo_effect_paired_standardised(const baremo_pair_means *means,
                                                       baremo_standardiser standardiser) {
    const baremo_pair_means *m = means;
    if (m->n < 3)
        return no_effect(BAREMO_EFFECT_FEW);
    baremo_effect_none fault = fault_of_pairs(m);
    if (fault != BAREMO_EFFECT_COMPUTED)
        return no_effect(fault);
    double v1 = square(m->sd_pre), v2 = square(m->sd_post), v_change = square(m->sd_difference);
    spreads s = {v1, v2, m->n - 1, m->n - 1, (v1 + v2 - v_change) / 2, v_change / (m->n - 1)};
    return standardised(m->mean_post - m->mean_pre, m->n - 1, &s, standardiser);
}

baremo_change_effect baremo_effect_independent_standardised(const baremo_two_means *means,
                                                            baremo_standardiser standardiser) {
    const baremo_two_means *m = means;
    if (m->n_1 < 2 || m->n_2 < 2)
        return no_effect(BAREMO_EFFECT_FEW);
    baremo_effect_none fault = fault_of_groups(m);
    if (fault != BAREMO_EFFECT_COMPUTED)
        return no_effect(fault);
    double v1 = square(m->sd_1), v2 = square(m->sd_2), df1 = m->n_1 - 1, df2 = m->n_2 - 1;
    spreads s = {v1, v2, df1, df2, 0, v1 / df1 + v2 / df2};
    return standardised(m->mean_2 - m->mean_1, df1 + df2, &s, standardiser);
}

/* -- shares -- */

static double paired_share_variance(double yes_to_no, double no_to_yes, double n) {
    return (yes_to_no + no_to_yes - square(no_to_yes - yes_to_no) / n) / square(n);
}

baremo_change_effect baremo_effect_paired_share(const baremo_pair_counts *counts) {
    const double cells[] = {counts->both_yes, counts->yes_to_no, counts->no_to_yes,
                            counts->both_no};
    if (!all_present(cells, 4))
        return no_effect(BAREMO_EFFECT_INCOMPLETE);
    for (size_t i = 0; i < 4; i++)
        if (cells[i] < 0)
            return no_effect(BAREMO_EFFECT_IMPOSSIBLE);
    double n = cells[0] + cells[1] + cells[2] + cells[3], lost = cells[1], won = cells[2];
    if (n == 0)
        return no_effect(BAREMO_EFFECT_FEW);
    baremo_change_effect effect = {(won - lost) / n, paired_share_variance(lost, won, n), false,
                                   BAREMO_EFFECT_COMPUTED};
    effect.corrected = lost + won == 0 || won == n || lost == n;
    if (effect.corrected)
        effect.variance = paired_share_variance(lost + 0.5, won + 0.5, n + 2);
    return effect;
}

static double share_variance(double count, double total) {
    return count / total * ((total - count) / total) / total;
}

baremo_change_effect baremo_effect_independent_share(const baremo_two_counts *counts) {
    const baremo_two_counts *c = counts;
    const double numbers[] = {c->count_1, c->total_1, c->count_2, c->total_2};
    if (!all_present(numbers, 4))
        return no_effect(BAREMO_EFFECT_INCOMPLETE);
    if (c->count_1 < 0 || c->count_2 < 0 || c->count_1 > c->total_1 || c->count_2 > c->total_2)
        return no_effect(BAREMO_EFFECT_IMPOSSIBLE);
    if (c->total_1 == 0 || c->total_2 == 0)
        return no_effect(BAREMO_EFFECT_FEW);
    double variance =
        share_variance(c->count_1, c->total_1) + share_variance(c->count_2, c->total_2);
    bool corrected = !(variance > 0);
    if (corrected)
        variance = share_variance(c->count_1 + 0.5, c->total_1 + 1) +
                   share_variance(c->count_2 + 0.5, c->total_2 + 1);
    return (baremo_change_effect){c->count_2 / c->total_2 - c->count_1 / c->total_1, variance,
                                  corrected, BAREMO_EFFECT_COMPUTED};
}

/* -- rates -- */

baremo_change_effect baremo_effect_log_rate_ratio(baremo_events first, baremo_events second) {
    const double numbers[] = {first.count, first.exposure, second.count, second.exposure};
    if (!all_present(numbers, 4))
        return no_effect(BAREMO_EFFECT_INCOMPLETE);
    if (first.count < 0 || second.count < 0)
        return no_effect(BAREMO_EFFECT_IMPOSSIBLE);
    if (!(first.exposure > 0) || !(second.exposure > 0))
        return no_effect(BAREMO_EFFECT_NO_EXPOSURE);
    if (first.count == 0 && second.count == 0)
        return no_effect(BAREMO_EFFECT_NO_EVENTS);
    bool corrected = first.count == 0 || second.count == 0;
    double half = corrected ? 0.5 : 0, count_1 = first.count + half, count_2 = second.count + half;
    return (baremo_change_effect){log(count_2 / second.exposure) - log(count_1 / first.exposure),
                                  1 / count_1 + 1 / count_2, corrected, BAREMO_EFFECT_COMPUTED};
}
