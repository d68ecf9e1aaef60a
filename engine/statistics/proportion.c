/* The procedure `proportion`.
 *
 * 1. Answers are counted row by row (`--value --positive`), or given as counts over totals
 * (`--count --total`), which are added over the rows.
 * 2. Counts and totals are whole numbers from 0, no count is above its total: others are refused.
 * 3. A row without answer, count or total is missing.
 * 4. No answers at all: nothing is computable.
 * 5. A count of 0 or of all: Clopper-Pearson, mid-p and Jeffreys limits end at 0 or 1; Wald has no
 * width there.
 * 6. Agresti-Coull and Wald limits are not clipped.
 * 7. The exact p adds the probabilities not above that of the count (relative slack 1e-7).
 */
#include "engine/statistics/proportion.h"

#include <math.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/binomial_limits.h"
#include "engine/statistics/categories.h"
#include "engine/statistics/score_limits.h"

baremo_proportion baremo_proportion_of(double count, double total, double null, double level) {
    double z = baremo_level_z(level);
    double estimate = count / total;
    double centre = (count + 0.5 * z * z) / (total + z * z);
    double reach = z * sqrt(centre * (1.0 - centre) / (total + z * z));
    double wald = z * sqrt(estimate * (1.0 - estimate) / total);
    return (baremo_proportion){.estimate = estimate,
                               .wilson = baremo_wilson(count, total, z),
                               .wilson_corrected = baremo_wilson_corrected(count, total, z),
                               .clopper_pearson = baremo_clopper_pearson(count, total, level),
                               .mid_p = baremo_binomial_mid_p(count, total, level),
                               .agresti_coull = {centre - reach, centre + reach},
                               .jeffreys = baremo_jeffreys(count, total, level),
                               .wald = {estimate - wald, estimate + wald},
                               .p = baremo_binomial_test(count, total, null)};
}

typedef struct proportion_counts {
    double count, total, missing;
} proportion_counts;

static baremo_status count_answers(const baremo_call *call, proportion_counts *counts) {
    const baremo_variable *value = baremo_call_variable(call, "value");
    const bool *positive;
    baremo_status status = baremo_positive_labels(call, value, baremo_call_arena(call), &positive);
    if (status != BAREMO_OK)
        return status;
    for (size_t row = 0; row < value->count; row++) {
        int code = value->codes[row];
        if (code < 0)
            counts->missing++;
        else
            counts->total++;
        if (code >= 0 && positive[code])
            counts->count++;
    }
    return BAREMO_OK;
}

static baremo_status add_counts(const baremo_call *call, proportion_counts *counts) {
    const baremo_variable *count = baremo_call_variable(call, "count");
    const baremo_variable *total = baremo_call_variable(call, "total");
    baremo_status status = baremo_counts_check(call, "count");
    if (status == BAREMO_OK)
        status = baremo_counts_check(call, "total");
    for (size_t row = 0; row < count->count && status == BAREMO_OK; row++) {
        double x = count->numbers[row], n = total->numbers[row];
        if (baremo_is_missing(x) || baremo_is_missing(n)) {
            counts->missing++;
        } else if (x > n) {
            baremo_call_fault(call, "count", row, "the count is above the total");
            return BAREMO_DATA;
        } else {
            counts->count += x;
            counts->total += n;
        }
    }
    return status;
}

static void report(const baremo_rows *rows, const baremo_proportion *p) {
    baremo_rows_interval(rows, "proportion", p->estimate, p->wilson, "wilson", NULL);
    baremo_rows_interval(rows, "proportion.wilson_cc", p->estimate, p->wilson_corrected,
                         "wilson with continuity correction", NULL);
    baremo_rows_interval(rows, "proportion.clopper_pearson", p->estimate, p->clopper_pearson,
                         "clopper-pearson", NULL);
    baremo_rows_interval(rows, "proportion.mid_p", p->estimate, p->mid_p, "exact mid-p", NULL);
    baremo_rows_interval(rows, "proportion.agresti_coull", p->estimate, p->agresti_coull,
                         "agresti-coull", NULL);
    baremo_rows_interval(rows, "proportion.jeffreys", p->estimate, p->jeffreys, "jeffreys", NULL);
    baremo_rows_interval(rows, "proportion.wald", p->estimate, p->wald, "wald", NULL);
}

