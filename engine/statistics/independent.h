/* Two independent samples. */
#ifndef BAREMO_STATISTICS_INDEPENDENT_H
#define BAREMO_STATISTICS_INDEPENDENT_H

#include <stddef.h>

#include <baremo/arena.h>

#include "engine/statistics/cases.h"
#include "engine/statistics/limits.h"
#include "engine/statistics/signed_ranks.h"
#include "engine/statistics/wholes.h"

typedef struct baremo_two_samples {
    const double *first, *second;
    size_t first_count, second_count;
    int decimals; /**< the most decimals written; -1: computed scores */
    double level;
    size_t exact_limit; /**< most values of both samples together for exact distributions */
} baremo_two_samples;

/** The two groups of a call (baremo_split_two()) as samples, with its level and limit. The values
 *  live in the call's arena.
 *  errors  as baremo_split_two()
 */
baremo_status baremo_two_samples_read(const baremo_call *call, baremo_split *split,
                                      baremo_two_samples *samples);

/** The spreads of both samples less a common origin, which it returns. */
double baremo_two_spreads(const baremo_two_samples *samples, baremo_arena *scratch,
                          baremo_spread *first, baremo_spread *second);

/** A t test; missing where it is not computable. */
typedef struct baremo_t_test {
    double t, df, p;
    baremo_limits difference;
} baremo_t_test;

/** Welch's (or, `pooled`, Student's) t test of second minus first from spreads on a common origin.
 *  none    t, df, p and limits: a sample of fewer than two values (pooled: fewer than three
 * together), or no variance
 */
baremo_t_test baremo_t_test_of(const baremo_spread *first, const baremo_spread *second, bool pooled,
                               double level);

typedef struct baremo_mann_whitney {
    double u; /**< pairs with second > first, plus half the equal ones */
    baremo_exact_none exact_none;
    double p_exact, p_greater, p_less, p_doubled; /**< missing unless exact_none is DONE */
    double z;                                     /**< missing when all values are equal */
    double p_asymptotic, p_corrected;
} baremo_mann_whitney;

/** What `independent` computes; missing where it is not computable. */
typedef struct baremo_independent {
    baremo_spread first, second; /**< of the values less `origin` */
    double origin;
    baremo_t_test welch, student;
    baremo_limits cohen_d;
    double hedges_g, glass_delta;
    baremo_mann_whitney mann_whitney;
    baremo_limits hodges_lehmann;
    double superiority;
    baremo_limits cliff_delta;
    double brunner_munzel_t, brunner_munzel_df, brunner_munzel_p;
    baremo_limits brunner_munzel; /**< superiority with its limits */
} baremo_independent;

/** The second sample compared with the first.
 *
 *  in      finite values; a sample may be empty
 *  none    fewer than two values in a sample: variances; no variance: t, d; no overlap: Cliff's and
 * Brunner-Munzel limits errors  BAREMO_INVALID when the level is not inside 0..1 source  equals
 * R 4.2 t.test, coin::wilcox_test, brunnermunzel, effsize::cliff.delta
 */
baremo_status baremo_independent_compute(const baremo_two_samples *samples, baremo_arena *scratch,
                                         baremo_independent *result);

#endif
