/* The procedure `rate`.
 *
 * 1. A rate is the sum of the counts over the sum of the exposures, times `--factor`.
 * 2. Counts are whole numbers from 0, exposures not negative: others are refused.
 * 3. A row without count, exposure or group (where groups are given) is missing.
 * 4. No exposure: nothing is computable.
 * 5. A count of 0: the low limits are 0.
 * 6. With `--group` every group has a rate (subject), and the whole one too. Two groups are
 *    compared, second over first in the order of the labels or with `--first`; other numbers of
 *    groups have no ratio.
 * 7. No events in the first group: no ratio, the high limit is infinite; in the second: ratio 0;
 *    in both: no ratio, p = 1. Wald limits need events in both.
 * 8. The exact p adds the probabilities not above that of the second count, given the sum.
 */
#include "engine/statistics/rate.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/binomial_limits.h"
#include "engine/statistics/categories.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/moments.h"
#include "engine/statistics/roots.h"
#include "engine/statistics/score_limits.h"

/* -- one rate -- */

typedef struct mid_p_problem {
    double count, tail;
} mid_p_problem;

static double mid_p_low(double mean, const void *context) {
    const mid_p_problem *problem = context;
    double half = 0.5 * baremo_poisson_mass(problem->count, mean);
    return baremo_poisson_upper(problem->count, mean) - half - problem->tail;
}

static double mid_p_high(double mean, const void *context) {
    const mid_p_problem *problem = context;
    double half = 0.5 * baremo_poisson_mass(problem->count, mean);
    return problem->tail - (baremo_poisson_lower(problem->count, mean) - half);
}

static double byar_limit(double count, double z) {
    double root = 1.0 - 1.0 / (9.0 * count) + z / (3.0 * sqrt(count));
    return count * root * root * root;
}

baremo_rate_limits baremo_rate_limits_of(double count, double level) {
    double z = baremo_level_z(level);
    mid_p_problem problem = {count, 0.5 * (1.0 - level)};
    double low = count > 0.0 ? baremo_gamma_quantile(problem.tail, count) : 0.0;
    double high = baremo_gamma_quantile(1.0 - problem.tail, count + 1.0);
    return (baremo_rate_limits){
        .exact = {low, high},
        .byar = {count > 0.0 ? fmax(byar_limit(count, -z), 0.0) : 0.0, byar_limit(count + 1.0, z)},
        .mid_p = {count > 0.0 ? baremo_root(mid_p_low, &problem, 0.5 * low, count) : 0.0,
                  baremo_root(mid_p_high, &problem, count, 2.0 * high)}};
}

/* -- two rates -- */

/* The share of the second count, as a ratio of rates. */
static double share_to_ratio(double share, double exposure_ratio) {
    return share < 1.0 ? share / (1.0 - share) * exposure_ratio : HUGE_VAL;
}

static baremo_interval shares_to_ratios(baremo_interval shares, double exposure_ratio) {
    return (baremo_interval){share_to_ratio(shares.low, exposure_ratio),
                             share_to_ratio(shares.high, exposure_ratio)};
}

baremo_rate_ratio baremo_rate_ratio_of(baremo_events first, baremo_events second, double level) {
    baremo_interval none = baremo_interval_none();
    baremo_rate_ratio ratio = {BAREMO_MISSING, none, none, none, 1.0};
    double events = first.count + second.count;
    if (events == 0.0)
        return ratio;
    double exposures = first.exposure / second.exposure;
    ratio.exact = shares_to_ratios(baremo_clopper_pearson(second.count, events, level), exposures);
    ratio.mid_p = shares_to_ratios(baremo_binomial_mid_p(second.count, events, level), exposures);
    ratio.p = baremo_binomial_test(second.count, events,
                                   second.exposure / (first.exposure + second.exposure));
    if (first.count == 0.0)
        return ratio;
    ratio.estimate = second.count / first.count * exposures;
    if (second.count > 0.0) {
        double reach = baremo_level_z(level) * sqrt(1.0 / first.count + 1.0 / second.count);
        ratio.wald = (baremo_interval){ratio.estimate * exp(-reach), ratio.estimate * exp(reach)};
    }
    return ratio;
}

/* -- the procedure -- */

typedef struct rate_group {
    const char *label;
    double count, rows;
    baremo_sum exposure;
} rate_group;

typedef struct rate_groups {
    rate_group *groups; /* in order, those with rows only */
    size_t count;
    rate_group all;
    double missing;
} rate_groups;

