/* A yes/no answer of the same persons before and after.
 *
 *  1. Pairs are counted by their two answers; a pair with a blank answer is missing. n is the
 *     complete pairs.
 *  2. mcnemar.p_exact = 2 P(X <= min), at most 1, X ~ Bin(b + c, 1/2) with b = yes_to_no, c =
 *     no_to_yes.
 *  3. mcnemar.p_mid = 2 P(X <= min) - P(X = min); 1 - P(X = b)/2 when b = c; 1 when both are 0.
 *  4. chi2 = (b - c)^2/(b + c); corrected with |b - c| - 1, at least 0; without value when b + c =
 *     0.
 *  5. odds_ratio = c/b with limits x/(1-x) of Clopper and Pearson's for c of b + c. b = 0: no
 *     value, the low limit stands and the high one is infinite; b = c = 0: neither value nor
 *     limits.
 *  6. difference = (c - b)/n. Newcombe: square and add of the Wilson limits with phi = (ad -
 *     bc)/sqrt(margins), 0 where a margin is 0; newcombe_cc: ad - bc - n/2, at least 0, where ad -
 *     bc is positive.
 *  7. Bonett-Price is clipped to -1..1, Wald is not. Tango inverts the score test.
 *  8. Without pairs nothing but the counts has a value.
 */
#include "engine/statistics/paired_binary.h"

#include <math.h>

#include <baremo/procedure.h>

#include "engine/statistics/categories.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/wave_forms.h"

/* -- tests -- */

static void mcnemar_tests(double b, double c, baremo_paired_binary *t) {
    double less = fmin(b, c), discordant = b + c;
    t->p_exact = t->p_mid = 1;
    t->chi2 = t->p = t->chi2_corrected = t->p_corrected = BAREMO_MISSING;
    if (discordant == 0)
        return;
    double tail = baremo_binomial_lower(less, discordant, 0.5);
    double mass = baremo_binomial_mass(less, discordant, 0.5);
    double corrected = fmax(0, fabs(b - c) - 1);
    t->p_exact = fmin(1, 2 * tail);
    t->p_mid = b == c ? 1 - mass / 2 : 2 * tail - mass;
    t->chi2 = (b - c) * (b - c) / discordant;
    t->p = baremo_chi2_upper(t->chi2, 1);
    t->chi2_corrected = corrected * corrected / discordant;
    t->p_corrected = baremo_chi2_upper(t->chi2_corrected, 1);
}

/* The odds x/(1-x) at which the beta distribution has this lower tail. */
static double beta_odds(double probability, double a, double b) {
    double x, y;
    baremo_beta_inverse((baremo_tails){probability, 1 - probability}, a, b, &x, &y);
    return x / y;
}

static void odds_limits(double b, double c, double level, baremo_paired_binary *t) {
    double tail = (1 - level) / 2;
    t->odds_ratio = b > 0 ? c / b : BAREMO_MISSING;
    t->odds_exact = baremo_interval_none();
    if (b + c == 0)
        return;
    t->odds_exact.low = c == 0 ? 0 : beta_odds(tail, c, b + 1);
    t->odds_exact.high = b == 0 ? INFINITY : 1 / beta_odds(tail, b, c + 1);
}

/* -- the difference -- */

/* Newcombe's square-and-add with a correlation. */
static baremo_interval square_and_add(const baremo_pair_counts *k, double n, double z, double phi) {
    double before = k->both_yes + k->yes_to_no, after = k->both_yes + k->no_to_yes;
    baremo_interval first = baremo_wilson(before, n, z), second = baremo_wilson(after, n, z);
    double p1 = before / n, p2 = after / n, difference = (k->no_to_yes - k->yes_to_no) / n;
    double a = p2 - second.low, b = first.high - p1, c = second.high - p2, d = p1 - first.low;
    return (baremo_interval){difference - sqrt(fmax(0, a * a - 2 * phi * a * b + b * b)),
                             difference + sqrt(fmax(0, c * c - 2 * phi * c * d + d * d))};
}

static void newcombe_limits(const baremo_pair_counts *k, double n, double z,
                            baremo_paired_binary *t) {
    double cross = k->both_yes * k->both_no - k->yes_to_no * k->no_to_yes;
    double corrected = cross > 0 ? fmax(cross - n / 2, 0) : cross;
    double margins = (k->both_yes + k->yes_to_no) * (k->no_to_yes + k->both_no) *
                     (k->both_yes + k->no_to_yes) * (k->yes_to_no + k->both_no);
    double scale = margins > 0 ? sqrt(margins) : INFINITY;
    t->newcombe = square_and_add(k, n, z, cross / scale);
    t->newcombe_cc = square_and_add(k, n, z, corrected / scale);
}

