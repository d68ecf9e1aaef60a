/* The change from one wave to another.
 *
 * 1. The same people: all of procedure `paired`, on complete pairs, and how many moved. Other
 * people: all of procedure `independent`.
 * 2. Binary items: `paired_binary`; choice items: `marginal_homogeneity`; of other people both are
 *    the shares of each wave beside each other, and no test.
 * 3. Weighted surveys: the difference of the weighted means with its linearised limits is
 *    `mean_diff.weighted`; the tests do not use the weights, and their method says so.
 * 4. `status` stands on `mean_diff`: from the clusters where there are six at least, else from the
 *    weighted difference, else from the interval of `mean_diff`.
 */
#include <math.h>
#include <string.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/linearised.h"
#include "engine/statistics/score_limits.h"
#include "indicators/surveys/subject.h"

enum { CLUSTERS_USED = 6 };

/* -- samples -- */

typedef struct change_sample {
    double *pre, *post; /* of people in both waves, missing where they have no value */
    size_t count;
} change_sample;

static change_sample pairs_of(const survey_measure *measure, const survey_change *change,
                              const survey_slice *slice, baremo_arena *scratch) {
    const survey_answers *answers = measure->answers;
    change_sample sample = {
        .pre = baremo_arena_raw(scratch, answers->case_count + 1, sizeof(double)),
        .post = baremo_arena_raw(scratch, answers->case_count + 1, sizeof(double))};
    for (size_t i = 0; i < answers->case_count; i++) {
        uint32_t from = answers->rows[change->from][i], to = answers->rows[change->to][i];
        if (from == TABLE_NO_ROW || to == TABLE_NO_ROW || !slice_holds(slice, i))
            continue;
        sample.pre[sample.count] = measure_at(measure, from);
        sample.post[sample.count++] = measure_at(measure, to);
    }
    return sample;
}

/* The values of both waves in one column, with the wave beside them. */
static void columns_of(const survey_measure *measure, const survey_change *change,
                       const survey_slice *slice, baremo_variable *value, baremo_variable *group,
                       baremo_arena *scratch) {
    static const char *const labels[] = {"pre", "post"};
    const survey_answers *answers = measure->answers;
    double *numbers = baremo_arena_raw(scratch, 2 * answers->case_count + 1, sizeof *numbers);
    int *codes = baremo_arena_raw(scratch, 2 * answers->case_count + 1, sizeof *codes);
    size_t waves[] = {change->from, change->to}, count = 0;
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < answers->case_count; i++) {
            uint32_t row = answers->rows[waves[side]][i];
            if (row == TABLE_NO_ROW || !slice_holds(slice, i))
                continue;
            numbers[count] = measure_at(measure, row);
            codes[count++] = side;
        }
    *value = (baremo_variable){
        .name = "value", .count = count, .numbers = numbers, .decimals = measure->decimals};
    *group = (baremo_variable){
        .name = "wave", .count = count, .codes = codes, .labels = labels, .label_count = 2};
}

/* -- moved -- */

static void report_moved(survey_rows *rows, const char *id, const char *percent_id, double count,
                         double base) {
    rows_add(rows, id, count, base, BAREMO_MISSING);
    rows_percent(rows, percent_id, count, base);
}

static void moved_rows(survey_rows *rows, const change_sample *sample) {
    double up = 0, down = 0, same = 0;
    for (size_t i = 0; i < sample->count; i++) {
        double difference = sample->post[i] - sample->pre[i];
        double slack = 1e-9 * fmax(fabs(sample->post[i]), fabs(sample->pre[i]));
        if (baremo_is_missing(difference))
            continue;
        up += difference > slack;
        down += difference < -slack;
        same += fabs(difference) <= slack;
    }
    double base = up + down + same;
    report_moved(rows, "moved_up", "moved_up.percent", up, base);
    report_moved(rows, "moved_down", "moved_down.percent", down, base);
    report_moved(rows, "same", "same.percent", same, base);
}

/* -- weighted -- */

typedef struct weighted_mean {
    double mean, se, df;
} weighted_mean;

static weighted_mean mean_in_wave(const survey_rows *rows, const survey_measure *measure,
                                  size_t wave, const survey_slice *slice, baremo_arena *scratch) {
    const survey_answers *answers = measure->answers;
    double *values = baremo_arena_raw(scratch, answers->case_count + 1, sizeof *values);
    double *weights = baremo_arena_raw(scratch, answers->case_count + 1, sizeof *weights);
    size_t count = 0;
    for (size_t i = 0; i < answers->case_count; i++) {
        uint32_t row = answers->rows[wave][i];
        double value = row == TABLE_NO_ROW ? BAREMO_MISSING : measure_at(measure, row);
        if (baremo_is_missing(value) || !slice_holds(slice, i) ||
            baremo_is_missing(answers->weights[row]))
            continue;
        values[count] = value;
        weights[count++] = answers->weights[row];
    }
    if (count < 2)
        return (weighted_mean){BAREMO_MISSING, BAREMO_MISSING, 0};
    baremo_linearised mean = baremo_linearised_mean(values, weights, count, rows->level);
    return (weighted_mean){mean.mean, mean.se, (double)count - 1};
}

