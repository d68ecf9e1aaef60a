/* Reliability of a scale of several items.
 *
 *  1. Respondents with a blank item are left out; n is those left. Reversed items count min + max -
 *     answer.
 *  2. alpha = k/(k-1) (1 - sum of the items' variances / variance of the sum), shown as it is when
 *     negative.
 *  3. Its limits are Feldt's: 1 - (1 - alpha) F, quantiles of F on n - 1 and (n - 1)(k - 1) df.
 *  4. alpha_standardised = k r/(1 + (k - 1) r), r the mean of the items' correlations.
 *  5. omega_total = (sum of loadings)^2/((sum of loadings)^2 + sum of uniquenesses) of the
 *     one-factor maximum-likelihood solution of the covariances; three items at least. With a
 *     negative uniqueness (Heywood case) the model does not hold and omega, which may then lie
 *     above 1, has no value.
 *  6. lambda6 = 1 - sum (1 - smc)/sum of all correlations, smc the squared multiple correlation
 *     with the other items.
 *  7. A constant item stays in alpha (its variance is 0), and leaves standardised alpha, omega and
 *     lambda6 without value. Fewer than two items or respondents, or a constant sum: no alpha.
 *  8. r_item_rest is with the sum of the other items; alpha_if_deleted needs three items.
 */
#include "engine/statistics/reliability.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/cholesky.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/moments.h"
#include "engine/statistics/one_factor.h"
#include "engine/statistics/scale.h"

/* Means and covariances of the items. */
typedef struct item_moments {
    size_t items;
    double *means, *covariances;
    double *sums; /* of each row of the covariances: with the sum of all items */
    double total; /* variance of the sum */
    double trace; /* sum of the variances */
    bool constant_item;
} item_moments;

static void center(const double *values, size_t count, double *mean, double *centered) {
    *mean = baremo_mean(values, count);
    for (size_t i = 0; i < count; i++)
        centered[i] = values[i] - *mean;
}

static double product(const double *x, const double *y, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += x[i] * y[i];
    return sum;
}

static bool is_constant(const double *values, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (values[i] != values[0])
            return false;
    return true;
}

static item_moments moments_of(const baremo_answers *a, baremo_arena *scratch) {
    size_t k = a->items, n = a->respondents;
    item_moments m = {.items = k,
                      .means = baremo_arena_array(scratch, k + 1, sizeof(double)),
                      .covariances = baremo_arena_array(scratch, k * k + 1, sizeof(double)),
                      .sums = baremo_arena_array(scratch, k + 1, sizeof(double))};
    double *centered = baremo_arena_raw(scratch, k * n + 1, sizeof *centered);
    for (size_t i = 0; i < k; i++)
        center(a->answers[i], n, &m.means[i], centered + i * n);
    for (size_t i = 0; i < k; i++) {
        bool constant = is_constant(a->answers[i], n);
        m.constant_item = m.constant_item || constant;
        for (size_t j = 0; j < k && !constant; j++)
            m.covariances[i * k + j] =
                is_constant(a->answers[j], n)
                    ? 0
                    : product(centered + i * n, centered + j * n, n) / ((double)n - 1);
    }
    for (size_t i = 0; i < k; i++) {
        for (size_t j = 0; j < k; j++)
            m.sums[i] += m.covariances[i * k + j];
        m.total += m.sums[i];
        m.trace += m.covariances[i * k + i];
    }
    return m;
}

/* The variance of a sum as far as rounding lets it be told from 0. */
static double alpha_of(double items, double trace, double total) {
    if (items < 2 || !(total > 1e-12 * trace))
        return BAREMO_MISSING;
    return items / (items - 1) * (1 - trace / total);
}

double baremo_reliability_alpha(const baremo_answers *answers, baremo_arena *scratch) {
    if (answers->items < 2 || answers->respondents < 2)
        return BAREMO_MISSING;
    item_moments m = moments_of(answers, scratch);
    return alpha_of((double)m.items, m.trace, m.total);
}

static void feldt_limits(const baremo_answers *a, double level, baremo_reliability *r) {
    double df1 = (double)a->respondents - 1, df2 = df1 * ((double)a->items - 1);
    double tail = (1 - level) / 2;
    r->feldt = baremo_interval_none();
    if (baremo_is_missing(r->alpha))
        return;
    r->feldt.low = 1 - (1 - r->alpha) / baremo_f_quantile(tail, df2, df1);
    r->feldt.high = 1 - (1 - r->alpha) * baremo_f_quantile(tail, df1, df2);
}

/* -- what rests on the correlations -- */

static double *correlations_of(const item_moments *m, baremo_arena *scratch) {
    size_t k = m->items;
    double *r = baremo_arena_array(scratch, k * k, sizeof *r);
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++)
            r[i * k + j] = i == j ? 1
                                  : m->covariances[i * k + j] / sqrt(m->covariances[i * k + i]) /
                                        sqrt(m->covariances[j * k + j]);
    return r;
}

