/* Association of two categorical variables, also over strata.
 *
 *  1. Persons are counted by row, column and stratum; a row with anything blank is missing.
 *     Categories that nobody is in are left out. Fewer than two rows or columns: nothing can be
 *     computed.
 *  2. Order: numbers ascending, texts by first appearance; scores are the numbers, or 1..k for
 *     texts.
 *  3. chi2 is without continuity correction; residuals are adjusted standardised ones.
 *  4. fisher.p adds the probabilities of all tables not more probable than the observed one (slack
 *     1e-7); with more than 200 million tables it has no value.
 *  5. cramers_v_corrected is Bergsma's; somers_d is the column's given the row.
 *  6. linear_by_linear.z2 = (N - 1) r^2; trend.chi2 = N r^2 (Cochran-Armitage), of tables with two
 *     rows or two columns.
 *  7. With strata: Mantel-Haenszel's chi-square, with |sum| - 0.5 in the corrected one (0 taken off
 *     where |sum| < 0.5), the common odds ratio ad/bc with Robins-Breslow-Greenland limits, and
 *     Woolf's homogeneity of log odds ratios, 0.5 added in strata with a zero cell only. All need
 *     two rows and two columns. The other rows are over all strata.
 */
#include <math.h>

#include <baremo/procedure.h>

#include "engine/statistics/association.h"
#include "engine/statistics/categories.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/fisher.h"
#include "engine/statistics/rows.h"

static const char *const TOO_SMALL = "fewer than two rows or columns";

static baremo_contingency contingency_of(baremo_arena *arena, const baremo_table_counts *counts) {
    double *rows = baremo_arena_array(arena, (size_t)counts->rows.count + 1, sizeof *rows);
    double *columns = baremo_arena_array(arena, (size_t)counts->columns.count + 1, sizeof *columns);
    for (int i = 0; i < counts->rows.count; i++)
        for (int j = 0; j < counts->columns.count; j++) {
            double persons = counts->cells[(size_t)i * (size_t)counts->columns.count + (size_t)j];
            rows[i] += persons;
            columns[j] += persons;
        }
    return (baremo_contingency){
        counts->rows.count, counts->columns.count, counts->cells, rows, columns, counts->n};
}

static double fisher_p(baremo_arena *arena, const baremo_contingency *t) {
    if (t->rows == 2 && t->columns == 2)
        return baremo_fisher_2x2(t->cells[0], t->cells[1], t->cells[2], t->cells[3]).p;
    return baremo_fisher_table(arena, t->cells, t->rows, t->columns);
}

static void report_nominal(const baremo_rows *rows, const baremo_contingency *t, const char *why) {
    double no = BAREMO_MISSING;
    baremo_nominal_association a = {no, no, no, no, no, no, no};
    double fisher = no;
    if (!why) {
        a = baremo_association_nominal(t);
        baremo_arena *scratch = baremo_arena_new(rows->estimates->arena);
        fisher = fisher_p(scratch, t);
        baremo_arena_free(scratch);
    }
    baremo_rows_value(rows, "chi2", a.chi2, why);
    baremo_rows_value(rows, "chi2.df", a.df, why);
    baremo_rows_value(rows, "chi2.p", a.p, why);
    baremo_rows_value(rows, "g2", a.g2, why);
    baremo_rows_value(rows, "g2.p", a.g2_p, why);
    baremo_rows_method(rows, "fisher.p", fisher, "fisher exact",
                       why ? why : "more than 200 million tables");
    baremo_rows_value(rows, "cramers_v", a.cramers_v, why);
    baremo_rows_value(rows, "cramers_v_corrected", a.cramers_v_corrected,
                      why ? why : "too few persons for the correction");
}

static void report_ordinal(const baremo_rows *rows, const baremo_table_counts *counts,
                           const baremo_contingency *t, const char *why) {
    baremo_ordinal_association a = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING};
    double r2 = BAREMO_MISSING, n = t->n;
    if (!why) {
        a = baremo_association_ordinal(t);
        r2 = baremo_association_r2(t, counts->rows.scores, counts->columns.scores);
    }
    baremo_rows_value(rows, "gamma", a.gamma, why ? why : "no pair differs in both");
    baremo_rows_value(rows, "tau_b", a.tau_b, why);
    baremo_rows_value(rows, "somers_d", a.somers_d, why);
    baremo_rows_value(rows, "linear_by_linear.z2", (n - 1) * r2, why);
    baremo_rows_value(rows, "linear_by_linear.p", baremo_chi2_upper((n - 1) * r2, 1), why);
    bool two = t->rows == 2 || t->columns == 2;
    const char *trend_why = why ? why : "neither two rows nor two columns";
    double trend = two ? n * r2 : BAREMO_MISSING;
    baremo_rows_value(rows, "trend.chi2", trend, trend_why);
    baremo_rows_value(rows, "trend.p", baremo_chi2_upper(trend, 1), trend_why);
}

static void report_residuals(const baremo_rows *rows, const baremo_table_counts *counts,
                             const baremo_contingency *t, const char *why) {
    for (int i = 0; i < t->rows; i++)
        for (int j = 0; j < t->columns; j++) {
            baremo_rows of = *rows;
            of.subject = baremo_arena_format(rows->estimates->arena, "%s|%s",
                                             counts->rows.labels[i], counts->columns.labels[j]);
            double residual = why ? BAREMO_MISSING : baremo_association_residual(t, i, j);
            baremo_rows_value(&of, "residual", residual, why);
        }
}

