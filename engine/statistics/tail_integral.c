/* Tails of the gamma and beta distributions with large parameters, where series and continued
 * fractions need very many terms: Gauss-Legendre over panels that grow with the distance from the
 * limit. All terms are positive, so the relative error of the tail is that of the density at the
 * limit. */
#include "engine/statistics/tail_integral.h"

#include "engine/statistics/special_functions.h"

#include <math.h>

/* Gauss-Legendre nodes and weights of order 16, the positive half. */
static const double NODE[8] = {0.9894009349916499326,  0.94457502307323257608,
                               0.86563120238783174388, 0.7554044083550030339,
                               0.61787624440264374845, 0.45801677765722738634,
                               0.28160355077925891323, 0.095012509837637440185};
static const double WEIGHT[8] = {0.027152459411754094852, 0.062253523938647892863,
                                 0.09515851168249278481,  0.12462897125553387205,
                                 0.14959598881657673208,  0.16915651939500253819,
                                 0.18260341504492358887,  0.18945061045506849629};

static const double NEGLIGIBLE = 45.0; /* exp(-45) is below 1e-19 */

/* -log of the integrand. Positive b enters as log1p(u) - u with its linear part in the slope of
 * `prepared`, so that large opposite terms never meet. */
static double exponent(const tail_integrand *prepared, double s) {
    double result = prepared->slope * s;
    if (prepared->a > 0.0)
        result -= prepared->a * baremo_log1p_minus(-s / prepared->x);
    if (prepared->b > 0.0)
        result -= prepared->b * baremo_log1p_minus(s / prepared->y);
    else if (prepared->b < 0.0)
        result -= prepared->b * log1p(s / prepared->y);
    return result;
}

static double panel(const tail_integrand *prepared, double from, double width) {
    double half = 0.5 * width;
    double middle = from + half;
    double sum = 0.0;
    for (int i = 0; i < 8; i++)
        sum += WEIGHT[i] * (exp(-exponent(prepared, middle - half * NODE[i])) +
                            exp(-exponent(prepared, middle + half * NODE[i])));
    return half * sum;
}

/* The distance over which the integrand falls by about e. */
static double fall_scale(const tail_integrand *prepared) {
    double slope = fmax(prepared->slope, 0.0);
    double curvature = prepared->a / (prepared->x * prepared->x);
    if (prepared->b > 0.0)
        curvature += prepared->b / (prepared->y * prepared->y);
    double scale = 1.0 / fmax(slope, sqrt(curvature));
    return fmin(scale, prepared->x);
}

double tail_integral(const tail_integrand *integrand) {
    double scale = fall_scale(integrand);
    double width = 0.5 * (integrand->b != 0.0 ? fmin(scale, integrand->y) : scale);
    double sum = 0.0;
    double s = 0.0;
    for (int count = 0; count < 400 && s < integrand->x; count++) {
        width = fmin(width, integrand->x - s);
        sum += panel(integrand, s, width);
        s += width;
        if (exponent(integrand, s) > NEGLIGIBLE)
            break;
        width = fmin(1.7 * width, 3.0 * scale);
    }
    return sum;
}
