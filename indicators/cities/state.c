/* What a reader must know of the units before comparing anything: strata, currencies, periods, who
 * stands alone, who has no data. */
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/cities/comparison.h"
#include "indicators/cities/problems.h"

/* -- strata -- */

static void find_strata(comparison *of) {
    of->strata = baremo_arena_array(of->arena, of->unit_count + 1, sizeof *of->strata);
    for (size_t u = 0; u < of->unit_count; u++) {
        const char *stratum = of->entries[u].stratum;
        bool known = !stratum;
        for (size_t i = 0; i < of->stratum_count && !known; i++)
            known = strcmp(of->strata[i], stratum) == 0;
        if (!known)
            of->strata[of->stratum_count++] = stratum;
    }
}

/* -- money -- */

static double rate_of(const comparison *of, const char *currency) {
    if (!currency || !of->currency)
        return BAREMO_MISSING;
    if (baremo_text_equal(currency, of->currency))
        return 1;
    for (size_t i = 0; of->plan && i < of->plan->rate_count; i++)
        if (baremo_text_equal(of->plan->rates[i].currency, currency))
            return of->plan->rates[i].rate;
    return BAREMO_MISSING;
}

static void check_own_rate(comparison *of) {
    for (size_t i = 0; of->plan && of->currency && i < of->plan->rate_count; i++) {
        const plan_rate *rate = &of->plan->rates[i];
        char value[BAREMO_NUMBER_SIZE];
        if (rate->rate == 1 || !baremo_text_equal(rate->currency, of->currency))
            continue;
        baremo_number_print(value, rate->rate);
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_exchange_own, &rate->place, "rate",
                               value, "the comparison is in %s, of which one is always 1",
                               of->currency);
    }
}

static bool has_money(const kept_unit *unit) {
    bool any = !baremo_is_missing(unit->costs.cost.value);
    for (size_t i = 0; i < unit->outcome_count && !any; i++)
        any = unit->outcomes[i].indicator &&
              unit->outcomes[i].indicator->value_class == BAREMO_VALUE_MONEY;
    return any;
}

static const char *in_words(const comparison *of) {
    return of->currency ? of->currency : "a currency that is not said";
}

static void settle_currencies(comparison *of) {
    check_own_rate(of);
    for (size_t u = 0; u < of->unit_count; u++) {
        baremo_results_unit *unit = &of->entries[u];
        unit->exchange = rate_of(of, unit->currency);
        if (!baremo_is_missing(unit->exchange) || !has_money(of->units[u]) || of->job->of_areas)
            continue;
        baremo_diagnostics_add(
            of->diagnostics, &baremo_problem_compare_currency, &of->units[u]->place, "currency",
            unit->currency, "`%s` has amounts in %s and the comparison is in %s", unit->id,
            unit->currency ? unit->currency : "no stated currency", in_words(of));
    }
}

/* -- what is to be said -- */

static void report_periods(comparison *of) {
    for (size_t u = 1; u < of->unit_count; u++) {
        const baremo_results_unit *unit = &of->entries[u], *first = &of->entries[0];
        if (baremo_period_equal(unit->period, first->period))
            continue;
        baremo_diagnostics_add(
            of->diagnostics, &baremo_problem_compare_periods, &of->units[u]->place, "period",
            baremo_period_text(of->arena, unit->period), "`%s` is compared at %s and `%s` at %s",
            unit->id, baremo_period_text(of->arena, unit->period), first->id,
            baremo_period_text(of->arena, first->period));
    }
}

static bool names_same_code(const kept_unit *one, const kept_unit *other) {
    for (size_t i = 0; i < one->set_count; i++)
        for (size_t k = 0; k < other->set_count; k++)
            if (baremo_text_equal(one->sets[i].id, other->sets[k].id))
                return true;
    return false;
}

