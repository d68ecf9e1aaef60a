/* Which form of a procedure the given roles complete. */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/statistics/runner/plan.h"

static bool form_has(const baremo_form *form, const char *role) {
    for (size_t i = 0; i < BAREMO_FORM_ROLES && form->roles[i]; i++)
        if (strcmp(form->roles[i], role) == 0)
            return true;
    return false;
}

/* How well a form fits what was given. */
typedef struct fit {
    size_t given;         /* of its roles */
    const char *missing;  /* one that was not given */
    const char *stranger; /* given, but not of the form */
} fit;

static fit fit_of(const runner_plan *plan, const baremo_form *form) {
    fit result = {0, NULL, NULL};
    for (size_t i = 0; i < BAREMO_FORM_ROLES && form->roles[i]; i++) {
        if (plan_find_role(plan, form->roles[i]))
            result.given++;
        else if (!result.missing)
            result.missing = form->roles[i];
    }
    for (size_t i = 0; i < plan->role_count; i++)
        if (!plan->roles[i].role->optional && !form_has(form, plan->roles[i].role->name))
            result.stranger = plan->roles[i].role->name;
    return result;
}

/* "--pre --post, or --respondent --wave --value" */
static const char *all_forms(const runner_plan *plan) {
    const baremo_procedure *procedure = plan->request->procedure;
    baremo_buffer text = baremo_buffer_new(plan->arena);
    for (size_t i = 0; i < procedure->form_count; i++) {
        baremo_buffer_add(&text, i ? ", or" : "");
        const baremo_form *form = &procedure->forms[i];
        for (size_t j = 0; j < BAREMO_FORM_ROLES && form->roles[j]; j++)
            baremo_buffer_format(&text, "%s--%s", i || j ? " " : "", form->roles[j]);
    }
    return baremo_buffer_text(&text);
}

static void refuse_forms(runner_plan *plan, fit best) {
    const char *name = plan->request->procedure->name;
    if (best.given == 0)
        plan->refusal = baremo_arena_format(plan->arena, "%s needs %s", name, all_forms(plan));
    else if (best.missing)
        plan->refusal = baremo_arena_format(plan->arena, "%s needs --%s too (it takes %s)", name,
                                            best.missing, all_forms(plan));
    else
        plan->refusal = baremo_arena_format(
            plan->arena, "%s does not take --%s with the other roles (it takes %s)", name,
            best.stranger, all_forms(plan));
}

baremo_status plan_choose_form(runner_plan *plan) {
    const baremo_procedure *procedure = plan->request->procedure;
    fit best = {0, NULL, NULL};
    for (size_t i = 0; i < procedure->form_count; i++) {
        fit here = fit_of(plan, &procedure->forms[i]);
        if (!here.missing && !here.stranger) {
            plan->form = &procedure->forms[i];
            return BAREMO_OK;
        }
        if (here.given > best.given)
            best = here;
    }
    refuse_forms(plan, best);
    return BAREMO_INVALID;
}
