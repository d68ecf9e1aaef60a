/* Standardised mean differences: the small-sample correction and limits by the noncentral t. */
#ifndef BAREMO_STATISTICS_STANDARDISED_H
#define BAREMO_STATISTICS_STANDARDISED_H

/** Hedges' exact correction J(df) = Gamma(df/2) / (sqrt(df/2) Gamma((df - 1)/2)); missing for df
 * <= 1. */
double baremo_hedges_correction(double df);

/** The limits of d = t / sqrt(size) by the pivot of the noncentral t: size is n for paired
 * differences and n1 n2 / (n1 + n2) for two samples. */
void baremo_standardised_limits(double t, double df, double size, double level, double *low,
                                double *high);

#endif
