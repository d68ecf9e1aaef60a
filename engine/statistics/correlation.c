/* Correlation of two variables.
 *
 *  1. A case with anything blank, in x, y or a control, is left out of everything.
 *  2. Sums are taken about the mean, in two passes: an offset of 1e9 changes nothing.
 *  3. Fewer than two cases, or a constant variable: no correlation. Two cases: no test; fewer than
 *     four: no limits.
 *  4. |r| = 1 (to four units in the last place): t has no value, p is 0, the limits are both r.
 *  5. Spearman: midranks, t with n - 2 df at every n. Kendall: tau-b, tie-corrected variance, no
 *     continuity correction.
 *  6. partial: least squares on the controls by QR; without `--partial` there is no such row.
 *  7. cross_correlation: at lag k x(t + k) with y(t), rows in their order as time, for `--max-lag`
 *     only; a series with a gap has none.
 */
#include "engine/statistics/correlation.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include <gsl/gsl_linalg.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/moments.h"
#include "engine/statistics/score_limits.h"
#include "engine/statistics/sort.h"

/* -- sums about the mean -- */

static double product_sum(const double *x, double x_mean, const double *y, double y_mean,
                          size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (x[i] - x_mean) * (y[i] - y_mean);
    return sum;
}

static bool is_constant(const double *values, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (values[i] != values[0])
            return false;
    return true;
}

static double product_moment(const baremo_xy *pairs) {
    size_t n = pairs->count;
    if (is_constant(pairs->x, n) || is_constant(pairs->y, n))
        return BAREMO_MISSING;
    double x_mean = baremo_mean(pairs->x, n), y_mean = baremo_mean(pairs->y, n);
    double xx = product_sum(pairs->x, x_mean, pairs->x, x_mean, n);
    double yy = product_sum(pairs->y, y_mean, pairs->y, y_mean, n);
    double r = product_sum(pairs->x, x_mean, pairs->y, y_mean, n) / sqrt(xx) / sqrt(yy);
    return 1 - fabs(r) <= 4 * DBL_EPSILON ? copysign(1, r) : r;
}

/* -- coefficients -- */

static void t_test(baremo_correlation *c, size_t count) {
    if (baremo_is_missing(c->r) || count < 3)
        return;
    c->df = (double)count - 2;
    if (fabs(c->r) == 1) {
        c->p = 0;
        return;
    }
    c->t = c->r * sqrt(c->df / ((1 - c->r) * (1 + c->r)));
    c->p = baremo_t_two_sided(c->t, c->df);
}

static baremo_correlation no_correlation(void) {
    double no = BAREMO_MISSING;
    return (baremo_correlation){no, no, no, no, baremo_interval_none()};
}

baremo_correlation baremo_correlation_pearson(const baremo_xy *pairs, double level) {
    baremo_correlation c = no_correlation();
    if (pairs->count < 2)
        return c;
    c.r = product_moment(pairs);
    t_test(&c, pairs->count);
    if (!baremo_is_missing(c.r) && pairs->count > 3) {
        double half = baremo_level_z(level) / sqrt((double)pairs->count - 3);
        c.limits = (baremo_interval){tanh(atanh(c.r) - half), tanh(atanh(c.r) + half)};
    }
    return c;
}

baremo_correlation baremo_correlation_spearman(const baremo_xy *pairs, baremo_arena *scratch) {
    baremo_correlation c = no_correlation();
    size_t n = pairs->count;
    if (n < 2)
        return c;
    double *ranks = baremo_arena_raw(scratch, 2 * n, sizeof *ranks);
    baremo_midranks(pairs->x, n, ranks, scratch);
    baremo_midranks(pairs->y, n, ranks + n, scratch);
    c.r = product_moment(&(baremo_xy){ranks, ranks + n, n});
    t_test(&c, n);
    return c;
}

