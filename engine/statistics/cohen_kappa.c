/* Cohen's kappa of two raters, plain and weighted, and the indices that explain it. */
#include "engine/statistics/agreement.h"

#include <math.h>

#include <baremo/number.h>

/* Shares of the units with both codes, over the categories that occur there. */
typedef struct code_table {
    int categories;
    double *shares; /* first rater by row */
    double *rows, *columns;
    double n;
} code_table;

/* The rank of each category among those that occur in units with both codes, -1 for others; returns
 * how many. */
static int rank_categories(const baremo_ratings *ratings, int *ranks) {
    for (int k = 0; k < ratings->categories; k++)
        ranks[k] = -1;
    for (size_t u = 0; u < ratings->units; u++) {
        const int *code = ratings->codes + 2 * u;
        if (code[0] >= 0 && code[1] >= 0 && baremo_unit_weight(ratings, u) > 0)
            ranks[code[0]] = ranks[code[1]] = 0;
    }
    int count = 0;
    for (int k = 0; k < ratings->categories; k++)
        ranks[k] = ranks[k] < 0 ? -1 : count++;
    return count;
}

static code_table tabulate(const baremo_ratings *ratings, baremo_arena *scratch) {
    int *ranks = baremo_arena_array(scratch, (size_t)ratings->categories + 1, sizeof *ranks);
    code_table t = {.categories = rank_categories(ratings, ranks)};
    size_t q = (size_t)t.categories;
    t.shares = baremo_arena_array(scratch, q * q + 2 * q + 1, sizeof *t.shares);
    t.rows = t.shares + q * q;
    t.columns = t.rows + q;
    for (size_t u = 0; u < ratings->units; u++) {
        const int *code = ratings->codes + 2 * u;
        double weight = baremo_unit_weight(ratings, u);
        if (code[0] < 0 || code[1] < 0 || weight == 0)
            continue;
        t.shares[(size_t)ranks[code[0]] * q + (size_t)ranks[code[1]]] += weight;
        t.n += weight;
    }
    for (size_t i = 0; i < q; i++)
        for (size_t j = 0; j < q; j++) {
            double *share = &t.shares[i * q + j];
            *share /= t.n;
            t.rows[i] += *share;
            t.columns[j] += *share;
        }
    return t;
}

/* Fleiss, Cohen and Everitt (1969), the variance that does not assume kappa = 0. */
static double standard_error(const code_table *t, baremo_nearness nearness, double kappa,
                             double chance, double *mean_nearness) {
    int q = t->categories;
    double *of_row = mean_nearness, *of_column = mean_nearness + q, sum = 0;
    for (int i = 0; i < q; i++)
        for (int j = 0; j < q; j++) {
            double weight = baremo_nearness_weight(nearness, i, j, q);
            of_row[i] += weight * t->columns[j];
            of_column[j] += weight * t->rows[i];
        }
    for (int i = 0; i < q; i++)
        for (int j = 0; j < q; j++) {
            double weight = baremo_nearness_weight(nearness, i, j, q);
            double deviation = weight - (of_row[i] + of_column[j]) * (1 - kappa);
            sum += t->shares[i * q + j] * deviation * deviation;
        }
    double shift = kappa - chance * (1 - kappa);
    return sqrt(fmax(0, sum - shift * shift) / t->n) / (1 - chance);
}

baremo_cohen baremo_agreement_cohen(const baremo_ratings *ratings, baremo_nearness nearness,
                                    baremo_arena *scratch) {
    baremo_cohen cohen = {BAREMO_MISSING, BAREMO_MISSING};
    if (ratings->raters != 2)
        return cohen;
    code_table t = tabulate(ratings, scratch);
    if (t.n == 0 || t.categories < 2)
        return cohen;
    double observed = 0, chance = 0;
    for (int i = 0; i < t.categories; i++)
        for (int j = 0; j < t.categories; j++) {
            double weight = baremo_nearness_weight(nearness, i, j, t.categories);
            observed += weight * t.shares[i * t.categories + j];
            chance += weight * t.rows[i] * t.columns[j];
        }
    cohen.kappa = (observed - chance) / (1 - chance);
    double *room = baremo_arena_array(scratch, 2 * (size_t)t.categories, sizeof *room);
    cohen.se = standard_error(&t, nearness, cohen.kappa, chance, room);
    return cohen;
}

baremo_kappa_indices baremo_agreement_indices(const baremo_ratings *ratings,
                                              baremo_arena *scratch) {
    baremo_kappa_indices indices = {BAREMO_MISSING, BAREMO_MISSING};
    if (ratings->raters != 2)
        return indices;
    code_table t = tabulate(ratings, scratch);
    if (t.n == 0 || t.categories > 2)
        return indices;
    if (t.categories == 1)
        return (baremo_kappa_indices){1, 0};
    return (baremo_kappa_indices){fabs(t.shares[0] - t.shares[3]), fabs(t.shares[1] - t.shares[2])};
}
