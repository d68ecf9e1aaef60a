/* A composite index.
 *
 *  1. score = 100 (value - low)/(high - low), turned round for a decrease, clipped to 0..100 and
 *     marked where the value lies beyond a goalpost.
 *  2. An indicator with low = high, low above high, a weight that is negative or missing, or weight
 *     0 is no part, whatever the data; a pillar without parts neither. The rest is weighed as if
 *     they were not there: weights are divided by their sum, in pillars and over them.
 *  3. A unit with a missing score has no score of its pillar nor an index, unless means are
 * imputed. A score that no unit has cannot be imputed.
 *  4. geometric: exp of the weighted mean of logs of 1 + 0.99 score, in pillars and over pillars.
 *  5. Without an indicator its pillar is weighed by the others, and without its only one, the index
 *     by the other pillars.
 *  6. Ranks are among the units with an index; ties are decimal (1e-9 of the largest).
 *  7. No unit, one unit: weights stand, correlations do not; one unit has rank 1.
 */
#include "engine/statistics/composite.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/statistics/moments.h"
#include "engine/statistics/rank_table.h"

static const double SLACK = 1e-9; /* of rounding, in points */

const char *baremo_composite_note(baremo_composite_none none) {
    static const char *const notes[] = {
        NULL,
        "the goalposts are equal",
        "the low goalpost is above the high one",
        "the weight is zero",
        "the weight is negative or missing",
    };
    return notes[none];
}

bool baremo_composite_adds_up(double weight_sum) {
    return fabs(weight_sum - 1) <= 1e-6 || fabs(weight_sum - 100) <= 1e-4;
}

double baremo_composite_score(const baremo_composite_indicator *indicator, double value) {
    if (!(indicator->low < indicator->high))
        return BAREMO_MISSING;
    double score = 100 * ((value - indicator->low) / (indicator->high - indicator->low));
    return indicator->decrease ? 100 - score : score;
}

/* -- weights -- */

static double pillar_weight(const baremo_composite_plan *plan, size_t pillar) {
    return plan->pillar_weights ? plan->pillar_weights[pillar] : 1;
}

static baremo_composite_none why_unused(const baremo_composite_plan *plan,
                                        const baremo_composite_indicator *indicator) {
    double over = pillar_weight(plan, indicator->pillar);
    if (!(indicator->weight >= 0) || !(over >= 0) || isinf(indicator->weight) || isinf(over))
        return BAREMO_COMPOSITE_BAD_WEIGHT;
    if (indicator->low > indicator->high)
        return BAREMO_COMPOSITE_REVERSED;
    if (!(indicator->low < indicator->high))
        return BAREMO_COMPOSITE_NO_RANGE;
    return indicator->weight == 0 || over == 0 ? BAREMO_COMPOSITE_NO_WEIGHT : BAREMO_COMPOSITE_USED;
}

static void set_weights(baremo_composite *of) {
    const baremo_composite_plan *plan = of->plan;
    for (size_t i = 0; i < plan->indicator_count; i++) {
        const baremo_composite_indicator *indicator = &plan->indicators[i];
        of->parts[i].none = why_unused(plan, indicator);
        if (of->parts[i].none == BAREMO_COMPOSITE_USED)
            of->pillars[indicator->pillar].weight_sum += indicator->weight;
    }
    for (size_t p = 0; p < plan->pillar_count; p++)
        if (of->pillars[p].weight_sum > 0)
            of->pillar_weight_sum += pillar_weight(plan, p);
    for (size_t p = 0; p < plan->pillar_count; p++)
        if (of->pillars[p].weight_sum > 0)
            of->pillars[p].weight = pillar_weight(plan, p) / of->pillar_weight_sum;
    for (size_t i = 0; i < plan->indicator_count; i++) {
        const baremo_composite_pillar *pillar = &of->pillars[plan->indicators[i].pillar];
        if (of->parts[i].none != BAREMO_COMPOSITE_USED)
            continue;
        of->parts[i].weight = plan->indicators[i].weight / pillar->weight_sum;
        of->parts[i].effective = of->parts[i].weight * pillar->weight;
    }
}

/* -- scores -- */

static void set_score(baremo_composite *of, size_t unit, size_t i, double value) {
    size_t cell = unit * of->plan->indicator_count + i;
    double score = baremo_composite_score(&of->plan->indicators[i], value);
    of->unclipped[cell] = score;
    of->scores[cell] = fmin(fmax(score, 0), 100);
    of->marks[cell] = score < -SLACK        ? BAREMO_SCORE_BELOW
                      : score > 100 + SLACK ? BAREMO_SCORE_ABOVE
                                            : BAREMO_SCORE_PLAIN;
    if (baremo_is_missing(score)) {
        of->scores[cell] = BAREMO_MISSING;
        of->marks[cell] = BAREMO_SCORE_MISSING;
    }
}