double baremo_correlation_cross(const baremo_xy *series, long lag) {
    long n = (long)series->count;
    if (n < 2 || labs(lag) >= n || is_constant(series->x, series->count) ||
        is_constant(series->y, series->count))
        return BAREMO_MISSING;
    size_t overlap = (size_t)(n - labs(lag));
    size_t x_from = lag > 0 ? (size_t)lag : 0, y_from = lag < 0 ? (size_t)-lag : 0;
    double x_mean = baremo_mean(series->x, series->count),
           y_mean = baremo_mean(series->y, series->count);
    double xx = product_sum(series->x, x_mean, series->x, x_mean, series->count);
    double yy = product_sum(series->y, y_mean, series->y, y_mean, series->count);
    return product_sum(series->x + x_from, x_mean, series->y + y_from, y_mean, overlap) / sqrt(xx) /
           sqrt(yy);
}

/* -- partial correlation -- */

/* The controls, centred and of length 1, as a decomposed matrix; returns its rank. Dependent and
 * constant ones add nothing to it. */
static size_t decompose_controls(const double *const *controls, gsl_matrix *matrix, gsl_vector *tau,
                                 baremo_arena *scratch) {
    size_t rows = matrix->size1, columns = matrix->size2;
    for (size_t j = 0; j < columns; j++) {
        double mean = baremo_mean(controls[j], rows);
        double length = sqrt(product_sum(controls[j], mean, controls[j], mean, rows));
        bool constant = is_constant(controls[j], rows);
        for (size_t i = 0; i < rows; i++)
            gsl_matrix_set(matrix, i, j, constant ? 0 : (controls[j][i] - mean) / length);
    }
    gsl_permutation order = {columns, baremo_arena_array(scratch, columns, sizeof(size_t))};
    gsl_vector_view norm =
        gsl_vector_view_array(baremo_arena_array(scratch, columns, sizeof(double)), columns);
    int sign;
    gsl_linalg_QRPT_decomp(matrix, tau, &order, &sign, &norm.vector);
    size_t most = rows < columns ? rows : columns, rank = 0;
    while (rank < most && fabs(gsl_matrix_get(matrix, rank, rank)) > 1e-11)
        rank++;
    return rank;
}

/* What is left of a variable, in the coordinates of Q behind the rank. */
static bool left_over(const double *values, const gsl_matrix *matrix, const gsl_vector *tau,
                      size_t rank, gsl_vector *out) {
    size_t rows = matrix->size1;
    double mean = baremo_mean(values, rows), before = 0, after = 0;
    for (size_t i = 0; i < rows; i++) {
        gsl_vector_set(out, i, values[i] - mean);
        before += (values[i] - mean) * (values[i] - mean);
    }
    gsl_linalg_QR_QTvec(matrix, tau, out);
    for (size_t i = 0; i < rows; i++) {
        if (i < rank)
            gsl_vector_set(out, i, 0);
        after += gsl_vector_get(out, i) * gsl_vector_get(out, i);
    }
    return after > 1e-26 * before;
}

double baremo_correlation_partial(const baremo_xy *pairs, const double *const *controls,
                                  size_t control_count, baremo_arena *scratch) {
    size_t n = pairs->count, reflections = n < control_count ? n : control_count;
    if (n < 4 || control_count == 0 || is_constant(pairs->x, n) || is_constant(pairs->y, n))
        return BAREMO_MISSING;
    double *memory = baremo_arena_raw(scratch, n * control_count + 2 * n, sizeof *memory);
    gsl_matrix_view matrix = gsl_matrix_view_array(memory, n, control_count);
    gsl_vector_view x = gsl_vector_view_array(memory + n * control_count, n);
    gsl_vector_view y = gsl_vector_view_array(memory + n * control_count + n, n);
    gsl_vector_view tau = gsl_vector_view_array(
        baremo_arena_array(scratch, reflections, sizeof(double)), reflections);
    size_t rank = decompose_controls(controls, &matrix.matrix, &tau.vector, scratch);
    if (n < rank + 3 || !left_over(pairs->x, &matrix.matrix, &tau.vector, rank, &x.vector) ||
        !left_over(pairs->y, &matrix.matrix, &tau.vector, rank, &y.vector))
        return BAREMO_MISSING;
    double xx = 0, yy = 0, xy = 0;
    for (size_t i = rank; i < n; i++) {
        double a = gsl_vector_get(&x.vector, i), b = gsl_vector_get(&y.vector, i);
        xx += a * a;
        yy += b * b;
        xy += a * b;
    }
    return fmin(fmax(xy / sqrt(xx) / sqrt(yy), -1), 1);
}