static void other_limits(const baremo_pair_counts *k, double n, double z, baremo_paired_binary *t) {
    double b = k->yes_to_no, c = k->no_to_yes;
    double half = z * sqrt(b + c - (b - c) * (b - c) / n) / n;
    double p_b = (b + 1) / (n + 2), p_c = (c + 1) / (n + 2), shrunken = (c - b) / (n + 2);
    double reach = z * sqrt((p_b + p_c - shrunken * shrunken) / (n + 2));
    t->wald = (baremo_interval){t->difference - half, t->difference + half};
    t->bonett_price = (baremo_interval){fmax(-1, shrunken - reach), fmin(1, shrunken + reach)};
    t->tango = baremo_paired_difference_score(k, z);
}

baremo_paired_binary baremo_paired_binary_compare(const baremo_pair_counts *counts, double level) {
    baremo_paired_binary t;
    double z = baremo_level_z(level), b = counts->yes_to_no, c = counts->no_to_yes;
    double n = counts->both_yes + b + c + counts->both_no;
    t.difference = (c - b) / n;
    mcnemar_tests(b, c, &t);
    odds_limits(b, c, level, &t);
    newcombe_limits(counts, n, z, &t);
    other_limits(counts, n, z, &t);
    return t;
}

/* -- the procedure -- */

/* The pairs of a call. */
typedef struct pair_list {
    baremo_pair_counts counts;
    double missing;
    const char *warning; /* to stand beside the counts; NULL: none */
} pair_list;

static baremo_status count_pairs(const baremo_call *call, baremo_arena *arena, pair_list *list) {
    const baremo_variable *pre = baremo_call_variable(call, "pre");
    const baremo_variable *post = baremo_call_variable(call, "post");
    const baremo_variable *weight = baremo_call_variable(call, "count");
    const bool *yes_before, *yes_after;
    baremo_status status = baremo_counts_check(call, "count");
    if (status == BAREMO_OK)
        status = baremo_positive_labels(call, pre, arena, &yes_before);
    if (status == BAREMO_OK)
        status = baremo_positive_labels(call, post, arena, &yes_after);
    if (status != BAREMO_OK)
        return status;
    if (baremo_positive_warning(call, pre, yes_before))
        list->warning = baremo_positive_warning(call, post, yes_after);
    double *cells[2][2] = {{&list->counts.both_no, &list->counts.no_to_yes},
                           {&list->counts.yes_to_no, &list->counts.both_yes}};
    for (size_t row = 0; row < pre->count; row++) {
        double persons = baremo_row_weight(weight, row);
        int before = pre->codes[row], after = post->codes[row];
        if (before < 0 || after < 0 || baremo_is_missing(persons))
            list->missing += baremo_is_missing(persons) ? 1 : persons;
        else
            *cells[yes_before[before]][yes_after[after]] += persons;
    }
    return BAREMO_OK;
}

static void report_tests(const baremo_rows *rows, const baremo_paired_binary *t, const char *why) {
    const char *discordant = why ? why : "no discordant pair";
    baremo_rows_method(rows, "mcnemar.p_exact", t->p_exact, "mcnemar exact", why);
    baremo_rows_method(rows, "mcnemar.p_mid", t->p_mid, "mcnemar exact mid-p", why);
    baremo_rows_value(rows, "mcnemar.chi2", t->chi2, discordant);
    baremo_rows_value(rows, "mcnemar.p", t->p, discordant);
    baremo_rows_value(rows, "mcnemar.chi2_corrected", t->chi2_corrected, discordant);
    baremo_rows_value(rows, "mcnemar.p_corrected", t->p_corrected, discordant);
}

static void report_size(const baremo_rows *rows, const baremo_paired_binary *t,
                        const baremo_pair_counts *counts, const char *why) {
    const char *discordant = why                     ? why
                             : counts->no_to_yes > 0 ? "nobody changed from yes to no"
                                                     : "no discordant pair";
    baremo_rows_interval(rows, "odds_ratio", t->odds_ratio, t->odds_exact, "clopper-pearson",
                         discordant);
    baremo_rows_interval(rows, "difference", t->difference, t->newcombe, "newcombe square-and-add",
                         why);
    baremo_rows_interval(rows, "difference.newcombe_cc", t->difference, t->newcombe_cc,
                         "newcombe with continuity correction of phi", why);
    baremo_rows_interval(rows, "difference.bonett_price", t->difference, t->bonett_price,
                         "bonett-price", why);
    baremo_rows_interval(rows, "difference.tango", t->difference, t->tango, "tango score", why);
    baremo_rows_interval(rows, "difference.wald", t->difference, t->wald, "wald", why);
}

