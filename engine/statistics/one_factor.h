/* The model of one common factor: covariances = loadings loadings' + uniquenesses. */
#ifndef BAREMO_STATISTICS_ONE_FACTOR_H
#define BAREMO_STATISTICS_ONE_FACTOR_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>

/** The maximum-likelihood solution.
 *
 *  in      the covariances of `items` >= 3 items, row by row
 *  out     loadings and uniquenesses, one an item, on the scale of the covariances; a uniqueness
 *          may come out negative (Heywood), as nothing bounds it
 *  none    false when the covariances are singular or the iteration does not settle
 *  source  Joreskog (1967) Psychometrika 32:443; Fisher scoring; equals R lavaan cfa()
 */
bool baremo_one_factor(const double *covariances, size_t items, double *loadings,
                       double *uniquenesses, baremo_arena *scratch);

#endif
