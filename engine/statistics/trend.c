/* The procedure `trend`.
 *
 * 1. Rows are put in order of the period where all periods are numbers, which then are the times;
 *    else they stay in their order and the times are 1..n.
 * 2. A row without period or value is missing.
 * 3. Two values have slopes and no limits; one value or none have nothing. Mann-Kendall needs
 * three.
 * 4. Constant values: s = 0, z and tau missing, p = 1; the slopes are 0; Pettitt's k = 0, p = 1, no
 *    position.
 * 5. Rows of equal period are not compared with each other by Mann-Kendall and Theil-Sen.
 * 6. Sen's limits are slopes number round((N-C)/2) and round((N+C)/2) + 1 of N, C = z sqrt(var_s),
 *    halves to even; they are missing where these are none.
 * 7. Values that lie on a line: limits of the slope are the slope, up to rounding.
 */
#include "engine/statistics/trend.h"

#include <math.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/correlation.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/moments.h"
#include "engine/statistics/quantiles.h"
#include "engine/statistics/score_limits.h"
#include "engine/statistics/sort.h"
#include "engine/statistics/theil_sen.h"

baremo_mann_kendall baremo_mann_kendall_of(const baremo_series *series, baremo_arena *scratch) {
    double no = BAREMO_MISSING;
    if (series->count < 3)
        return (baremo_mann_kendall){no, no, no, no, no};
    baremo_xy pairs = {series->time, series->value, series->count};
    baremo_kendall kendall = baremo_correlation_kendall(&pairs, scratch);
    if (baremo_is_missing(kendall.s))
        return (baremo_mann_kendall){0.0, 0.0, no, 1.0, no};
    double sign = (kendall.s > 0.0) - (kendall.s < 0.0);
    double z = (kendall.s - sign) / sqrt(kendall.variance);
    return (baremo_mann_kendall){kendall.s, kendall.variance, z, 2.0 * baremo_normal_upper(fabs(z)),
                                 kendall.tau_b};
}

baremo_theil_sen baremo_theil_sen_of(const baremo_series *series, double variance, double level,
                                     baremo_arena *scratch) {
    size_t count = series->count;
    baremo_theil_sen result = {BAREMO_MISSING, BAREMO_MISSING, baremo_interval_none()};
    baremo_slopes slopes = baremo_slopes_of(scratch, series->time, series->value, count);
    if (!(slopes.pairs > 0.0))
        return result;
    result.slope = baremo_slopes_median(&slopes);
    double *rests = baremo_arena_raw(scratch, count, sizeof *rests);
    for (size_t i = 0; i < count; i++)
        rests[i] = series->value[i] - result.slope * series->time[i];
    baremo_ordered ordered = {baremo_sorted_copy(scratch, rests, count), NULL, count,
                              (double)count};
    result.intercept = baremo_quantile(&ordered, 0.5, 7);
    double reach = baremo_level_z(level) * sqrt(variance);
    double low = rint(0.5 * (slopes.pairs - reach));
    double high = rint(0.5 * (slopes.pairs + reach)) + 1.0;
    if (low >= 1.0 && high <= slopes.pairs)
        result.limits =
            (baremo_interval){baremo_slopes_at(&slopes, low), baremo_slopes_at(&slopes, high)};
    return result;
}

/* U(t) = 2 sum of the first t ranks - t (n + 1), whole numbers. */
baremo_pettitt baremo_pettitt_of(const baremo_series *series, baremo_arena *scratch) {
    size_t count = series->count;
    baremo_pettitt result = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING};
    if (count < 2)
        return result;
    double n = (double)count;
    double *ranks = baremo_arena_raw(scratch, count, sizeof *ranks);
    baremo_midranks(series->value, count, ranks, scratch);
    double u = 0.0;
    result.k = 0.0;
    for (size_t t = 0; t < count; t++) {
        u += 2.0 * ranks[t] - (n + 1.0);
        if (fabs(u) > result.k) {
            result.k = fabs(u);
            result.position = (double)t + 1.0;
        }
    }
    result.p = fmin(2.0 * exp(-6.0 * result.k * result.k / (n * n * n + n * n)), 1.0);
    return result;
}

/* -- least squares -- */

typedef struct line_fit {
    baremo_moments time, value;
    double slope;
} line_fit;

