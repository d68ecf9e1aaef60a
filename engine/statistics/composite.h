/* A composite index: indicators put on 0..100 between fixed goalposts, weighed into pillars, and
 * pillars into one score. What is left out follows from the plan alone, never from the data, and
 * goalposts are fixed: a new unit or year changes nobody else's score. */
#ifndef BAREMO_STATISTICS_COMPOSITE_H
#define BAREMO_STATISTICS_COMPOSITE_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

/** One indicator of the index. */
typedef struct baremo_composite_indicator {
    double low, high; /**< goalposts, low below high: scores 0 and 100 */
    bool decrease;    /**< less is better: low scores 100 */
    double weight;    /**< within its pillar, from 0; weights need not add up */
    size_t pillar;    /**< below the number of pillars */
} baremo_composite_indicator;

/** How the index is made. */
typedef struct baremo_composite_plan {
    const baremo_composite_indicator *indicators;
    size_t indicator_count;
    const double *pillar_weights; /**< NULL: all 1 */
    size_t pillar_count;          /**< 1 or more */
    bool impute_mean; /**< a missing score is the mean of the units that have it; this alone lets
                         units change each other's scores */
} baremo_composite_plan;

/** Why an indicator is no part of the index; its place in the weights is shared by the others. */
typedef enum baremo_composite_none {
    BAREMO_COMPOSITE_USED,
    BAREMO_COMPOSITE_NO_RANGE,  /**< low equals high, or a goalpost is missing */
    BAREMO_COMPOSITE_REVERSED,  /**< low above high; a direction is not told by goalposts */
    BAREMO_COMPOSITE_NO_WEIGHT, /**< its weight or that of its pillar is 0 */
    BAREMO_COMPOSITE_BAD_WEIGHT /**< a weight is negative or missing */
} baremo_composite_none;

/** The reason in English; NULL for BAREMO_COMPOSITE_USED. */
const char *baremo_composite_note(baremo_composite_none none);

/** An indicator as a part. */
typedef struct baremo_composite_part {
    baremo_composite_none none;
    double weight;                    /**< within its pillar, adding to 1 */
    double effective;                 /**< weight x the pillar's, adding to 1 over the index */
    double correlation;               /**< Pearson's, of its scores with the arithmetic index */
    size_t missing, imputed, clipped; /**< units */
    double mean_shift, most_shift;    /**< absolute change of rank when it is left out */
} baremo_composite_part;

/** A pillar as a part. */
typedef struct baremo_composite_pillar {
    double weight_sum; /**< of its usable indicators, as given */
    double weight;     /**< of the pillar, adding to 1; 0: no part */
} baremo_composite_pillar;

/** A unit. Scores are missing where one of their indicators is. */
typedef struct baremo_composite_unit {
    double arithmetic; /**< 0..100 */
    double geometric;  /**< 1..100: from scores moved to 1 + 0.99 score, in pillars and over them */
    double rank, rank_geometric;      /**< 1 is the highest score; ties share */
    size_t missing, imputed, clipped; /**< indicators */
} baremo_composite_unit;

/** What happened to a score. */
typedef enum baremo_composite_mark {
    BAREMO_SCORE_PLAIN,
    BAREMO_SCORE_MISSING,
    BAREMO_SCORE_IMPUTED,
    BAREMO_SCORE_BELOW, /**< beyond the goalpost that scores 0, taken as 0 */
    BAREMO_SCORE_ABOVE  /**< beyond the goalpost that scores 100, taken as 100 */
} baremo_composite_mark;

/** An index over units. Tables are rows of units: [unit * columns + column]. */
typedef struct baremo_composite {
    const baremo_composite_plan *plan;
    size_t unit_count;
    double pillar_weight_sum; /**< of the pillars in use, as given */
    baremo_composite_part *parts;
    baremo_composite_pillar *pillars;
    baremo_composite_unit *units;
    double *scores;    /**< unit x indicator, 0..100 */
    double *unclipped; /**< the same before clipping and imputing */
    baremo_composite_mark *marks;
    double *pillar_arithmetic, *pillar_geometric; /**< unit x pillar */
    double
        *contributions; /**< unit x indicator: effective x score, adding to the arithmetic index */
    double *left_out;   /**< unit x indicator: the arithmetic index without the indicator */
    double *shifts; /**< unit x indicator: its rank without the indicator, among the units that have
                       an index, less its rank with it */
} baremo_composite;

/** Computes the index of `unit_count` units from their values, a row of indicators each.
 *
 *  in      values missing or finite
 *  out     in the arena; the plan is borrowed
 *  none    an index without usable indicator; left_out where the indicator is the only one;
 *          correlation of fewer than three units or constant scores
 *  source  OECD and JRC (2008) Handbook on Constructing Composite Indicators; effective weights as
 *          R COINr::get_eff_weights defines them
 */
baremo_composite baremo_composite_compute(baremo_arena *arena, const baremo_composite_plan *plan,
                                          const double *values, size_t unit_count);

/** Whether weights add up: to 1 or to 100, to 1e-6 of it. */
bool baremo_composite_adds_up(double weight_sum);

/** The score of a value between the goalposts, not clipped; missing without a range. */
double baremo_composite_score(const baremo_composite_indicator *indicator, double value);

#endif
