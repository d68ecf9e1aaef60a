/* Comparison of two independent proportions.
 *
 *  1. The second group is compared with the first: p2 - p1, p2/p1, odds2/odds1.
 *  2. `difference` has Newcombe's square-and-add limits from the two Wilson intervals;
 *     `newcombe_cc` takes them with continuity correction. Neither leaves -1..1.
 *  3. Miettinen-Nurminen and Mee invert the score test, with and without N/(N-1) in the variance.
 *  4. Wald and Agresti-Caffo limits are not clipped; the row of every method repeats the estimate
 *     itself.
 *  5. A ratio whose denominator is 0 has no value, its high end is infinite; a ratio of 0 has 0 as
 *     low end. Nobody in either group: 0 to infinity. Katz and Woolf have no limits with a zero
 *     cell.
 *  6. Fisher's p adds the probabilities not above the observed one (slack 1e-7); in p_mid equal
 *     ones count half.
 *  7. Chi-square is without continuity correction unless the id says so, `chi2_n1` times (N-1)/N;
 *     an empty margin leaves it without value.
 *  8. n is the persons of both groups; a row with anything blank is missing. A group without
 *     persons leaves everything without value.
 */
#include "engine/statistics/two_proportions.h"

#include <math.h>
#include <string.h>

#include <baremo/procedure.h>
#include <baremo/text.h>

#include "engine/statistics/categories.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/fisher.h"

/* -- the difference -- */

static baremo_interval around(double middle, double half) {
    return (baremo_interval){middle - half, middle + half};
}

/* Newcombe's square-and-add of the two intervals. */
static baremo_interval square_and_add(const baremo_two_proportions *t, baremo_interval first,
                                      baremo_interval second) {
    double down = hypot(t->proportion_2 - second.low, first.high - t->proportion_1);
    double up = hypot(second.high - t->proportion_2, t->proportion_1 - first.low);
    return (baremo_interval){t->difference - down, t->difference + up};
}

static double binomial_variance(double count, double total) {
    return count / total * ((total - count) / total) / total;
}

static void difference_limits(const baremo_two_counts *c, double z, baremo_two_proportions *t) {
    double n = c->total_1 + c->total_2;
    t->newcombe = square_and_add(t, baremo_wilson(c->count_1, c->total_1, z),
                                 baremo_wilson(c->count_2, c->total_2, z));
    t->newcombe_cc = square_and_add(t, baremo_wilson_corrected(c->count_1, c->total_1, z),
                                    baremo_wilson_corrected(c->count_2, c->total_2, z));
    t->miettinen_nurminen = baremo_difference_score(c, z, n / (n - 1));
    t->mee = baremo_difference_score(c, z, 1);
    t->wald = around(t->difference, z * sqrt(binomial_variance(c->count_1, c->total_1) +
                                             binomial_variance(c->count_2, c->total_2)));
    /* One more of each answer in each group. */
    double shrunken = (c->count_2 + 1) / (c->total_2 + 2) - (c->count_1 + 1) / (c->total_1 + 2);
    t->agresti_caffo =
        around(shrunken, z * sqrt(binomial_variance(c->count_1 + 1, c->total_1 + 2) +
                                  binomial_variance(c->count_2 + 1, c->total_2 + 2)));
}

/* -- the ratios -- */

static baremo_interval log_around(double ratio, double half) {
    return (baremo_interval){exp(log(ratio) - half), exp(log(ratio) + half)};
}

static void ratio_limits(const baremo_two_counts *c, double z, baremo_two_proportions *t) {
    double other_1 = c->total_1 - c->count_1, other_2 = c->total_2 - c->count_2;
    double denominator = c->count_1 * other_2;
    t->risk_ratio = c->count_1 > 0 ? t->proportion_2 / t->proportion_1 : BAREMO_MISSING;
    t->koopman = baremo_ratio_score(c, z);
    t->odds_ratio = denominator > 0 ? c->count_2 * other_1 / denominator : BAREMO_MISSING;
    t->odds_score = baremo_odds_ratio_score(c, z);
    t->katz = t->woolf = baremo_interval_none();
    if (c->count_1 > 0 && c->count_2 > 0)
        t->katz = log_around(t->risk_ratio, z * sqrt(other_1 / c->total_1 / c->count_1 +
                                                     other_2 / c->total_2 / c->count_2));
    if (denominator > 0 && t->odds_ratio > 0)
        t->woolf = log_around(
            t->odds_ratio, z * sqrt(1 / c->count_1 + 1 / other_1 + 1 / c->count_2 + 1 / other_2));
}

/* -- the tests -- */

