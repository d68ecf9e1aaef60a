/* The variance between studies.
 *
 * With w = 1/(v + tau2) and S = sum w, P is diag(w) - w w'/S; traces of products of P are sums of
 * powers of w. REML and ML are found by Fisher scoring from Hedges' estimate, kept at 0 or above by
 * halving the step (Viechtbauer 2005).
 */
#include "engine/statistics/synthesis.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/moments.h"
#include "engine/statistics/roots.h"

enum { SCORING_STEPS = 10000 };

static double weight_of(const baremo_studies *s, size_t i, double tau2) {
    return 1 / (s->variances[i] + tau2);
}

baremo_pooled baremo_pool(const baremo_studies *studies, double tau2) {
    /* About the first estimate, so that a common offset costs no digits. */
    double origin = studies->estimates[0], sum = 0, weights = 0;
    for (size_t i = 0; i < studies->count; i++) {
        double weight = weight_of(studies, i, tau2);
        sum += weight * (studies->estimates[i] - origin);
        weights += weight;
    }
    return (baremo_pooled){origin + sum / weights, weights};
}

/* sum w^power (y - mean)^2. */
static double weighted_squares(const baremo_studies *s, double tau2, int power) {
    double mean = baremo_pool(s, tau2).mean, sum = 0;
    for (size_t i = 0; i < s->count; i++) {
        double weight = weight_of(s, i, tau2), deviation = s->estimates[i] - mean;
        sum += (power == 2 ? weight * weight : weight) * deviation * deviation;
    }
    return sum;
}

double baremo_generalised_q(const baremo_studies *studies, double tau2) {
    return weighted_squares(studies, tau2, 1);
}

/* sum w^power. */
static double weight_power(const baremo_studies *s, double tau2, int power) {
    double sum = 0;
    for (size_t i = 0; i < s->count; i++) {
        double weight = weight_of(s, i, tau2), product = 1;
        for (int p = 0; p < power; p++)
            product *= weight;
        sum += product;
    }
    return sum;
}

static double trace_p(const baremo_studies *s, double tau2) {
    return weight_power(s, tau2, 1) - weight_power(s, tau2, 2) / weight_power(s, tau2, 1);
}

/* tr(P A P B), A and B the identity or the variances; `equal` weights for P = I - J/k. */
static double trace_pp(const baremo_studies *s, double tau2, int variances, bool equal) {
    double sum = 0, all = 0, a_sum = 0, b_sum = 0;
    for (size_t i = 0; i < s->count; i++)
        all += equal ? 1 : weight_of(s, i, tau2);
    for (size_t i = 0; i < s->count; i++) {
        double weight = equal ? 1 : weight_of(s, i, tau2), square = weight * weight;
        double a = variances > 0 ? s->variances[i] : 1, b = variances > 1 ? s->variances[i] : 1;
        sum += square * a * b * (1 - 2 * weight / all);
        a_sum += square * a / all;
        b_sum += square * b / all;
    }
    return sum + a_sum * b_sum;
}

static double mean_variance(const baremo_studies *s) { return baremo_mean(s->variances, s->count); }

static double estimate_squares(const baremo_studies *s) {
    return baremo_moments_of(s->estimates, s->count, -1).square;
}

/* -- estimators -- */

static double hedges(const baremo_studies *s) {
    return estimate_squares(s) / ((double)s->count - 1) - mean_variance(s);
}

static double der_simonian_laird(const baremo_studies *s) {
    return (baremo_generalised_q(s, 0) - ((double)s->count - 1)) / trace_p(s, 0);
}

/* The value at which the generalised Q is this; 0 where Q is below it from the start. */
typedef struct q_target {
    const baremo_studies *studies;
    double q;
} q_target;

static double q_excess(double tau2, const void *context) {
    const q_target *target = context;
    return baremo_generalised_q(target->studies, tau2) - target->q;
}

static double tau2_of_q(const baremo_studies *s, double q) {
    q_target target = {s, q};
    if (q_excess(0, &target) <= 0)
        return 0;
    double high = mean_variance(s) + estimate_squares(s);
    while (q_excess(high, &target) > 0)
        high *= 2;
    return baremo_root(q_excess, &target, 0, high);
}

/* Sums of w, w^2 and w^3. */
typedef struct weight_sums {
    double first, second, third;
} weight_sums;

static weight_sums sum_weights(const baremo_studies *s, double tau2) {
    weight_sums sums = {0, 0, 0};
    for (size_t i = 0; i < s->count; i++) {
        double weight = weight_of(s, i, tau2), square = weight * weight;
        sums.first += weight;
        sums.second += square;
        sums.third += square * weight;
    }
    return sums;
}

/* Fisher scoring's step: the sum of w^2 (y - mean)^2 against its expectation, tr P or tr W, over
 * tr PP or tr WW. */
