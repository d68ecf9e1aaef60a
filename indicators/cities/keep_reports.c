/* Annual status reports and their like: how complete they were and how timely, period by period.
 *
 * 1. The settings `completeness` and `timeliness` name indicators that are shares; what they say is
 *    taken as it is, up to the compared period.
 */
#include <baremo/number.h>

#include "indicators/cities/keeping.h"

typedef struct report_list {
    kept_report *items;
    size_t count, capacity;
} report_list;

static void add_reports(keeping *at, report_list *list, uint32_t area, bool timeliness) {
    const programme_settings *settings = &at->model->settings;
    uint32_t indicator = timeliness ? settings->timeliness : settings->completeness;
    if (indicator == PROGRAMME_NONE)
        return;
    const char *method = keep_text(
        at, baremo_arena_format(at->scratch, "indicator %s", at->model->indicators[indicator].id));
    for (size_t i = 0; i < at->source->parts->count; i++) {
        const evaluate_part *part = &at->source->parts->items[i];
        bool later = settings->period.grain && part->period.last_day > settings->period.last_day;
        if (part->indicator != indicator || part->area != area || later ||
            baremo_is_missing(part->value))
            continue;
        bool whole = part->denominator > 0 && !baremo_is_missing(part->numerator);
        double share = whole ? part->numerator / part->denominator
                             : part->value / at->model->indicators[indicator].factor;
        BAREMO_ARENA_RESERVE(at->arena, list->items, list->count, list->capacity);
        list->items[list->count++] =
            (kept_report){method, part->period, timeliness, share, part->denominator};
    }
}

kept_reports keep_reports(keeping *at, uint32_t area) {
    report_list list = {0};
    add_reports(at, &list, area, false);
    add_reports(at, &list, area, true);
    return (kept_reports){list.items, list.count};
}