static void from_correlations(const item_moments *m, baremo_arena *scratch, baremo_reliability *r) {
    size_t k = m->items;
    double *correlations = correlations_of(m, scratch), sum = 0;
    for (size_t i = 0; i < k * k; i++)
        sum += correlations[i];
    double items = (double)k, mean = (sum - items) / (items * (items - 1));
    r->mean_interitem_r = mean;
    r->alpha_standardised =
        sum > 1e-12 * items ? items * mean / (1 + (items - 1) * mean) : BAREMO_MISSING;
    double *inverse = baremo_arena_array(scratch, k * k, sizeof *inverse);
    if (!baremo_cholesky_decompose(correlations, k))
        return;
    baremo_cholesky_inverse(correlations, k, inverse);
    double unexplained = 0;
    for (size_t i = 0; i < k; i++)
        unexplained += 1 / inverse[i * k + i];
    r->lambda6 = 1 - unexplained / sum;
}

static void from_factor(const item_moments *m, baremo_arena *scratch, baremo_reliability *r) {
    size_t k = m->items;
    double *loadings = baremo_arena_array(scratch, 2 * k, sizeof *loadings);
    double *uniquenesses = loadings + k, common = 0, unique = 0;
    if (k < 3 || !baremo_one_factor(m->covariances, k, loadings, uniquenesses, scratch))
        return;
    for (size_t i = 0; i < k; i++) {
        common += loadings[i];
        unique += uniquenesses[i];
        r->heywood = r->heywood || uniquenesses[i] < 0;
    }
    if (!r->heywood)
        r->omega_total = common * common / (common * common + unique);
}

static baremo_item item_of(const item_moments *m, size_t item) {
    double own = m->covariances[item * m->items + item], with = m->sums[item] - own;
    double rest = m->total - 2 * m->sums[item] + own;
    bool varies = own > 0 && rest > 1e-12 * m->trace;
    return (baremo_item){.mean = m->means[item],
                         .sd = sqrt(own),
                         .r_item_rest = varies ? with / sqrt(own) / sqrt(rest) : BAREMO_MISSING,
                         .alpha_if_deleted = alpha_of((double)m->items - 1, m->trace - own, rest)};
}

static void items_without_moments(const baremo_answers *a, baremo_reliability *r) {
    for (size_t i = 0; i < a->items; i++)
        r->items[i] = (baremo_item){a->respondents ? a->answers[i][0] : BAREMO_MISSING,
                                    BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING};
}

baremo_reliability baremo_reliability_compute(const baremo_answers *answers, double level,
                                              baremo_arena *arena) {
    double no = BAREMO_MISSING;
    baremo_reliability r = {no, baremo_interval_none(),
                            no, no,
                            no, false,
                            no, baremo_arena_array(arena, answers->items + 1, sizeof(baremo_item))};
    if (answers->respondents < 2) {
        items_without_moments(answers, &r);
        return r;
    }
    baremo_arena *scratch = baremo_arena_new(arena);
    item_moments m = moments_of(answers, scratch);
    r.alpha = alpha_of((double)m.items, m.trace, m.total);
    feldt_limits(answers, level, &r);
    if (m.items > 1 && !m.constant_item) {
        from_correlations(&m, scratch, &r);
        from_factor(&m, scratch, &r);
    }
    for (size_t i = 0; i < m.items; i++)
        r.items[i] = item_of(&m, i);
    baremo_arena_free(scratch);
    return r;
}

/* -- the procedure -- */

/* The answers of complete respondents, reversed items turned. */
static baremo_answers complete_answers(const baremo_scale *scale,
                                       const baremo_variable *const *items, baremo_arena *arena,
                                       size_t *missing) {
    size_t k = scale->item_count, rows = items[0]->count, used = 0;
    double **answers = baremo_arena_array(arena, k + 1, sizeof *answers);
    for (size_t i = 0; i < k; i++)
        answers[i] = baremo_arena_raw(arena, rows + 1, sizeof **answers);
    for (size_t row = 0; row < rows; row++) {
        bool whole = true;
        for (size_t i = 0; i < k; i++) {
            double answer = items[i]->numbers[row];
            whole = whole && !baremo_is_missing(answer);
            answers[i][used] = baremo_scale_answer(scale, i, answer);
        }
        used += whole;
    }
    *missing = rows - used;
    return (baremo_answers){(const double *const *)answers, k, used};
}

static const char *why_no_alpha(const baremo_answers *a) {
    if (a->items < 2)
        return "needs two items";
    return a->respondents < 2 ? "fewer than two complete respondents" : "the sum is constant";
}

static bool has_constant(const baremo_answers *a) {
    for (size_t i = 0; i < a->items; i++)
        if (is_constant(a->answers[i], a->respondents))
            return true;
    return false;
}

