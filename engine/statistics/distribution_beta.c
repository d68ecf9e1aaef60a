/* The beta distribution (incomplete beta function ratios) and F.
 *
 * The side with the smaller argument is computed: by the continued fraction of NIST DLMF 8.17.22;
 * shapes below 1 by the power series (DLMF 8.17.7) arranged with expm1 so that both tails keep
 * their digits; shapes above 10^4 by quadrature of the tail. The term before them is Loader's
 * saddle-point form. */
#include "engine/statistics/distributions.h"

#include "engine/statistics/special_functions.h"
#include "engine/statistics/tail_integral.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

static const double LARGE_SHAPE = 1e4;
static const double INVERSE_SQRT_2PI = 0.39894228040143267794;

static double log_of_share(double x, double y) { return x <= 0.5 ? log(x) : log1p(-y); }

double baremo_beta_term(double x, double y, double a, double b) {
    if (x <= 0.0 || y <= 0.0)
        return 0.0;
    if (fmin(a, b) < 10.0) {
        double small = fmin(a, b);
        double ratio = baremo_log_gamma_ratio(fmax(a, b), small);
        return exp(a * log_of_share(x, y) + b * log_of_share(y, x) + ratio -
                   baremo_log_gamma(small));
    }
    double excess = b * x - a * y;
    double deviance =
        baremo_log_deviance(a, (a + b) * x, excess) + baremo_log_deviance(b, (a + b) * y, -excess);
    double correction = baremo_stirling_correction(a + b) - baremo_stirling_correction(a) -
                        baremo_stirling_correction(b);
    return INVERSE_SQRT_2PI * sqrt(a / (a + b)) * sqrt(b) * exp(correction + deviance);
}

/* a < 1. */
static baremo_tails small_shape(double x, double a, double b) {
    double logarithm = a * log(x) - baremo_log_gamma_plus_one(a) + baremo_log_gamma_ratio(b, a);
    double sum = 0.0;
    double term = 1.0;
    for (int n = 1; n < 1000; n++) {
        term *= (n - b) / n * x;
        sum += term / (a + n);
        if (fabs(term) <= DBL_EPSILON * 0.01 * fabs(sum))
            break;
    }
    double rest = a * sum * exp(logarithm);
    return (baremo_tails){exp(logarithm) + rest, -expm1(logarithm) - rest};
}

/* Modified Lentz. */
static double fraction(double x, double a, double b) {
    double c = 1.0;
    double d = 1.0 / (1.0 - (a + b) * x / (a + 1.0));
    double h = d;
    for (int step = 1; step < 100000; step++) {
        double m = step;
        double even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / (1.0 + even * d);
        c = 1.0 + even / c;
        h *= d * c;
        double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / (1.0 + odd * d);
        c = 1.0 + odd / c;
        double change = d * c;
        h *= change;
        if (fabs(change - 1.0) < DBL_EPSILON)
            break;
    }
    return h;
}

static double large_shape(double x, double y, double a, double b) {
    double balance = (a - 1.0) * y - (b - 1.0) * x;
    tail_integrand integrand = {.a = a - 1.0, .x = x, .b = b - 1.0, .y = y};
    integrand.slope = b < 1.0 ? (a - 1.0) / x : balance / (x * y);
    return baremo_beta_term(x, y, a, b) / (x * y) * tail_integral(&integrand);
}

/* x at most about the mean. */
static baremo_tails lower_side(double x, double y, double a, double b) {
    if (a < 1.0)
        return small_shape(x, a, b);
    double lower = a > LARGE_SHAPE ? large_shape(x, y, a, b)
                                   : baremo_beta_term(x, y, a, b) * fraction(x, a, b) / a;
    return (baremo_tails){lower, 1.0 - lower};
}

baremo_tails baremo_beta_tails(double x, double y, double a, double b) {
    if (!(a > 0.0 && b > 0.0) || isnan(x) || isnan(y))
        return (baremo_tails){NAN, NAN};
    if (x <= 0.0)
        return (baremo_tails){0.0, 1.0};
    if (y <= 0.0)
        return (baremo_tails){1.0, 0.0};
    if (x * (b + 1.0) <= y * (a + 1.0))
        return lower_side(x, y, a, b);
    baremo_tails mirrored = lower_side(y, x, b, a);
    return (baremo_tails){mirrored.upper, mirrored.lower};
}

double baremo_beta_lower(double x, double a, double b) {
    return baremo_beta_tails(x, 1.0 - x, a, b).lower;
}

