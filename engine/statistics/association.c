/* Association of two categorical variables in a table of counts. */
#include "engine/statistics/association.h"

#include <math.h>
#include <stddef.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"

static double cell(const baremo_contingency *t, int row, int column) {
    return t->cells[(size_t)row * (size_t)t->columns + (size_t)column];
}

static double expected(const baremo_contingency *t, int row, int column) {
    return t->row_totals[row] / t->n * t->column_totals[column];
}

/* -- labels -- */

/* Cramer's V of chi-square and sizes with Bergsma's bias taken off. */
static double corrected_v(const baremo_contingency *t, double chi2) {
    double r = t->rows, c = t->columns, m = t->n - 1;
    double phi2 = fmax(0, chi2 / t->n - (r - 1) * (c - 1) / m);
    double least = fmin(r - (r - 1) * (r - 1) / m, c - (c - 1) * (c - 1) / m) - 1;
    return least > 0 ? sqrt(phi2 / least) : BAREMO_MISSING;
}

baremo_nominal_association baremo_association_nominal(const baremo_contingency *table) {
    baremo_nominal_association a = {.df = (table->rows - 1.0) * (table->columns - 1.0)};
    for (int i = 0; i < table->rows; i++)
        for (int j = 0; j < table->columns; j++) {
            double observed = cell(table, i, j), under = expected(table, i, j);
            a.chi2 += (observed - under) * (observed - under) / under;
            a.g2 += observed > 0 ? 2 * observed * log(observed / under) : 0;
        }
    a.g2 = fmax(a.g2, 0);
    a.p = baremo_chi2_upper(a.chi2, a.df);
    a.g2_p = baremo_chi2_upper(a.g2, a.df);
    a.cramers_v = sqrt(a.chi2 / table->n / fmin(table->rows - 1, table->columns - 1));
    a.cramers_v_corrected = corrected_v(table, a.chi2);
    return a;
}

double baremo_association_residual(const baremo_contingency *table, int row, int column) {
    double under = expected(table, row, column);
    double variance = under * (1 - table->row_totals[row] / table->n) *
                      (1 - table->column_totals[column] / table->n);
    return (cell(table, row, column) - under) / sqrt(variance);
}

/* -- order -- */

/* Pairs with the same order in both variables minus those with opposite order, and all these. */
typedef struct pair_order {
    double difference, both;
} pair_order;

/* Persons in later rows and columns from `from` up to before `to`. */
static double later(const baremo_contingency *t, int row, int from, int to) {
    double persons = 0;
    for (int i = row + 1; i < t->rows; i++)
        for (int j = from; j < to; j++)
            persons += cell(t, i, j);
    return persons;
}

static pair_order count_pairs(const baremo_contingency *t) {
    pair_order pairs = {0};
    for (int i = 0; i < t->rows; i++)
        for (int j = 0; j < t->columns; j++) {
            double persons = cell(t, i, j);
            if (persons == 0)
                continue;
            double same = later(t, i, j + 1, t->columns), opposite = later(t, i, 0, j);
            pairs.difference += persons * (same - opposite);
            pairs.both += persons * (same + opposite);
        }
    return pairs;
}

/* Pairs with different labels. */
static double untied(const double *totals, int count, double n) {
    double tied = 0;
    for (int i = 0; i < count; i++)
        tied += totals[i] * (totals[i] - 1) / 2;
    return n * (n - 1) / 2 - tied;
}

static double ratio(double above, double below) {
    return below > 0 ? above / below : BAREMO_MISSING;
}

baremo_ordinal_association baremo_association_ordinal(const baremo_contingency *table) {
    pair_order pairs = count_pairs(table);
    double by_row = untied(table->row_totals, table->rows, table->n);
    double by_column = untied(table->column_totals, table->columns, table->n);
    return (baremo_ordinal_association){.gamma = ratio(pairs.difference, pairs.both),
                                        .tau_b =
                                            ratio(pairs.difference, sqrt(by_row) * sqrt(by_column)),
                                        .somers_d = ratio(pairs.difference, by_row)};
}

static double weighted_mean(const double *scores, const double *weights, int count, double n) {
    double mean = 0, correction = 0;
    for (int i = 0; i < count; i++)
        mean += weights[i] * scores[i] / n;
    for (int i = 0; i < count; i++)
        correction += weights[i] * (scores[i] - mean) / n;
    return mean + correction;
}

static double weighted_squares(const double *scores, const double *weights, int count,
                               double mean) {
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += weights[i] * (scores[i] - mean) * (scores[i] - mean);
    return sum;
}

double baremo_association_r2(const baremo_contingency *table, const double *row_scores,
                             const double *column_scores) {
    double row_mean = weighted_mean(row_scores, table->row_totals, table->rows, table->n);
    double column_mean =
        weighted_mean(column_scores, table->column_totals, table->columns, table->n);
    double products = 0;
    for (int i = 0; i < table->rows; i++)
        for (int j = 0; j < table->columns; j++)
            products +=
                cell(table, i, j) * (row_scores[i] - row_mean) * (column_scores[j] - column_mean);
    double squares =
        weighted_squares(row_scores, table->row_totals, table->rows, row_mean) *
        weighted_squares(column_scores, table->column_totals, table->columns, column_mean);
    return ratio(products * products, squares);
}