/* -- the procedure -- */

/* Complete cases, one column after the other: x, y, then the controls. */
typedef struct complete {
    double *values;
    size_t count, missing;
} complete;

static complete complete_cases(baremo_arena *arena, const baremo_variable *const *variables,
                               size_t variable_count) {
    size_t rows = variables[0]->count;
    complete cases = {.values = baremo_arena_raw(arena, variable_count * rows + 1, sizeof(double))};
    for (size_t row = 0; row < rows; row++) {
        bool whole = true;
        for (size_t v = 0; v < variable_count; v++)
            whole = whole && !baremo_is_missing(variables[v]->numbers[row]);
        if (!whole) {
            cases.missing++;
            continue;
        }
        for (size_t v = 0; v < variable_count; v++)
            cases.values[v * rows + cases.count] = variables[v]->numbers[row];
        cases.count++;
    }
    return cases;
}

static const char *why_none(const baremo_xy *pairs) {
    if (pairs->count < 2)
        return "fewer than two complete cases";
    if (is_constant(pairs->x, pairs->count))
        return "x is constant";
    return is_constant(pairs->y, pairs->count) ? "y is constant" : NULL;
}

static void report_coefficients(const baremo_rows *rows, const baremo_xy *pairs,
                                baremo_arena *scratch) {
    const char *none = why_none(pairs);
    const char *few = none ? none : "fewer than three complete cases";
    baremo_correlation pearson = baremo_correlation_pearson(pairs, rows->level);
    baremo_correlation spearman = baremo_correlation_spearman(pairs, scratch);
    baremo_kendall kendall = baremo_correlation_kendall(pairs, scratch);
    baremo_rows_interval(rows, "pearson", pearson.r, pearson.limits, "fisher z",
                         none ? none : "limits need four complete cases");
    baremo_rows_value(rows, "pearson.t", pearson.t,
                      fabs(pearson.r) == 1 && pairs->count > 2 ? "the correlation is perfect"
                                                               : few);
    baremo_rows_value(rows, "pearson.p", pearson.p, few);
    baremo_rows_value(rows, "spearman", spearman.r, none);
    baremo_rows_method(rows, "spearman.p", spearman.p, "t with n - 2 df", few);
    baremo_rows_value(rows, "kendall_tau_b", kendall.tau_b, none);
    baremo_rows_value(rows, "kendall.z", kendall.z, none);
    baremo_rows_method(rows, "kendall.p", kendall.p, "normal, tie-corrected variance", none);
}