static void weighted_rows(survey_rows *rows, const survey_measure *measure,
                          const survey_change *change, const survey_slice *slice,
                          survey_shift *shift, baremo_arena *scratch) {
    weighted_mean pre = mean_in_wave(rows, measure, change->from, slice, scratch);
    weighted_mean post = mean_in_wave(rows, measure, change->to, slice, scratch);
    if (baremo_is_missing(pre.se) || baremo_is_missing(post.se)) {
        rows_none(rows, "mean_diff.weighted", "needs two values in each group");
        return;
    }
    double a = pre.se * pre.se, b = post.se * post.se, se = sqrt(a + b);
    double difference = post.mean - pre.mean;
    baremo_result *row =
        rows_add(rows, "mean_diff.weighted", difference, pre.df + post.df + 2, BAREMO_MISSING);
    if (!(se > 0))
        return;
    double df = (a + b) * (a + b) / (a * a / pre.df + b * b / post.df);
    double reach = se * baremo_t_quantile(0.5 + rows->level / 2, df);
    rows_interval(rows, row, (baremo_interval){difference - reach, difference + reach},
                  "welch, linearised");
    *shift = (survey_shift){difference, row->low, row->high};
}

/* Tests that leave the weights aside say so. */
static void mark_unweighted(survey_rows *rows, size_t first) {
    for (size_t i = first; i < rows->count; i++) {
        baremo_result *row = &rows->rows[i];
        row->method = row->method ? baremo_arena_format(rows->arena, "%s, unweighted", row->method)
                                  : "unweighted";
    }
}

/* -- the change of a scale or of ordered answers -- */

static survey_shift add_paired(survey_rows *rows, const survey_measure *measure,
                               const change_sample *sample, baremo_arena *scratch) {
    baremo_variable pre = {.name = "pre",
                           .count = sample->count,
                           .numbers = sample->pre,
                           .decimals = measure->decimals};
    baremo_variable post = pre;
    post.name = "post";
    post.numbers = sample->post;
    baremo_call *call = rows_call(rows, scratch, "paired");
    baremo_call_bind(call, "pre", &pre);
    baremo_call_bind(call, "post", &post);
    const baremo_estimates *estimates = rows_run(rows, scratch, call, "paired");
    survey_shift shift = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING};
    const baremo_estimate *difference = rows_estimate(estimates, "mean_diff");
    if (difference)
        shift = (survey_shift){difference->value, difference->low, difference->high};
    if (estimates)
        rows_estimates(rows, estimates, NULL);
    return shift;
}

static survey_shift add_independent(survey_rows *rows, const survey_measure *measure,
                                    const survey_change *change, const survey_slice *slice,
                                    baremo_arena *scratch) {
    baremo_variable value, group;
    columns_of(measure, change, slice, &value, &group, scratch);
    baremo_call *call = rows_call(rows, scratch, "independent");
    baremo_call_bind(call, "value", &value);
    baremo_call_bind(call, "group", &group);
    (void)baremo_call_set(call, "first", "pre");
    const baremo_estimates *estimates = rows_run(rows, scratch, call, "independent");
    survey_shift shift = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING};
    const baremo_estimate *difference = rows_estimate(estimates, "mean_diff");
    if (difference)
        shift = (survey_shift){difference->value, difference->low, difference->high};
    if (estimates)
        rows_estimates(rows, estimates, NULL);
    return shift;
}

static void set_status(survey_rows *rows, size_t first, const survey_shift *shift,
                       baremo_direction direction) {
    for (size_t i = first; i < rows->count; i++)
        if (strcmp(rows->rows[i].statistic, "mean_diff") == 0 &&
            !baremo_is_missing(rows->rows[i].value))
            rows->rows[i].status = shift_status(shift, direction);
}

void change_rows(survey_rows *rows, const survey_view *view, const survey_measure *measure,
                 const survey_change *change, const survey_slice *slice, baremo_arena *scratch) {
    const survey_answers *answers = measure->answers;
    size_t first = rows->count;
    rows->pattern.group = rows_group(rows->arena, change->group, slice->group);
    survey_shift shift;
    if (answers->paired) {
        change_sample sample = pairs_of(measure, change, slice, scratch);
        shift = add_paired(rows, measure, &sample, scratch);
        moved_rows(rows, &sample);
    } else {
        shift = add_independent(rows, measure, change, slice, scratch);
    }
    if (answers->weights) {
        mark_unweighted(rows, first);
        weighted_rows(rows, measure, change, slice, &shift, scratch);
    }
    bool scale = measure->scale != PROGRAMME_NONE;
    survey_shift by_clusters = shift;
    if (scale && answers->clusters.heading &&
        cluster_rows(rows, measure, change, slice, &by_clusters, scratch) >= CLUSTERS_USED)
        shift = by_clusters;
    if (scale && answers->paired && change->from == 0)
        attrition_rows(rows, measure, change, slice, scratch);
    set_status(rows, first, &shift, measure->direction);
    (void)view;
}

