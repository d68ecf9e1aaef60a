/* The units of a comparison: who they are, their people and strata, and their order.
 *
 * 1. The first programme of an id has it.
 * 2. What the plan says of a unit holds.
 * 3. In order of population the largest comes first; of an indicator the best by its direction, of
 *    one to be maintained the highest. Units without the number come last, equal ones as given.
 */
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/cities/comparison.h"
#include "indicators/cities/problems.h"

/* Rule 1: with --keep-going the later ones are left out. */
static bool id_taken(const cities_job *job, size_t at) {
    for (size_t i = 0; i < at; i++)
        if (baremo_text_equal(job->programmes[i]->settings.id, job->programmes[at]->settings.id))
            return true;
    return false;
}

static void list_units(comparison *of) {
    const cities_job *job = of->job;
    size_t count = 0;
    for (size_t i = 0; i < job->count; i++)
        count += job->programmes[i]->unit_count;
    of->units = baremo_arena_array(of->arena, count + 1, sizeof *of->units);
    of->entries = baremo_arena_array(of->arena, count + 1, sizeof *of->entries);
    for (size_t i = 0; i < job->count; i++)
        for (size_t k = 0; !id_taken(job, i) && k < job->programmes[i]->unit_count; k++)
            of->units[of->unit_count++] = &job->programmes[i]->units[k];
    for (size_t u = 0; u < of->unit_count; u++)
        of->entries[u] = of->units[u]->entry;
}

/* -- the plan -- */

/* Rule 2. */
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
    if (of->job->partial)
        return;
    baremo_diagnostics_add(of->diagnostics, &baremo_problem_plan_area_unknown, &area->place, "area",
                           area->id, "no programme of the comparison has this id");
}

/* -- order -- */

static const kept_outcome *indicator_of(const kept_unit *unit, const char *id) {
    for (size_t i = 0; i < unit->outcome_count; i++)
        if (unit->outcomes[i].indicator && baremo_text_equal(unit->outcomes[i].id, id))
            return &unit->outcomes[i];
    return NULL;
}

/* What a unit stands in order of, the greatest first. */
static double key_of(const comparison *of, size_t unit) {
    if (!of->order_by)
        return of->entries[unit].population;
    const kept_outcome *outcome = indicator_of(of->units[unit], of->order_by);
    for (size_t i = 0; outcome && i < outcome->row_count; i++) {
        const baremo_result *row = &outcome->rows[i];
        if (strcmp(row->statistic, "value") == 0 && !row->group)
            return outcome->indicator->direction == BAREMO_DECREASE ? -row->value : row->value;
    }
    return BAREMO_MISSING;
}

/* Rule 3. */
static bool stands_before(double one, double other) {
    return !baremo_is_missing(one) && (baremo_is_missing(other) || one > other);
}

static void sort_units(comparison *of) {
    double *keys = baremo_arena_array(of->arena, of->unit_count + 1, sizeof *keys);
    for (size_t u = 0; u < of->unit_count; u++) {
        const kept_unit *unit = of->units[u];
        baremo_results_unit entry = of->entries[u];
        double key = key_of(of, u);
        size_t to = u;
        for (; to > 0 && stands_before(key, keys[to - 1]); to--) {
            keys[to] = keys[to - 1];
            of->units[to] = of->units[to - 1];
            of->entries[to] = of->entries[to - 1];
        }
        keys[to] = key;
        of->units[to] = unit;
        of->entries[to] = entry;
    }
}

static bool any_has_key(const comparison *of) {
    for (size_t u = 0; u < of->unit_count; u++)
        if (!baremo_is_missing(key_of(of, u)))
            return true;
    return false;
}

/* NULL: they can stand in this order. */
static const char *why_not(const comparison *of) {
    bool known = !of->order_by;
    for (size_t u = 0; u < of->unit_count && !known; u++)
        known = indicator_of(of->units[u], of->order_by) != NULL;
    if (!known)
        return "no programme of the comparison has this indicator";
    if (of->order_by && !of->ranks)
        return "by an indicator the units would stand in a ranking, and `ranks` is not `yes`";
    return any_has_key(of) ? NULL : "none of the units has this number";
}

static void order_units(comparison *of, const programme_settings *settings) {
    of->order = "given";
    if (settings->order == PROGRAMME_ORDER_GIVEN)
        return;
    const char *name = settings->order_by ? settings->order_by : "population";
    of->order_by = settings->order_by;
    const char *why = why_not(of);
    if (!why) {
        of->order = name;
        sort_units(of);
    } else if (!of->job->checking || (of->order_by && !of->job->partial)) {
        baremo_place place = settings->order_place;
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_order_unknown, &place, "order",
                               name, "%s", why);
    }
}

void comparison_units(comparison *of, const programme_settings *settings) {
    list_units(of);
    for (size_t i = 0; of->plan && !of->job->of_areas && i < of->plan->area_count; i++)
        take_area(of, &of->plan->areas[i]);
    order_units(of, settings);
}