static void report_lags(const baremo_call *call, const baremo_rows *rows, const baremo_xy *pairs) {
    double most = baremo_call_number(call, "max-lag");
    if (baremo_is_missing(most))
        return;
    const char *why = rows->missing > 0 ? "the series has gaps" : why_none(pairs);
    for (long lag = -(long)most; lag <= (long)most; lag++) {
        char text[BAREMO_NUMBER_SIZE];
        size_t length = baremo_number_print(text, (double)lag);
        baremo_rows of = *rows;
        of.subject = baremo_arena_copy(rows->estimates->arena, text, length);
        double value = why ? BAREMO_MISSING : baremo_correlation_cross(pairs, lag);
        baremo_rows_value(&of, "cross_correlation", value,
                          why ? why : "the lag is longer than the series");
    }
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    baremo_arena *scratch = baremo_arena_new(estimates->arena);
    size_t control_count;
    const baremo_variable *const *controls = baremo_call_variables(call, "partial", &control_count);
    const baremo_variable **all =
        baremo_arena_array(scratch, control_count + 2, sizeof(const baremo_variable *));
    all[0] = baremo_call_variable(call, "x");
    all[1] = baremo_call_variable(call, "y");
    for (size_t i = 0; i < control_count; i++)
        all[i + 2] = controls[i];
    complete cases = complete_cases(scratch, all, control_count + 2);
    size_t rows_in = all[0]->count;
    baremo_xy pairs = {cases.values, cases.values + rows_in, cases.count};
    baremo_rows rows = {.estimates = estimates,
                        .n = (double)cases.count,
                        .missing = (double)cases.missing,
                        .level = baremo_call_level(call)};
    report_coefficients(&rows, &pairs, scratch);
    if (control_count) {
        const double **columns = baremo_arena_array(scratch, control_count, sizeof *columns);
        for (size_t i = 0; i < control_count; i++)
            columns[i] = cases.values + (i + 2) * rows_in;
        double partial = baremo_correlation_partial(&pairs, columns, control_count, scratch);
        baremo_rows_value(&rows, "partial", partial,
                          "the controls leave nothing of x or y, or too few cases");
    }
    report_lags(call, &rows, &pairs);
    baremo_arena_free(scratch);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"x", BAREMO_ROLE_NUMBER, false, false, "the first variable"},
    {"y", BAREMO_ROLE_NUMBER, false, false, "the second variable"},
    {"partial", BAREMO_ROLE_NUMBER, true, true, "controls of the partial correlation"},
};

static const baremo_option options[] = {
    {"max-lag", BAREMO_OPTION_INTEGER, NULL, NULL, 0, 10000,
     "rows are a series: cross-correlations at the lags -N to N"},
};

static const baremo_output outputs[] = {
    {"pearson", "product-moment correlation; Fisher's limits"},
    {"pearson.t", "r sqrt((n - 2)/(1 - r^2))"},
    {"pearson.p", "its p, t with n - 2 degrees of freedom"},
    {"spearman", "correlation of the midranks"},
    {"spearman.p", "its p, t with n - 2 degrees of freedom"},
    {"kendall_tau_b", "Kendall's tau-b"},
    {"kendall.z", "S over its standard deviation, corrected for ties"},
    {"kendall.p", "its p, normal, without continuity correction"},
    {"partial", "correlation of the residuals on the controls"},
    {"cross_correlation", "x(t + lag) with y(t), subject lag"},
};

static const baremo_form forms[] = {{.roles = {"x", "y"}}};

const baremo_procedure baremo_procedure_correlation = {
    .name = "correlation",
    .summary = "correlation of two variables: Pearson, Spearman, Kendall, partial, lagged",
    .definition = "Cases with anything blank are left out. Spearman's p is by t with n - 2 degrees "
                  "of freedom and Kendall's "
                  "by the normal distribution with the tie-corrected variance, at every n. A "
                  "constant variable has no "
                  "correlation; two cases have no test; limits need four. The partial correlation "
                  "is that of the residuals of x "
                  "and y on the controls and a constant.\n\n"
                  "With --max-lag the rows are a series in time: at lag k the value is that of x k "
                  "rows later with y, the sums "
                  "over the overlap, divided by the norms of the full series.",
    .source = "Fisher (1921) Metron 1:3; Knight (1966) JASA 61:436; Kendall (1970) Rank "
              "Correlation Methods. Equals R "
              "4.2 cor.test, ccf, and cor of the residuals of lm",
    .roles = roles,
    .role_count = sizeof roles / sizeof *roles,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .outputs = outputs,
    .output_count = sizeof outputs / sizeof *outputs,
    .forms = forms,
    .form_count = sizeof forms / sizeof *forms,
    .run = run,
};