static line_fit fit_line(const baremo_series *series) {
    line_fit fit = {baremo_moments_of(series->time, series->count, -1),
                    baremo_moments_of(series->value, series->count, -1), BAREMO_MISSING};
    baremo_sum products = {0};
    for (size_t i = 0; i < series->count; i++)
        baremo_sum_add_product(&products, baremo_deviation(&fit.time, series->time[i]),
                               baremo_deviation(&fit.value, series->value[i]));
    fit.slope = baremo_sum_value(&products) / fit.time.square;
    return fit;
}

static double residual(const line_fit *fit, const baremo_series *series, size_t i) {
    return baremo_deviation(&fit->value, series->value[i]) -
           fit->slope * baremo_deviation(&fit->time, series->time[i]);
}

/* Sum of u(i) u(i - lag), u = (time - mean) residual. */
static double lagged_sum(const line_fit *fit, const baremo_series *series, size_t lag) {
    baremo_sum sum = {0};
    for (size_t i = lag; i < series->count; i++) {
        double here = baremo_deviation(&fit->time, series->time[i]) * residual(fit, series, i);
        double before =
            baremo_deviation(&fit->time, series->time[i - lag]) * residual(fit, series, i - lag);
        baremo_sum_add_product(&sum, here, before);
    }
    return baremo_sum_value(&sum);
}

/* The slope's own element of the sandwich: in terms of deviations from the mean time the matrix X'X
 * is diagonal. */
static double newey_west_variance(const line_fit *fit, const baremo_series *series) {
    size_t lags = (size_t)floor(4.0 * pow((double)series->count / 100.0, 2.0 / 9.0));
    double total = lagged_sum(fit, series, 0);
    for (size_t lag = 1; lag <= lags && lag < series->count; lag++)
        total += 2.0 * (1.0 - (double)lag / (double)(lags + 1)) * lagged_sum(fit, series, lag);
    return total / fit->time.square / fit->time.square;
}

baremo_slope baremo_slope_of(const baremo_series *series, double level) {
    baremo_slope result = {BAREMO_MISSING, baremo_interval_none(), baremo_interval_none()};
    if (series->count < 2)
        return result;
    line_fit fit = fit_line(series);
    if (!(fit.time.square > 0.0))
        return result;
    result.estimate = fit.slope;
    if (series->count < 3)
        return result;
    double df = (double)series->count - 2.0;
    double t = baremo_t_quantile(0.5 + 0.5 * level, df);
    baremo_sum squares = {0};
    for (size_t i = 0; i < series->count; i++) {
        double rest = residual(&fit, series, i);
        baremo_sum_add_product(&squares, rest, rest);
    }
    double reach = t * sqrt(baremo_sum_value(&squares) / df / fit.time.square);
    double robust = t * sqrt(fmax(newey_west_variance(&fit, series), 0.0));
    result.ols = (baremo_interval){fit.slope - reach, fit.slope + reach};
    result.newey_west = (baremo_interval){fit.slope - robust, fit.slope + robust};
    return result;
}

/* -- the procedure -- */

static void report_mann_kendall(const baremo_rows *rows, const baremo_mann_kendall *test) {
    const char *few = "fewer than three values";
    const char *equal = baremo_is_missing(test->s) ? few : "all values are equal";
    baremo_rows_value(rows, "mann_kendall.s", test->s, few);
    baremo_rows_value(rows, "mann_kendall.var_s", test->variance, few);
    baremo_rows_method(rows, "mann_kendall.z", test->z, "continuity correction", equal);
    baremo_rows_method(rows, "mann_kendall.p", test->p, "normal, tie-corrected variance", few);
    baremo_rows_value(rows, "mann_kendall.tau", test->tau, equal);
}

/* Why there are no slopes at all. */
static const char *no_slope(const baremo_series *series) {
    return series->count < 2 ? "fewer than two values" : "all rows have the same period";
}

static void report_theil_sen(const baremo_rows *rows, const baremo_series *series,
                             const baremo_theil_sen *line) {
    const char *none = no_slope(series);
    baremo_estimate *slope =
        baremo_rows_interval(rows, "theil_sen", line->slope, line->limits, "sen", none);
    if (!baremo_is_missing(line->slope) && baremo_is_missing(line->limits.low))
        slope->note = "too few values for limits";
    baremo_rows_value(rows, "theil_sen.intercept", line->intercept, none);
}

