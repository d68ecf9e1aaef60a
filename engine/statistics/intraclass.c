/* Intraclass correlations from the two-way analysis of variance, with limits by F. */
#include "engine/statistics/agreement.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"

/* Mean squares of complete units by raters. */
typedef struct mean_squares {
    double n, k; /* units, raters */
    double between, within, raters, residual;
} mean_squares;

static bool is_complete(const baremo_ratings *ratings, size_t unit) {
    for (size_t g = 0; g < ratings->raters; g++)
        if (ratings->codes[unit * ratings->raters + g] < 0)
            return false;
    return baremo_unit_weight(ratings, unit) > 0;
}

static double score(const baremo_ratings *ratings, size_t unit, size_t rater) {
    return ratings->scores[ratings->codes[unit * ratings->raters + rater]];
}

static double unit_mean(const baremo_ratings *ratings, size_t unit) {
    double first = score(ratings, unit, 0), sum = 0;
    for (size_t g = 1; g < ratings->raters; g++)
        sum += score(ratings, unit, g) - first;
    return first + sum / (double)ratings->raters;
}

/* Mean over complete units of a rater's scores, or of the units' means when rater is none of them.
 */
static double column_mean(const baremo_ratings *ratings, size_t rater, double n) {
    double first = 0, sum = 0;
    bool started = false;
    for (size_t u = 0; u < ratings->units; u++) {
        if (!is_complete(ratings, u))
            continue;
        double value = rater < ratings->raters ? score(ratings, u, rater) : unit_mean(ratings, u);
        if (!started)
            first = value;
        started = true;
        sum += baremo_unit_weight(ratings, u) * (value - first);
    }
    return first + sum / n;
}

static mean_squares find_mean_squares(const baremo_ratings *ratings, double *rater_means) {
    mean_squares m = {.k = (double)ratings->raters};
    for (size_t u = 0; u < ratings->units; u++)
        m.n += is_complete(ratings, u) ? baremo_unit_weight(ratings, u) : 0;
    if (m.n < 2 || m.k < 2)
        return m;
    double grand = column_mean(ratings, ratings->raters, m.n);
    for (size_t g = 0; g < ratings->raters; g++) {
        rater_means[g] = column_mean(ratings, g, m.n);
        m.raters += m.n * (rater_means[g] - grand) * (rater_means[g] - grand);
    }
    for (size_t u = 0; u < ratings->units; u++) {
        if (!is_complete(ratings, u))
            continue;
        double mean = unit_mean(ratings, u), weight = baremo_unit_weight(ratings, u);
        m.between += weight * m.k * (mean - grand) * (mean - grand);
        for (size_t g = 0; g < ratings->raters; g++) {
            double value = score(ratings, u, g), left = value - mean - rater_means[g] + grand;
            m.within += weight * (value - mean) * (value - mean);
            m.residual += weight * left * left;
        }
    }
    m.between /= m.n - 1;
    m.within /= m.n * (m.k - 1);
    m.raters /= m.k - 1;
    m.residual /= (m.n - 1) * (m.k - 1);
    return m;
}

static baremo_interval finite_interval(double low, double high) {
    if (!isfinite(low) || !isfinite(high))
        return baremo_interval_none();
    return (baremo_interval){low, high};
}

static baremo_icc icc_of(double above, double below, baremo_interval limits) {
    if (below <= 0)
        return (baremo_icc){BAREMO_MISSING, baremo_interval_none()};
    return (baremo_icc){above / below, limits};
}

/* Forms 1 and 3: limits from those of the F ratio of `between` to the error. */
static void ratio_forms(const mean_squares *m, double error, double error_df, double tail,
                        baremo_icc forms[2]) {
    double k = m->k, f = m->between / error;
    double low = f * baremo_f_quantile(tail, error_df, m->n - 1);
    double high = f / baremo_f_quantile(tail, m->n - 1, error_df);
    forms[0] = icc_of(m->between - error, m->between + (k - 1) * error,
                      finite_interval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1)));
    forms[1] = icc_of(m->between - error, m->between, finite_interval(1 - 1 / low, 1 - 1 / high));
}

/* Satterthwaite's limits of the two-way random form (Shrout and Fleiss 1979, p. 424). */
static baremo_interval random_limits(const mean_squares *m, double icc, double tail) {
    double n = m->n, k = m->k, fj = m->raters / m->residual;
    double sum = n * (1 + (k - 1) * icc) - k * icc;
    double above = (k - 1) * (n - 1) * (k * icc * fj + sum) * (k * icc * fj + sum);
    double below = (n - 1) * k * k * icc * icc * fj * fj + sum * sum, v = above / below;
    double rest = k * m->raters + (k * n - k - n) * m->residual;
    double f_low = 1 / baremo_f_quantile(tail, v, n - 1);
    double f_high = 1 / baremo_f_quantile(tail, n - 1, v);
    return finite_interval(n * (m->between - f_low * m->residual) / (f_low * rest + n * m->between),
                           n * (f_high * m->between - m->residual) /
                               (rest + n * f_high * m->between));
}

/* The correlation of the mean of k raters. Below -1/(k - 1) a single one has no mean of k. */
static double stepped_up(double single, double k) {
    double below = 1 + single * (k - 1);
    return below > 0 ? single * k / below : BAREMO_MISSING;
}

static void random_forms(const mean_squares *m, double tail, baremo_icc forms[2]) {
    double b = m->between, e = m->residual, j = m->raters, n = m->n, k = m->k;
    forms[0] = icc_of(b - e, b + (k - 1) * e + k * (j - e) / n, baremo_interval_none());
    forms[1] = icc_of(b - e, b + (j - e) / n, baremo_interval_none());
    if (e == 0 || baremo_is_missing(forms[0].value))
        return;
    forms[0].limits = random_limits(m, forms[0].value, tail);
    if (!baremo_is_missing(forms[1].value))
        forms[1].limits = finite_interval(stepped_up(forms[0].limits.low, k),
                                          stepped_up(forms[0].limits.high, k));
}

static baremo_intraclass no_intraclass(double units) {
    baremo_icc none = {BAREMO_MISSING, baremo_interval_none()};
    return (baremo_intraclass){units, {none, none, none}, {none, none, none}};
}

baremo_intraclass baremo_agreement_intraclass(const baremo_ratings *ratings, double level,
                                              baremo_arena *scratch) {
    if (!ratings->scores)
        return no_intraclass(0);
    double *rater_means = baremo_arena_array(scratch, ratings->raters + 1, sizeof *rater_means);
    mean_squares m = find_mean_squares(ratings, rater_means);
    baremo_intraclass icc = no_intraclass(m.n);
    if (m.n < 2 || m.k < 2 || (m.between == 0 && m.within == 0))
        return icc;
    double tail = (1 - level) / 2;
    baremo_icc forms[2];
    ratio_forms(&m, m.within, m.n * (m.k - 1), tail, forms);
    icc.single[0] = forms[0];
    icc.mean[0] = forms[1];
    random_forms(&m, tail, forms);
    icc.single[1] = forms[0];
    icc.mean[1] = forms[1];
    ratio_forms(&m, m.residual, (m.n - 1) * (m.k - 1), tail, forms);
    icc.single[2] = forms[0];
    icc.mean[2] = forms[1];
    return icc;
}
