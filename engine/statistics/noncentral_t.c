/* The noncentral t distribution and the limits of its parameter.
 *
 * P(T <= t) is the mean of the normal probability Phi(t s - d) over s, where s^2 is chi-square with
 * df over df. With s = exp(w) the integrand is log-concave and falls off exponentially on both
 * sides, so that the trapezoidal rule converges geometrically (Trefethen and Weideman 2014, SIAM
 * Review 56:385). All terms are positive: both tails are right.
 *
 * Where t and d are so large that the normal probability is a narrow step in s, the mean is taken
 * the other way round: over z of the chi-square probability of s >= (d + z)/t. */
#include "engine/statistics/distributions.h"

#include "engine/statistics/chi_scale.h"

#include <math.h>
#include <stdbool.h>

typedef struct nct {
    double t, noncentrality;
    chi_scale scale;
    double step;
} nct;

typedef struct nct_sums {
    double tail;   /* P(T <= t) */
    double change; /* minus its derivative by the noncentrality */
} nct_sums;

/* Slope of the step Phi(t s - d) by log s: t s is near d where it is one. */
static double steepness(double t, double noncentrality) {
    return fmin(fmax(fabs(t), fabs(noncentrality)), fabs(noncentrality) + 9.0);
}

static nct prepare(double t, double df, double noncentrality) {
    nct problem = {.t = t, .noncentrality = noncentrality, .scale = chi_scale_of(df)};
    problem.step = chi_scale_step(&problem.scale, steepness(t, noncentrality));
    return problem;
}

static double log_weight(const nct *problem, double w) {
    return chi_scale_log_density(&problem->scale, w) +
           baremo_normal_log_lower(problem->t * exp(w) - problem->noncentrality);
}

/* Roughly the highest point of the integrand, by golden section between where it can lie. */
static double find_mode(const nct *problem) {
    double high = fmin(3.0, 30.0 / sqrt(problem->scale.df));
    double low = -40.0 / sqrt(problem->scale.df);
    const double golden = 0.61803398874989485;
    double left = high - golden * (high - low);
    double right = low + golden * (high - low);
    double left_value = log_weight(problem, left);
    double right_value = log_weight(problem, right);
    while (high - low > 2.0 * problem->step) {
        if (left_value < right_value) {
            low = left;
            left = right;
            left_value = right_value;
            right = low + golden * (high - low);
            right_value = log_weight(problem, right);
        } else {
            high = right;
            right = left;
            right_value = left_value;
            left = high - golden * (high - low);
            left_value = log_weight(problem, left);
        }
    }
    return 0.5 * (low + high);
}

static void add_side(const nct *problem, double start, double step, nct_sums *sums) {
    double largest = 0.0;
    for (int i = 0; i < 100000; i++) {
        double w = start + i * step;
        double weight = chi_scale_density(&problem->scale, w);
        double z = problem->t * exp(w) - problem->noncentrality;
        double term = weight * baremo_normal_lower(z);
        sums->tail += term;
        sums->change += weight * baremo_normal_density(z);
        largest = fmax(largest, term);
        if (term < 1e-18 * largest || (term == 0.0 && i > 0))
            break;
    }
}

static nct_sums mean_over_scale(const nct *problem) {
    nct_sums sums = {0.0, 0.0};
    double mode = find_mode(problem);
    add_side(problem, mode, problem->step, &sums);
    add_side(problem, mode - problem->step, -problem->step, &sums);
    sums.tail *= problem->step;
    sums.change *= problem->step;
    return sums;
}

/* Sum over z from `start` outwards of the normal density times the probability that s is at least,
 * for negative t at most, (d + z)/t. */
static void add_normal_side(const nct *problem, double start, double step, nct_sums *sums) {
    double df = problem->scale.df;
    double largest = 0.0;
    for (int i = 0; i < 10000; i++) {
        double z = start + i * step;
        double s = (problem->noncentrality + z) / problem->t;
        double square = s > 0.0 ? df * s * s : 0.0;
        double tail =
            problem->t > 0.0 ? baremo_chi2_upper(square, df) : baremo_chi2_lower(square, df);
        double term = baremo_normal_density(z) * tail;
        sums->tail += term;
        if (s > 0.0)
            sums->change += baremo_normal_density(z) * chi_scale_density(&problem->scale, log(s)) /
                            (s * fabs(problem->t));
        largest = fmax(largest, term);
        if (term < 1e-18 * largest || (term == 0.0 && i > 0))
            break;
    }
}

static nct_sums mean_over_normal(const nct *problem) {
    const double step = 0.3; /* the error is exp(-2 (pi/step)^2) and that of the smooth tail */
    nct_sums sums = {0.0, 0.0};
    double variance = 1.0 + 2.0 * problem->scale.df / (problem->t * problem->t);
    double start = (problem->t - problem->noncentrality) / variance;
    start = fmin(fmax(start, -30.0), 30.0);
    add_normal_side(problem, start, step, &sums);
    add_normal_side(problem, start - step, -step, &sums);
    sums.tail *= step;
    sums.change *= step;
    return sums;
}

static nct_sums integrate(const nct *problem) {
    double step_width = steepness(problem->t, problem->noncentrality);
    bool narrow = step_width > 4.0 * sqrt(2.0 * problem->scale.df) && step_width > 60.0;
    return narrow && problem->t * problem->noncentrality > 0.0 ? mean_over_normal(problem)
                                                               : mean_over_scale(problem);
}

double baremo_noncentral_t_lower(double t, double df, double noncentrality) {
    if (!(df > 0.0) || isnan(t) || isnan(noncentrality))
        return NAN;
    if (isinf(df))
        return baremo_normal_lower(t - noncentrality);
    if (isinf(t))
        return t > 0.0 ? 1.0 : 0.0;
    if (noncentrality == 0.0)
        return baremo_t_lower(t, df);
    nct problem = prepare(t, df, noncentrality);
    return fmin(integrate(&problem).tail, 1.0);
}

double baremo_noncentral_t_upper(double t, double df, double noncentrality) {
    return baremo_noncentral_t_lower(-t, df, -noncentrality);
}

/* The noncentrality with P(T <= t) = tail: Newton on the normal scale, where the relation is nearly
 * straight. */
static double limit(double t, double df, double tail) {
    double z = baremo_normal_quantile(tail);
    double sd = sqrt(1.0 + 0.5 * t * t / df);
    double result = t * (1.0 - 0.25 / fmax(df, 1.0)) - z * sd;
    double low = -HUGE_VAL;
    double high = HUGE_VAL;
    for (int i = 0; i < 60; i++) {
        nct problem = prepare(t, df, result);
        nct_sums sums = integrate(&problem);
        double reached = baremo_normal_quantile(fmin(sums.tail, 1.0));
        if (reached > z)
            low = result;
        else
            high = result;
        double next = result + (reached - z) * baremo_normal_density(reached) / sums.change;
        if (fabs(next - result) <= 1e-9 * fmax(1.0, fabs(next)))
            return next; /* the error after a Newton step is of the order of its square */
        if (!(next > low && next < high))
            next = isinf(low) ? high - sd : isinf(high) ? low + sd : 0.5 * (low + high);
        result = next;
    }
    return result;
}

void baremo_noncentral_t_limits(double t, double df, double level, double *low, double *high) {
    *low = *high = NAN;
    if (!(df > 0.0) || !isfinite(df) || !isfinite(t) || !(level > 0.0 && level < 1.0))
        return;
    double alpha = 0.5 * (1.0 - level);
    *low = -limit(-t, df, alpha); /* P(T >= t | low) = alpha, mirrored */
    *high = limit(t, df, alpha);
}
