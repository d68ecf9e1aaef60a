/* What was pooled over the cities, a line an effect. Inside reports/plan/ only. */
#ifndef REPORTS_PLAN_CITY_POOLED_H
#define REPORTS_PLAN_CITY_POOLED_H

#include "reports/plan/city_cells.h"

/** Adds a table with the pooled estimates of the outcomes or of single items: changes first, then
 * values; of the strata too. Nothing where none was pooled. */
void city_pooled_table(const report_view *view, report_sheet *sheet, bool of_items);
/** Whether any outcome, or any single item, was pooled. */
bool city_pooled_any(const cities *all, bool of_items);

#endif
