/* Two independent samples: rows and entry. */
#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/cases.h"
#include "engine/statistics/independent.h"
#include "engine/statistics/rows.h"

/* What the parts of the report share. */
typedef struct independent_report {
    baremo_rows rows;
    const baremo_independent *result;
    const char *empty;    /* a group has no value */
    const char *variance; /* why there is no variance */
    size_t exact_limit;
} independent_report;

static void put(const independent_report *report, const char *id, double value, const char *method,
                const char *reason) {
    baremo_estimate *row = baremo_rows_value(&report->rows, id, value, reason);
    if (!baremo_is_missing(value))
        row->method = method;
}

static void put_limits(const independent_report *report, const char *id,
                       const baremo_limits *limits, const char *method, const char *reason) {
    baremo_estimate *row = baremo_rows_value(&report->rows, id, limits->value, reason);
    if (baremo_is_missing(limits->low)) {
        row->note = reason;
        return;
    }
    row->method = method;
    baremo_estimate_interval(row, limits->low, limits->high, limits->level);
}

static void report_t(const independent_report *report, const char *const ids[5],
                     const baremo_t_test *test) {
    bool empty = baremo_is_missing(test->difference.value);
    const char *reason = empty ? report->empty : report->variance;
    put_limits(report, ids[0], &test->difference, ids[4], reason);
    put(report, ids[1], test->t, NULL, reason);
    put(report, ids[2], test->df, NULL, reason);
    put(report, ids[3], test->p, NULL, reason);
}

static void report_moments(const independent_report *report) {
    static const char *const welch[] = {"mean_diff", "welch.t", "welch.df", "welch.p", "welch"};
    static const char *const student[] = {"mean_diff.student", "student.t", "student.df",
                                          "student.p", "student"};
    const baremo_independent *r = report->result;
    const char *few = "needs two values";
    put(report, "n_1", (double)r->first.count, NULL, NULL);
    put(report, "n_2", (double)r->second.count, NULL, NULL);
    put(report, "mean_1", r->origin + r->first.mean, NULL, "no values in the first group");
    put(report, "mean_2", r->origin + r->second.mean, NULL, "no values in the second group");
    put(report, "sd_1", r->first.sd, NULL, few);
    put(report, "sd_2", r->second.sd, NULL, few);
    report_t(report, welch, &r->welch);
    report_t(report, student, &r->student);
    put_limits(report, "cohen_d", &r->cohen_d, "noncentral t", report->variance);
    put(report, "hedges_g", r->hedges_g, NULL,
        baremo_is_missing(r->cohen_d.value) ? report->variance
                                            : "needs four values: the correction is infinite");
    put(report, "glass_delta", r->glass_delta, NULL, "no variance in the first group");
}

static void report_ranks(const independent_report *report) {
    const baremo_independent *r = report->result;
    const baremo_mann_whitney *test = &r->mann_whitney;
    bool any = !baremo_is_missing(test->u);
    const char *exact = report->empty;
    if (any && test->exact_none != BAREMO_EXACT_DONE)
        exact =
            baremo_exact_note(report->rows.estimates->arena, test->exact_none, report->exact_limit);
    const char *method = "mann-whitney exact";
    put(report, "mann_whitney.u", test->u, NULL, report->empty);
    put(report, "mann_whitney.p_exact", test->p_exact, method, exact);
    put(report, "mann_whitney.p_exact_greater", test->p_greater, method, exact);
    put(report, "mann_whitney.p_exact_less", test->p_less, method, exact);
    put(report, "mann_whitney.p_exact_doubled", test->p_doubled, method, exact);
    put(report, "mann_whitney.z", test->z, NULL, any ? "all values are equal" : report->empty);
    put(report, "mann_whitney.p_asymptotic", test->p_asymptotic, "mann-whitney normal",
        report->empty);
    put(report, "mann_whitney.p_corrected", test->p_corrected,
        "mann-whitney normal, continuity correction", report->empty);
    put_limits(report, "hodges_lehmann", &r->hodges_lehmann, "order statistics of the differences",
               any ? "too few values for limits" : report->empty);
    put(report, "superiority", r->superiority, NULL, report->empty);
    bool few = r->first.count < 2 || r->second.count < 2;
    const char *overlap = few ? "needs two values in each group"
                              : "no variance: the groups do not overlap, or all values are equal";
    overlap = any ? overlap : report->empty;
    put_limits(report, "cliff_delta", &r->cliff_delta, "cliff", overlap);
    put(report, "brunner_munzel.t", r->brunner_munzel_t, NULL, overlap);
    put(report, "brunner_munzel.df", r->brunner_munzel_df, NULL, overlap);
    put(report, "brunner_munzel.p", r->brunner_munzel_p, NULL, overlap);
    put_limits(report, "superiority.brunner_munzel", &r->brunner_munzel, "brunner-munzel", overlap);
}

static const char *variance_reason(const baremo_independent *result) {
    if (result->first.count == 0 || result->second.count == 0)
        return "a group has no values";
    if (result->first.squares + result->second.squares > 0)
        return "needs two values in each group";
    return result->first.count + result->second.count > 2 ? "both groups are constant"
                                                          : "needs two values in each group";
}

