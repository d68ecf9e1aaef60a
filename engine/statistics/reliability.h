/* Reliability of a scale of several items. */
#ifndef BAREMO_STATISTICS_RELIABILITY_H
#define BAREMO_STATISTICS_RELIABILITY_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

#include "engine/statistics/rows.h"

/** An item beside the others. */
typedef struct baremo_item {
    double mean, sd;
    double r_item_rest;      /**< with the sum of the others */
    double alpha_if_deleted; /**< of the others */
} baremo_item;

typedef struct baremo_reliability {
    double alpha;
    baremo_interval feldt;
    double alpha_standardised, mean_interitem_r;
    double omega_total;
    bool heywood; /**< a uniqueness of the factor solution is negative: no omega */
    double lambda6;
    baremo_item *items;
} baremo_reliability;

/** Answers of complete respondents: `answers[i][row]` to item i. */
typedef struct baremo_answers {
    const double *const *answers;
    size_t items, respondents;
} baremo_answers;

/** Reliability coefficients.
 *
 *  in      any number of items and respondents, no blanks
 *  out     alpha, below 0 too, with Feldt's limits at `level`
 *  none    alpha: fewer than two items or respondents, or a constant sum; standardised and lambda6:
 *          a constant item; lambda6: dependent items; omega: fewer than three items, a constant
 *          item, dependent items, no convergence
 *  source  Cronbach (1951); Feldt (1965) Psychometrika 30:357; Guttman (1945); McDonald (1999);
 *          equals R psych::alpha, psych::guttman, and lavaan for omega
 */
baremo_reliability baremo_reliability_compute(const baremo_answers *answers, double level,
                                              baremo_arena *arena);

/** Cronbach's alpha alone, without allocation beyond the arena's; missing as above. */
double baremo_reliability_alpha(const baremo_answers *answers, baremo_arena *scratch);

#endif
