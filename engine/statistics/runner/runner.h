/* Running a procedure over a table: what the command `stat` asks for, checked once, then computed
 * group by group.
 *
 * A plan is made from a request and a table: all arguments are checked and all columns read before
 * anything is computed. Then groups are run, as many at a time as the caller likes, on all cores.
 * Each group's estimates are handed to the caller in the thread that made them; what he makes of
 * them goes to a slot of the group's index, so that the output has the same bytes on any number of
 * threads.
 */
#ifndef BAREMO_STATISTICS_RUNNER_H
#define BAREMO_STATISTICS_RUNNER_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>
#include <baremo/diagnostics.h>
#include <baremo/procedure.h>
#include <baremo/table.h>

/** A role or option as it was given: `--name text`; text NULL for a flag. */
typedef struct runner_argument {
    const char *name, *text;
} runner_argument;

/** How a scale is scored where a value is wanted: `--items`, NULL where it is not given. */
typedef struct runner_scale {
    const char *items, *reverse, *min, *max, *answered, *score;
} runner_scale;

typedef struct runner_request {
    const baremo_procedure *procedure;
    const runner_argument *roles; /**< column lists */
    size_t role_count;
    const runner_argument *options;
    size_t option_count;
    const char *by, *sort; /**< column lists, NULL: none */
    runner_scale scale;
    baremo_decimal_mark decimal; /**< of columns that can be read two ways */
    unsigned threads;            /**< 0: all cores */
} runner_request;

/** Options of a scale, for a procedure with a role `value`: name, and help. */
extern const baremo_option runner_scale_options[];
extern const size_t runner_scale_option_count;

/** Whether `--items` scores a scale for the procedure: it has a role `value` of numbers, and no
 * role `items`. */
bool runner_scores(const baremo_procedure *procedure);

/** The keys of the columns that a request needs, ended by NULL, so that a reader need not keep
 * others; NULL where a range or a pattern needs all headings. */
const char *const *runner_columns_needed(const runner_request *request, baremo_arena *arena);

/** What is wrong with the roles and options of a request, whatever the table; NULL: nothing. */
const char *runner_request_refusal(const runner_request *request, baremo_arena *arena);

typedef struct runner_plan runner_plan;

/** Checks a request against a table.
 *  out     the plan, also when it failed, for runner_plan_refusal()
 *  errors  BAREMO_INVALID: the arguments are wrong, see the refusal; BAREMO_DATA: see the
 * diagnostics
 */
baremo_status runner_plan_new(runner_plan **out, const runner_request *request,
                              const baremo_table *table, baremo_arena *arena,
                              baremo_diagnostics *diagnostics);

/** Why the arguments are wrong; NULL: they are not. */
const char *runner_plan_refusal(const runner_plan *plan);

/** The `--by` columns. */
size_t runner_plan_by_count(const runner_plan *plan);
const char *runner_plan_by_heading(const runner_plan *plan, size_t column);

/** Groups, in the order of first appearance or as sorted; one without `--by`. */
size_t runner_plan_group_count(const runner_plan *plan);
const char *runner_plan_group_label(const runner_plan *plan, size_t group, size_t column);

/** Takes the estimates of a group; called by any thread. They live until it returns. `scratch` as
 * well. */
typedef void (*runner_sink)(void *context, size_t group, const baremo_estimates *estimates,
                            baremo_arena *scratch);

/** Computes the groups first .. first + count - 1. A group that fails has one row that says why,
 * named as the procedure is; its problems are added to the diagnostics in the order of the groups.
 *  errors  BAREMO_INVALID when there is no `--by` and the procedure refused the call: see the
 * refusal
 */
baremo_status runner_plan_run(runner_plan *plan, size_t first, size_t count, runner_sink sink,
                              void *context, baremo_diagnostics *diagnostics);

#endif