static baremo_status check_exposures(const baremo_call *call) {
    const baremo_variable *exposure = baremo_call_variable(call, "exposure");
    for (size_t row = 0; row < exposure->count; row++)
        if (exposure->numbers[row] < 0.0) {
            baremo_call_fault(call, "exposure", row, "the exposure is negative");
            return BAREMO_DATA;
        }
    return baremo_counts_check(call, "count");
}

static void add_row(rate_group *group, double count, double exposure) {
    group->count += count;
    group->rows++;
    baremo_sum_add(&group->exposure, exposure);
}

static void sum_rows(const baremo_call *call, const int *places, rate_group *by_label,
                     rate_groups *result) {
    const baremo_variable *count = baremo_call_variable(call, "count");
    const baremo_variable *exposure = baremo_call_variable(call, "exposure");
    const baremo_variable *group = baremo_call_variable(call, "group");
    for (size_t row = 0; row < count->count; row++) {
        double x = count->numbers[row], time = exposure->numbers[row];
        if (baremo_is_missing(x) || baremo_is_missing(time) || (group && group->codes[row] < 0)) {
            result->missing++;
            continue;
        }
        if (group && places)
            add_row(&by_label[places[group->codes[row]]], x, time);
        add_row(&result->all, x, time);
    }
}

static rate_groups sum_groups(const baremo_call *call) {
    baremo_arena *arena = baremo_call_arena(call);
    const baremo_variable *group = baremo_call_variable(call, "group");
    rate_groups result = {0};
    if (!group) {
        sum_rows(call, NULL, NULL, &result);
        return result;
    }
    baremo_merged merged = baremo_categories_merge(arena, &group, 1);
    size_t label_count = (size_t)merged.categories.count;
    rate_group *by_label = baremo_arena_array(arena, label_count + 1, sizeof *by_label);
    sum_rows(call, merged.places[0], by_label, &result);
    result.groups = baremo_arena_array(arena, label_count + 1, sizeof *by_label);
    for (size_t i = 0; i < label_count; i++) {
        if (by_label[i].rows == 0.0)
            continue;
        by_label[i].label = merged.categories.labels[i];
        result.groups[result.count++] = by_label[i];
    }
    return result;
}

static baremo_status move_first(const baremo_call *call, rate_groups *groups) {
    const char *label = baremo_call_word(call, "first");
    if (!label)
        return BAREMO_OK;
    for (size_t i = 0; i < groups->count; i++) {
        if (strcmp(groups->groups[i].label, label) != 0)
            continue;
        rate_group first = groups->groups[i];
        memmove(groups->groups + 1, groups->groups, i * sizeof first);
        groups->groups[0] = first;
        return BAREMO_OK;
    }
    baremo_call_refuse(call, "there is no group \"%s\" for --first", label);
    return BAREMO_INVALID;
}

static baremo_interval scaled(baremo_interval limits, double scale) {
    return (baremo_interval){limits.low * scale, limits.high * scale};
}

static void report_rate(const baremo_rows *all, const rate_group *group, double factor) {
    baremo_rows rows = *all;
    rows.subject = group->label;
    rows.n = group->rows;
    double exposure = baremo_sum_value(&group->exposure);
    if (!(exposure > 0.0)) {
        const char *why = group->rows > 0.0 ? "no exposure" : "no counts";
        baremo_rows_value(&rows, "rate", BAREMO_MISSING, why);
        baremo_rows_value(&rows, "rate.byar", BAREMO_MISSING, why);
        baremo_rows_value(&rows, "rate.mid_p", BAREMO_MISSING, why);
        return;
    }
    double scale = factor / exposure;
    double rate = group->count * scale;
    baremo_rate_limits limits = baremo_rate_limits_of(group->count, all->level);
    baremo_rows_interval(&rows, "rate", rate, scaled(limits.exact, scale), "exact", NULL);
    baremo_rows_interval(&rows, "rate.byar", rate, scaled(limits.byar, scale), "byar", NULL);
    baremo_rows_interval(&rows, "rate.mid_p", rate, scaled(limits.mid_p, scale), "exact mid-p",
                         NULL);
}

static const char *const ratio_ids[] = {"rate_ratio", "rate_ratio.mid_p", "rate_ratio.wald",
                                        "rate_ratio.p"};

