/* Qualitative indicators: the opinion and perception of the people concerned. */
#include "indicators/kinds/kinds.h"

#include "indicators/kinds/progress_rows.h"

static const programme_indicator *own_rows(const programme *model,
                                           const programme_indicator *indicator) {
    (void)model;
    return indicator;
}

const indicator_kind indicator_kind_qualitative = {
    .kind = PROGRAMME_QUALITATIVE,
    .name = "qualitative",
    .summary = "rests on the opinion and perception of the people concerned",
    .definition = "Levels on a verbal ladder, scores, or what a survey's scale, item or code says: "
                  "changes in process, "
                  "attitudes, beliefs, motivation, behaviour. A level counts as the index of its "
                  "rung from 1. Progress and "
                  "status are those of a quantitative indicator.",
    .rows_of = own_rows,
    .readings = true,
    .report = progress_rows_report,
    .share_of_way = true,
};
