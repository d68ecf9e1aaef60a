/* Which units can be told apart: the later one less the earlier one, ratios as quotients. */
#include "indicators/cities/differences.h"

#include <math.h>

static void report_quotient(compared_rows *rows, const outcome_effects *effects,
                            const baremo_pair *pair) {
    baremo_result *row =
        compared_interval(rows, "difference", exp(pair->difference), effects->value_class,
                          (baremo_interval){exp(pair->low), exp(pair->high)});
    row->level = pair->level;
    row->method = "quotient, z, holm";
}

/* No further apart than what is possible has ends. */
static void report_difference(compared_rows *rows, const outcome_effects *effects,
                              const baremo_pair *pair, baremo_interval possible) {
    double most = possible.high - possible.low;
    bool is_low = pair->low < -most;
    bool is_high = pair->high > most;
    baremo_interval limits = {is_low ? -most : pair->low, is_high ? most : pair->high};
    baremo_result *row =
        compared_interval(rows, "difference", pair->difference, effects->value_class, limits);
    row->level = pair->level;
    row->method = is_low || is_high ? "z, holm, held at what is possible" : "z, holm";
}

static void report_pair(compared_rows *rows, const outcome_effects *effects,
                        const baremo_pair *pair, baremo_interval possible) {
    if (effects->kind->ratio)
        report_quotient(rows, effects, pair);
    else
        report_difference(rows, effects, pair, possible);
    baremo_result *row = compared_add(rows, "difference.p", pair->p_holm, BAREMO_VALUE_P);
    row->method = "z, holm";
}

void differences_report(compared_rows *rows, const outcome_effects *effects,
                        const pooled_units *pooled, const baremo_pairwise *pairwise,
                        baremo_interval possible) {
    const char *group = rows->pattern.group;
    for (size_t i = 1; i < pooled->studies.count; i++) {
        compared_unit(rows, pooled->units[i]);
        for (size_t k = 0; k < i; k++) {
            baremo_pair pair = baremo_pairwise_of(pairwise, k, i);
            rows->pattern.group = baremo_arena_format(rows->arena, "%s;versus=%s", group,
                                                      rows->of->entries[pooled->units[k]].id);
            report_pair(rows, effects, &pair, possible);
        }
    }
    rows->pattern.group = group;
    compared_unit(rows, SIZE_MAX);
}
