/* Numbers as whole multiples of a unit.
 *
 * 1. Values written with d decimals become round(x 10^d): 0.3 - 0.1 and 0.9 - 0.7 are then equal,
 * and a sum over 1e12 + 0.1, 1e12 + 0.3 loses nothing.
 * 2. Values that are computed, or whose wholes would not be below 2^53, become round(x 1e9 /
 * largest).
 */
#include "engine/statistics/wholes.h"

#include <math.h>

#include <baremo/number.h>

static const double LARGEST_WHOLE = 0x1p53;
static const double COMPUTED_STEPS = 1e9;

double baremo_largest(const double *values, size_t count) {
    double largest = 0;
    for (size_t i = 0; i < count; i++)
        largest = fabs(values[i]) > largest ? fabs(values[i]) : largest;
    return largest;
}

double baremo_wholes_scale(double largest, int decimals) {
    if (decimals >= 0) {
        double scale = pow(10, decimals); /* exact to 10^22 */
        if (decimals <= 22 && largest * scale < LARGEST_WHOLE)
            return scale;
    }
    double scale = COMPUTED_STEPS / largest;
    return largest > 0 && isfinite(scale) ? scale : 1;
}

double baremo_to_wholes(const double *values, size_t count, int decimals, double *wholes) {
    double scale = baremo_wholes_scale(baremo_largest(values, count), decimals);
    for (size_t i = 0; i < count; i++)
        wholes[i] = rint(values[i] * scale);
    return scale;
}

double baremo_whole_differences(const double *first, const double *second, size_t count,
                                int decimals, double *wholes) {
    double largest = fmax(baremo_largest(first, count), baremo_largest(second, count));
    double scale = baremo_wholes_scale(largest, decimals);
    if (decimals >= 0 && scale == pow(10, decimals)) {
        for (size_t i = 0; i < count; i++)
            wholes[i] = rint(second[i] * scale) - rint(first[i] * scale);
        return scale;
    }
    for (size_t i = 0; i < count; i++)
        wholes[i] = second[i] - first[i];
    return baremo_to_wholes(wholes, count, -1, wholes);
}

/* Euclid's algorithm where a remainder within `slack` of 0 or of the divisor counts as 0. */
static double common_step_of(double a, double b, double slack) {
    while (b > slack) {
        double rest = fmod(a, b);
        if (b - rest < slack)
            rest = 0;
        a = b;
        b = rest;
    }
    return a;
}

double baremo_common_step(const double *values, size_t count, double tolerance) {
    const double margin = 100;
    double step = 0;
    for (size_t i = 0; i < count; i++)
        step = common_step_of(fmax(fabs(values[i]), step), fmin(fabs(values[i]), step),
                              margin * tolerance);
    if (step <= margin * tolerance)
        return 0;
    for (size_t i = 0; i < count; i++)
        if (fabs(values[i] - rint(values[i] / step) * step) > tolerance)
            return 0;
    return step;
}

double baremo_on_step(double wholes, double step) {
    return step > 0 ? rint(wholes / step) * step : wholes;
}

baremo_spread baremo_spread_of(const double *values, size_t count, double scale) {
    baremo_spread spread = {count, BAREMO_MISSING, 0, BAREMO_MISSING};
    if (count == 0)
        return spread;
    double first = values[0], sum = 0, rest = 0, n = (double)count;
    for (size_t i = 0; i < count; i++)
        sum += values[i] - first;
    double mean = sum / n;
    for (size_t i = 0; i < count; i++) {
        double deviation = values[i] - first - mean;
        spread.squares += deviation * deviation;
        rest += deviation;
    }
    spread.mean = (first + (mean + rest / n)) / scale;
    spread.squares = fmax(spread.squares - rest * rest / n, 0) / (scale * scale);
    if (count > 1)
        spread.sd = sqrt(spread.squares / (n - 1));
    return spread;
}

double baremo_written_scale(double largest, int decimals) {
    double scale = decimals >= 0 ? baremo_wholes_scale(largest, decimals) : 0;
    return decimals >= 0 && scale == pow(10, decimals) ? scale : 0;
}

baremo_spread baremo_spread_about(const double *values, size_t count, double scale, double origin,
                                  double *scratch) {
    for (size_t i = 0; i < count; i++)
        scratch[i] =
            scale > 0 ? rint(values[i] * scale) - rint(origin * scale) : values[i] - origin;
    return baremo_spread_of(scratch, count, scale > 0 ? scale : 1);
}

baremo_spread baremo_written_spread(const double *values, size_t count, int decimals,
                                    double *scratch) {
    double scale =
        baremo_written_scale(decimals >= 0 ? baremo_largest(values, count) : 0, decimals);
    return baremo_spread_about(values, count, scale, 0, scratch);
}
