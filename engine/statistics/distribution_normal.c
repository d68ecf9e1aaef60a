/* The normal distribution. */
#include "engine/statistics/distributions.h"

#include <math.h>

static const double SQRT_HALF = 0.70710678118654752440;
static const double SQRT_HALF_REST = -4.833646656726457e-17; /* sqrt(1/2) - SQRT_HALF */
static const double TWO_OVER_SQRT_PI = 1.12837916709551257390;
static const double INVERSE_SQRT_2PI = 0.39894228040143267794;
static const double HALF_LOG_2PI = 0.91893853320467274178;

double baremo_normal_density(double x) { return INVERSE_SQRT_2PI * exp(-0.5 * x * x); }

/* x = 37 squared magnifies the rounding of x/sqrt(2) a thousandfold; the second term takes it back.
 */
double baremo_normal_upper(double x) {
    double z = x * SQRT_HALF;
    double tail = 0.5 * erfc(z);
    if (fabs(x) < 2.0 || fabs(x) > 40.0)
        return tail;
    double rest = fma(x, SQRT_HALF, -z) + x * SQRT_HALF_REST;
    return tail - 0.5 * TWO_OVER_SQRT_PI * exp(-z * z) * rest;
}

double baremo_normal_lower(double x) { return baremo_normal_upper(-x); }

/* Beyond 35 by the continued fraction of Mills' ratio (NIST DLMF 7.9.1). */
double baremo_normal_log_lower(double x) {
    if (x > -35.0)
        return x > -1.0 ? log1p(-baremo_normal_upper(x)) : log(baremo_normal_lower(x));
    double fraction = -x;
    for (int k = 20; k >= 1; k--)
        fraction = -x + k / fraction;
    return -0.5 * x * x - HALF_LOG_2PI - log(fraction);
}

/* Near the middle: erf(x/sqrt 2)/2 = p - 1/2 keeps the relative precision of x. */
static double quantile_middle(double distance) {
    double x = distance / INVERSE_SQRT_2PI;
    x += x * x * x / 6.0;
    for (int i = 0; i < 8; i++) {
        double error = 0.5 * erf(x * SQRT_HALF) - distance;
        double step = error / baremo_normal_density(x);
        x -= step / (1.0 + 0.5 * x * step);
        if (fabs(step) <= 1e-9 * fabs(x))
            break;
    }
    return x;
}

/* The root x < 0 of log P(X <= x) = log p by Halley's method from the rational start of Abramowitz
 * and Stegun 26.2.23. */
static double quantile_tail(double p) {
    double target = log(p);
    double r = sqrt(-2.0 * target);
    double x = (2.515517 + r * (0.802853 + r * 0.010328)) /
                   (1.0 + r * (1.432788 + r * (0.189269 + r * 0.001308))) -
               r;
    for (int i = 0; i < 20; i++) {
        double value = baremo_normal_log_lower(x);
        double slope = exp(-0.5 * x * x - HALF_LOG_2PI - value);
        double step = (value - target) / slope;
        step /= 1.0 + 0.5 * step * (x + slope);
        x -= step;
        if (fabs(step) <= 1e-6 * fabs(x))
            break;
    }
    return x;
}

double baremo_normal_quantile(double p) {
    if (!(p >= 0.0 && p <= 1.0))
        return NAN;
    if (p == 0.0 || p == 1.0)
        return p == 0.0 ? -HUGE_VAL : HUGE_VAL;
    if (fabs(p - 0.5) < 0.3)
        return quantile_middle(p - 0.5);
    return p < 0.5 ? quantile_tail(p) : -quantile_tail(1.0 - p);
}
