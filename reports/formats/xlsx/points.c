/* Charts of points. */
#include "reports/formats/xlsx/points.h"

#include "reports/formats/xlsx/colours.h"

bool xlsx_has_points(const report_chart *chart) {
    return chart->kind == REPORT_CHART_INTERVALS || chart->kind == REPORT_CHART_SCATTER;
}

static void paint_limit(lxw_chart_series *series, report_paint paint) {
    lxw_chart_line line = {.color = xlsx_colour_of(paint), .width = 1.25F};
    if (paint == REPORT_PAINT_INNER)
        line.dash_type = LXW_CHART_LINE_DASH_DASH;
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

void xlsx_paint_points(lxw_chart_series *series, report_paint paint) {
    if (paint >= REPORT_PAINT_CENTRE && paint <= REPORT_PAINT_OUTER) {
        paint_limit(series, paint);
        return;
    }
    bool end = paint == REPORT_PAINT_LOW || paint == REPORT_PAINT_HIGH;
    lxw_color_t colour = xlsx_colour_of(paint);
    lxw_chart_line none = {.none = LXW_TRUE};
    lxw_chart_fill fill = {.color = colour};
    lxw_chart_line edge = {.color = colour};
    chart_series_set_line(series, &none);
    chart_series_set_marker_type(series,
                                 end ? LXW_CHART_MARKER_LONG_DASH : LXW_CHART_MARKER_SQUARE);
    chart_series_set_marker_size(series, end ? 5 : 8);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &edge);
}

void xlsx_set_points_axis(const xlsx_page *page, lxw_chart *drawn, const report_chart *chart) {
    enum { LONGEST_NAME = 250, MOST_LEVEL = 6 };
    lxw_chart_font font = {.size = xlsx_small_points(page), .color = XLSX_INK};
    if (chart->kind == REPORT_CHART_INTERVALS) {
        lxw_chart_line line = {.color = XLSX_INK, .width = 1.25F};
        if (chart->row_count > MOST_LEVEL)
            font.rotation = -45;
        chart_axis_set_num_font(drawn->x_axis, &font);
        chart_set_high_low_lines(drawn, &line);
        return;
    }
    chart_axis_set_num_format(drawn->x_axis, "#,##0");
    chart_axis_set_min(drawn->x_axis, 0);
    chart_axis_set_name_font(drawn->x_axis, &font);
    if (chart->axis_name)
        chart_axis_set_name(drawn->x_axis,
                            xlsx_safe_text(page->book->arena, chart->axis_name, LONGEST_NAME));
}
