/* A ratio of two estimates with the limits of Fieller, and what something costs for each of
 * something. */
#ifndef BAREMO_STATISTICS_FIELLER_H
#define BAREMO_STATISTICS_FIELLER_H

/** Two estimates by their joint normal distribution. */
typedef struct baremo_two_estimates {
    double numerator, denominator;
    double numerator_variance, denominator_variance, covariance; /**< 0 for known numbers */
    double df; /**< of the variances; HUGE_VAL: the normal distribution */
} baremo_two_estimates;

/** What the set of compatible ratios looks like. */
typedef enum baremo_fieller_set {
    BAREMO_FIELLER_NONE,      /**< a number is missing, variances that cannot be, or 0/0 without any
                                 variance */
    BAREMO_FIELLER_BOUNDED,   /**< from low to high */
    BAREMO_FIELLER_OUTSIDE,   /**< up to low, and from high on: the denominator may be 0 */
    BAREMO_FIELLER_FROM,      /**< from low on: the denominator just reaches 0 */
    BAREMO_FIELLER_UP_TO,     /**< up to high, in the same case */
    BAREMO_FIELLER_EVERYTHING /**< any ratio: both may be 0 */
} baremo_fieller_set;

typedef struct baremo_fieller {
    double ratio; /**< missing where the denominator is 0 */
    baremo_fieller_set set;
    double low, high; /**< open ends are infinite, missing for EVERYTHING and NONE; of OUTSIDE low <
                         high are the ends of the gap */
} baremo_fieller;

/** The set in English for a note: NULL for BAREMO_FIELLER_BOUNDED. */
const char *baremo_fieller_note(baremo_fieller_set set);

/** All ratios r that a test of numerator - r denominator = 0 does not reject.
 *  in      0 < level < 1
 *  source  Fieller (1954) J. R. Stat. Soc. B 16:175
 */
baremo_fieller baremo_fieller_limits(const baremo_two_estimates *estimates, double level);

/** A known cost over an estimated change for the better, with its variance: the cost of one point.
 *  in      cost from 0; where the change may be 0 or for the worse, the set is OUTSIDE or
 *          EVERYTHING (cost 0), and its upper ray is what one point costs at least
 *  source  as above
 */
baremo_fieller baremo_cost_per_change(double cost, double change, double variance, double df,
                                      double level);

/** A cost over a count of participants or sessions; missing where the count is 0. */
double baremo_cost_per(double cost, double count);

#endif
