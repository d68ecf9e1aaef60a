/* Did the distribution of the answers of the same persons change?
 *
 *  1. Pairs are counted by the answer before and after; a pair with a blank is missing. Categories
 *     that nobody gave either time are left out.
 *  2. Stuart-Maxwell: d' V^- d of the margins' differences. V is the Laplacian of the graph whose
 *     edges are the pairs of categories that somebody changed between, so its rank is the
 *     categories minus the graph's components: one category of each component is dropped, which
 *     leaves V regular. A category that nobody left or entered is a component of its own and takes
 *     no degree of freedom.
 *  3. Bhapkar: X/(1 - X/n) of Stuart-Maxwell's X.
 *  4. Bowker: sum (n_ij - n_ji)^2/(n_ij + n_ji) over the pairs of categories that somebody changed
 *     between, which are its degrees of freedom.
 *  5. ordinal.z2 = (sum d)^2/sum d^2, d the score after minus before; scores are the numbers, or
 *     1..k for texts.
 *  6. Nobody changed, one category, or no pair: nothing can be computed.
 */
#include "engine/statistics/marginal_homogeneity.h"

#include <stdbool.h>

#include <gsl/gsl_linalg.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/categories.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/rows.h"
#include "engine/statistics/wave_forms.h"

typedef struct square {
    const double *cells;
    int size;
} square;

static double at(const square *s, int i, int j) {
    return s->cells[(size_t)i * (size_t)s->size + (size_t)j];
}

/* -- Stuart and Maxwell -- */

static void mark_component(const square *s, int from, int component, int *components) {
    components[from] = component;
    for (int to = 0; to < s->size; to++)
        if (components[to] < 0 && at(s, from, to) + at(s, to, from) > 0)
            mark_component(s, to, component, components);
}

/* The categories kept: all but the first of each component. Returns how many. */
static int keep_categories(baremo_arena *arena, const square *s, int *kept) {
    int *components = baremo_arena_array(arena, (size_t)s->size, sizeof *components);
    int count = 0;
    for (int i = 0; i < s->size; i++)
        components[i] = -1;
    for (int i = 0; i < s->size; i++) {
        if (components[i] < 0)
            mark_component(s, i, i, components);
        if (components[i] != i)
            kept[count++] = i;
    }
    return count;
}

static double margin_difference(const square *s, int i) {
    double difference = 0;
    for (int j = 0; j < s->size; j++)
        difference += at(s, i, j) - at(s, j, i);
    return difference;
}

static double covariance(const square *s, int i, int j) {
    if (i != j)
        return -(at(s, i, j) + at(s, j, i));
    double changed = 0;
    for (int k = 0; k < s->size; k++)
        if (k != i)
            changed += at(s, i, k) + at(s, k, i);
    return changed;
}

static double stuart_maxwell(baremo_arena *arena, const square *s, double *df) {
    int *kept = baremo_arena_array(arena, (size_t)s->size, sizeof *kept);
    size_t size = (size_t)keep_categories(arena, s, kept);
    *df = (double)size;
    if (size == 0)
        return BAREMO_MISSING;
    double *memory = baremo_arena_array(arena, size * (size + 3), sizeof *memory);
    gsl_matrix_view v = gsl_matrix_view_array(memory, size, size);
    gsl_vector_view d = gsl_vector_view_array(memory + size * size, size);
    gsl_vector_view solution = gsl_vector_view_array(memory + size * (size + 1), size);
    gsl_vector_view tau = gsl_vector_view_array(memory + size * (size + 2), size);
    for (size_t i = 0; i < size; i++) {
        gsl_vector_set(&d.vector, i, margin_difference(s, kept[i]));
        for (size_t j = 0; j < size; j++)
            gsl_matrix_set(&v.matrix, i, j, covariance(s, kept[i], kept[j]));
    }
    gsl_linalg_QR_decomp(&v.matrix, &tau.vector);
    gsl_linalg_QR_solve(&v.matrix, &tau.vector, &d.vector, &solution.vector);
    double chi2 = 0;
    for (size_t i = 0; i < size; i++)
        chi2 += gsl_vector_get(&d.vector, i) * gsl_vector_get(&solution.vector, i);
    return chi2 > 0 ? chi2 : 0;
}

/* -- Bowker, and the scores -- */

static double bowker(const square *s, double *df) {
    double chi2 = 0;
    *df = 0;
    for (int i = 0; i < s->size; i++)
        for (int j = 0; j < i; j++) {
            double both = at(s, i, j) + at(s, j, i), difference = at(s, i, j) - at(s, j, i);
            if (both == 0)
                continue;
            chi2 += difference * difference / both;
            *df += 1;
        }
    return *df > 0 ? chi2 : BAREMO_MISSING;
}

static double ordinal(const square *s, const double *scores) {
    double sum = 0, squares = 0;
    for (int i = 0; i < s->size; i++)
        for (int j = 0; j < s->size; j++) {
            double change = scores[j] - scores[i];
            sum += at(s, i, j) * change;
            squares += at(s, i, j) * change * change;
        }
    return squares > 0 ? sum * sum / squares : BAREMO_MISSING;
}

