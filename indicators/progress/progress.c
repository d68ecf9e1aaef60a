/* How far an indicator is on its way.
 *
 *  1. Known points are the baseline and every target; `expected` is the period's own target, else
 *     the straight line between the neighbouring known points. After the last target there is none.
 *  2. `share` = (value - baseline)/(last target - baseline), not limited.
 *  3. `share_of_expected` = (value - baseline)/(expected - baseline); where expected equals the
 *     baseline or lies on its wrong side it is not computable.
 *  4. `ratio` = value/last target only for increase with a last target above 0.
 *  5. `target_met` only where the period has a target of its own; `in_band` only for maintain.
 *  6. Status in this order: not_assessed without value or without anything to compare with;
 *     achieved when the last target is met; off_track when its period is reached or past, or the
 * plan has ended; then by `share_of_expected`. Out of its band: off_track.
 *  7. Last target = baseline reads "keep at least" or "at most": achieved or off_track.
 *  8. Expected at the baseline or on its wrong side: on_track when expected is met, else off_track.
 *  9. No baseline: increase with a positive target of its own takes value/expected; else
 * not_assessed unless achieved or ended.
 * 10. A last target against the direction is an error elsewhere; here nothing is assessed.
 */
#include "indicators/progress/progress.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/results/notes.h"

/* Of computed values the last few digits are noise: 0.1 + 0.2 meets a target of 0.3. */
static const double SLACK = 1e-12;

bool progress_at_least(double a, double b) { return a >= b - SLACK * fmax(fabs(a), fabs(b)); }

static bool same(double a, double b) { return progress_at_least(a, b) && progress_at_least(b, a); }

/* `value` is as far as `goal` in the direction. */
static bool meets(const progress_path *path, double value, double goal) {
    return path->direction == BAREMO_DECREASE ? progress_at_least(goal, value)
                                              : progress_at_least(value, goal);
}

static bool has_baseline(const progress_path *path) { return !baremo_is_missing(path->baseline); }

static const progress_point *last_target(const progress_path *path) {
    return path->target_count ? &path->targets[path->target_count - 1] : NULL;
}

bool progress_target_against_direction(const progress_path *path) {
    const progress_point *last = last_target(path);
    return last && path->direction != BAREMO_MAINTAIN && has_baseline(path) &&
           !meets(path, last->value, path->baseline);
}

static progress_number number(double value) {
    return (progress_number){.value = value, .applies = true};
}

static progress_number none(const baremo_note_kind *why) {
    return (progress_number){.value = BAREMO_MISSING, .none = why, .applies = true};
}

static const progress_number does_not_apply = {.value = BAREMO_MISSING};

static progress_number own_target(const progress_path *path, int at) {
    for (size_t i = 0; i < path->target_count; i++)
        if (path->targets[i].at == at)
            return number(path->targets[i].value);
    return does_not_apply;
}

/* The nearest known points at or before, and after. */
static void neighbours(const progress_path *path, int at, progress_point *before, bool *has_before,
                       progress_point *after, bool *has_after) {
    *has_before = *has_after = false;
    for (size_t i = 0; i <= path->target_count; i++) {
        bool is_baseline = i == path->target_count;
        if (is_baseline && !(has_baseline(path) && path->baseline_placed))
            continue;
        progress_point point =
            is_baseline ? (progress_point){path->baseline_at, path->baseline} : path->targets[i];
        if (point.at <= at && (!*has_before || point.at > before->at)) {
            *before = point;
            *has_before = true;
        } else if (point.at > at && (!*has_after || point.at < after->at)) {
            *after = point;
            *has_after = true;
        }
    }
}

static progress_number expected_of(const progress_path *path, int at) {
    if (!path->target_count)
        return none(&baremo_note_no_target);
    progress_number own = own_target(path, at);
    if (own.applies)
        return own;
    progress_point before = {0}, after = {0};
    bool has_before, has_after;
    neighbours(path, at, &before, &has_before, &after, &has_after);
    if (has_before && before.at == at)
        return number(before.value);
    if (!has_after)
        return none(&baremo_note_after_last_target);
    if (!has_before)
        return none(!has_baseline(path)     ? &baremo_note_no_baseline
                    : path->baseline_placed ? &baremo_note_before_first_point
                                            : &baremo_note_baseline_without_period);
    double way = (double)(at - before.at) / (double)(after.at - before.at);
    return number(before.value + way * (after.value - before.value));
}

static progress_number share_of(const progress_path *path, double value) {
    const progress_point *last = last_target(path);
    if (!last)
        return none(&baremo_note_no_target);
    if (!has_baseline(path))
        return none(&baremo_note_no_baseline);
    if (progress_target_against_direction(path))
        return none(&baremo_note_target_against_direction);
    if (same(last->value, path->baseline))
        return none(&baremo_note_baseline_equals_target);
    if (baremo_is_missing(value))
        return none(&baremo_note_no_value);
    return number((value - path->baseline) / (last->value - path->baseline));
}

