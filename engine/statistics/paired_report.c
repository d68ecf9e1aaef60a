/* Change between two measurements of the same cases: its rows and its entry. */
#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/cases.h"
#include "engine/statistics/paired.h"
#include "engine/statistics/rows.h"
#include "engine/statistics/wave_forms.h"

/* What the parts of the report share: the rows, and why something is not there. */
typedef struct paired_report {
    baremo_rows rows;
    const baremo_paired *result;
    const char *empty;  /* needs a pair */
    const char *few;    /* needs two pairs */
    const char *spread; /* needs differences that vary */
    size_t exact_limit, replicates;
    uint64_t seed;
} paired_report;

static baremo_estimate *put(const paired_report *report, const char *id, double value,
                            const char *reason) {
    return baremo_rows_value(&report->rows, id, value, reason);
}

static void put_limits(const paired_report *report, const char *id, const baremo_limits *limits,
                       const char *method, const char *reason) {
    baremo_estimate *row = put(report, id, limits->value, reason);
    if (baremo_is_missing(limits->value))
        return;
    row->method = method;
    if (!baremo_is_missing(limits->low))
        baremo_estimate_interval(row, limits->low, limits->high, limits->level);
    else
        row->note = reason;
}

static void report_moments(const paired_report *report) {
    const baremo_paired *r = report->result;
    put(report, "n", (double)r->n, NULL);
    put(report, "mean_pre", r->pre.mean, report->empty);
    put(report, "mean_post", r->post.mean, report->empty);
    put(report, "sd_pre", r->pre.sd, report->few);
    put(report, "sd_post", r->post.sd, report->few);
    put_limits(report, "mean_diff", &r->mean_difference, "t",
               r->n ? report->spread : report->empty);
    put(report, "sd_diff", r->difference.sd, report->few);
    const char *constant = r->n < 2 ? report->few : "all values of a column are equal";
    put(report, "correlation", r->correlation, constant);
    put(report, "t", r->t, report->spread);
    put(report, "df", r->df, report->few);
    put(report, "t.p", r->t_p, report->spread);
    put_limits(report, "d_z", &r->d_z, "noncentral t", report->spread);
    put(report, "d_av", r->d_av, constant);
    put(report, "d_av_pooled", r->d_av_pooled, constant);
    bool no_correlation = r->variation == BAREMO_VARIES && baremo_is_missing(r->correlation);
    put(report, "d_rm", r->d_rm, no_correlation ? constant : report->spread);
    put(report, "d_pre", r->d_pre, constant);
    const char *correction = "needs three pairs: the correction is infinite";
    bool corrected = !baremo_is_missing(r->hedges_correction);
    put(report, "hedges_correction", r->hedges_correction, r->n < 2 ? report->few : correction);
    bool missing_spread = r->n < 2 || baremo_is_missing(r->d_z.value);
    put(report, "g_z", r->g_z, corrected || missing_spread ? report->spread : correction);
    put(report, "g_av", r->g_av, corrected || r->n < 2 ? constant : correction);
}

/* The ids of the signed-rank family, for both treatments of zeros. */
typedef struct signed_rank_ids {
    const char *w_plus, *w_minus, *nonzero, *p_exact, *p_greater, *p_less, *p_mid, *z, *asymptotic,
        *corrected;
    const char *exact_method, *normal_method, *corrected_method;
} signed_rank_ids;

#define SIGNED_RANK_IDS(kind)                                                                      \
    {                                                                                              \
        "signedrank." kind ".w_plus", "signedrank." kind ".w_minus",                               \
            "signedrank." kind ".n_nonzero", "signedrank." kind ".p_exact",                        \
            "signedrank." kind ".p_exact_greater", "signedrank." kind ".p_exact_less",             \
            "signedrank." kind ".p_mid", "signedrank." kind ".z",                                  \
            "signedrank." kind ".p_asymptotic", "signedrank." kind ".p_corrected", kind " exact",  \
            kind " normal", kind " normal, continuity correction"                                  \
    }

static const signed_rank_ids wilcoxon_ids = SIGNED_RANK_IDS("wilcoxon");
static const signed_rank_ids pratt_ids = SIGNED_RANK_IDS("pratt");

