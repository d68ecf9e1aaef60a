/* Did the distribution of the answers of the same persons change? */
#ifndef BAREMO_STATISTICS_MARGINAL_HOMOGENEITY_H
#define BAREMO_STATISTICS_MARGINAL_HOMOGENEITY_H

#include <baremo/arena.h>

typedef struct baremo_marginal_homogeneity {
    double stuart_maxwell, stuart_maxwell_df, stuart_maxwell_p;
    double bhapkar, bhapkar_p; /**< missing where Stuart and Maxwell's is n */
    double bowker, bowker_df, bowker_p;
    double ordinal, ordinal_p; /**< 1 degree of freedom; missing where no score changed */
} baremo_marginal_homogeneity;

/** Tests of the margins and of the symmetry of a square table of pairs.
 *
 *  in      `categories` x `categories` whole counts, before by row, after by column; one score a
 *          category
 *  none    all missing when nobody changed
 *  source  Stuart (1955) Biometrika 42:412; Maxwell (1970); Bhapkar (1966) JASA 61:228; Bowker
 *          (1948) JASA 43:572; Agresti (2013) sec. 11.3; equals R 4.2 coin::mh_test,
 *          mcnemar.test(correct = FALSE)
 */
baremo_marginal_homogeneity baremo_marginal_homogeneity_test(baremo_arena *arena,
                                                             const double *cells, int categories,
                                                             const double *scores);

#endif
