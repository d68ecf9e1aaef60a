/* A ratio of two estimates.
 *
 *  1. r is in the set where A r^2 - 2 B r + C <= 0, A = y^2 - t^2 v_y, B = x y - t^2 c, C = x^2 -
 * t^2 v_x. A > 0: an interval. A < 0: all but a gap, or everything where there is no root. A = 0: a
 *     half line, or everything where B = 0 too.
 *  2. Roots are taken without cancellation: (B + sign(B) sqrt(D))/A and C over the same.
 *  3. Missing numbers, negative variances and a covariance beyond both variances have no set; nor
 * has a denominator of 0 without variance.
 */
#include "engine/statistics/fieller.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"

const char *baremo_fieller_note(baremo_fieller_set set) {
    static const char *const notes[] = {
        "not computable from these numbers",
        NULL,
        "up to the low limit or from the high one: the denominator may be 0",
        "the denominator just reaches 0",
        "the denominator just reaches 0",
        "any ratio: numerator and denominator may be 0",
    };
    return notes[set];
}

static bool is_possible(const baremo_two_estimates *e) {
    double product = e->numerator_variance * e->denominator_variance;
    return isfinite(e->numerator) && isfinite(e->denominator) && e->numerator_variance >= 0 &&
           e->denominator_variance >= 0 && isfinite(product) &&
           e->covariance * e->covariance <= product * (1 + 1e-9) && e->df > 0 &&
           (e->denominator != 0 || e->denominator_variance > 0);
}

/* A = 0: C <= 2 B r. */
static void half_line(double b, double c, baremo_fieller *result) {
    result->set = b > 0   ? BAREMO_FIELLER_FROM
                  : b < 0 ? BAREMO_FIELLER_UP_TO
                          : BAREMO_FIELLER_EVERYTHING;
    if (b == 0)
        return;
    result->low = b > 0 ? c / (2 * b) : -HUGE_VAL;
    result->high = b > 0 ? HUGE_VAL : c / (2 * b);
}

baremo_fieller baremo_fieller_limits(const baremo_two_estimates *estimates, double level) {
    const baremo_two_estimates *e = estimates;
    double x = e->numerator, y = e->denominator, no = BAREMO_MISSING;
    baremo_fieller result = {y != 0 ? x / y : no, BAREMO_FIELLER_NONE, no, no};
    if (!is_possible(e))
        return result;
    double t = baremo_t_quantile((1 - level) / 2, e->df), t2 = t * t;
    double a = y * y - t2 * e->denominator_variance, b = x * y - t2 * e->covariance;
    double c = x * x - t2 * e->numerator_variance, d = b * b - a * c;
    if (a == 0) {
        half_line(b, c, &result);
        return result;
    }
    result.set = a > 0   ? BAREMO_FIELLER_BOUNDED
                 : d > 0 ? BAREMO_FIELLER_OUTSIDE
                         : BAREMO_FIELLER_EVERYTHING;
    if (result.set == BAREMO_FIELLER_EVERYTHING)
        return result;
    double q = b + copysign(sqrt(fmax(d, 0)), b);
    double first = q / a, second = q != 0 ? c / q : 0;
    result.low = fmin(first, second);
    result.high = fmax(first, second);
    return result;
}

baremo_fieller baremo_cost_per_change(double cost, double change, double variance, double df,
                                      double level) {
    baremo_two_estimates estimates = {
        .numerator = cost, .denominator = change, .denominator_variance = variance, .df = df};
    return baremo_fieller_limits(&estimates, level);
}

double baremo_cost_per(double cost, double count) {
    return count > 0 ? cost / count : BAREMO_MISSING;
}
