/* How values combine.
 *
 *  1. ratio: sum of numerators / sum of denominators x factor, whatever combination is named;
 * first, last, min and max take one part. Given as value only it cannot be combined.
 *  2. rate: sum of counts / sum of populations x factor; over time the mean population.
 *  3. mean, score: `mean` weighted by n; without n not computable ("means without n").
 *  4. count, amount: as named; `mean` unweighted.
 *  5. level: first, last, min, max only.
 *  6. One part of one stands for itself, whatever the combination.
 *  7. A rate of groups counts the population of a place once.
 */
#include "indicators/values/combine.h"

#include <math.h>

#include "engine/results/notes.h"

/* s + compensation is the sum; Neumaier (1974) Z. angew. Math. Mech. 54:39. */
typedef struct accumulator {
    double sum, compensation;
} accumulator;

static void accumulate(accumulator *to, double value) {
    double next = to->sum + value;
    to->compensation +=
        fabs(to->sum) >= fabs(value) ? (to->sum - next) + value : (value - next) + to->sum;
    to->sum = next;
}

static double total(accumulator of) { return of.sum + of.compensation; }

double value_sum(const double *values, size_t count) {
    accumulator sum = {0};
    for (size_t i = 0; i < count; i++)
        accumulate(&sum, values[i]);
    return total(sum);
}

static void refuse(value_cell *cell, const baremo_note_kind *reason) {
    cell->value = BAREMO_MISSING;
    cell->reason = reason;
}

static void settle_quotient(const value_rule *rule, value_cell *cell,
                            const baremo_note_kind *without_denominator) {
    if (baremo_is_missing(cell->denominator))
        refuse(cell, without_denominator);
    else if (cell->denominator == 0)
        refuse(cell, &baremo_note_denominator_is_zero);
    else
        cell->value = cell->numerator / cell->denominator * rule->factor;
}

void value_settle(const value_rule *rule, value_cell *cell) {
    if (baremo_is_missing(cell->numerator))
        return;
    if (rule->measure == PROGRAMME_RATIO)
        settle_quotient(rule, cell, &baremo_note_no_denominator);
    else if (rule->measure == PROGRAMME_RATE && cell->shared)
        refuse(cell, &baremo_note_no_group_population);
    else if (rule->measure == PROGRAMME_RATE)
        settle_quotient(rule, cell, &baremo_note_no_population);
}

static bool quotient(programme_measure measure) {
    return measure == PROGRAMME_RATIO || measure == PROGRAMME_RATE;
}

static bool averaged(programme_measure measure) {
    return measure == PROGRAMME_MEAN || measure == PROGRAMME_SCORE;
}

/* The population of a place counts once for all its groups; a missing one spoils the sum. */
static double denominator_of(const value_rule *rule, value_axis axis, const value_cell *cells,
                             size_t count) {
    accumulator sum = {0};
    for (size_t i = 0; i < count; i++) {
        bool again = axis == VALUE_PLACES && cells[i].shared && i > 0 && cells[i - 1].shared &&
                     cells[i].place == cells[i - 1].place;
        if (!again)
            accumulate(&sum, cells[i].denominator);
    }
    bool over_time = rule->measure == PROGRAMME_RATE && axis == VALUE_TIME;
    return over_time ? total(sum) / (double)count : total(sum);
}

static double numerator_of(const value_cell *cells, size_t count) {
    accumulator sum = {0};
    for (size_t i = 0; i < count; i++)
        accumulate(&sum, cells[i].numerator);
    return total(sum);
}

static void recombine(const value_rule *rule, value_axis axis, const value_cell *cells,
                      size_t count, value_cell *out) {
    out->numerator = numerator_of(cells, count);
    out->denominator = denominator_of(rule, axis, cells, count);
    out->shared = axis == VALUE_TIME && cells[0].shared;
    if (baremo_is_missing(out->numerator))
        refuse(out, &baremo_note_ratio_without_parts);
    else
        value_settle(rule, out);
}

