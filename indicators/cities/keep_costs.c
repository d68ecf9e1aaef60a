/* What a programme's work cost, and what it was spent on.
 *
 * 1. The cost is the sum of the streams of kind `cost` up to the evaluated period; without such
 *    streams the money spent on actions; without that their budget.
 * 2. People and sessions are those of the actions, as in the roll-up. Where some actions give no
 *    money it is said of how many the cost is.
 * 3. The cost of a participant and of a session is over the actions that give both: what is not
 *    known is not zero. Streams are of the programme as a whole, and are divided by all of them.
 */
#include <baremo/number.h>

#include "indicators/actions.h"
#include "indicators/cities/keeping.h"

static double of_actions(const keeping *at, const char *statistic) {
    const programme_settings *settings = &at->model->settings;
    return keep_value(at, BAREMO_SUBJECT_PROGRAMME, settings->id, settings->period, statistic);
}

static double of_streams(const programme *model) {
    double sum = 0;
    bool any = false;
    for (size_t i = 0; i < model->stream_count; i++) {
        const programme_stream *stream = &model->streams[i];
        bool later = stream->period.grain && model->settings.period.grain &&
                     stream->period.first_day > model->settings.period.last_day;
        if (stream->kind != PROGRAMME_STREAM_COST || later)
            continue;
        sum += stream->amount;
        any = true;
    }
    return any ? sum : BAREMO_MISSING;
}

static const kept_amount nothing = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING};

static kept_amount take_actions(const keeping *at, const char *statistic) {
    const programme_settings *settings = &at->model->settings;
    const baremo_result *row =
        keep_find(at, BAREMO_SUBJECT_PROGRAMME, settings->id, settings->period, statistic);
    return row ? (kept_amount){row->value, row->n, row->missing} : nothing;
}

/* Rule 3. */
static kept_amount share_of(const kept_amount *cost, double by) {
    kept_amount share = *cost;
    share.value = by > 0 ? cost->value / by : BAREMO_MISSING;
    return share;
}

static double money_of(const action_standing *at, bool is_spent) {
    return is_spent ? at->spent : at->budget;
}

/* Rule 3. */
static kept_amount share_of_both(const programme *model, bool is_spent, bool of_people) {
    double cost = 0, by = 0, both = 0;
    for (size_t i = 0; i < model->action_count; i++) {
        action_standing at = action_standing_at(&model->actions[i], model->settings.period);
        double money = money_of(&at, is_spent), units = of_people ? at.participants : at.sessions;
        if (baremo_is_missing(money) || baremo_is_missing(units))
            continue;
        cost += money;
        by += units;
        both++;
    }
    return (kept_amount){by > 0 ? cost / by : BAREMO_MISSING, both,
                         (double)model->action_count - both};
}

kept_costs keep_no_costs(void) {
    return (kept_costs){nothing, nothing, nothing, BAREMO_MISSING, BAREMO_MISSING, NULL};
}

kept_costs keep_costs(const keeping *at) {
    kept_costs costs = keep_no_costs();
    costs.participants = of_actions(at, "participants");
    costs.sessions = of_actions(at, "sessions");
    costs.cost.value = of_streams(at->model);
    if (!baremo_is_missing(costs.cost.value)) {
        costs.method = "streams";
        costs.per_participant = share_of(&costs.cost, costs.participants);
        costs.per_session = share_of(&costs.cost, costs.sessions);
        return costs;
    }
    bool is_spent = !baremo_is_missing(of_actions(at, "spent"));
    if (!is_spent && baremo_is_missing(of_actions(at, "budget")))
        return costs;
    costs.cost = take_actions(at, is_spent ? "spent" : "budget");
    costs.method = is_spent ? "spent on actions" : "budget of actions";
    costs.per_participant = share_of_both(at->model, is_spent, true);
    costs.per_session = share_of_both(at->model, is_spent, false);
    return costs;
}
