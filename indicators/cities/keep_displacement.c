/* What happened in the areas of each role, before the programme and in its first periods.
 *
 * 1. Of indicators by period that are counts or rates, and of programmes with areas of role
 *    `programme` and `neighbour`.
 * 2. The areas of a role are those observed at the baseline period. A period without one of them
 * has no sum.
 * 3. Before: the baseline period. Lag k: the k-th period after the first one of the plan.
 */
#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/cities/keeping.h"

static bool has_role(const programme *model, programme_role role) {
    for (size_t i = 0; i < model->area_count; i++)
        if (model->areas[i].role == role)
            return true;
    return false;
}

/* Rule 1. */
static bool is_of_events(const programme_indicator *indicator) {
    return indicator->flow == PROGRAMME_PERIOD && indicator->baseline_period.grain &&
           (indicator->measure == PROGRAMME_COUNT || indicator->measure == PROGRAMME_RATE);
}

/* Parts stand by indicator. */
static size_t first_of(const evaluate_parts *parts, uint32_t indicator) {
    size_t low = 0, high = parts->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (parts->items[middle].indicator < indicator)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const evaluate_part *part_of(const keeping *at, uint32_t indicator, uint32_t area,
                                    baremo_period period) {
    const evaluate_parts *parts = at->source->parts;
    for (size_t i = first_of(parts, indicator);
         i < parts->count && parts->items[i].indicator == indicator; i++)
        if (parts->items[i].area == area && baremo_period_equal(parts->items[i].period, period))
            return &parts->items[i];
    return NULL;
}

static baremo_events events_of(const programme_indicator *indicator, const evaluate_part *part) {
    static const baremo_events none = {BAREMO_MISSING, BAREMO_MISSING};
    if (!part || !part->whole || baremo_is_missing(part->value))
        return none;
    if (indicator->measure == PROGRAMME_COUNT)
        return (baremo_events){part->value, 0};
    return (baremo_events){part->numerator, part->denominator};
}

/* Rule 2. */
static baremo_events sum_of(const keeping *at, uint32_t indicator, programme_role role,
                            baremo_period period) {
    const programme_indicator *of = &at->model->indicators[indicator];
    baremo_events sum = {0, 0};
    bool any = false;
    for (uint32_t a = 0; a < at->model->area_count; a++) {
        const programme_area *area = &at->model->areas[a];
        if (area->role != role || area->child_count ||
            !part_of(at, indicator, a, of->baseline_period))
            continue;
        baremo_events events = events_of(of, part_of(at, indicator, a, period));
        sum.count += events.count;
        sum.exposure += events.exposure;
        any = true;
    }
    if (of->measure == PROGRAMME_COUNT)
        sum.exposure = baremo_is_missing(sum.count) ? BAREMO_MISSING : 1;
    return any ? sum : (baremo_events){BAREMO_MISSING, BAREMO_MISSING};
}

/* Rule 3. */
static size_t lags_of(const programme *model, baremo_period *first) {
    if (!model->settings.start.grain || !model->settings.period.grain)
        return 0;
    baremo_period day = {BAREMO_PERIOD_DAY, model->settings.start.first_day,
                         model->settings.start.first_day};
    *first = baremo_period_coarsen(day, model->grain);
    int distance = baremo_period_distance(*first, model->settings.period);
    return distance < 0 ? 0 : distance >= KEPT_LAGS ? KEPT_LAGS : (size_t)distance + 1;
}

static void keep_one(keeping *at, uint32_t indicator, kept_displacement *to) {
    const programme_indicator *of = &at->model->indicators[indicator];
    baremo_period first = {0};
    size_t count = 0;
    to->indicator = keep_text(at, of->id);
    to->factor = of->measure == PROGRAMME_RATE ? of->factor : 1;
    to->value_class = baremo_results_indicators(at->results, &count)[indicator].value_class;
    to->lags = lags_of(at->model, &first);
    for (int role = 0; role < KEPT_ROLES; role++) {
        to->before[role] = sum_of(at, indicator, (programme_role)role, of->baseline_period);
        for (size_t lag = 0; lag < to->lags; lag++)
            to->after[lag][role] =
                sum_of(at, indicator, (programme_role)role, baremo_period_step(first, (int)lag));
    }
}

void keep_displacements(keeping *at) {
    const programme *model = at->model;
    kept_displacement *kept =
        baremo_arena_array(at->arena, model->indicator_count + 1, sizeof *kept);
    if (!has_role(model, PROGRAMME_ROLE_NEIGHBOUR) || !has_role(model, PROGRAMME_ROLE_PROGRAMME))
        return;
    for (uint32_t i = 0; i < model->indicator_count; i++) {
        if (!is_of_events(&model->indicators[i]))
            continue;
        kept_displacement *one = &kept[at->made->displacement_count];
        keep_one(at, i, one);
        bool known = !baremo_is_missing(one->before[PROGRAMME_ROLE_PROGRAMME].count) &&
                     !baremo_is_missing(one->before[PROGRAMME_ROLE_NEIGHBOUR].count);
        at->made->displacement_count += known && one->lags > 0;
    }
    at->made->displacements = kept;
}
