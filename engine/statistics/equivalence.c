/* Equivalence within a margin.
 *
 * 1. p_lower tests difference > -margin, p_upper difference < margin; p_tost is the larger.
 * 2. Pairs are tested by the paired t, groups by Welch's.
 * 3. The interval has the level 2 level - 1: it lies inside the margin when p_tost < 1 - level.
 * 4. No variance, or too few cases: not computable.
 */
#include "engine/statistics/equivalence.h"

#include <math.h>

#include <baremo/procedure.h>

#include "engine/statistics/cases.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/independent.h"
#include "engine/statistics/rows.h"
#include "engine/statistics/wholes.h"
#include "engine/statistics/wave_forms.h"

baremo_equivalence baremo_equivalence_of(double difference, double se, double df, double margin,
                                         double level) {
    baremo_equivalence result = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING,
                                 baremo_limits_none()};
    result.difference.value = difference;
    if (!(se > 0) || !(df > 0))
        return result;
    result.p_lower = baremo_t_upper((difference + margin) / se, df);
    result.p_upper = baremo_t_lower((difference - margin) / se, df);
    result.p_tost = fmax(result.p_lower, result.p_upper);
    double reach = baremo_t_quantile(level, df) * se;
    result.difference =
        (baremo_limits){difference, difference - reach, difference + reach, 2 * level - 1};
    return result;
}

/* What a form gives: the difference and what it rests on. */
typedef struct comparison {
    double difference, se, df;
    size_t n, missing;
    const char *method;
} comparison;

static comparison compare_pairs(const baremo_call *call) {
    baremo_arena *scratch = baremo_call_arena(call);
    baremo_pairs pairs = baremo_complete_pairs(scratch, baremo_call_variable(call, "pre"),
                                               baremo_call_variable(call, "post"));
    double *wholes = baremo_arena_raw(scratch, pairs.count, sizeof *wholes);
    double scale =
        baremo_whole_differences(pairs.first, pairs.second, pairs.count, pairs.decimals, wholes);
    baremo_spread spread = baremo_spread_of(wholes, pairs.count, scale);
    double n = (double)pairs.count;
    return (comparison){spread.mean, spread.sd / sqrt(n), n - 1,
                        pairs.count, pairs.missing,       "paired t"};
}

static baremo_status compare_groups(const baremo_call *call, comparison *result) {
    baremo_split split;
    baremo_two_samples samples;
    baremo_status status = baremo_two_samples_read(call, &split, &samples);
    if (status != BAREMO_OK)
        return status;
    baremo_spread spreads[2];
    baremo_two_spreads(&samples, baremo_call_arena(call), &spreads[0], &spreads[1]);
    baremo_t_test test = baremo_t_test_of(&spreads[0], &spreads[1], false, 0.95);
    double n1 = (double)spreads[0].count, n2 = (double)spreads[1].count;
    double se = sqrt(spreads[0].sd * spreads[0].sd / n1 + spreads[1].sd * spreads[1].sd / n2);
    *result = (comparison){test.difference.value, se, test.df, split.n, split.missing, "welch t"};
    return BAREMO_OK;
}

static baremo_status check_options(const baremo_call *call) {
    if (!baremo_call_given(call, "margin"))
        baremo_call_refuse(call, "equivalence needs --margin");
    else if (!(baremo_call_number(call, "margin") > 0))
        baremo_call_refuse(call, "--margin must be above 0");
    else if (!(baremo_call_level(call) > 0.5))
        baremo_call_refuse(call,
                           "--level must be above 0.5: the interval has the level 2 level - 1");
    else
        return BAREMO_OK;
    return BAREMO_INVALID;
}

static void report(const baremo_rows *rows, const baremo_equivalence *result, const char *method) {
    const char *none = "too few cases, or no variance";
    const struct {
        const char *id;
        double p;
    } tests[] = {
        {"p_lower", result->p_lower}, {"p_upper", result->p_upper}, {"p_tost", result->p_tost}};
    for (size_t i = 0; i < 3; i++) {
        baremo_estimate *row = baremo_rows_value(rows, tests[i].id, tests[i].p, none);
        row->method = baremo_is_missing(tests[i].p) ? NULL : method;
    }
    const baremo_limits *difference = &result->difference;
    baremo_estimate *row = baremo_rows_value(rows, "mean_diff", difference->value, none);
    row->note = baremo_is_missing(difference->low) ? none : NULL;
    if (baremo_is_missing(difference->low))
        return;
    row->method = method;
    baremo_estimate_interval(row, difference->low, difference->high, difference->level);
}

static baremo_status equivalence_run(const baremo_call *call, baremo_estimates *estimates) {
    comparison compared;
    baremo_status status = check_options(call);
    if (status != BAREMO_OK)
        return status;
    if (baremo_call_variable(call, "pre"))
        compared = compare_pairs(call);
    else
        status = compare_groups(call, &compared);
    if (status != BAREMO_OK)
        return status;
    double level = baremo_call_level(call);
    baremo_equivalence result = baremo_equivalence_of(compared.difference, compared.se, compared.df,
                                                      baremo_call_number(call, "margin"), level);
    baremo_rows rows = {estimates, NULL, (double)compared.n, (double)compared.missing, level};
    report(&rows, &result, compared.method);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"pre", BAREMO_ROLE_NUMBER, false, false, "first measurement"},
    {"post", BAREMO_ROLE_NUMBER, false, false, "second measurement"},
    {"value", BAREMO_ROLE_NUMBER, false, false, "what is compared"},
    {"group", BAREMO_ROLE_CATEGORY, false, false, "which of the two groups a row is in"},
    {"respondent", BAREMO_ROLE_CATEGORY, false, false, "who answered, in a long table"},
    {"wave", BAREMO_ROLE_CATEGORY, false, false, "which measurement a row is, in a long table"},
};

static const baremo_option options[] = {
    {"margin", BAREMO_OPTION_NUMBER, NULL, NULL, 0, 0,
     "largest difference that counts as equivalent, in units of the values"},
    {"first", BAREMO_OPTION_TEXT, NULL, NULL, 0, 0, "label of the first group"},
    {"waves", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0,
     "the two waves to compare, first the earlier: pre,post"},
};

static const baremo_output outputs[] = {
    {"p_lower", "p of the test that the difference is above -margin"},
    {"p_upper", "p of the test that the difference is below the margin"},
    {"p_tost", "the larger of the two"},
    {"mean_diff", "post - pre, or second minus first group, with limits at 2 level - 1"},
};

static const baremo_form forms[] = {
    BAREMO_FORM_PRE_POST,
    {.roles = {"value", "group"}},
    BAREMO_FORM_WAVES,
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

const baremo_procedure baremo_procedure_equivalence = {
    .name = "equivalence",
    .summary = "whether a difference lies within a margin (two one-sided tests)",
    .definition =
        "p_lower tests that the difference is above -margin, p_upper that it is below the margin, "
        "each by a one-sided t test: the paired t for pre and post, Welch's for two groups. The "
        "difference is equivalent to none at level when p_tost < 1 - level, which is when the "
        "interval at 2 level - 1 lies within the margin.",
    .source = "Schuirmann 1987. Equals R 4.2 t.test with alternative and mu.",
    .roles = roles,
    .role_count = COUNT(roles),
    .options = options,
    .option_count = COUNT(options),
    .outputs = outputs,
    .output_count = COUNT(outputs),
    .forms = forms,
    .form_count = COUNT(forms),
    .run = equivalence_run,
};
