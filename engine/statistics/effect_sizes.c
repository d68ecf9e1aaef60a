/* What two groups of a study differ by, with its sampling variance. */
#include "engine/statistics/effect_sizes.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/statistics/special_functions.h"

static baremo_two_counts without_zero(const baremo_two_counts *c) {
    if (c->count_1 > 0 && c->count_2 > 0 && c->count_1 < c->total_1 && c->count_2 < c->total_2)
        return *c;
    return (baremo_two_counts){c->count_1 + 0.5, c->total_1 + 1, c->count_2 + 0.5, c->total_2 + 1};
}

baremo_effect baremo_effect_log_risk_ratio(const baremo_two_counts *counts) {
    baremo_two_counts c = without_zero(counts);
    double other_1 = c.total_1 - c.count_1, other_2 = c.total_2 - c.count_2;
    return (baremo_effect){log(c.count_2 / c.total_2) - log(c.count_1 / c.total_1),
                           other_1 / c.total_1 / c.count_1 + other_2 / c.total_2 / c.count_2};
}

baremo_effect baremo_effect_log_odds_ratio(const baremo_two_counts *counts) {
    baremo_two_counts c = without_zero(counts);
    double other_1 = c.total_1 - c.count_1, other_2 = c.total_2 - c.count_2;
    return (baremo_effect){log(c.count_2 / other_2) - log(c.count_1 / other_1),
                           1 / c.count_1 + 1 / other_1 + 1 / c.count_2 + 1 / other_2};
}

baremo_effect baremo_effect_risk_difference(const baremo_two_counts *counts) {
    baremo_two_counts c = without_zero(counts);
    double p1 = c.count_1 / c.total_1, p2 = c.count_2 / c.total_2;
    return (baremo_effect){p2 - p1, p1 * (1 - p1) / c.total_1 + p2 * (1 - p2) / c.total_2};
}

baremo_effect baremo_effect_mean_difference(const baremo_two_means *means) {
    return (baremo_effect){means->mean_2 - means->mean_1,
                           means->sd_1 * means->sd_1 / means->n_1 +
                               means->sd_2 * means->sd_2 / means->n_2};
}

baremo_effect baremo_effect_standardised(const baremo_two_means *means) {
    double df = means->n_1 + means->n_2 - 2;
    double pooled = sqrt(((means->n_1 - 1) * means->sd_1 * means->sd_1 +
                          (means->n_2 - 1) * means->sd_2 * means->sd_2) /
                         df);
    if (!(df > 1) || !(pooled > 0))
        return (baremo_effect){BAREMO_MISSING, BAREMO_MISSING};
    double correction = exp(baremo_log_gamma_ratio((df - 1) / 2, 0.5)) / sqrt(df / 2);
    double g = correction * (means->mean_2 - means->mean_1) / pooled;
    return (baremo_effect){g, 1 / means->n_1 + 1 / means->n_2 +
                                  g * g / (2 * (means->n_1 + means->n_2))};
}