static void report_strata(const baremo_rows *rows, const baremo_strata_counts *counts) {
    double no = BAREMO_MISSING;
    baremo_stratified s = {no, no, no, no, no, no, no, no, no, no};
    const char *why = NULL;
    if (counts->all.rows.count == 2 && counts->all.columns.count == 2)
        s = baremo_association_stratified((const double *const *)counts->cells, counts->count,
                                          rows->level);
    else
        why = "needs two rows and two columns";
    const char *margin = why ? why : "every stratum has an empty margin";
    baremo_rows_value(rows, "cmh.chi2", s.chi2, margin);
    baremo_rows_value(rows, "cmh.p", s.chi2_p, margin);
    baremo_rows_value(rows, "cmh.chi2_corrected", s.chi2_corrected, margin);
    baremo_rows_value(rows, "cmh.p_corrected", s.chi2_corrected_p, margin);
    baremo_rows_interval(rows, "cmh.odds_ratio", s.odds_ratio, (baremo_interval){s.low, s.high},
                         "mantel-haenszel, robins-breslow-greenland", why ? why : "empty cells");
    const char *single = why ? why : "fewer than two strata";
    baremo_rows_value(rows, "woolf", s.woolf, single);
    baremo_rows_value(rows, "woolf.df", s.woolf_df, single);
    baremo_rows_value(rows, "woolf.p", s.woolf_p, single);
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    baremo_arena *arena = estimates->arena;
    baremo_counting counting = {.row = baremo_call_variable(call, "row"),
                                .column = baremo_call_variable(call, "column"),
                                .count = baremo_call_variable(call, "count"),
                                .strata = baremo_call_variable(call, "stratum")};
    baremo_strata_counts counts;
    baremo_status status = baremo_strata_count(call, &counting, arena, &counts);
    if (status != BAREMO_OK)
        return status;
    baremo_contingency table = contingency_of(arena, &counts.all);
    const char *why = table.rows < 2 || table.columns < 2 ? TOO_SMALL : NULL;
    baremo_rows rows = {.estimates = estimates,
                        .n = counts.all.n,
                        .missing = counts.all.missing,
                        .level = baremo_call_level(call)};
    report_nominal(&rows, &table, why);
    report_ordinal(&rows, &counts.all, &table, why);
    report_residuals(&rows, &counts.all, &table, why);
    if (counting.strata)
        report_strata(&rows, &counts);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"row", BAREMO_ROLE_CATEGORY, false, false, "the variable of the rows"},
    {"column", BAREMO_ROLE_CATEGORY, false, false, "the variable of the columns"},
    {"stratum", BAREMO_ROLE_CATEGORY, false, true, "what is held constant: one table a label"},
    {"count", BAREMO_ROLE_NUMBER, false, true, "persons a row stands for"},
};

static const baremo_output outputs[] = {
    {"chi2", "Pearson's chi-square without continuity correction"},
    {"chi2.df", "its degrees of freedom, (rows - 1)(columns - 1)"},
    {"chi2.p", "its p"},
    {"g2", "likelihood ratio chi-square"},
    {"g2.p", "its p"},
    {"fisher.p", "Fisher's exact test: probabilities not above the observed one"},
    {"cramers_v", "sqrt(chi2/(N (min(rows, columns) - 1)))"},
    {"cramers_v_corrected", "Bergsma's bias-corrected V"},
    {"gamma", "Goodman and Kruskal: (concordant - discordant)/(concordant + discordant)"},
    {"tau_b", "Kendall's tau-b"},
    {"somers_d", "Somers' d of the column given the row"},
    {"linear_by_linear.z2", "(N - 1) r^2 of the scores, 1 degree of freedom"},
    {"linear_by_linear.p", "its p"},
    {"trend.chi2", "Cochran-Armitage: N r^2, with two rows or two columns"},
    {"trend.p", "its p, 1 degree of freedom"},
    {"residual", "adjusted standardised residual of a cell, subject row|column"},
    {"cmh.chi2", "Mantel-Haenszel over strata without continuity correction"},
    {"cmh.p", "its p, 1 degree of freedom"},
    {"cmh.chi2_corrected", "(|sum| - 0.5)^2/variance"},
    {"cmh.p_corrected", "its p"},
    {"cmh.odds_ratio", "common odds ratio; Robins-Breslow-Greenland limits"},
    {"woolf", "homogeneity of the strata's log odds ratios, chi-square"},
    {"woolf.df", "its degrees of freedom, strata - 1"},
    {"woolf.p", "its p"},
};

static const baremo_form forms[] = {{.roles = {"row", "column"}}};

const baremo_procedure baremo_procedure_crosstab = {
    .name = "crosstab",
    .summary = "association of two categorical variables, nominal, ordinal, over strata",
    .definition = "Persons are counted by row and column; blank ones are left out, and so are "
                  "categories that nobody is in. "
                  "Categories stand in order, numbers ascending and texts as they first appear; "
                  "the order fixes the "
                  "signs. Scores are the numbers, or 1 to k for texts.\n\n"
                  "Chi-square is without continuity correction. Fisher's test looks at every table "
                  "with the same "
                  "margins, at most 200 million. With --stratum the Mantel-Haenszel rows and "
                  "Woolf's test are over "
                  "the strata and need two rows and two columns; the other rows are then over all "
                  "strata together.",
    .source = "Agresti (2013) Categorical Data Analysis; Bergsma (2013) J. Korean Stat. Soc. "
              "42:323; Robins, Breslow "
              "and Greenland (1986) Biometrics 42:311. Equals R 4.2 chisq.test, fisher.test, "
              "mantelhaen.test, "
              "prop.trend.test, coin::lbl_test, effectsize::cramers_v, vcd::assocstats",
    .roles = roles,
    .role_count = sizeof roles / sizeof *roles,
    .outputs = outputs,
    .output_count = sizeof outputs / sizeof *outputs,
    .forms = forms,
    .form_count = sizeof forms / sizeof *forms,
    .run = run,
};
