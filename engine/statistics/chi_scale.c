/* The density of the logarithm of a chi-square scale estimate. */
#include "engine/statistics/chi_scale.h"

#include "engine/statistics/special_functions.h"

#include <math.h>

static const double PI = 3.14159265358979323846;

chi_scale chi_scale_of(double df) {
    return (chi_scale){df, sqrt(df / PI) * exp(-baremo_stirling_correction(0.5 * df))};
}

/* exp(u) - 1 - u, within 1/20 of 0 by its series. */
static double exponential_rest(double u) {
    if (fabs(u) > 0.05)
        return expm1(u) - u;
    double sum = 0.0;
    for (int k = 9; k >= 2; k--)
        sum = (sum * u + 1.0) / k;
    return sum * u * u;
}

double chi_scale_log_density(const chi_scale *scale, double w) {
    return -0.5 * scale->df * exponential_rest(2.0 * w);
}

double chi_scale_density(const chi_scale *scale, double w) {
    return scale->factor * exp(chi_scale_log_density(scale, w));
}

/* The error of the rule is the Fourier transform at 2 pi/step: |Gamma((df + i f)/2)| / Gamma(df/2)
 * for the density, which is below 1e-15 at these steps for every df. */
double chi_scale_step(const chi_scale *scale, double steepness) {
    return fmin(0.55 / sqrt(2.0 * scale->df + steepness * steepness), 0.1);
}
