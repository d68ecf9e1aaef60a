/* The procedure `control_chart`.
 *
 *  1. Rows stand in order of the period where periods are numbers, else in their order; a period
 *     in two rows is refused.
 *  2. A row without period or value (or total, for p and u) is missing.
 *  3. xmr, ewma and cusum chart measurements; p shares of counts in totals; u counts over exposure;
 *     c counts. `--total` is for p and u, and for no other.
 *  4. Counts are whole numbers from 0; totals of p whole, above 0, and not below the counts; those
 * of u above 0. Others are refused.
 *  5. Center and sigma come from the first `--baseline` points, else from all. A longer baseline
 *     than the series: nothing is computable but the points.
 *  6. sigma of xmr, ewma and cusum is the mean moving range over d2 = 2/sqrt(pi): fewer than two
 *     points have none. That of p and u is of one case or unit of exposure.
 *  7. Limits are center -/+ 3 sigma, those of p, u and c at least 0. Common limits stand in rows
 *     without subject; they are missing where points differ.
 *  8. ewma: lambda 0.2, started at the center, limits widen with time. cusum: standardised values,
 *     k 0.5, h 5; cusum_low is 0 or negative; not computable without variation.
 *  9. signal is 1 with the rule in the note, else 0. xmr, p, u, c: beyond the limits; two of three
 *     beyond 2 sigma, four of five beyond 1 sigma, eight in a row, on one side. ewma and cusum:
 *     beyond the limits.
 * 10. Equal values have sigma 0 and no signal. Runs and crossings leave out points on the center.
 */
#include "engine/statistics/control_chart.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/categories.h"
#include "engine/statistics/rows.h"
#include "engine/statistics/series.h"

static const char *const chart_words[] = {"xmr", "p", "u", "c", "ewma", "cusum"};
static const char *const chart_names[] = {"individuals chart", "p chart",    "u chart",
                                          "c chart",           "ewma chart", "cusum chart"};
static const char *const rule_notes[] = {NULL, "beyond the limits", "two of three beyond 2 sigma",
                                         "four of five beyond 1 sigma",
                                         "eight in a row on one side"};

typedef struct chart_data {
    baremo_chart chart;
    baremo_control_point *points;
    const char **subjects;
    size_t count, missing;
} chart_data;

static baremo_chart chart_of(const baremo_call *call) {
    const char *word = baremo_call_word(call, "chart");
    for (int i = 0; i <= BAREMO_CHART_CUSUM; i++)
        if (strcmp(word, chart_words[i]) == 0)
            return (baremo_chart)i;
    return BAREMO_CHART_XMR;
}

static bool has_totals(baremo_chart chart) {
    return chart == BAREMO_CHART_P || chart == BAREMO_CHART_U;
}

static baremo_status check_roles(const baremo_call *call, baremo_chart chart) {
    bool total = baremo_call_variable(call, "total") != NULL;
    if (total == has_totals(chart)) {
        bool counted = total || chart == BAREMO_CHART_C;
        return counted ? baremo_counts_check(call, "value") : BAREMO_OK;
    }
    baremo_call_refuse(
        call, total ? "--total is for --chart p and --chart u" : "--chart %s needs --total",
        chart_words[chart]);
    return BAREMO_INVALID;
}

static baremo_status check_point(const baremo_call *call, const chart_data *data, size_t row,
                                 const baremo_control_point *point) {
    if (!has_totals(data->chart))
        return BAREMO_OK;
    bool whole = point->total == floor(point->total);
    if (!(point->total > 0.0))
        baremo_call_fault(call, "total", row, "the total must be above 0");
    else if (data->chart == BAREMO_CHART_P && (!whole || point->value > point->total))
        baremo_call_fault(call, "total", row,
                          "the total must be a whole number, not below the count");
    else
        return BAREMO_OK;
    return BAREMO_DATA;
}

/* Refuses a period that stood in an earlier row. */
static baremo_status check_period(const baremo_call *call, const baremo_variable *period,
                                  size_t row, bool *seen) {
    int code = period->codes[row];
    if (seen[code]) {
        baremo_call_fault(call, "period", row, "the period \"%s\" stands in an earlier row too",
                          period->labels[code]);
        return BAREMO_DATA;
    }
    seen[code] = true;
    return BAREMO_OK;
}

