/* What changed between two measurements, with its sampling variance, from summary numbers: what a
 * synthesis of several places pools. */
#ifndef BAREMO_STATISTICS_CHANGE_EFFECTS_H
#define BAREMO_STATISTICS_CHANGE_EFFECTS_H

#include <stdbool.h>

#include "engine/statistics/effect_sizes.h"
#include "engine/statistics/rate.h"

/** Why an effect has no variance, or not even an estimate. */
typedef enum baremo_effect_none {
    BAREMO_EFFECT_COMPUTED,
    BAREMO_EFFECT_INCOMPLETE, /**< a number is missing */
    BAREMO_EFFECT_IMPOSSIBLE, /**< the numbers contradict each other: a count above its total, a
                                 negative sd, an sd of the changes above the sum of the other two */
    BAREMO_EFFECT_FEW,        /**< too few persons */
    BAREMO_EFFECT_CONSTANT,   /**< nothing varies; a mean change still has its estimate */
    BAREMO_EFFECT_NO_EVENTS,  /**< neither count has an event */
    BAREMO_EFFECT_NO_EXPOSURE /**< an exposure is not above 0 */
} baremo_effect_none;

/** The reason in English, for the note of a row; NULL for BAREMO_EFFECT_COMPUTED. */
const char *baremo_effect_note(baremo_effect_none none);

/** An effect, post - pre or second - first. */
typedef struct baremo_change_effect {
    double estimate;
    double variance; /**< above 0, or missing with the reason in `none` */
    bool corrected;  /**< a half was added to cells for want of events; see each function */
    baremo_effect_none none;
} baremo_change_effect;

/** n complete pairs; `sd_difference` is the standard deviation of post - pre (with a correlation r
 *  it is sqrt(sd_pre^2 + sd_post^2 - 2 r sd_pre sd_post)). */
typedef struct baremo_pair_means {
    double n, mean_pre, mean_post, sd_pre, sd_post, sd_difference;
} baremo_pair_means;

/** The mean change of the same persons, with the variance sd_difference^2/n.
 *  none    variance: fewer than two pairs, or equal changes (the estimate stands)
 *  source  equals R metafor::escalc("MC")
 */
baremo_change_effect baremo_effect_paired_mean(const baremo_pair_means *means);

/** The difference of the means of other persons, with the variance sd_1^2/n_1 + sd_2^2/n_2.
 *  none    variance: fewer than two persons in a group, or both groups constant (the estimate
 *          stands)
 *  source  equals R metafor::escalc("MD")
 */
baremo_change_effect baremo_effect_independent_mean(const baremo_two_means *means);

/** What a mean change is divided by. */
typedef enum baremo_standardiser {
    BAREMO_BY_MEAN_SD,      /**< the mean of the two sd: g_av */
    BAREMO_BY_MEAN_VARIANCE /**< the root of the mean of the two variances */
} baremo_standardiser;

/** The standardised mean change of the same persons: J(n - 1) times the mean change over the
 *  standardiser, J Hedges' exact correction. With c the covariance of pre and post and g the
 *  estimate,
 *    by mean variance  J^2 (g^2 (s1^4 + s2^4 + 2 c^2)/(8 s^4) + sd_difference^2/s^2)/(n - 1)
 *    by mean sd        J^2 (g^2 (s1^2 + s2^2 + 2 c^2/(s1 s2))/(8 s^2) + sd_difference^2/s^2)/(n -
 * 1) The first is Bonett's; the second is his derivation for this standardiser, and both are the
 * same where s1 = s2. none    fewer than three pairs; both measurements constant; variance: all
 * changes zero source  Bonett (2008) Psychol. Methods 13:99; J^2 and g as R metafor::escalc("SMDH")
 *          and "SMCRPH" (version 4) have them
 */
baremo_change_effect baremo_effect_paired_standardised(const baremo_pair_means *means,
                                                       baremo_standardiser standardiser);

/** The same of other persons: J(n_1 + n_2 - 2), and the variance without covariance, each group
 *  with its own n - 1.
 *  none    fewer than two persons in a group or three together; both groups constant
 *  source  Bonett (2008); by mean variance equals R metafor::escalc("SMDH")
 */
baremo_change_effect baremo_effect_independent_standardised(const baremo_two_means *means,
                                                            baremo_standardiser standardiser);

/** The change of the share of the same persons, (no_to_yes - yes_to_no)/n. Where the variance would
 *  be 0, because nobody changed or everybody did the same way, it is taken with a half added to
 *  each of the four cells (`corrected`); the estimate never is.
 *  none    no pairs
 *  source  equals R metafor::escalc("MPRD"), where corrected the variance alone
 */
baremo_change_effect baremo_effect_paired_share(const baremo_pair_counts *counts);

/** The difference of the shares of other persons, corrected in the same way.
 *  none    a group without persons
 *  source  equals R metafor::escalc("RD"), corrected: with addyi = FALSE
 */
baremo_change_effect baremo_effect_independent_share(const baremo_two_counts *counts);

/** The log of the second rate over the first, with the variance 1/count_1 + 1/count_2. Where one
 *  count is 0 a half is added to both, also in the estimate (`corrected`). For counts without
 *  exposure give equal exposures.
 *  none    no exposure; no events
 *  source  equals R metafor::escalc("IRR") with the groups in the other order
 */
baremo_change_effect baremo_effect_log_rate_ratio(baremo_events first, baremo_events second);

#endif
