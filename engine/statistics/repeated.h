/* Several measurements of the same cases, compared by ranks or as yes and no. */
#ifndef BAREMO_STATISTICS_REPEATED_H
#define BAREMO_STATISTICS_REPEATED_H

#include <stddef.h>

#include <baremo/arena.h>

/** Complete cases in rows, conditions in columns, row by row. */
typedef struct baremo_blocks {
    const double *values;
    size_t row_count, column_count;
} baremo_blocks;

typedef struct baremo_chi2_test {
    double statistic, df, p; /**< missing when not computable */
} baremo_chi2_test;

/** Friedman's test with the correction for ties within cases.
 *  none    no case, one condition, or all values equal within every case
 *  source  Friedman (1937) JASA 32:675; equals R 4.2 friedman.test
 */
baremo_chi2_test baremo_friedman(const baremo_blocks *blocks, baremo_arena *scratch);

/** Cochran's Q; the larger of the two values counts as yes.
 *  none    more than two values, or every case answers the same in all conditions
 *  source  Cochran (1950) Biometrika 37:256
 */
baremo_chi2_test baremo_cochran_q(const baremo_blocks *blocks);

#endif