static const baremo_output outputs[] = {
    {"proportion", "share of the answer; Wilson score limits"},
    {"proportion.wilson_cc", "Wilson score limits with continuity correction"},
    {"proportion.clopper_pearson", "Clopper-Pearson exact limits"},
    {"proportion.mid_p", "exact limits of the mid-p"},
    {"proportion.agresti_coull", "Agresti-Coull limits, not clipped"},
    {"proportion.jeffreys", "quantiles of beta(x + 1/2, n - x + 1/2)"},
    {"proportion.wald", "z times the standard error, not clipped"},
    {"binomial.p", "exact two-sided p that the proportion is --null"},
};

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    proportion_counts counts = {0};
    baremo_status status = baremo_call_variable(call, "total") ? add_counts(call, &counts)
                                                               : count_answers(call, &counts);
    if (status != BAREMO_OK)
        return status;
    double level = baremo_call_level(call);
    baremo_rows rows = {
        .estimates = estimates, .n = counts.total, .missing = counts.missing, .level = level};
    if (counts.total == 0.0) {
        for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
            baremo_rows_value(&rows, outputs[i].id, BAREMO_MISSING, "no answers");
        return BAREMO_OK;
    }
    double null = baremo_call_number(call, "null");
    baremo_proportion proportion = baremo_proportion_of(counts.count, counts.total, null, level);
    report(&rows, &proportion);
    char text[BAREMO_NUMBER_SIZE];
    baremo_number_print(text, null);
    baremo_rows_method(&rows, "binomial.p", proportion.p,
                       baremo_arena_format(estimates->arena, "binomial exact, null %s", text),
                       NULL);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"value", BAREMO_ROLE_CATEGORY, false, false, "the answer, one row a person"},
    {"count", BAREMO_ROLE_NUMBER, false, false, "persons with the answer"},
    {"total", BAREMO_ROLE_NUMBER, false, false, "persons asked"},
};

static const baremo_option options[] = {
    {"positive", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0,
     "the answers that count; not needed for answers 0 and 1"},
    {"null", BAREMO_OPTION_NUMBER, NULL, "0.5", 0, 1, "the proportion that binomial.p tests"},
};

static const baremo_form forms[] = {
    {.roles = {"value"}},
    {.roles = {"count", "total"}},
};

const baremo_procedure baremo_procedure_proportion = {
    .name = "proportion",
    .summary = "one proportion: seven intervals and the exact test",
    .definition = "Answers are counted row by row (--value --positive), or given as counts over "
                  "totals (--count --total), which "
                  "are added over the rows.\n\n"
                  "The estimate stands with Wilson's interval; every other method has a row of its "
                  "own that repeats it. At 0 and "
                  "at all, Clopper-Pearson, mid-p and Jeffreys limits end at 0 and 1. "
                  "Agresti-Coull and Wald limits are not "
                  "clipped, so they can leave 0..1.\n\n"
                  "binomial.p adds the probabilities of all counts that are not more likely than "
                  "the one found (relative slack "
                  "1e-7), under --null.",
    .source = "Wilson (1927) JASA 22:209; Clopper and Pearson (1934) Biometrika 26:404; Newcombe "
              "(1998) Stat. Med. "
              "17:857; Agresti and Coull (1998) Am. Stat. 52:119; Brown, Cai and DasGupta (2001) "
              "Stat. Sci. 16:101. "
              "Equals R 4.2 binom.test, prop.test, exactci::binom.exact",
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
