/* Limits by inverting score tests.
 *
 * Each test compares the estimate with a value of the parameter; the proportions under that value
 * are the maximum likelihood ones. The limits are the values whose statistic is +z and -z. The
 * statistic falls as the parameter grows, so each limit is one root. Ratios are searched on the
 * scale of their logarithm.
 */
#include "engine/statistics/score_limits.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/roots.h"

double baremo_level_z(double level) { return -baremo_normal_quantile((1 - level) / 2); }

/* -- one proportion -- */

baremo_interval baremo_wilson(double count, double total, double z) {
    double other = total - count, z2 = z * z;
    double half = z * sqrt(count * other / total + z2 / 4);
    /* (count + z2/2 - half)/(total + z2) without its cancellation at few counts. */
    return (baremo_interval){count * count / (total * (count + z2 / 2 + half)),
                             other == 0 ? 1 : (count + z2 / 2 + half) / (total + z2)};
}

baremo_interval baremo_wilson_corrected(double count, double total, double z) {
    double other = total - count, z2 = z * z, p4 = 4 * count / total;
    double below = z * sqrt(fmax(0, z2 - 2 - 1 / total + p4 * (other + 1)));
    double above = z * sqrt(fmax(0, z2 + 2 - 1 / total + p4 * (other - 1)));
    double low = (2 * count + z2 - 1 - below) / (2 * (total + z2));
    double high = (2 * count + z2 + 1 + above) / (2 * (total + z2));
    return (baremo_interval){count == 0 ? 0 : fmax(0, low), other == 0 ? 1 : fmin(1, high)};
}

/* -- two proportions -- */

/* A test to invert: its counts, what its variance is multiplied by, and the z at which the limit
 * lies. */
typedef struct score_test {
    baremo_two_counts counts;
    double inflation, target;
} score_test;

static double score_ratio(double distance, double variance) {
    if (distance == 0)
        return 0;
    return distance / sqrt(variance); /* infinite where the variance is 0 */
}

/* A count over a probability; nothing where the count is 0. */
static double score_term(double count, double probability) {
    return count == 0 ? 0 : count / fmax(probability, 0);
}

/* Slope of the log likelihood in p1, where p2 = p1 + difference. */
static double difference_slope(const baremo_two_counts *c, double p1, double p2) {
    return score_term(c->count_1, p1) - score_term(c->total_1 - c->count_1, 1 - p1) +
           score_term(c->count_2, p2) - score_term(c->total_2 - c->count_2, 1 - p2);
}

/* The most likely p1 where p2 = p1 + difference: the log likelihood is concave, so its slope has
 * one root; Newton steps kept within the bracket. */
static double difference_proportion(const baremo_two_counts *c, double difference) {
    double low = fmax(0, -difference), high = fmin(1, 1 - difference);
    if (difference_slope(c, low, low + difference) <= 0)
        return low;
    if (difference_slope(c, high, high + difference) >= 0)
        return high;
    double p1 = (low + high) / 2;
    for (int step = 0; step < 200 && high - low > DBL_EPSILON * high; step++) {
        double p2 = p1 + difference, slope = difference_slope(c, p1, p2);
        if (slope == 0)
            break;
        if (slope > 0)
            low = p1;
        else
            high = p1;
        double bend = score_term(c->count_1, p1 * p1) +
                      score_term(c->total_1 - c->count_1, (1 - p1) * (1 - p1)) +
                      score_term(c->count_2, p2 * p2) +
                      score_term(c->total_2 - c->count_2, (1 - p2) * (1 - p2));
        double next = p1 + slope / bend;
        if (fabs(next - p1) <= DBL_EPSILON * p1)
            break;
        p1 = next > low && next < high ? next : (low + high) / 2;
    }
    return p1;
}

static double difference_z(double difference, const void *context) {
    const score_test *test = context;
    const baremo_two_counts *c = &test->counts;
    double p1 = difference_proportion(c, difference), p2 = p1 + difference;
    double variance = fmax(0, p1 * (1 - p1)) / c->total_1 + fmax(0, p2 * (1 - p2)) / c->total_2;
    double distance = c->count_2 / c->total_2 - c->count_1 / c->total_1 - difference;
    return score_ratio(distance, variance * test->inflation) - test->target;
}

baremo_interval baremo_difference_score(const baremo_two_counts *counts, double z,
                                        double inflation) {
    double middle = counts->count_2 / counts->total_2 - counts->count_1 / counts->total_1;
    score_test low = {*counts, inflation, z}, high = {*counts, inflation, -z};
    return (baremo_interval){baremo_root(difference_z, &low, -1, middle),
                             baremo_root(difference_z, &high, middle, 1)};
}

/* The most likely p1 where p2 = ratio p1: the smaller root of a quadratic. */
static double ratio_proportion(const baremo_two_counts *c, double ratio) {
    double both = c->count_1 + c->count_2;
    double a = ratio * (c->total_1 + c->total_2);
    double b = c->count_2 + c->total_1 + ratio * (c->count_1 + c->total_2);
    return 2 * both / (b + sqrt(fmax(0, b * b - 4 * a * both)));
}

