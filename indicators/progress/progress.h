/* How far an indicator is on its way: pure arithmetic over the known points of its path.
 *
 * Periods are places on a line, counted in steps of the programme's grain from any origin.
 */
#ifndef INDICATORS_PROGRESS_PROGRESS_H
#define INDICATORS_PROGRESS_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/results.h>

/** A known point of the path: a target, or the baseline. */
typedef struct progress_point {
    int at; /**< steps of the grain */
    double value;
} progress_point;

/** What does not change from period to period. */
typedef struct progress_path {
    baremo_direction direction;
    double baseline;      /**< missing: there is none */
    bool baseline_placed; /**< false: it has no period, so that no line starts from it */
    int baseline_at;
    const progress_point *targets; /**< in order of `at`; may be empty */
    size_t target_count;
    double low, high; /**< the band of maintain; one may be missing */
    double on_track, behind;
} progress_path;

/** A number, or why there is none. */
typedef struct progress_number {
    double value;
    const baremo_note_kind *none; /**< NULL: there is one, or it does not apply */
    bool applies;
} progress_number;

typedef struct progress {
    progress_number target;   /**< of the period itself */
    progress_number expected; /**< the period's own target, else on the line between known points */
    progress_number share;    /**< of the way from baseline to last target; may be < 0 or > 1 */
    progress_number share_of_expected;
    progress_number ratio;      /**< value over last target */
    progress_number target_met; /**< 1 or 0 */
    progress_number in_band;    /**< 1 or 0 */
    baremo_result_status status;
    const baremo_note_kind *status_note; /**< why it is not assessed; NULL otherwise */
} progress;

/** Progress of `value` (missing: none) in the period at `at`.
 *  ended   the plan has ended with this period
 */
progress progress_of(const progress_path *path, double value, int at, bool ended);

/** The last target lies on the wrong side of the baseline: an error of the definition. */
bool progress_target_against_direction(const progress_path *path);

/** a >= b, where a difference in the last digits of a computed number does not count. */
bool progress_at_least(double a, double b);

#endif