baremo_status baremo_two_samples_read(const baremo_call *call, baremo_split *split,
                                      baremo_two_samples *samples) {
    baremo_status status = baremo_split_two(call, split);
    if (status == BAREMO_OK)
        *samples = (baremo_two_samples){.first = split->groups[0].values,
                                        .second = split->groups[1].values,
                                        .first_count = split->groups[0].count,
                                        .second_count = split->groups[1].count,
                                        .decimals = split->decimals,
                                        .level = baremo_call_level(call),
                                        .exact_limit = baremo_call_exact_limit(call)};
    return status;
}

static baremo_status independent_run(const baremo_call *call, baremo_estimates *estimates) {
    baremo_split split;
    baremo_two_samples samples;
    baremo_status status = baremo_two_samples_read(call, &split, &samples);
    if (status != BAREMO_OK)
        return status;
    baremo_independent result;
    status = baremo_independent_compute(&samples, baremo_call_arena(call), &result);
    if (status != BAREMO_OK)
        return status;
    independent_report report = {
        .rows = {estimates, NULL, (double)split.n, (double)split.missing, samples.level},
        .result = &result,
        .empty = "a group has no values",
        .variance = variance_reason(&result),
        .exact_limit = samples.exact_limit};
    report_moments(&report);
    report_ranks(&report);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"value", BAREMO_ROLE_NUMBER, false, false, "what is compared"},
    {"group", BAREMO_ROLE_CATEGORY, false, false, "which of the two groups a row is in"},
};

static const baremo_option options[] = {
    {"first", BAREMO_OPTION_TEXT, NULL, NULL, 0, 0,
     "label of the first group; differences are second minus first"},
};

static const baremo_output outputs[] = {
    {"n_1", "values in the first group"},
    {"n_2", "values in the second group"},
    {"mean_1", "mean of the first group"},
    {"mean_2", "mean of the second group"},
    {"sd_1", "standard deviation of the first group"},
    {"sd_2", "standard deviation of the second group"},
    {"mean_diff", "mean_2 - mean_1, with Welch's limits"},
    {"welch.t", "mean_diff / sqrt(sd_1^2/n_1 + sd_2^2/n_2)"},
    {"welch.df", "Welch and Satterthwaite's degrees of freedom"},
    {"welch.p", "two-sided p of welch.t"},
    {"mean_diff.student", "mean_2 - mean_1, with the limits of the pooled variance"},
    {"student.t", "mean_diff / (pooled sd sqrt(1/n_1 + 1/n_2))"},
    {"student.df", "n_1 + n_2 - 2"},
    {"student.p", "two-sided p of student.t"},
    {"cohen_d", "mean_diff / pooled sd, with limits by the noncentral t"},
    {"hedges_g", "J(n_1 + n_2 - 2) cohen_d"},
    {"glass_delta", "mean_diff / sd_1"},
    {"mann_whitney.u", "pairs with second > first, plus half the equal ones"},
    {"mann_whitney.p_exact", "exact two-sided p, P(|U - E| >= |u - E|) given ties"},
    {"mann_whitney.p_exact_greater", "exact P(U >= u): the second group is higher"},
    {"mann_whitney.p_exact_less", "exact P(U <= u): the second group is lower"},
    {"mann_whitney.p_exact_doubled", "twice the smaller exact tail, at most 1"},
    {"mann_whitney.z", "(U - E)/sd with the variance corrected for ties"},
    {"mann_whitney.p_asymptotic", "two-sided normal p of z"},
    {"mann_whitney.p_corrected", "normal p with continuity correction 1/2"},
    {"hodges_lehmann", "median of all differences second - first, with order-statistic limits"},
    {"superiority", "P(second > first) + P(equal)/2"},
    {"cliff_delta", "P(second > first) - P(second < first), with Cliff's limits"},
    {"brunner_munzel.t", "Brunner and Munzel's statistic"},
    {"brunner_munzel.df", "its degrees of freedom"},
    {"brunner_munzel.p", "its two-sided p"},
    {"superiority.brunner_munzel", "superiority with Brunner and Munzel's limits, not clipped"},
};

static const baremo_form forms[] = {{.roles = {"value", "group"}}};

#define COUNT(array) (sizeof(array) / sizeof *(array))

const baremo_procedure baremo_procedure_independent = {
    .name = "independent",
    .summary = "two independent groups",
    .definition =
        "Differences are second minus first; the groups stand in the order of their labels, "
        "numbers "
        "ascending and texts by first appearance, unless --first names the first.\n\n"
        "Ties are decimal ties. Exact p-values are those of the permutation distribution given the "
        "ties; they are left out, with a note, when both groups together hold more than "
        "--exact-limit values.\n\n"
        "Both groups constant: t and d are not computable. All values equal: the rank tests have "
        "p = 1. Groups that do not overlap: no limits of cliff_delta, no Brunner and Munzel test.",
    .source =
        "Welch 1947; Mann and Whitney 1947; Streitberg and Roehmel 1986; Cliff 1993; Brunner and "
        "Munzel 2000; Hedges 1981. Equals R 4.2 stats, coin, effectsize, effsize, brunnermunzel.",
    .roles = roles,
    .role_count = COUNT(roles),
    .options = options,
    .option_count = COUNT(options),
    .outputs = outputs,
    .output_count = COUNT(outputs),
    .forms = forms,
    .form_count = COUNT(forms),
    .run = independent_run,
};
