/* The null distributions of the rank statistics without ties, by inversion of their characteristic
 * function.
 *
 * Both statistics are whole numbers 0 .. S, symmetric about S/2, so with t_k = 2 pi k / M and the
 * centred characteristic function phi
 *
 *     P(v < V < S - v) = (L + 2 sum_k phi(t_k) sin(t_k L / 2) / sin(t_k / 2)) / M,   L = S - 2v -
 * 1,
 *
 * which is exact when M > S, and right to rounding when M spans 20 standard deviations.
 *
 * 1. Signed ranks: phi(t) = prod_i cos(i t / 2). From n = 90 the product is below 1e-17 outside the
 * bell around 0 (its largest other peak, at t = 2 pi / 3, is 2^(-2n/3)), so some thirty terms are
 * enough. There log phi is summed from the series log cos x = -sum_m (2x / pi)^(2m) lambda(2m) / m,
 * lambda(s) = sum of (2k - 1)^-s (Euler).
 * 2. Below n = 90 the probabilities are added up one rank after the other.
 * 3. Mann-Whitney: phi(t) = prod_j sin((n + j) t / 2) / sin(j t / 2) / C(m + n, m). Its peak at t =
 * pi is about C(m + n, m)^-1/2: where that is below 1e-18 the bell is enough, else M is a prime
 * above S and m + n (no denominator is 0 then) and all terms are taken, the sines from one table.
 * 4. Tables stay under 64 MiB; past that there are no limits.
 */
#include "engine/statistics/untied_ranks.h"

#include <math.h>
#include <stdbool.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"
#include "engine/statistics/special_functions.h"

enum { ADDED_UP = 90, SERIES_TERMS = 40, NEGLIGIBLE_RUN = 12, TABLE_LIMIT = 1 << 22 };
static const double PI = 3.14159265358979323846;
static const double NEGLIGIBLE = 1e-19;
static const double SPAN = 20; /* standard deviations that the periods of t must cover */

/* The law of a statistic: either added-up lower probabilities, or terms of the inversion. */
typedef struct law {
    double top;          /* S */
    const double *lower; /* P(V <= v), v = 0 .. S/2; NULL: use the terms */
    double period;       /* M */
    const double *terms; /* phi(t_k), k = 1 .. term_count */
    size_t term_count;
} law;

/* P(v < V < S - v), v < S/2. */
static double central(const law *of, double v) {
    if (v < 0)
        return 1;
    if (of->lower)
        return 1 - 2 * of->lower[(size_t)v];
    double length = of->top - 2 * v - 1;
    if (length >= of->period)
        return 1;
    double sum = 0;
    for (size_t k = of->term_count; k > 0; k--) {
        double half = PI * (double)k / of->period;
        sum += of->terms[k - 1] * sin(half * length) / sin(half);
    }
    return fmax((length + 2 * sum) / of->period, 0);
}

/* The smallest v with P(V <= v) >= p, for p < 1/2; starts at the normal one. */
static double quantile(const law *of, double p, double sd) {
    double middle = floor((of->top - 1) / 2);
    double v = floor(of->top / 2 + baremo_normal_quantile(p) * sd);
    v = fmin(fmax(v, 0), fmax(middle, 0));
    double low = v, high = v, step = 1; /* then P(low) < p <= P(high) */
    while (low >= 0 && (1 - central(of, low)) / 2 >= p) {
        high = low;
        low -= step;
        step *= 2;
    }
    low = fmax(low, -1);
    for (step = 1; high < middle && (1 - central(of, high)) / 2 < p; step *= 2) {
        low = high;
        high = fmin(high + step, middle);
    }
    while (high - low > 1) {
        double half = floor((low + high) / 2);
        if ((1 - central(of, half)) / 2 >= p)
            high = half;
        else
            low = half;
    }
    return (1 - central(of, high)) / 2 >= p ? high : high + 1;
}

static baremo_rank_limits limits_of(const law *of, double alpha, double sd) {
    double rank = fmax(quantile(of, alpha / 2, sd), 1);
    double level = 2 * (rank - 1) < of->top - 1 ? central(of, rank - 1) : 0;
    return (baremo_rank_limits){rank, fmax(level, 0)};
}

/* -- signed ranks -- */

static const double *add_up_signed_ranks(baremo_arena *scratch, size_t n) {
    size_t half = n * (n + 1) / 4;
    double *p = baremo_arena_array(scratch, half + 1, sizeof *p);
    p[0] = 1;
    for (size_t rank = 1, reached = 0; rank <= n; rank++) {
        reached = reached + rank < half ? reached + rank : half;
        for (size_t v = reached + 1; v-- > 0;)
            p[v] = 0.5 * (p[v] + (v >= rank ? p[v - rank] : 0));
    }
    for (size_t v = 1; v <= half; v++)
        p[v] += p[v - 1];
    return p;
}

/* sum_i (i / n)^power, i = 1 .. n, for an even power (Euler and Maclaurin: the constants are B_2j /
 * (2j)!). */
static double power_sum(double n, int power) {
    static const double bernoulli[] = {1.0 / 12,          -1.0 / 720,
                                       1.0 / 30240,       -1.0 / 1209600,
                                       1.0 / 47900160,    -691.0 / 1307674368000,
                                       1.0 / 74724249600, -3617.0 / 10670622842880000};
    double sum = n / (power + 1) + 0.5, falling = power / n;
    for (int j = 0; j < 8 && falling > 0; j++) {
        sum += bernoulli[j] * falling;
        falling *= (power - 2 * j - 1) * (power - 2 * j - 2) / (n * n);
    }
    return sum;
}

