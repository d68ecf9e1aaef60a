/* Synthesis of estimates from several studies. */
#ifndef BAREMO_STATISTICS_SYNTHESIS_H
#define BAREMO_STATISTICS_SYNTHESIS_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

#include "engine/statistics/rows.h"

/** Estimates with their sampling variances, all above 0. */
typedef struct baremo_studies {
    const double *estimates, *variances;
    size_t count;
} baremo_studies;

/** How the variance between studies is estimated. */
typedef enum baremo_tau2_method {
    BAREMO_TAU2_REML, /**< restricted maximum likelihood */
    BAREMO_TAU2_DL,   /**< DerSimonian and Laird */
    BAREMO_TAU2_PM,   /**< Paule and Mandel */
    BAREMO_TAU2_HE,   /**< Hedges */
    BAREMO_TAU2_SJ,   /**< Sidik and Jonkman */
    BAREMO_TAU2_ML,   /**< maximum likelihood */
    BAREMO_TAU2_EB,   /**< empirical Bayes: the value of PM */
    BAREMO_TAU2_FE    /**< fixed effect: 0 */
} baremo_tau2_method;

/** The variance between studies, 0 or more, with its standard error.
 *
 *  in      two studies or more
 *  none    se with BAREMO_TAU2_FE
 *  source  Viechtbauer (2005) JEBS 30:261; DerSimonian and Laird (1986); Sidik and Jonkman (2005);
 *          equals R metafor::rma with a threshold of 1e-12
 */
typedef struct baremo_tau2 {
    double value, se;
} baremo_tau2;
baremo_tau2 baremo_tau2_estimate(const baremo_studies *studies, baremo_tau2_method method);

/** Limits of the variance between studies by the Q-profile, 0 or more: both are 0 when no variance is
 *  compatible, that is the studies agree better than chance lets expect.
 *  in      two studies or more
 *  source  Viechtbauer (2007) Stat. Med. 26:37
 */
baremo_interval baremo_tau2_limits(const baremo_studies *studies, double level);

/** A synthesis. */
typedef struct baremo_synthesis {
    double fixed, random;
    baremo_interval fixed_limits, random_limits;
    baremo_interval hartung_knapp, hartung_knapp_adhoc;
    baremo_interval prediction, prediction_hartung_knapp;
    baremo_tau2 tau2;
    baremo_interval tau2_limits;
    double i2, h2; /**< i2 in percent */
    double q, q_df, q_p;
    double egger_t, egger_p;
} baremo_synthesis;

/** Fixed and random effects.
 *
 *  in      any number of studies
 *  level   0 < level < 1
 *  none    all: no study; all but fixed: one study; prediction: two studies; egger: fewer than
 *          three, or equal variances; prediction, i2, h2 with BAREMO_TAU2_FE
 *  source  Hartung and Knapp (2001); Knapp and Hartung (2003); Higgins and Thompson (2002);
 *          Higgins, Thompson and Spiegelhalter (2009); Egger et al. (1997); equals R metafor
 */
baremo_synthesis baremo_synthesis_compute(const baremo_studies *studies, baremo_tau2_method method,
                                          double level);

/** Weighted mean with weights 1/(variance + tau2), and the sum of the weights. */
typedef struct baremo_pooled {
    double mean, weight_sum;
} baremo_pooled;
baremo_pooled baremo_pool(const baremo_studies *studies, double tau2);

/** sum (y - pooled mean)^2/(variance + tau2). */
double baremo_generalised_q(const baremo_studies *studies, double tau2);

#endif
