/* What the results name: the programme, its axes, actions, indicators and areas. */
#include "indicators/catalogue.h"

#include <string.h>

#include <baremo/text.h>

#include "indicators/actions.h"

static const char *filled(const char *text) { return text && *text ? text : NULL; }

static void fill_programme(evaluation *of) {
    const programme_settings *from = &of->model->settings;
    baremo_results_programme *to = baremo_results_set_programme(of->results);
    to->id = from->id;
    to->title = filled(from->title);
    to->city = filled(from->city);
    to->country = filled(from->country);
    to->language = from->language;
    to->authority = filled(from->authority);
    to->currency = filled(from->currency);
    to->notes = filled(from->notes);
    to->source = filled(from->source);
    to->start = from->start;
    to->end = from->end;
    to->period = from->period;
    to->date = from->date;
    to->synthetic = from->synthetic;
    to->ranks = from->ranks;
    to->incomplete = baremo_diagnostics_count(of->diagnostics, BAREMO_ERROR) > 0;
    to->confidence = from->confidence;
    to->on_track = from->on_track;
    to->behind = from->behind;
    to->min_cell = from->min_cell;
    to->rounding = from->rounding;
    if (!of->period_count)
        return;
    int steps = baremo_period_distance(of->first, of->last);
    size_t count = steps < 0 ? 1 : (size_t)steps + 1;
    baremo_period *periods = baremo_arena_array(of->arena, count, sizeof *periods);
    for (size_t t = 0; t < count; t++)
        periods[t] = baremo_period_step(of->first, (int)t);
    to->periods = periods;
    to->period_count = count;
}

static void fill_axes(evaluation *of) {
    for (size_t i = 0; i < of->model->axis_count; i++) {
        const programme_axis *from = &of->model->axes[i];
        *baremo_results_add_axis(of->results) =
            (baremo_results_axis){from->id, from->title, filled(from->objective)};
    }
}

static void fill_actions(evaluation *of) {
    for (size_t i = 0; i < of->model->action_count; i++) {
        const programme_action *from = &of->model->actions[i];
        action_standing at = action_standing_at(from, of->evaluated);
        *baremo_results_add_action(of->results) =
            (baremo_results_action){.id = from->id,
                                    .axis = evaluation_axis(of, from->axis),
                                    .title = from->title,
                                    .responsible = filled(from->responsible),
                                    .note = filled(at.note),
                                    .status = filled(programme_action_status_name(at.status)),
                                    .start = from->start,
                                    .end = from->end,
                                    .budget = at.budget,
                                    .spent = at.spent,
                                    .sessions = at.sessions,
                                    .invited = at.invited,
                                    .participants = at.participants};
    }
}

/* The currency by its code or its usual sign. */
static bool is_money(const programme *model, const char *unit) {
    static const char *const signs[] = {"€", "EUR", "$", "USD", "£", "GBP"};
    if (!*unit)
        return false;
    if (baremo_text_equal(unit, model->settings.currency))
        return true;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strcmp(unit, signs[i]) == 0)
            return true;
    return false;
}

baremo_value_class catalogue_value_class(const programme *model,
                                         const programme_indicator *indicator) {
    switch (indicator->measure) {
    case PROGRAMME_COUNT:
        return indicator->decimals ? BAREMO_VALUE_NUMBER : BAREMO_VALUE_COUNT;
    case PROGRAMME_RATIO:
        return indicator->factor == 100 ? BAREMO_VALUE_PERCENT
               : indicator->factor == 1 ? BAREMO_VALUE_NUMBER
                                        : BAREMO_VALUE_RATE;
    case PROGRAMME_RATE:
        return BAREMO_VALUE_RATE;
    case PROGRAMME_LEVEL:
        return BAREMO_VALUE_LEVEL;
    default:
        break;
    }
    if (strcmp(indicator->unit, "%") == 0)
        return BAREMO_VALUE_PERCENT;
    if (indicator->measure == PROGRAMME_AMOUNT)
        return is_money(model, indicator->unit) ? BAREMO_VALUE_MONEY : BAREMO_VALUE_NUMBER;
    return BAREMO_VALUE_MEAN;
}

static const baremo_results_target *targets_of(evaluation *of,
                                               const programme_indicator *indicator) {
    baremo_results_target *targets =
        baremo_arena_array(of->arena, indicator->target_count + 1, sizeof *targets);
    for (size_t i = 0; i < indicator->target_count; i++)
        targets[i] = (baremo_results_target){indicator->targets[i].period,
                                             evaluation_area(of, indicator->targets[i].area),
                                             indicator->targets[i].value};
    return targets;
}

static void fill_texts(baremo_results_indicator *to, const programme_indicator *from) {
    to->definition = filled(from->definition);
    to->source = filled(from->source);
    to->method = filled(from->method);
    to->frequency = filled(from->frequency);
    to->responsible = filled(from->responsible);
    to->limitations = filled(from->limitations);
    to->rationale = filled(from->rationale);
    to->baseline_note = filled(from->baseline_note);
}

static void fill_indicator(evaluation *of, const programme_indicator *from) {
    const programme *model = of->model;
    baremo_results_indicator *to = baremo_results_add_indicator(of->results);
    to->id = from->id;
    to->axis = evaluation_axis(of, from->axis);
    to->action = from->action == PROGRAMME_NONE ? NULL : model->actions[from->action].id;
    to->title = from->title;
    to->kind = programme_kind_name(from->kind);
    to->unit = filled(from->unit);
    to->measure = programme_measure_name(from->measure);
    to->flow = programme_flow_name(from->flow);
    to->target_flow = programme_flow_name(from->target_flow);
    to->of = from->of == PROGRAMME_NONE ? NULL : model->indicators[from->of].id;
    to->factor = from->factor;
    to->direction = from->direction;
    to->value_class = catalogue_value_class(model, from);
    to->decimals = from->decimals;
    to->levels = from->levels;
    to->level_count = from->level_count;
    to->low = from->low;
    to->high = from->high;
    to->baseline = of->baselines[from - model->indicators];
    to->baseline_period = from->baseline_period;
    to->targets = targets_of(of, from);
    to->target_count = from->target_count;
    fill_texts(to, from);
}

static void fill_areas(evaluation *of) {
    for (uint32_t i = 0; i < of->model->area_count; i++) {
        const programme_area *from = &of->model->areas[i];
        double population = of->evaluated.grain ? programme_population(of->model, i, of->evaluated)
                                                : from->population;
        *baremo_results_add_area(of->results) =
            (baremo_results_area){.id = from->id,
                                  .title = filled(from->title),
                                  .parent = evaluation_area(of, from->parent),
                                  .role = programme_role_name(from->role),
                                  .stratum = filled(from->stratum),
                                  .population = population};
    }
}

static void fill_inputs(evaluation *of) {
    const baremo_tables *tables = of->model->tables;
    for (size_t i = 0; tables && i < tables->file_count; i++)
        *baremo_results_add_input(of->results) =
            (baremo_results_input){tables->files[i].path, tables->files[i].sha256,
                                   tables->files[i].bytes, tables->files[i].rows};
}

void catalogue_fill(evaluation *of) {
    fill_programme(of);
    fill_axes(of);
    fill_actions(of);
    for (size_t i = 0; i < of->model->indicator_count; i++)
        fill_indicator(of, &of->model->indicators[i]);
    fill_areas(of);
    fill_inputs(of);
}
