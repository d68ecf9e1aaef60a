/* Which units can be told apart: the later one less the earlier one, ratios as quotients. */
#include "indicators/cities/differences.h"

#include <math.h>

/* No further apart than what is possible has ends. */
static double held(double limit, baremo_interval possible) {
    double most = possible.high - possible.low;
    return fmin(fmax(limit, -most), most);
}

static void report_pair(compared_rows *rows, const outcome_effects *effects,
                        const baremo_pair *pair, baremo_interval possible) {
    bool ratio = effects->kind->ratio;
    baremo_interval limits = {ratio ? exp(pair->low) : held(pair->low, possible),
                              ratio ? exp(pair->high) : held(pair->high, possible)};
    baremo_result *row =
        compared_interval(rows, "difference", ratio ? exp(pair->difference) : pair->difference,
                          effects->value_class, limits);
    row->level = pair->level;
    row->method = ratio ? "quotient, z, holm" : "z, holm";
    row = compared_add(rows, "difference.p", pair->p_holm, BAREMO_VALUE_P);
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
