/* The logarithm of the scale estimate: w = log s, s^2 chi-square with df over df. Shared by the
 * distributions that are means over it. */
#ifndef BAREMO_STATISTICS_CHI_SCALE_H
#define BAREMO_STATISTICS_CHI_SCALE_H

typedef struct chi_scale {
    double df;
    double factor;
} chi_scale;

chi_scale chi_scale_of(double df);

/** Density of w. */
double chi_scale_density(const chi_scale *scale, double w);

/** Logarithm of the density of w, up to a constant. */
double chi_scale_log_density(const chi_scale *scale, double w);

/** A step for the trapezoidal rule over w, for a mean of something that changes over a distance of
 * 1/steepness in s. */
double chi_scale_step(const chi_scale *scale, double steepness);

#endif
