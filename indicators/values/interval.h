/* The uncertainty of a value, and of a change between two values. */
#ifndef INDICATORS_VALUES_INTERVAL_H
#define INDICATORS_VALUES_INTERVAL_H

#include "indicators/values/combine.h"

typedef struct value_interval {
    double low, high;   /**< missing: none */
    const char *method; /**< "wilson", "garwood", "newcombe", "mover"; NULL: none */
} value_interval;

/** The interval of a value.
 *
 *  rate    exact Poisson: Garwood (1936) Biometrika 28:437, where the count is whole
 *  ratio   Wilson's score interval, where all parts are whole, numerator <= denominator and factor
 * is 1 or 100 none    other measures, and values that are not computable
 */
value_interval value_interval_of(const value_rule *rule, const value_cell *cell, double level);

/** The interval of `to - from` where both have one: square-and-add of the two (ratio: Newcombe
 * (1998) Stat. Med. 17:873, method 10; rate: Donner and Zou (2012) Stat. Methods Med. Res. 21:347).
 * It holds for independent counts.
 */
value_interval value_interval_of_change(const value_rule *rule, const value_cell *from,
                                        const value_cell *to, double level);

#endif
