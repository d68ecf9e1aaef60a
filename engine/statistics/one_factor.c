/* The one-factor model by maximum likelihood.
 *
 * Works on correlations, since the solution only changes its scale with the items'. W is the
 * inverse of the model's matrix, B = W S W, G = W - B, v = W loadings, a = B loadings, c =
 * loadings' v, d = loadings' a, o the product by element. Half the discrepancy log|Sigma| + tr(S W)
 * has
 *
 *   the gradient          G loadings; diag(G)/2
 *   second derivatives    v a' + a v' - v v' + c (B - W) + d W + G    of the loadings
 *                         (B - W) diag(v) + W diag(a)                 loadings, uniquenesses
 *                         W o B - W o W/2                             of the uniquenesses
 *
 * Newton's steps are damped until the discrepancy does not grow. Scoring with the expected
 * information (Joreskog 1967) can swing for hundreds of steps where the model fits badly.
 */
#include "engine/statistics/one_factor.h"

#include <math.h>
#include <string.h>

#include "engine/statistics/cholesky.h"

enum { NEWTON_STEPS = 200, HALVINGS = 40, POWER_STEPS = 100, APPROACH_STEPS = 100, DAMPINGS = 12 };

typedef struct factor_model {
    size_t items;
    const double *correlations;
    double *loadings, *uniquenesses;
    double *factor, *inverse; /* of the model's matrix */
    double *product, *slope;  /* S W, and G = W - W S W */
    double *weighted;         /* v */
    double *curvature, *step; /* of loadings, then uniquenesses */
    double *old;              /* both, before a step */
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

/* The second derivatives. */
static void find_curvature(factor_model *m) {
    size_t k = m->items, all = 2 * k;
    double *v = m->weighted, *a = m->weighted + k, c = 0, d = 0;
    for (size_t i = 0; i < k; i++) {
        v[i] = row_times(m->inverse, k, i, m->loadings);
        a[i] = v[i] - row_times(m->slope, k, i, m->loadings);
        c += v[i] * m->loadings[i];
        d += a[i] * m->loadings[i];
    }
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++) {
            double w = m->inverse[i * k + j], g = m->slope[i * k + j], b = w - g;
            double mixed = v[j] * b + w * a[j] - w * v[j];
            m->curvature[i * all + j] =
                v[j] * a[i] + v[i] * a[j] - v[i] * v[j] + c * (b - w) + d * w + g;
            m->curvature[i * all + k + j] = mixed;
            m->curvature[(k + j) * all + i] = mixed;
            m->curvature[(k + i) * all + k + j] = w * b - w * w / 2;
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
    memcpy(m->loadings, m->old, k * sizeof *m->old);
    memcpy(m->uniquenesses, m->old + k, k * sizeof *m->old);
    return -1;
}

/* The first principal component, a little shrunken. */
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

/* A step of expectation and maximisation (Rubin and Thayer 1982), which never leaves the proper
 * solutions and brings the start near enough for scoring. */
static void approach(factor_model *m) {
    size_t k = m->items;
    double *weights = m->step, *projected = m->step + k, all = 1, spread = 1;
    for (size_t i = 0; i < k; i++)
        all += m->loadings[i] * m->loadings[i] / m->uniquenesses[i];
    for (size_t i = 0; i < k; i++) {
        weights[i] = m->loadings[i] / m->uniquenesses[i] / all;
        spread -= weights[i] * m->loadings[i];
    }
    for (size_t i = 0; i < k; i++)
        projected[i] = row_times(m->correlations, k, i, weights);
    for (size_t i = 0; i < k; i++)
        spread += weights[i] * projected[i];
    for (size_t i = 0; i < k; i++) {
        m->loadings[i] = projected[i] / spread;
        m->uniquenesses[i] = fmax(1 - m->loadings[i] * projected[i], 1e-3);
    }
}

/* A step with more and more weight on the diagonal until one helps. Returns the
 * largest change, or -1 when none does. */
static double damped_step(factor_model *m, double *value) {
    size_t all = 2 * m->items;
    double damping = 0;
    for (int try = 0; try < DAMPINGS; try++, damping = try == 1 ? 1e-3 : 10 * damping) {
        find_slope(m);
        find_curvature(m);
        for (size_t i = 0; i < all; i++)
            m->curvature[i * all + i] += damping * (1 + fabs(m->curvature[i * all + i]));
        if (!baremo_cholesky_decompose(m->curvature, all))
            continue;
        baremo_cholesky_solve(m->curvature, all, m->step);
        double change = take_step(m, value);
        if (change >= 0)
            return change;
        *value = discrepancy(m);
    }
    return -1;
}

static bool iterate(factor_model *m) {
    start(m);
    for (int step = 0; step < APPROACH_STEPS; step++)
        approach(m);
    double value = discrepancy(m);
    for (int step = 0; step < NEWTON_STEPS; step++) {
        double change = damped_step(m, &value);
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
    double *room = baremo_arena_array(scratch, 9 * k * k + 6 * k, sizeof *room);
    factor_model m = {.items = k,
                      .loadings = loadings,
                      .uniquenesses = uniquenesses,
                      .factor = room,
                      .inverse = room + k * k,
                      .product = room + 2 * k * k,
                      .slope = room + 3 * k * k,
                      .curvature = room + 5 * k * k,
                      .weighted = room + 9 * k * k,
                      .step = room + 9 * k * k + 2 * k,
                      .old = room + 9 * k * k + 4 * k};
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
