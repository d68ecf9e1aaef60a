/* Calls of procedures: binding variables to roles, the checks before a run, and the run.
 *
 * 1. A call is complete when the roles of one form are bound, and only these and optional ones.
 * 2. All variables of a call have the same number of cases.
 * 3. A role of numbers refuses a variable without numbers; a role of categories one without codes.
 * 4. A role that does not take many is bound once.
 * 5. A case that is wrong in the data is said with its role and index; its status is BAREMO_DATA.
 * 6. What is refused is said in words that name the roles as the command does: `--pre`.
 */
#include "engine/statistics/call.h"

#include <stdarg.h>
#include <string.h>

#include "engine/base/random.h"

static role_binding *find_binding(const baremo_call *call, const char *role) {
    for (size_t i = 0; i < call->procedure->role_count; i++)
        if (strcmp(call->procedure->roles[i].name, role) == 0)
            return &call->bindings[i];
    return NULL;
}

void baremo_call_refuse(const baremo_call *call, const char *message, ...) {
    va_list arguments;
    va_start(arguments, message);
    *call->refusal = baremo_arena_vformat(call->arena, message, arguments);
    va_end(arguments);
}

void baremo_call_fault(const baremo_call *call, const char *role, size_t row, const char *message,
                       ...) {
    va_list arguments;
    va_start(arguments, message);
    const char *text = baremo_arena_vformat(call->arena, message, arguments);
    va_end(arguments);
    *call->fault = (baremo_fault){role, row, text};
    *call->refusal = baremo_arena_format(call->arena, "row %zu: %s", row + 1, text);
}

baremo_fault baremo_call_found(const baremo_call *call) { return *call->fault; }

const char *baremo_call_refusal(const baremo_call *call) { return *call->refusal; }

void baremo_call_bind(baremo_call *call, const char *role, const baremo_variable *variable) {
    role_binding *binding = find_binding(call, role);
    if (!binding) {
        call->unknown_role = role;
        return;
    }
    BAREMO_ARENA_RESERVE(call->arena, binding->variables, binding->count, binding->capacity);
    binding->variables[binding->count++] = variable;
}

const baremo_variable *baremo_call_variable(const baremo_call *call, const char *role) {
    const role_binding *binding = find_binding(call, role);
    return binding && binding->count ? binding->variables[0] : NULL;
}

const baremo_variable *const *baremo_call_variables(const baremo_call *call, const char *role,
                                                    size_t *count) {
    const role_binding *binding = find_binding(call, role);
    *count = binding ? binding->count : 0;
    return binding ? binding->variables : NULL;
}

void baremo_call_about(baremo_call *call, const char *subject) { call->subject = subject; }

baremo_arena *baremo_call_arena(const baremo_call *call) { return call->arena; }

uint64_t baremo_call_stream(const baremo_call *call) {
    return baremo_random_stream(baremo_call_seed(call), call->subject);
}

static bool form_has(const baremo_form *form, const char *role) {
    for (size_t i = 0; i < BAREMO_FORM_ROLES && form->roles[i]; i++)
        if (strcmp(form->roles[i], role) == 0)
            return true;
    return false;
}

/* How many of the form's roles are bound; `*missing` is one that is not. */
static size_t form_bound(const baremo_call *call, const baremo_form *form, const char **missing) {
    size_t bound = 0;
    *missing = NULL;
    for (size_t i = 0; i < BAREMO_FORM_ROLES && form->roles[i]; i++) {
        if (baremo_call_variable(call, form->roles[i]))
            bound++;
        else if (!*missing)
            *missing = form->roles[i];
    }
    return bound;
}

/* A bound role that the form does not take. */
static const char *form_stranger(const baremo_call *call, const baremo_form *form) {
    for (size_t i = 0; i < call->procedure->role_count; i++) {
        const baremo_role *role = &call->procedure->roles[i];
        if (call->bindings[i].count && !role->optional && !form_has(form, role->name))
            return role->name;
    }
    return NULL;
}

static baremo_status check_form(const baremo_call *call) {
    const baremo_procedure *procedure = call->procedure;
    const char *nearest_missing = NULL, *nearest_stranger = NULL;
    size_t most = 0;
    for (size_t i = 0; i < procedure->form_count; i++) {
        const baremo_form *form = &procedure->forms[i];
        if (form->row_role) /* long forms are pivoted before the call */
            continue;
        const char *missing;
        size_t bound = form_bound(call, form, &missing);
        const char *stranger = form_stranger(call, form);
        if (!missing && !stranger)
            return BAREMO_OK;
        if (bound >= most) {
            most = bound;
            nearest_missing = missing;
            nearest_stranger = stranger;
        }
    }
    if (nearest_missing)
        baremo_call_refuse(call, "%s needs --%s", procedure->name, nearest_missing);
    else if (nearest_stranger)
        baremo_call_refuse(call, "%s does not take --%s together with the other roles",
                           procedure->name, nearest_stranger);
    else
        baremo_call_refuse(call, "%s cannot be called with these roles", procedure->name);
    return BAREMO_INVALID;
}

static const char *variable_fault(const baremo_role *role, const baremo_variable *variable,
                                  size_t count) {
    if (variable->count != count)
        return "has another number of cases than the other columns";
    if (role->kind == BAREMO_ROLE_NUMBER && !variable->numbers)
        return "must hold numbers";
    if (role->kind != BAREMO_ROLE_NUMBER && !variable->codes)
        return "must hold labels";
    return NULL;
}

static baremo_status check_variables(const baremo_call *call) {
    const baremo_variable *first = NULL;
    for (size_t i = 0; i < call->procedure->role_count; i++) {
        const baremo_role *role = &call->procedure->roles[i];
        const role_binding *binding = &call->bindings[i];
        if (binding->count > 1 && !role->many) {
            baremo_call_refuse(call, "--%s takes one column", role->name);
            return BAREMO_INVALID;
        }
        for (size_t j = 0; j < binding->count; j++) {
            const baremo_variable *variable = binding->variables[j];
            if (!first)
                first = variable;
            const char *fault = variable_fault(role, variable, first->count);
            if (fault) {
                baremo_call_refuse(call, "--%s: column \"%s\" %s", role->name,
                                   variable->name ? variable->name : "", fault);
                return BAREMO_INVALID;
            }
        }
    }
    return BAREMO_OK;
}

baremo_status baremo_call_run(baremo_call *call, baremo_estimates *estimates) {
    *call->refusal = NULL;
    *call->fault = (baremo_fault){0};
    if (call->unknown_role) {
        baremo_call_refuse(call, "%s has no role --%s", call->procedure->name, call->unknown_role);
        return BAREMO_INVALID;
    }
    baremo_status status = check_form(call);
    if (status == BAREMO_OK)
        status = check_variables(call);
    return status == BAREMO_OK ? call->procedure->run(call, estimates) : status;
}
