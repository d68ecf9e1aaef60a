/* Whether what a programme's area loses turns up in its neighbours: displacement, or its opposite,
 * a diffusion of benefits. */
#ifndef BAREMO_STATISTICS_DISPLACEMENT_H
#define BAREMO_STATISTICS_DISPLACEMENT_H

#include "engine/statistics/rate.h"

/** Events of a role's areas before and after. */
typedef struct baremo_area_events {
    baremo_events before, after; /**< whole counts over exposures (months; 1 where equal) */
} baremo_area_events;

/** The roles. Lags are windows of `after` that the caller moves. */
typedef struct baremo_displacement_areas {
    baremo_area_events programme, neighbour, comparison;
    baremo_area_events neighbour_comparison; /**< areas that compare with the neighbours; all 0
                                                where there are none: the neighbours' change then
                                                stands for itself */
} baremo_displacement_areas;

/** A change of counts with its standard error, both on the length of the period after. */
typedef struct baremo_count_change {
    double estimate, se, z, p;
    baremo_interval limits;
} baremo_count_change;

typedef struct baremo_displacement {
    /** The rate after over the rate before of each role. */
    baremo_rate_ratio programme, neighbour, comparison;
    double success;  /**< change of programme/comparison: below 0 where the programme's area gained
                        on the comparison's */
    double buffer;   /**< change of neighbour/comparison */
    double quotient; /**< buffer/success: above 0 diffusion, below 0 displacement, below -1 more of
                        it than was won; only where success is below 0 */
    baremo_count_change local;     /**< programme less comparison */
    baremo_count_change displaced; /**< neighbour less its comparison */
    baremo_count_change total;     /**< both: below 0 is a net reduction */
} baremo_displacement;

/** The weighted displacement quotient and the weighted displacement difference.
 *
 *  in      counts from 0, exposures above 0 (the neighbours' comparison may be all 0)
 *  out     counts before are put on the exposure of after, here and in the standard errors
 *  none    success, buffer, quotient: no events in the comparison before or after, or a success
 *          that is not below 0 (quotient); differences: an exposure missing or 0; z and p: no
 *          events at all; a rate ratio as baremo_rate_ratio_of() says
 *  source  Bowers and Johnson (2003) J. Quant. Criminol. 19:275; Wheeler and Ratcliffe (2018)
 *          Crime Science 7:11
 */
baremo_displacement baremo_displacement_of(const baremo_displacement_areas *areas, double level);

#endif
