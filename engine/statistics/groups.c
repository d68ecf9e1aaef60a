/* Several groups: rows and entry.
 *
 * 1. Independent groups (`--value --group`): analysis of variance and its relatives, and all pairs,
 * later minus earlier.
 * 2. The same cases in every condition (`--repeated`, with `--respondent` in a long table, or one
 * column a condition): Friedman's test and, for two values, Cochran's Q, over complete cases.
 * 3. A pair's subject is `B - A`; holm.p adjusts over all pairs. More than PAIR_GROUPS groups have
 * no pairs.
 */
#include <math.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/adjust.h"
#include "engine/statistics/anova.h"
#include "engine/statistics/cases.h"
#include "engine/statistics/repeated.h"
#include "engine/statistics/rows.h"

enum { PAIR_GROUPS = 100 };

static void put(const baremo_rows *rows, const char *id, double value, const char *reason) {
    baremo_rows_value(rows, id, value, reason);
}

static const char *variance_reason(const baremo_anova *anova) {
    if (anova->df_between < 1)
        return "needs two groups";
    return anova->df_within > 0 ? "no variance within the groups" : "needs more values than groups";
}

static void report_anova(const baremo_rows *rows, const baremo_groups *groups) {
    const baremo_anova *anova = &groups->anova;
    const char *reason = variance_reason(anova);
    const char *constant = "all values are equal";
    put(rows, "anova.f", anova->f, reason);
    put(rows, "anova.df_between", anova->df_between, NULL);
    put(rows, "anova.df_within", anova->df_within, NULL);
    put(rows, "anova.p", anova->p, reason);
    put(rows, "anova.ss_between", anova->between, NULL);
    put(rows, "anova.ss_within", anova->within, NULL);
    put(rows, "anova.r2", anova->r2, constant);
    put(rows, "anova.residual_sd", anova->residual_sd, reason);
    put(rows, "eta2", groups->eta2, constant);
    const char *size = anova->df_within > 0 ? constant : reason;
    put(rows, "omega2", groups->omega2, size);
    put(rows, "epsilon2", groups->epsilon2, size);
}

static void report_relatives(const baremo_rows *rows, const baremo_groups *groups) {
    const char *welch = "a group has one value, or no variance";
    put(rows, "welch.f", groups->welch.f, welch);
    put(rows, "welch.df2", groups->welch.df2, welch);
    put(rows, "welch.p", groups->welch.p, welch);
    const char *distances = "the distances from the medians have no variance within the groups";
    put(rows, "brown_forsythe.f", groups->brown_forsythe.f, distances);
    put(rows, "brown_forsythe.p", groups->brown_forsythe.p, distances);
    const char *equal = groups->anova.df_between < 1 ? "needs two groups" : "all values are equal";
    put(rows, "kruskal_wallis.h", groups->kruskal_wallis.h, equal);
    put(rows, "kruskal_wallis.df", groups->kruskal_wallis.df, equal);
    put(rows, "kruskal_wallis.p", groups->kruskal_wallis.p, equal);
    put(rows, "kruskal_wallis.epsilon2", groups->kruskal_wallis.epsilon2, equal);
    const char *shapiro = "needs 3 to 5000 residuals that differ";
    put(rows, "shapiro.w", groups->shapiro.w, shapiro);
    put(rows, "shapiro.p", groups->shapiro.p, shapiro);
}

static void report_pair(const baremo_rows *rows, const baremo_group_pair *pair, double holm,
                        const char *reason) {
    baremo_interval limits = {pair->low, pair->high};
    baremo_rows_interval(rows, "tukey.diff", pair->difference, limits, "tukey-kramer", reason);
    put(rows, "tukey.p", pair->tukey_p, reason);
    baremo_estimate *row = baremo_rows_value(rows, "holm.p", holm, reason);
    row->method = baremo_is_missing(holm) ? NULL : "t, pooled sd, holm";
}