static double scoring_step(const baremo_studies *s, double tau2, bool restricted) {
    double squares = weighted_squares(s, tau2, 2);
    weight_sums sums = sum_weights(s, tau2);
    if (!restricted)
        return (squares - sums.first) / sums.second;
    double share = sums.second / sums.first;
    return (squares - (sums.first - share)) /
           (sums.second - 2 * sums.third / sums.first + share * share);
}

/* Twice the log likelihood but for a constant. */
static double likelihood(const baremo_studies *s, double tau2, bool restricted) {
    double sum = -baremo_generalised_q(s, tau2);
    for (size_t i = 0; i < s->count; i++)
        sum -= log(s->variances[i] + tau2);
    return restricted ? sum - log(weight_power(s, tau2, 1)) : sum;
}

/* Whether 0 is a maximum no lower than the value at hand. */
static bool is_zero_likelier(const baremo_studies *s, double tau2, bool restricted) {
    return scoring_step(s, 0, restricted) <= 0 &&
           likelihood(s, 0, restricted) >= likelihood(s, tau2, restricted);
}

static double most_likely(const baremo_studies *s, bool restricted) {
    double tau2 = fmax(0, hedges(s)), least = 1e-12 * mean_variance(s), share = 1;
    for (int step = 0; step < SCORING_STEPS; step++) {
        double change = share * scoring_step(s, tau2, restricted);
        if (tau2 <= least && change <= 0)
            return 0;
        if (tau2 + change < 0 && is_zero_likelier(s, tau2, restricted))
            return 0;
        while (tau2 + change < 0)
            change /= 2;
        tau2 += change;
        if (fabs(change) <= 1e-15 * (tau2 + least))
            break;
        share = step > 200 ? 0.5 : 1; /* against swinging from side to side */
    }
    /* A second maximum can lie at 0. */
    return likelihood(s, 0, restricted) - likelihood(s, tau2, restricted) > 1e-9 ? 0 : tau2;
}

static double sidik_jonkman_start(const baremo_studies *s) {
    return estimate_squares(s) / (double)s->count;
}

static double sidik_jonkman(const baremo_studies *s) {
    double start = sidik_jonkman_start(s);
    return start * baremo_generalised_q(s, start) / ((double)s->count - 1);
}

static double tau2_value(const baremo_studies *s, baremo_tau2_method method) {
    switch (method) {
    case BAREMO_TAU2_REML:
        return most_likely(s, true);
    case BAREMO_TAU2_ML:
        return most_likely(s, false);
    case BAREMO_TAU2_DL:
        return fmax(0, der_simonian_laird(s));
    case BAREMO_TAU2_HE:
        return fmax(0, hedges(s));
    case BAREMO_TAU2_SJ:
        return sidik_jonkman(s);
    case BAREMO_TAU2_PM:
    case BAREMO_TAU2_EB:
        return tau2_of_q(s, (double)s->count - 1);
    default:
        return 0;
    }
}

/* -- standard errors -- */

static double tau2_error(const baremo_studies *s, baremo_tau2_method method, double tau2) {
    double df = (double)s->count - 1, k = df + 1, square = tau2 * tau2, trace, start;
    switch (method) {
    case BAREMO_TAU2_REML:
        return sqrt(2 / trace_pp(s, tau2, 0, false));
    case BAREMO_TAU2_ML:
        return sqrt(2 / weight_power(s, tau2, 2));
    case BAREMO_TAU2_PM:
    case BAREMO_TAU2_EB:
        return sqrt(2 * k * k / df) / weight_power(s, tau2, 1);
    case BAREMO_TAU2_DL:
        trace = trace_p(s, 0);
        return sqrt(2 * df + 4 * tau2 * trace + 2 * square * trace_pp(s, 0, 0, false)) / trace;
    case BAREMO_TAU2_HE:
        trace = mean_variance(s) * df;
        return sqrt(2 * trace_pp(s, 0, 2, true) + 4 * tau2 * trace + 2 * square * df) / df;
    case BAREMO_TAU2_SJ:
        start = sidik_jonkman_start(s);
        return start / df *
               sqrt(2 * trace_pp(s, start, 2, false) + 4 * tau2 * trace_pp(s, start, 1, false) +
                    2 * square * trace_pp(s, start, 0, false));
    default:
        return BAREMO_MISSING;
    }
}

baremo_tau2 baremo_tau2_estimate(const baremo_studies *studies, baremo_tau2_method method) {
    double value = tau2_value(studies, method);
    return (baremo_tau2){value, tau2_error(studies, method, value)};
}

baremo_interval baremo_tau2_limits(const baremo_studies *studies, double level) {
    double df = (double)studies->count - 1, tail = (1 - level) / 2;
    double small = baremo_chi2_quantile(tail, df), large = baremo_chi2_quantile(1 - tail, df);
    return (baremo_interval){tau2_of_q(studies, large), tau2_of_q(studies, small)};
}