static void chi_square_tests(const baremo_two_counts *c, baremo_two_proportions *t) {
    double other_1 = c->total_1 - c->count_1, other_2 = c->total_2 - c->count_2;
    double n = c->total_1 + c->total_2;
    double yes = c->count_1 + c->count_2, no = other_1 + other_2;
    t->chi2 = t->chi2_p = t->chi2_n1 = t->chi2_n1_p = t->chi2_yates_p = BAREMO_MISSING;
    if (yes == 0 || no == 0)
        return;
    double cross = fabs(c->count_1 * other_2 - c->count_2 * other_1);
    double scale = n / c->total_1 / c->total_2 / yes / no;
    double corrected = fmax(0, cross - n / 2);
    t->chi2 = cross * cross * scale;
    t->chi2_p = baremo_chi2_upper(t->chi2, 1);
    t->chi2_n1 = t->chi2 * ((n - 1) / n);
    t->chi2_n1_p = baremo_chi2_upper(t->chi2_n1, 1);
    t->chi2_yates_p = baremo_chi2_upper(corrected * corrected * scale, 1);
}

baremo_two_proportions baremo_two_proportions_compare(const baremo_two_counts *counts,
                                                      double level) {
    double z = baremo_level_z(level);
    baremo_two_proportions t = {.proportion_1 = counts->count_1 / counts->total_1,
                                .proportion_2 = counts->count_2 / counts->total_2};
    t.difference = t.proportion_2 - t.proportion_1;
    difference_limits(counts, z, &t);
    ratio_limits(counts, z, &t);
    chi_square_tests(counts, &t);
    baremo_fisher_two fisher =
        baremo_fisher_2x2(counts->count_1, counts->total_1 - counts->count_1, counts->count_2,
                          counts->total_2 - counts->count_2);
    t.fisher_p = fisher.p;
    t.fisher_p_mid = fisher.p_mid;
    return t;
}

/* -- the procedure -- */

/* Counts of the call: [0] and [1] are the two groups. */
typedef struct group_counts {
    double count[2], total[2], missing;
    const char *warning; /* to stand beside the proportions; NULL: none */
} group_counts;

/* The places of the groups' labels: those that occur, `--first` in front. */
static baremo_status find_groups(const baremo_call *call, const baremo_variable *group,
                                 const bool *occurs, int places[2]) {
    const char *first = baremo_call_word(call, "first");
    int found = 0;
    for (int l = 0; l < group->label_count; l++) {
        if (!occurs[l])
            continue;
        if (found == 2) {
            baremo_call_refuse(call, "%s has more than two groups", group->name);
            return BAREMO_INVALID;
        }
        places[found++] = l;
    }
    for (; found < 2; found++)
        places[found] = -1;
    if (first && places[1] >= 0 && baremo_text_equal(group->labels[places[1]], first)) {
        int swap = places[0];
        places[0] = places[1];
        places[1] = swap;
    }
    return BAREMO_OK;
}

static int group_index(const int places[2], int code) {
    return code < 0 ? -1 : code == places[0] ? 0 : code == places[1] ? 1 : -1;
}

/* One row a person, or a count of persons that answered alike. */
static baremo_status count_answers(const baremo_call *call, baremo_arena *arena,
                                   group_counts *counts) {
    const baremo_variable *value = baremo_call_variable(call, "value");
    const baremo_variable *group = baremo_call_variable(call, "group");
    const baremo_variable *weight = baremo_call_variable(call, "count");
    const bool *positive;
    int places[2];
    bool *occurs = baremo_arena_array(arena, (size_t)group->label_count + 1, sizeof *occurs);
    for (size_t row = 0; row < value->count; row++)
        if (group->codes[row] >= 0 && value->codes[row] >= 0 && baremo_row_weight(weight, row) > 0)
            occurs[group->codes[row]] = true;
    baremo_status status = baremo_counts_check(call, "count");
    if (status == BAREMO_OK)
        status = baremo_positive_labels(call, value, arena, &positive);
    if (status == BAREMO_OK)
        status = find_groups(call, group, occurs, places);
    if (status == BAREMO_OK)
        counts->warning = baremo_positive_warning(call, value, positive);
    for (size_t row = 0; row < value->count && status == BAREMO_OK; row++) {
        int g = group_index(places, group->codes[row]), answer = value->codes[row];
        double persons = baremo_row_weight(weight, row);
        if (g < 0 || answer < 0 || baremo_is_missing(persons)) {
            counts->missing += baremo_is_missing(persons) ? 1 : persons;
            continue;
        }
        counts->total[g] += persons;
        counts->count[g] += positive[answer] ? persons : 0;
    }
    return status;
}

