/* Several independent groups. */
#ifndef BAREMO_STATISTICS_ANOVA_H
#define BAREMO_STATISTICS_ANOVA_H

#include <stddef.h>

#include <baremo/arena.h>

#include "engine/statistics/shapiro.h"
#include "engine/statistics/wholes.h"

/** Values of all groups, one group behind the other. */
typedef struct baremo_grouped {
    const double *values;
    const size_t *starts; /**< group_count + 1 */
    size_t group_count;   /**< none of them empty */
    int decimals;         /**< -1: computed */
} baremo_grouped;

/** One-way analysis of variance; missing where it is not computable. */
typedef struct baremo_anova {
    double f, df_between, df_within, p, between, within, r2, residual_sd;
} baremo_anova;

typedef struct baremo_f_test {
    double f, df1, df2, p;
} baremo_f_test;

typedef struct baremo_kruskal_wallis {
    double h, df, p, epsilon2;
} baremo_kruskal_wallis;

/** What is compared over groups. */
typedef struct baremo_groups {
    baremo_spread *spreads; /**< one a group, of the values less `origin` */
    double origin;
    baremo_anova anova;
    double eta2, omega2, epsilon2; /**< not truncated at 0 */
    baremo_f_test welch, brown_forsythe;
    baremo_kruskal_wallis kruskal_wallis;
    baremo_shapiro shapiro; /**< of the residuals */
} baremo_groups;

/** Analysis of variance and its relatives.
 *
 *  in      two groups or more, each with a value
 *  none    anova: no value more than groups, or no variance within; welch: a group of one, or
 * without variance source  equals R 4.2 aov, oneway.test, car::leveneTest, kruskal.test,
 * shapiro.test(residuals(lm))
 */
baremo_groups baremo_groups_compute(const baremo_grouped *grouped, baremo_arena *scratch);

/** The difference of two groups, later minus earlier. */
typedef struct baremo_group_pair {
    size_t earlier, later;
    double difference, low, high; /**< Tukey's limits */
    double tukey_p;
    double t_p; /**< pooled t test, not adjusted */
} baremo_group_pair;

/** All pairs of groups, (2 - 1), (3 - 1), (3 - 2) ...
 *  none    p and limits are missing when the analysis of variance has no variance within
 *  source  Tukey and Kramer; equals R 4.2 TukeyHSD, pairwise.t.test
 */
baremo_group_pair *baremo_group_pairs(const baremo_groups *groups, size_t group_count, double level,
                                      baremo_arena *arena, size_t *count);

#endif
