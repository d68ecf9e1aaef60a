/* What a plan holds: shared by plan.c, forms.c and run.c only. */
#ifndef BAREMO_STATISTICS_RUNNER_PLAN_H
#define BAREMO_STATISTICS_RUNNER_PLAN_H

#include "engine/statistics/runner/columns.h"
#include "engine/statistics/runner/groups.h"
#include "engine/table/pivot.h"
#include "engine/statistics/runner/runner.h"
#include "engine/statistics/runner/source.h"

/** A role that was given: its columns, and what they are read as. */
typedef struct plan_role {
    const baremo_role *role;
    const char *list; /**< NULL: the scale's score */
    runner_columns columns;
    runner_source *sources; /**< one a column; none for the roles that a long form is pivoted by */
    size_t source_count;
} plan_role;

struct runner_plan {
    const runner_request *request;
    const baremo_table *table;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    const char *refusal;
    plan_role *roles;
    size_t role_count;
    const baremo_form *form;
    runner_columns by;
    runner_groups groups;
    bool pivoted;
    table_pivot pivot;
    const char *const *wave_labels; /**< one a wave of the pivot */
};

/** The given role of this name, or NULL. */
plan_role *plan_find_role(const runner_plan *plan, const char *name);

/** Finds the form that the given roles complete.
 *  errors  BAREMO_INVALID with the plan's refusal: what is missing, or what does not belong
 */
baremo_status plan_choose_form(runner_plan *plan);

/** Prepares the pivot of a long form: who is who, and which waves are wanted.
 *  errors  BAREMO_INVALID with the plan's refusal: a wave that does not occur, or more waves than
 * the form takes
 */
baremo_status plan_pivot(runner_plan *plan);

#endif
