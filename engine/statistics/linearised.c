/* The mean of a weighted sample, with the standard error of Taylor's linearisation.
 *
 * 1. Sums are taken of the deviations from the first value, so that an offset costs no digit.
 * 2. With equal weights it is the mean with Student's limits.
 */
#include "engine/statistics/linearised.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"

baremo_linearised baremo_linearised_mean(const double *values, const double *weights, size_t count,
                                         double level) {
    baremo_linearised result = {BAREMO_MISSING, BAREMO_MISSING, {BAREMO_MISSING, BAREMO_MISSING}};
    double sum = 0, total = 0, squares = 0, n = (double)count;
    if (count == 0)
        return result;
    for (size_t i = 0; i < count; i++) {
        sum += weights[i] * (values[i] - values[0]);
        total += weights[i];
    }
    double shift = sum / total;
    result.mean = values[0] + shift;
    if (count < 2)
        return result;
    for (size_t i = 0; i < count; i++) {
        double part = weights[i] * (values[i] - values[0] - shift);
        squares += part * part;
    }
    result.se = sqrt(n / (n - 1) * squares) / total;
    double reach = result.se * baremo_t_quantile((1 + level) / 2, n - 1);
    result.limits = (baremo_interval){result.mean - reach, result.mean + reach};
    return result;
}
