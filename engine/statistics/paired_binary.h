/* A yes/no answer of the same persons before and after. */
#ifndef BAREMO_STATISTICS_PAIRED_BINARY_H
#define BAREMO_STATISTICS_PAIRED_BINARY_H

#include "engine/statistics/score_limits.h"

/** McNemar's tests, the odds ratio and the difference of two paired proportions. */
typedef struct baremo_paired_binary {
    double p_exact, p_mid;
    double chi2, p, chi2_corrected, p_corrected; /**< missing without a discordant pair */
    double odds_ratio; /**< no_to_yes / yes_to_no; missing when yes_to_no is 0 */
    baremo_interval odds_exact;
    double difference;
    baremo_interval newcombe, newcombe_cc, bonett_price, tango, wald;
} baremo_paired_binary;

/** Compares the answers after with those before.
 *
 *  in      whole counts of pairs, at least one pair
 *  out     see the struct; limits at `level`
 *  level   0 < level < 1
 *  none    chi-square tests and the odds ratio without a discordant pair
 *  source  McNemar (1947); Fagerland, Lydersen and Laake (2013) BMC Med. Res. Methodol. 13:91;
 *          Newcombe (1998) Stat. Med. 17:2635, method 10; Bonett and Price (2012) JEBS 37:479;
 *          Tango (1998) Stat. Med. 17:891
 */
baremo_paired_binary baremo_paired_binary_compare(const baremo_pair_counts *counts, double level);

#endif
