/* Adjustment of p-values for how many there are. */
#ifndef BAREMO_STATISTICS_ADJUST_H
#define BAREMO_STATISTICS_ADJUST_H

#include <stddef.h>

#include <baremo/arena.h>

/** Adjusted p-values, each in the order of the p-values. */
typedef struct baremo_adjusted {
    double *bonferroni, *holm, *hochberg, *hommel, *bh, *by;
} baremo_adjusted;

/** Adjusts one family, in O(n log n).
 *
 *  in      `count` p-values, 0..1, none missing
 *  out     monotone in the p-values, limited to 1
 *  source  Holm (1979) Scand. J. Stat. 6:65; Hochberg (1988) Biometrika 75:800; Hommel (1988)
 *          Biometrika 75:383; Benjamini and Hochberg (1995) J. R. Stat. Soc. B 57:289; Benjamini
 *          and Yekutieli (2001) Ann. Stat. 29:1165; equals R 4.2 p.adjust
 */
baremo_adjusted baremo_adjust(baremo_arena *arena, const double *p, size_t count);

#endif
