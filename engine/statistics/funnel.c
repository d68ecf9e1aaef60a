/* The procedure `funnel`.
 *
 * 1. The target is the sum of the counts over the sum of the totals, or `--target`.
 * 2. Counts are whole numbers from 0. Binomial (the standard): totals are whole and not below their
 *    counts. Poisson: totals are exposures above or equal 0.
 * 3. A row without count, total or unit (where units are given) is missing; a unit in two rows is
 *    refused; rows without `--unit` are named by their number, from 1.
 * 4. A unit with total 0 stands without values and does not count in the dispersion.
 * 5. z = (share - target)/se, se^2 = target (1 - target)/total, Poisson: target/total. There is
 *    none when se is 0.
 * 6. dispersion is the mean z^2; winsorised: z beyond the type-7 quantiles of 10 % and 90 % is put
 *    on them first.
 * 7. tau2 = max(0, (I phi - (I - 1))/(sum w - sum w^2/sum w)), phi the winsorised dispersion,
 *    w = 1/se^2; z_adjusted divides by sqrt(se^2 + tau2). One unit has neither.
 * 8. Limits are quantiles of the count over the total: .025, .975, .001, .999.
 */
#include "engine/statistics/funnel.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/cases.h"
#include "engine/statistics/categories.h"
#include "engine/statistics/distributions.h"
#include "engine/statistics/moments.h"
#include "engine/statistics/quantiles.h"
#include "engine/statistics/rows.h"
#include "engine/statistics/sort.h"

static double limit(const baremo_funnel_unit *unit, double target, bool poisson,
                    double probability) {
    double count = poisson ? baremo_poisson_quantile(probability, unit->total * target)
                           : baremo_binomial_quantile(probability, unit->total, target);
    return count / unit->total;
}

static void set_limits(baremo_funnel_unit *unit, double target, bool poisson) {
    unit->lcl_95 = limit(unit, target, poisson, 0.025);
    unit->ucl_95 = limit(unit, target, poisson, 0.975);
    unit->lcl_998 = limit(unit, target, poisson, 0.001);
    unit->ucl_998 = limit(unit, target, poisson, 0.999);
}

static double own_target(const baremo_funnel_unit *units, size_t count) {
    baremo_sum counts = {0}, totals = {0};
    for (size_t i = 0; i < count; i++) {
        baremo_sum_add(&counts, units[i].count);
        baremo_sum_add(&totals, units[i].total);
    }
    double total = baremo_sum_value(&totals);
    return total > 0.0 ? baremo_sum_value(&counts) / total : BAREMO_MISSING;
}

/* The z of all units, and how they spread. Returns the variance of a share times its total. */
static double set_scores(baremo_funnel *funnel, baremo_funnel_unit *units, size_t count,
                         bool poisson, double *scores) {
    double target = funnel->target;
    double unit_variance = poisson ? target : target * (1.0 - target);
    baremo_sum squares = {0};
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        baremo_funnel_unit *unit = &units[i];
        if (!(unit->total > 0.0))
            continue;
        funnel->compared++;
        set_limits(unit, target, poisson);
        if (!(unit_variance > 0.0))
            continue;
        unit->z = (unit->count / unit->total - target) / sqrt(unit_variance / unit->total);
        scores[used++] = unit->z;
        baremo_sum_add_product(&squares, unit->z, unit->z);
    }
    if (used)
        funnel->dispersion = baremo_sum_value(&squares) / (double)used;
    return used ? unit_variance : 0.0;
}

static double winsorised_dispersion(baremo_arena *scratch, const double *scores, size_t count) {
    baremo_ordered ordered = {baremo_sorted_copy(scratch, scores, count), NULL, count,
                              (double)count};
    double low = baremo_quantile(&ordered, 0.1, 7);
    double high = baremo_quantile(&ordered, 0.9, 7);
    baremo_sum squares = {0};
    for (size_t i = 0; i < count; i++) {
        double z = fmin(fmax(scores[i], low), high);
        baremo_sum_add_product(&squares, z, z);
    }
    return baremo_sum_value(&squares) / (double)count;
}

