/* The change of an arm beside that of the comparison arm, and those who left beside those who
 * stayed.
 *
 * 1. The same people: Welch's test of their changes, other arm minus comparison arm.
 * 2. Other people in each wave: the difference of the differences of means, with Satterthwaite's
 *    degrees of freedom over the four samples.
 * 3. With clusters: Student's test of the clusters' changes, clusters - 2 degrees of freedom. A
 *    cluster is of the arm that its people are of; one of both arms counts in each.
 */
#include <math.h>
#include <string.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/independent.h"
#include "engine/statistics/wholes.h"
#include "indicators/surveys/subject.h"

typedef struct arm_changes {
    double *values; /* of people */
    size_t count;
    baremo_spread pre, post; /* of unmatched surveys */
} arm_changes;

static arm_changes changes_of(const survey_measure *measure, const survey_change *change,
                              const survey_slice *slice, baremo_arena *scratch) {
    const survey_answers *answers = measure->answers;
    size_t room = answers->case_count + 1, before = 0, after = 0;
    arm_changes arm = {.values = baremo_arena_raw(scratch, room, sizeof(double))};
    double *pre = baremo_arena_raw(scratch, room, sizeof *pre);
    double *post = baremo_arena_raw(scratch, room, sizeof *post);
    for (size_t i = 0; i < answers->case_count; i++) {
        if (!slice_holds(slice, i))
            continue;
        double from = measure_of(measure, change->from, i), to = measure_of(measure, change->to, i);
        if (!baremo_is_missing(from) && !baremo_is_missing(to))
            arm.values[arm.count++] = to - from;
        if (!baremo_is_missing(from))
            pre[before++] = from;
        if (!baremo_is_missing(to))
            post[after++] = to;
    }
    arm.pre = baremo_spread_of(pre, before, 1);
    arm.post = baremo_spread_of(post, after, 1);
    return arm;
}

/* -- the same people -- */

static void report_renamed(survey_rows *rows, const baremo_estimates *estimates, const char *id,
                           const char *name) {
    const baremo_estimate *one = rows_estimate(estimates, id);
    if (!one)
        return;
    baremo_estimate renamed = *one;
    renamed.statistic = name;
    const baremo_estimates single = {.rows = &renamed, .count = 1};
    rows_estimates(rows, &single, NULL);
}

static const baremo_estimates *compare(survey_rows *rows, const double *first, size_t first_count,
                                       const double *second, size_t second_count,
                                       baremo_arena *scratch) {
    static const char *const labels[] = {"first", "second"};
    size_t count = first_count + second_count;
    double *values = baremo_arena_raw(scratch, count + 1, sizeof *values);
    int *codes = baremo_arena_raw(scratch, count + 1, sizeof *codes);
    for (size_t i = 0; i < count; i++) {
        values[i] = i < first_count ? first[i] : second[i - first_count];
        codes[i] = i >= first_count;
    }
    baremo_variable value = {.name = "value", .count = count, .numbers = values, .decimals = -1};
    baremo_variable group = {
        .name = "group", .count = count, .codes = codes, .labels = labels, .label_count = 2};
    baremo_call *call = rows_call(rows, scratch, "independent");
    baremo_call_bind(call, "value", &value);
    baremo_call_bind(call, "group", &group);
    (void)baremo_call_set(call, "first", "first");
    return rows_run(rows, scratch, call, "independent");
}

/* -- other people -- */

static double variance_part(const baremo_spread *spread) {
    return spread->sd * spread->sd / (double)spread->count;
}

static void report_four_samples(survey_rows *rows, const arm_changes *control,
                                const arm_changes *other) {
    const baremo_spread *samples[] = {&control->pre, &control->post, &other->pre, &other->post};
    double variance = 0, denominator = 0, n = 0;
    for (size_t i = 0; i < 4; i++) {
        if (samples[i]->count < 2) {
            rows_none(rows, "change_difference", "needs two values in each group");
            return;
        }
        double part = variance_part(samples[i]);
        variance += part;
        denominator += part * part / ((double)samples[i]->count - 1);
        n += (double)samples[i]->count;
    }
    double difference =
        (other->post.mean - other->pre.mean) - (control->post.mean - control->pre.mean);
    baremo_result *row = rows_add(rows, "change_difference", difference, n, BAREMO_MISSING);
    if (!(variance > 0))
        return;
    double se = sqrt(variance), df = variance * variance / denominator;
    double reach = se * baremo_t_quantile(0.5 + rows->level / 2, df);
    rows_interval(rows, row, (baremo_interval){difference - reach, difference + reach},
                  "welch, four samples");
    rows_add(rows, "change_difference.p", baremo_t_two_sided(difference / se, df), n,
             BAREMO_MISSING)
        ->method = "welch, four samples";
}

/* -- clusters -- */

