/* Comparison of two independent proportions. */
#ifndef BAREMO_STATISTICS_TWO_PROPORTIONS_H
#define BAREMO_STATISTICS_TWO_PROPORTIONS_H

#include "engine/statistics/score_limits.h"

/** Difference, ratios and tests of two proportions; the second is compared with the first. */
typedef struct baremo_two_proportions {
    double proportion_1, proportion_2, difference;
    baremo_interval newcombe, newcombe_cc, miettinen_nurminen, mee, wald, agresti_caffo;
    double risk_ratio; /**< missing when the first proportion is 0 */
    baremo_interval koopman, katz;
    double odds_ratio; /**< missing when its denominator is 0 */
    baremo_interval odds_score, woolf;
    double fisher_p, fisher_p_mid;
    double chi2, chi2_p, chi2_n1, chi2_n1_p,
        chi2_yates_p; /**< missing when everybody answers alike */
} baremo_two_proportions;

/** Compares two proportions.
 *
 *  in      whole counts, 0 <= count <= total, total >= 1
 *  out     see the struct; limits at `level`
 *  level   0 < level < 1
 *  none    ratios with an empty denominator; Katz and Woolf limits with a zero cell; chi-square
 *          with an empty margin
 *  source  Newcombe (1998) Stat. Med. 17:873; Miettinen and Nurminen (1985); Mee (1984); Agresti
 *          and Caffo (2000) Am. Stat. 54:280; Koopman (1984); Katz et al. (1978); Woolf (1955);
 *          equals R 4.2 prop.test, fisher.test
 */
baremo_two_proportions baremo_two_proportions_compare(const baremo_two_counts *counts,
                                                      double level);

#endif
