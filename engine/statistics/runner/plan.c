/* From a request and a table to a plan: every argument is checked before anything is computed.
 *
 * 1. Roles are those of the procedure; `value` may be scored from `--items`.
 * 2. A role that does not take many takes one column.
 * 3. Options are checked as the procedure declares them.
 * 4. `--sort` names columns of `--by`.
 * 5. All columns are read, so that all problems of the data are found in one run.
 */
#include "engine/statistics/runner/plan.h"

#include <string.h>

#include <baremo/text.h>

#include "engine/statistics/runner/scoring.h"

static const baremo_role *find_role(const baremo_procedure *procedure, const char *name) {
    for (size_t i = 0; i < procedure->role_count; i++)
        if (strcmp(procedure->roles[i].name, name) == 0)
            return &procedure->roles[i];
    return NULL;
}

bool runner_scores(const baremo_procedure *procedure) {
    const baremo_role *value = find_role(procedure, "value");
    return value && value->kind != BAREMO_ROLE_CATEGORY && !find_role(procedure, "items");
}

/* -- what a reader needs to keep -- */

typedef struct key_list {
    baremo_arena *arena;
    const char **keys;
    size_t count, capacity;
} key_list;

static void add_key(key_list *list, const char *key) {
    BAREMO_ARENA_RESERVE(list->arena, list->keys, list->count, list->capacity);
    list->keys[list->count++] = key;
}

/* A heading with a comma in it may be meant as a whole, so that is kept as well. */
static bool add_plain(key_list *list, const char *text) {
    if (!text)
        return true;
    if (!runner_list_is_plain(text))
        return false;
    const char **parts;
    size_t count = runner_list(list->arena, text, &parts);
    for (size_t i = 0; i < count; i++)
        add_key(list, baremo_text_key(list->arena, parts[i]));
    if (count != 1)
        add_key(list, baremo_text_key(list->arena, text));
    return true;
}

const char *const *runner_columns_needed(const runner_request *request, baremo_arena *arena) {
    key_list list = {.arena = arena};
    for (size_t i = 0; i < request->role_count; i++)
        if (!add_plain(&list, request->roles[i].text))
            return NULL;
    if (!add_plain(&list, request->by) || !add_plain(&list, request->sort) ||
        !add_plain(&list, request->scale.items) || !add_plain(&list, request->scale.reverse))
        return NULL;
    add_key(&list, NULL);
    return list.keys;
}

/* -- roles -- */

plan_role *plan_find_role(const runner_plan *plan, const char *name) {
    for (size_t i = 0; i < plan->role_count; i++)
        if (strcmp(plan->roles[i].role->name, name) == 0)
            return &plan->roles[i];
    return NULL;
}

static baremo_status refuse(runner_plan *plan, const char *refusal) {
    plan->refusal = refusal;
    return BAREMO_INVALID;
}

static baremo_status add_role(runner_plan *plan, const char *name, const char *list) {
    const baremo_role *role = find_role(plan->request->procedure, name);
    if (!role)
        return refuse(plan, baremo_arena_format(plan->arena, "%s has no role --%s",
                                                plan->request->procedure->name, name));
    if (plan_find_role(plan, name))
        return refuse(plan, baremo_arena_format(plan->arena, "--%s is given twice", name));
    plan->roles[plan->role_count++] = (plan_role){.role = role, .list = list};
    return BAREMO_OK;
}

static bool scale_option_given(const runner_scale *scale) {
    return scale->reverse || scale->min || scale->max || scale->answered || scale->score;
}

static baremo_status collect_roles(runner_plan *plan) {
    const runner_request *request = plan->request;
    plan->roles = baremo_arena_array(plan->arena, request->role_count + 1, sizeof *plan->roles);
    for (size_t i = 0; i < request->role_count; i++) {
        baremo_status status = add_role(plan, request->roles[i].name, request->roles[i].text);
        if (status != BAREMO_OK)
            return status;
    }
    if (!request->scale.items) {
        if (scale_option_given(&request->scale))
            return refuse(plan, "--reverse, --min, --max, --answered and --score need --items");
        return BAREMO_OK;
    }
    if (plan_find_role(plan, "value"))
        return refuse(plan, "--items scores a scale in place of --value: give one of them");
    return add_role(plan, "value", NULL);
}

static baremo_status check_options(runner_plan *plan) {
    baremo_call *call = baremo_call_new(plan->arena, plan->request->procedure);
    for (size_t i = 0; i < plan->request->option_count; i++) {
        const runner_argument *option = &plan->request->options[i];
        if (baremo_call_set(call, option->name, option->text) != BAREMO_OK)
            return refuse(plan, baremo_call_refusal(call));
    }
    return BAREMO_OK;
}

static baremo_status find_columns(runner_plan *plan) {
    for (size_t i = 0; i < plan->role_count; i++) {
        plan_role *given = &plan->roles[i];
        if (!given->list)
            continue;
        const char *why;
        if (!runner_columns_find(plan->table, given->list, plan->arena, &given->columns, &why))
            return refuse(plan,
                          baremo_arena_format(plan->arena, "--%s: %s", given->role->name, why));
        if (given->columns.count > 1 && !given->role->many)
            return refuse(plan,
                          baremo_arena_format(plan->arena, "--%s takes one column (found \"%s\")",
                                              given->role->name, given->list));
    }
    return BAREMO_OK;
}