static size_t cluster_means(const survey_measure *measure, const survey_change *change,
                            const survey_slice *slice, double *means, baremo_arena *scratch) {
    const survey_answers *answers = measure->answers;
    size_t labels = answers->clusters.label_count, kept = 0;
    double *sums = baremo_arena_array(scratch, 2 * labels + 1, sizeof *sums);
    double *counts = baremo_arena_array(scratch, 2 * labels + 1, sizeof *counts);
    for (size_t i = 0; i < answers->case_count; i++) {
        int cluster = answers->clusters.codes[i];
        double values[] = {measure_of(measure, change->from, i),
                           measure_of(measure, change->to, i)};
        bool both = !baremo_is_missing(values[0]) && !baremo_is_missing(values[1]);
        if (cluster < 0 || !slice_holds(slice, i) || (answers->paired && !both))
            continue;
        for (size_t side = 0; side < 2; side++)
            if (!baremo_is_missing(values[side])) {
                sums[side * labels + (size_t)cluster] += values[side];
                counts[side * labels + (size_t)cluster]++;
            }
    }
    for (size_t i = 0; i < labels; i++)
        if (counts[i] > 0 && counts[labels + i] > 0)
            means[kept++] = sums[labels + i] / counts[labels + i] - sums[i] / counts[i];
    return kept;
}

static void report_clusters(survey_rows *rows, const survey_measure *measure,
                            const survey_change *change, const survey_slice *control,
                            const survey_slice *other, baremo_arena *scratch) {
    size_t labels = measure->answers->clusters.label_count;
    double *first = baremo_arena_array(scratch, labels + 1, sizeof *first);
    double *second = baremo_arena_array(scratch, labels + 1, sizeof *second);
    size_t first_count = cluster_means(measure, change, control, first, scratch);
    size_t second_count = cluster_means(measure, change, other, second, scratch);
    baremo_spread a = baremo_spread_of(first, first_count, 1);
    baremo_spread b = baremo_spread_of(second, second_count, 1);
    baremo_t_test test = baremo_t_test_of(&a, &b, true, rows->level);
    double n = (double)(first_count + second_count);
    if (baremo_is_missing(test.p)) {
        rows_none(rows, "change_difference.cluster", "needs two clusters in each arm");
        return;
    }
    baremo_result *row =
        rows_add(rows, "change_difference.cluster", test.difference.value, n, BAREMO_MISSING);
    rows_interval(rows, row, (baremo_interval){test.difference.low, test.difference.high},
                  "t on cluster means");
    rows_add(rows, "change_difference.cluster.p", test.p, n, BAREMO_MISSING)->method =
        "t on cluster means";
}

void arm_rows(survey_rows *rows, const survey_view *view, const survey_measure *measure,
              const survey_change *change, baremo_arena *scratch) {
    const answers_split *arms = &view->answers->arms;
    if (!arms->heading || arms->label_count < 2)
        return;
    survey_slice control = {arms, 0, true, NULL};
    arm_changes base = changes_of(measure, change, &control, scratch);
    for (size_t i = 1; i < arms->label_count; i++) {
        survey_slice other = {arms, (int)i, true, NULL};
        const char *name = baremo_arena_format(rows->arena, "%s=%s-%s", arms->heading,
                                               arms->labels[i], arms->labels[0]);
        rows->pattern.group = rows_group(rows->arena, change->group, name);
        arm_changes changes = changes_of(measure, change, &other, scratch);
        if (view->answers->paired && (base.count < 2 || changes.count < 2)) {
            rows_none(rows, "change_difference", "needs two values in each group");
        } else if (view->answers->paired) {
            const baremo_estimates *estimates =
                compare(rows, base.values, base.count, changes.values, changes.count, scratch);
            report_renamed(rows, estimates, "mean_diff", "change_difference");
            report_renamed(rows, estimates, "welch.p", "change_difference.p");
            report_renamed(rows, estimates, "hedges_g", "change_difference.hedges_g");
        } else {
            report_four_samples(rows, &base, &changes);
        }
        if (view->answers->clusters.heading)
            report_clusters(rows, measure, change, &control, &other, scratch);
    }
}

/* -- attrition -- */

void attrition_rows(survey_rows *rows, const survey_measure *measure, const survey_change *change,
                    const survey_slice *slice, baremo_arena *scratch) {
    const survey_answers *answers = measure->answers;
    double *left = baremo_arena_raw(scratch, answers->case_count + 1, sizeof *left);
    double *stayed = baremo_arena_raw(scratch, answers->case_count + 1, sizeof *stayed);
    size_t left_count = 0, stayed_count = 0;
    for (size_t i = 0; i < answers->case_count; i++) {
        double before = measure_of(measure, change->from, i);
        if (baremo_is_missing(before) || !slice_holds(slice, i))
            continue;
        if (answers->rows[change->to][i] == TABLE_NO_ROW)
            left[left_count++] = before;
        else
            stayed[stayed_count++] = before;
    }
    if (left_count == 0) {
        rows_none(rows, "attrition.difference", "nobody left");
        return;
    }
    if (left_count < 2 || stayed_count < 2) { /* the difference would give the score of the one */
        rows_none(rows, "attrition.difference", "needs two values in each group");
        return;
    }
    const baremo_estimates *estimates =
        compare(rows, left, left_count, stayed, stayed_count, scratch);
    report_renamed(rows, estimates, "mean_diff", "attrition.difference");
    report_renamed(rows, estimates, "hedges_g", "attrition.hedges_g");
}