static void report_ratio(const baremo_rows *rows, const rate_groups *groups) {
    baremo_events events[2] = {{0}};
    for (size_t i = 0; i < 2 && i < groups->count; i++)
        events[i] =
            (baremo_events){groups->groups[i].count, baremo_sum_value(&groups->groups[i].exposure)};
    const char *why = groups->count != 2 ? "a ratio needs two groups" : NULL;
    if (!why && !(events[0].exposure > 0.0 && events[1].exposure > 0.0))
        why = "a group has no exposure";
    if (why) {
        for (size_t i = 0; i < sizeof ratio_ids / sizeof *ratio_ids; i++)
            baremo_rows_value(rows, ratio_ids[i], BAREMO_MISSING, why);
        return;
    }
    baremo_rate_ratio ratio = baremo_rate_ratio_of(events[0], events[1], rows->level);
    const char *zero =
        events[0].count + events[1].count == 0.0 ? "no events" : "no events in the first group";
    const char *either = events[0].count > 0.0 ? "no events in the second group" : zero;
    baremo_rows_interval(rows, "rate_ratio", ratio.estimate, ratio.exact, "exact, given the sum",
                         zero);
    baremo_rows_interval(rows, "rate_ratio.mid_p", ratio.estimate, ratio.mid_p, "exact mid-p",
                         zero);
    baremo_rows_interval(rows, "rate_ratio.wald", ratio.estimate, ratio.wald, "wald, logarithm",
                         either);
    baremo_rows_method(rows, "rate_ratio.p", ratio.p, "exact, given the sum", NULL);
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    baremo_status status = check_exposures(call);
    if (status != BAREMO_OK)
        return status;
    rate_groups groups = sum_groups(call);
    bool grouped = baremo_call_variable(call, "group") != NULL;
    if (grouped)
        status = move_first(call, &groups);
    if (status != BAREMO_OK)
        return status;
    baremo_rows rows = {.estimates = estimates,
                        .n = groups.all.rows,
                        .missing = groups.missing,
                        .level = baremo_call_level(call)};
    double factor = baremo_call_number(call, "factor");
    report_rate(&rows, &groups.all, factor);
    for (size_t i = 0; i < groups.count; i++)
        report_rate(&rows, &groups.groups[i], factor);
    if (grouped)
        report_ratio(&rows, &groups);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"count", BAREMO_ROLE_NUMBER, false, false, "events"},
    {"exposure", BAREMO_ROLE_NUMBER, false, false, "persons, time or both, in which they happened"},
    {"group", BAREMO_ROLE_CATEGORY, false, true, "what is compared"},
};

static const baremo_option options[] = {
    {"factor", BAREMO_OPTION_NUMBER, NULL, "1", 1e-300, 1e300, "rate per so much exposure: 1000"},
    {"first", BAREMO_OPTION_TEXT, NULL, NULL, 0, 0, "the group that the other is compared with"},
};

static const baremo_output outputs[] = {
    {"rate",
     "events over exposure times factor, per group (subject) and of all; exact (Garwood) limits"},
    {"rate.byar", "Byar's limits, with O and O + 1"},
    {"rate.mid_p", "exact limits of the mid-p"},
    {"rate_ratio", "second rate over the first; exact limits given the sum of the counts"},
    {"rate_ratio.mid_p", "the same with the mid-p"},
    {"rate_ratio.wald", "limits of the logarithm by the delta method"},
    {"rate_ratio.p", "exact two-sided p that the rates are equal"},
};

static const baremo_form forms[] = {{.roles = {"count", "exposure"}}};

const baremo_procedure baremo_procedure_rate = {
    .name = "rate",
    .summary = "events over exposure, and the ratio of two rates",
    .definition = "Counts and exposures are added over the rows; the rate is their quotient times "
                  "--factor. A count of 0 has the "
                  "low limit 0.\n\n"
                  "With --group there is a rate for every group (subject), and one of all. Two "
                  "groups are compared, second over "
                  "first in the order of the labels or with --first, given the sum of both counts: "
                  "the second count is then "
                  "binomial. Without events in the first group the ratio has no value, and Inf as "
                  "high limit; without events in the "
                  "second it is 0.",
    .source = "Garwood (1936) Biometrika 28:437; Breslow and Day (1987) Statistical Methods in "
              "Cancer Research II, "
              "2.13; Cohen and Yang (1994) Stat. Med. 13:2189; Przyborowski and Wilenski (1940) "
              "Biometrika 31:313. "
              "Equals R 4.2 poisson.test, exactci::poisson.exact",
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
