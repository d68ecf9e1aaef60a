/* Special functions that the distributions stand on, right to a few units in the last place where
 * libm is not or does not have them, and free of the global `signgam`. */
#ifndef BAREMO_STATISTICS_SPECIAL_FUNCTIONS_H
#define BAREMO_STATISTICS_SPECIAL_FUNCTIONS_H

/** log Gamma(x), x > 0. Absolute error near 1e-15 below 10, relative above. */
double baremo_log_gamma(double x);

/** log Gamma(1 + x), -0.5 <= x <= 1.5, with a small relative error near x = 0 and x = 1. */
double baremo_log_gamma_plus_one(double x);

/** log(Gamma(x + d) / Gamma(x)), x > 0, d >= 0, without the cancellation of two logarithms:
 * relative error near 1e-15 for small d too, unless the ratio is near 1. */
double baremo_log_gamma_ratio(double x, double d);

/** log Gamma(x) - ((x - 1/2) log x - x + log(2 pi)/2), x > 0. */
double baremo_stirling_correction(double x);

/** log(1 + x) - x, x > -1, with a small relative error near 0. */
double baremo_log1p_minus(double x);

/** observed log(expected / observed) - excess, where excess = expected - observed is known more
 * exactly than that difference: 0 at excess 0, negative elsewhere, without cancellation. */
double baremo_log_deviance(double observed, double expected, double excess);

#endif
