/* Axis scales with steps of 1, 2 or 5 times a power of ten. */
#include "reports/charts/scale.h"

#include <math.h>

#define LARGEST 1e300

static double step_for(double span, double wanted) {
    double raw = span / fmax(wanted, 1), power = pow(10, floor(log10(raw)));
    double first = raw / power;
    double factor = first <= 1.0000001 ? 1 : first <= 2.0000001 ? 2 : first <= 5.0000001 ? 5 : 10;
    return factor * power;
}

/* Doubles far from zero are too coarse for a finer step than this. */
static double finest(double low, double high) { return fmax(fabs(low), fabs(high)) * 1e-12; }

static void widen(double *low, double *high, double smallest) {
    double span = *high - *low;
    if (span > finest(*low, *high))
        return;
    double by = fmax(fmax(fabs(*high) * 0.1, smallest), finest(*low, *high) * 10);
    if (by == 0)
        by = 1;
    *low -= *low > 0 && *low < by ? *low : by;
    *high += by;
}

scale scale_make(double low, double high, double wanted, double smallest) {
    low = fmin(fmax(low, -LARGEST), LARGEST);
    high = fmin(fmax(high, -LARGEST), LARGEST);
    if (high < low) {
        double other = low;
        low = high;
        high = other;
    }
    widen(&low, &high, smallest);
    scale made = {.step = fmax(step_for(high - low, wanted), smallest), .from = 0, .to = 1};
    double first = floor(low / made.step + 1e-9), last = ceil(high / made.step - 1e-9);
    made.low = first * made.step;
    made.high = last * made.step;
    made.ticks = (size_t)(last - first) + 1;
    made.decimals = (int)fmax(0, -floor(log10(made.step) + 1e-9));
    return made;
}

scale scale_between(scale axis, double from, double to) {
    axis.from = from;
    axis.to = to;
    return axis;
}

double scale_position(const scale *axis, double value) {
    return axis->from + (value - axis->low) / (axis->high - axis->low) * (axis->to - axis->from);
}

double scale_held(const scale *axis, double value) {
    return scale_position(axis, fmin(fmax(value, axis->low), axis->high));
}

double scale_tick(const scale *axis, size_t index) {
    double first = round(axis->low / axis->step);
    return (first + (double)index) * axis->step;
}
