/* The colours of the workbook: those of the charts, and light grounds for tables. */
#ifndef REPORTS_FORMATS_XLSX_COLOURS_H
#define REPORTS_FORMATS_XLSX_COLOURS_H

#include <xlsxwriter.h>

#include "reports/plan/plan.h"

#define XLSX_PAPER 0xffffffu
#define XLSX_INK 0x1f2933u
#define XLSX_MUTED 0x55606au
#define XLSX_LINK 0x0b4f8au
#define XLSX_LINE 0xc3cad0u
#define XLSX_GRID 0xe4e8ebu
#define XLSX_HEADING 0x2f4454u
#define XLSX_TOTAL 0xe9edf0u
#define XLSX_NOTICE 0xfff6d9u
#define XLSX_NOTICE_LINE 0xd9b84cu

/** The colour of what a paint stands for. */
lxw_color_t xlsx_colour_of(report_paint paint);
/** The colour of letters on it. */
lxw_color_t xlsx_ink_on(report_paint paint);

#endif
