/* What a reader must know of the units before comparing anything: strata, currencies, periods, who
 * stands alone, who has no data. */
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/cities/comparison.h"
#include "indicators/cities/problems.h"

/* -- strata and people, from the plan -- */

static void take_area(comparison *of, const programme_area *area) {
    for (size_t u = 0; u < of->unit_count; u++) {
        baremo_results_unit *unit = &of->entries[u];
        if (!baremo_text_equal(unit->id, area->id))
            continue;
        unit->stratum = *area->stratum ? area->stratum : unit->stratum;
        unit->population =
            baremo_is_missing(area->population) ? unit->population : area->population;
        unit->title = baremo_text_equal(area->title, area->id) ? unit->title : area->title;
        return;
    }
    baremo_diagnostics_add(of->diagnostics, &baremo_problem_plan_area_unknown, &area->place, "area",
                           area->id, "no programme of the comparison has this id");
}

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

static bool has_money(const kept_unit *unit) {
    bool any = !baremo_is_missing(unit->costs.cost);
    for (size_t i = 0; i < unit->outcome_count && !any; i++)
        any = unit->outcomes[i].indicator &&
              unit->outcomes[i].indicator->value_class == BAREMO_VALUE_MONEY;
    return any;
}

static const char *in_words(const comparison *of) {
    return of->currency ? of->currency : "a currency that is not said";
}

static void settle_currencies(comparison *of) {
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

static void report_alone(comparison *of) {
    for (size_t u = 0; u < of->unit_count; u++) {
        of->alone[u] = of->units[u]->has_data && is_alone(of, u);
        if (!of->units[u]->has_data)
            baremo_diagnostics_add(of->diagnostics, &baremo_problem_compare_without_data,
                                   &of->units[u]->place, NULL, NULL, "`%s` has no data in %s",
                                   of->entries[u].id,
                                   baremo_period_text(of->arena, of->entries[u].period));
        else if (of->alone[u])
            baremo_diagnostics_add(of->diagnostics, &baremo_problem_compare_alone,
                                   &of->units[u]->place, NULL, NULL,
                                   "`%s` has nothing that another one has", of->entries[u].id);
    }
}

static void report_few(comparison *of) {
    const cities_job *job = of->job;
    size_t with_data = 0;
    for (size_t u = 0; u < of->unit_count; u++)
        with_data += of->units[u]->has_data;
    if (job->of_areas ? with_data >= 2 : of->unit_count >= 2)
        return;
    baremo_diagnostics_add(
        of->diagnostics, &baremo_problem_compare_one, &job->programmes[0]->place, NULL, NULL,
        job->of_areas ? "%zu of the areas of `%s` have data of their own"
                      : "%zu programme cannot be compared: `%s`",
        job->of_areas ? with_data : of->unit_count, job->programmes[0]->settings.id);
}

static void report_same_ids(comparison *of) {
    for (size_t i = 1; i < of->job->count; i++)
        for (size_t k = 0; k < i; k++) {
            const kept_programme *one = of->job->programmes[i], *first = of->job->programmes[k];
            if (!baremo_text_equal(one->settings.id, first->settings.id))
                continue;
            baremo_diagnostics_add(of->diagnostics, &baremo_problem_compare_same_id, &one->place,
                                   "id", one->settings.id, "this is the id of %s too", first->name);
            break;
        }
}

void comparison_state(comparison *of) {
    for (size_t i = 0; of->plan && !of->job->of_areas && i < of->plan->area_count; i++)
        take_area(of, &of->plan->areas[i]);
    find_strata(of);
    of->alone = baremo_arena_array(of->arena, of->unit_count + 1, sizeof *of->alone);
    report_few(of);
    report_same_ids(of);
    report_alone(of);
    report_periods(of);
    settle_currencies(of);
}
