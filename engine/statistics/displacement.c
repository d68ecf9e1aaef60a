/* Displacement to neighbouring areas.
 *
 *  1. before is scaled to the exposure of after: b = before x exposure after/exposure before, with
 *     the Poisson variance before x the square of that.
 *  2. quotient = (N1/C1 - N0/C0)/(P1/C1 - P0/C0), numerator `buffer`, denominator `success`. Where
 *     the programme's area did not gain on the comparison there is nothing to displace, and none.
 *  3. local = (P1 - P0) - (C1 - C0), displaced = (N1 - N0) - (D1 - D0), total their sum; variances
 *     add over all counts. Areas without any exposure count as 0.
 *  4. No events at all: estimate 0, se 0, no z.
 */
#include "engine/statistics/displacement.h"

#include <math.h>
#include <stdbool.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/score_limits.h"

/* Counts on the exposure of after. */
typedef struct scaled {
    double before, after, variance;
} scaled;

static bool has_exposure(const baremo_area_events *area) {
    return area->before.exposure > 0 && area->after.exposure > 0;
}

static bool is_absent(const baremo_area_events *area) {
    return area->before.count == 0 && area->after.count == 0 && area->before.exposure == 0 &&
           area->after.exposure == 0;
}

static scaled scale(const baremo_area_events *area) {
    if (is_absent(area))
        return (scaled){0, 0, 0};
    double no = BAREMO_MISSING;
    if (!has_exposure(area) || !(area->before.count >= 0) || !(area->after.count >= 0))
        return (scaled){no, no, no};
    double factor = area->after.exposure / area->before.exposure;
    return (scaled){area->before.count * factor, area->after.count,
                    area->after.count + area->before.count * factor * factor};
}

static baremo_count_change change_of(double estimate, double variance, double level) {
    double se = sqrt(variance), z = se > 0 ? estimate / se : BAREMO_MISSING;
    double half = baremo_level_z(level) * se;
    return (baremo_count_change){
        estimate, se, z, 2 * baremo_normal_upper(fabs(z)), {estimate - half, estimate + half}};
}

static baremo_rate_ratio ratio_of(const baremo_area_events *area, double level) {
    if (has_exposure(area) && area->before.count >= 0 && area->after.count >= 0)
        return baremo_rate_ratio_of(area->before, area->after, level);
    double no = BAREMO_MISSING;
    baremo_interval none = baremo_interval_none();
    return (baremo_rate_ratio){no, none, none, none, no};
}

static void set_quotient(const scaled *programme, const scaled *neighbour, const scaled *comparison,
                         baremo_displacement *result) {
    double no = BAREMO_MISSING;
    bool compared = comparison->before > 0 && comparison->after > 0;
    const scaled *c = comparison;
    result->success = compared ? programme->after / c->after - programme->before / c->before : no;
    result->buffer = compared ? neighbour->after / c->after - neighbour->before / c->before : no;
    result->quotient = result->success < 0 ? result->buffer / result->success : no;
}

baremo_displacement baremo_displacement_of(const baremo_displacement_areas *areas, double level) {
    scaled p = scale(&areas->programme), n = scale(&areas->neighbour);
    scaled c = scale(&areas->comparison), d = scale(&areas->neighbour_comparison);
    double local = (p.after - p.before) - (c.after - c.before);
    double displaced = (n.after - n.before) - (d.after - d.before);
    double local_variance = p.variance + c.variance, displaced_variance = n.variance + d.variance;
    baremo_displacement result = {
        .programme = ratio_of(&areas->programme, level),
        .neighbour = ratio_of(&areas->neighbour, level),
        .comparison = ratio_of(&areas->comparison, level),
        .local = change_of(local, local_variance, level),
        .displaced = change_of(displaced, displaced_variance, level),
        .total = change_of(local + displaced, local_variance + displaced_variance, level)};
    set_quotient(&p, &n, &c, &result);
    return result;
}