static double between_variance(const baremo_funnel *funnel, const baremo_funnel_unit *units,
                               size_t count, double unit_variance) {
    baremo_sum weights = {0}, squares = {0};
    for (size_t i = 0; i < count; i++) {
        double weight = units[i].total / unit_variance;
        baremo_sum_add(&weights, weight);
        baremo_sum_add_product(&squares, weight, weight);
    }
    double sum = baremo_sum_value(&weights);
    double excess = funnel->compared * funnel->dispersion_winsorised - (funnel->compared - 1.0);
    return fmax(0.0, excess / (sum - baremo_sum_value(&squares) / sum));
}

baremo_funnel baremo_funnel_of(baremo_arena *scratch, baremo_funnel_unit *units, size_t count,
                               double target, bool poisson) {
    double no = BAREMO_MISSING;
    for (size_t i = 0; i < count; i++)
        units[i] = (baremo_funnel_unit){units[i].count, units[i].total, no, no, no, no, no, no};
    baremo_funnel funnel = {baremo_is_missing(target) ? own_target(units, count) : target, 0.0, no,
                            no, no};
    if (baremo_is_missing(funnel.target))
        return funnel;
    double *scores = baremo_arena_raw(scratch, count + 1, sizeof *scores);
    double unit_variance = set_scores(&funnel, units, count, poisson, scores);
    if (!(unit_variance > 0.0))
        return funnel;
    size_t used = 0;
    for (size_t i = 0; i < count; i++)
        if (units[i].total > 0.0)
            scores[used++] = units[i].z;
    funnel.dispersion_winsorised = winsorised_dispersion(scratch, scores, used);
    if (funnel.compared < 2.0)
        return funnel;
    funnel.tau2 = between_variance(&funnel, units, count, unit_variance);
    for (size_t i = 0; i < count; i++)
        if (units[i].total > 0.0)
            units[i].z_adjusted = (units[i].count / units[i].total - funnel.target) /
                                  sqrt(unit_variance / units[i].total + funnel.tau2);
    return funnel;
}

/* -- the procedure -- */

typedef struct funnel_table {
    baremo_funnel_unit *units;
    const char **labels;
    size_t count, missing;
} funnel_table;

static baremo_status check_row(const baremo_call *call, size_t row, double count, double total,
                               bool poisson) {
    if (total < 0.0)
        baremo_call_fault(call, "total", row, "the total is negative");
    else if (!poisson && total != floor(total))
        baremo_call_fault(call, "total", row,
                          "the total is not whole; exposures need --model poisson");
    else if (!poisson && count > total)
        baremo_call_fault(call, "count", row, "the count is above the total");
    else
        return BAREMO_OK;
    return BAREMO_DATA;
}

static baremo_status read_units(const baremo_call *call, baremo_arena *arena, bool poisson,
                                funnel_table *table) {
    const baremo_variable *count = baremo_call_variable(call, "count");
    const baremo_variable *total = baremo_call_variable(call, "total");
    table->units = baremo_arena_array(arena, count->count + 1, sizeof *table->units);
    table->labels = baremo_arena_array(arena, count->count + 1, sizeof *table->labels);
    baremo_status status = baremo_counts_check(call, "count");
    if (status == BAREMO_OK)
        status = baremo_units_once(call);
    for (size_t row = 0; row < count->count && status == BAREMO_OK; row++) {
        double x = count->numbers[row], n = total->numbers[row];
        const char *name = baremo_unit_name(call, row, arena);
        if (baremo_is_missing(x) || baremo_is_missing(n) || !name) {
            table->missing++;
            continue;
        }
        status = check_row(call, row, x, n, poisson);
        table->labels[table->count] = name;
        table->units[table->count++] = (baremo_funnel_unit){.count = x, .total = n};
    }
    return status;
}

static void report_all(const baremo_rows *rows, const baremo_funnel *funnel) {
    const char *none = funnel->compared > 0.0 ? "the target leaves no variance" : "no totals";
    const char *few = baremo_is_missing(funnel->dispersion) ? none : "one unit";
    baremo_rows_value(rows, "target", funnel->target, "no totals");
    baremo_rows_value(rows, "dispersion", funnel->dispersion, none);
    baremo_rows_value(rows, "dispersion_winsorised", funnel->dispersion_winsorised, none);
    baremo_rows_value(rows, "tau2", funnel->tau2, few);
}

