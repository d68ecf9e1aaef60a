/* Movement on verbal ladders, as sheets and charts look at it. */
#ifndef REPORTS_PLAN_LADDERS_H
#define REPORTS_PLAN_LADDERS_H

#include "reports/plan/surveys.h"
#include "reports/plan/texts.h"

/** The units of one indicator that are compared with one earlier period. */
typedef struct ladder_move {
    const baremo_results_indicator *indicator;
    survey_subject subject; /**< of its rows: moved_up, same, moved_down */
    const char *units;      /**< "areas", or the name of a dimension */
    const char *since;      /**< the period, as people read it */
} ladder_move;

/** All of them in the order of the results, in the arena. */
const ladder_move *ladder_moves(baremo_arena *arena, report_language language,
                                const baremo_results *results, size_t *count);
/** "7 of 11 went up; 3 stayed, 1 went down", or why nothing can be compared. */
const char *ladder_said(baremo_arena *arena, report_language language,
                        const baremo_results *results, const ladder_move *move);
/** How many units went from one rung to another (NULL: from or to any); missing: no unit could be
 * compared. */
double ladder_pair(baremo_arena *arena, const baremo_results *results, const ladder_move *move,
                   const char *from, const char *to);

#endif
