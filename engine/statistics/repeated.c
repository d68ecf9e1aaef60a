/* Several measurements of the same cases. */
#include "engine/statistics/repeated.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/sort.h"

static const baremo_chi2_test not_computable = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING};

static baremo_chi2_test chi2_test(double statistic, double df) {
    return (baremo_chi2_test){statistic, df, baremo_chi2_upper(statistic, df)};
}

baremo_chi2_test baremo_friedman(const baremo_blocks *blocks, baremo_arena *scratch) {
    size_t k = blocks->column_count, n = blocks->row_count;
    if (n == 0 || k < 2)
        return not_computable;
    double *sums = baremo_arena_array(scratch, k, sizeof *sums), ties = 0, squares = 0;
    double *ranks = baremo_arena_raw(scratch, k, sizeof *ranks);
    baremo_arena *row_scratch = baremo_arena_new(scratch);
    for (size_t row = 0; row < n; row++) {
        if (row % 4096 == 4095) { /* ranks of a row take scratch: give it back now and then */
            baremo_arena_free(row_scratch);
            row_scratch = baremo_arena_new(scratch);
        }
        ties += baremo_midranks(blocks->values + row * k, k, ranks, row_scratch);
        for (size_t column = 0; column < k; column++)
            sums[column] += ranks[column];
    }
    double rows = (double)n, columns = (double)k;
    for (size_t column = 0; column < k; column++)
        squares +=
            (sums[column] - rows * (columns + 1) / 2) * (sums[column] - rows * (columns + 1) / 2);
    double divisor = rows * columns * (columns + 1) - ties / (columns - 1);
    return divisor > 0 ? chi2_test(12 * squares / divisor, columns - 1) : not_computable;
}

baremo_chi2_test baremo_cochran_q(const baremo_blocks *blocks) {
    size_t k = blocks->column_count, n = blocks->row_count, cells = k * n;
    double yes = -INFINITY, no = INFINITY;
    for (size_t i = 0; i < cells; i++) {
        yes = fmax(yes, blocks->values[i]);
        no = fmin(no, blocks->values[i]);
    }
    for (size_t i = 0; i < cells; i++)
        if (blocks->values[i] != yes && blocks->values[i] != no)
            return not_computable;
    double total = 0, row_squares = 0, column_squares = 0, columns = (double)k;
    for (size_t row = 0; row < n; row++) {
        double sum = 0;
        for (size_t column = 0; column < k; column++)
            sum += blocks->values[row * k + column] == yes;
        total += sum;
        row_squares += sum * sum;
    }
    for (size_t column = 0; column < k; column++) {
        double sum = 0;
        for (size_t row = 0; row < n; row++)
            sum += blocks->values[row * k + column] == yes;
        column_squares += sum * sum;
    }
    double divisor = columns * total - row_squares;
    if (k < 2 || n == 0 || yes == no || !(divisor > 0))
        return not_computable;
    return chi2_test((columns - 1) * (columns * column_squares - total * total) / divisor,
                     columns - 1);
}
