/* Control charts: center, sigma, limits and rules. */
#include "engine/statistics/control_chart.h"

#include <math.h>
#include <stdbool.h>

#include <baremo/number.h>

#include "engine/statistics/moments.h"

static const double HALF_SQRT_PI = 0.88622692545275801365; /* 1/d2 of two values */
static const double LAMBDA = 0.2;
static const double CUSUM_SHIFT = 0.5;
static const double CUSUM_LIMIT = 5.0;

static bool by_ranges(baremo_chart chart) {
    return chart == BAREMO_CHART_XMR || chart == BAREMO_CHART_EWMA || chart == BAREMO_CHART_CUSUM;
}

static bool by_totals(baremo_chart chart) {
    return chart == BAREMO_CHART_P || chart == BAREMO_CHART_U;
}

/* -- center and sigma -- */

static double find_center(const baremo_control_point *points, size_t count, baremo_chart chart) {
    baremo_sum values = {0}, totals = {0};
    for (size_t i = 0; i < count; i++) {
        baremo_sum_add(&values, points[i].value);
        baremo_sum_add(&totals, by_totals(chart) ? points[i].total : 1.0);
    }
    double total = baremo_sum_value(&totals);
    return total > 0.0 ? baremo_sum_value(&values) / total : BAREMO_MISSING;
}

static double mean_range(const baremo_control_point *points, size_t count) {
    if (count < 2)
        return BAREMO_MISSING;
    baremo_sum ranges = {0};
    for (size_t i = 1; i < count; i++)
        baremo_sum_add(&ranges, fabs(points[i].value - points[i - 1].value));
    return baremo_sum_value(&ranges) / (double)(count - 1);
}

static void set_sigma(baremo_control *control, const baremo_control_point *points, size_t baseline,
                      baremo_chart chart) {
    control->mr_center = control->mr_ucl = BAREMO_MISSING;
    if (by_ranges(chart)) {
        /* d2 = 2/sqrt(pi), d3 = sqrt(2 - 4/pi) of the range of two values */
        control->mr_center = mean_range(points, baseline);
        control->sigma = control->mr_center * HALF_SQRT_PI;
        double d3 = sqrt(2.0 - 1.0 / (HALF_SQRT_PI * HALF_SQRT_PI));
        control->mr_ucl = control->mr_center * (1.0 + 3.0 * d3 * HALF_SQRT_PI);
    } else if (chart == BAREMO_CHART_P) {
        control->sigma = sqrt(control->center * (1.0 - control->center));
    } else {
        control->sigma = sqrt(control->center);
    }
}

/* -- points -- */

static double share_of(const baremo_control_point *point, baremo_chart chart) {
    return by_totals(chart) ? point->value / point->total : point->value;
}

static void set_shewhart(const baremo_control *control, baremo_control_point *point,
                         baremo_chart chart) {
    double sigma = by_totals(chart) ? control->sigma / sqrt(point->total) : control->sigma;
    point->point = share_of(point, chart);
    double distance = point->point - control->center;
    point->distance = sigma > 0.0 || isnan(sigma) ? distance / sigma
                      : distance == 0.0           ? 0.0
                                                  : copysign(HUGE_VAL, distance);
    point->lcl = control->center - 3.0 * sigma;
    point->ucl = control->center + 3.0 * sigma;
    if (!by_ranges(chart))
        point->lcl = fmax(point->lcl, 0.0);
}

static void set_ewma(const baremo_control *control, baremo_control_point *points, size_t count) {
    double mean = control->center;
    for (size_t i = 0; i < count; i++) {
        mean = LAMBDA * points[i].value + (1.0 - LAMBDA) * mean;
        double share = -expm1(2.0 * ((double)i + 1.0) * log1p(-LAMBDA)) * LAMBDA / (2.0 - LAMBDA);
        double reach = 3.0 * control->sigma * sqrt(share);
        points[i].point = mean;
        points[i].lcl = control->center - reach;
        points[i].ucl = control->center + reach;
    }
}

static void set_cusum(const baremo_control *control, baremo_control_point *points, size_t count) {
    double high = 0.0, low = 0.0;
    for (size_t i = 0; i < count && control->sigma > 0.0; i++) {
        double z = (points[i].value - control->center) / control->sigma;
        high = fmax(0.0, high + z - CUSUM_SHIFT);
        low = fmin(0.0, low + z + CUSUM_SHIFT);
        points[i].point = z;
        points[i].cusum_high = high;
        points[i].cusum_low = low;
        points[i].lcl = -CUSUM_LIMIT;
        points[i].ucl = CUSUM_LIMIT;
    }
}

static void set_points(const baremo_control *control, baremo_control_point *points, size_t count,
                       baremo_chart chart) {
    double no = BAREMO_MISSING;
    for (size_t i = 0; i < count; i++) {
        baremo_control_point *point = &points[i];
        *point = (baremo_control_point){point->value, point->total,    no, no, no, no, no,
                                        no,           BAREMO_RULE_NONE};
        if (chart != BAREMO_CHART_EWMA && chart != BAREMO_CHART_CUSUM)
            set_shewhart(control, point, chart);
    }
    if (chart == BAREMO_CHART_EWMA)
        set_ewma(control, points, count);
    if (chart == BAREMO_CHART_CUSUM)
        set_cusum(control, points, count);
}

