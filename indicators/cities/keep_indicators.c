/* The indicators of a unit: their entries, rows of the compared period, and what values are made
 * of. */
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/cities/keeping.h"

static const char *const *copy_levels(keeping *at, const baremo_results_indicator *from) {
    const char **levels = baremo_arena_array(at->arena, from->level_count + 1, sizeof *levels);
    for (size_t i = 0; i < from->level_count; i++)
        levels[i] = keep_text(at, from->levels[i]);
    return levels;
}

static const baremo_results_target *copy_targets(keeping *at,
                                                 const baremo_results_indicator *from) {
    baremo_results_target *targets =
        baremo_arena_array(at->arena, from->target_count + 1, sizeof *targets);
    for (size_t i = 0; i < from->target_count; i++) {
        targets[i] = from->targets[i];
        targets[i].area = keep_text(at, from->targets[i].area);
    }
    return targets;
}

static const baremo_results_indicator *copy_entry(keeping *at,
                                                  const baremo_results_indicator *from) {
    baremo_results_indicator *to = baremo_arena_alloc(at->arena, sizeof *to);
    *to = *from;
    const char **const texts[] = {
        &to->id,        &to->axis,        &to->action,        &to->title,      &to->unit,
        &to->of,        &to->definition,  &to->baseline_note, &to->source,     &to->method,
        &to->frequency, &to->responsible, &to->rationale,     &to->limitations};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = keep_text(at, *texts[i]);
    to->levels = copy_levels(at, from);
    to->targets = copy_targets(at, from);
    return to;
}

/* -- rows -- */

typedef struct row_list {
    baremo_result *items;
    size_t count, capacity;
} row_list;

static bool is_compared(const keeping *at, const baremo_result *row, const char *area) {
    return row->subject_kind == BAREMO_SUBJECT_INDICATOR && baremo_text_blank(row->group) &&
           baremo_period_equal(row->period, at->model->settings.period) &&
           baremo_text_equal(row->area ? row->area : "", area ? area : "");
}

/* The rows stand by indicator, in the order of the model. */
static void copy_rows(keeping *at, const char *area, kept_outcome *outcomes) {
    size_t row_count = 0, count = at->model->indicator_count;
    const baremo_result *rows = baremo_results_rows(at->results, &row_count);
    row_list *lists = baremo_arena_array(at->scratch, count + 1, sizeof *lists);
    for (size_t r = 0, i = 0; r < row_count && i < count; r++) {
        if (!is_compared(at, &rows[r], area))
            continue;
        while (i < count && strcmp(rows[r].subject, at->model->indicators[i].id) != 0)
            i++;
        if (i == count)
            break;
        BAREMO_ARENA_RESERVE(at->scratch, lists[i].items, lists[i].count, lists[i].capacity);
        lists[i].items[lists[i].count++] = keep_row(at, &rows[r]);
    }
    for (size_t i = 0; i < count; i++) {
        baremo_result *kept =
            baremo_arena_raw(at->arena, lists[i].count + 1, sizeof *outcomes[i].rows);
        if (lists[i].count)
            memcpy(kept, lists[i].items, lists[i].count * sizeof *kept);
        outcomes[i].rows = kept;
        outcomes[i].row_count = lists[i].count;
    }
}

/* -- what values are made of -- */

static const kept_parts no_parts = {BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING, false};

static void take_part(const keeping *at, const evaluate_part *part, kept_outcome *outcomes) {
    const programme_indicator *indicator = &at->model->indicators[part->indicator];
    kept_outcome *outcome = &outcomes[part->indicator];
    const kept_parts parts = {part->value, part->numerator, part->denominator,
                              part->whole && indicator->interval};
    if (baremo_period_equal(part->period, at->model->settings.period))
        outcome->value = parts;
    if (baremo_period_equal(part->period, indicator->baseline_period) &&
        baremo_is_missing(indicator->baseline))
        outcome->baseline = parts;
}

kept_outcome *keep_indicators(keeping *at, uint32_t area) {
    const programme *model = at->model;
    size_t count = 0;
    const baremo_results_indicator *entries = baremo_results_indicators(at->results, &count);
    kept_outcome *outcomes = baremo_arena_array(at->scratch, count + 1, sizeof *outcomes);
    for (size_t i = 0; i < count; i++) {
        kept_outcome *one = &outcomes[i];
        one->kind = BAREMO_SUBJECT_INDICATOR;
        one->indicator = copy_entry(at, &entries[i]);
        one->id = one->indicator->id;
        one->title = one->indicator->title;
        one->axis = one->indicator->axis;
        one->value = one->baseline = no_parts;
        one->counted = model->indicators[i].flow == PROGRAMME_PERIOD;
        keep_indicator_definitions(at, &model->indicators[i], one);
    }
    copy_rows(at, area == PROGRAMME_NONE ? NULL : model->areas[area].id, outcomes);
    for (size_t i = 0; i < at->source->parts->count; i++)
        if (at->source->parts->items[i].area == area)
            take_part(at, &at->source->parts->items[i], outcomes);
    return outcomes;
}