static void put_by(const paired_report *report, const char *id, double value, const char *method,
                   const char *reason) {
    baremo_estimate *row = put(report, id, value, reason);
    if (!baremo_is_missing(value))
        row->method = method;
}

static void report_signed_ranks(const paired_report *report, const signed_rank_ids *ids,
                                const baremo_signed_ranks *ranks) {
    bool any = report->result->n > 0;
    double none = BAREMO_MISSING;
    const char *exact = report->empty;
    if (any)
        exact = baremo_exact_note(report->rows.estimates->arena, ranks->exact_none,
                                  report->exact_limit);
    put(report, ids->w_plus, any ? ranks->w_plus : none, report->empty);
    put(report, ids->w_minus, any ? ranks->w_minus : none, report->empty);
    put(report, ids->nonzero, any ? (double)ranks->nonzero : none, report->empty);
    put_by(report, ids->p_exact, any ? ranks->p_exact : none, ids->exact_method, exact);
    put_by(report, ids->p_greater, any ? ranks->p_greater : none, ids->exact_method, exact);
    put_by(report, ids->p_less, any ? ranks->p_less : none, ids->exact_method, exact);
    put_by(report, ids->p_mid, any ? ranks->p_mid : none, ids->exact_method, exact);
    put(report, ids->z, any ? ranks->z : none, any ? report->spread : report->empty);
    put_by(report, ids->asymptotic, any ? ranks->p_asymptotic : none, ids->normal_method,
           report->empty);
    put_by(report, ids->corrected, any ? ranks->p_corrected : none, ids->corrected_method,
           report->empty);
}

static void report_ranks(const paired_report *report) {
    const baremo_paired *r = report->result;
    bool any = r->n > 0;
    double none = BAREMO_MISSING;
    const char *zero = any ? "all differences are zero" : report->empty;
    const char *limits = any ? "too few pairs for limits" : report->empty;
    report_signed_ranks(report, &wilcoxon_ids, &r->wilcoxon);
    report_signed_ranks(report, &pratt_ids, &r->pratt);
    put_limits(report, "hodges_lehmann", &r->hodges_lehmann, "Walsh order statistics", limits);
    put(report, "hodges_lehmann.nonzero", r->hodges_lehmann_nonzero, zero);
    put(report, "sign.positive", any ? (double)r->positive : none, report->empty);
    put(report, "sign.negative", any ? (double)r->negative : none, report->empty);
    put(report, "sign.zero", any ? (double)r->zero : none, report->empty);
    put_by(report, "sign.p", r->sign_p, "binomial exact", report->empty);
    put_limits(report, "median_diff", &r->median_difference, "binomial order statistics", limits);
    put(report, "rank_biserial", r->rank_biserial, zero);
    put(report, "superiority", r->superiority, report->empty);
    put(report, "cliff_delta", r->cliff_delta, report->empty);
    const char *exact = report->empty;
    if (any)
        exact = baremo_exact_note(report->rows.estimates->arena, r->permutation_none,
                                  report->exact_limit);
    put_by(report, "permutation.p", r->permutation_p, "sign flips exact", exact);
}

static void report_bootstrap(const paired_report *report) {
    const baremo_paired *r = report->result;
    const struct {
        const char *id, *name;
        const baremo_bootstrap_limit *limit;
    } methods[] = {{"mean_diff.bca", "BCa", &r->bootstrap.bca},
                   {"mean_diff.percentile", "percentile", &r->bootstrap.percentile},
                   {"mean_diff.basic", "basic", &r->bootstrap.basic},
                   {"mean_diff.normal", "normal", &r->bootstrap.normal}};
    baremo_arena *arena = report->rows.estimates->arena;
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        baremo_estimate *row = put(report, methods[i].id, r->mean_difference.value, report->empty);
        const baremo_bootstrap_limit *limit = methods[i].limit;
        if (r->n == 0)
            continue;
        row->method =
            baremo_arena_format(arena, "bootstrap %s, %zu replicates, seed %llu", methods[i].name,
                                report->replicates, (unsigned long long)report->seed);
        if (r->variation != BAREMO_VARIES || r->n < 2)
            row->note = report->spread;
        else if (baremo_is_missing(limit->low))
            row->note = "all replicates lie on one side of the estimate";
        else
            baremo_estimate_interval(row, limit->low, limit->high, report->rows.level);
        if (limit->extreme)
            row->note = "a limit is the outermost replicate: too few replicates for this level";
    }
}

