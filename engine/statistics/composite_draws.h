/* How far a composite index hangs on its weights, and on chance in its indicators. */
#ifndef BAREMO_STATISTICS_COMPOSITE_DRAWS_H
#define BAREMO_STATISTICS_COMPOSITE_DRAWS_H

#include <stdint.h>

#include <baremo/status.h>

#include "engine/statistics/composite.h"
#include "engine/statistics/rank_table.h"

/** What varies from draw to draw. With neither concentration nor ses all draws are the same. */
typedef struct baremo_composite_settings {
    size_t draws; /**< 1 or more */
    double level;
    uint64_t stream;
    unsigned threads; /**< 0: all cores */
    /** Of the weights, 1 or more; 0: they stand. Those within a pillar, and those of the pillars,
     *  are drawn from Dirichlet distributions with the parameters concentration x weight: a weight
     *  w has the mean w and the variance w (1 - w)/(concentration + 1). */
    double concentration;
    /** Standard errors of the values, unit x indicator, in their units; missing or 0: known. NULL:
     *  all known. */
    const double *ses;
    const double *cuts; /**< where bands of the score begin, ascending; may be none */
    size_t cut_count;
} baremo_composite_settings;

/** The draws of a unit; all missing where it has no index. */
typedef struct baremo_composite_range {
    double low, median, high; /**< type-7 quantiles of the arithmetic index */
    baremo_rank_summary rank;
} baremo_composite_range;

typedef struct baremo_composite_draws {
    baremo_composite_range *units;
    double *bands; /**< unit x (cut_count + 1): the share of the draws with cuts[b - 1] <= score <
                      cuts[b] */
} baremo_composite_draws;

/** Draws the index again and again.
 *
 *  in      values are drawn from normal distributions, independent of each other, and their scores
 *          clipped as the index clips them; imputed scores stand
 *  out     the same bits on any number of threads; 8 bytes a unit and draw are used on the way
 *  errors  BAREMO_INVALID: no draws, a concentration below 1 that is not 0, cuts that do not
 *          ascend, more than BAREMO_RANK_UNITS_MOST units with an index; BAREMO_NO_MEMORY
 *  source  Saisana, Saltelli and Tarantola (2005) J. R. Stat. Soc. A 168:307
 */
baremo_status baremo_composite_simulate(baremo_arena *arena, const baremo_composite *composite,
                                        const baremo_composite_settings *settings,
                                        baremo_composite_draws *draws);

#endif
