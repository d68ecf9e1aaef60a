/* The gamma distribution (incomplete gamma function ratios) and chi-square.
 *
 * Small arguments by the power series, large ones by the continued fraction (Gautschi 1979, ACM
 * TOMS 5:466; NIST DLMF 8.7.1, 8.9.2), shapes above 10^4 by quadrature of the tail; shapes below 1
 * by the series of DLMF 8.7.3 arranged with expm1 so that both tails keep their digits. The term
 * before them is Loader's saddle-point form. */
#include "engine/statistics/distributions.h"

#include "engine/statistics/special_functions.h"
#include "engine/statistics/tail_integral.h"

#include <float.h>
#include <math.h>

static const double LARGE_SHAPE = 1e4;
static const double INVERSE_SQRT_2PI = 0.39894228040143267794;

/* Loader (2000), Fast and Accurate Computation of Binomial Probabilities: exp(-shape D(x/shape))
 * with the deviance taken from log(1+u) - u. */
double baremo_gamma_term(double x, double shape) {
    if (!(x >= 0.0 && shape >= 0.0))
        return NAN;
    if (x == 0.0)
        return shape == 0.0 ? 1.0 : 0.0;
    if (isinf(x))
        return 0.0;
    if (shape < 10.0) {
        double log_gamma =
            shape <= 1.5 ? baremo_log_gamma_plus_one(shape) : baremo_log_gamma(shape + 1.0);
        return exp(shape * log(x) - x - log_gamma);
    }
    double deviance = baremo_log_deviance(shape, x, x - shape);
    return INVERSE_SQRT_2PI / sqrt(shape) * exp(deviance - baremo_stirling_correction(shape));
}

static baremo_tails tails_of_lower(double lower) { return (baremo_tails){lower, 1.0 - lower}; }
static baremo_tails tails_of_upper(double upper) { return (baremo_tails){1.0 - upper, upper}; }

/* shape < 1, x <= 1.5. */
static baremo_tails small_shape(double x, double shape) {
    double logarithm = shape * log(x) - baremo_log_gamma_plus_one(shape);
    double sum = 0.0;
    double term = 1.0;
    for (int n = 1; n < 100; n++) {
        term *= -x / n;
        sum += term / (shape + n);
        if (fabs(term) < DBL_EPSILON * 0.01 * fabs(sum))
            break;
    }
    double rest = shape * sum * exp(logarithm);
    return (baremo_tails){exp(logarithm) + rest, -expm1(logarithm) - rest};
}

static double lower_series(double x, double shape) {
    double sum = 1.0;
    double term = 1.0;
    for (int n = 1; n < 100000; n++) {
        term *= x / (shape + n);
        sum += term;
        if (term < DBL_EPSILON * 0.1 * sum)
            break;
    }
    return baremo_gamma_term(x, shape) * sum;
}

/* The even part of the continued fraction by the modified Lentz method. */
static double upper_fraction(double x, double shape) {
    double b = x + 1.0 - shape;
    double c = 1.0 / DBL_MIN;
    double d = 1.0 / b;
    double h = d;
    for (int n = 1; n < 100000; n++) {
        double a = n * (shape - n);
        b += 2.0;
        d = 1.0 / (a * d + b);
        c = b + a / c;
        double change = c * d;
        h *= change;
        if (fabs(change - 1.0) < DBL_EPSILON)
            break;
    }
    return baremo_gamma_term(x, shape) * shape * h;
}

static baremo_tails large_shape(double x, double shape) {
    double density = baremo_gamma_term(x, shape) * (shape / x);
    if (x < shape) {
        tail_integrand below = {.a = shape - 1.0, .x = x, .y = 1.0, .slope = (shape - 1.0 - x) / x};
        return tails_of_lower(density * tail_integral(&below));
    }
    tail_integrand above = {
        .x = HUGE_VAL, .b = shape - 1.0, .y = x, .slope = (x - (shape - 1.0)) / x};
    return tails_of_upper(density * tail_integral(&above));
}

