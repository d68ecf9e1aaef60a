/* Synthesis of estimates from several studies.
 *
 *  1. Studies with anything blank are left out, counted in `missing`, and their rows say so. A
 *     variance must be above 0.
 *  2. Measures compare the second group with the first: log risk ratio, log odds ratio, risk
 *     difference, mean difference, standardised mean difference (Hedges' g). Ratios are pooled and
 *     shown on the scale of their natural logarithm. 0.5 is added to all four cells in studies with
 *     a zero cell only.
 *  3. `fixed` and `random` have limits by z, hartung_knapp by t with k - 1 df and the variance
 *     times q, adhoc times max(q, 1), q = sum w (y - mean)^2/(k - 1).
 *  4. tau2 is at least 0; its limits are the Q-profile's, both 0 and with a note where that set is
 *     empty because the studies agree better than chance lets expect.
 *  5. i2 = 100 tau2/(tau2 + s2), h2 = (tau2 + s2)/s2, s2 the typical variance (k-1) sum w/((sum
 *     w)^2 - sum w^2).
 *  6. prediction: t with k - 2 df and variance tau2 + se^2; prediction.hartung_knapp: k - 1 df and
 *     its se. Two studies: no prediction. One study: fixed only. No study: nothing.
 *  7. egger: the intercept of y/se on 1/se, t with k - 2 df; not with fewer than three studies,
 *     equal variances, or a perfect line.
 *  8. weight is the study's share of the random-effects weights; shrunken = mean + tau2/(tau2 + v)
 *     (y - mean); leave_one_out is the random-effects mean of the others by the same method.
 *  9. Method fe takes tau2 as 0: its se, its limits, i2, h2 and prediction are not computed.
 */
#include "engine/statistics/synthesis.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/score_limits.h"

static baremo_interval around(double middle, double half) {
    return (baremo_interval){middle - half, middle + half};
}

static double t_reach(double level, double df) { return -baremo_t_quantile((1 - level) / 2, df); }

static double typical_variance(const baremo_studies *s) {
    double sum = 0, squares = 0;
    for (size_t i = 0; i < s->count; i++) {
        sum += 1 / s->variances[i];
        squares += 1 / s->variances[i] / s->variances[i];
    }
    return ((double)s->count - 1) * sum / (sum * sum - squares);
}

static void random_effects(const baremo_studies *s, double level, bool fixed_only,
                           baremo_synthesis *r) {
    double k = (double)s->count, z = baremo_level_z(level), t = t_reach(level, k - 1);
    baremo_pooled pooled = baremo_pool(s, r->tau2.value);
    double mean = pooled.mean, variance = 1 / pooled.weight_sum;
    double q = baremo_generalised_q(s, r->tau2.value) / (k - 1), tau2 = r->tau2.value;
    r->random = mean;
    r->random_limits = around(mean, z * sqrt(variance));
    r->hartung_knapp = around(mean, t * sqrt(q * variance));
    r->hartung_knapp_adhoc = around(mean, t * sqrt(fmax(q, 1) * variance));
    if (k < 3 || fixed_only)
        return;
    r->prediction = around(mean, t_reach(level, k - 2) * sqrt(tau2 + variance));
    r->prediction_hartung_knapp = around(mean, t * sqrt(tau2 + q * variance));
}

static void heterogeneity(const baremo_studies *s, double level, bool fixed_only,
                          baremo_synthesis *r) {
    double typical = typical_variance(s), tau2 = r->tau2.value;
    r->q = baremo_generalised_q(s, 0);
    r->q_df = (double)s->count - 1;
    r->q_p = baremo_chi2_upper(r->q, r->q_df);
    if (fixed_only)
        return;
    r->tau2_limits = baremo_tau2_limits(s, level);
    r->i2 = 100 * tau2 / (tau2 + typical);
    r->h2 = (tau2 + typical) / typical;
}

/* The regression of y/se on 1/se, about the means. */
static void egger(const baremo_studies *s, baremo_synthesis *r) {
    double k = (double)s->count, x_mean = 0, y_mean = 0, xx = 0, xy = 0, yy = 0;
    for (size_t i = 0; i < s->count; i++) {
        x_mean += 1 / sqrt(s->variances[i]) / k;
        y_mean += s->estimates[i] / sqrt(s->variances[i]) / k;
    }
    for (size_t i = 0; i < s->count; i++) {
        double x = 1 / sqrt(s->variances[i]) - x_mean;
        double y = s->estimates[i] / sqrt(s->variances[i]) - y_mean;
        xx += x * x;
        xy += x * y;
        yy += y * y;
    }
    if (k < 3 || xx <= 1e-24 * k * x_mean * x_mean)
        return;
    double slope = xy / xx, rest = 0;
    for (size_t i = 0; i < s->count; i++) {
        double x = 1 / sqrt(s->variances[i]) - x_mean;
        double left = s->estimates[i] / sqrt(s->variances[i]) - y_mean - slope * x;
        rest += left * left;
    }
    if (rest <= 1e-26 * yy)
        return;
    double se = sqrt(rest / (k - 2) * (1 / k + x_mean * x_mean / xx));
    r->egger_t = (y_mean - slope * x_mean) / se;
    r->egger_p = baremo_t_two_sided(r->egger_t, k - 2);
}

baremo_synthesis baremo_synthesis_compute(const baremo_studies *studies, baremo_tau2_method method,
                                          double level) {
    baremo_interval none = baremo_interval_none();
    double no = BAREMO_MISSING;
    baremo_synthesis r = {no,   no, none, none, none, none, none, none, {no, no},
                          none, no, no,   no,   no,   no,   no,   no};
    if (studies->count == 0)
        return r;
    baremo_pooled fixed = baremo_pool(studies, 0);
    r.fixed = fixed.mean;
    r.fixed_limits = around(fixed.mean, baremo_level_z(level) / sqrt(fixed.weight_sum));
    if (studies->count == 1)
        return r;
    bool fixed_only = method == BAREMO_TAU2_FE;
    r.tau2 = baremo_tau2_estimate(studies, method);
    random_effects(studies, level, fixed_only, &r);
    heterogeneity(studies, level, fixed_only, &r);
    egger(studies, &r);
    return r;
}