static double ratio_z(double log_ratio, const void *context) {
    const score_test *test = context;
    const baremo_two_counts *c = &test->counts;
    double ratio = exp(log_ratio), p1 = fmin(1, ratio_proportion(c, ratio));
    double p2 = fmin(1, ratio * p1);
    double distance = c->count_2 / c->total_2 - ratio * (c->count_1 / c->total_1);
    double variance = p2 * (1 - p2) / c->total_2 + ratio * ratio * p1 * (1 - p1) / c->total_1;
    return score_ratio(distance, variance * test->inflation) - test->target;
}

/* The most likely p1 where odds2 = odds odds1. */
static double odds_proportion(const baremo_two_counts *c, double odds) {
    double both = c->count_1 + c->count_2, a = c->total_1 * (odds - 1);
    double b = c->total_2 * odds + c->total_1 - both * (odds - 1);
    double root = sqrt(fmax(0, b * b + 4 * a * both));
    return b > 0 ? 2 * both / (b + root) : (root - b) / (2 * a);
}

static double odds_z(double log_odds, const void *context) {
    const score_test *test = context;
    const baremo_two_counts *c = &test->counts;
    double odds = exp(log_odds), p1 = odds_proportion(c, odds);
    double p2 = odds * p1 / (1 - p1 + odds * p1);
    double distance = c->count_2 - c->total_2 * p2;
    double precision = 1 / (c->total_1 * p1 * (1 - p1)) + 1 / (c->total_2 * p2 * (1 - p2));
    return distance * sqrt(precision / test->inflation) - test->target;
}

/* The root of a falling function of a logarithm, searched outwards from `start`. */
static double log_root(baremo_function function, const score_test *test, double start) {
    double step = function(start, test) > 0 ? 1 : -1, reach = start;
    for (int tries = 0; tries < 60; tries++, step *= 2) {
        double next = fmin(fmax(reach + step, -700), 700);
        if (signbit(function(next, test)) != signbit(function(reach, test)))
            return exp(baremo_root(function, test, fmin(reach, next), fmax(reach, next)));
        reach = next;
    }
    return exp(reach);
}

static baremo_interval log_limits(baremo_function function, const score_test *test, bool open_low,
                                  bool open_high, double estimate) {
    double z = test->target, start = estimate > 0 && isfinite(estimate) ? log(estimate) : 0;
    score_test low = *test, high = *test;
    high.target = -z;
    return (baremo_interval){open_low ? 0 : log_root(function, &low, start),
                             open_high ? INFINITY : log_root(function, &high, start)};
}

baremo_interval baremo_ratio_score(const baremo_two_counts *counts, double z) {
    score_test test = {*counts, 1, z};
    double estimate = counts->count_2 / counts->total_2 / (counts->count_1 / counts->total_1);
    return log_limits(ratio_z, &test, counts->count_2 == 0, counts->count_1 == 0, estimate);
}

baremo_interval baremo_odds_ratio_score(const baremo_two_counts *counts, double z) {
    double other_1 = counts->total_1 - counts->count_1, other_2 = counts->total_2 - counts->count_2;
    double total = counts->total_1 + counts->total_2;
    score_test test = {*counts, total / (total - 1), z};
    return log_limits(odds_z, &test, counts->count_2 == 0 || other_1 == 0,
                      counts->count_1 == 0 || other_2 == 0,
                      counts->count_2 * other_1 / (counts->count_1 * other_2));
}

/* -- two proportions of the same persons -- */

typedef struct paired_test {
    baremo_pair_counts counts;
    double target;
} paired_test;

/* Twice the most likely share of yes_to_no, where p(no_to_yes) - p(yes_to_no) = difference. */
static double paired_share(const baremo_pair_counts *c, double n, double difference) {
    double a = 2 * n, e = c->yes_to_no * difference * (1 - difference);
    double b = (2 * n - c->no_to_yes + c->yes_to_no) * difference - c->no_to_yes - c->yes_to_no;
    double root = sqrt(fmax(0, b * b + 4 * a * e));
    if (b <= 0)
        return (root - b) / a;
    return 4 * e / (b + root);
}

static double paired_z(double difference, const void *context) {
    const paired_test *test = context;
    const baremo_pair_counts *c = &test->counts;
    double n = c->both_yes + c->yes_to_no + c->no_to_yes + c->both_no;
    double variance = fmax(0, paired_share(c, n, difference) + difference * (1 - difference));
    return score_ratio((c->no_to_yes - c->yes_to_no) / n - difference, variance / n) - test->target;
}

baremo_interval baremo_paired_difference_score(const baremo_pair_counts *counts, double z) {
    double n = counts->both_yes + counts->yes_to_no + counts->no_to_yes + counts->both_no;
    double middle = (counts->no_to_yes - counts->yes_to_no) / n;
    paired_test low = {*counts, z}, high = {*counts, -z};
    return (baremo_interval){baremo_root(paired_z, &low, -1, middle),
                             baremo_root(paired_z, &high, middle, 1)};
}
