/* Shapiro and Wilk's test of normality. */
#ifndef BAREMO_STATISTICS_SHAPIRO_H
#define BAREMO_STATISTICS_SHAPIRO_H

#include <stddef.h>

#include <baremo/arena.h>

typedef struct baremo_shapiro {
    double w, p; /**< missing when not computable */
} baremo_shapiro;

/** W and its p.
 *  in      values in ascending order, 3 <= count <= 5000
 *  none    fewer, more, or all equal
 *  source  Royston (1995) Appl. Stat. 44:547, algorithm AS R94; equals R 4.2 shapiro.test
 */
baremo_shapiro baremo_shapiro_of(baremo_arena *scratch, const double *sorted, size_t count);

#endif
