/* What a programme's work cost, and what it was spent on.
 *
 * 1. The cost is the sum of the streams of kind `cost` up to the evaluated period; without such
 *    streams the money spent on actions; without that their budget.
 * 2. People and sessions are those of the actions, as in the roll-up. Where some actions give no
 *    money it is said of how many the cost is.
 */
#include <baremo/number.h>

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

static void take_actions(const keeping *at, const char *statistic, kept_costs *costs) {
    const programme_settings *settings = &at->model->settings;
    const baremo_result *row =
        keep_find(at, BAREMO_SUBJECT_PROGRAMME, settings->id, settings->period, statistic);
    costs->cost = row->value;
    costs->actions = row->n;
    costs->actions_missing = row->missing;
}

kept_costs keep_costs(const keeping *at) {
    kept_costs costs = {of_streams(at->model),
                        of_actions(at, "participants"),
                        of_actions(at, "sessions"),
                        NULL,
                        BAREMO_MISSING,
                        BAREMO_MISSING};
    if (!baremo_is_missing(costs.cost)) {
        costs.method = "streams";
    } else if (!baremo_is_missing(of_actions(at, "spent"))) {
        take_actions(at, "spent", &costs);
        costs.method = "spent on actions";
    } else if (!baremo_is_missing(of_actions(at, "budget"))) {
        take_actions(at, "budget", &costs);
        costs.method = "budget of actions";
    }
    return costs;
}
