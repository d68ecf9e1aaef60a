/* Several independent groups: the computation.
 *
 * 1. Values are taken as the decimals that were written, less the first value: sums of squares lose
 * nothing to a large offset, 1e12 included.
 * 2. omega2 and epsilon2 are shown as they are, also below 0.
 * 3. Welch needs two values and a variance in each group. Brown and Forsythe: analysis of variance
 * of the distances from the group's median.
 * 4. Kruskal and Wallis with the correction for ties; epsilon2 = H/(N - 1). All values equal: not
 * computable.
 * 5. Shapiro and Wilk on the residuals, 3 to 5000 of them.
 */
#include "engine/statistics/anova.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/sort.h"

/* Values of the groups on a common origin. */
typedef struct shifted {
    const baremo_grouped *grouped;
    double *values;
    double scale, origin;
    size_t count;
    double *spare; /* room for count numbers */
    baremo_arena *scratch;
} shifted;

static shifted shift(const baremo_grouped *grouped, baremo_arena *scratch) {
    shifted here = {.grouped = grouped, .scratch = scratch, .scale = 1};
    here.count = grouped->starts[grouped->group_count];
    here.values = baremo_arena_raw(scratch, here.count, sizeof *here.values);
    here.spare = baremo_arena_raw(scratch, here.count, sizeof *here.spare);
    bool written = false;
    if (grouped->decimals >= 0) {
        double largest = baremo_largest(grouped->values, here.count);
        here.scale = baremo_wholes_scale(largest, grouped->decimals);
        written = here.scale == pow(10, grouped->decimals);
    }
    if (!written)
        here.scale = 1;
    for (size_t i = 0; i < here.count; i++)
        here.values[i] = written ? rint(grouped->values[i] * here.scale) : grouped->values[i];
    here.origin = here.values[0];
    for (size_t i = here.count; i-- > 0;)
        here.values[i] -= here.origin;
    here.origin /= here.scale;
    return here;
}

static size_t group_size(const baremo_grouped *grouped, size_t group) {
    return grouped->starts[group + 1] - grouped->starts[group];
}

static baremo_spread *spreads_of(const shifted *here, const double *values, double scale) {
    const baremo_grouped *grouped = here->grouped;
    baremo_spread *spreads = baremo_arena_raw(here->scratch, grouped->group_count, sizeof *spreads);
    for (size_t g = 0; g < grouped->group_count; g++)
        spreads[g] = baremo_spread_of(values + grouped->starts[g], group_size(grouped, g), scale);
    return spreads;
}

static baremo_anova anova_of(const baremo_spread *spreads, size_t group_count) {
    baremo_anova anova = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING, 0, 0,
                          BAREMO_MISSING, BAREMO_MISSING};
    double n = 0, mean = 0, rest = 0;
    for (size_t g = 0; g < group_count; g++)
        n += (double)spreads[g].count;
    for (size_t g = 0; g < group_count; g++)
        mean += (double)spreads[g].count * (spreads[g].mean - spreads[0].mean) / n;
    for (size_t g = 0; g < group_count; g++) {
        double deviation = spreads[g].mean - spreads[0].mean - mean;
        anova.between += (double)spreads[g].count * deviation * deviation;
        rest += (double)spreads[g].count * deviation;
        anova.within += spreads[g].squares;
    }
    anova.between -= rest * rest / n;
    anova.df_between = (double)group_count - 1;
    anova.df_within = n - (double)group_count;
    if (anova.between + anova.within > 0)
        anova.r2 = anova.between / (anova.between + anova.within);
    if (!(anova.df_within > 0))
        return anova;
    anova.residual_sd = sqrt(anova.within / anova.df_within);
    if (!(anova.within > 0) || !(anova.df_between > 0))
        return anova;
    anova.f = anova.between / anova.df_between / (anova.within / anova.df_within);
    anova.p = baremo_f_upper(anova.f, anova.df_between, anova.df_within);
    return anova;
}

static void effect_sizes(baremo_groups *groups) {
    const baremo_anova *anova = &groups->anova;
    double total = anova->between + anova->within;
    double error = anova->within / anova->df_within;
    groups->eta2 = anova->r2;
    groups->omega2 = groups->epsilon2 = BAREMO_MISSING;
    if (!(anova->df_within > 0) || !(total > 0))
        return;
    groups->omega2 = (anova->between - anova->df_between * error) / (total + error);
    groups->epsilon2 = (anova->between - anova->df_between * error) / total;
}

/* Welch (1951) Biometrika 38:330. */
static baremo_f_test welch_of(const baremo_spread *spreads, size_t group_count) {
    baremo_f_test none = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING};
    double weights = 0, mean = 0, loss = 0, between = 0, k = (double)group_count;
    for (size_t g = 0; g < group_count; g++) {
        if (!(spreads[g].sd > 0))
            return none;
        weights += (double)spreads[g].count / (spreads[g].sd * spreads[g].sd);
    }
    for (size_t g = 0; g < group_count; g++) {
        double weight = (double)spreads[g].count / (spreads[g].sd * spreads[g].sd);
        mean += weight * (spreads[g].mean - spreads[0].mean) / weights;
        loss += (1 - weight / weights) * (1 - weight / weights) / ((double)spreads[g].count - 1);
    }
    for (size_t g = 0; g < group_count; g++) {
        double weight = (double)spreads[g].count / (spreads[g].sd * spreads[g].sd);
        double deviation = spreads[g].mean - spreads[0].mean - mean;
        between += weight * deviation * deviation;
    }
    loss /= k * k - 1;
    baremo_f_test test = {between / (k - 1) / (1 + 2 * (k - 2) * loss), k - 1, 1 / (3 * loss), 0};
    test.p = baremo_f_upper(test.f, test.df1, test.df2);
    return test;
}