static const char *spread_reason(const baremo_paired *result) {
    if (result->n < 2)
        return result->n ? "needs two complete pairs" : "no complete pairs";
    return result->variation == BAREMO_ALL_ZERO ? "all differences are zero"
                                                : "all differences are equal";
}

static baremo_status paired_run(const baremo_call *call, baremo_estimates *estimates) {
    baremo_arena *scratch = baremo_call_arena(call);
    baremo_pairs pairs = baremo_complete_pairs(scratch, baremo_call_variable(call, "pre"),
                                               baremo_call_variable(call, "post"));
    double replicates = baremo_call_number(call, "bootstrap");
    baremo_paired_sample sample = {.pre = pairs.first,
                                   .post = pairs.second,
                                   .count = pairs.count,
                                   .decimals = pairs.decimals,
                                   .level = baremo_call_level(call),
                                   .exact_limit = baremo_call_exact_limit(call),
                                   .replicates = replicates > 0 ? (size_t)replicates : 0,
                                   .stream = baremo_call_stream(call)};
    baremo_paired result;
    baremo_status status = baremo_paired_compute(&sample, scratch, &result);
    if (status != BAREMO_OK)
        return status;
    paired_report report = {
        .rows = {estimates, NULL, (double)pairs.count, (double)pairs.missing, sample.level},
        .result = &result,
        .empty = "no complete pairs",
        .few = pairs.count ? "needs two complete pairs" : "no complete pairs",
        .spread = spread_reason(&result),
        .exact_limit = sample.exact_limit,
        .replicates = sample.replicates,
        .seed = baremo_call_seed(call)};
    report_moments(&report);
    report_ranks(&report);
    if (sample.replicates)
        report_bootstrap(&report);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"pre", BAREMO_ROLE_NUMBER, false, false, "first measurement"},
    {"post", BAREMO_ROLE_NUMBER, false, false, "second measurement"},
    {"respondent", BAREMO_ROLE_CATEGORY, false, false, "who answered, in a long table"},
    {"wave", BAREMO_ROLE_CATEGORY, false, false, "which measurement a row is, in a long table"},
    {"value", BAREMO_ROLE_NUMBER, false, false, "what was measured, in a long table"},
};

static const baremo_option options[] = {
    {"waves", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0,
     "the two waves to compare, first the earlier: pre,post"},
    {"bootstrap", BAREMO_OPTION_INTEGER, NULL, NULL, 1, 1e7,
     "replicates of the bootstrap limits of mean_diff"},
};

#define SIGNED_RANK_OUTPUTS(kind, zeros)                                                           \
    {"signedrank." kind ".w_plus", "sum of the ranks of positive differences; " zeros},            \
        {"signedrank." kind ".w_minus", "sum of the ranks of negative differences"},               \
        {"signedrank." kind ".n_nonzero", "differences that are not zero"},                        \
        {"signedrank." kind ".p_exact", "exact two-sided p, P(|W - E| >= |w - E|) given ties"},    \
        {"signedrank." kind ".p_exact_greater", "exact P(W+ >= w): post is higher"},               \
        {"signedrank." kind ".p_exact_less", "exact P(W+ <= w): post is lower"},                   \
        {"signedrank." kind ".p_mid", "exact mid-p: 2 (smaller tail - P(W = w)/2)"},               \
        {"signedrank." kind ".z", "(W+ - E)/sd, sd^2 = sum of the squared ranks / 4"},             \
        {"signedrank." kind ".p_asymptotic", "two-sided normal p of z"}, {                         \
        "signedrank." kind ".p_corrected", "normal p with continuity correction 1/2"               \
    }