/* Coefficients of log phi in the even powers of (2 / pi) (n t / 2). */
static void log_coefficients(double n, double coefficients[SERIES_TERMS]) {
    static const double lambda[] = {
        1.2337005501361698274, 1.0146780316041920545, 1.0014470766409421219, 1.0001551790252961193,
        1.0000170413630448255, 1.0000018858485831196, 1.0000002092405192115, 1.0000000232371573792,
        1.0000000025814375567, 1.0000000002868076975};
    for (int m = 1; m <= SERIES_TERMS; m++)
        coefficients[m - 1] = -power_sum(n, 2 * m) * (m <= 10 ? lambda[m - 1] : 1) / m;
}

static void signed_rank_terms(baremo_arena *scratch, size_t n, double sd, law *of) {
    double coefficients[SERIES_TERMS];
    log_coefficients((double)n, coefficients);
    of->period = fmin(ceil(SPAN * sd), of->top + 1);
    size_t most = (size_t)(of->period / 2);
    size_t capacity = 64 < most ? 64 : most; /* e^(-t^2 sd^2 / 2) is negligible long before */
    double *terms = baremo_arena_raw(scratch, capacity, sizeof *terms);
    size_t k = 0;
    for (; k < capacity; k++) {
        double x = 2 * (double)n * (double)(k + 1) / of->period; /* (2/pi) n t/2 */
        double square = x * x, sum = 0;
        for (int m = SERIES_TERMS; m-- > 0;)
            sum = (sum + coefficients[m]) * square;
        terms[k] = exp(sum);
        if (terms[k] < NEGLIGIBLE)
            break;
    }
    of->terms = terms;
    of->term_count = k;
}

baremo_rank_limits baremo_signed_rank_limits(baremo_arena *scratch, size_t n, double alpha) {
    double count = (double)n;
    law null = {.top = count * (count + 1) / 2};
    double sd = sqrt(count * (count + 1) * (2 * count + 1) / 24);
    if (n < ADDED_UP)
        null.lower = add_up_signed_ranks(scratch, n);
    else
        signed_rank_terms(scratch, n, sd, &null);
    return limits_of(&null, alpha, sd);
}

/* -- rank sums -- */

static bool is_prime(size_t number) {
    for (size_t divisor = 3; divisor * divisor <= number; divisor += 2)
        if (number % divisor == 0)
            return false;
    return true;
}

/* All terms, with the sines from a table: sin(pi j k / M) depends on j k modulo 2M. */
static bool all_rank_sum_terms(baremo_arena *scratch, size_t m, size_t n, law *of) {
    if (of->top > TABLE_LIMIT)
        return false;
    size_t period = (m * n > m + n ? m * n : m + n) + 1;
    period |= 1;
    while (!is_prime(period))
        period += 2;
    double *sines = baremo_arena_raw(scratch, 2 * period, sizeof *sines);
    for (size_t i = 0; i < period; i++) {
        sines[i] = sin(PI * (double)i / (double)period);
        sines[period + i] = -sines[i];
    }
    of->term_count = (period - 1) / 2;
    of->period = (double)period;
    double *terms = baremo_arena_raw(scratch, of->term_count, sizeof *terms);
    for (size_t k = 0; k < of->term_count; k++)
        terms[k] = 1;
    for (size_t j = 1; j <= m; j++) { /* n + j is below the period: one step back is enough */
        double share = (double)j / ((double)n + (double)j);
        size_t above = 0, below = 0, cycle = 2 * period;
        for (size_t k = 0; k < of->term_count; k++) {
            above = above + n + j < cycle ? above + n + j : above + n + j - cycle;
            below = below + j < cycle ? below + j : below + j - cycle;
            terms[k] *= share * sines[above] / sines[below];
        }
    }
    of->terms = terms;
    return true;
}

static double rank_sum_term(size_t m, size_t n, double half) {
    double product = 1;
    for (size_t j = 1; j <= m && fabs(product) > 1e-300; j++) {
        double share = (double)j / (double)(n + j);
        product *= share * sin((double)(n + j) * half) / sin((double)j * half);
    }
    return product;
}

static void bell_of_rank_sum_terms(baremo_arena *scratch, size_t m, size_t n, double sd, law *of) {
    of->period = fmin(ceil(SPAN * sd), of->top + 1);
    size_t most = (size_t)((of->period - 1) / 2), count = 0, capacity = 0, negligible = 0;
    double *terms = NULL;
    while (count < most && negligible < NEGLIGIBLE_RUN) {
        BAREMO_ARENA_RESERVE(scratch, terms, count, capacity);
        terms[count] = rank_sum_term(m, n, PI * (double)(count + 1) / of->period);
        negligible = fabs(terms[count]) < NEGLIGIBLE ? negligible + 1 : 0;
        count++;
    }
    of->terms = terms;
    of->term_count = count;
}

baremo_rank_limits baremo_rank_sum_limits(baremo_arena *scratch, size_t m, size_t n, double alpha) {
    size_t smaller = m < n ? m : n, larger = m < n ? n : m;
    double a = (double)smaller, b = (double)larger;
    law null = {.top = a * b};
    double sd = sqrt(a * b * (a + b + 1) / 12);
    double log_ways =
        baremo_log_gamma(a + b + 1) - baremo_log_gamma(a + 1) - baremo_log_gamma(b + 1);
    if (log_ways > 83) /* 1e36 */
        bell_of_rank_sum_terms(scratch, smaller, larger, sd, &null);
    else if (!all_rank_sum_terms(scratch, smaller, larger, &null))
        return (baremo_rank_limits){BAREMO_MISSING, BAREMO_MISSING};
    return limits_of(&null, alpha, sd);
}
