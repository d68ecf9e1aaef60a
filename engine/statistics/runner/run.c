/* Groups computed on all cores: each is bound, called, and handed to the sink.
 *
 * 1. The random stream of a group is derived from its labels, not from its place.
 * 2. A group that cannot be computed has one row with the reason, named as the procedure is; the
 * others are computed.
 * 3. Without `--by` a refusal is the caller's mistake, and a respondent twice in a wave an error of
 * the data.
 */
#include <stdio.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/base/buffer.h"
#include "engine/base/threads.h"
#include "engine/statistics/runner/plan.h"
#include "engine/statistics/runner/problems.h"

enum { REFUSAL_SIZE = 240 };

/* What is left of a group after its estimates were handed on. */
typedef struct group_end {
    baremo_status status;
    char refusal[REFUSAL_SIZE];
    const char *fault_role; /* a case of this role's column is wrong */
    uint32_t fault_row;     /* its row of the table */
    size_t repeat_count;
    table_repeat repeats[TABLE_REPEATS];
} group_end;

typedef struct groups_work {
    const runner_plan *plan;
    size_t first;
    runner_sink sink;
    void *sink_context;
    group_end *ends;
} groups_work;

/* One group while it is computed. */
typedef struct group_work {
    const runner_plan *plan;
    baremo_call *call;
    baremo_arena *scratch;
    const uint32_t *rows;
    size_t count;
} group_work;

static const char *group_name(const runner_plan *plan, size_t group, baremo_arena *arena) {
    baremo_buffer name = baremo_buffer_new(arena);
    for (size_t i = 0; i < plan->by.count; i++)
        baremo_buffer_format(&name, "%s%s=%s", i ? ";" : "", runner_plan_by_heading(plan, i),
                             runner_plan_group_label(plan, group, i));
    return baremo_buffer_text(&name);
}

static void bind_rows(const group_work *work, const plan_role *given, const char *to,
                      const uint32_t *rows, size_t count) {
    for (size_t i = 0; i < given->source_count; i++)
        baremo_call_bind(work->call, to,
                         runner_variable(&given->sources[i], rows, count, work->scratch));
}

static void bind_waves(const group_work *work, const table_cases *cases) {
    const runner_plan *plan = work->plan;
    const baremo_form *form = plan->form;
    for (size_t i = 0; i < plan->role_count; i++) {
        const plan_role *given = &plan->roles[i];
        if (given->source_count == 0)
            continue;
        if (strcmp(given->role->name, form->value_role) != 0) {
            bind_rows(work, given, given->role->name, cases->first_rows, cases->count);
            continue;
        }
        for (size_t wave = 0; wave < plan->pivot.wave_count; wave++) {
            baremo_variable *variable =
                runner_variable(&given->sources[0], cases->rows[wave], cases->count, work->scratch);
            variable->name = plan->wave_labels[wave];
            const char *to = wave < 4 && form->to_roles[wave] ? form->to_roles[wave] : NULL;
            baremo_call_bind(work->call, to ? to : form->to_roles[0], variable);
        }
    }
}

static void bind_group(const group_work *work, group_end *end) {
    const runner_plan *plan = work->plan;
    if (plan->pivoted) {
        table_cases cases = table_pivot_rows(&plan->pivot, work->rows, work->count, work->scratch);
        bind_waves(work, &cases);
        end->repeat_count = cases.repeat_count;
        memcpy(end->repeats, cases.repeats, sizeof end->repeats);
        return;
    }
    for (size_t i = 0; i < plan->role_count; i++)
        bind_rows(work, &plan->roles[i], plan->roles[i].role->name, work->rows, work->count);
}

static const char *respondent_of(const runner_plan *plan, uint32_t row) {
    size_t column = plan_find_role(plan, plan->form->row_role)->columns.indexes[0];
    return baremo_table_text(plan->table, row, column);
}

static void describe_repeat(const runner_plan *plan, const table_repeat *repeat, char *text,
                            size_t size) {
    size_t first = baremo_table_place(plan->table, repeat->first, SIZE_MAX).row;
    size_t second = baremo_table_place(plan->table, repeat->second, SIZE_MAX).row;
    snprintf(text, size, "the same respondent twice in wave \"%.60s\": rows %zu and %zu",
             plan->wave_labels[repeat->wave], first, second);
}

/* Finds the row of a wrong case in the table. Waves have no single row for a case. */
static void place_fault(const group_work *work, group_end *end) {
    baremo_fault fault = baremo_call_found(work->call);
    if (!fault.role || work->plan->pivoted || fault.row >= work->count)
        return;
    end->fault_row = work->rows[fault.row];
    for (size_t i = 0; i < work->plan->role_count; i++) /* the role's own name outlives the call */
        if (strcmp(work->plan->roles[i].role->name, fault.role) == 0)
            end->fault_role = work->plan->roles[i].role->name;
    size_t row = baremo_table_place(work->plan->table, end->fault_row, SIZE_MAX).row;
    snprintf(end->refusal, sizeof end->refusal, "row %zu: %s", row, fault.message);
}

