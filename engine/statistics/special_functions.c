/* The logarithm of the gamma function and its differences; log(1 + x) - x. */
#include "engine/statistics/special_functions.h"

#include <math.h>
#include <stddef.h>

static const double HALF_LOG_2PI = 0.9189385332046727417803297;
static const double ONE_MINUS_EULER = 0.4227843350984671393934879;

/* B(2k) / (2k (2k-1)), k = 1.., NIST DLMF 5.11.1. */
static const double STIRLING[] = {1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                  1.0 / 1188, -691.0 / 360360, 1.0 / 156,  -3617.0 / 122400};
enum { STIRLING_COUNT = 8 };
static const double STIRLING_FROM = 10.0;

/* zeta(k) - 1, k = 2.. */
static const double ZETA_MINUS_ONE[] = {
    0.64493406684822643647,     0.2020569031595942854,      0.082323233711138191516,
    0.036927755143369926331,    0.017343061984449139715,    0.0083492773819228268398,
    0.0040773561979443393787,   0.0020083928260822144179,   0.00099457512781808533715,
    0.0004941886041194645587,   0.00024608655330804829864,  0.00012271334757848914675,
    0.000061248135058704829259, 0.000030588236307020493552, 0.000015282259408651871733,
    7.6371976378997622736e-6,   3.8172932649998398565e-6,   1.9082127165539389257e-6,
    9.5396203387279611315e-7,   4.7693298678780646312e-7,   2.3845050272773299e-7,
    1.1921992596531107307e-7,   5.9608189051259479612e-8,   2.9803503514652280186e-8,
    1.4901554828365041235e-8,   7.450711789835429492e-9,    3.7253340247884570548e-9,
    1.8626597235130490064e-9};
enum { ZETA_COUNT = sizeof ZETA_MINUS_ONE / sizeof *ZETA_MINUS_ONE };

static double stirling_series(double x) {
    double square = 1.0 / (x * x);
    double sum = 0.0;
    for (int k = STIRLING_COUNT - 1; k >= 0; k--)
        sum = sum * square + STIRLING[k];
    return sum / x;
}

/* |x| <= 1/2; DLMF 5.7.3 with the first terms of the zeta values summed. */
static double log_gamma_plus_one_series(double x) {
    double sum = 0.0;
    for (int k = ZETA_COUNT - 1; k >= 0; k--)
        sum = ZETA_MINUS_ONE[k] / (k + 2) - x * sum;
    return -log1p(x) + x * (ONE_MINUS_EULER + x * sum);
}

double baremo_log_gamma_plus_one(double x) {
    if (x > 0.5)
        return log1p(x - 1.0) + log_gamma_plus_one_series(x - 1.0);
    return log_gamma_plus_one_series(x);
}

double baremo_log_gamma(double x) {
    if (!(x > 0.0))
        return x == 0.0 ? HUGE_VAL : NAN;
    if (x >= STIRLING_FROM)
        return (x - 0.5) * log(x) - x + HALF_LOG_2PI + stirling_series(x);
    if (x < 0.5)
        return log_gamma_plus_one_series(x) - log(x);
    double product = 1.0;
    while (x > 2.5) {
        x -= 1.0;
        product *= x;
    }
    return log(product) + baremo_log_gamma_plus_one(x - 1.0);
}

double baremo_stirling_correction(double x) {
    if (x >= STIRLING_FROM)
        return stirling_series(x);
    return baremo_log_gamma(x) - ((x - 0.5) * log(x) - x + HALF_LOG_2PI);
}

/* x >= 10: the difference of two Stirling series, term by term. */
static double log_gamma_ratio_large(double x, double d) {
    double growth = log1p(d / x);
    double correction = 0.0;
    double power = 1.0 / x;
    for (int k = 0; k < STIRLING_COUNT; k++) {
        correction += STIRLING[k] * power * expm1(-(2 * k + 1) * growth);
        power /= x * x;
    }
    return (x - 0.5) * growth + d * (log(x + d) - 1.0) + correction;
}

double baremo_log_gamma_ratio(double x, double d) {
    double shift = 0.0;
    while (x < STIRLING_FROM) {
        shift += log1p(d / x);
        x += 1.0;
    }
    return log_gamma_ratio_large(x, d) - shift;
}

double baremo_log1p_minus(double x) {
    if (x < -0.3 || x > 0.4)
        return log1p(x) - x;
    /* log(1+x) = 2 atanh(r), r = x/(2+x), and 2r - x = -r x. */
    double r = x / (2.0 + x);
    double square = r * r;
    double sum = 0.0;
    for (int k = 25; k >= 3; k -= 2)
        sum = sum * square + 1.0 / k;
    return r * (2.0 * square * sum - x);
}

double baremo_log_deviance(double observed, double expected, double excess) {
    double relative = excess / observed;
    if (relative > -0.3 && relative < 0.4)
        return observed * baremo_log1p_minus(relative);
    return observed * log(expected / observed) - excess;
}