/* -- groups -- */

static baremo_status find_groups(runner_plan *plan) {
    const runner_request *request = plan->request;
    const char *why;
    runner_columns sort = {NULL, 0};
    if (request->by && !runner_columns_find(plan->table, request->by, plan->arena, &plan->by, &why))
        return refuse(plan, baremo_arena_format(plan->arena, "--by: %s", why));
    if (request->sort && !runner_columns_find(plan->table, request->sort, plan->arena, &sort, &why))
        return refuse(plan, baremo_arena_format(plan->arena, "--sort: %s", why));
    for (size_t i = 0; i < sort.count; i++) {
        bool among = false;
        for (size_t j = 0; j < plan->by.count; j++)
            among = among || plan->by.indexes[j] == sort.indexes[i];
        if (!among)
            return refuse(plan, baremo_arena_format(
                                    plan->arena, "--sort: \"%s\" is not among the columns of --by",
                                    baremo_table_column(plan->table, sort.indexes[i])->heading));
    }
    plan->groups = runner_groups_split(plan->table, &plan->by, plan->arena);
    if (plan->by.count && baremo_table_row_count(plan->table) == 0)
        plan->groups.count = 0;
    runner_groups_sort(&plan->groups, plan->table, &sort, request->decimal, plan->arena);
    return BAREMO_OK;
}

/* -- reading -- */

static bool only_pivots(const runner_plan *plan, const char *role) {
    const baremo_form *form = plan->form;
    return form->row_role &&
           (strcmp(form->row_role, role) == 0 || strcmp(form->column_role, role) == 0);
}

static baremo_status read_role(runner_plan *plan, plan_role *given) {
    baremo_status worst = BAREMO_OK;
    if (!given->list) {
        given->sources = baremo_arena_alloc(plan->arena, sizeof *given->sources);
        given->source_count = 1;
        return runner_score(given->sources, plan->request, plan->table, plan->arena,
                            plan->diagnostics, &plan->refusal);
    }
    if (only_pivots(plan, given->role->name))
        return BAREMO_OK;
    given->source_count = given->columns.count;
    given->sources = baremo_arena_array(plan->arena, given->source_count, sizeof *given->sources);
    runner_reader reader = {plan->table, plan->request->decimal, plan->arena, plan->diagnostics};
    for (size_t i = 0; i < given->source_count; i++) {
        baremo_status status = runner_source_of(&given->sources[i], &reader,
                                                given->columns.indexes[i], given->role->kind);
        worst = status == BAREMO_OK ? worst : status;
    }
    return worst;
}

static baremo_status read_columns(runner_plan *plan) {
    baremo_status worst = BAREMO_OK;
    for (size_t i = 0; i < plan->role_count; i++) {
        baremo_status status = read_role(plan, &plan->roles[i]);
        if (status == BAREMO_INVALID)
            return status;
        worst = status == BAREMO_OK ? worst : status;
    }
    return worst;
}

typedef baremo_status (*plan_step)(runner_plan *plan);

static baremo_status take_steps(runner_plan *plan, const plan_step *steps) {
    baremo_status status = BAREMO_OK;
    for (; *steps && status == BAREMO_OK; steps++)
        status = (*steps)(plan);
    return status;
}

static const plan_step before_table[] = {collect_roles, plan_choose_form, check_options, NULL};
static const plan_step with_table[] = {find_columns, read_columns, find_groups, NULL};

const char *runner_request_refusal(const runner_request *request, baremo_arena *arena) {
    runner_plan plan = {.request = request, .arena = arena};
    take_steps(&plan, before_table);
    return plan.refusal;
}

baremo_status runner_plan_new(runner_plan **out, const runner_request *request,
                              const baremo_table *table, baremo_arena *arena,
                              baremo_diagnostics *diagnostics) {
    runner_plan *plan = baremo_arena_alloc(arena, sizeof *plan);
    plan->request = request;
    plan->table = table;
    plan->arena = arena;
    plan->diagnostics = diagnostics;
    *out = plan;
    baremo_status status = take_steps(plan, before_table);
    if (status == BAREMO_OK)
        status = take_steps(plan, with_table);
    return status == BAREMO_OK && plan->form->row_role ? plan_pivot(plan) : status;
}

const char *runner_plan_refusal(const runner_plan *plan) { return plan->refusal; }

size_t runner_plan_by_count(const runner_plan *plan) { return plan->by.count; }

const char *runner_plan_by_heading(const runner_plan *plan, size_t column) {
    return baremo_table_column(plan->table, plan->by.indexes[column])->heading;
}

size_t runner_plan_group_count(const runner_plan *plan) { return plan->groups.count; }

const char *runner_plan_group_label(const runner_plan *plan, size_t group, size_t column) {
    const baremo_column *cells = baremo_table_column(plan->table, plan->by.indexes[column]);
    return cells->texts[cells->codes[plan->groups.sample[plan->groups.order[group]]]];
}
