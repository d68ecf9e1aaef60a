/* One proportion: its intervals, and the exact test of a given value. */
#ifndef BAREMO_STATISTICS_PROPORTION_H
#define BAREMO_STATISTICS_PROPORTION_H

#include "engine/statistics/rows.h"

typedef struct baremo_proportion {
    double estimate;
    baremo_interval wilson, wilson_corrected, clopper_pearson, mid_p, agresti_coull, jeffreys, wald;
    double p; /**< exact, two-sided */
} baremo_proportion;

/** All intervals of a proportion.
 *
 *  in      whole numbers 0 <= count <= total, total > 0; 0 <= null <= 1; 0 < level < 1
 *  out     limits of agresti_coull and wald are not clipped to 0..1
 *  source  Newcombe (1998) Stat. Med. 17:857; Agresti and Coull (1998) Am. Stat. 52:119; Brown, Cai
 * and DasGupta (2001)
 */
baremo_proportion baremo_proportion_of(double count, double total, double null, double level);

#endif
