/* Axes of ratios and sizes: the positions are logarithms, the ticks round numbers. */
#ifndef REPORTS_CHARTS_LOG_TICKS_H
#define REPORTS_CHARTS_LOG_TICKS_H

#include "reports/charts/scale.h"

#define LOG_TICKS_MAX 40

typedef struct log_ticks {
    double values[LOG_TICKS_MAX]; /**< rising, the first and last hold all that is drawn */
    size_t count;
} log_ticks;

/** Ticks for values from low to high, both above 0: 1, 2 and 5 times powers of ten, over several
 * powers these alone, over less than a power more of them. */
log_ticks log_ticks_make(double low, double high);
/** The decimals that a tick needs. */
int log_ticks_decimals(double tick);
/** The axis over the natural logarithms of the ticks' range. */
scale log_ticks_axis(const log_ticks *ticks);

#endif
