/* The studentised range: the range of `groups` normal means over an independent estimate of their
 * standard error.
 *
 * P(Q > q) is the mean over s of the upper tail of the range at q s, s^2 being chi-square with df
 * over df; the range's tail is the integral of phi(z) groups (Phi(z)^m - (Phi(z) - Phi(z - w))^m),
 * m = groups - 1 (Lund and Lund 1983, AS 190, for the integrals). Both integrals by the trapezoidal
 * rule on the whole line, which converges geometrically for such integrands; the difference of
 * powers is written with expm1, so that small tails keep their digits. */
#include "engine/statistics/distributions.h"

#include "engine/statistics/chi_scale.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

/* Nodes of the inner integral. For a range of w the integrand lies below z = w/2 + 9; tails from w
 * = 50 on are 0. */
static const double INNER_STEP = 0.25;
static const double INNER_REACH = 9.0;
static const double LARGEST_RANGE = 50.0;
enum { INNER_NODES = 173 };

typedef struct range_nodes {
    double power;               /* groups - 1 */
    double lower[INNER_NODES];  /* Phi(z) */
    double weight[INNER_NODES]; /* groups phi(z) Phi(z)^power step */
} range_nodes;

static double node(int i) { return -INNER_REACH + i * INNER_STEP; }

static int node_count(double w) {
    return (int)fmin(INNER_NODES, (0.5 * w + 2.0 * INNER_REACH) / INNER_STEP + 1.0);
}

static void prepare_nodes(range_nodes *nodes, double groups) {
    nodes->power = groups - 1.0;
    for (int i = 0; i < INNER_NODES; i++) {
        nodes->lower[i] = baremo_normal_lower(node(i));
        nodes->weight[i] = groups * baremo_normal_density(node(i)) * INNER_STEP *
                           pow(nodes->lower[i], nodes->power);
    }
}

static double range_upper(const range_nodes *nodes, double w) {
    if (w >= LARGEST_RANGE)
        return 0.0;
    double sum = 0.0;
    int count = node_count(w);
    for (int i = 0; i < count; i++) {
        double share = baremo_normal_lower(node(i) - w) / nodes->lower[i];
        sum -= nodes->weight[i] * expm1(nodes->power * log1p(-fmin(share, 1.0)));
    }
    return sum;
}

static double range_lower(const range_nodes *nodes, double w) {
    double sum = 0.0;
    int count = node_count(0.0);
    for (int i = 0; i < count; i++) {
        double share = baremo_normal_lower(node(i) - w) / nodes->lower[i];
        if (share < 1.0)
            sum += nodes->weight[i] * exp(nodes->power * log1p(-share));
    }
    return sum;
}

typedef double range_tail(const range_nodes *nodes, double w);

typedef struct range_mean {
    chi_scale scale;
    range_nodes nodes;
    range_tail *tail;
    double q;
} range_mean;

/* From `start` outwards, until the terms fall below anything that counts. */
static double sum_side(const range_mean *mean, double start, double step) {
    double sum = 0.0;
    for (int i = 0; i < 10000; i++) {
        double w = start + i * step;
        double term =
            chi_scale_density(&mean->scale, w) * mean->tail(&mean->nodes, mean->q * exp(w));
        sum += term;
        if (term <= 1e-17 * sum && i > 0)
            break;
    }
    return sum;
}

static double range_probability(double q, double groups, double df, range_tail *tail) {
    if (!(groups >= 2.0 && df > 0.0) || isnan(q))
        return NAN;
    bool upper = tail == range_upper;
    if (q <= 0.0 || isinf(q))
        return upper == (q <= 0.0) ? 1.0 : 0.0;
    range_mean mean = {.tail = tail, .q = q};
    prepare_nodes(&mean.nodes, groups);
    if (isinf(df))
        return tail(&mean.nodes, q);
    mean.scale = chi_scale_of(df);
    double step = chi_scale_step(&mean.scale, fmin(q, 30.0));
    double start = q > 20.0 ? log(20.0 / q) : 0.0;
    double sum = sum_side(&mean, start, step) + sum_side(&mean, start - step, -step);
    return fmin(sum * step, 1.0);
}

double baremo_studentized_range_upper(double q, double groups, double df) {
    return range_probability(q, groups, df, range_upper);
}

double baremo_studentized_range_lower(double q, double groups, double df) {
    return range_probability(q, groups, df, range_lower);
}

/* Secant steps on the logarithm of the upper tail between two bounds that enclose the root. */
double baremo_studentized_range_quantile(double p, double groups, double df) {
    if (!(p > 0.0 && p < 1.0 && groups >= 2.0 && df > 0.0))
        return NAN;
    double target = log1p(-p);
    double low = 0.0;
    double high = 1.0;
    double low_error = -target;
    double high_error = log(baremo_studentized_range_upper(high, groups, df)) - target;
    while (high_error > 0.0 && high < 1e100) {
        low = high;
        low_error = high_error;
        high *= 2.0;
        high_error = log(baremo_studentized_range_upper(high, groups, df)) - target;
    }
    int side = 0;
    double q = high;
    for (int i = 0; i < 200 && high - low > 4.0 * DBL_EPSILON * high; i++) {
        q = low + (high - low) * low_error / (low_error - high_error);
        if (!(q > low && q < high))
            q = 0.5 * (low + high);
        double error = log(baremo_studentized_range_upper(q, groups, df)) - target;
        if (fabs(error) <= 1e-15)
            break;
        /* Illinois: the bound that stays twice counts half. */
        if (error > 0.0) {
            low = q;
            low_error = error;
            high_error = side > 0 ? 0.5 * high_error : high_error;
            side = 1;
        } else {
            high = q;
            high_error = error;
            low_error = side < 0 ? 0.5 * low_error : low_error;
            side = -1;
        }
    }
    return q;
}
