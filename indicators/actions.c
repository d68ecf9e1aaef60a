/* Where the plan's actions stand: the last status up to the period; money, sessions and people
 * summed. */
#include "indicators/actions.h"

#include <baremo/number.h>

static void add(double *sum, double value) {
    if (!baremo_is_missing(value))
        *sum = baremo_is_missing(*sum) ? value : *sum + value;
}

action_standing action_standing_at(const programme_action *action, baremo_period period) {
    action_standing at = {.budget = BAREMO_MISSING,
                          .spent = BAREMO_MISSING,
                          .sessions = BAREMO_MISSING,
                          .invited = BAREMO_MISSING,
                          .participants = BAREMO_MISSING,
                          .note = ""};
    for (size_t i = 0; i < action->row_count; i++) {
        const programme_action_row *row = &action->rows[i];
        if (row->period.grain && period.grain && row->period.last_day > period.last_day)
            continue;
        at.known = true;
        if (row->status != PROGRAMME_ACTION_BLANK)
            at.status = row->status;
        if (row->note && *row->note)
            at.note = row->note;
        add(&at.budget, row->budget);
        add(&at.spent, row->spent);
        add(&at.sessions, row->sessions);
        add(&at.invited, row->invited);
        add(&at.participants, row->participants);
    }
    return at;
}

bool actions_by_period(const programme *model) {
    for (size_t a = 0; a < model->action_count; a++)
        for (size_t i = 0; i < model->actions[a].row_count; i++)
            if (model->actions[a].rows[i].period.grain)
                return true;
    return false;
}

/* The cells' rows, in the order of the periods. */
static const char *source_of(evaluation *of, const programme_action *action) {
    const programme_action_row *last = &action->rows[action->row_count - 1];
    for (size_t i = action->row_count; i-- > 0;) {
        last = &action->rows[i];
        if (!last->period.grain || !of->evaluated.grain ||
            last->period.last_day <= of->evaluated.last_day)
            break;
    }
    return programme_place_text(of->arena, last->place);
}

static void add_number(evaluation *of, const baremo_result *like, const char *statistic,
                       double value, baremo_value_class value_class) {
    if (baremo_is_missing(value))
        return;
    baremo_result row = *like;
    row.statistic = statistic;
    row.value = value;
    row.value_class = value_class;
    baremo_results_add(of->results, &row);
}

static void add_quotient(evaluation *of, const baremo_result *like, const char *statistic,
                         double numerator, double denominator, baremo_value_class value_class) {
    if (denominator > 0)
        add_number(of, like, statistic, numerator / denominator, value_class);
}

static void report_action(evaluation *of, const programme_action *action) {
    action_standing at = action_standing_at(action, of->evaluated);
    baremo_result like = evaluation_row(BAREMO_SUBJECT_ACTION, action->id, "status");
    like.title = action->title;
    like.axis = evaluation_axis(of, action->axis);
    like.period = of->evaluated;
    like.source = source_of(of, action);
    like.method = action->rows[0].period.grain ? "up to the period" : "as given";
    baremo_result status = like;
    if (at.status != PROGRAMME_ACTION_BLANK) {
        status.note = programme_action_status_name(at.status);
        baremo_results_add(of->results, &status);
    }
    add_number(of, &like, "budget", at.budget, BAREMO_VALUE_MONEY);
    add_number(of, &like, "spent", at.spent, BAREMO_VALUE_MONEY);
    add_quotient(of, &like, "budget_execution", at.spent, at.budget, BAREMO_VALUE_SHARE);
    add_number(of, &like, "sessions", at.sessions, BAREMO_VALUE_COUNT);
    add_number(of, &like, "invited", at.invited, BAREMO_VALUE_COUNT);
    add_number(of, &like, "participants", at.participants, BAREMO_VALUE_COUNT);
    add_quotient(of, &like, "cost_per_participant", at.spent, at.participants, BAREMO_VALUE_MONEY);
}

void actions_report(evaluation *of) {
    for (size_t a = 0; a < of->model->action_count; a++)
        report_action(of, &of->model->actions[a]);
}