static baremo_status call_group(const group_work *work, group_end *end,
                                baremo_estimates *estimates) {
    const runner_request *request = work->plan->request;
    for (size_t i = 0; i < request->option_count; i++)
        baremo_call_set(work->call, request->options[i].name, request->options[i].text);
    bind_group(work, end);
    if (end->repeat_count) {
        describe_repeat(work->plan, &end->repeats[0], end->refusal, sizeof end->refusal);
        return BAREMO_DATA;
    }
    baremo_status status = baremo_call_run(work->call, estimates);
    const char *refusal = baremo_call_refusal(work->call);
    if (status != BAREMO_OK)
        snprintf(end->refusal, sizeof end->refusal, "%s", refusal ? refusal : "not computable");
    if (status == BAREMO_DATA)
        place_fault(work, end);
    return status;
}

static baremo_status run_group(void *context, const threads_piece *piece) {
    const groups_work *all = context;
    const runner_plan *plan = all->plan;
    size_t group = all->first + piece->index, place = plan->groups.order[group];
    group_end *end = &all->ends[piece->index];
    group_work work = {.plan = plan, .scratch = piece->scratch};
    work.rows = plan->groups.rows + plan->groups.starts[place];
    work.count = plan->groups.starts[place + 1] - plan->groups.starts[place];
    work.call = baremo_call_new(piece->scratch, plan->request->procedure);
    baremo_call_about(work.call, group_name(plan, group, piece->scratch));
    baremo_estimates *estimates = baremo_estimates_new(piece->scratch);
    end->status = call_group(&work, end, estimates);
    if (end->status == BAREMO_NO_MEMORY)
        return end->status;
    if (end->status != BAREMO_OK) {
        if (plan->by.count == 0)
            return BAREMO_OK;
        estimates->count = 0;
        baremo_estimates_none(estimates, NULL, plan->request->procedure->name, end->refusal);
    }
    all->sink(all->sink_context, group, estimates, piece->scratch);
    return BAREMO_OK;
}

/* -- afterwards -- */

static void tell_repeats(const runner_plan *plan, const group_end *end,
                         baremo_diagnostics *diagnostics) {
    size_t column = plan_find_role(plan, plan->form->row_role)->columns.indexes[0];
    const char *heading = baremo_table_column(plan->table, column)->heading;
    for (size_t i = 0; i < end->repeat_count && i < TABLE_REPEATS; i++) {
        char text[REFUSAL_SIZE];
        describe_repeat(plan, &end->repeats[i], text, sizeof text);
        baremo_place place = baremo_table_place(plan->table, end->repeats[i].second, column);
        baremo_diagnostics_add(diagnostics, &baremo_problem_stat_respondent_twice, &place, heading,
                               respondent_of(plan, end->repeats[i].second), "%s", text);
    }
}

static void tell_fault(const runner_plan *plan, const group_end *end,
                       baremo_diagnostics *diagnostics) {
    const plan_role *role = plan_find_role(plan, end->fault_role);
    size_t column = role->columns.count ? role->columns.indexes[0] : SIZE_MAX;
    baremo_place place = baremo_table_place(plan->table, end->fault_row, column);
    const char *message = strstr(end->refusal, ": ");
    baremo_diagnostics_add(
        diagnostics, &baremo_problem_stat_value_impossible, &place,
        column == SIZE_MAX ? NULL : baremo_table_column(plan->table, column)->heading,
        column == SIZE_MAX ? NULL : baremo_table_text(plan->table, end->fault_row, column), "%s",
        message ? message + 2 : end->refusal);
}

static void tell_end(const runner_plan *plan, size_t group, const group_end *end,
                     baremo_diagnostics *diagnostics) {
    if (end->repeat_count) {
        tell_repeats(plan, end, diagnostics);
    } else if (end->fault_role) {
        tell_fault(plan, end, diagnostics);
    } else if (end->status != BAREMO_OK) {
        baremo_place place = baremo_table_place(plan->table, SIZE_MAX, SIZE_MAX);
        place.row = 0;
        baremo_diagnostics_add(diagnostics, &baremo_problem_stat_group_failed, &place,
                               group_name(plan, group, plan->arena), NULL, "%s", end->refusal);
    }
}

baremo_status runner_plan_run(runner_plan *plan, size_t first, size_t count, runner_sink sink,
                              void *context, baremo_diagnostics *diagnostics) {
    baremo_arena *arena = baremo_arena_new(plan->arena);
    groups_work work = {plan, first, sink, context,
                        baremo_arena_array(arena, count, sizeof(group_end))};
    baremo_status status = threads_for(plan->request->threads, count, run_group, &work);
    if (status == BAREMO_OK && plan->by.count == 0 && count) {
        status = work.ends[0].status;
        if (status == BAREMO_INVALID)
            plan->refusal = baremo_arena_text(plan->arena, work.ends[0].refusal);
        else
            tell_end(plan, first, &work.ends[0], diagnostics);
    } else if (status == BAREMO_OK) {
        for (size_t i = 0; i < count; i++)
            tell_end(plan, first + i, &work.ends[i], diagnostics);
    }
    baremo_arena_free(arena);
    return status;
}
