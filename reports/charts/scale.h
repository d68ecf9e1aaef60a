/* Axis scales: bounds and ticks at 1, 2 or 5 times a power of ten, and the place of a value between
 * them. */
#ifndef REPORTS_CHARTS_SCALE_H
#define REPORTS_CHARTS_SCALE_H

#include <stddef.h>

typedef struct scale {
    double low, high; /**< values at the two ends, low < high */
    double step;      /**< distance of the ticks */
    size_t ticks;     /**< how many there are, the ends included */
    int decimals;     /**< that the ticks need */
    double from, to;  /**< positions of low and high; may run downwards */
} scale;

/** A scale that holds low..high in about `wanted` steps (at least 1). Equal ends are widened.
 * `smallest` is the least step that makes sense (1 for counts, 0: any). Values beyond 1e300 are
 * limited to it. */
scale scale_make(double low, double high, double wanted, double smallest);
/** The same scale between two positions. */
scale scale_between(scale axis, double from, double to);
double scale_position(const scale *axis, double value);
/** The position, held within the ends. */
double scale_held(const scale *axis, double value);
double scale_tick(const scale *axis, size_t index);

#endif
