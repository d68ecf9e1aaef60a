/* Axes of ratios and sizes. */
#include "reports/charts/log_ticks.h"

#include <math.h>
#include <stdbool.h>

static const double FINE = 5, COARSE = 3000; /* ratios of the ends */

/* Round numbers within a power of ten. */
typedef struct tick_factors {
    const double *values;
    size_t count;
} tick_factors;

static tick_factors factors_for(double ratio) {
    static const double fine[] = {1, 1.5, 2, 3, 4, 5, 7};
    static const double usual[] = {1, 2, 5};
    if (ratio < FINE)
        return (tick_factors){fine, sizeof fine / sizeof *fine};
    return (tick_factors){usual, ratio < COARSE ? sizeof usual / sizeof *usual : 1};
}

/* A tick by its power of ten and its place among the factors. */
typedef struct tick_place {
    double power;
    size_t factor;
} tick_place;

static double tick_at(const tick_factors *factors, tick_place place) {
    return factors->values[place.factor] * pow(10, place.power);
}

static tick_place next_place(const tick_factors *factors, tick_place place) {
    bool last = place.factor + 1 >= factors->count;
    return (tick_place){last ? place.power + 1 : place.power, last ? 0 : place.factor + 1};
}

log_ticks log_ticks_make(double low, double high) {
    log_ticks made = {.count = 0};
    if (!(low > 0) || !(high >= low) || !isfinite(high))
        low = high = 1;
    const tick_factors factors = factors_for(high / low);
    double below = low == high ? low * (1 - 1e-6) : low * (1 + 1e-9);
    tick_place place = {floor(log10(low)) - (low == high), 0};
    while (tick_at(&factors, next_place(&factors, place)) <= below)
        place = next_place(&factors, place);
    for (; made.count < LOG_TICKS_MAX; place = next_place(&factors, place)) {
        double value = tick_at(&factors, place);
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
