/* The binomial, Poisson and hypergeometric distributions.
 *
 * Masses by Loader's saddle-point form (Loader 2000); tails of the first two by the beta and gamma
 * distributions, those of the hypergeometric by the ratio of neighbouring masses from the limit
 * outwards: all terms positive. */
#include "engine/statistics/distributions.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

/* A probability a few roundings short of the wanted one counts as reaching it, as in R. */
static const double QUANTILE_SLACK = 64 * DBL_EPSILON;

static bool proportion_ok(double p) { return p >= 0.0 && p <= 1.0; }

double baremo_binomial_mass(double k, double n, double p) {
    if (!(n >= 0.0) || !proportion_ok(p) || isnan(k))
        return NAN;
    if (k < 0.0 || k > n || k != floor(k))
        return 0.0;
    if (k == 0.0)
        return p == 1.0 ? (n == 0.0 ? 1.0 : 0.0) : exp(n * log1p(-p));
    if (k == n)
        return p <= 0.5 ? exp(n * log(p)) : exp(n * log1p(-(1.0 - p)));
    if (p == 0.0 || p == 1.0)
        return 0.0;
    /* k and n-k at least 1: p^k q^(n-k) / B(k, n-k) * n / (k (n-k)). */
    double rest = n - k;
    return baremo_beta_term(p, 1.0 - p, k, rest) * (n / (k * rest));
}

double baremo_binomial_lower(double k, double n, double p) {
    if (!(n >= 0.0) || !proportion_ok(p) || isnan(k))
        return NAN;
    k = floor(k + 1e-7);
    if (k < 0.0)
        return 0.0;
    if (k >= n)
        return 1.0;
    return baremo_beta_tails(p, 1.0 - p, k + 1.0, n - k).upper;
}

double baremo_binomial_upper(double k, double n, double p) {
    if (!(n >= 0.0) || !proportion_ok(p) || isnan(k))
        return NAN;
    k = ceil(k - 1e-7);
    if (k <= 0.0)
        return 1.0;
    if (k > n)
        return 0.0;
    return baremo_beta_tails(p, 1.0 - p, k, n - k + 1.0).lower;
}

/* Both count distributions, for the search of a quantile. */
typedef struct count_distribution {
    double n; /* infinite: Poisson with mean p */
    double p;
} count_distribution;

static bool reaches(const count_distribution *counts, double k, double probability) {
    if (isinf(counts->n)) {
        return probability <= 0.5
                   ? baremo_poisson_lower(k, counts->p) >= probability * (1.0 - QUANTILE_SLACK)
                   : baremo_poisson_upper(k + 1.0, counts->p) <=
                         (1.0 - probability) + QUANTILE_SLACK * probability;
    }
    return probability <= 0.5 ? baremo_binomial_lower(k, counts->n, counts->p) >=
                                    probability * (1.0 - QUANTILE_SLACK)
                              : baremo_binomial_upper(k + 1.0, counts->n, counts->p) <=
                                    (1.0 - probability) + QUANTILE_SLACK * probability;
}

/* The smallest count that reaches the probability: steps that double from a normal guess, then
 * halving. */
static double count_quantile(const count_distribution *counts, double probability, double guess,
                             double step) {
    double low = -1.0; /* does not reach */
    double high = counts->n;
    double k = fmax(0.0, fmin(floor(guess), counts->n));
    step = fmax(1.0, floor(step));
    if (reaches(counts, k, probability)) {
        high = k;
        for (k = high - step; k >= 0.0 && reaches(counts, k, probability); k = high - step) {
            high = k;
            step *= 2.0;
        }
        low = fmax(low, k);
    } else {
        low = k;
        for (k = low + step; k < counts->n && !reaches(counts, k, probability); k = low + step) {
            low = k;
            step *= 2.0;
        }
        high = fmin(high, k);
    }
    while (high - low > 1.0) {
        double middle = floor(0.5 * (low + high));
        if (reaches(counts, middle, probability))
            high = middle;
        else
            low = middle;
    }
    return high;
}

