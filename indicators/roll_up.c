/* The sums of an axis and of the programme.
 *
 *  1. Counts of indicators by status; a result indicator with `of` is counted with the one it
 * compares.
 *  2. `mean_share_capped`: mean of the shares of the assessed, each limited to 0..1. Assessed
 *     indicators without a share are said and left out.
 *  3. Actions: status the last up to the period, money, sessions and people summed to it. A table
 * of actions that is not by period says how they stand now: it is rolled up in the evaluated period
 * only.
 *  4. budget_execution = spent/budget and cost_per_participant = spent/participants, of the sums
 *     over the actions where both are known: what is not known is not zero.
 */
#include "indicators/roll_up.h"

#include <baremo/number.h>

#include "engine/results/notes.h"
#include "indicators/actions.h"
#include "indicators/values/combine.h"

enum { BUDGET, SPENT, SESSIONS, INVITED, PARTICIPANTS, MONEY_AND_PEOPLE };

/* Quotients of sums, over the actions where both are known. */
static const struct {
    size_t numerator, denominator;
} QUOTIENTS[] = {{SPENT, BUDGET}, {SPENT, PARTICIPANTS}};

enum { BUDGET_EXECUTION, COST_PER_PARTICIPANT, QUOTIENT_COUNT };

typedef struct quotient {
    double numerator, denominator;
    size_t given;
} quotient;

/* What is counted for one axis, or all, in one period. */
typedef struct tally {
    size_t indicators, assessed, by_status[BAREMO_STATUS_WORSENED + 1];
    double *shares;
    size_t share_count;
    size_t actions, by_action[PROGRAMME_ACTION_DROPPED + 1];
    double sums[MONEY_AND_PEOPLE];
    size_t given[MONEY_AND_PEOPLE];
    quotient quotients[QUOTIENT_COUNT];
} tally;

typedef struct subject {
    evaluation *of;
    baremo_subject_kind kind;
    uint32_t axis; /* PROGRAMME_NONE: the programme */
    const char *id, *title;
    baremo_period period;
    size_t at; /* of the period in the plan; SIZE_MAX: there are no data */
} subject;

static bool belongs(const subject *to, uint32_t axis) {
    return to->kind == BAREMO_SUBJECT_PROGRAMME || to->axis == axis;
}

static void count_indicators(const subject *to, tally *counted) {
    const programme *model = to->of->model;
    for (size_t i = 0; i < model->indicator_count; i++) {
        const programme_indicator *indicator = &model->indicators[i];
        if (!belongs(to, indicator->axis) || indicator->of != PROGRAMME_NONE)
            continue;
        evaluation_standing at = {BAREMO_STATUS_NOT_ASSESSED, BAREMO_MISSING};
        if (to->at != SIZE_MAX)
            at = to->of->standings[i * to->of->period_count + to->at];
        counted->indicators++;
        counted->by_status[at.status]++;
        if (at.status == BAREMO_STATUS_NOT_ASSESSED)
            continue;
        counted->assessed++;
        if (!baremo_is_missing(at.share))
            counted->shares[counted->share_count++] = at.share < 0   ? 0
                                                      : at.share > 1 ? 1
                                                                     : at.share;
    }
}

static void count_quotients(const double *values, tally *counted) {
    for (size_t q = 0; q < QUOTIENT_COUNT; q++) {
        double numerator = values[QUOTIENTS[q].numerator];
        double denominator = values[QUOTIENTS[q].denominator];
        if (baremo_is_missing(numerator) || baremo_is_missing(denominator))
            continue;
        counted->quotients[q].numerator += numerator;
        counted->quotients[q].denominator += denominator;
        counted->quotients[q].given++;
    }
}