/* Rule 9. */
static progress_number share_without_baseline(const progress_path *path, const progress *of,
                                              double value) {
    if (path->direction != BAREMO_INCREASE || !of->target.applies || of->target.value <= 0)
        return none(&baremo_note_no_baseline);
    if (baremo_is_missing(value))
        return none(&baremo_note_no_value);
    return number(value / of->target.value);
}

static progress_number share_of_expected(const progress_path *path, const progress *of,
                                         double value) {
    if (!path->target_count)
        return none(&baremo_note_no_target);
    if (!has_baseline(path))
        return share_without_baseline(path, of, value);
    if (of->expected.none)
        return of->expected;
    if (same(of->expected.value, path->baseline))
        return none(&baremo_note_expected_equals_baseline);
    if (!meets(path, of->expected.value, path->baseline))
        return none(&baremo_note_expected_against_direction);
    if (baremo_is_missing(value))
        return none(&baremo_note_no_value);
    return number((value - path->baseline) / (of->expected.value - path->baseline));
}

static progress_number ratio_of(const progress_path *path, double value) {
    const progress_point *last = last_target(path);
    if (!last || path->direction != BAREMO_INCREASE)
        return does_not_apply;
    if (last->value <= 0)
        return none(&baremo_note_last_target_not_positive);
    return baremo_is_missing(value) ? none(&baremo_note_no_value) : number(value / last->value);
}

static bool inside_band(const progress_path *path, double value) {
    return (baremo_is_missing(path->low) || progress_at_least(value, path->low)) &&
           (baremo_is_missing(path->high) || progress_at_least(path->high, value));
}

static void not_assessed(progress *of, const baremo_note_kind *why) {
    of->status = BAREMO_STATUS_NOT_ASSESSED;
    of->status_note = why;
}

static void assess_band(const progress_path *path, progress *of, double value) {
    bool banded = !baremo_is_missing(path->low) || !baremo_is_missing(path->high);
    if (!banded) {
        of->in_band = none(&baremo_note_no_band);
        not_assessed(of, &baremo_note_no_band);
        return;
    }
    if (baremo_is_missing(value)) {
        of->in_band = none(&baremo_note_no_value);
        not_assessed(of, &baremo_note_no_value);
        return;
    }
    of->in_band = number(inside_band(path, value));
    of->status = of->in_band.value > 0 ? BAREMO_STATUS_ACHIEVED : BAREMO_STATUS_OFF_TRACK;
}

static baremo_result_status by_share(const progress_path *path, double share) {
    if (progress_at_least(share, path->on_track))
        return BAREMO_STATUS_ON_TRACK;
    return progress_at_least(share, path->behind) ? BAREMO_STATUS_BEHIND : BAREMO_STATUS_OFF_TRACK;
}

/* Rules 6 to 9 for a value that has something to be compared with and is not there yet. */
static void assess_way(const progress_path *path, progress *of, double value) {
    if (!of->share_of_expected.none)
        of->status = by_share(path, of->share_of_expected.value);
    else if (!has_baseline(path))
        not_assessed(of, &baremo_note_no_baseline_no_own_target);
    else if (of->expected.none)
        not_assessed(of, of->expected.none);
    else
        of->status = meets(path, value, of->expected.value) ? BAREMO_STATUS_ON_TRACK
                                                            : BAREMO_STATUS_OFF_TRACK;
}

static void assess(const progress_path *path, progress *of, double value, int at, bool ended) {
    const progress_point *last = last_target(path);
    if (!last)
        not_assessed(of, &baremo_note_no_target);
    else if (progress_target_against_direction(path))
        not_assessed(of, &baremo_note_target_against_direction);
    else if (baremo_is_missing(value))
        not_assessed(of, &baremo_note_no_value);
    else if (meets(path, value, last->value))
        of->status = BAREMO_STATUS_ACHIEVED;
    else if (at >= last->at || ended || (has_baseline(path) && same(last->value, path->baseline)))
        of->status = BAREMO_STATUS_OFF_TRACK;
    else
        assess_way(path, of, value);
}

static progress_number met(const progress_path *path, const progress *of, double value) {
    if (!of->target.applies)
        return does_not_apply;
    return baremo_is_missing(value) ? none(&baremo_note_no_value)
                                    : number(meets(path, value, of->target.value));
}

progress progress_of(const progress_path *path, double value, int at, bool ended) {
    progress of = {.share = does_not_apply,
                   .share_of_expected = does_not_apply,
                   .ratio = does_not_apply,
                   .target_met = does_not_apply,
                   .in_band = does_not_apply};
    of.target = own_target(path, at);
    of.expected = expected_of(path, at);
    if (path->direction == BAREMO_MAINTAIN) {
        assess_band(path, &of, value);
        return of;
    }
    of.share = share_of(path, value);
    of.share_of_expected = share_of_expected(path, &of, value);
    of.ratio = ratio_of(path, value);
    of.target_met = met(path, &of, value);
    assess(path, &of, value, at, ended);
    return of;
}