double baremo_binomial_quantile(double probability, double n, double p) {
    if (!(n >= 0.0) || !proportion_ok(p) || !proportion_ok(probability))
        return NAN;
    if (probability == 0.0 || p == 0.0 || n == 0.0)
        return 0.0;
    if (probability == 1.0 || p == 1.0)
        return n;
    double sd = sqrt(n * p * (1.0 - p));
    double guess = n * p + sd * baremo_normal_quantile(probability);
    return count_quantile(&(count_distribution){n, p}, probability, guess, 0.01 * sd);
}

double baremo_poisson_mass(double k, double mean) {
    if (!(mean >= 0.0) || isnan(k))
        return NAN;
    if (k < 0.0 || k != floor(k))
        return 0.0;
    return baremo_gamma_term(mean, k);
}

double baremo_poisson_lower(double k, double mean) {
    if (!(mean >= 0.0) || isnan(k))
        return NAN;
    k = floor(k + 1e-7);
    return k < 0.0 ? 0.0 : baremo_gamma_upper(mean, k + 1.0);
}

double baremo_poisson_upper(double k, double mean) {
    if (!(mean >= 0.0) || isnan(k))
        return NAN;
    k = ceil(k - 1e-7);
    return k <= 0.0 ? 1.0 : baremo_gamma_lower(mean, k);
}

double baremo_poisson_quantile(double probability, double mean) {
    if (!(mean >= 0.0) || !proportion_ok(probability))
        return NAN;
    if (probability == 0.0 || mean == 0.0)
        return 0.0;
    if (probability == 1.0)
        return HUGE_VAL;
    double guess = mean + sqrt(mean) * baremo_normal_quantile(probability);
    return count_quantile(&(count_distribution){HUGE_VAL, mean}, probability, guess,
                          0.01 * sqrt(mean));
}

double baremo_hypergeometric_mass(double k, double white, double black, double drawn) {
    if (!(white >= 0.0 && black >= 0.0 && drawn >= 0.0 && drawn <= white + black) || isnan(k))
        return NAN;
    if (k < fmax(0.0, drawn - black) || k > fmin(white, drawn) || k != floor(k))
        return 0.0;
    if (drawn == 0.0 || drawn == white + black)
        return 1.0;
    double p = drawn / (white + black);
    return baremo_binomial_mass(k, white, p) * baremo_binomial_mass(drawn - k, black, p) /
           baremo_binomial_mass(drawn, white + black, p);
}

/* Sum of the masses at k, k-1, ... relative to the mass at k. */
static double sum_downwards(double k, double white, double black, double drawn) {
    double sum = 1.0;
    double term = 1.0;
    while (k > 0.0) {
        term *= k / (white - k + 1.0) * ((black - drawn + k) / (drawn - k + 1.0));
        sum += term;
        if (term < DBL_EPSILON * 0.01 * sum)
            break;
        k -= 1.0;
    }
    return sum;
}

double baremo_hypergeometric_lower(double k, double white, double black, double drawn) {
    if (!(white >= 0.0 && black >= 0.0 && drawn >= 0.0 && drawn <= white + black) || isnan(k))
        return NAN;
    k = floor(k + 1e-7);
    if (k < fmax(0.0, drawn - black))
        return 0.0;
    if (k >= fmin(white, drawn))
        return 1.0;
    double mean = drawn * (white / (white + black));
    if (k > mean) /* the other tail, by counting the white balls as black */
        return 1.0 - baremo_hypergeometric_upper(k + 1.0, white, black, drawn);
    return baremo_hypergeometric_mass(k, white, black, drawn) *
           sum_downwards(k, white, black, drawn);
}

double baremo_hypergeometric_upper(double k, double white, double black, double drawn) {
    if (!(white >= 0.0 && black >= 0.0 && drawn >= 0.0 && drawn <= white + black) || isnan(k))
        return NAN;
    k = ceil(k - 1e-7);
    if (k <= fmax(0.0, drawn - black))
        return 1.0;
    if (k > fmin(white, drawn))
        return 0.0;
    double mean = drawn * (white / (white + black));
    if (k <= mean)
        return 1.0 - baremo_hypergeometric_lower(k - 1.0, white, black, drawn);
    return baremo_hypergeometric_mass(k, white, black, drawn) *
           sum_downwards(drawn - k, black, white, drawn);
}
