/* Axes of ratios and sizes. */
#include "reports/charts/log_ticks.h"

#include <math.h>

static const double FINE = 5, COARSE = 3000; /* ratios of the ends */

/* Factors within a power of ten. */
static size_t factors_for(double ratio, const double **factors) {
    static const double fine[] = {1, 1.5, 2, 3, 4, 5, 7};
    static const double usual[] = {1, 2, 5};
    *factors = ratio < FINE ? fine : usual;
    return ratio < FINE ? 7 : ratio < COARSE ? 3 : 1;
}

static double tick_at(long place, const double *factors, size_t count) {
    long power = place >= 0 ? place / (long)count : -((-place + (long)count - 1) / (long)count);
    return factors[place - power * (long)count] * pow(10, (double)power);
}

log_ticks log_ticks_make(double low, double high) {
    log_ticks made = {.count = 0};
    if (!(low > 0) || !(high >= low) || !isfinite(high))
        low = high = 1;
    const double *factors;
    size_t count = factors_for(high / low, &factors);
    long place = (long)floor(log10(low)) * (long)count;
    while (tick_at(place + 1, factors, count) <= low * (1 + 1e-9))
        place++;
    if (low == high)
        place--;
    for (; made.count < LOG_TICKS_MAX; place++) {
        double value = tick_at(place, factors, count);
        made.values[made.count++] = value;
        if (value > high * (1 - 1e-9) && made.count > 1)
            break;
    }
    return made;
}

int log_ticks_decimals(double tick) {
    enum { MOST = 9 };
    int decimals = 0;
    for (double whole = tick; decimals < MOST && fabs(whole - round(whole)) > 1e-6 * whole;
         whole *= 10)
        decimals++;
    return decimals;
}

scale log_ticks_axis(const log_ticks *ticks) {
    double low = log(ticks->values[0]), high = log(ticks->values[ticks->count - 1]);
    return (scale){.low = low, .high = high, .step = (high - low) / (double)ticks->count};
}