static void impute_means(baremo_composite *of, size_t i) {
    size_t columns = of->plan->indicator_count, present = 0;
    baremo_sum sum = {0};
    for (size_t u = 0; u < of->unit_count; u++)
        if (of->marks[u * columns + i] != BAREMO_SCORE_MISSING) {
            baremo_sum_add(&sum, of->scores[u * columns + i]);
            present++;
        }
    for (size_t u = 0; u < of->unit_count && present; u++)
        if (of->marks[u * columns + i] == BAREMO_SCORE_MISSING) {
            of->scores[u * columns + i] = baremo_sum_value(&sum) / (double)present;
            of->marks[u * columns + i] = BAREMO_SCORE_IMPUTED;
        }
}

static void count_marks(baremo_composite *of) {
    for (size_t u = 0; u < of->unit_count; u++)
        for (size_t i = 0; i < of->plan->indicator_count; i++) {
            baremo_composite_mark mark = of->marks[u * of->plan->indicator_count + i];
            bool used = of->parts[i].none == BAREMO_COMPOSITE_USED;
            bool missing = mark == BAREMO_SCORE_MISSING, imputed = mark == BAREMO_SCORE_IMPUTED;
            bool clipped = mark == BAREMO_SCORE_BELOW || mark == BAREMO_SCORE_ABOVE;
            of->parts[i].missing += missing;
            of->parts[i].imputed += imputed;
            of->parts[i].clipped += clipped;
            of->units[u].missing += used && missing;
            of->units[u].imputed += used && imputed;
            of->units[u].clipped += used && clipped;
        }
}

static void set_scores(baremo_composite *of, const double *values) {
    size_t columns = of->plan->indicator_count;
    for (size_t u = 0; u < of->unit_count; u++)
        for (size_t i = 0; i < columns; i++)
            set_score(of, u, i, values[u * columns + i]);
    for (size_t i = 0; i < columns && of->plan->impute_mean; i++)
        impute_means(of, i);
    count_marks(of);
}

/* -- the index -- */

/* Rounding of logarithms takes no score above the greatest one. */
static double of_logs(double mean) {
    double score = exp(mean);
    return score > 100 ? 100 : score;
}

static void add_up(baremo_composite *of, size_t unit) {
    const baremo_composite_plan *plan = of->plan;
    size_t pillars = plan->pillar_count, columns = plan->indicator_count;
    double *arithmetic = of->pillar_arithmetic + unit * pillars;
    double *geometric = of->pillar_geometric + unit * pillars, index = 0, logs = 0;
    for (size_t i = 0; i < columns; i++) {
        size_t cell = unit * columns + i, p = plan->indicators[i].pillar;
        of->contributions[cell] = BAREMO_MISSING;
        if (of->parts[i].none != BAREMO_COMPOSITE_USED)
            continue;
        of->contributions[cell] = of->parts[i].effective * of->scores[cell];
        arithmetic[p] += of->parts[i].weight * of->scores[cell];
        geometric[p] += of->parts[i].weight * log(1 + 0.99 * of->scores[cell]);
    }
    for (size_t p = 0; p < pillars; p++) {
        bool part = of->pillars[p].weight > 0;
        if (part) {
            index += of->pillars[p].weight * arithmetic[p];
            logs += of->pillars[p].weight * geometric[p];
        }
        arithmetic[p] = part ? arithmetic[p] : BAREMO_MISSING;
        geometric[p] = part ? of_logs(geometric[p]) : BAREMO_MISSING;
    }
    bool any = of->pillar_weight_sum > 0;
    of->units[unit].arithmetic = any ? index : BAREMO_MISSING;
    of->units[unit].geometric = any ? of_logs(logs) : BAREMO_MISSING;
}

static void rank_units(baremo_composite *of, baremo_arena *scratch) {
    size_t count = of->unit_count;
    double *scores = baremo_arena_raw(scratch, count + 1, sizeof *scores);
    double *ranks = baremo_arena_raw(scratch, count + 1, sizeof *ranks);
    for (size_t u = 0; u < count; u++)
        scores[u] = of->units[u].arithmetic;
    baremo_rank_estimates(scores, count, true, ranks, scratch);
    for (size_t u = 0; u < count; u++) {
        of->units[u].rank = ranks[u];
        scores[u] = of->units[u].geometric;
    }
    baremo_rank_estimates(scores, count, true, ranks, scratch);
    for (size_t u = 0; u < count; u++)
        of->units[u].rank_geometric = ranks[u];
}

/* -- each indicator -- */

