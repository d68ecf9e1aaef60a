/* Estimates drawn towards their common mean.
 *
 *  1. own = tau2/(tau2 + v); estimate = own y + (1 - own) mean; variance own v + (1 - own)^2
 *     var(mean), the mean by weights 1/(v + tau2).
 *  2. tau2 = 0: every unit has the mean. tau2 missing: none.
 *  3. One unit: the mean is its own estimate, and so is the shrunken one; no limits by t.
 *  4. Variance 0: the unit keeps its estimate with se 0. With tau2 = 0 too the weights have no sum,
 *     and the other units have none.
 */
#include "engine/statistics/shrinkage.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/score_limits.h"

/* The common mean, its variance and how many of its standard errors a limit is away. */
typedef struct common_mean {
    double value, variance, reach;
} common_mean;

static common_mean mean_of(const baremo_studies *studies, double tau2, baremo_mean_test test,
                           double level) {
    baremo_pooled pooled = baremo_pool(studies, tau2);
    double df = (double)studies->count - 1;
    common_mean mean = {pooled.mean, 1 / pooled.weight_sum, baremo_level_z(level)};
    if (test != BAREMO_MEAN_Z) {
        double q = df > 0 ? baremo_generalised_q(studies, tau2) / df : 1;
        mean.variance *= test == BAREMO_MEAN_HARTUNG_KNAPP_ADHOC && q < 1 ? 1 : q;
        mean.reach = df > 0 ? -baremo_t_quantile((1 - level) / 2, df) : BAREMO_MISSING;
    }
    return mean;
}

static bool any_is_exact(const baremo_studies *studies) {
    for (size_t i = 0; i < studies->count; i++)
        if (studies->variances[i] == 0)
            return true;
    return false;
}

static baremo_shrunken shrink_one(double y, double v, double tau2, const common_mean *mean) {
    if (v == 0 && !baremo_is_missing(tau2))
        return (baremo_shrunken){y, 0, y, y, 1};
    double own = tau2 / (tau2 + v), rest = 1 - own;
    double se = sqrt(own * v + rest * rest * mean->variance);
    double estimate = own * y + rest * mean->value, half = mean->reach * se;
    return (baremo_shrunken){estimate, se, estimate - half, estimate + half, own};
}

void baremo_shrink(const baremo_studies *studies, double tau2, baremo_mean_test test, double level,
                   baremo_shrunken *shrunken) {
    common_mean mean = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING};
    if (!baremo_is_missing(tau2) && studies->count > 0 && !(tau2 == 0 && any_is_exact(studies)))
        mean = mean_of(studies, tau2, test, level);
    for (size_t i = 0; i < studies->count; i++)
        shrunken[i] = shrink_one(studies->estimates[i], studies->variances[i], tau2, &mean);
}
