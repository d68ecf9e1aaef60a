/* Correlation of two variables. */
#ifndef BAREMO_STATISTICS_CORRELATION_H
#define BAREMO_STATISTICS_CORRELATION_H

#include <stddef.h>

#include <baremo/arena.h>

#include "engine/statistics/rows.h"

/** Cases with two finite values each. */
typedef struct baremo_xy {
    const double *x, *y;
    size_t count;
} baremo_xy;

/** A correlation with its t test. */
typedef struct baremo_correlation {
    double r, t, df, p;
    baremo_interval limits;
} baremo_correlation;

/** The product-moment correlation.
 *
 *  in      any number of pairs
 *  out     r; t on n - 2 df, p two-sided; Fisher's limits
 *  none    r: fewer than two pairs, a constant variable; t, p: fewer than three pairs; t: |r| = 1,
 *          where p = 0; limits: fewer than four pairs
 *  source  Pearson (1895); Fisher (1921); equals R 4.2 cor.test()
 */
baremo_correlation baremo_correlation_pearson(const baremo_xy *pairs, double level);

/** Pearson's correlation of the midranks; no limits.
 *  source  Spearman (1904); p by t with n - 2 df
 */
baremo_correlation baremo_correlation_spearman(const baremo_xy *pairs, baremo_arena *scratch);

/** Kendall's tau-b in O(n log n).
 *
 *  out     tau_b; s, concordant minus discordant pairs; z = s/sd with the tie-corrected variance
 *          and without continuity correction; p two-sided
 *  none    a constant variable, fewer than two pairs
 *  source  Knight (1966) JASA 61:436; Kendall (1970); equals R 4.2 cor.test(method = "kendall",
 *          exact = FALSE)
 */
typedef struct baremo_kendall {
    double tau_b, s, variance, z, p; /**< variance: of s */
} baremo_kendall;
baremo_kendall baremo_correlation_kendall(const baremo_xy *pairs, baremo_arena *scratch);

/** The correlation of what least squares on the controls (and a constant) leave of x and y.
 *
 *  in      `control_count` columns of pairs->count finite values; columns that depend on others add
 *          nothing
 *  none    fewer than two degrees of freedom left; x or y is a linear function of the controls
 *  source  QR with column pivoting (Businger and Golub 1965); equals R 4.2 cor(resid(lm(x ~ c)),
 *          resid(lm(y ~ c)))
 */
double baremo_correlation_partial(const baremo_xy *pairs, const double *const *controls,
                                  size_t control_count, baremo_arena *scratch);

/** The correlation of x(t + lag) with y(t): sums over the overlap, divided by the norms of the full
 *  series.
 *  source  equals R 4.2 ccf(x, y)
 */
double baremo_correlation_cross(const baremo_xy *series, long lag);

#endif