static baremo_paired_binary no_pairs(void) {
    baremo_interval none = baremo_interval_none();
    double no = BAREMO_MISSING;
    return (baremo_paired_binary){.p_exact = no,
                                  .p_mid = no,
                                  .chi2 = no,
                                  .p = no,
                                  .chi2_corrected = no,
                                  .p_corrected = no,
                                  .odds_ratio = no,
                                  .odds_exact = none,
                                  .difference = no,
                                  .newcombe = none,
                                  .newcombe_cc = none,
                                  .bonett_price = none,
                                  .tango = none,
                                  .wald = none};
}

static void report_counts(const baremo_rows *rows, const pair_list *list) {
    const baremo_pair_counts *counts = &list->counts;
    baremo_rows_value(rows, "both_yes", counts->both_yes, NULL)->note = list->warning;
    baremo_rows_value(rows, "yes_to_no", counts->yes_to_no, NULL)->note = list->warning;
    baremo_rows_value(rows, "no_to_yes", counts->no_to_yes, NULL)->note = list->warning;
    baremo_rows_value(rows, "both_no", counts->both_no, NULL);
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    pair_list list = {0};
    double level = baremo_call_level(call);
    baremo_status status = count_pairs(call, estimates->arena, &list);
    if (status != BAREMO_OK)
        return status;
    const baremo_pair_counts *counts = &list.counts;
    double n = counts->both_yes + counts->yes_to_no + counts->no_to_yes + counts->both_no;
    baremo_rows rows = {.estimates = estimates, .n = n, .missing = list.missing, .level = level};
    report_counts(&rows, &list);
    baremo_paired_binary t = n > 0 ? baremo_paired_binary_compare(counts, level) : no_pairs();
    const char *why = n > 0 ? NULL : "no complete pair";
    report_tests(&rows, &t, why);
    report_size(&rows, &t, counts, why);
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
    {"positive", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0,
     "the answers that count as yes; not needed for answers 0 and 1"},
    {"waves", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0, "the labels of before and after, in order"},
};

static const baremo_output outputs[] = {
    {"both_yes", "pairs with yes before and after"},
    {"yes_to_no", "pairs with yes before and no after"},
    {"no_to_yes", "pairs with no before and yes after"},
    {"both_no", "pairs with no before and after"},
    {"mcnemar.p_exact", "McNemar's exact test: 2 P(Bin(b + c, 1/2) <= min(b, c)), at most 1"},
    {"mcnemar.p_mid", "the same with the observed number counted half"},
    {"mcnemar.chi2", "(b - c)^2/(b + c), b = yes_to_no, c = no_to_yes"},
    {"mcnemar.p", "its p, 1 degree of freedom"},
    {"mcnemar.chi2_corrected", "(|b - c| - 1)^2/(b + c)"},
    {"mcnemar.p_corrected", "its p, 1 degree of freedom"},
    {"odds_ratio", "no_to_yes / yes_to_no; exact limits from Clopper and Pearson's"},
    {"difference", "share of yes after minus before; Newcombe's square-and-add with phi"},
    {"difference.newcombe_cc", "the same with continuity correction of phi (method 10)"},
    {"difference.bonett_price", "Wald with one more pair of each change, clipped to -1..1"},
    {"difference.tango", "limits by the score test"},
    {"difference.wald", "z sqrt(b + c - (b - c)^2/n)/n, not clipped"},
};

static const baremo_form forms[] = {
    BAREMO_FORM_PRE_POST,
    BAREMO_FORM_WAVES,
};

const baremo_procedure baremo_procedure_paired_binary = {
    .name = "paired_binary",
    .summary = "a yes/no answer of the same persons before and after: McNemar, difference",
    .definition = "Pairs are counted by their two answers; a pair with a blank answer is left out. "
                  "With b = yes_to_no "
                  "and c = no_to_yes, McNemar's test looks at the b + c pairs that changed. The "
                  "exact p is often too "
                  "cautious; the mid-p is the one for sentences. Without a change both are 1, and "
                  "the chi-square "
                  "forms cannot be computed.\n\n"
                  "The difference is the share of yes after minus before, with Newcombe's hybrid "
                  "score interval for "
                  "paired proportions; the other intervals have rows of their own. The odds ratio "
                  "c/b has exact "
                  "limits; with b = 0 it has no value and Inf as high limit.",
    .source = "McNemar (1947) Psychometrika 12:153; Newcombe (1998) Stat. Med. 17:2635; Tango "
              "(1998) Stat. Med. "
              "17:891; Bonett and Price (2012) JEBS 37:479; Fagerland, Lydersen and Laake (2013) "
              "BMC Med. Res. "
              "Methodol. 13:91. Equals R 4.2 mcnemar.test, exact2x2, contingencytables",
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