static void count_actions(const subject *to, tally *counted) {
    const programme *model = to->of->model;
    for (size_t i = 0; i < model->action_count; i++) {
        const programme_action *action = &model->actions[i];
        if (!belongs(to, action->axis))
            continue;
        action_standing at = action_standing_at(action, to->period);
        const double values[MONEY_AND_PEOPLE] = {at.budget, at.spent, at.sessions, at.invited,
                                                 at.participants};
        counted->actions++;
        counted->by_action[at.status]++;
        count_quotients(values, counted);
        for (size_t v = 0; v < MONEY_AND_PEOPLE; v++) {
            if (baremo_is_missing(values[v]))
                continue;
            counted->sums[v] += values[v];
            counted->given[v]++;
        }
    }
}

static baremo_result row_of(const subject *about, const char *statistic, double value,
                            baremo_value_class value_class) {
    baremo_result row = evaluation_row(about->kind, about->id, statistic);
    row.title = about->title;
    row.axis = about->kind == BAREMO_SUBJECT_AXIS ? about->id : NULL;
    row.period = about->period;
    row.value = value;
    row.value_class = value_class;
    return row;
}

static void add_count(const subject *about, const char *statistic, size_t count, size_t of_count) {
    baremo_result row = row_of(about, statistic, (double)count, BAREMO_VALUE_COUNT);
    row.n = (double)of_count;
    row.method = "count";
    baremo_results_add(about->of->results, &row);
}

static void note_two(const subject *about, baremo_result *row, const baremo_note_kind *kind,
                     size_t first, size_t second) {
    baremo_result_note(about->of->results, row, kind, evaluation_number(about->of, (double)first),
                       evaluation_number(about->of, (double)second), NULL);
}

static void add_assessed(const subject *about, const tally *counted) {
    baremo_result row = row_of(about, "assessed", (double)counted->assessed, BAREMO_VALUE_COUNT);
    row.n = (double)counted->indicators;
    row.missing = (double)(counted->indicators - counted->assessed);
    row.method = "count";
    note_two(about, &row, &baremo_note_assessed_of, counted->assessed, counted->indicators);
    baremo_results_add(about->of->results, &row);
}

static void add_mean_share(const subject *about, const tally *counted) {
    if (!counted->assessed)
        return;
    double sum = value_sum(counted->shares, counted->share_count);
    double mean = counted->share_count ? sum / (double)counted->share_count : BAREMO_MISSING;
    baremo_result row = row_of(about, "mean_share_capped", mean, BAREMO_VALUE_SHARE);
    row.n = (double)counted->share_count;
    row.missing = (double)(counted->assessed - counted->share_count);
    row.method = "mean of shares limited to 0..1";
    if (counted->share_count < counted->assessed)
        note_two(about, &row, &baremo_note_shares_of_assessed, counted->share_count,
                 counted->assessed);
    baremo_results_add(about->of->results, &row);
}

static void report_indicators(const subject *about, const tally *counted) {
    static const struct {
        const char *statistic;
        baremo_result_status status;
    } statuses[] = {{"achieved", BAREMO_STATUS_ACHIEVED},
                    {"on_track", BAREMO_STATUS_ON_TRACK},
                    {"behind", BAREMO_STATUS_BEHIND},
                    {"off_track", BAREMO_STATUS_OFF_TRACK},
                    {"not_assessed", BAREMO_STATUS_NOT_ASSESSED}};
    add_count(about, "indicators", counted->indicators, counted->indicators);
    add_assessed(about, counted);
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        add_count(about, statuses[i].statistic, counted->by_status[statuses[i].status],
                  counted->indicators);
    add_mean_share(about, counted);
}

static void add_share(const subject *about, const char *statistic, size_t count, size_t of_count) {
    baremo_result row =
        row_of(about, statistic, (double)count / (double)of_count, BAREMO_VALUE_SHARE);
    row.n = (double)of_count;
    row.method = "share of actions";
    baremo_results_add(about->of->results, &row);
}

static void add_sum(const subject *about, const tally *counted, const char *statistic, size_t which,
                    baremo_value_class value_class) {
    if (!counted->given[which])
        return;
    baremo_result row = row_of(about, statistic, counted->sums[which], value_class);
    row.n = (double)counted->given[which];
    row.missing = (double)(counted->actions - counted->given[which]);
    row.method = "sum over actions";
    if (counted->given[which] < counted->actions)
        note_two(about, &row, &baremo_note_actions_with_value, counted->given[which],
                 counted->actions);
    baremo_results_add(about->of->results, &row);
}

