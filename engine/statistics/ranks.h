/* Ranks of estimates with their uncertainty: how far a league table can be believed. */
#ifndef BAREMO_STATISTICS_RANKS_H
#define BAREMO_STATISTICS_RANKS_H

#include <baremo/status.h>

#include "engine/statistics/rank_table.h"

/** Estimates that are independent of each other, with standard errors from 0. */
typedef struct baremo_rank_units {
    const double *estimates, *ses; /**< a unit with either missing is left out */
    size_t count;
    bool highest_first; /**< rank 1 has the highest; false: the lowest */
} baremo_rank_units;

/** How they are simulated. */
typedef struct baremo_rank_settings {
    size_t draws; /**< 1 or more; 10,000 is usual */
    double level;
    uint64_t stream;  /**< where the random numbers come from */
    unsigned threads; /**< 0: all cores */
} baremo_rank_settings;

/** The rank of a unit; all missing when it is left out. */
typedef struct baremo_rank {
    double rank;                    /**< of the estimate; ties share the mean of their ranks */
    double median, low, high, best; /**< of the draws: see baremo_rank_table_sum() */
    double expected; /**< exactly, not simulated: 1 + the sum of the chances of the others to be
                        ahead */
} baremo_rank;

typedef struct baremo_ranks {
    baremo_rank *units; /**< as many as came in */
    size_t compared, left_out;
} baremo_ranks;

/** Draws each unit from the normal distribution about its estimate and ranks every draw.
 *
 *  in      any number of units up to BAREMO_RANK_UNITS_MOST; 0 < level < 1
 *  out     the same bits on any number of threads; ties of estimates are decimal (1e-9 of the
 *          largest), and a unit with se 0 stands still
 *  errors  BAREMO_INVALID: more units or no draws; BAREMO_NO_MEMORY
 *  source  Goldstein and Spiegelhalter (1996) J. R. Stat. Soc. A 159:385; expected ranks: Laird and
 *          Louis (1989) J. Educ. Stat. 14:29
 */
baremo_status baremo_ranks_simulate(baremo_arena *arena, const baremo_rank_units *units,
                                    const baremo_rank_settings *settings, baremo_ranks *ranks);

#endif
