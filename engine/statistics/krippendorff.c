/* Krippendorff's alpha: one minus observed over expected disagreement.
 *
 * Disagreement is a squared distance. The ordinal one is the distance of the middles of the
 * categories in the running count of codes, so it and the interval one are distances on a line,
 * whose expected value needs no pair of categories.
 */
#include "engine/statistics/agreement.h"

#include <baremo/number.h>

/* What distances are measured by. */
typedef struct disagreement {
    baremo_metric metric;
    const double *positions; /* of the categories, but for nominal */
    const double *totals;    /* codes in each category */
    double n;
} disagreement;

static double squared_distance(const disagreement *d, int c, int k) {
    if (c == k)
        return 0;
    if (d->metric == BAREMO_METRIC_NOMINAL)
        return 1;
    double apart = d->positions[c] - d->positions[k];
    if (d->metric == BAREMO_METRIC_RATIO)
        apart /= d->positions[c] + d->positions[k];
    return apart * apart;
}

static int count_codes(const int *codes, size_t raters) {
    int count = 0;
    for (size_t g = 0; g < raters; g++)
        count += codes[g] >= 0;
    return count;
}

/* Codes of pairable units by category; returns how many there are. */
static double count_totals(const baremo_ratings *ratings, double *totals) {
    double n = 0;
    for (size_t u = 0; u < ratings->units; u++) {
        const int *codes = ratings->codes + u * ratings->raters;
        if (count_codes(codes, ratings->raters) < 2)
            continue;
        double weight = baremo_unit_weight(ratings, u);
        for (size_t g = 0; g < ratings->raters; g++)
            if (codes[g] >= 0) {
                totals[codes[g]] += weight;
                n += weight;
            }
    }
    return n;
}

static double observed_disagreement(const baremo_ratings *ratings, const disagreement *d) {
    double sum = 0;
    for (size_t u = 0; u < ratings->units; u++) {
        const int *codes = ratings->codes + u * ratings->raters;
        int count = count_codes(codes, ratings->raters);
        double own = 0;
        for (size_t g = 1; g < ratings->raters && count > 1; g++)
            for (size_t h = 0; h < g && codes[g] >= 0; h++)
                if (codes[h] >= 0)
                    own += 2 * squared_distance(d, codes[g], codes[h]);
        if (count > 1)
            sum += baremo_unit_weight(ratings, u) * own / (count - 1);
    }
    return sum / d->n;
}

static double expected_by_pairs(const disagreement *d, int categories) {
    double sum = 0;
    for (int c = 1; c < categories; c++)
        for (int k = 0; k < c && d->totals[c] > 0; k++)
            sum += 2 * d->totals[c] * d->totals[k] * squared_distance(d, c, k);
    return sum / (d->n * (d->n - 1));
}

/* Distances on a line: twice the variance of the codes' positions. */
static double expected_on_line(const disagreement *d, int categories) {
    double mean = 0, squares = 0;
    for (int c = 0; c < categories; c++)
        mean += d->totals[c] * d->positions[c] / d->n;
    for (int c = 0; c < categories; c++)
        squares += d->totals[c] * (d->positions[c] - mean) * (d->positions[c] - mean);
    return 2 * squares / (d->n - 1);
}

/* The categories' positions, or NULL where the metric has none. */
static const double *find_positions(const baremo_ratings *ratings, baremo_metric metric,
                                    const double *totals, baremo_arena *scratch) {
    if (metric == BAREMO_METRIC_INTERVAL || metric == BAREMO_METRIC_RATIO) {
        for (int c = 0; c < ratings->categories && ratings->scores; c++)
            if (metric == BAREMO_METRIC_RATIO && totals[c] > 0 && ratings->scores[c] < 0)
                return NULL;
        return ratings->scores;
    }
    double *middles = baremo_arena_array(scratch, (size_t)ratings->categories + 1, sizeof *middles);
    double before = 0;
    for (int c = 0; c < ratings->categories; c++) {
        middles[c] = before + totals[c] / 2;
        before += totals[c];
    }
    return middles;
}

baremo_krippendorff baremo_agreement_krippendorff(const baremo_ratings *ratings,
                                                  baremo_metric metric, baremo_arena *scratch) {
    double no = BAREMO_MISSING;
    baremo_krippendorff k = {no, no, no, 0};
    double *totals = baremo_arena_array(scratch, (size_t)ratings->categories + 1, sizeof *totals);
    k.n_pairable = count_totals(ratings, totals);
    const double *positions = find_positions(ratings, metric, totals, scratch);
    if (k.n_pairable == 0 || !positions)
        return k;
    disagreement d = {metric, positions, totals, k.n_pairable};
    bool line = metric == BAREMO_METRIC_ORDINAL || metric == BAREMO_METRIC_INTERVAL;
    int used = 0;
    for (int c = 0; c < ratings->categories; c++)
        used += totals[c] > 0;
    k.observed = used < 2 ? 0 : observed_disagreement(ratings, &d);
    k.expected = used < 2 ? 0
                 : line   ? expected_on_line(&d, ratings->categories)
                          : expected_by_pairs(&d, ratings->categories);
    if (k.expected > 0)
        k.alpha = 1 - k.observed / k.expected;
    return k;
}
