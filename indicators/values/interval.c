/* The uncertainty of a value, and of a change between two values. */
#include "indicators/values/interval.h"

#include <math.h>

#include "engine/statistics/distributions.h"

static const value_interval no_interval = {BAREMO_MISSING, BAREMO_MISSING, NULL};

static value_interval garwood(const value_rule *rule, const value_cell *cell, double level) {
    double tail = (1 - level) / 2, count = cell->numerator;
    double scale = rule->factor / cell->denominator;
    double low = count > 0 ? baremo_gamma_quantile(tail, count) : 0;
    double high = baremo_gamma_quantile(1 - tail, count + 1);
    return (value_interval){low * scale, high * scale, "garwood"};
}

static value_interval wilson(const value_rule *rule, const value_cell *cell, double level) {
    double z = baremo_normal_quantile(1 - (1 - level) / 2), n = cell->denominator;
    double p = cell->numerator / n, q = (n - cell->numerator) / n;
    double middle = p + z * z / (2 * n), scale = 1 + z * z / n;
    double half = z * sqrt(p * q / n + z * z / (4 * n * n));
    double low = cell->numerator > 0 ? (middle - half) / scale : 0;
    double high = cell->numerator < n ? (middle + half) / scale : 1;
    return (value_interval){low * rule->factor, high * rule->factor, "wilson"};
}

value_interval value_interval_of(const value_rule *rule, const value_cell *cell, double level) {
    bool parts = !baremo_is_missing(cell->value) && !baremo_is_missing(cell->numerator) &&
                 !baremo_is_missing(cell->denominator) && !cell->fractional &&
                 cell->numerator >= 0 && cell->denominator > 0;
    if (parts && rule->measure == PROGRAMME_RATE)
        return garwood(rule, cell, level);
    if (parts && rule->measure == PROGRAMME_RATIO && cell->numerator <= cell->denominator &&
        (rule->factor == 1 || rule->factor == 100))
        return wilson(rule, cell, level);
    return no_interval;
}

value_interval value_interval_of_change(const value_rule *rule, const value_cell *from,
                                        const value_cell *to, double level) {
    value_interval first = value_interval_of(rule, from, level);
    value_interval second = value_interval_of(rule, to, level);
    if (!first.method || !second.method)
        return no_interval;
    double change = to->value - from->value;
    double below = hypot(to->value - second.low, first.high - from->value);
    double above = hypot(second.high - to->value, from->value - first.low);
    return (value_interval){change - below, change + above,
                            rule->measure == PROGRAMME_RATIO ? "newcombe" : "mover"};
}