static void report_scale(const baremo_rows *rows, const baremo_answers *a,
                         const baremo_reliability *r) {
    const char *why = why_no_alpha(a);
    bool enough = a->items > 1 && a->respondents > 1;
    const char *constant = enough && has_constant(a) ? "an item is constant" : why;
    const char *dependent =
        enough && !has_constant(a) ? "the items are linearly dependent" : constant;
    const char *model = enough && a->items < 3       ? "needs three items"
                        : r->heywood                 ? "a uniqueness is negative (Heywood case)"
                        : enough && !has_constant(a) ? "the one-factor model has no proper solution"
                                                     : constant;
    baremo_rows_interval(rows, "alpha", r->alpha, r->feldt, "feldt", why);
    baremo_rows_value(rows, "alpha_standardised", r->alpha_standardised, constant);
    baremo_rows_value(rows, "mean_interitem_r", r->mean_interitem_r, constant);
    baremo_estimate *omega = baremo_rows_value(rows, "omega_total", r->omega_total, model);
    if (!baremo_is_missing(r->omega_total))
        omega->method = "one factor, maximum likelihood";
    baremo_rows_value(rows, "lambda6", r->lambda6, dependent);
}

static void report_item(const baremo_rows *rows, const baremo_answers *a, const baremo_item *item) {
    bool few = a->respondents < 2;
    const char *respondents = "fewer than two complete respondents";
    baremo_rows_value(rows, "mean", item->mean, "no complete respondent");
    baremo_rows_value(rows, "sd", item->sd, respondents);
    baremo_rows_value(rows, "r_item_rest", item->r_item_rest,
                      few ? respondents : "the item or the sum of the others is constant");
    baremo_rows_value(rows, "alpha_if_deleted", item->alpha_if_deleted,
                      few            ? respondents
                      : a->items < 3 ? "needs three items"
                                     : "the sum of the others is constant");
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    baremo_arena *arena = estimates->arena;
    baremo_scale scale;
    baremo_status status = baremo_scale_of_call(call, arena, &scale);
    if (status != BAREMO_OK)
        return status;
    size_t missing;
    const baremo_variable *const *items = baremo_call_variables(call, "items", &scale.item_count);
    baremo_answers answers = complete_answers(&scale, items, arena, &missing);
    baremo_reliability r = baremo_reliability_compute(&answers, baremo_call_level(call), arena);
    baremo_rows rows = {.estimates = estimates,
                        .n = (double)answers.respondents,
                        .missing = (double)missing,
                        .level = baremo_call_level(call)};
    report_scale(&rows, &answers, &r);
    for (size_t i = 0; i < answers.items; i++) {
        rows.subject = items[i]->name;
        report_item(&rows, &answers, &r.items[i]);
    }
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"items", BAREMO_ROLE_NUMBER, true, false, "the items of the scale, a column each"},
};

static const baremo_option options[] = {
    {"reverse", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0, "items that count the other way round"},
    {"min", BAREMO_OPTION_NUMBER, NULL, NULL, -1e15, 1e15, "the lowest answer there can be"},
    {"max", BAREMO_OPTION_NUMBER, NULL, NULL, -1e15, 1e15, "the highest answer there can be"},
};

static const baremo_output outputs[] = {
    {"alpha", "Cronbach's alpha; Feldt's limits"},
    {"alpha_standardised", "k r/(1 + (k - 1) r), r the mean correlation"},
    {"mean_interitem_r", "mean of the correlations between items"},
    {"omega_total", "McDonald's omega of the one-factor maximum-likelihood solution"},
    {"lambda6", "Guttman's lambda 6, from the correlations"},
    {"mean", "of an item"},
    {"sd", "of an item, divisor n - 1"},
    {"r_item_rest", "correlation of an item with the sum of the others"},
    {"alpha_if_deleted", "alpha of the other items"},
};

static const baremo_form forms[] = {{.roles = {"items"}}};

const baremo_procedure baremo_procedure_reliability = {
    .name = "reliability",
    .summary = "reliability of a scale: alpha, omega, lambda 6, each item beside the others",
    .definition =
        "Respondents with a blank item are left out. Reversed items count min + max - answer. "
        "Alpha is shown as it "
        "is, also below 0: then items run against each other, often because one is not reversed. A "
        "constant "
        "item stays in alpha and leaves the coefficients of the correlations without value.\n\n"
        "Omega is (sum of loadings)^2 over the variance that the one-factor model gives the sum. "
        "It needs three items. With a "
        "negative uniqueness (Heywood case) the model does not hold and there is no omega.",
    .source =
        "Cronbach (1951) Psychometrika 16:297; Feldt (1965) Psychometrika 30:357; Guttman (1945) "
        "Psychometrika "
        "10:255; McDonald (1999) Test Theory. Equals R psych::alpha, psych::guttman, lavaan::cfa",
    .roles = roles,
    .role_count = sizeof roles / sizeof *roles,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .outputs = outputs,
    .output_count = sizeof outputs / sizeof *outputs,
    .forms = forms,
    .form_count = sizeof forms / sizeof *forms,
    .run = run,
};
