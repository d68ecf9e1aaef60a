/* Agreement beyond chance of any number of raters.
 *
 * Observed agreement of a unit is the mean nearness over its pairs of codes. The coefficients
 * differ in what they expect by chance: Fleiss from the mean shares of the categories, Conger from
 * the shares of each rater, Gwet from how much the shares are spread, Brennan and Prediger from
 * equal shares.
 */
#include "engine/statistics/agreement.h"

#include <math.h>
#include <stdlib.h>

#include <baremo/number.h>

double baremo_nearness_weight(baremo_nearness nearness, int i, int j, int categories) {
    double apart = abs(i - j), most = categories - 1;
    if (i == j)
        return 1;
    switch (nearness) {
    case BAREMO_NEAR_LINEAR:
        return 1 - apart / most;
    case BAREMO_NEAR_QUADRATIC:
        return 1 - apart * apart / (most * most);
    case BAREMO_NEAR_ORDINAL:
        return 1 - apart * (apart + 1) / (categories * most);
    default:
        return 0;
    }
}

static int count_codes(const baremo_ratings *ratings, size_t unit) {
    int count = 0;
    for (size_t g = 0; g < ratings->raters; g++)
        count += ratings->codes[unit * ratings->raters + g] >= 0;
    return count;
}

baremo_coded baremo_agreement_units(const baremo_ratings *ratings) {
    baremo_coded coded = {0};
    for (size_t u = 0; u < ratings->units; u++) {
        int codes = count_codes(ratings, u);
        double *to = codes > 1 ? &coded.pairable : codes == 1 ? &coded.single : &coded.empty;
        *to += baremo_unit_weight(ratings, u);
    }
    return coded;
}

/* Mean nearness over the pairs of a unit's codes. */
static double unit_agreement(const baremo_ratings *ratings, size_t unit, int codes,
                             baremo_nearness nearness) {
    const int *code = ratings->codes + unit * ratings->raters;
    double sum = 0;
    for (size_t g = 1; g < ratings->raters; g++)
        for (size_t h = 0; h < g && code[g] >= 0; h++)
            if (code[h] >= 0)
                sum += baremo_nearness_weight(nearness, code[g], code[h], ratings->categories);
    return 2 * sum / ((double)codes * (codes - 1));
}

static double observed_agreement(const baremo_ratings *ratings, baremo_nearness nearness) {
    double sum = 0, units = 0;
    for (size_t u = 0; u < ratings->units; u++) {
        int codes = count_codes(ratings, u);
        double weight = baremo_unit_weight(ratings, u);
        if (codes < 2 || weight == 0)
            continue;
        sum += weight * unit_agreement(ratings, u, codes, nearness);
        units += weight;
    }
    return units > 0 ? sum / units : BAREMO_MISSING;
}

/* Mean over coded units of the share of their codes in each category. */
static double *category_shares(const baremo_ratings *ratings, baremo_arena *scratch) {
    double *shares = baremo_arena_array(scratch, (size_t)ratings->categories + 1, sizeof *shares);
    double units = 0;
    for (size_t u = 0; u < ratings->units; u++) {
        int codes = count_codes(ratings, u);
        double weight = baremo_unit_weight(ratings, u);
        if (codes == 0)
            continue;
        units += weight;
        for (size_t g = 0; g < ratings->raters; g++)
            if (ratings->codes[u * ratings->raters + g] >= 0)
                shares[ratings->codes[u * ratings->raters + g]] += weight / codes;
    }
    for (int k = 0; k < ratings->categories; k++)
        shares[k] /= units;
    return shares;
}

/* Nearness of two codes drawn with these shares. */
static double chance_nearness(const baremo_ratings *ratings, baremo_nearness nearness,
                              const double *first, const double *second) {
    double sum = 0;
    for (int k = 0; k < ratings->categories; k++)
        for (int l = 0; l < ratings->categories && first[k] > 0; l++)
            sum +=
                first[k] * second[l] * baremo_nearness_weight(nearness, k, l, ratings->categories);
    return sum;
}

static double all_nearness(const baremo_ratings *ratings, baremo_nearness nearness) {
    double sum = 0;
    for (int apart = 0; apart < ratings->categories; apart++)
        sum += (apart ? 2 : 1) * (ratings->categories - apart) *
               baremo_nearness_weight(nearness, 0, apart, ratings->categories);
    return sum;
}

/* The share of each category in each rater's codes, rater by rater; returns the raters with codes.
 */
static size_t rater_shares(const baremo_ratings *ratings, double *shares) {
    size_t used = 0, q = (size_t)ratings->categories;
    for (size_t g = 0; g < ratings->raters; g++) {
        double codes = 0, *own = shares + used * q;
        for (size_t k = 0; k < q; k++)
            own[k] = 0;
        for (size_t u = 0; u < ratings->units; u++) {
            int code = ratings->codes[u * ratings->raters + g];
            if (code < 0)
                continue;
            own[code] += baremo_unit_weight(ratings, u);
            codes += baremo_unit_weight(ratings, u);
        }
        for (size_t k = 0; k < q && codes > 0; k++)
            own[k] /= codes;
        used += codes > 0;
    }
    return used;
}

/* Conger's chance: the mean nearness over pairs of different raters. With m the mean shares and
 * w(a, b) the nearness of codes drawn from a and b, that is (r w(m, m) - mean of w(own, own))/(r -
 * 1). */
static double conger_chance(const baremo_ratings *ratings, baremo_nearness nearness,
                            baremo_arena *scratch) {
    size_t q = (size_t)ratings->categories;
    double *shares = baremo_arena_array(scratch, (ratings->raters + 1) * q, sizeof *shares);
    double *mean = shares + ratings->raters * q, own = 0;
    size_t raters = rater_shares(ratings, shares);
    double r = (double)raters;
    for (size_t k = 0; k < q; k++)
        mean[k] = 0;
    for (size_t g = 0; g < raters; g++) {
        own += chance_nearness(ratings, nearness, shares + g * q, shares + g * q) / r;
        for (size_t k = 0; k < q; k++)
            mean[k] += shares[g * q + k] / r;
    }
    if (raters < 2)
        return BAREMO_MISSING;
    return (r * chance_nearness(ratings, nearness, mean, mean) - own) / (r - 1);
}

static double beyond(double observed, double chance) {
    return 1 - chance > 1e-12 ? (observed - chance) / (1 - chance) : BAREMO_MISSING;
}

baremo_chance_agreement baremo_agreement_chance(const baremo_ratings *ratings,
                                                baremo_nearness nearness, baremo_arena *scratch) {
    double no = BAREMO_MISSING, observed = observed_agreement(ratings, nearness);
    baremo_chance_agreement a = {observed, no, no, no, no};
    int q = ratings->categories;
    if (q < 2 || baremo_is_missing(observed))
        return a;
    const double *shares = category_shares(ratings, scratch);
    double spread = 0, nearness_sum = all_nearness(ratings, nearness);
    for (int k = 0; k < q; k++)
        spread += shares[k] * (1 - shares[k]);
    a.fleiss_kappa = beyond(observed, chance_nearness(ratings, nearness, shares, shares));
    a.conger_kappa = beyond(observed, conger_chance(ratings, nearness, scratch));
    a.gwet = beyond(observed, nearness_sum * spread / ((double)q * (q - 1)));
    a.brennan_prediger = beyond(observed, nearness_sum / ((double)q * q));
    return a;
}
