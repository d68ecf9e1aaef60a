/* What the results of a comparison name: how it was made, its units, and each outcome once. */
#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/cities/comparison.h"
#include "indicators/cities/themes.h"

static const char *filled(const char *text) { return text && *text ? text : NULL; }

/* Without a plan, or where it is silent, the first programme's. */
static const programme_settings *settled(const comparison *of, bool given) {
    return of->plan && given ? &of->plan->settings : &of->job->programmes[0]->settings;
}

static int largest_min_cell(const comparison *of) {
    int largest = 0;
    for (size_t i = 0; i < of->job->count; i++) {
        int min_cell = of->job->programmes[i]->settings.min_cell;
        largest = min_cell > largest ? min_cell : largest;
    }
    return largest;
}

/* The texts that name the comparison: those of the plan, of a comparison of areas the programme's.
 */
static void name_it(const comparison *of, baremo_results_programme *to) {
    const programme_settings *plan = of->plan ? &of->plan->settings : NULL;
    const programme_settings *areas = of->job->of_areas ? &of->job->programmes[0]->settings : NULL;
    bool titled = plan && of->plan->given.title;
    const programme_settings *named = plan && (titled || !areas) ? plan : areas;
    to->id = plan && of->plan->given.id ? plan->id : areas ? areas->id : "comparison";
    if (!named)
        return;
    to->title = titled || named == areas ? filled(named->title) : NULL;
    to->city = filled(named->city);
    to->country = filled(named->country);
    to->authority = filled(named->authority);
    to->notes = filled(named->notes);
    to->source = filled(named->source);
}

static void span(const comparison *of, baremo_results_programme *to) {
    for (size_t u = 0; u < of->unit_count; u++) {
        baremo_period period = of->entries[u].period;
        if (!period.grain)
            continue;
        if (!to->start.grain || period.first_day < to->start.first_day)
            to->start = period;
        if (!to->end.grain || period.last_day > to->end.last_day)
            to->end = period;
        to->synthetic = to->synthetic || of->entries[u].synthetic;
    }
    to->period = to->end;
    for (size_t i = 0; i < of->job->count; i++) {
        const programme_settings *settings = &of->job->programmes[i]->settings;
        to->date = i == 0 || settings->date > to->date ? settings->date : to->date;
    }
    if (of->plan && of->plan->settings.date_given)
        to->date = of->plan->settings.date;
}

static void fill_programme(comparison *of) {
    const bool none = false;
    const struct plan_given *given = of->plan ? &of->plan->given : NULL;
    baremo_results_programme *to = baremo_results_set_programme(of->results);
    const programme_settings *first = settled(of, none);
    name_it(of, to);
    to->language = of->language;
    to->currency = of->currency;
    span(of, to);
    to->synthetic = to->synthetic || (of->plan && of->plan->settings.synthetic);
    to->ranks = of->ranks;
    to->confidence = of->confidence;
    to->on_track = first->on_track;
    to->behind = first->behind;
    to->min_cell = given && given->min_cell ? of->plan->settings.min_cell : largest_min_cell(of);
    to->rounding = first->rounding;
}

static void fill_comparison(comparison *of) {
    *baremo_results_set_comparison(of->results) =
        (baremo_results_comparison){.of_areas = of->job->of_areas,
                                    .order = of->order,
                                    .currency = of->currency,
                                    .draws = COMPARISON_DRAWS,
                                    .seed = (double)of->seed};
}

static void fill_outcomes(comparison *of) {
    for (size_t i = 0; i < of->outcome_count; i++) {
        const kept_outcome *first = of->outcomes[i].named;
        if (first->indicator)
            *baremo_results_add_indicator(of->results) = *first->indicator;
        else if (first->scale)
            *baremo_results_add_scale(of->results) = *first->scale;
        else
            *baremo_results_add_item(of->results) = *first->item;
    }
}

static void add_code(comparison *of, const baremo_results_code *code) {
    if (!baremo_results_code_find(of->results, code->id))
        *baremo_results_add_code(of->results) = *code;
}

static void fill_codes(comparison *of) {
    for (size_t u = 0; u < of->unit_count; u++)
        for (size_t s = 0; s < of->units[u]->set_count; s++) {
            add_code(of, of->units[u]->sets[s].entry);
            for (size_t i = 0; i < of->units[u]->code_count; i++)
                if (baremo_text_equal(of->units[u]->codes[i].set, of->units[u]->sets[s].id))
                    add_code(of, of->units[u]->codes[i].entry);
        }
}

static void fill_inputs(comparison *of) {
    for (size_t i = 0; i < of->job->count; i++)
        for (size_t k = 0; k < of->job->programmes[i]->input_count; k++)
            *baremo_results_add_input(of->results) = of->job->programmes[i]->inputs[k];
    const baremo_tables *tables = of->plan ? of->plan->tables : NULL;
    for (size_t i = 0; tables && of->job->plan_name && i < tables->file_count; i++)
        *baremo_results_add_input(of->results) = (baremo_results_input){
            baremo_file_within(of->arena, of->job->plan_name, tables->files[i].path),
            tables->files[i].sha256, tables->files[i].bytes, tables->files[i].rows};
}

/* What units share are their outcomes, which were counted when they were matched, and themes. */
static void fill_units(comparison *of) {
    size_t *shared = baremo_arena_array(of->arena, of->unit_count + 1, sizeof *shared);
    of->asked = baremo_arena_array(of->arena, of->unit_count + 1, sizeof *of->asked);
    themes_count(of, of->asked, shared);
    for (size_t u = 0; u < of->unit_count; u++) {
        of->entries[u].comparable += shared[u];
        *baremo_results_add_unit(of->results) = of->entries[u];
    }
}

void comparison_catalogue(comparison *of) {
    fill_programme(of);
    fill_comparison(of);
    fill_outcomes(of);
    fill_codes(of);
    fill_units(of);
    fill_inputs(of);
}
