/* How values combine, as pure arithmetic. */
#ifndef INDICATORS_VALUES_COMBINE_H
#define INDICATORS_VALUES_COMBINE_H

#include "indicators/values/cell.h"

/** What an indicator's values are. */
typedef struct value_rule {
    programme_measure measure;
    double factor;
    int decimals; /**< the most decimals written in its data */
} value_rule;

typedef enum value_axis { VALUE_TIME, VALUE_PLACES } value_axis;

/** Combines cells (in order of time or place) that are there; `wanted` is how many there should be.
 *  out     value with its parts, or the reason why it is not computable. `received`, `wanted`,
 * `observations` are sums.
 */
value_cell value_combine(const value_rule *rule, value_axis axis, programme_combine operation,
                         const value_cell *cells, size_t count, size_t wanted);

/** Computes the value from its parts, for a ratio, rate or combined mean. */
void value_settle(const value_rule *rule, value_cell *cell);

/** The two differ by more than the writing of their digits explains: computed values (ratio, rate,
 * mean, score) by more than half of the last decimal written, sums by more than 1e-9 of their size.
 */
bool value_differs(const value_rule *rule, double a, double b);

/** The sum, compensated (Neumaier 1974). */
double value_sum(const double *values, size_t count);

#endif