double baremo_beta_upper(double x, double a, double b) {
    return baremo_beta_tails(x, 1.0 - x, a, b).upper;
}

/* Abramowitz and Stegun 26.5.22 in the middle, the leading term of the series near 0. */
static double inverse_start(baremo_tails tails, double a, double b) {
    if (a > 1.0 && b > 1.0) {
        double z = tails.lower <= tails.upper ? -baremo_normal_quantile(tails.lower)
                                              : baremo_normal_quantile(tails.upper);
        double first = 1.0 / (2.0 * a - 1.0);
        double second = 1.0 / (2.0 * b - 1.0);
        double h = 2.0 / (first + second);
        double lambda = (z * z - 3.0) / 6.0;
        if (h + lambda > 0.0) {
            double w = z * sqrt(h + lambda) / h -
                       (second - first) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
            return a / (a + b * exp(2.0 * w));
        }
    }
    double log_gamma = a <= 1.5 ? baremo_log_gamma_plus_one(a) : baremo_log_gamma(a + 1.0);
    return exp((log(tails.lower) + log_gamma - baremo_log_gamma_ratio(b, a)) / a);
}

/* The root x <= 1/2: Newton in log x on the logarithm of the smaller tail, kept between the best
 * points. */
static double inverse_lower_half(baremo_tails wanted, double a, double b) {
    double low = 0.0;
    double high = 0.5;
    double x = fmin(inverse_start(wanted, a, b), 0.5);
    if (x < DBL_MIN)
        return x;
    bool by_lower = wanted.lower <= wanted.upper;
    for (int i = 0; i < 300; i++) {
        baremo_tails tails = baremo_beta_tails(x, 1.0 - x, a, b);
        double tail = by_lower ? tails.lower : tails.upper;
        double error = by_lower ? log(tail / wanted.lower) : -log(tail / wanted.upper);
        if (error > 0.0)
            high = fmin(high, x);
        else
            low = fmax(low, x);
        double slope = baremo_beta_term(x, 1.0 - x, a, b) / ((1.0 - x) * tail);
        double next = x * exp(fmax(fmin(-error / slope, 5.0), -5.0));
        if (!(next >= low && next <= high))
            next = low > 0.0 ? sqrt(low * high) : 0.01 * high;
        if (fabs(next - x) <= 4.0 * DBL_EPSILON * x)
            return next;
        x = next;
    }
    return x;
}

void baremo_beta_inverse(baremo_tails tails, double a, double b, double *x, double *y) {
    if (!(a > 0.0 && b > 0.0 && tails.lower >= 0.0 && tails.upper >= 0.0)) {
        *x = *y = NAN;
    } else if (tails.lower == 0.0 || tails.upper == 0.0) {
        *x = tails.lower == 0.0 ? 0.0 : 1.0;
        *y = 1.0 - *x;
    } else {
        baremo_tails half = baremo_beta_tails(0.5, 0.5, a, b);
        bool in_lower_half =
            tails.lower <= tails.upper ? half.lower >= tails.lower : half.upper <= tails.upper;
        if (in_lower_half) {
            *x = inverse_lower_half(tails, a, b);
            *y = 1.0 - *x;
        } else {
            *y = inverse_lower_half((baremo_tails){tails.upper, tails.lower}, b, a);
            *x = 1.0 - *y;
        }
    }
}

double baremo_beta_quantile(double p, double a, double b) {
    double x, y;
    baremo_beta_inverse((baremo_tails){p, 1.0 - p}, a, b, &x, &y);
    return x;
}

/* The beta of F: x = df1 f / (df1 f + df2), both shares without cancellation or overflow. */
static baremo_tails f_tails(double f, double df1, double df2) {
    if (!(f > 0.0))
        return isnan(f) ? (baremo_tails){NAN, NAN} : (baremo_tails){0.0, 1.0};
    double odds = f * (df1 / df2);
    double x = isinf(odds) ? 1.0 : odds / (1.0 + odds);
    return baremo_beta_tails(x, 1.0 / (1.0 + odds), 0.5 * df1, 0.5 * df2);
}

double baremo_f_lower(double f, double df1, double df2) { return f_tails(f, df1, df2).lower; }
double baremo_f_upper(double f, double df1, double df2) { return f_tails(f, df1, df2).upper; }

double baremo_f_quantile(double p, double df1, double df2) {
    double x, y;
    baremo_beta_inverse((baremo_tails){p, 1.0 - p}, 0.5 * df1, 0.5 * df2, &x, &y);
    return df2 / df1 * x / y;
}
