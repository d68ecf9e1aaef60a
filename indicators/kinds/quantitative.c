/* Quantitative indicators: figures that measure how the situation evolves. */
#include "indicators/kinds/kinds.h"

#include "indicators/kinds/progress_rows.h"

static const programme_indicator *own_rows(const programme *model,
                                           const programme_indicator *indicator) {
    (void)model;
    return indicator;
}

const indicator_kind indicator_kind_quantitative = {
    .kind = PROGRAMME_QUANTITATIVE,
    .name = "quantitative",
    .summary = "measures in figures how the situation evolves",
    .definition =
        "Counts, amounts, ratios, rates, means and scores, observed by period, area and group. Its "
        "progress is the "
        "share of the way from the baseline to the last target, its status compares that with what "
        "is expected by "
        "now: the period's own target, or the straight line between the known points around it.",
    .rows_of = own_rows,
    .report = progress_rows_report,
    .share_of_way = true,
};