static baremo_status read_points(const baremo_call *call, baremo_arena *arena, chart_data *data) {
    const baremo_variable *period = baremo_call_variable(call, "period");
    const baremo_variable *value = baremo_call_variable(call, "value");
    const baremo_variable *total = baremo_call_variable(call, "total");
    size_t *rows = baremo_arena_raw(arena, value->count + 1, sizeof *rows);
    baremo_series series = baremo_series_of(period, value, arena, rows);
    size_t labels = (size_t)period->label_count;
    bool *seen = baremo_arena_array(arena, labels + 1, sizeof *seen);
    data->points = baremo_arena_array(arena, series.count + 1, sizeof *data->points);
    data->subjects = baremo_arena_array(arena, series.count + 1, sizeof *data->subjects);
    baremo_status status = check_roles(call, data->chart);
    for (size_t i = 0; i < series.count && status == BAREMO_OK; i++) {
        size_t row = rows[i];
        if (total && baremo_is_missing(total->numbers[row]))
            continue;
        baremo_control_point point = {.value = series.value[i],
                                      .total = total ? total->numbers[row] : 1.0};
        status = check_point(call, data, row, &point);
        if (status == BAREMO_OK)
            status = check_period(call, period, row, seen);
        data->subjects[data->count] = period->labels[period->codes[row]];
        data->points[data->count++] = point;
    }
    data->missing = value->count - data->count;
    return status;
}

/* -- reporting -- */

typedef struct chart_report {
    const chart_data *data;
    const baremo_control *control;
    const char *why; /* nothing but the points is computable; NULL: it is */
} chart_report;

static const char *sigma_reason(const chart_report *report) {
    return report->why ? report->why : "fewer than two points in the baseline";
}

static void report_center(const baremo_rows *rows, const chart_report *report) {
    const baremo_control *control = report->control;
    const char *method = chart_names[report->data->chart];
    const char *sigma = sigma_reason(report);
    bool ranges = !has_totals(report->data->chart) && report->data->chart != BAREMO_CHART_C;
    const char *limits = baremo_is_missing(control->sigma) ? sigma
                         : report->data->count             ? "limits differ from point to point"
                                                           : "no points";
    if (report->data->chart == BAREMO_CHART_CUSUM && control->sigma == 0.0)
        limits = "all values are equal";
    baremo_rows_method(rows, "center", control->center, method, report->why);
    baremo_rows_method(rows, "sigma", control->sigma, method, sigma);
    baremo_rows_method(rows, "lcl", control->lcl, method, limits);
    baremo_rows_method(rows, "ucl", control->ucl, method, limits);
    const char *range = ranges ? sigma : "counts have no moving range";
    baremo_rows_method(rows, "mr_center", control->mr_center, method, range);
    baremo_rows_method(rows, "mr_ucl", control->mr_ucl, method, range);
}

static void report_signal(const baremo_rows *rows, const baremo_control_point *point,
                          const char *reason) {
    bool judged = !baremo_is_missing(point->lcl);
    double signal = point->rule == BAREMO_RULE_NONE ? 0.0 : 1.0;
    baremo_estimate *row =
        baremo_rows_value(rows, "signal", judged ? signal : BAREMO_MISSING, reason);
    if (judged)
        row->note = rule_notes[point->rule];
}