/* Limits of all points, where they are the same. */
static void set_common_limits(baremo_control *control, const baremo_control_point *points,
                              size_t count) {
    control->lcl = count ? points[0].lcl : BAREMO_MISSING;
    control->ucl = count ? points[0].ucl : BAREMO_MISSING;
    for (size_t i = 1; i < count; i++)
        if (points[i].lcl != control->lcl || points[i].ucl != control->ucl)
            control->lcl = control->ucl = BAREMO_MISSING;
}

/* -- rules -- */

/* Distances are compared with this slack, so that rounding makes no signal. */
static const double SLACK = 1e-9;

/* -1 below, 1 above, 0 within `sigmas` of the center. */
static int side_beyond(double distance, double sigmas) {
    return (distance > sigmas + SLACK) - (distance < -sigmas - SLACK);
}

/* Whether the last point lies beyond `sigmas`, and with it at least `wanted` of `among` points on
 * its side. */
static bool is_cluster(const baremo_control_point *points, size_t last, size_t among, size_t wanted,
                       double sigmas) {
    int side = side_beyond(points[last].distance, sigmas);
    if (side == 0 || last + 1 < among)
        return false;
    size_t beyond = 0;
    for (size_t i = last + 1 - among; i <= last; i++)
        beyond += side_beyond(points[i].distance, sigmas) == side;
    return beyond >= wanted;
}

static baremo_control_rule shewhart_rule(const baremo_control_point *points, size_t last) {
    if (side_beyond(points[last].distance, 3.0) != 0)
        return BAREMO_RULE_LIMITS;
    if (is_cluster(points, last, 3, 2, 2.0))
        return BAREMO_RULE_TWO_OF_THREE;
    if (is_cluster(points, last, 5, 4, 1.0))
        return BAREMO_RULE_FOUR_OF_FIVE;
    if (is_cluster(points, last, 8, 8, 0.0))
        return BAREMO_RULE_EIGHT;
    return BAREMO_RULE_NONE;
}

static baremo_control_rule limits_rule(const baremo_control_point *point, baremo_chart chart) {
    double high = chart == BAREMO_CHART_CUSUM ? point->cusum_high : point->point;
    double low = chart == BAREMO_CHART_CUSUM ? point->cusum_low : point->point;
    double slack = SLACK * (point->ucl - point->lcl);
    bool beyond = high > point->ucl + slack || low < point->lcl - slack;
    return beyond ? BAREMO_RULE_LIMITS : BAREMO_RULE_NONE;
}

static void set_rules(baremo_control_point *points, size_t count, baremo_chart chart) {
    bool shewhart = chart != BAREMO_CHART_EWMA && chart != BAREMO_CHART_CUSUM;
    for (size_t i = 0; i < count; i++)
        points[i].rule = shewhart ? shewhart_rule(points, i) : limits_rule(&points[i], chart);
}

/* Runs of the values themselves, also where the chart shows weighted or cumulated ones. */
static void set_runs(baremo_control *control, const baremo_control_point *points, size_t count,
                     baremo_chart chart) {
    double run = 0.0;
    int before = 0;
    for (size_t i = 0; i < count; i++) {
        double value = share_of(&points[i], chart);
        double slack = 1e-12 * fmax(fabs(value), fabs(control->center));
        int side = (value > control->center + slack) - (value < control->center - slack);
        if (side == 0)
            continue;
        control->crossings += before != 0 && side != before;
        run = side == before ? run + 1.0 : 1.0;
        control->longest_run = fmax(control->longest_run, run);
        before = side;
    }
}

baremo_control baremo_control_of(baremo_control_point *points, size_t count, baremo_chart chart,
                                 size_t baseline) {
    if (baseline == 0 || baseline > count)
        baseline = count;
    baremo_control control = {.center = find_center(points, baseline, chart)};
    set_sigma(&control, points, baseline, chart);
    set_points(&control, points, count, chart);
    set_common_limits(&control, points, count);
    set_rules(points, count, chart);
    set_runs(&control, points, count, chart);
    return control;
}

baremo_control baremo_control_none(baremo_control_point *points, size_t count, baremo_chart chart) {
    double no = BAREMO_MISSING;
    for (size_t i = 0; i < count; i++) {
        points[i].lcl = points[i].ucl = points[i].distance = no;
        points[i].cusum_high = points[i].cusum_low = no;
        if (chart == BAREMO_CHART_EWMA || chart == BAREMO_CHART_CUSUM)
            points[i].point = no;
        points[i].rule = BAREMO_RULE_NONE;
    }
    return (baremo_control){no, no, no, no, no, no, no, no};
}
