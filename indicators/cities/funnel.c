/* Proportions and rates about a common target.
 *
 * 1. The centre is the target of the period where all units have the same one, else the mean of all
 *    of them.
 * 2. All numbers are in the indicator's own unit: tau2 in its square.
 */
#include "indicators/cities/funnel.h"

#include <string.h>

#include <baremo/number.h>

#include "engine/statistics/funnel.h"

typedef struct funnel {
    compared_rows *rows;
    const kept_outcome *first;
    baremo_funnel_unit *items;
    size_t *units;
    size_t count;
    bool poisson;
} funnel;

static bool is_counted(const kept_outcome *outcome, bool poisson) {
    const kept_parts *value = &outcome->value;
    return value->whole && value->numerator >= 0 && value->denominator > 0 &&
           (poisson || value->numerator <= value->denominator);
}

static void collect(funnel *at, const compared_outcome *outcome) {
    for (size_t u = 0; u < at->rows->of->unit_count; u++) {
        const kept_outcome *one = outcome->of[u];
        if (!one || !is_counted(one, at->poisson))
            continue;
        at->items[at->count] =
            (baremo_funnel_unit){.count = one->value.numerator, .total = one->value.denominator};
        at->units[at->count++] = u;
    }
}

static double target_of(const kept_outcome *outcome) {
    for (size_t i = 0; i < outcome->row_count; i++)
        if (strcmp(outcome->rows[i].statistic, "target") == 0)
            return outcome->rows[i].value;
    return BAREMO_MISSING;
}

/* Rule 1. */
static double common_target(const funnel *at, const compared_outcome *outcome) {
    double common = target_of(outcome->of[at->units[0]]);
    for (size_t i = 1; i < at->count; i++) {
        double target = target_of(outcome->of[at->units[i]]);
        if (baremo_is_missing(target) || target != common)
            return BAREMO_MISSING;
    }
    return common;
}

static void add(const funnel *at, const char *statistic, double value,
                baremo_value_class value_class, double n) {
    baremo_result *row = compared_add(at->rows, statistic, value, value_class);
    row->n = n;
    if (baremo_is_missing(value))
        compared_note(at->rows, row, &baremo_note_not_about_centre, NULL, NULL);
}

static void report_unit(const funnel *at, const baremo_funnel_unit *unit) {
    double factor = at->first->indicator->factor;
    baremo_value_class own = at->first->indicator->value_class;
    const struct {
        const char *statistic;
        double value;
        baremo_value_class value_class;
    } rows[] = {{"count", unit->count, BAREMO_VALUE_COUNT},
                {"total", unit->total, BAREMO_VALUE_NUMBER},
                {"value", factor * unit->count / unit->total, own},
                {"z", unit->z, BAREMO_VALUE_STATISTIC},
                {"z_adjusted", unit->z_adjusted, BAREMO_VALUE_STATISTIC},
                {"lcl_95", factor * unit->lcl_95, own},
                {"ucl_95", factor * unit->ucl_95, own},
                {"lcl_998", factor * unit->lcl_998, own},
                {"ucl_998", factor * unit->ucl_998, own}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        add(at, rows[i].statistic, rows[i].value, rows[i].value_class, unit->total);
}

static void report_all(const funnel *at, const baremo_funnel *result, bool given) {
    double factor = at->first->indicator->factor, n = result->compared;
    baremo_result *row = compared_add(at->rows, "target", factor * result->target,
                                      at->first->indicator->value_class);
    row->n = n;
    row->method = given ? "the target of all" : "the mean of all";
    add(at, "dispersion", result->dispersion, BAREMO_VALUE_STATISTIC, n);
    add(at, "dispersion_winsorised", result->dispersion_winsorised, BAREMO_VALUE_STATISTIC, n);
    add(at, "tau2", factor * factor * result->tau2, BAREMO_VALUE_STATISTIC, n);
}

void funnel_report(compared_rows *rows, const compared_outcome *outcome, baremo_arena *scratch) {
    const baremo_results_indicator *indicator = outcome->first->indicator;
    if (!indicator)
        return;
    bool ratio = strcmp(indicator->measure, "ratio") == 0 &&
                 (indicator->factor == 1 || indicator->factor == 100);
    if (!ratio && strcmp(indicator->measure, "rate") != 0)
        return;
    size_t units = rows->of->unit_count;
    funnel at = {.rows = rows,
                 .first = outcome->first,
                 .items = baremo_arena_array(scratch, units + 1, sizeof *at.items),
                 .units = baremo_arena_array(scratch, units + 1, sizeof *at.units),
                 .poisson = !ratio};
    collect(&at, outcome);
    if (at.count < 2)
        return;
    double target = common_target(&at, outcome) / indicator->factor;
    if (!(target > 0) || (ratio && target >= 1))
        target = BAREMO_MISSING;
    baremo_funnel result = baremo_funnel_of(scratch, at.items, at.count, target, at.poisson);
    compared_group(rows, NULL, ratio ? "proportion" : "rate", NULL);
    report_all(&at, &result, !baremo_is_missing(target));
    for (size_t i = 0; i < at.count; i++) {
        compared_unit(rows, at.units[i]);
        report_unit(&at, &at.items[i]);
    }
    compared_unit(rows, SIZE_MAX);
    compared_group(rows, NULL, NULL, NULL);
}