/* One row a group. */
static baremo_status read_counts(const baremo_call *call, baremo_arena *arena,
                                 group_counts *counts) {
    const baremo_variable *count = baremo_call_variable(call, "count");
    const baremo_variable *total = baremo_call_variable(call, "total");
    const baremo_variable *group = baremo_call_variable(call, "group");
    int places[2] = {0, 1};
    size_t rows = 0;
    baremo_status status = baremo_counts_check(call, "count");
    if (status == BAREMO_OK)
        status = baremo_counts_check(call, "total");
    if (status == BAREMO_OK && group) {
        bool *occurs = baremo_arena_array(arena, (size_t)group->label_count + 1, sizeof *occurs);
        for (size_t row = 0; row < group->count; row++)
            if (group->codes[row] >= 0)
                occurs[group->codes[row]] = true;
        status = find_groups(call, group, occurs, places);
    }
    for (size_t row = 0; row < count->count && status == BAREMO_OK; row++) {
        int g = group ? group_index(places, group->codes[row]) : (int)row;
        if (g < 0 || baremo_is_missing(count->numbers[row] + total->numbers[row])) {
            counts->missing++;
            continue;
        }
        if (++rows > 2 || g > 1 || counts->total[g] > 0 ||
            count->numbers[row] > total->numbers[row]) {
            baremo_call_refuse(call,
                               "row %zu: two groups of one row each are needed, with "
                               "counts not above their totals",
                               row + 1);
            return BAREMO_INVALID;
        }
        counts->count[g] = count->numbers[row];
        counts->total[g] = total->numbers[row];
    }
    return status;
}

static void report_difference(const baremo_rows *rows, const baremo_two_proportions *t,
                              const char *why) {
    baremo_rows_interval(rows, "difference", t->difference, t->newcombe, "newcombe", why);
    baremo_rows_interval(rows, "difference.newcombe_cc", t->difference, t->newcombe_cc,
                         "newcombe with continuity correction", why);
    baremo_rows_interval(rows, "difference.miettinen_nurminen", t->difference,
                         t->miettinen_nurminen, "miettinen-nurminen score", why);
    baremo_rows_interval(rows, "difference.mee", t->difference, t->mee, "mee score", why);
    baremo_rows_interval(rows, "difference.wald", t->difference, t->wald, "wald", why);
    baremo_rows_interval(rows, "difference.agresti_caffo", t->difference, t->agresti_caffo,
                         "agresti-caffo", why);
}

static void report_ratios(const baremo_rows *rows, const baremo_two_proportions *t,
                          const char *why) {
    const char *first = why ? why : "the first proportion is 0";
    const char *zero = why ? why : "a cell is 0";
    baremo_rows_interval(rows, "risk_ratio", t->risk_ratio, t->koopman, "koopman score", first);
    baremo_rows_interval(rows, "risk_ratio.katz", t->risk_ratio, t->katz, "katz", zero);
    baremo_rows_interval(rows, "odds_ratio", t->odds_ratio, t->odds_score,
                         "miettinen-nurminen score", zero);
    baremo_rows_interval(rows, "odds_ratio.woolf", t->odds_ratio, t->woolf, "woolf", zero);
}

static void report_tests(const baremo_rows *rows, const baremo_two_proportions *t,
                         const char *why) {
    const char *alike = why ? why : "everybody answers alike";
    baremo_rows_method(rows, "fisher.p", t->fisher_p, "fisher exact", why);
    baremo_rows_method(rows, "fisher.p_mid", t->fisher_p_mid, "fisher exact mid-p", why);
    baremo_rows_value(rows, "chi2", t->chi2, alike);
    baremo_rows_value(rows, "chi2.p", t->chi2_p, alike);
    baremo_rows_value(rows, "chi2_n1", t->chi2_n1, alike);
    baremo_rows_value(rows, "chi2_n1.p", t->chi2_n1_p, alike);
    baremo_rows_value(rows, "chi2_yates.p", t->chi2_yates_p, alike);
}

