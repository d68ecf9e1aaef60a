/* Units compared with a common target, by how large they are. */
#ifndef BAREMO_STATISTICS_FUNNEL_H
#define BAREMO_STATISTICS_FUNNEL_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

typedef struct baremo_funnel_unit {
    double count, total;
    /* computed: */
    double z, z_adjusted;
    double lcl_95, ucl_95, lcl_998, ucl_998;
} baremo_funnel_unit;

typedef struct baremo_funnel {
    double target;
    double compared; /**< units with a total above 0 */
    double dispersion, dispersion_winsorised, tau2;
} baremo_funnel;

/** Compares units; fills in what is computed of each.
 *
 *  in      counts from 0, totals from 0; binomial: whole totals, counts not above them; poisson:
 *          totals are expected exposures; target missing: the units' own
 *  out     limits are quantiles of the binomial (Poisson) distribution over the total, not
 *          interpolated
 *  none    no total; target 0 (or 1 where binomial) has no z; a unit without total; tau2 and
 *          z_adjusted of fewer than two units
 *  source  Spiegelhalter (2005) Stat. Med. 24:1185; tau2 as DerSimonian and Laird (1986)
 */
baremo_funnel baremo_funnel_of(baremo_arena *scratch, baremo_funnel_unit *units, size_t count,
                               double target, bool poisson);

#endif
