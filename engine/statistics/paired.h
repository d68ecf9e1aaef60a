/* Change between two measurements of the same cases. */
#ifndef BAREMO_STATISTICS_PAIRED_H
#define BAREMO_STATISTICS_PAIRED_H

#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>

#include "engine/statistics/bootstrap.h"
#include "engine/statistics/limits.h"
#include "engine/statistics/signed_ranks.h"
#include "engine/statistics/wholes.h"

/** Complete pairs, and how they are looked at. */
typedef struct baremo_paired_sample {
    const double *pre, *post;
    size_t count;
    int decimals;       /**< the most decimals written in either column; -1: computed scores */
    double level;       /**< of the intervals */
    size_t exact_limit; /**< most non-zero differences for exact distributions */
    size_t replicates;  /**< of the bootstrap; 0: none */
    uint64_t stream;    /**< random stream of the bootstrap */
} baremo_paired_sample;

/** How the differences vary: what cannot be computed follows from it. */
typedef enum baremo_variation {
    BAREMO_VARIES,
    BAREMO_CONSTANT, /**< all equal, not zero */
    BAREMO_ALL_ZERO
} baremo_variation;

/** What `paired` computes; missing where it is not computable. */
typedef struct baremo_paired {
    size_t n;
    baremo_variation variation;
    baremo_spread pre, post, difference;
    double correlation;
    baremo_limits mean_difference;
    double t, df, t_p;
    baremo_limits d_z;
    double d_av, d_av_pooled, d_rm, d_pre, hedges_correction, g_z, g_av;
    baremo_signed_ranks wilcoxon, pratt;
    baremo_limits hodges_lehmann;
    double hodges_lehmann_nonzero;
    size_t positive, negative, zero;
    double sign_p;
    baremo_limits median_difference;
    double rank_biserial, superiority, cliff_delta;
    double permutation_p;
    baremo_exact_none permutation_none;
    baremo_bootstrap bootstrap; /**< with replicates > 0 and n > 0 */
} baremo_paired;

/** Change between two measurements of the same cases, post - pre.
 *
 *  in      complete pairs of finite values
 *  out     t test, effect sizes, signed ranks (Wilcoxon, Pratt), Hodges-Lehmann, sign test,
 * dominance, sign flips, bootstrap limits of the mean difference none    n = 0: everything; n = 1:
 * what needs a spread; equal differences: t, t.p, d_z, d_rm, g_z errors  BAREMO_INVALID when the
 * level is not inside 0..1 source  equals R 4.2 t.test, wilcox.test, coin::wilcoxsign_test,
 * exactRankTests::perm.test, boot::boot.ci
 */
baremo_status baremo_paired_compute(const baremo_paired_sample *sample, baremo_arena *scratch,
                                    baremo_paired *result);

#endif
