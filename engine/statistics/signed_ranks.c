/* Wilcoxon's signed rank test.
 *
 * 1. The differences are walked from zero outwards on both sides: values of the same magnitude
 * share a midrank.
 * 2. Wilcoxon: ranks begin at 1 behind the zeros; Pratt: at 1 + the number of zeros.
 * 3. The exact distribution is that of the doubled midranks given the ties, up to `exact_limit`
 * non-zero differences.
 * 4. z = (W+ - E)/sd, E = sum of the ranks / 2, sd^2 = sum of their squares / 4; corrected: (|W+ -
 * E| - 1/2)/sd, and p at most 1.
 * 5. Mid-p = 2 (smaller tail - P(W = w)/2), at most 1.
 */
#include "engine/statistics/signed_ranks.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/statistics/distributions.h"

const char *baremo_exact_note(baremo_arena *arena, baremo_exact_none why, size_t limit) {
    if (why == BAREMO_EXACT_MEMORY)
        return "the exact distribution takes more than 64 MiB, whatever --exact-limit allows";
    return baremo_arena_format(arena, "more than %zu observations: see --exact-limit", limit);
}

/* The doubled midranks of the non-zero differences, ascending; and the rank sums. */
typedef struct ranking {
    double *doubled;
    size_t count;
    double plus, minus, squares;
} ranking;

/* Ranks one magnitude: `negative` and `positive` differences of it. */
static void rank_group(ranking *ranks, size_t negative, size_t positive, double zeros) {
    double size = (double)(negative + positive);
    double rank = zeros + (double)ranks->count + (size + 1) / 2;
    ranks->minus += rank * (double)negative;
    ranks->plus += rank * (double)positive;
    ranks->squares += rank * rank * size;
    for (size_t i = 0; i < negative + positive; i++)
        ranks->doubled[ranks->count++] = 2 * rank;
}

static ranking rank_magnitudes(baremo_arena *scratch, const double *sorted, size_t count,
                               bool pratt) {
    ranking ranks = {.doubled = baremo_arena_raw(scratch, count, sizeof(double))};
    size_t negative_left = 0;
    while (negative_left < count && sorted[negative_left] < 0)
        negative_left++;
    size_t positive = negative_left;
    while (positive < count && sorted[positive] == 0)
        positive++;
    double zeros = pratt ? (double)(positive - negative_left) : 0;
    while (negative_left > 0 || positive < count) {
        double below = negative_left > 0 ? -sorted[negative_left - 1] : INFINITY;
        double above = positive < count ? sorted[positive] : INFINITY;
        double magnitude = fmin(below, above);
        size_t negatives = 0, positives = 0;
        while (negative_left > 0 && -sorted[negative_left - 1] == magnitude) {
            negative_left--;
            negatives++;
        }
        while (positive < count && sorted[positive] == magnitude) {
            positive++;
            positives++;
        }
        rank_group(&ranks, negatives, positives, zeros);
    }
    return ranks;
}

static void test_exactly(baremo_arena *scratch, const ranking *ranks, size_t exact_limit,
                         baremo_signed_ranks *result) {
    result->p_exact = result->p_greater = result->p_less = result->p_mid = BAREMO_MISSING;
    result->exact_none = BAREMO_EXACT_LIMIT;
    if (ranks->count > exact_limit)
        return;
    baremo_exact_tails tails =
        baremo_exact_signs(scratch, ranks->doubled, ranks->count, 2 * ranks->plus);
    result->exact_none = BAREMO_EXACT_MEMORY;
    if (!tails.computed)
        return;
    result->exact_none = BAREMO_EXACT_DONE;
    result->p_exact = tails.two_sided;
    result->p_greater = tails.upper;
    result->p_less = tails.lower;
    result->p_mid = fmin(2 * (fmin(tails.lower, tails.upper) - tails.mass / 2), 1);
}

baremo_signed_ranks baremo_signed_rank_test(baremo_arena *scratch, const double *sorted,
                                            size_t count, bool pratt, size_t exact_limit) {
    ranking ranks = rank_magnitudes(scratch, sorted, count, pratt);
    baremo_signed_ranks result = {
        .w_plus = ranks.plus, .w_minus = ranks.minus, .nonzero = ranks.count};
    if (ranks.count == 0) {
        result.z = BAREMO_MISSING;
        result.p_exact = result.p_greater = result.p_less = result.p_mid = 1;
        result.p_asymptotic = result.p_corrected = 1;
        return result;
    }
    test_exactly(scratch, &ranks, exact_limit, &result);
    double deviation = (ranks.plus - ranks.minus) / 2, sd = sqrt(ranks.squares / 4);
    result.z = deviation / sd;
    result.p_asymptotic = fmin(2 * baremo_normal_upper(fabs(result.z)), 1);
    result.p_corrected = fmin(2 * baremo_normal_upper((fabs(deviation) - 0.5) / sd), 1);
    return result;
}
