/* The one-factor model by maximum likelihood.
 *
 * Works on correlations, since the solution only changes its scale with the items'. With W =
 * inverse of the model's matrix, v = W loadings and c = loadings' v, half the discrepancy
 * log|Sigma| + tr(S W) has the gradient G loadings, diag(G)/2 with G = W - W S W, and the expected
 * information v v' + c W | W diag(v) | W o W / 2 (Joreskog 1967). Steps are halved until the
 * discrepancy does not grow.
 */
#include "engine/statistics/one_factor.h"

#include <math.h>
#include <string.h>

#include "engine/statistics/cholesky.h"

enum { SCORING_STEPS = 500, HALVINGS = 40, POWER_STEPS = 100 };

typedef struct factor_model {
    size_t items;
    const double *correlations;
    double *loadings, *uniquenesses;
    double *factor, *inverse;   /* of the model's matrix */
    double *product, *slope;    /* S W, and G = W - W S W */
    double *weighted;           /* v */
    double *information, *step; /* of loadings, then uniquenesses */
    double *old;                /* both, before a step */
} factor_model;

/* log|Sigma| + tr(S W), and W itself; infinite where the matrix is not definite. */
static double discrepancy(factor_model *m) {
    size_t k = m->items;
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++)
            m->factor[i * k + j] =
                m->loadings[i] * m->loadings[j] + (i == j ? m->uniquenesses[i] : 0);
    if (!baremo_cholesky_decompose(m->factor, k))
        return INFINITY;
    baremo_cholesky_inverse(m->factor, k, m->inverse);
    double trace = 0;
    for (size_t i = 0; i < k * k; i++)
        trace += m->correlations[i] * m->inverse[i];
    return baremo_cholesky_log_determinant(m->factor, k) + trace;
}

static void multiply(const double *a, const double *b, double *out, size_t k) {
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++) {
            double sum = 0;
            for (size_t l = 0; l < k; l++)
                sum += a[i * k + l] * b[l * k + j];
            out[i * k + j] = sum;
        }
}

static double row_times(const double *matrix, size_t k, size_t row, const double *vector) {
    double sum = 0;
    for (size_t j = 0; j < k; j++)
        sum += matrix[row * k + j] * vector[j];
    return sum;
}

/* Minus the gradient, into `step`. */
static void find_slope(factor_model *m) {
    size_t k = m->items;
    multiply(m->correlations, m->inverse, m->product, k);
    multiply(m->inverse, m->product, m->slope, k);
    for (size_t i = 0; i < k * k; i++)
        m->slope[i] = m->inverse[i] - m->slope[i];
    for (size_t i = 0; i < k; i++) {
        m->step[i] = -row_times(m->slope, k, i, m->loadings);
        m->step[k + i] = -m->slope[i * k + i] / 2;
    }
}

static void find_information(factor_model *m) {
    size_t k = m->items, all = 2 * k;
    double c = 0;
    for (size_t i = 0; i < k; i++) {
        m->weighted[i] = row_times(m->inverse, k, i, m->loadings);
        c += m->weighted[i] * m->loadings[i];
    }
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++) {
            double w = m->inverse[i * k + j];
            m->information[i * all + j] = m->weighted[i] * m->weighted[j] + c * w;
            m->information[i * all + k + j] = w * m->weighted[j];
            m->information[(k + j) * all + i] = w * m->weighted[j];
            m->information[(k + i) * all + k + j] = w * w / 2;
        }
}

/* Takes the step, halved until the discrepancy does not grow. Returns the largest change, or -1
 * when none helps. */
static double take_step(factor_model *m, double *value) {
    size_t k = m->items;
    memcpy(m->old, m->loadings, k * sizeof *m->old);
    memcpy(m->old + k, m->uniquenesses, k * sizeof *m->old);
    double share = 1;
    for (int halving = 0; halving < HALVINGS; halving++, share /= 2) {
        double largest = 0;
        for (size_t i = 0; i < k; i++) {
            m->loadings[i] = m->old[i] + share * m->step[i];
            m->uniquenesses[i] = m->old[k + i] + share * m->step[k + i];
            largest = fmax(largest, share * fmax(fabs(m->step[i]), fabs(m->step[k + i])));
        }
        double now = discrepancy(m);
        if (now <= *value + 1e-13 * fabs(*value)) {
            *value = now;
            return largest;
        }
    }
    return -1;
}

/* The first principal component, a little shrunken, as a start. */
static void start(factor_model *m) {
    size_t k = m->items;
    double *vector = m->loadings, *next = m->weighted, length = 0;
    for (size_t i = 0; i < k; i++)
        vector[i] = 1 + 0.01 * (double)i;
    for (int step = 0; step < POWER_STEPS; step++) {
        length = 0;
        for (size_t i = 0; i < k; i++) {
            next[i] = row_times(m->correlations, k, i, vector);
            length += next[i] * next[i];
        }
        length = sqrt(length);
        for (size_t i = 0; i < k; i++)
            vector[i] = next[i] / length;
    }
    for (size_t i = 0; i < k; i++) {
        vector[i] = fmin(fmax(0.9 * sqrt(length) * vector[i], -0.95), 0.95);
        m->uniquenesses[i] = 1 - vector[i] * vector[i];
    }
}

static bool iterate(factor_model *m) {
    start(m);
    double value = discrepancy(m);
    for (int step = 0; step < SCORING_STEPS; step++) {
        find_slope(m);
        find_information(m);
        if (!baremo_cholesky_decompose(m->information, 2 * m->items))
            return false;
        baremo_cholesky_solve(m->information, 2 * m->items, m->step);
        double change = take_step(m, &value);
        if (change < 0)
            return false;
        if (change < 1e-11)
            return true;
    }
    return false;
}

bool baremo_one_factor(const double *covariances, size_t items, double *loadings,
                       double *uniquenesses, baremo_arena *scratch) {
    size_t k = items;
    double *room = baremo_arena_array(scratch, 5 * k * k + 4 * k * k + 5 * k, sizeof *room);
    factor_model m = {.items = k,
                      .loadings = loadings,
                      .uniquenesses = uniquenesses,
                      .factor = room,
                      .inverse = room + k * k,
                      .product = room + 2 * k * k,
                      .slope = room + 3 * k * k,
                      .information = room + 5 * k * k,
                      .weighted = room + 9 * k * k,
                      .step = room + 9 * k * k + k,
                      .old = room + 9 * k * k + 3 * k};
    double *correlations = room + 4 * k * k;
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++)
            correlations[i * k + j] =
                covariances[i * k + j] / sqrt(covariances[i * k + i] * covariances[j * k + j]);
    m.correlations = correlations;
    memcpy(m.factor, correlations, k * k * sizeof *correlations);
    if (k < 3 || !baremo_cholesky_decompose(m.factor, k) || !iterate(&m))
        return false;
    for (size_t i = 0; i < k; i++) {
        double variance = covariances[i * k + i];
        loadings[i] *= sqrt(variance);
        uniquenesses[i] *= variance;
    }
    return true;
}