static baremo_f_test brown_forsythe_of(const shifted *here) {
    const baremo_grouped *grouped = here->grouped;
    double *distances = baremo_arena_raw(here->scratch, here->count, sizeof *distances);
    for (size_t g = 0; g < grouped->group_count; g++) {
        size_t start = grouped->starts[g], size = group_size(grouped, g);
        double *sorted = distances + start;
        memcpy(sorted, here->values + start, size * sizeof *sorted);
        baremo_sort_numbers(sorted, size, here->spare);
        double median = (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
        for (size_t i = 0; i < size; i++)
            sorted[i] = fabs(here->values[start + i] - median);
    }
    baremo_anova anova = anova_of(spreads_of(here, distances, here->scale), grouped->group_count);
    return (baremo_f_test){anova.f, anova.df_between, anova.df_within, anova.p};
}

static baremo_kruskal_wallis kruskal_wallis_of(const shifted *here) {
    const baremo_grouped *grouped = here->grouped;
    double n = (double)here->count, *ranks = here->spare, sum = 0;
    double *wholes = baremo_arena_raw(here->scratch, here->count, sizeof *wholes);
    baremo_to_wholes(grouped->values, here->count, grouped->decimals, wholes);
    double ties = baremo_midranks(wholes, here->count, ranks, here->scratch);
    baremo_kruskal_wallis test = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING};
    double correction = 1 - ties / (n * n * n - n);
    if (here->count < 2 || ties >= n * n * n - n || grouped->group_count < 2)
        return test;
    for (size_t g = 0; g < grouped->group_count; g++) {
        double group_sum = 0, size = (double)group_size(grouped, g);
        for (size_t i = grouped->starts[g]; i < grouped->starts[g + 1]; i++)
            group_sum += ranks[i] - (n + 1) / 2;
        sum += group_sum * group_sum / size;
    }
    test.h = 12 * sum / (n * (n + 1)) / correction;
    test.df = (double)grouped->group_count - 1;
    test.p = baremo_chi2_upper(test.h, test.df);
    test.epsilon2 = test.h / (n - 1);
    return test;
}

static baremo_shapiro shapiro_of(const shifted *here, const baremo_spread *spreads) {
    const baremo_grouped *grouped = here->grouped;
    double *residuals = baremo_arena_raw(here->scratch, here->count, sizeof *residuals);
    double squares = 0;
    for (size_t g = 0; g < grouped->group_count; g++) {
        squares += spreads[g].squares;
        for (size_t i = grouped->starts[g]; i < grouped->starts[g + 1]; i++)
            residuals[i] = here->values[i] / here->scale - spreads[g].mean;
    }
    if (!(squares > 0)) /* what is left is rounding */
        return (baremo_shapiro){BAREMO_MISSING, BAREMO_MISSING};
    baremo_sort_numbers(residuals, here->count, here->spare);
    return baremo_shapiro_of(here->scratch, residuals, here->count);
}

baremo_groups baremo_groups_compute(const baremo_grouped *grouped, baremo_arena *scratch) {
    shifted here = shift(grouped, scratch);
    baremo_groups groups = {.spreads = spreads_of(&here, here.values, here.scale),
                            .origin = here.origin};
    groups.anova = anova_of(groups.spreads, grouped->group_count);
    effect_sizes(&groups);
    groups.welch = welch_of(groups.spreads, grouped->group_count);
    groups.brown_forsythe = brown_forsythe_of(&here);
    groups.kruskal_wallis = kruskal_wallis_of(&here);
    groups.shapiro = shapiro_of(&here, groups.spreads);
    return groups;
}

static void compare_pair(const baremo_groups *groups, double group_count, double reach,
                         baremo_group_pair *pair) {
    const baremo_spread *earlier = &groups->spreads[pair->earlier];
    const baremo_spread *later = &groups->spreads[pair->later];
    double df = groups->anova.df_within, sd = groups->anova.residual_sd;
    pair->difference = later->mean - earlier->mean;
    pair->low = pair->high = pair->tukey_p = pair->t_p = BAREMO_MISSING;
    if (!(df > 0) || !(sd > 0))
        return;
    double se = sd * sqrt(1 / (double)earlier->count + 1 / (double)later->count);
    double range = fabs(pair->difference) / se * sqrt(2);
    pair->tukey_p = baremo_studentized_range_upper(range, group_count, df);
    pair->low = pair->difference - reach * se / sqrt(2);
    pair->high = pair->difference + reach * se / sqrt(2);
    pair->t_p = baremo_t_two_sided(pair->difference / se, df);
}

baremo_group_pair *baremo_group_pairs(const baremo_groups *groups, size_t group_count, double level,
                                      baremo_arena *arena, size_t *count) {
    *count = group_count * (group_count - 1) / 2;
    baremo_group_pair *pairs = baremo_arena_array(arena, *count, sizeof *pairs);
    double k = (double)group_count, df = groups->anova.df_within, reach = BAREMO_MISSING;
    if (df > 0 && group_count > 1)
        reach = baremo_studentized_range_quantile(level, k, df);
    size_t at = 0;
    for (size_t later = 1; later < group_count; later++)
        for (size_t earlier = 0; earlier < later; earlier++) {
            pairs[at].earlier = earlier;
            pairs[at].later = later;
            compare_pair(groups, k, reach, &pairs[at++]);
        }
    return pairs;
}