static void add_quotient(const subject *about, const tally *counted, const char *statistic,
                         size_t which, baremo_value_class value_class) {
    const quotient *of = &counted->quotients[which];
    if (!counted->given[QUOTIENTS[which].numerator] ||
        !counted->given[QUOTIENTS[which].denominator])
        return;
    baremo_result row = row_of(about, statistic, BAREMO_MISSING, value_class);
    row.n = (double)of->given;
    row.missing = (double)(counted->actions - of->given);
    row.method = "quotient of sums";
    if (of->given < counted->actions && (of->denominator > 0 || !of->given))
        note_two(about, &row, &baremo_note_actions_with_value, of->given, counted->actions);
    if (of->denominator > 0)
        row.value = of->numerator / of->denominator;
    else if (of->given)
        baremo_result_note(about->of->results, &row, &baremo_note_denominator_is_zero, NULL, NULL,
                           NULL);
    baremo_results_add(about->of->results, &row);
}

static void report_actions(const subject *about, const tally *counted) {
    size_t completed = counted->by_action[PROGRAMME_ACTION_COMPLETED];
    size_t ongoing = counted->by_action[PROGRAMME_ACTION_ONGOING];
    size_t n = counted->actions;
    if (!n)
        return;
    add_count(about, "actions", n, n);
    add_count(about, "completed", completed, n);
    add_count(about, "ongoing", ongoing, n);
    add_count(about, "not_started", counted->by_action[PROGRAMME_ACTION_NOT_STARTED], n);
    add_count(about, "dropped", counted->by_action[PROGRAMME_ACTION_DROPPED], n);
    add_share(about, "execution", completed + ongoing, n);
    add_share(about, "completion", completed, n);
    add_sum(about, counted, "budget", BUDGET, BAREMO_VALUE_MONEY);
    add_sum(about, counted, "spent", SPENT, BAREMO_VALUE_MONEY);
    add_quotient(about, counted, "budget_execution", BUDGET_EXECUTION, BAREMO_VALUE_SHARE);
    add_sum(about, counted, "sessions", SESSIONS, BAREMO_VALUE_COUNT);
    add_sum(about, counted, "invited", INVITED, BAREMO_VALUE_COUNT);
    add_sum(about, counted, "participants", PARTICIPANTS, BAREMO_VALUE_COUNT);
    add_quotient(about, counted, "cost_per_participant", COST_PER_PARTICIPANT, BAREMO_VALUE_MONEY);
}

static void report_period(subject *about, bool with_actions, double *shares) {
    tally counted = {.shares = shares};
    count_indicators(about, &counted);
    report_indicators(about, &counted);
    if (!with_actions)
        return;
    count_actions(about, &counted);
    report_actions(about, &counted);
}

static void report_subject(evaluation *of, subject about, double *shares) {
    bool by_period = actions_by_period(of->model);
    if (!of->period_count) {
        about.at = SIZE_MAX;
        report_period(&about, true, shares);
        return;
    }
    for (about.at = 0; about.at < of->period_count; about.at++) {
        about.period = of->periods[about.at];
        report_period(&about, by_period || about.at + 1 == of->period_count, shares);
    }
}

void roll_up_report(evaluation *of) {
    const programme *model = of->model;
    double *shares = baremo_arena_array(of->arena, model->indicator_count + 1, sizeof *shares);
    report_subject(of,
                   (subject){.of = of,
                             .kind = BAREMO_SUBJECT_PROGRAMME,
                             .axis = PROGRAMME_NONE,
                             .id = model->settings.id,
                             .title = model->settings.title},
                   shares);
    for (uint32_t a = 0; a < model->axis_count; a++)
        report_subject(of,
                       (subject){.of = of,
                                 .kind = BAREMO_SUBJECT_AXIS,
                                 .axis = a,
                                 .id = model->axes[a].id,
                                 .title = model->axes[a].title},
                       shares);
}
