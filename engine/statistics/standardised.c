/* Standardised mean differences. source: Hedges (1981) J. Educ. Stat. 6:107, eq. 6e; Steiger and
 * Fouladi (1997). */
#include "engine/statistics/standardised.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/special_functions.h"

double baremo_hedges_correction(double df) {
    if (!(df > 1))
        return BAREMO_MISSING;
    return exp(baremo_log_gamma_ratio((df - 1) / 2, 0.5)) / sqrt(df / 2);
}

void baremo_standardised_limits(double t, double df, double size, double level, double *low,
                                double *high) {
    baremo_noncentral_t_limits(t, df, level, low, high);
    *low /= sqrt(size);
    *high /= sqrt(size);
}
