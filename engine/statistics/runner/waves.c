/* The waves of a long table.
 *
 * 1. Waves that the order option names are taken in its order; each must occur in the table. They
 * are matched as the ids are: trimmed, whatever the case; as numbers where all waves are numbers.
 * 2. Where it names none and the form takes two, the table must hold two: `pre` and `post` in this
 * order, else numbers ascending, texts by first appearance.
 * 3. A form that takes many takes all, in that order.
 */
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/base/buffer.h"
#include "engine/table/identities.h"
#include "engine/statistics/runner/plan.h"

static const char *list_labels(const runner_plan *plan, const runner_source *labels) {
    enum { SHOWN = 10 };
    baremo_buffer text = baremo_buffer_new(plan->arena);
    for (int i = 0; i < labels->label_count && i < SHOWN; i++)
        baremo_buffer_format(&text, "%s\"%s\"", i ? ", " : "", labels->labels[i]);
    if (labels->label_count > SHOWN)
        baremo_buffer_format(&text, " and %d more", labels->label_count - SHOWN);
    return baremo_buffer_text(&text);
}

static int find_label(const runner_plan *plan, const runner_source *labels, const char *wanted) {
    const char *folded = baremo_text_fold(plan->arena, wanted);
    double number = BAREMO_MISSING;
    bool numeric = labels->label_numbers && baremo_number_parse(wanted, strlen(wanted), &number);
    for (int i = 0; i < labels->label_count; i++) {
        if (numeric && labels->label_numbers[i] == number)
            return i;
        if (strcmp(baremo_text_fold(plan->arena, labels->labels[i]), folded) == 0)
            return i;
    }
    return -1;
}

static const char *given_order(const runner_plan *plan) {
    const char *option = plan->form->order_option;
    for (size_t i = 0; option && i < plan->request->option_count; i++)
        if (strcmp(plan->request->options[i].name, option) == 0)
            return plan->request->options[i].text;
    return NULL;
}

/* The labels wanted, as indexes: named ones. */
static bool named_waves(runner_plan *plan, const runner_source *labels, const char *order,
                        int *wanted, size_t *count) {
    const char **names;
    *count = runner_list(plan->arena, order, &names);
    for (size_t i = 0; i < *count; i++) {
        wanted[i] = (int)i < labels->label_count ? find_label(plan, labels, names[i]) : -1;
        if (wanted[i] < 0) {
            plan->refusal = baremo_arena_format(
                plan->arena, "--%s: \"%s\" does not occur in column \"%s\" (there are %s)",
                plan->form->order_option, names[i], labels->name, list_labels(plan, labels));
            return false;
        }
        for (size_t j = 0; j < i; j++)
            if (wanted[j] == wanted[i]) {
                plan->refusal = baremo_arena_format(plan->arena, "--%s names \"%s\" twice",
                                                    plan->form->order_option, names[i]);
                return false;
            }
    }
    return true;
}

/* How many variables the form takes: 0 is any number. */
static size_t wave_limit(const baremo_procedure *procedure, const baremo_form *form) {
    size_t count = 0;
    while (count < 4 && form->to_roles[count])
        count++;
    for (size_t i = 0; count == 1 && i < procedure->role_count; i++)
        if (strcmp(procedure->roles[i].name, form->to_roles[0]) == 0 && procedure->roles[i].many)
            return 0;
    return count;
}

static bool right_count(runner_plan *plan, const runner_source *labels, size_t count, bool named) {
    size_t limit = wave_limit(plan->request->procedure, plan->form);
    if (limit == 0 || count == limit)
        return true;
    const char *option = plan->form->order_option ? plan->form->order_option : "";
    if (named)
        plan->refusal = baremo_arena_format(plan->arena, "--%s must name %zu (found %zu)", option,
                                            limit, count);
    else
        plan->refusal = baremo_arena_format(
            plan->arena, "column \"%s\" holds %zu values (%s): name %zu of them with --%s",
            labels->name, count, list_labels(plan, labels), limit, option);
    return false;
}

static bool choose_waves(runner_plan *plan, const runner_source *labels, int *wanted,
                         size_t *count) {
    const char *order = given_order(plan);
    if (order)
        return named_waves(plan, labels, order, wanted, count) &&
               right_count(plan, labels, *count, true);
    *count = (size_t)labels->label_count;
    for (int i = 0; i < labels->label_count; i++)
        wanted[i] = i;
    int pre = find_label(plan, labels, "pre"), post = find_label(plan, labels, "post");
    if (*count == 2 && pre >= 0 && post >= 0) {
        wanted[0] = pre;
        wanted[1] = post;
    }
    return right_count(plan, labels, *count, false);
}

baremo_status plan_pivot(runner_plan *plan) {
    const runner_request *request = plan->request;
    size_t who = plan_find_role(plan, plan->form->row_role)->columns.indexes[0];
    size_t when = plan_find_role(plan, plan->form->column_role)->columns.indexes[0];
    const baremo_column *respondents = baremo_table_column(plan->table, who);
    const baremo_column *waves = baremo_table_column(plan->table, when);
    runner_source labels;
    runner_reader reader = {plan->table, request->decimal, plan->arena, plan->diagnostics};
    baremo_status status = runner_source_of(&labels, &reader, when, BAREMO_ROLE_CATEGORY);
    if (status != BAREMO_OK)
        return status;
    const char *order = given_order(plan);
    size_t most = (size_t)labels.label_count + (order ? strlen(order) : 0) + 1;
    int *wanted = baremo_arena_array(plan->arena, most, sizeof *wanted);
    size_t count;
    if (!choose_waves(plan, &labels, wanted, &count))
        return BAREMO_INVALID;
    int *wave_of = baremo_arena_raw(plan->arena, waves->text_count, sizeof *wave_of);
    const char **names = baremo_arena_array(plan->arena, count, sizeof *names);
    for (size_t i = 0; i < waves->text_count; i++) {
        wave_of[i] = labels.text_labels[i] < 0 ? TABLE_WAVE_BLANK : TABLE_WAVE_OTHER;
        for (size_t wave = 0; wave < count; wave++)
            if (labels.text_labels[i] == wanted[wave])
                wave_of[i] = (int)wave;
    }
    for (size_t wave = 0; wave < count; wave++)
        names[wave] = labels.labels[wanted[wave]];
    plan->pivot = (table_pivot){respondents->codes,
                                 table_identities(respondents, request->threads, plan->arena),
                                 waves->codes, wave_of, count};
    plan->wave_labels = names;
    plan->pivoted = true;
    return BAREMO_OK;
}