static double correlation_with_index(const baremo_composite *of, size_t indicator,
                                     baremo_arena *scratch) {
    double *x = baremo_arena_raw(scratch, of->unit_count + 1, sizeof *x);
    double *y = baremo_arena_raw(scratch, of->unit_count + 1, sizeof *y);
    size_t count = 0;
    for (size_t u = 0; u < of->unit_count; u++) {
        x[count] = of->scores[u * of->plan->indicator_count + indicator];
        y[count] = of->units[u].arithmetic;
        count += !baremo_is_missing(x[count]) && !baremo_is_missing(y[count]);
    }
    double xx = baremo_cross_deviations(x, x, count), yy = baremo_cross_deviations(y, y, count);
    double rounding = SLACK * SLACK * (double)count;
    if (count < 3 || !(xx > rounding && yy > rounding))
        return BAREMO_MISSING;
    return fmin(fmax(baremo_cross_deviations(x, y, count) / sqrt(xx * yy), -1), 1);
}

/* The arithmetic index of a unit as it would be had the indicator weight 0. */
static double index_without(const baremo_composite *of, size_t unit, size_t out) {
    const baremo_composite_plan *plan = of->plan;
    size_t own = plan->indicators[out].pillar, columns = plan->indicator_count;
    double kept = 0, others = 0, pillars = 0, index = 0;
    for (size_t i = 0; i < columns; i++)
        if (i != out && plan->indicators[i].pillar == own &&
            of->parts[i].none == BAREMO_COMPOSITE_USED) {
            kept += of->parts[i].weight;
            others += of->parts[i].weight * of->scores[unit * columns + i];
        }
    for (size_t p = 0; p < plan->pillar_count; p++) {
        bool stays = p == own ? kept > 0 : of->pillars[p].weight > 0;
        double score =
            p == own ? others / kept : of->pillar_arithmetic[unit * plan->pillar_count + p];
        pillars += stays ? of->pillars[p].weight : 0;
        index += stays ? of->pillars[p].weight * score : 0;
    }
    return pillars > 0 ? index / pillars : BAREMO_MISSING;
}

static void leave_out(baremo_composite *of, size_t out, baremo_arena *scratch) {
    size_t count = of->unit_count, columns = of->plan->indicator_count, ranked = 0;
    double *scores = baremo_arena_raw(scratch, count + 1, sizeof *scores);
    double *ranks = baremo_arena_raw(scratch, count + 1, sizeof *ranks), sum = 0, most = 0;
    bool used = of->parts[out].none == BAREMO_COMPOSITE_USED;
    for (size_t u = 0; u < count; u++) {
        double without = used ? index_without(of, u, out) : BAREMO_MISSING;
        of->left_out[u * columns + out] = without;
        scores[u] = baremo_is_missing(of->units[u].rank) ? BAREMO_MISSING : without;
    }
    baremo_rank_estimates(scores, count, true, ranks, scratch);
    for (size_t u = 0; u < count; u++) {
        double shift = ranks[u] - of->units[u].rank;
        of->shifts[u * columns + out] = shift;
        if (baremo_is_missing(shift))
            continue;
        ranked++;
        sum += fabs(shift);
        most = fmax(most, fabs(shift));
    }
    of->parts[out].mean_shift = ranked ? sum / (double)ranked : BAREMO_MISSING;
    of->parts[out].most_shift = ranked ? most : BAREMO_MISSING;
}

static void look_at_parts(baremo_composite *of, baremo_arena *arena) {
    for (size_t i = 0; i < of->plan->indicator_count; i++) {
        baremo_arena *scratch = baremo_arena_new(arena);
        of->parts[i].correlation = correlation_with_index(of, i, scratch);
        leave_out(of, i, scratch);
        baremo_arena_free(scratch);
    }
}

static double *table_of(baremo_arena *arena, size_t units, size_t columns) {
    return baremo_arena_array(arena, units * columns + 1, sizeof(double));
}

baremo_composite baremo_composite_compute(baremo_arena *arena, const baremo_composite_plan *plan,
                                          const double *values, size_t unit_count) {
    size_t columns = plan->indicator_count, pillars = plan->pillar_count;
    baremo_composite of = {
        .plan = plan,
        .unit_count = unit_count,
        .parts = baremo_arena_array(arena, columns + 1, sizeof *of.parts),
        .pillars = baremo_arena_array(arena, pillars + 1, sizeof *of.pillars),
        .units = baremo_arena_array(arena, unit_count + 1, sizeof *of.units),
        .scores = table_of(arena, unit_count, columns),
        .unclipped = table_of(arena, unit_count, columns),
        .marks = baremo_arena_array(arena, unit_count * columns + 1, sizeof *of.marks),
        .pillar_arithmetic = table_of(arena, unit_count, pillars),
        .pillar_geometric = table_of(arena, unit_count, pillars),
        .contributions = table_of(arena, unit_count, columns),
        .left_out = table_of(arena, unit_count, columns),
        .shifts = table_of(arena, unit_count, columns)};
    set_weights(&of);
    set_scores(&of, values);
    for (size_t u = 0; u < unit_count; u++)
        add_up(&of, u);
    baremo_arena *scratch = baremo_arena_new(arena);
    rank_units(&of, scratch);
    look_at_parts(&of, scratch);
    baremo_arena_free(scratch);
    return of;
}
