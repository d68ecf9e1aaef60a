/* The distributions behind every p-value and limit.
 *
 * Tails are computed directly, never as one minus the other: a tail of 1e-300 is right to about
 * 1e-12 relative. Degrees of freedom and shapes need not be whole. All functions are re-entrant and
 * allocate nothing. An argument that is missing or out of range (a shape not above 0, a probability
 * outside 0..1) gives a missing value.
 *
 *  `_lower` is P(X <= x), `_upper` is P(X > x) for continuous and P(X >= k) for discrete
 * distributions, `_quantile(p)` is the smallest x with P(X <= x) >= p.
 */
#ifndef BAREMO_STATISTICS_DISTRIBUTIONS_H
#define BAREMO_STATISTICS_DISTRIBUTIONS_H

/* -- normal -- */

double baremo_normal_density(double x);
double baremo_normal_lower(double x);
double baremo_normal_upper(double x);
double baremo_normal_quantile(double p);
/** log P(X <= x), also where the probability itself underflows. */
double baremo_normal_log_lower(double x);

/* -- Student's t, df > 0 -- */

double baremo_t_lower(double t, double df);
double baremo_t_upper(double t, double df);
/** P(|T| >= |t|). */
double baremo_t_two_sided(double t, double df);
double baremo_t_quantile(double p, double df);

/* -- gamma with scale 1, and chi-square -- */

double baremo_gamma_lower(double x, double shape);
double baremo_gamma_upper(double x, double shape);
double baremo_gamma_quantile(double p, double shape);
double baremo_chi2_lower(double x, double df);
double baremo_chi2_upper(double x, double df);
double baremo_chi2_quantile(double p, double df);
/** x^shape e^-x / Gamma(shape + 1): the density of a gamma times x / shape, the mass of a Poisson.
 */
double baremo_gamma_term(double x, double shape);

/* -- beta and F -- */

double baremo_beta_lower(double x, double a, double b);
double baremo_beta_upper(double x, double a, double b);
double baremo_beta_quantile(double p, double a, double b);
double baremo_f_lower(double f, double df1, double df2);
double baremo_f_upper(double f, double df1, double df2);
double baremo_f_quantile(double p, double df1, double df2);

/** Both tails of the beta at x, where the caller knows x and y = 1 - x separately (near 1 a
 * difference would lose the digits). */
typedef struct baremo_tails {
    double lower, upper;
} baremo_tails;
baremo_tails baremo_beta_tails(double x, double y, double a, double b);
/** x and y = 1 - x with P(X <= x) = tails.lower, P(X > x) = tails.upper; both must be given, adding
 * to 1. */
void baremo_beta_inverse(baremo_tails tails, double a, double b, double *x, double *y);
/** x^a y^b / B(a, b), y = 1 - x. */
double baremo_beta_term(double x, double y, double a, double b);

/* -- discrete: counts are whole doubles -- */

double baremo_binomial_mass(double k, double n, double p);
double baremo_binomial_lower(double k, double n, double p);
double baremo_binomial_upper(double k, double n, double p);
double baremo_binomial_quantile(double probability, double n, double p);
double baremo_poisson_mass(double k, double mean);
double baremo_poisson_lower(double k, double mean);
double baremo_poisson_upper(double k, double mean);
double baremo_poisson_quantile(double probability, double mean);
/** White balls among `drawn` of an urn with `white` and `black`. */
double baremo_hypergeometric_mass(double k, double white, double black, double drawn);
double baremo_hypergeometric_lower(double k, double white, double black, double drawn);
double baremo_hypergeometric_upper(double k, double white, double black, double drawn);

/* -- noncentral t, df > 0 -- */

double baremo_noncentral_t_lower(double t, double df, double noncentrality);
double baremo_noncentral_t_upper(double t, double df, double noncentrality);
/** The limits of the noncentrality parameter by the pivot: P(T >= t | low) = P(T <= t | high) = (1
 * - level)/2. */
void baremo_noncentral_t_limits(double t, double df, double level, double *low, double *high);

/* -- studentised range of `groups` >= 2 means -- */

double baremo_studentized_range_lower(double q, double groups, double df);
double baremo_studentized_range_upper(double q, double groups, double df);
/** By the upper tail; 0 < p < 1. */
double baremo_studentized_range_quantile(double p, double groups, double df);

#endif