/* -- binary and choice items: a table of the answers before and after -- */

static double *pair_table(const survey_answers *answers, const item_answers *item,
                          const survey_change *change, const survey_slice *slice,
                          baremo_arena *scratch) {
    size_t k = item->value_count;
    double *cells = baremo_arena_array(scratch, k * k + 1, sizeof *cells);
    for (size_t i = 0; i < answers->case_count; i++) {
        uint32_t from = answers->rows[change->from][i], to = answers->rows[change->to][i];
        if (from == TABLE_NO_ROW || to == TABLE_NO_ROW || !slice_holds(slice, i))
            continue;
        int32_t pre = item->codes[from], post = item->codes[to];
        if (pre >= 0 && post >= 0)
            cells[(size_t)pre * k + (size_t)post]++;
    }
    return cells;
}

/* The cells as rows of a table with counts. */
static void bind_table(baremo_call *call, const item_answers *item, const double *cells,
                       baremo_arena *scratch) {
    size_t k = item->value_count;
    const char **labels = baremo_arena_array(scratch, k + 1, sizeof *labels);
    double *numbers = baremo_arena_array(scratch, k + 1, sizeof *numbers);
    int *pre = baremo_arena_array(scratch, k * k + 1, sizeof *pre);
    int *post = baremo_arena_array(scratch, k * k + 1, sizeof *post);
    for (size_t i = 0; i < k; i++) {
        labels[i] = item->item->answers[i].code;
        numbers[i] = item->scores[i];
        for (size_t j = 0; j < k; j++) {
            pre[i * k + j] = (int)i;
            post[i * k + j] = (int)j;
        }
    }
    baremo_variable *variables = baremo_arena_array(scratch, 3, sizeof *variables);
    variables[0] = (baremo_variable){.name = "pre",
                                     .count = k * k,
                                     .codes = pre,
                                     .labels = labels,
                                     .label_numbers = numbers,
                                     .label_count = (int)k};
    variables[1] = variables[0];
    variables[1].name = "post";
    variables[1].codes = post;
    variables[2] = (baremo_variable){.name = "count", .count = k * k, .numbers = cells};
    baremo_call_bind(call, "pre", &variables[0]);
    baremo_call_bind(call, "post", &variables[1]);
    baremo_call_bind(call, "count", &variables[2]);
}

/* The answer that counts as yes: the favourable one, else the higher. */
static size_t yes_of(const item_answers *item) {
    size_t yes = item->scores[1] > item->scores[0] ? 1 : 0;
    if (item->favour[0] > 0 && item->favour[1] <= 0)
        yes = 0;
    else if (item->favour[1] > 0 && item->favour[0] <= 0)
        yes = 1;
    return yes;
}

void change_rows_table(survey_rows *rows, const survey_view *view, const item_answers *item,
                       const survey_change *change, const survey_slice *slice,
                       baremo_arena *scratch) {
    static const char *const nominal[] = {
        "stuart_maxwell.chi2", "stuart_maxwell.df", "stuart_maxwell.p",
        "bhapkar.chi2",        "bhapkar.p",         "bowker.chi2",
        "bowker.df",           "bowker.p",          NULL};
    const survey_answers *answers = view->answers;
    rows->pattern.group = rows_group(rows->arena, change->group, slice->group);
    if (!answers->paired)
        return;
    bool binary = item->item->type == PROGRAMME_BINARY;
    const char *procedure = binary ? "paired_binary" : "marginal_homogeneity";
    const double *cells = pair_table(answers, item, change, slice, scratch);
    baremo_call *call = rows_call(rows, scratch, procedure);
    bind_table(call, item, cells, scratch);
    size_t yes = binary ? yes_of(item) : 0;
    if (binary)
        (void)baremo_call_set(call, "positive", item->item->answers[yes].code);
    size_t first = rows->count;
    const baremo_estimates *estimates = rows_run(rows, scratch, call, procedure);
    if (estimates)
        rows_estimates(rows, estimates, binary ? NULL : nominal);
    if (binary) {
        double up = cells[(1 - yes) * 2 + yes], down = cells[yes * 2 + (1 - yes)];
        double base = cells[0] + cells[1] + cells[2] + cells[3];
        report_moved(rows, "moved_up", "moved_up.percent", up, base);
        report_moved(rows, "moved_down", "moved_down.percent", down, base);
        report_moved(rows, "same", "same.percent", base - up - down, base);
    }
    if (answers->weights)
        mark_unweighted(rows, first);
}