static void report_point(const baremo_rows *all, const chart_report *report, size_t i) {
    const baremo_control_point *point = &report->data->points[i];
    bool cusum = report->data->chart == BAREMO_CHART_CUSUM;
    const char *reason = sigma_reason(report);
    if (cusum && report->control->sigma == 0.0)
        reason = "all values are equal";
    baremo_rows rows = *all;
    rows.subject = report->data->subjects[i];
    rows.n = has_totals(report->data->chart) ? point->total : 1.0;
    baremo_rows_value(&rows, "point", point->point, reason);
    if (cusum) {
        baremo_rows_value(&rows, "cusum_high", point->cusum_high, reason);
        baremo_rows_value(&rows, "cusum_low", point->cusum_low, reason);
    }
    baremo_rows_value(&rows, "lcl", point->lcl, reason);
    baremo_rows_value(&rows, "ucl", point->ucl, reason);
    report_signal(&rows, point, reason);
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    chart_data data = {.chart = chart_of(call)};
    baremo_status status = read_points(call, estimates->arena, &data);
    if (status != BAREMO_OK)
        return status;
    double wish = baremo_call_number(call, "baseline");
    size_t baseline = baremo_is_missing(wish) ? 0 : (size_t)wish;
    baremo_control control = baremo_control_of(data.points, data.count, data.chart, baseline);
    chart_report report = {&data, &control, NULL};
    if (data.count == 0)
        report.why = "no points";
    else if (baseline > data.count)
        report.why = "the baseline is longer than the series";
    if (report.why)
        control = baremo_control_none(data.points, data.count, data.chart);
    baremo_rows rows = {.estimates = estimates,
                        .n = (double)data.count,
                        .missing = (double)data.missing,
                        .level = baremo_call_level(call)};
    report_center(&rows, &report);
    baremo_rows_value(&rows, "longest_run", control.longest_run, report.why);
    baremo_rows_value(&rows, "crossings", control.crossings, report.why);
    for (size_t i = 0; i < data.count; i++)
        report_point(&rows, &report, i);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"period", BAREMO_ROLE_ANY, false, false, "when: numbers are put in order, others keep theirs"},
    {"value", BAREMO_ROLE_NUMBER, false, false, "measurement, or count for p, u and c"},
    {"total", BAREMO_ROLE_NUMBER, false, true, "cases for p, exposure for u"},
};

static const baremo_option options[] = {
    {"chart", BAREMO_OPTION_WORD, "xmr|p|u|c|ewma|cusum", "xmr", 0, 0,
     "individual values, shares, rates, counts, weighted means, cumulated sums"},
    {"baseline", BAREMO_OPTION_INTEGER, NULL, NULL, 1, 1e9,
     "how many of the first points set center and sigma; otherwise all"},
};

static const baremo_output outputs[] = {
    {"center", "mean of the baseline; of counts over totals for p and u"},
    {"sigma", "mean moving range / d2; p: sqrt(c (1 - c)), u and c: sqrt(c), of one case"},
    {"lcl", "center - 3 sigma, at least 0 for counts; per point (subject) and in common"},
    {"ucl", "center + 3 sigma; per point and in common"},
    {"mr_center", "mean moving range"},
    {"mr_ucl", "upper limit of the moving range, (1 + 3 d3/d2) mr_center"},
    {"longest_run", "most values in a row on one side of the center"},
    {"crossings", "how often the values change sides"},
    {"point", "what the chart shows, per point (subject); cusum: the standardised value"},
    {"cusum_high", "cumulated excess above k 0.5, per point"},
    {"cusum_low", "the same below, 0 or negative"},
    {"signal", "1 with the rule in note, else 0, per point"},
};

static const baremo_form forms[] = {{.roles = {"period", "value"}}};

const baremo_procedure baremo_procedure_control_chart = {
    .name = "control_chart",
    .summary = "a series within the limits of its own variation",
    .definition = "Rows stand in order of the period where periods are numbers; other periods keep "
                  "the order of the rows. Center "
                  "and sigma come from all points or the first --baseline.\n\n"
                  "xmr, ewma and cusum: sigma is the mean moving range over d2 = 2/sqrt(pi). p, u, "
                  "c: from the binomial and the "
                  "Poisson distribution, so limits depend on the total of each point and are at "
                  "least 0. ewma: lambda 0.2, started "
                  "at the center, limits that widen with time. cusum: standardised values, k 0.5, "
                  "decision limit h 5 on either "
                  "side.\n\n"
                  "A signal names its rule in the note: beyond the limits; and, for xmr, p, u and "
                  "c, two of three points beyond 2 "
                  "sigma, four of five beyond 1 sigma, or eight in a row, on one side. Runs and "
                  "crossings are those of the values "
                  "about the center, values on it left out.",
    .source = "Shewhart (1931) Economic Control of Quality of Manufactured Product; Western "
              "Electric (1956) Statistical "
              "Quality Control Handbook; Montgomery (2012) Introduction to Statistical Quality "
              "Control, ch. 6, 7, 9. Equals "
              "R 4.2 qcc 2.7 with the exact d2",
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