static void report_pettitt(const baremo_rows *rows, const baremo_pettitt *test) {
    const char *few = "fewer than two values";
    baremo_rows_value(rows, "pettitt.k", test->k, few);
    baremo_rows_value(rows, "pettitt.position", test->position, test->k == 0.0 ? "no change" : few);
    baremo_rows_method(rows, "pettitt.p", test->p, "approximate", few);
}

static void report_slope(const baremo_rows *rows, const baremo_series *series,
                         const baremo_slope *slope) {
    const char *why =
        baremo_is_missing(slope->estimate) ? no_slope(series) : "two values leave no residuals";
    baremo_rows_interval(rows, "slope", slope->estimate, slope->ols, "ols", why);
    baremo_rows_interval(rows, "slope.newey_west", slope->estimate, slope->newey_west,
                         "newey-west, bartlett", why);
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    baremo_arena *arena = baremo_call_arena(call);
    const baremo_variable *value = baremo_call_variable(call, "value");
    baremo_series series =
        baremo_series_of(baremo_call_variable(call, "period"), value, arena, NULL);
    double level = baremo_call_level(call);
    baremo_rows rows = {.estimates = estimates,
                        .n = (double)series.count,
                        .missing = (double)(value->count - series.count),
                        .level = level};
    baremo_mann_kendall mann_kendall = baremo_mann_kendall_of(&series, arena);
    baremo_theil_sen theil_sen = baremo_theil_sen_of(&series, mann_kendall.variance, level, arena);
    baremo_pettitt pettitt = baremo_pettitt_of(&series, arena);
    baremo_slope slope = baremo_slope_of(&series, level);
    report_mann_kendall(&rows, &mann_kendall);
    report_theil_sen(&rows, &series, &theil_sen);
    report_pettitt(&rows, &pettitt);
    report_slope(&rows, &series, &slope);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"period", BAREMO_ROLE_ANY, false, false, "when: numbers are times, other periods count 1..n"},
    {"value", BAREMO_ROLE_NUMBER, false, false, "the measurement"},
};

static const baremo_output outputs[] = {
    {"mann_kendall.s", "pairs of values that rise minus pairs that fall"},
    {"mann_kendall.var_s", "its variance without trend, corrected for ties"},
    {"mann_kendall.z", "(s - sign s) / sqrt(var_s)"},
    {"mann_kendall.p", "two-sided normal p"},
    {"mann_kendall.tau", "Kendall's tau-b of value and time"},
    {"theil_sen", "median of the slopes of all pairs; Sen's limits"},
    {"theil_sen.intercept", "median of value - slope time"},
    {"pettitt.k", "largest distance of the rank sums from that without change"},
    {"pettitt.position", "number of the last value before the change"},
    {"pettitt.p", "approximate p, 2 exp(-6 k^2 / (n^3 + n^2)), at most 1"},
    {"slope", "least-squares slope; t limits with n - 2 degrees of freedom"},
    {"slope.newey_west", "the same slope; limits for autocorrelated residuals"},
};

static const baremo_form forms[] = {{.roles = {"period", "value"}}};

const baremo_procedure baremo_procedure_trend = {
    .name = "trend",
    .summary = "trend and change of a series",
    .definition = "Rows stand in order of the period where periods are numbers, which then are the "
                  "times of the slopes; other "
                  "periods keep the order of the rows and count 1..n.\n\n"
                  "Mann-Kendall: variance corrected for ties, continuity correction. Sen's limits "
                  "are the slopes number "
                  "round((N-C)/2) and round((N+C)/2) + 1 of N, C = z sqrt(var_s), halves to even. "
                  "Newey-West: Bartlett weights, "
                  "lag floor(4 (n/100)^(2/9)), no prewhitening, no correction by n/(n-2).\n\n"
                  "Constant values have s = 0 and p = 1, and neither z nor tau. Two values have "
                  "slopes without limits.",
    .source = "Mann (1945) Econometrica 13:245; Sen (1968) JASA 63:1379; Pettitt (1979) Appl. "
              "Stat. 28:126; Newey and "
              "West (1987) Econometrica 55:703. Equals R 4.2 trend::mk.test, sens.slope, "
              "pettitt.test, lm, "
              "sandwich::NeweyWest(prewhite = FALSE)",
    .roles = roles,
    .role_count = sizeof roles / sizeof *roles,
    .outputs = outputs,
    .output_count = sizeof outputs / sizeof *outputs,
    .forms = forms,
    .form_count = sizeof forms / sizeof *forms,
    .run = run,
};
