/* Agreement of raters who code the same units. */
#ifndef BAREMO_STATISTICS_AGREEMENT_H
#define BAREMO_STATISTICS_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

#include "engine/statistics/rows.h"

/** Codes given to units. */
typedef struct baremo_ratings {
    size_t units, raters;
    const int
        *codes; /**< units x raters, unit by unit: place of the category, -1 where there is none */
    const double *weights; /**< one a unit: how often it counts; NULL: once */
    int categories;        /**< those that occur, in order */
    const double *scores;  /**< the categories as numbers; NULL when they are texts */
} baremo_ratings;

/** How near two categories are: by their ranks i, j of q. */
typedef enum baremo_nearness {
    BAREMO_NEAR_IDENTITY,  /**< 1 where equal, else 0 */
    BAREMO_NEAR_LINEAR,    /**< 1 - |i - j|/(q - 1) */
    BAREMO_NEAR_QUADRATIC, /**< 1 - ((i - j)/(q - 1))^2 */
    BAREMO_NEAR_ORDINAL    /**< 1 - C(|i - j| + 1, 2)/C(q, 2) */
} baremo_nearness;
double baremo_nearness_weight(baremo_nearness nearness, int i, int j, int categories);

/** Units by how many codes they have. */
typedef struct baremo_coded {
    double pairable; /**< units with two codes or more */
    double single;   /**< units with one code */
    double empty;
} baremo_coded;
baremo_coded baremo_agreement_units(const baremo_ratings *ratings);

/** Agreement beyond chance of any number of raters, codes missing.
 *
 *  out     percent_agreement over units with two codes or more, 0..1; the shares of the categories
 *          over all coded units
 *  none    all: no unit with two codes; all but percent_agreement: one category used by all
 *  source  Gwet (2014) Handbook of Inter-Rater Reliability; Fleiss (1971); Conger (1980); Brennan
 *          and Prediger (1981); equals R irrCAC
 */
typedef struct baremo_chance_agreement {
    double percent_agreement, fleiss_kappa, conger_kappa, gwet, brennan_prediger;
} baremo_chance_agreement;
baremo_chance_agreement baremo_agreement_chance(const baremo_ratings *ratings,
                                                baremo_nearness nearness, baremo_arena *scratch);

/** Cohen's kappa of two raters over the units with both codes; categories are ranked among those
 * that occur there.
 *
 *  out     kappa and its standard error, not that of the null hypothesis
 *  none    no unit with both codes; one category used by all
 *  source  Cohen (1960, 1968); Fleiss, Cohen and Everitt (1969) Psych. Bull. 72:323; equals R
 *          vcd::Kappa
 */
typedef struct baremo_cohen {
    double kappa, se;
} baremo_cohen;
baremo_cohen baremo_agreement_cohen(const baremo_ratings *ratings, baremo_nearness nearness,
                                    baremo_arena *scratch);

/** Of two raters and two categories: |a - d|/n and |b - c|/n of the table a b / c d.
 *  none    more than two categories, or no unit with both codes
 *  source  Byrt, Bishop and Carlin (1993) J. Clin. Epidemiol. 46:423
 */
typedef struct baremo_kappa_indices {
    double prevalence, bias;
} baremo_kappa_indices;
baremo_kappa_indices baremo_agreement_indices(const baremo_ratings *ratings, baremo_arena *scratch);

typedef enum baremo_metric {
    BAREMO_METRIC_NOMINAL,
    BAREMO_METRIC_ORDINAL,
    BAREMO_METRIC_INTERVAL,
    BAREMO_METRIC_RATIO
} baremo_metric;

/** Krippendorff's alpha over pairable units; the disagreements have the metric's own unit.
 *
 *  none    all: interval or ratio without numbers, ratio with a number below 0, no pairable unit;
 *          alpha: expected disagreement 0
 *  source  Krippendorff (2011) Computing Krippendorff's Alpha-Reliability; equals R
 *          irr::kripp.alpha
 */
typedef struct baremo_krippendorff {
    double alpha, observed, expected;
    double n_pairable; /**< codes of pairable units */
} baremo_krippendorff;
baremo_krippendorff baremo_agreement_krippendorff(const baremo_ratings *ratings,
                                                  baremo_metric metric, baremo_arena *scratch);

/** One form of the intraclass correlation. */
typedef struct baremo_icc {
    double value;
    baremo_interval limits;
} baremo_icc;

/** Intraclass correlations over the units that all raters coded.
 *
 *  out     1: one-way, 2: two-way random, 3: two-way mixed; single: one rater, mean: the mean of
 *          all; below 0 too
 *  none    no numbers, fewer than two raters or complete units, all codes equal
 *  source  Shrout and Fleiss (1979) Psych. Bull. 86:420; McGraw and Wong (1996); equals R
 *          psych::ICC(lmer = FALSE)
 */
typedef struct baremo_intraclass {
    double units; /**< complete ones */
    baremo_icc single[3], mean[3];
} baremo_intraclass;
baremo_intraclass baremo_agreement_intraclass(const baremo_ratings *ratings, double level,
                                              baremo_arena *scratch);

/** Weight of a unit. */
static inline double baremo_unit_weight(const baremo_ratings *ratings, size_t unit) {
    return ratings->weights ? ratings->weights[unit] : 1;
}

#endif
