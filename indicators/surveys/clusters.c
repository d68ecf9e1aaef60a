/* Classes, schools, sessions: people of one are alike, so that they tell less than as many others.
 *
 * 1. The change of a cluster is the mean change of its people; of unmatched surveys the mean of the
 *    later wave minus that of the earlier one. `mean_diff.cluster` is the mean over the clusters
 *    with Student's limits, their number minus one degrees of freedom.
 * 2. icc is that of the one-way analysis of variance, (MSB - MSW)/(MSB + (m0 - 1) MSW), of the
 *    changes (of unmatched surveys: of the later values); below zero too.
 * 3. design_effect = 1 + (m' - 1) icc, m' = sum m^2 / sum m (Kish), not below 1 for a negative icc.
 */
#include <math.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/wholes.h"
#include "indicators/surveys/subject.h"

typedef struct cluster_sums {
    double *sums, *squares; /* of the values whose likeness is measured */
    double *counts, *pre, *pre_counts, *post, *post_counts;
} cluster_sums;

static cluster_sums new_sums(size_t count, baremo_arena *scratch) {
    double *room = baremo_arena_array(scratch, 7 * count + 1, sizeof *room);
    return (cluster_sums){room,
                          room + count,
                          room + 2 * count,
                          room + 3 * count,
                          room + 4 * count,
                          room + 5 * count,
                          room + 6 * count};
}

static void add_value(cluster_sums *sums, int cluster, double value) {
    sums->sums[cluster] += value;
    sums->squares[cluster] += value * value;
    sums->counts[cluster]++;
}

/* Values are taken from `origin`, so that squares lose nothing to a large level. */
static void sum_up(cluster_sums *sums, const survey_measure *measure, const survey_change *change,
                   const survey_slice *slice, double origin) {
    const survey_answers *answers = measure->answers;
    for (size_t i = 0; i < answers->case_count; i++) {
        int cluster = answers->clusters.codes[i];
        double pre = measure_of(measure, change->from, i);
        double post = measure_of(measure, change->to, i);
        if (cluster < 0 || !slice_holds(slice, i))
            continue;
        bool both = !baremo_is_missing(pre) && !baremo_is_missing(post);
        if (answers->paired && both)
            add_value(sums, cluster, post - pre);
        if (!answers->paired && !baremo_is_missing(post))
            add_value(sums, cluster, post - origin);
        if (!baremo_is_missing(pre) && (both || !answers->paired)) {
            sums->pre[cluster] += pre;
            sums->pre_counts[cluster]++;
        }
        if (!baremo_is_missing(post) && (both || !answers->paired)) {
            sums->post[cluster] += post;
            sums->post_counts[cluster]++;
        }
    }
}

/* The change of each cluster that has one. */
static size_t cluster_changes(const cluster_sums *sums, size_t count, bool paired,
                              double *changes) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (paired ? sums->counts[i] > 0 : sums->pre_counts[i] > 0 && sums->post_counts[i] > 0)
            changes[kept++] =
                paired ? sums->sums[i] / sums->counts[i]
                       : sums->post[i] / sums->post_counts[i] - sums->pre[i] / sums->pre_counts[i];
    return kept;
}

static void report_likeness(survey_rows *rows, const cluster_sums *sums, size_t count) {
    double n = 0, total = 0, sizes = 0, k = 0, between = 0, within = 0;
    for (size_t i = 0; i < count; i++) {
        n += sums->counts[i];
        total += sums->sums[i];
        sizes += sums->counts[i] * sums->counts[i];
        k += sums->counts[i] > 0;
    }
    if (k < 2 || n <= k) {
        rows_none(rows, "icc", "needs two clusters, one of them of two people");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (sums->counts[i] == 0)
            continue;
        double mean = sums->sums[i] / sums->counts[i];
        between += sums->counts[i] * (mean - total / n) * (mean - total / n);
        within += fmax(0, sums->squares[i] - sums->counts[i] * mean * mean);
    }
    double m0 = (n - sizes / n) / (k - 1);
    double msb = between / (k - 1), msw = within / (n - k);
    if (!(msb + (m0 - 1) * msw > 0)) {
        rows_none(rows, "icc", "all values are equal");
        return;
    }
    double icc = (msb - msw) / (msb + (m0 - 1) * msw);
    rows_add(rows, "icc", icc, n, BAREMO_MISSING)->method = "one-way analysis of variance";
    rows_add(rows, "design_effect", fmax(1, 1 + (sizes / n - 1) * icc), n, BAREMO_MISSING);
}

size_t cluster_rows(survey_rows *rows, const survey_measure *measure, const survey_change *change,
                    const survey_slice *slice, survey_shift *shift, baremo_arena *scratch) {
    size_t labels = measure->answers->clusters.label_count;
    cluster_sums sums = new_sums(labels, scratch);
    double origin = 0;
    for (size_t i = 0; i < measure->answers->case_count && origin == 0; i++) {
        double value = measure_of(measure, change->to, i);
        origin = baremo_is_missing(value) ? 0 : value;
    }
    sum_up(&sums, measure, change, slice, origin);
    double *changes = baremo_arena_array(scratch, labels + 1, sizeof *changes);
    size_t k = cluster_changes(&sums, labels, measure->answers->paired, changes);
    report_likeness(rows, &sums, labels);
    rows_add(rows, "clusters", (double)k, (double)k, BAREMO_MISSING);
    baremo_spread spread = baremo_spread_of(changes, k, 1);
    if (k < 2 || !(spread.sd > 0)) {
        rows_none(rows, "mean_diff.cluster",
                  k < 2 ? "needs two clusters" : "all clusters changed alike");
        return 0;
    }
    double se = spread.sd / sqrt((double)k), df = (double)k - 1;
    double reach = se * baremo_t_quantile(0.5 + rows->level / 2, df);
    baremo_result *row =
        rows_add(rows, "mean_diff.cluster", spread.mean, (double)k, BAREMO_MISSING);
    rows_interval(rows, row, (baremo_interval){spread.mean - reach, spread.mean + reach},
                  "t on cluster means");
    *shift = (survey_shift){spread.mean, row->low, row->high};
    rows_add(rows, "mean_diff.cluster.p", baremo_t_two_sided(spread.mean / se, df), (double)k,
             BAREMO_MISSING)
        ->method = "t on cluster means";
    return k;
}
