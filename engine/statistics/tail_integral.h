/* Tails of densities with large parameters, as an integral that starts at the limit. */
#ifndef BAREMO_STATISTICS_TAIL_INTEGRAL_H
#define BAREMO_STATISTICS_TAIL_INTEGRAL_H

/** The density at distance s from the limit, relative to the limit:
 *  (1 - s/x)^a (1 + s/y)^b exp(-slope s), with 0 <= s <= x. */
typedef struct tail_integrand {
    double a, x; /**< a >= 0; x may be infinite when a is 0 */
    double b, y; /**< b > -1, y > 0 */
    double slope;
} tail_integrand;

/** Integral over 0 <= s <= x of a density that falls from 1 (a limit on the far side of the mode).
 */
double tail_integral(const tail_integrand *integrand);

#endif