static void weighted_mean(const value_cell *cells, size_t count, value_cell *out) {
    out->numerator = numerator_of(cells, count);
    accumulator weights = {0};
    for (size_t i = 0; i < count; i++)
        accumulate(&weights, cells[i].denominator);
    out->denominator = total(weights);
    if (baremo_is_missing(out->denominator) || baremo_is_missing(out->numerator))
        refuse(out, &baremo_note_means_without_n);
    else if (out->denominator == 0)
        refuse(out, &baremo_note_denominator_is_zero);
    else
        out->value = out->numerator / out->denominator;
}

static void plain_sum(const value_cell *cells, size_t count, bool mean, value_cell *out) {
    accumulator sum = {0};
    for (size_t i = 0; i < count; i++)
        accumulate(&sum, cells[i].value);
    out->value = mean ? total(sum) / (double)count : total(sum);
    if (baremo_is_missing(out->value))
        refuse(out, &baremo_note_no_value);
}

static const value_cell *picked(programme_combine operation, const value_cell *cells,
                                size_t count) {
    if (operation == PROGRAMME_COMBINE_FIRST)
        return &cells[0];
    if (operation == PROGRAMME_COMBINE_LAST)
        return &cells[count - 1];
    const value_cell *best = &cells[0];
    for (size_t i = 1; i < count; i++) {
        double value = cells[i].value;
        bool better =
            operation == PROGRAMME_COMBINE_MIN ? value < best->value : value > best->value;
        if (better || (baremo_is_missing(best->value) && !baremo_is_missing(value)))
            best = &cells[i];
    }
    return best;
}

static void take(const value_cell *part, value_cell *out) {
    out->value = part->value;
    out->numerator = part->numerator;
    out->denominator = part->denominator;
    out->reason = part->reason;
    out->shared = part->shared;
}

static void combine_values(const value_rule *rule, value_axis axis, programme_combine operation,
                           const value_cell *cells, size_t count, value_cell *out) {
    bool sums = operation == PROGRAMME_COMBINE_SUM || operation == PROGRAMME_COMBINE_MEAN;
    if (operation == PROGRAMME_COMBINE_NONE)
        refuse(out, rule->measure == PROGRAMME_LEVEL ? &baremo_note_levels_not_combined
                                                     : &baremo_note_not_combined);
    else if (!sums)
        take(picked(operation, cells, count), out);
    else if (quotient(rule->measure))
        recombine(rule, axis, cells, count, out);
    else if (rule->measure == PROGRAMME_LEVEL)
        refuse(out, &baremo_note_levels_not_combined);
    else if (averaged(rule->measure) && operation == PROGRAMME_COMBINE_MEAN)
        weighted_mean(cells, count, out);
    else
        plain_sum(cells, count, operation == PROGRAMME_COMBINE_MEAN, out);
}

static void mark(value_axis axis, programme_combine operation, const value_cell *cells,
                 size_t count, value_cell *out) {
    out->time_grain = cells[0].time_grain;
    out->time_operation = cells[0].time_operation;
    out->over = cells[0].over;
    out->place_operation = cells[0].place_operation;
    for (size_t i = 0; i < count; i++) {
        out->received += cells[i].received;
        out->wanted += cells[i].wanted;
        out->observations += cells[i].observations;
        out->fractional |= cells[i].fractional;
    }
    if (axis == VALUE_TIME)
        out->time_operation = (unsigned char)operation;
    else
        out->place_operation = (unsigned char)operation;
}

value_cell value_combine(const value_rule *rule, value_axis axis, programme_combine operation,
                         const value_cell *cells, size_t count, size_t wanted) {
    value_cell out = value_cell_none(NULL, 0);
    if (count == 0) {
        out.reason = &baremo_note_not_observed;
        return out;
    }
    mark(axis, operation, cells, count, &out);
    if (count == 1 && wanted == 1) {
        take(&cells[0], &out);
        out.place = cells[0].place;
        if (axis == VALUE_PLACES && out.shared) {
            out.shared = false; /* the group is all of its place */
            out.reason = NULL;
            value_settle(rule, &out);
        }
        return out;
    }
    combine_values(rule, axis, operation, cells, count, &out);
    return out;
}

bool value_differs(const value_rule *rule, double a, double b) {
    double larger = fmax(fabs(a), fabs(b));
    double allowed = 1e-9 * larger;
    if (quotient(rule->measure) || averaged(rule->measure))
        allowed += 0.5 * pow(10, -rule->decimals);
    return fabs(a - b) > allowed;
}
