/* Dominance: both samples are walked side by side, one distinct value at a time. */
#include "engine/statistics/dominance.h"

#include <math.h>

#include <baremo/number.h>

/* The a_i (or b_j) of the distinct values, and how many values share each. */
typedef struct excess_list {
    double *excess, *size;
    size_t count;
} excess_list;

static excess_list new_list(baremo_arena *scratch, size_t count) {
    return (excess_list){baremo_arena_raw(scratch, count, sizeof(double)),
                         baremo_arena_raw(scratch, count, sizeof(double)), 0};
}

static void add_excess(excess_list *list, double excess, size_t size) {
    if (size == 0)
        return;
    list->excess[list->count] = excess;
    list->size[list->count++] = (double)size;
}

static double squares_about_mean(const excess_list *list, double mean) {
    double squares = 0;
    for (size_t i = 0; i < list->count; i++)
        squares += list->size[i] * (list->excess[i] - mean) * (list->excess[i] - mean);
    return squares;
}

static size_t run_of(const double *values, size_t from, size_t count, double value) {
    size_t at = from;
    while (at < count && values[at] == value)
        at++;
    return at - from;
}

baremo_dominance baremo_dominance_of(baremo_arena *scratch, const double *x, size_t x_count,
                                     const double *y, size_t y_count) {
    baremo_dominance result = {.x_count = (double)x_count, .y_count = (double)y_count};
    excess_list a = new_list(scratch, x_count), b = new_list(scratch, y_count);
    size_t i = 0, j = 0;
    while (i < x_count || j < y_count) {
        double value = fmin(i < x_count ? x[i] : INFINITY, j < y_count ? y[j] : INFINITY);
        size_t x_run = run_of(x, i, x_count, value), y_run = run_of(y, j, y_count, value);
        double y_below = (double)j, y_above = (double)(y_count - j - y_run);
        double x_below = (double)i, x_above = (double)(x_count - i - x_run);
        add_excess(&a, y_above - y_below, x_run);
        add_excess(&b, x_below - x_above, y_run);
        result.greater += (double)x_run * y_above;
        result.less += (double)x_run * y_below;
        result.equal += (double)x_run * (double)y_run;
        i += x_run;
        j += y_run;
    }
    double net = result.greater - result.less;
    result.x_squares = squares_about_mean(&a, net / (double)x_count);
    result.y_squares = squares_about_mean(&b, net / (double)y_count);
    return result;
}

double baremo_cliff_delta(const baremo_dominance *dominance) {
    return (dominance->greater - dominance->less) / (dominance->x_count * dominance->y_count);
}

double baremo_cliff_variance(const baremo_dominance *dominance) {
    double n = dominance->x_count, m = dominance->y_count, pairs = n * m;
    if (n < 2 || m < 2)
        return BAREMO_MISSING;
    double delta = baremo_cliff_delta(dominance);
    double cells = dominance->greater + dominance->less - pairs * delta * delta;
    double unbiased = dominance->x_squares + dominance->y_squares - cells;
    return unbiased / (pairs * (n - 1) * (m - 1));
}
