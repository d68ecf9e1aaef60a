/* What a comparison keeps of an evaluated programme. */
#include "indicators/cities/kept.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/cities/keeping.h"

static const char *filled(const char *text) { return text && *text ? text : NULL; }

static void keep_settings(keeping *at) {
    programme_settings *to = &at->made->settings;
    *to = at->model->settings;
    const char **const texts[] = {&to->id,      &to->title,     &to->city,
                                  &to->country, &to->authority, &to->currency,
                                  &to->notes,   &to->source,    &to->order_by};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = keep_text(at, *texts[i]);
    to->order_place = keep_place(at, to->order_place);
    at->made->place = (baremo_place){.file = keep_text(at, at->source->name)};
}

static void keep_inputs(keeping *at) {
    size_t count = 0;
    const baremo_results_input *from = baremo_results_inputs(at->results, &count);
    baremo_results_input *to = baremo_arena_array(at->arena, count + 1, sizeof *to);
    for (size_t i = 0; i < count; i++) {
        to[i] = from[i];
        to[i].path = keep_text(at, baremo_file_within(at->scratch, at->source->name, from[i].path));
        to[i].sha256 = keep_text(at, from[i].sha256);
    }
    at->made->inputs = to;
    at->made->input_count = count;
}

static baremo_results_unit entry_of(keeping *at) {
    const programme_settings *settings = &at->made->settings;
    return (baremo_results_unit){.id = settings->id,
                                 .programme = settings->id,
                                 .title = settings->title,
                                 .city = filled(settings->city),
                                 .country = filled(settings->country),
                                 .currency = filled(settings->currency),
                                 .exchange = BAREMO_MISSING,
                                 .population = BAREMO_MISSING,
                                 .period = settings->period,
                                 .synthetic = settings->synthetic};
}

static void keep_completeness(keeping *at, kept_unit *unit, const char *area) {
    baremo_result_key key = {.subject_kind = BAREMO_SUBJECT_RULE,
                             .subject = "completeness",
                             .period = at->model->settings.period,
                             .area = area,
                             .statistic = "expected"};
    const baremo_result *expected = baremo_results_find(at->results, &key);
    key.statistic = "received";
    const baremo_result *received = baremo_results_find(at->results, &key);
    unit->cells_expected = expected ? expected->value : BAREMO_MISSING;
    unit->cells_received = received ? received->value : BAREMO_MISSING;
}

static void find_data(kept_unit *unit) {
    unit->has_data = unit->set_count > 0;
    for (size_t i = 0; i < unit->outcome_count; i++)
        for (size_t r = 0; r < unit->outcomes[i].row_count; r++)
            unit->has_data = unit->has_data || !baremo_is_missing(unit->outcomes[i].rows[r].value);
}

static void take_outcomes(keeping *at, kept_unit *unit, const kept_outcome *outcomes,
                          size_t count) {
    kept_outcome *kept = baremo_arena_raw(at->arena, count + 1, sizeof *kept);
    if (count)
        memcpy(kept, outcomes, count * sizeof *kept);
    unit->outcomes = kept;
    unit->outcome_count = count;
    find_data(unit);
}

/* -- a programme as one unit -- */

static bool is_leaf(const programme *model, uint32_t area) {
    return model->areas[area].role == PROGRAMME_ROLE_PROGRAMME && !model->areas[area].child_count;
}

static double population_of(const programme *model, uint32_t area) {
    return model->settings.period.grain ? programme_population(model, area, model->settings.period)
                                        : model->areas[area].population;
}

/* The people and the stratum of the areas of the programme: missing where one of them has none, or
 * another one. */
static void sum_areas(keeping *at, kept_unit *unit) {
    const programme *model = at->model;
    const char *stratum = NULL;
    double population = 0;
    bool any = false, same = true;
    for (uint32_t i = 0; i < model->area_count; i++) {
        if (!is_leaf(model, i))
            continue;
        same = same && (!any || baremo_text_equal(stratum, model->areas[i].stratum));
        stratum = model->areas[i].stratum;
        population += population_of(model, i);
        any = true;
    }
    if (!any)
        return;
    unit->entry.population = population;
    unit->entry.stratum = same ? filled(keep_text(at, stratum)) : NULL;
}

static void keep_whole(keeping *at) {
    kept_unit *unit = baremo_arena_alloc(at->arena, sizeof *unit);
    size_t scales = 0, items = 0, count = at->model->indicator_count;
    baremo_results_scales(at->results, &scales);
    baremo_results_items(at->results, &items);
    const kept_outcome *indicators = keep_indicators(at, PROGRAMME_NONE);
    kept_outcome *all = baremo_arena_array(at->scratch, count + scales + items + 1, sizeof *all);
    if (count)
        memcpy(all, indicators, count * sizeof *all);
    count += keep_surveys(at, all + count);
    unit->entry = entry_of(at);
    unit->language = at->made->settings.own_language;
    unit->place = at->made->place;
    keep_codes(at, unit);
    take_outcomes(at, unit, all, count);
    unit->costs = keep_costs(at);
    sum_areas(at, unit);
    keep_completeness(at, unit, NULL);
    unit->reports = keep_reports(at, PROGRAMME_NONE);
    at->made->units = unit;
    at->made->unit_count = 1;
}

/* -- its areas as units -- */

static void keep_area(keeping *at, kept_unit *unit, uint32_t area) {
    const programme_area *from = &at->model->areas[area];
    unit->entry = entry_of(at);
    unit->language = at->made->settings.own_language;
    unit->entry.id = unit->entry.area = keep_text(at, from->id);
    unit->entry.title = filled(keep_text(at, from->title));
    unit->entry.stratum = filled(keep_text(at, from->stratum));
    unit->entry.population = population_of(at->model, area);
    unit->entry.city = unit->entry.country = NULL;
    unit->place = keep_place(at, from->place);
    unit->costs = keep_no_costs();
    keep_area_codes(at, unit, unit->entry.id);
    take_outcomes(at, unit, keep_indicators(at, area), at->model->indicator_count);
    unit->has_data = unit->has_data || at->model->coding_count > 0;
    keep_completeness(at, unit, unit->entry.id);
    unit->reports = keep_reports(at, area);
}

static void keep_areas(keeping *at) {
    const programme *model = at->model;
    kept_unit *units = baremo_arena_array(at->arena, model->area_count + 1, sizeof *units);
    for (uint32_t i = 0; i < model->area_count; i++)
        if (is_leaf(model, i))
            keep_area(at, &units[at->made->unit_count++], i);
    at->made->units = units;
    at->made->reports = keep_reports(at, PROGRAMME_NONE);
    at->made->has_surveys = model->survey_count > 0;
}

const kept_programme *kept_programme_new(const kept_source *source, baremo_arena *arena) {
    keeping at = {.source = source,
                  .model = source->model,
                  .results = source->results,
                  .arena = arena,
                  .scratch = baremo_arena_new(arena),
                  .made = baremo_arena_alloc(arena, sizeof *at.made)};
    dictionary_init(&at.texts, arena);
    keep_columns(&at);
    at.made->name = keep_text(&at, source->name);
    keep_settings(&at);
    keep_inputs(&at);
    if (source->of_areas)
        keep_areas(&at);
    else
        keep_whole(&at);
    keep_displacements(&at);
    dictionary_finish(&at.texts);
    baremo_arena_free(at.scratch);
    return at.made;
}
