/* Where a function of one variable crosses zero. */
#ifndef BAREMO_STATISTICS_ROOTS_H
#define BAREMO_STATISTICS_ROOTS_H

/** A function with what it needs to know. */
typedef double (*baremo_function)(double x, const void *context);

/** The root of a continuous function between two ends.
 *
 *  in      the values at the ends may be infinite, but not missing
 *  out     x to a few units in the last place; an end where the function is 0 there; the end whose
 *          value is nearer to 0 when both ends have the same sign
 *  source  Chandrupatla (1997) Adv. Eng. Software 28:145, bisection where the interpolation is not
 *          finite
 */
double baremo_root(baremo_function function, const void *context, double low, double high);

#endif