/* What is reported when a group is empty. */
static baremo_two_proportions nothing_to_compare(const group_counts *counts) {
    baremo_interval none = baremo_interval_none();
    double no = BAREMO_MISSING;
    return (baremo_two_proportions){
        .proportion_1 = counts->total[0] > 0 ? counts->count[0] / counts->total[0] : no,
        .proportion_2 = counts->total[1] > 0 ? counts->count[1] / counts->total[1] : no,
        .difference = no,
        .newcombe = none,
        .newcombe_cc = none,
        .miettinen_nurminen = none,
        .mee = none,
        .wald = none,
        .agresti_caffo = none,
        .risk_ratio = no,
        .koopman = none,
        .katz = none,
        .odds_ratio = no,
        .odds_score = none,
        .woolf = none,
        .fisher_p = no,
        .fisher_p_mid = no,
        .chi2 = no,
        .chi2_p = no,
        .chi2_n1 = no,
        .chi2_n1_p = no,
        .chi2_yates_p = no};
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    group_counts counts = {0};
    baremo_status status = baremo_call_variable(call, "total")
                               ? read_counts(call, estimates->arena, &counts)
                               : count_answers(call, estimates->arena, &counts);
    if (status != BAREMO_OK)
        return status;
    double level = baremo_call_level(call);
    baremo_rows rows = {.estimates = estimates,
                        .n = counts.total[0] + counts.total[1],
                        .missing = counts.missing,
                        .level = level};
    bool empty = counts.total[0] == 0 || counts.total[1] == 0;
    baremo_two_counts two = {counts.count[0], counts.total[0], counts.count[1], counts.total[1]};
    baremo_two_proportions t =
        empty ? nothing_to_compare(&counts) : baremo_two_proportions_compare(&two, level);
    const char *why = empty ? "a group has no persons" : NULL;
    baremo_rows_value(&rows, "proportion_1", t.proportion_1, why)->note =
        baremo_is_missing(t.proportion_1) ? why : counts.warning;
    baremo_rows_value(&rows, "proportion_2", t.proportion_2, why)->note =
        baremo_is_missing(t.proportion_2) ? why : counts.warning;
    report_difference(&rows, &t, why);
    report_ratios(&rows, &t, why);
    report_tests(&rows, &t, why);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"value", BAREMO_ROLE_CATEGORY, false, false, "the answer, one row a person"},
    {"group", BAREMO_ROLE_CATEGORY, false, true, "the two groups, in order"},
    {"count", BAREMO_ROLE_NUMBER, false, true,
     "with total: persons with the answer; with value: persons a row stands for"},
    {"total", BAREMO_ROLE_NUMBER, false, false, "persons of the group, one row a group"},
};

static const baremo_option options[] = {
    {"positive", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0,
     "the answers that count; not needed for answers 0 and 1"},
    {"first", BAREMO_OPTION_TEXT, NULL, NULL, 0, 0, "the group that the other is compared with"},
};

static const baremo_output outputs[] = {
    {"proportion_1", "share of the answer in the first group"},
    {"proportion_2", "share of the answer in the second group"},
    {"difference", "proportion_2 - proportion_1; Newcombe's hybrid score limits"},
    {"difference.newcombe_cc", "the same from Wilson intervals with continuity correction"},
    {"difference.miettinen_nurminen", "score limits, variance times N/(N-1)"},
    {"difference.mee", "score limits"},
    {"difference.wald", "z times the separate standard error, not clipped"},
    {"difference.agresti_caffo", "Wald with one more of each answer in each group, not clipped"},
    {"risk_ratio", "proportion_2 / proportion_1; Koopman's score limits"},
    {"risk_ratio.katz", "limits of the logarithm by the delta method"},
    {"odds_ratio", "odds of the second group over the first; score limits with N/(N-1)"},
    {"odds_ratio.woolf", "limits of the logarithm by the delta method"},
    {"fisher.p", "Fisher's exact test: probabilities not above the observed one"},
    {"fisher.p_mid", "the same, equal probabilities counted half"},
    {"chi2", "Pearson's chi-square without continuity correction"},
    {"chi2.p", "its p, 1 degree of freedom"},
    {"chi2_n1", "chi2 (N-1)/N"},
    {"chi2_n1.p", "its p, 1 degree of freedom"},
    {"chi2_yates.p", "p of chi-square with continuity correction"},
};

static const baremo_form forms[] = {
    {.roles = {"value", "group"}},
    {.roles = {"count", "total"}},
};

const baremo_procedure baremo_procedure_two_proportions = {
    .name = "two_proportions",
    .summary = "two independent proportions: difference, ratios, tests",
    .definition =
        "The second group is compared with the first, in the order of the labels or with --first. "
        "Answers are "
        "counted row by row (--value --group --positive), or given as counts (--count --total, one "
        "row a "
        "group).\n\n"
        "The difference stands with Newcombe's hybrid score interval (method 10); the other "
        "methods have "
        "rows of their own that repeat the estimate. Score limits invert the test whose "
        "proportions are the "
        "most likely ones under the limit. Wald and Agresti-Caffo limits are not clipped.\n\n"
        "A ratio with 0 below has no value, and Inf as high limit; a ratio of 0 has the low limit "
        "0. Katz "
        "and Woolf limits cannot be computed with a zero cell. Chi-square cannot be computed when "
        "everybody "
        "answers alike; Fisher's p is then 1.",
    .source = "Newcombe (1998) Stat. Med. 17:873; Miettinen and Nurminen (1985) Stat. Med. 4:213; "
              "Mee (1984) "
              "Biometrics 40:1175; Koopman (1984) Biometrics 40:513; Agresti and Caffo (2000) Am. "
              "Stat. 54:280. "
              "Equals R 4.2 prop.test, fisher.test, and ratesci::scoreci",
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
