/* Shapiro and Wilk's test of normality, algorithm AS R94.
 *
 * 1. The weights of the one or two outermost values come from polynomials in 1/sqrt(n), the rest
 * are normal scores.
 * 2. 1 - W is computed as such: near W = 1 a difference would lose its digits.
 * 3. n = 3 has an exact p; up to 11 a transformed logarithm is normal, above that the logarithm
 * itself.
 */
#include "engine/statistics/shapiro.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"

enum { LEAST = 3, MOST = 5000, EXACT = 3, SMALL = 11 };

static double polynomial(const double *coefficients, size_t count, double x) {
    double sum = 0;
    while (count-- > 0)
        sum = sum * x + coefficients[count];
    return sum;
}

/* The weights of the upper half, the outermost first; each has its negative below. */
static void make_weights(double *weights, size_t count) {
    static const double first[] = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};
    static const double second[] = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
    size_t half = count / 2, replaced = count > 5 ? 2 : 1;
    double n = (double)count, squares = 0, root = 1 / sqrt(n);
    if (count == EXACT) {
        weights[0] = sqrt(0.5);
        return;
    }
    for (size_t i = 0; i < half; i++) {
        weights[i] = -baremo_normal_quantile(((double)i + 0.625) / (n + 0.25));
        squares += 2 * weights[i] * weights[i];
    }
    double outer[2] = {polynomial(first, 6, root) + weights[0] / sqrt(squares), 0};
    double rest = squares - 2 * weights[0] * weights[0], share = 1 - 2 * outer[0] * outer[0];
    if (replaced == 2) {
        outer[1] = polynomial(second, 6, root) + weights[1] / sqrt(squares);
        rest -= 2 * weights[1] * weights[1];
        share -= 2 * outer[1] * outer[1];
    }
    double factor = sqrt(rest / share);
    for (size_t i = 0; i < half; i++)
        weights[i] = i < replaced ? outer[i] : weights[i] / factor;
}

/* 1 - W. */
static double complement(const double *weights, const double *sorted, size_t count) {
    double range = sorted[count - 1] - sorted[0], n = (double)count, mean = 0;
    double weight_squares = 0, squares = 0, product = 0;
    for (size_t i = 0; i < count; i++)
        mean += (sorted[i] - sorted[0]) / range / n;
    for (size_t i = 0; i < count; i++) {
        size_t place = i < count / 2 ? i : count - 1 - i;
        double weight = 2 * i + 1 == count ? 0 : weights[place] * (i < count / 2 ? -1 : 1);
        double deviation = (sorted[i] - sorted[0]) / range - mean;
        weight_squares += weight * weight;
        squares += deviation * deviation;
        product += weight * deviation;
    }
    double norm = sqrt(weight_squares * squares);
    return (norm - product) * (norm + product) / (weight_squares * squares);
}

static double p_of(double rest, size_t count) {
    static const double gamma[] = {-2.273, 0.459};
    static const double small_mean[] = {0.544, -0.39978, 0.025054, -6.714e-4};
    static const double small_sd[] = {1.3822, -0.77857, 0.062767, -0.0020322};
    static const double mean[] = {-1.5861, -0.31082, -0.083751, 0.0038915};
    static const double sd[] = {-0.4803, -0.082676, 0.0030302};
    const double six_over_pi = 1.90985931710274, least_angle = 1.04719755119660;
    double n = (double)count, y = log(rest);
    if (count == EXACT)
        return fmax(six_over_pi * (asin(sqrt(1 - rest)) - least_angle), 0);
    if (count <= SMALL) {
        double limit = polynomial(gamma, 2, n);
        if (y >= limit)
            return 1e-99;
        y = -log(limit - y);
        return baremo_normal_upper((y - polynomial(small_mean, 4, n)) /
                                   exp(polynomial(small_sd, 4, n)));
    }
    return baremo_normal_upper((y - polynomial(mean, 4, log(n))) / exp(polynomial(sd, 3, log(n))));
}

baremo_shapiro baremo_shapiro_of(baremo_arena *scratch, const double *sorted, size_t count) {
    baremo_shapiro result = {BAREMO_MISSING, BAREMO_MISSING};
    if (count < LEAST || count > MOST || !(sorted[count - 1] > sorted[0]))
        return result;
    double *weights = baremo_arena_raw(scratch, count / 2, sizeof *weights);
    make_weights(weights, count);
    double rest = complement(weights, sorted, count);
    result.w = 1 - rest;
    result.p = p_of(rest, count);
    return result;
}