static baremo_tails gamma_tails(double x, double shape) {
    if (!(shape > 0.0) || isnan(x))
        return (baremo_tails){NAN, NAN};
    if (x <= 0.0)
        return (baremo_tails){0.0, 1.0};
    if (isinf(x))
        return (baremo_tails){1.0, 0.0};
    if (shape < 1.0 && x <= 1.5)
        return small_shape(x, shape);
    if (shape > LARGE_SHAPE)
        return large_shape(x, shape);
    if (x < shape + 1.0)
        return tails_of_lower(lower_series(x, shape));
    return tails_of_upper(upper_fraction(x, shape));
}

double baremo_gamma_lower(double x, double shape) { return gamma_tails(x, shape).lower; }
double baremo_gamma_upper(double x, double shape) { return gamma_tails(x, shape).upper; }
double baremo_chi2_lower(double x, double df) { return gamma_tails(0.5 * x, 0.5 * df).lower; }
double baremo_chi2_upper(double x, double df) { return gamma_tails(0.5 * x, 0.5 * df).upper; }

/* Wilson and Hilferty (1931) in the middle, the leading term of the series in the lower tail. */
static double quantile_start(double p, double shape) {
    double z = baremo_normal_quantile(p);
    double ninth = 1.0 / (9.0 * shape);
    double root = 1.0 - ninth + z * sqrt(ninth);
    if (shape > 1.0 && root > 0.3)
        return shape * root * root * root;
    double log_gamma =
        shape <= 1.5 ? baremo_log_gamma_plus_one(shape) : baremo_log_gamma(shape + 1.0);
    double series = exp((log(p) + log_gamma) / shape);
    return series < 1.0 || p < 0.5 ? series : 1.0 - log1p(-p);
}

/* Halley's step in log x on the logarithm of the smaller tail: the density times x, of which the
 * slope is (shape - x) of itself, over the tail is the slope of that logarithm. */
static double quantile_step(double x, double p, double shape, baremo_tails tails, double error) {
    double tail = p <= 0.5 ? tails.lower : tails.upper;
    double slope = shape * baremo_gamma_term(x, shape) / tail;
    double step = -error / slope;
    double bend = shape - x + (p <= 0.5 ? -slope : slope);
    double slower = 1.0 + 0.5 * step * bend;
    return slower > 0.5 ? step / slower : step;
}

/* Kept between the best points on both sides. A step's error is of the third power of its size, in
 * units of the distribution's spread, which in log x is about 1 / sqrt(shape). */
static double quantile_from(double x, double p, double shape) {
    static const double SMALL = 1e-6;
    double low = 0.0;
    double high = HUGE_VAL;
    for (int i = 0; i < 200; i++) {
        baremo_tails tails = gamma_tails(x, shape);
        double error = p <= 0.5 ? log(tails.lower / p) : -log(tails.upper / (1.0 - p));
        if (error > 0.0)
            high = fmin(high, x);
        else
            low = fmax(low, x);
        double step = quantile_step(x, p, shape, tails, error);
        double next = x * exp(fmax(fmin(step, 3.0), -3.0));
        if (!(next >= low && next <= high))
            next = isinf(high) ? 2.0 * x : 0.5 * (low + high);
        else if (fabs(step) * (1.0 + sqrt(shape)) <= SMALL)
            return next;
        if (fabs(next - x) <= 4.0 * DBL_EPSILON * x)
            return next;
        x = next;
    }
    return x;
}

double baremo_gamma_quantile(double p, double shape) {
    if (!(shape > 0.0) || !(p >= 0.0 && p <= 1.0))
        return NAN;
    if (p == 0.0 || p == 1.0)
        return p == 0.0 ? 0.0 : HUGE_VAL;
    double x = quantile_start(p, shape);
    return x < DBL_MIN ? x : quantile_from(x, p, shape);
}

double baremo_chi2_quantile(double p, double df) {
    return 2.0 * baremo_gamma_quantile(p, 0.5 * df);
}