/* An area that names no theme is compared with those that do. */
static bool is_alone(const comparison *of, size_t unit) {
    for (size_t u = 0; u < of->unit_count; u++)
        if (of->job->of_areas && of->units[u]->set_count)
            return false;
    for (size_t u = 0; u < of->unit_count; u++)
        if (u != unit && names_same_code(of->units[unit], of->units[u]))
            return false;
    return of->entries[unit].comparable == 0;
}

static void find_alone(comparison *of) {
    of->alone = baremo_arena_array(of->arena, of->unit_count + 1, sizeof *of->alone);
    for (size_t u = 0; u < of->unit_count; u++)
        of->alone[u] = of->units[u]->has_data && is_alone(of, u);
}

/* It is alone because it defines otherwise what others have, which is said already. */
static bool defines_otherwise(const comparison *of, size_t unit) {
    for (size_t i = 0; i < of->outcome_count; i++)
        if (of->outcomes[i].differs[unit])
            return true;
    return false;
}

static void report_alone(comparison *of) {
    for (size_t u = 0; u < of->unit_count; u++) {
        if (!of->units[u]->has_data)
            baremo_diagnostics_add(of->diagnostics, &baremo_problem_compare_without_data,
                                   &of->units[u]->place, NULL, NULL, "`%s` has no data in %s",
                                   of->entries[u].id,
                                   baremo_period_text(of->arena, of->entries[u].period));
        else if (of->alone[u] && !defines_otherwise(of, u))
            baremo_diagnostics_add(of->diagnostics, &baremo_problem_compare_alone,
                                   &of->units[u]->place, NULL, NULL,
                                   "`%s` has nothing that another one has", of->entries[u].id);
    }
}

static size_t with_data(const comparison *of) {
    size_t count = 0;
    for (size_t u = 0; u < of->unit_count; u++)
        count += of->units[u]->has_data;
    return count;
}

static bool enough_units(const comparison *of) {
    return (of->job->of_areas ? with_data(of) : of->unit_count) >= 2;
}

static void report_few(comparison *of) {
    const kept_programme *first = of->job->programmes[0];
    if (!of->job->of_areas)
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_compare_one, &first->place, NULL,
                               NULL, "`%s` has no other programme beside it", first->settings.id);
    else if (of->unit_count < 2)
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_compare_one, &first->place, NULL,
                               NULL, "`%s` is one programme, with %s of role `programme`",
                               first->settings.id, of->unit_count ? "one area" : "no area");
    else
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_compare_one, &first->place, NULL,
                               NULL, "%s of the %zu areas of `%s` has data of its own",
                               with_data(of) ? "only one" : "none", of->unit_count,
                               first->settings.id);
}

/* Whether there are two of one id. */
static bool report_same_ids(comparison *of) {
    bool any = false;
    for (size_t i = 1; i < of->job->count; i++)
        for (size_t k = 0; k < i; k++) {
            const kept_programme *one = of->job->programmes[i], *first = of->job->programmes[k];
            if (!baremo_text_equal(one->settings.id, first->settings.id))
                continue;
            baremo_diagnostics_add(of->diagnostics, &baremo_problem_compare_same_id, &one->place,
                                   "id", one->settings.id, "this is the id of %s too", first->name);
            any = true;
            break;
        }
    return any;
}

/* One thing is said of one fault: where programmes are missing, left out or full of errors, what
 * the others have in common is not known. */
static void report_common(comparison *of) {
    bool whole = !report_same_ids(of) && !of->job->checking;
    find_alone(of);
    if (whole && enough_units(of))
        report_alone(of);
    else if (whole)
        report_few(of);
}

static void report_surveys(comparison *of) {
    const kept_programme *first = of->job->programmes[0];
    if (of->job->of_areas && first->has_surveys)
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_compare_surveys, &first->place,
                               NULL, NULL, "the surveys of `%s` are not compared by area",
                               first->settings.id);
}

void comparison_state(comparison *of) {
    find_strata(of);
    report_common(of);
    report_surveys(of);
    report_periods(of);
    settle_currencies(of);
}
