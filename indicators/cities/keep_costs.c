/* What a programme's work cost, and what it was spent on.
 *
 * 1. The cost is the sum of the streams of kind `cost` up to the evaluated period; without such
 *    streams the money spent on actions; without that their budget.
 * 2. People and sessions are those of the actions, as in the roll-up.
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

kept_costs keep_costs(const keeping *at) {
    const struct {
        double cost;
        const char *method;
    } known[] = {{of_streams(at->model), "streams"},
                 {of_actions(at, "spent"), "spent on actions"},
                 {of_actions(at, "budget"), "budget of actions"}};
    kept_costs costs = {BAREMO_MISSING, of_actions(at, "participants"), of_actions(at, "sessions"),
                        NULL};
    for (size_t i = 0; i < sizeof known / sizeof *known && !costs.method; i++)
        if (!baremo_is_missing(known[i].cost)) {
            costs.cost = known[i].cost;
            costs.method = known[i].method;
        }
    return costs;
}
