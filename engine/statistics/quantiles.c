/* Quantiles by order statistics. */
#include "engine/statistics/quantiles.h"

#include "engine/statistics/distributions.h"

#include <float.h>
#include <math.h>

double baremo_order_statistic(const baremo_ordered *ordered, double k) {
    if (ordered->count == 0)
        return NAN;
    k = fmin(fmax(k, 1.0), ordered->n);
    if (!ordered->cumulative)
        return ordered->values[(size_t)k - 1];
    size_t low = 0;
    size_t high = ordered->count - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ordered->cumulative[middle] >= k)
            high = middle;
        else
            low = middle + 1;
    }
    return ordered->values[low];
}

/* Position of a quantile: between the cases j and j + 1, with share h of the upper one. */
typedef struct position {
    double j, h;
} position;

static const double SLACK = 4 * DBL_EPSILON;

/* Types 1 to 3: steps. */
static position step_position(double n, double p, int type) {
    double place = type == 3 ? n * p - 0.5 : n * p;
    double j = floor(place + SLACK);
    double above = place > j + SLACK ? 1.0 : 0.0;
    if (type == 1)
        return (position){j, above};
    if (type == 2)
        return (position){j, 0.5 * (above + 1.0)};
    return (position){j, above > 0.0 || fmod(j, 2.0) != 0.0 ? 1.0 : 0.0};
}

/* Types 4 to 9: interpolated, with the plotting constants a and b. */
static position line_position(double n, double p, int type) {
    static const double constants[6][2] = {{0.0, 1.0}, {0.5, 0.5},         {0.0, 0.0},
                                           {1.0, 1.0}, {1.0 / 3, 1.0 / 3}, {0.375, 0.375}};
    double a = constants[type - 4][0];
    double b = constants[type - 4][1];
    double place = a + p * (n + 1.0 - a - b);
    double j = floor(place + SLACK);
    double h = place - j;
    return (position){j, fabs(h) < SLACK ? 0.0 : h};
}

double baremo_quantile(const baremo_ordered *ordered, double p, int type) {
    if (ordered->count == 0 || !(p >= 0.0 && p <= 1.0) || type < 1 || type > 9)
        return NAN;
    position at =
        type <= 3 ? step_position(ordered->n, p, type) : line_position(ordered->n, p, type);
    double lower = baremo_order_statistic(ordered, at.j);
    double upper = baremo_order_statistic(ordered, at.j + 1.0);
    if (at.h == 0.0 || lower == upper)
        return lower;
    return at.h == 1.0 ? upper : (1.0 - at.h) * lower + at.h * upper;
}

void baremo_median_limits(const baremo_ordered *ordered, double level, double *low, double *high,
                          double *reached) {
    *low = *high = *reached = NAN;
    double k = baremo_binomial_quantile(0.5 * (1.0 - level), ordered->n, 0.5);
    if (!(k > 0.0))
        return;
    *low = baremo_order_statistic(ordered, k);
    *high = baremo_order_statistic(ordered, ordered->n + 1.0 - k);
    *reached = 1.0 - 2.0 * baremo_binomial_lower(k - 1.0, ordered->n, 0.5);
}
