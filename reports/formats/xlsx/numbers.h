/* Excel's number formats for the quantities of a report. The reader's own Excel shows its decimal
 * and group marks. */
#ifndef REPORTS_FORMATS_XLSX_NUMBERS_H
#define REPORTS_FORMATS_XLSX_NUMBERS_H

#include "reports/plan/plan.h"

/** The format of a number cell: "#,##0.0", `0" · parcial"` of a rung with its word. */
const char *xlsx_number_format(baremo_arena *arena, report_language language,
                               const report_cell *cell);

/** Whether two number cells have the same format. */
bool xlsx_same_format(const report_cell *a, const report_cell *b);

/** The format of an axis or of labels: a quantity without its word, without decimals where
 * quantity.decimals < 0; `hide_zero` leaves zeros out. */
const char *xlsx_axis_format(baremo_arena *arena, report_language language,
                             report_quantity quantity, bool hide_zero);

/** How a format of Excel's quotes a text: `"text"`, with the quotes inside made typographic. */
const char *xlsx_quoted_text(baremo_arena *arena, const char *text);

#endif