static void report_pairs(const baremo_rows *rows, const baremo_groups *groups,
                         const baremo_split *split, baremo_arena *scratch) {
    if (split->count > PAIR_GROUPS) {
        const char *many = "pairs of more than 100 groups are not compared";
        put(rows, "tukey.diff", BAREMO_MISSING, many);
        put(rows, "tukey.p", BAREMO_MISSING, many);
        put(rows, "holm.p", BAREMO_MISSING, many);
        return;
    }
    size_t count;
    const baremo_group_pair *pairs =
        baremo_group_pairs(groups, split->count, rows->level, scratch, &count);
    double *p = baremo_arena_raw(scratch, count, sizeof *p);
    for (size_t i = 0; i < count; i++)
        p[i] = pairs[i].t_p;
    bool computed = count > 0 && !baremo_is_missing(p[0]);
    const double *holm = computed ? baremo_adjust(scratch, p, count).holm : p;
    for (size_t i = 0; i < count; i++) {
        baremo_rows own = *rows;
        const baremo_group *earlier = &split->groups[pairs[i].earlier];
        const baremo_group *later = &split->groups[pairs[i].later];
        own.n = (double)(earlier->count + later->count);
        own.subject =
            baremo_arena_format(rows->estimates->arena, "%s - %s", later->label, earlier->label);
        report_pair(&own, &pairs[i], holm[i], variance_reason(&groups->anova));
    }
}

/* The groups of a split behind one another. */
static baremo_grouped join_groups(const baremo_split *split, baremo_arena *scratch) {
    double *values = baremo_arena_raw(scratch, split->n, sizeof *values);
    size_t *starts = baremo_arena_array(scratch, split->count + 1, sizeof *starts);
    for (size_t g = 0, at = 0; g < split->count; g++) {
        for (size_t i = 0; i < split->groups[g].count; i++)
            values[at++] = split->groups[g].values[i];
        starts[g + 1] = at;
    }
    return (baremo_grouped){values, starts, split->count, split->decimals};
}

/* The first of them, up to shapiro.p, are those of independent groups without pairs. */
enum { INDEPENDENT_OUTPUTS = 22 };
static const baremo_output outputs[] = {
    {"anova.f", "F of the one-way analysis of variance"},
    {"anova.df_between", "groups - 1"},
    {"anova.df_within", "values - groups"},
    {"anova.p", "p of anova.f"},
    {"anova.ss_between", "sum of squares between groups"},
    {"anova.ss_within", "sum of squares within groups"},
    {"anova.r2", "ss_between / (ss_between + ss_within)"},
    {"anova.residual_sd", "sqrt(ss_within / df_within)"},
    {"eta2", "the same as anova.r2"},
    {"omega2", "(ss_between - df_between ms_within)/(ss_total + ms_within), may be negative"},
    {"epsilon2", "(ss_between - df_between ms_within)/ss_total, may be negative"},
    {"welch.f", "Welch's F, without equal variances"},
    {"welch.df2", "its second degrees of freedom"},
    {"welch.p", "its p"},
    {"brown_forsythe.f", "F of the distances from the group's median: equality of variances"},
    {"brown_forsythe.p", "its p"},
    {"kruskal_wallis.h", "H with the correction for ties"},
    {"kruskal_wallis.df", "groups - 1"},
    {"kruskal_wallis.p", "chi-square p of H"},
    {"kruskal_wallis.epsilon2", "H / (N - 1)"},
    {"shapiro.w", "Shapiro and Wilk's W of the residuals, up to 5000"},
    {"shapiro.p", "its p (Royston)"},
    {"tukey.diff",
     "difference of two means, later minus earlier group, with Tukey and Kramer's limits"},
    {"tukey.p", "p of the studentised range"},
    {"holm.p", "t test with the pooled sd, adjusted after Holm over all pairs"},
    {"friedman.chi2", "Friedman's chi-square with the correction for ties (repeated)"},
    {"friedman.p", "its p (repeated)"},
    {"cochran_q.q", "Cochran's Q, for two values (repeated)"},
    {"cochran_q.p", "its p (repeated)"},
};

static baremo_status run_independent(const baremo_call *call, baremo_estimates *estimates) {
    baremo_arena *scratch = baremo_call_arena(call);
    baremo_split split = baremo_split_groups(scratch, baremo_call_variable(call, "value"),
                                             baremo_call_variable(call, "group"), false);
    baremo_rows rows = {estimates, NULL, (double)split.n, (double)split.missing,
                        baremo_call_level(call)};
    if (split.n == 0) {
        for (size_t i = 0; i < INDEPENDENT_OUTPUTS; i++)
            put(&rows, outputs[i].id, BAREMO_MISSING, "no values");
        return BAREMO_OK;
    }
    baremo_grouped grouped = join_groups(&split, scratch);
    baremo_groups groups = baremo_groups_compute(&grouped, scratch);
    report_anova(&rows, &groups);
    report_relatives(&rows, &groups);
    report_pairs(&rows, &groups, &split, scratch);
    return BAREMO_OK;
}

/* -- repeated -- */

