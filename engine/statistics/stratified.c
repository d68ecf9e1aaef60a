/* What strata of tables with two rows and two columns have in common: Cochran-Mantel-Haenszel and
 * Woolf.
 *
 * A stratum is a b / c d with n persons; the odds ratio is ad/bc. The corrected statistic takes 0.5
 * off |sum| where that is at least 0.5, as R does.
 */
#include "engine/statistics/association.h"

#include <math.h>
#include <stdbool.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"

static double stratum_size(const double *k) { return k[0] + k[1] + k[2] + k[3]; }

static void mantel_haenszel(const double *const *cells, int strata, baremo_stratified *s) {
    double excess = 0, variance = 0;
    for (int i = 0; i < strata; i++) {
        const double *k = cells[i];
        double n = stratum_size(k), row = k[0] + k[1], column = k[0] + k[2];
        if (n < 2)
            continue;
        excess += k[0] - row * column / n;
        variance += row / n * (n - row) * (column / n) * (n - column) / (n - 1);
    }
    s->chi2 = s->chi2_p = s->chi2_corrected = s->chi2_corrected_p = BAREMO_MISSING;
    if (variance <= 0)
        return;
    double less = fabs(excess) >= 0.5 ? fabs(excess) - 0.5 : fabs(excess);
    s->chi2 = excess * excess / variance;
    s->chi2_p = baremo_chi2_upper(s->chi2, 1);
    s->chi2_corrected = less * less / variance;
    s->chi2_corrected_p = baremo_chi2_upper(s->chi2_corrected, 1);
}

/* Robins, Breslow and Greenland's variance of the logarithm. */
static void common_odds_ratio(const double *const *cells, int strata, double level,
                              baremo_stratified *s) {
    double above = 0, below = 0, pr = 0, ps_qr = 0, qs = 0;
    for (int i = 0; i < strata; i++) {
        const double *k = cells[i];
        double n = stratum_size(k);
        if (n == 0)
            continue;
        double p = (k[0] + k[3]) / n, q = (k[1] + k[2]) / n;
        double r = k[0] * k[3] / n, t = k[1] * k[2] / n;
        above += r;
        below += t;
        pr += p * r;
        ps_qr += p * t + q * r;
        qs += q * t;
    }
    s->odds_ratio = below > 0 ? above / below : BAREMO_MISSING;
    s->low = s->high = BAREMO_MISSING;
    if (!(above > 0 && below > 0))
        return;
    double variance =
        pr / (2 * above * above) + ps_qr / (2 * above * below) + qs / (2 * below * below);
    double half = -baremo_normal_quantile((1 - level) / 2) * sqrt(variance);
    s->low = exp(log(s->odds_ratio) - half);
    s->high = exp(log(s->odds_ratio) + half);
}

/* Log odds ratio and its precision; 0.5 is added to all cells where one is 0. */
static void log_odds(const double *k, double *value, double *weight) {
    double more = k[0] > 0 && k[1] > 0 && k[2] > 0 && k[3] > 0 ? 0 : 0.5;
    double a = k[0] + more, b = k[1] + more, c = k[2] + more, d = k[3] + more;
    *value = log(a * d / (b * c));
    *weight = 1 / (1 / a + 1 / b + 1 / c + 1 / d);
}

static void woolf_homogeneity(const double *const *cells, int strata, baremo_stratified *s) {
    double mean = 0, weights = 0, value, weight, used = 0;
    s->woolf = s->woolf_df = s->woolf_p = BAREMO_MISSING;
    for (int i = 0; i < strata; i++) {
        if (stratum_size(cells[i]) == 0)
            continue;
        log_odds(cells[i], &value, &weight);
        mean += weight * value;
        weights += weight;
        used++;
    }
    if (used < 2)
        return;
    mean /= weights;
    s->woolf = 0;
    for (int i = 0; i < strata; i++) {
        if (stratum_size(cells[i]) == 0)
            continue;
        log_odds(cells[i], &value, &weight);
        s->woolf += weight * (value - mean) * (value - mean);
    }
    s->woolf_df = used - 1;
    s->woolf_p = baremo_chi2_upper(s->woolf, s->woolf_df);
}

baremo_stratified baremo_association_stratified(const double *const *cells, int strata,
                                                double level) {
    baremo_stratified s;
    mantel_haenszel(cells, strata, &s);
    common_odds_ratio(cells, strata, level, &s);
    woolf_homogeneity(cells, strata, &s);
    return s;
}