static void report_unit(const baremo_rows *all, const baremo_funnel_unit *unit, const char *label,
                        const char *method) {
    baremo_rows rows = *all;
    rows.subject = label;
    rows.n = unit->total;
    const char *none = unit->total > 0.0 ? "the target leaves no variance" : "total is zero";
    const char *few = baremo_is_missing(unit->z) ? none : "one unit";
    baremo_rows_value(&rows, "z", unit->z, none);
    baremo_rows_value(&rows, "z_adjusted", unit->z_adjusted, few);
    baremo_rows_method(&rows, "lcl_95", unit->lcl_95, method, none);
    baremo_rows_method(&rows, "ucl_95", unit->ucl_95, method, none);
    baremo_rows_method(&rows, "lcl_998", unit->lcl_998, method, none);
    baremo_rows_method(&rows, "ucl_998", unit->ucl_998, method, none);
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    bool poisson = strcmp(baremo_call_word(call, "model"), "poisson") == 0;
    double target = baremo_call_number(call, "target");
    if (!poisson && target > 1.0) {
        baremo_call_refuse(call, "--target is a share of 0 to 1; rates need --model poisson");
        return BAREMO_INVALID;
    }
    funnel_table table = {0};
    baremo_status status = read_units(call, estimates->arena, poisson, &table);
    if (status != BAREMO_OK)
        return status;
    baremo_funnel funnel =
        baremo_funnel_of(baremo_call_arena(call), table.units, table.count, target, poisson);
    baremo_rows rows = {.estimates = estimates,
                        .n = funnel.compared,
                        .missing = (double)table.missing,
                        .level = baremo_call_level(call)};
    report_all(&rows, &funnel);
    for (size_t i = 0; i < table.count; i++)
        report_unit(&rows, &table.units[i], table.labels[i],
                    poisson ? "poisson exact" : "binomial exact");
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"count", BAREMO_ROLE_NUMBER, false, false, "events"},
    {"total", BAREMO_ROLE_NUMBER, false, false, "cases; with --model poisson: exposure"},
    {"unit", BAREMO_ROLE_CATEGORY, false, true, "name of the unit, one row each"},
};

static const baremo_option options[] = {
    {"target", BAREMO_OPTION_NUMBER, NULL, NULL, 0, 1e300,
     "what the units are compared with; otherwise their own share"},
    {"model", BAREMO_OPTION_WORD, "binomial|poisson", "binomial", 0, 0,
     "binomial: events among cases; poisson: events over exposure"},
};

static const baremo_output outputs[] = {
    {"target", "what the units are compared with"},
    {"dispersion", "mean z^2"},
    {"dispersion_winsorised", "the same with the outer tenths of z put on their quantiles"},
    {"tau2", "variance between units, by moments of the winsorised z"},
    {"z", "distance from the target in standard errors, per unit (subject)"},
    {"z_adjusted", "the same with tau2 in the standard error"},
    {"lcl_95", "exact quantile of 2.5 % over the total"},
    {"ucl_95", "exact quantile of 97.5 %"},
    {"lcl_998", "exact quantile of 0.1 %"},
    {"ucl_998", "exact quantile of 99.9 %"},
};

static const baremo_form forms[] = {{.roles = {"count", "total"}}};

const baremo_procedure baremo_procedure_funnel = {
    .name = "funnel",
    .summary = "units against a target, with limits by their size",
    .definition = "The target is the share of all units together, or --target. z is the distance "
                  "of a unit's share from it in "
                  "standard errors under the target; z_adjusted adds the variance between units, "
                  "tau2, which is estimated from z "
                  "winsorised at its type-7 quantiles of 10 % and 90 %.\n\n"
                  "Control limits are exact quantiles of the binomial distribution (with --model "
                  "poisson, of the Poisson) over the "
                  "total: not interpolated, so they move in steps.\n\n"
                  "A unit with total 0 stands without values. One unit has no tau2; a target of 0 "
                  "or 1 leaves no variance.",
    .source = "Spiegelhalter (2005) Stat. Med. 24:1185. Equals R 4.2 from the definition, with "
              "qbinom and qpois",
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
