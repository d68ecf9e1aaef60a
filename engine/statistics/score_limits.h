/* Limits of proportions and of what compares two of them, by inverting score tests.
 *
 * In all of them z is the normal quantile of the level (1.96 for 0.95), counts are whole doubles, 0
 * <= count <= total and total >= 1. The second is compared with the first: p2 - p1, p2/p1,
 * odds2/odds1.
 */
#ifndef BAREMO_STATISTICS_SCORE_LIMITS_H
#define BAREMO_STATISTICS_SCORE_LIMITS_H

#include "engine/statistics/rows.h"

/** Persons with the answer, of how many, in two groups. */
typedef struct baremo_two_counts {
    double count_1, total_1, count_2, total_2;
} baremo_two_counts;

/** Pairs by their two answers. */
typedef struct baremo_pair_counts {
    double both_yes, yes_to_no, no_to_yes, both_no;
} baremo_pair_counts;

/** The z at which a two-sided interval of this level ends. */
double baremo_level_z(double level);

/** One proportion.
 *  source  Wilson (1927) JASA 22:209; equals R 4.2 prop.test(x, n, correct = FALSE)
 */
baremo_interval baremo_wilson(double count, double total, double z);

/** One proportion, with continuity correction; 0 and 1 where count is 0 or total.
 *  source  Newcombe (1998) Stat. Med. 17:857, method 4
 */
baremo_interval baremo_wilson_corrected(double count, double total, double z);

/** Difference of two proportions; `inflation` multiplies the variance: N/(N-1) is Miettinen and
 *  Nurminen, 1 is Mee.
 *  source  Miettinen and Nurminen (1985) Stat. Med. 4:213; Mee (1984) Biometrics 40:1175
 */
baremo_interval baremo_difference_score(const baremo_two_counts *counts, double z,
                                        double inflation);

/** Ratio of two proportions: 0 when the second count is 0, an open high end when the first is.
 *  source  Koopman (1984) Biometrics 40:513
 */
baremo_interval baremo_ratio_score(const baremo_two_counts *counts, double z);

/** Ratio of two odds, with the variance times N/(N-1); an end is 0 or infinite where the estimate
 *  is.
 *  source  Miettinen and Nurminen (1985) Stat. Med. 4:213
 */
baremo_interval baremo_odds_ratio_score(const baremo_two_counts *counts, double z);

/** Difference of two proportions of the same persons, second minus first.
 *  source  Tango (1998) Stat. Med. 17:891
 */
baremo_interval baremo_paired_difference_score(const baremo_pair_counts *counts, double z);

#endif