baremo_marginal_homogeneity baremo_marginal_homogeneity_test(baremo_arena *arena,
                                                             const double *cells, int categories,
                                                             const double *scores) {
    square s = {cells, categories};
    double n = 0;
    for (int i = 0; i < categories * categories; i++)
        n += cells[i];
    baremo_marginal_homogeneity t;
    t.stuart_maxwell = stuart_maxwell(arena, &s, &t.stuart_maxwell_df);
    t.stuart_maxwell_p = baremo_chi2_upper(t.stuart_maxwell, t.stuart_maxwell_df);
    t.bhapkar =
        t.stuart_maxwell < n ? t.stuart_maxwell / (1 - t.stuart_maxwell / n) : BAREMO_MISSING;
    t.bhapkar_p = baremo_chi2_upper(t.bhapkar, t.stuart_maxwell_df);
    t.bowker = bowker(&s, &t.bowker_df);
    t.bowker_p = baremo_chi2_upper(t.bowker, t.bowker_df);
    t.ordinal = ordinal(&s, scores);
    t.ordinal_p = baremo_chi2_upper(t.ordinal, 1);
    return t;
}

/* -- the procedure -- */

static void report(const baremo_rows *rows, const baremo_marginal_homogeneity *t) {
    const char *why = rows->n > 0 ? "nobody changed" : "no complete pair";
    bool changed = !baremo_is_missing(t->stuart_maxwell);
    double no = BAREMO_MISSING;
    baremo_rows_value(rows, "stuart_maxwell.chi2", t->stuart_maxwell, why);
    baremo_rows_value(rows, "stuart_maxwell.df", changed ? t->stuart_maxwell_df : no, why);
    baremo_rows_value(rows, "stuart_maxwell.p", t->stuart_maxwell_p, why);
    const char *all = changed ? "every pair changed, and all changes agree" : why;
    baremo_rows_value(rows, "bhapkar.chi2", t->bhapkar, all);
    baremo_rows_value(rows, "bhapkar.p", t->bhapkar_p, all);
    baremo_rows_value(rows, "bowker.chi2", t->bowker, why);
    baremo_rows_value(rows, "bowker.df", changed ? t->bowker_df : no, why);
    baremo_rows_value(rows, "bowker.p", t->bowker_p, why);
    baremo_rows_value(rows, "ordinal.z2", t->ordinal, why);
    baremo_rows_value(rows, "ordinal.p", t->ordinal_p, why);
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    baremo_arena *arena = estimates->arena;
    baremo_counting counting = {.row = baremo_call_variable(call, "pre"),
                                .column = baremo_call_variable(call, "post"),
                                .count = baremo_call_variable(call, "count"),
                                .square = true};
    baremo_strata_counts counts;
    baremo_status status = baremo_strata_count(call, &counting, arena, &counts);
    if (status != BAREMO_OK)
        return status;
    baremo_marginal_homogeneity t = baremo_marginal_homogeneity_test(
        arena, counts.all.cells, counts.all.rows.count, counts.all.rows.scores);
    baremo_rows rows = {.estimates = estimates,
                        .n = counts.all.n,
                        .missing = counts.all.missing,
                        .level = baremo_call_level(call)};
    report(&rows, &t);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"pre", BAREMO_ROLE_CATEGORY, false, false, "the answer before"},
    {"post", BAREMO_ROLE_CATEGORY, false, false, "the answer after"},
    {"respondent", BAREMO_ROLE_CATEGORY, false, false, "long data: who answers"},
    {"wave", BAREMO_ROLE_CATEGORY, false, false, "long data: before or after"},
    {"value", BAREMO_ROLE_CATEGORY, false, false, "long data: the answer"},
    {"count", BAREMO_ROLE_NUMBER, false, true, "persons a row stands for"},
};

static const baremo_option options[] = {
    {"waves", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0, "the labels of before and after, in order"},
};

static const baremo_output outputs[] = {
    {"stuart_maxwell.chi2", "do the margins differ, nominal categories"},
    {"stuart_maxwell.df", "its degrees of freedom: the rank of the covariance"},
    {"stuart_maxwell.p", "its p"},
    {"bhapkar.chi2", "X/(1 - X/n) of Stuart and Maxwell's X, the same degrees of freedom"},
    {"bhapkar.p", "its p"},
    {"bowker.chi2", "is the table symmetric"},
    {"bowker.df", "its degrees of freedom: pairs of categories that somebody changed between"},
    {"bowker.p", "its p"},
    {"ordinal.z2", "(sum d)^2/sum d^2, d the score after minus before"},
    {"ordinal.p", "its p, 1 degree of freedom"},
};

static const baremo_form forms[] = {
    BAREMO_FORM_PRE_POST,
    BAREMO_FORM_WAVES,
};

const baremo_procedure baremo_procedure_marginal_homogeneity = {
    .name = "marginal_homogeneity",
    .summary = "answers in several categories before and after: Stuart-Maxwell, Bhapkar, Bowker",
    .definition =
        "Pairs are counted by the answer before and after; a pair with a blank answer is left out, "
        "and so is a "
        "category that nobody gave. Stuart and Maxwell's test asks whether the shares of the "
        "categories "
        "changed, Bowker's whether changes in both directions balance for every pair of "
        "categories, the ordinal "
        "test whether the scores moved; scores are the numbers, or 1 to k for texts in order of "
        "appearance. When nobody changed nothing can be computed.",
    .source =
        "Stuart (1955) Biometrika 42:412; Maxwell (1970) Br. J. Psychiatry 116:651; Bhapkar (1966) "
        "JASA 61:228; "
        "Bowker (1948) JASA 43:572. Equals R 4.2 coin::mh_test, mcnemar.test(correct = FALSE)",
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
