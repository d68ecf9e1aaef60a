/* Student's t distribution, by the beta distribution of df/(df + t^2). */
#include "engine/statistics/distributions.h"

#include "engine/statistics/special_functions.h"

#include <math.h>

/* Where t^2/df would overflow only the leading term of the tail is left: P(|T| >= t) = x^a / (a
 * B(a, 1/2)), a = df/2, x = df/t^2. This is the logarithm of x^a over the tail. */
static const double FAR = 1e140;

static double log_leading_factor(double df) {
    double a = 0.5 * df;
    double log_gamma = a <= 1.5 ? baremo_log_gamma_plus_one(a) : baremo_log_gamma(a + 1.0);
    double log_half = 0.57236494292470008707; /* log Gamma(1/2) */
    return log_gamma + log_half - baremo_log_gamma(a + 0.5);
}

/* P(|T| >= |t|) is the lower tail of the beta, P(|T| < |t|) its upper one. */
static baremo_tails absolute_tails(double t, double df) {
    if (!(df > 0.0) || isnan(t))
        return (baremo_tails){NAN, NAN};
    t = fabs(t);
    if (isinf(df))
        return (baremo_tails){2.0 * baremo_normal_upper(t), erf(t * 0.70710678118654752440)};
    if (isinf(t))
        return (baremo_tails){0.0, 1.0};
    if (t > sqrt(df)) {
        double root = sqrt(df) / t;
        if (root < 1.0 / FAR) {
            double tail = exp(df * log(root) - log_leading_factor(df));
            return (baremo_tails){tail, 1.0 - tail};
        }
        double odds = df / t / t;
        return baremo_beta_tails(odds / (1.0 + odds), 1.0 / (1.0 + odds), 0.5 * df, 0.5);
    }
    double odds = t * t / df;
    return baremo_beta_tails(1.0 / (1.0 + odds), odds / (1.0 + odds), 0.5 * df, 0.5);
}

double baremo_t_two_sided(double t, double df) { return absolute_tails(t, df).lower; }

double baremo_t_upper(double t, double df) {
    baremo_tails tails = absolute_tails(t, df);
    return t >= 0.0 ? 0.5 * tails.lower : 0.5 + 0.5 * tails.upper;
}

double baremo_t_lower(double t, double df) { return baremo_t_upper(-t, df); }

/* t > 0 with P(T > t) = tail < 1/2, by the inverse of the beta distribution. */
static double quantile_by_beta(double tail, double df) {
    double root = exp((log(2.0 * tail) + log_leading_factor(df)) / df);
    if (root < 1.0 / FAR)
        return sqrt(df) / root;
    double x, y;
    baremo_beta_inverse((baremo_tails){2.0 * tail, 1.0 - 2.0 * tail}, 0.5 * df, 0.5, &x, &y);
    return sqrt(df) * sqrt(y / x);
}

/* The expansion about the normal quantile (Abramowitz and Stegun 26.7.5), then Newton
 * on the logarithm of the tail. Missing when this does not settle. */
static double quantile_by_newton(double tail, double df) {
    double z = -baremo_normal_quantile(tail);
    double square = z * z;
    double t = z + z * (square + 1.0) / (4.0 * df) +
               z * ((5.0 * square + 16.0) * square + 3.0) / (96.0 * df * df);
    for (int i = 0; i < 12; i++) {
        double odds = t * t / df;
        double reached = baremo_t_upper(t, df);
        double density =
            baremo_beta_term(1.0 / (1.0 + odds), odds / (1.0 + odds), 0.5 * df, 0.5) / t;
        double step = log(reached / tail) * reached / density;
        t += step;
        if (!(t > 0.0))
            break;
        if (fabs(step) <= 1e-9 * t)
            return t;
    }
    return NAN;
}

/* Newton loses relative digits near the middle and its start in far tails of few df. */
static double upper_quantile(double tail, double df) {
    double t = tail < 0.3 && tail > 1e-12 && df >= 2.0 ? quantile_by_newton(tail, df) : NAN;
    return isnan(t) ? quantile_by_beta(tail, df) : t;
}

double baremo_t_quantile(double p, double df) {
    if (!(df > 0.0) || !(p >= 0.0 && p <= 1.0))
        return NAN;
    if (isinf(df))
        return baremo_normal_quantile(p);
    if (p == 0.5)
        return 0.0;
    if (p == 0.0 || p == 1.0)
        return p == 0.0 ? -HUGE_VAL : HUGE_VAL;
    return p < 0.5 ? -upper_quantile(p, df) : upper_quantile(1.0 - p, df);
}
