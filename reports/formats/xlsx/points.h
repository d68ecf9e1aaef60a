/* Charts of points: intervals by row, and points and lines over numbers. */
#ifndef REPORTS_FORMATS_XLSX_POINTS_H
#define REPORTS_FORMATS_XLSX_POINTS_H

#include "reports/formats/xlsx/page.h"

bool xlsx_has_points(const report_chart *chart);
/** A series of points, of the ends of intervals, or of a limit. */
void xlsx_paint_points(lxw_chart_series *series, report_paint paint);
/** The horizontal axis: names, or numbers. */
void xlsx_set_points_axis(const xlsx_page *page, lxw_chart *drawn, const report_chart *chart);

#endif