/* Complete cases, as the decimals that were written. */
static baremo_blocks complete_blocks(const baremo_variable *const *columns, size_t count,
                                     baremo_arena *scratch) {
    size_t cases = columns[0]->count;
    double *values = baremo_arena_raw(scratch, cases * count, sizeof *values);
    baremo_blocks blocks = {values, 0, count};
    int decimals = 0;
    for (size_t c = 0; c < count; c++)
        decimals = columns[c]->decimals < 0 || decimals < 0
                       ? -1
                       : (columns[c]->decimals > decimals ? columns[c]->decimals : decimals);
    for (size_t row = 0; row < cases; row++) {
        bool complete = true;
        for (size_t c = 0; c < count; c++) {
            double value = columns[c]->numbers[row];
            complete = complete && !baremo_is_missing(value);
            values[blocks.row_count * count + c] = value;
        }
        blocks.row_count += complete;
    }
    baremo_to_wholes(values, blocks.row_count * count, decimals, values);
    return blocks;
}

static void report_repeated(const baremo_rows *rows, const baremo_blocks *blocks,
                            baremo_arena *scratch) {
    const char *few = blocks->row_count == 0     ? "no complete cases"
                      : blocks->column_count < 2 ? "needs two conditions"
                                                 : NULL;
    baremo_chi2_test friedman = baremo_friedman(blocks, scratch);
    const char *equal = few ? few : "every case has equal values";
    put(rows, "friedman.chi2", friedman.statistic, equal);
    put(rows, "friedman.p", friedman.p, equal);
    baremo_chi2_test cochran = baremo_cochran_q(blocks);
    const char *binary = few ? few : "needs two values that differ within cases";
    put(rows, "cochran_q.q", cochran.statistic, binary);
    put(rows, "cochran_q.p", cochran.p, binary);
}

static baremo_status groups_run(const baremo_call *call, baremo_estimates *estimates) {
    size_t count;
    const baremo_variable *const *columns = baremo_call_variables(call, "conditions", &count);
    if (count == 0 && baremo_call_flag(call, "repeated")) {
        baremo_call_refuse(call, "--repeated needs --respondent, or --conditions");
        return BAREMO_INVALID;
    }
    if (count == 0)
        return run_independent(call, estimates);
    baremo_arena *scratch = baremo_call_arena(call);
    baremo_blocks blocks = complete_blocks(columns, count, scratch);
    baremo_rows rows = {estimates, NULL, (double)blocks.row_count,
                        (double)(columns[0]->count - blocks.row_count), baremo_call_level(call)};
    report_repeated(&rows, &blocks, scratch);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"value", BAREMO_ROLE_NUMBER, false, false, "what is compared"},
    {"group", BAREMO_ROLE_CATEGORY, false, false, "the group, or the condition, of a row"},
    {"respondent", BAREMO_ROLE_CATEGORY, false, false, "who was measured, with --repeated"},
    {"conditions", BAREMO_ROLE_NUMBER, true, false,
     "one column a condition, in place of the three"},
};

static const baremo_option options[] = {
    {"repeated", BAREMO_OPTION_FLAG, NULL, NULL, 0, 0,
     "the same respondents were measured in every condition"},
};

static const baremo_form forms[] = {
    {.roles = {"value", "group"}},
    {.roles = {"conditions"}},
    {.roles = {"respondent", "group", "value"},
     .row_role = "respondent",
     .column_role = "group",
     .value_role = "value",
     .to_roles = {"conditions"}},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

const baremo_procedure baremo_procedure_groups = {
    .name = "groups",
    .summary = "several groups, or several measurements of the same people",
    .definition =
        "Groups stand in the order of their labels: numbers ascending, texts by first appearance. "
        "A "
        "pair is named `B - A`, the later minus the earlier group. omega2 and epsilon2 are shown "
        "as "
        "they are, also below 0. Shapiro and Wilk's test is made on the residuals.\n\n"
        "With --repeated (and --respondent, or with one column a condition in --conditions) the "
        "same cases are compared over the conditions: Friedman's test, and Cochran's Q where there "
        "are only two values. Incomplete cases are left out.",
    .source =
        "Fisher 1925; Welch 1951; Brown and Forsythe 1974; Kruskal and Wallis 1952; Royston 1995; "
        "Kramer 1956; Holm 1979; Friedman 1937; Cochran 1950. Equals R 4.2 stats, car; NIST StRD.",
    .roles = roles,
    .role_count = COUNT(roles),
    .options = options,
    .option_count = COUNT(options),
    .outputs = outputs,
    .output_count = COUNT(outputs),
    .forms = forms,
    .form_count = COUNT(forms),
    .run = groups_run,
};