static const baremo_output outputs[] = {
    {"n", "complete pairs"},
    {"mean_pre", "mean of the first measurement"},
    {"mean_post", "mean of the second measurement"},
    {"sd_pre", "standard deviation of the first measurement"},
    {"sd_post", "standard deviation of the second measurement"},
    {"mean_diff", "mean of post - pre, with t limits"},
    {"sd_diff", "standard deviation of the differences"},
    {"correlation", "Pearson correlation of pre and post"},
    {"t", "mean_diff / (sd_diff / sqrt(n))"},
    {"df", "degrees of freedom of t, n - 1"},
    {"t.p", "two-sided p of t"},
    {"d_z", "mean_diff / sd_diff, with limits by the noncentral t"},
    {"d_av", "mean_diff / mean of the two standard deviations"},
    {"d_av_pooled", "mean_diff / root of the mean variance"},
    {"d_rm", "d_z sqrt(2 (1 - correlation))"},
    {"d_pre", "mean_diff / sd_pre (Glass)"},
    {"hedges_correction", "J(n - 1) = Gamma((n-1)/2) / (sqrt((n-1)/2) Gamma((n-2)/2))"},
    {"g_z", "J(n - 1) d_z"},
    {"g_av", "J(n - 1) d_av"},
    SIGNED_RANK_OUTPUTS("wilcoxon", "zeros are dropped, then the rest ranked"),
    SIGNED_RANK_OUTPUTS("pratt", "all are ranked, then the zeros' ranks dropped"),
    {"hodges_lehmann", "median of the Walsh averages, zeros kept, with order-statistic limits"},
    {"hodges_lehmann.nonzero", "the same without differences of zero"},
    {"sign.positive", "differences above zero"},
    {"sign.negative", "differences below zero"},
    {"sign.zero", "differences of zero"},
    {"sign.p", "exact two-sided sign test"},
    {"median_diff", "median difference, zeros kept, with binomial order-statistic limits"},
    {"rank_biserial", "(W+ - W-)/(W+ + W-), zeros dropped"},
    {"superiority", "share of pairs with post > pre, plus half the share of equal ones"},
    {"cliff_delta", "P(post > pre) - P(post < pre) over all pairs of a post and a pre value"},
    {"permutation.p", "exact two-sided p of the mean difference over all sign flips"},
    {"mean_diff.bca", "bias-corrected and accelerated bootstrap limits, with --bootstrap"},
    {"mean_diff.percentile", "percentile bootstrap limits, with --bootstrap"},
    {"mean_diff.basic", "basic bootstrap limits, with --bootstrap"},
    {"mean_diff.normal", "normal bootstrap limits with the bias taken off, with --bootstrap"},
};

static const baremo_form forms[] = {
    BAREMO_FORM_PRE_POST,
    BAREMO_FORM_WAVES,
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

const baremo_procedure baremo_procedure_paired = {
    .name = "paired",
    .summary = "change between two measurements of the same people",
    .definition =
        "The difference is post - pre over complete pairs. Differences are rounded to the decimals "
        "that were written (computed scores to 1e-9 of the largest difference) before anything is "
        "ranked or averaged, so that ties are decimal ties.\n\n"
        "Exact p-values are those of the conditional permutation distribution, given ties and "
        "zeros. They are left out, with a note, when more than --exact-limit differences are not "
        "zero; nothing else takes their place.\n\n"
        "Differences that are all equal: t, d_z, d_rm and g_z are not computable. All zero: every "
        "rank and sign test has p = 1.\n\n"
        "The limits of hodges_lehmann and median_diff are order statistics: the level that they "
        "reach stands in the column level.",
    .source =
        "Wilcoxon 1945; Pratt 1959; Streitberg and Roehmel 1986; Hodges and Lehmann 1963; Cliff "
        "1993; Hedges 1981; Efron 1987. Equals R 4.2 stats, coin, exactRankTests, effectsize, "
        "boot.",
    .roles = roles,
    .role_count = COUNT(roles),
    .options = options,
    .option_count = COUNT(options),
    .outputs = outputs,
    .output_count = COUNT(outputs),
    .forms = forms,
    .form_count = COUNT(forms),
    .run = paired_run,
};
