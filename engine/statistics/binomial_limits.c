/* Exact limits and the exact test of one binomial proportion. */
#include "engine/statistics/binomial_limits.h"

#include <math.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/roots.h"

static const double SLACK = 1.0 + 1e-7;

/* The quantile of a beta distribution above which the tail is `tail`. */
static double beta_upper_quantile(double tail, double a, double b) {
    double x, y;
    baremo_beta_inverse((baremo_tails){1.0 - tail, tail}, a, b, &x, &y);
    return x;
}

baremo_interval baremo_clopper_pearson(double count, double total, double level) {
    double tail = 0.5 * (1.0 - level);
    return (baremo_interval){
        count == 0.0 ? 0.0 : baremo_beta_quantile(tail, count, total - count + 1.0),
        count == total ? 1.0 : beta_upper_quantile(tail, count + 1.0, total - count)};
}

baremo_interval baremo_jeffreys(double count, double total, double level) {
    double tail = 0.5 * (1.0 - level);
    double a = count + 0.5;
    double b = total - count + 0.5;
    return (baremo_interval){count == 0.0 ? 0.0 : baremo_beta_quantile(tail, a, b),
                             count == total ? 1.0 : beta_upper_quantile(tail, a, b)};
}

typedef struct mid_p_problem {
    double count, total, tail;
} mid_p_problem;

static double mid_p_low(double p, const void *context) {
    const mid_p_problem *problem = context;
    double half = 0.5 * baremo_binomial_mass(problem->count, problem->total, p);
    return baremo_binomial_upper(problem->count, problem->total, p) - half - problem->tail;
}

static double mid_p_high(double p, const void *context) {
    const mid_p_problem *problem = context;
    double half = 0.5 * baremo_binomial_mass(problem->count, problem->total, p);
    return problem->tail - (baremo_binomial_lower(problem->count, problem->total, p) - half);
}

baremo_interval baremo_binomial_mid_p(double count, double total, double level) {
    mid_p_problem problem = {count, total, 0.5 * (1.0 - level)};
    double estimate = count / total;
    return (baremo_interval){count == 0.0 ? 0.0 : baremo_root(mid_p_low, &problem, 0.0, estimate),
                             count == total ? 1.0
                                            : baremo_root(mid_p_high, &problem, estimate, 1.0)};
}

/* The first k from `low` on, where masses fall, with a mass not above the limit; high + 1 when
 * there is none. */
static double first_not_above(double limit, double low, double high, double total, double null) {
    high += 1.0;
    while (low < high) {
        double middle = floor(0.5 * (low + high));
        if (baremo_binomial_mass(middle, total, null) <= limit)
            high = middle;
        else
            low = middle + 1.0;
    }
    return low;
}

double baremo_binomial_test(double count, double total, double null) {
    if (null == 0.0 || null == 1.0)
        return count == null * total ? 1.0 : 0.0;
    double mean = total * null;
    if (count == mean)
        return 1.0;
    if (count > mean) { /* the same question about the other answer */
        count = total - count;
        null = 1.0 - null;
        mean = total * null;
    }
    double limit = baremo_binomial_mass(count, total, null) * SLACK;
    double other = first_not_above(limit, ceil(mean), total, total, null);
    double p =
        baremo_binomial_lower(count, total, null) + baremo_binomial_upper(other, total, null);
    return fmin(p, 1.0);
}
