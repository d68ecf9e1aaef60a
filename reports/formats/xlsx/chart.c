/* Native charts over the cells of tables: editable in Excel, with a text alternative, readable in
 * grey. */
#include <math.h>
#include <string.h>

#include <baremo/number.h>

#include "reports/formats/xlsx/colours.h"
#include "reports/formats/xlsx/numbers.h"
#include "reports/formats/xlsx/page.h"
#include "reports/formats/xlsx/points.h"

enum {
    WIDE = 800,
    BESIDE_HEIGHT = 250,
    BAR_FRAME = 120, /* title, axis and legend */
    BAR_PIXELS = 30,
    LINES_HEIGHT = 320,
    POINTS_HEIGHT = 260,
    POINTS_BESIDE_HEIGHT = 200,
    TALLEST = 1500,
    GAP = 20,
    EDGE = 2, /* keeps the frame off the page before */
    LONGEST_TITLE = 250,
    LONGEST_DESCRIPTION = 2000
};

static const double LINE_PIXELS = 1.6;  /* of a line of letters, by the point */
static const double BETWEEN_BARS = 0.6; /* of a bar's height */

/* A range of the sheet, as a chart's formula. */
static const char *range(const xlsx_page *page, lxw_row_t first, lxw_row_t last, size_t column) {
    baremo_arena *arena = page->book->arena;
    return baremo_arena_format(arena, "=%s!%s:%s", page->sheet->quoted,
                               xlsx_cell_name(arena, first, (lxw_col_t)column, true),
                               xlsx_cell_name(arena, last, (lxw_col_t)column, true));
}

static bool is_stacked(const report_chart *chart) {
    return chart->kind == REPORT_CHART_STACKED_BARS || chart->kind == REPORT_CHART_DIVERGING_BARS;
}

static bool is_patterned(report_paint paint) {
    return paint == REPORT_PAINT_OFF_TRACK || paint == REPORT_PAINT_DROPPED ||
           paint == REPORT_PAINT_UNFAVOURABLE || paint == REPORT_PAINT_UNFAVOURABLE_MIDDLE;
}

static void paint_bar(lxw_chart_series *series, report_paint paint) {
    lxw_chart_fill fill = {.color = xlsx_colour_of(paint)};
    lxw_chart_line edge = {.color = XLSX_MUTED, .width = 0.5F};
    chart_series_set_fill(series, &fill);
    chart_series_set_line(series, &edge);
    if (is_patterned(paint)) {
        lxw_chart_pattern pattern = {.type = LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL,
                                     .fg_color = xlsx_colour_of(paint),
                                     .bg_color = XLSX_PAPER};
        chart_series_set_pattern(series, &pattern);
    }
}

/* A share that is too narrow for its number among others has none: the table has it. */
static const char *label_format(const xlsx_page *page, const report_chart *chart) {
    baremo_arena *arena = page->book->arena;
    bool narrow = chart->kind == REPORT_CHART_DIVERGING_BARS;
    const char *format =
        xlsx_axis_format(arena, page->book->plan->language, chart->quantity, !narrow);
    return narrow ? baremo_arena_format(arena, "[<0.085]\"\";%s", format) : format;
}

static void label_bar(const xlsx_page *page, lxw_chart_series *series, const report_chart *chart,
                      report_paint paint) {
    bool inside = is_stacked(chart), patterned = is_patterned(paint);
    lxw_chart_font font = {.size = xlsx_small_points(page), .bold = inside};
    font.color = inside && !patterned ? xlsx_ink_on(paint) : XLSX_INK;
    chart_series_set_labels(series);
    chart_series_set_labels_num_format(series, label_format(page, chart));
    chart_series_set_labels_font(series, &font);
    if (patterned) {
        lxw_chart_fill ground = {.color = XLSX_PAPER};
        chart_series_set_labels_fill(series, &ground);
    }
    if (!inside)
        chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
}

/* The space before a bar that diverges. */
static void leave_blank(lxw_chart_series *series) {
    lxw_chart_fill fill = {.none = LXW_TRUE};
    lxw_chart_line edge = {.none = LXW_TRUE};
    chart_series_set_fill(series, &fill);
    chart_series_set_line(series, &edge);
}

/* Lines side by side differ by marker and dashes too. */
static void mark_line(lxw_chart_series *series, report_paint paint, lxw_chart_line *line) {
    static const uint8_t markers[] = {LXW_CHART_MARKER_CIRCLE,   LXW_CHART_MARKER_SQUARE,
                                      LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_DIAMOND,
                                      LXW_CHART_MARKER_X,        LXW_CHART_MARKER_PLUS};
    static const uint8_t dashes[] = {LXW_CHART_LINE_DASH_SOLID,      LXW_CHART_LINE_DASH_DASH,
                                     LXW_CHART_LINE_DASH_ROUND_DOT,  LXW_CHART_LINE_DASH_LONG_DASH,
                                     LXW_CHART_LINE_DASH_SQUARE_DOT, LXW_CHART_LINE_DASH_DASH_DOT};
    size_t at = (size_t)(paint - REPORT_PAINT_FIRST);
    chart_series_set_marker_type(series, markers[at]);
    chart_series_set_marker_size(series, 7);
    line->dash_type = dashes[at];
}

static void paint_line(lxw_chart_series *series, report_paint paint) {
    lxw_color_t colour = xlsx_colour_of(paint);
    lxw_chart_line line = {.color = colour, .width = 2.25F};
    lxw_chart_fill fill = {.color = colour};
    lxw_chart_line edge = {.color = colour};
    if (paint >= REPORT_PAINT_FIRST && paint <= REPORT_PAINT_SIXTH) {
        mark_line(series, paint, &line);
        chart_series_set_marker_fill(series, &fill);
        chart_series_set_marker_line(series, &edge);
    } else if (paint == REPORT_PAINT_EXPECTED) {
        line.width = 1.5F;
        line.dash_type = LXW_CHART_LINE_DASH_DASH;
        chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
    } else {
        bool target = paint == REPORT_PAINT_TARGET;
        line.none = target;
        chart_series_set_marker_type(series,
                                     target ? LXW_CHART_MARKER_DIAMOND : LXW_CHART_MARKER_CIRCLE);
        chart_series_set_marker_size(series, target ? 10 : 6);
        chart_series_set_marker_fill(series, &fill);
        chart_series_set_marker_line(series, &edge);
    }
    chart_series_set_line(series, &line);
}

/* The heading of the column. The space before a bar has a blank name: not every program leaves the
 * right entry of the legend out. */
static const char *series_name(const xlsx_page *page, const report_chart *chart, size_t series,
                               lxw_row_t first_row) {
    baremo_arena *arena = page->book->arena;
    if (chart->series[series].paint == REPORT_PAINT_NONE)
        return " ";
    return baremo_arena_format(
        arena, "=%s!%s", page->sheet->quoted,
        xlsx_cell_name(arena, first_row - 1, (lxw_col_t)chart->series[series].column, true));
}

static void add_series(const xlsx_page *page, lxw_chart *drawn, const report_chart *chart,
                       lxw_row_t first_row) {
    lxw_row_t first = first_row + (lxw_row_t)chart->first_row;
    lxw_row_t last = first + (lxw_row_t)chart->row_count - 1;
    for (size_t i = 0; i < chart->series_count; i++) {
        size_t column = chart->series[i].column;
        lxw_chart_series *series = chart_add_series(
            drawn, range(page, first, last, chart->category), range(page, first, last, column));
        if (!series) {
            xlsx_check(page->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
            return;
        }
        chart_series_set_name(series, series_name(page, chart, i, first_row));
        if (chart->kind == REPORT_CHART_LINES) {
            paint_line(series, chart->series[i].paint);
        } else if (xlsx_has_points(chart)) {
            xlsx_paint_points(series, chart->series[i].paint);
        } else if (chart->series[i].paint == REPORT_PAINT_NONE) {
            leave_blank(series);
        } else {
            paint_bar(series, chart->series[i].paint);
            label_bar(page, series, chart, chart->series[i].paint);
        }
    }
}

/* Ticks of large numbers need no decimals. */
static const char *tick_format(const xlsx_page *page, const report_chart *chart) {
    enum { LARGE = 10 };
    report_quantity quantity = chart->quantity;
    for (size_t row = 0; row < chart->row_count; row++)
        for (size_t i = 0; i < chart->series_count; i++) {
            const report_cell *cell =
                report_table_at(chart->table, chart->first_row + row, chart->series[i].column);
            if (cell->kind == REPORT_CELL_NUMBER && fabs(cell->number) >= LARGE)
                quantity.decimals = -1;
        }
    return xlsx_axis_format(page->book->arena, page->book->plan->language, quantity, false);
}

/* libxlsxwriter names axes by where they stand: the names of bars are on the vertical one. */
static void set_axes(const xlsx_page *page, lxw_chart *drawn, const report_chart *chart) {
    bool lines = chart->kind == REPORT_CHART_LINES || xlsx_has_points(chart);
    lxw_chart_axis *names = lines ? drawn->x_axis : drawn->y_axis;
    lxw_chart_axis *values = lines ? drawn->y_axis : drawn->x_axis;
    lxw_chart_line grid = {.color = XLSX_GRID, .width = 0.75F};
    lxw_chart_line axis_line = {.color = XLSX_LINE};
    lxw_chart_font font = {.size = xlsx_small_points(page), .color = XLSX_INK};
    chart_axis_set_num_font(names, &font);
    chart_axis_set_num_font(values, &font);
    chart_axis_set_line(names, &axis_line);
    chart_axis_set_num_format(values, tick_format(page, chart));
    if (!baremo_is_missing(chart->low))
        chart_axis_set_min(values, chart->low);
    if (!baremo_is_missing(chart->high))
        chart_axis_set_max(values, chart->high);
    if (chart->quantity.value_class == BAREMO_VALUE_LEVEL)
        chart_axis_set_major_unit(values, 1);
    if (chart->kind == REPORT_CHART_DIVERGING_BARS) {
        chart_axis_set_label_position(values, LXW_CHART_AXIS_LABEL_POSITION_NONE);
        chart_axis_set_major_unit(values, REPORT_DIVERGING_MIDDLE - chart->low);
        grid.color = XLSX_MUTED;
    }
    chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
    chart_axis_major_gridlines_set_line(values, &grid);
    chart_axis_major_gridlines_set_visible(names, LXW_FALSE);
    chart_axis_set_label_position(names, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    if (xlsx_has_points(chart))
        xlsx_set_points_axis(page, drawn, chart);
    if (!lines) {
        chart_axis_set_interval_unit(names, 1);
        chart_axis_set_reverse(names);
        chart_axis_set_crossing_max(names);
    }
}

/* A name that begins with `=` would be taken for a reference. */
static const char *title_text(baremo_arena *arena, const char *title) {
    const char *safe = xlsx_safe_text(arena, title, LONGEST_TITLE);
    return *safe == '=' ? baremo_arena_format(arena, " %s", safe) : safe;
}

/* A chart of points is low: its names stand beside it. */
static uint8_t legend_place(const report_chart *chart) {
    if (chart->series_count < 2)
        return LXW_CHART_LEGEND_NONE;
    return chart->kind == REPORT_CHART_SCATTER ? LXW_CHART_LEGEND_RIGHT : LXW_CHART_LEGEND_BOTTOM;
}

static void set_frame(const xlsx_page *page, lxw_chart *drawn, const report_chart *chart) {
    double small = xlsx_small_points(page);
    lxw_chart_font title = {
        .size = fmax(small, chart->beside ? 10 : 12), .bold = LXW_TRUE, .color = XLSX_INK};
    lxw_chart_font legend = {.size = small, .color = XLSX_INK};
    lxw_chart_line edge = {.color = XLSX_LINE};
    chart_title_set_name(drawn, title_text(page->book->arena, chart->title));
    chart_title_set_name_font(drawn, &title);
    chart_chartarea_set_line(drawn, &edge);
    chart_legend_set_font(drawn, &legend);
    chart_legend_set_position(drawn, legend_place(chart));
    chart_show_blanks_as(drawn, LXW_CHART_BLANKS_AS_GAP);
    if (is_stacked(chart))
        chart_set_series_overlap(drawn, 100);
    if (chart->kind != REPORT_CHART_LINES && !xlsx_has_points(chart))
        chart_set_series_gap(drawn, (uint16_t)(100 * BETWEEN_BARS));
}

typedef struct size_in_pixels {
    double width, height;
} size_in_pixels;

/* A row has room for a name of two lines, and each of its bars for a number. */
static size_in_pixels chart_size(const xlsx_page *page, const report_chart *chart) {
    if (chart->beside)
        return (size_in_pixels){XLSX_BESIDE_WIDTH,
                                xlsx_has_points(chart) ? POINTS_BESIDE_HEIGHT : BESIDE_HEIGHT};
    size_t bars = chart->kind == REPORT_CHART_BARS ? chart->series_count : 1;
    if (chart->kind == REPORT_CHART_LINES || xlsx_has_points(chart))
        return (size_in_pixels){WIDE, xlsx_has_points(chart) ? POINTS_HEIGHT : LINES_HEIGHT};
    double words = fmax(2, (double)bars + BETWEEN_BARS) * LINE_PIXELS * xlsx_small_points(page);
    double height =
        BAR_FRAME + (double)chart->row_count * fmax(BAR_PIXELS + 14 * (double)(bars - 1), words);
    return (size_in_pixels){WIDE, fmin(height, TALLEST)};
}

/* Where a chart begins: below what stands before, right of its table, or right of the chart before.
 */
static xlsx_place chart_place(const xlsx_page *page, const report_chart *chart,
                              lxw_row_t table_row) {
    xlsx_place place = {page->sheet->worksheet, page->row, 0};
    if (chart->beside) {
        place.row = table_row - 1;
        place.column = (lxw_col_t)(page->beside_columns + 1);
    } else if (chart->follows) {
        place.row = page->chart_row;
    }
    return place;
}

/* The first row that a height from the top of a row on does not reach. */
static lxw_row_t row_below(const xlsx_page *page, lxw_row_t row, double height) {
    for (; height > 0; row++) {
        double own = row < page->row_capacity ? page->row_pixels[row] : 0;
        height -= own > 0 ? own : XLSX_DEFAULT_ROW_PIXELS;
    }
    return row;
}

static void place_chart(xlsx_page *page, lxw_chart *drawn, const report_chart *chart,
                        lxw_row_t table_row) {
    enum { CHART_WIDTH = 480, CHART_HEIGHT = 288 }; /* of libxlsxwriter */
    const size_in_pixels size = chart_size(page, chart);
    const xlsx_place place = chart_place(page, chart, table_row);
    lxw_row_t end = row_below(page, place.row, size.height + EDGE) + !chart->beside;
    lxw_chart_options options = {
        .x_offset = chart->follows ? WIDE + GAP : 0,
        .y_offset = EDGE,
        .x_scale = size.width / CHART_WIDTH,
        .y_scale = size.height / CHART_HEIGHT,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = xlsx_safe_text(page->book->arena, chart->description, LONGEST_DESCRIPTION)};
    xlsx_check(page->book, worksheet_insert_chart_opt(place.worksheet, place.row, place.column,
                                                      drawn, &options));
    if (!chart->beside && !chart->follows)
        xlsx_may_break(page, place.row);
    page->chart_row = place.row;
    if (chart->beside)
        page->beside_end = end;
    else if (end > page->row)
        page->row = end;
}

static uint8_t chart_type(report_chart_kind kind) {
    switch (kind) {
    case REPORT_CHART_STACKED_BARS:
    case REPORT_CHART_DIVERGING_BARS:
        return LXW_CHART_BAR_STACKED;
    case REPORT_CHART_BARS:
        return LXW_CHART_BAR;
    case REPORT_CHART_SCATTER:
        return LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS;
    case REPORT_CHART_LINES:
    case REPORT_CHART_INTERVALS:
        break;
    }
    return LXW_CHART_LINE;
}

void xlsx_draw_chart(xlsx_page *page, const report_chart *chart) {
    const xlsx_table_place *at = NULL;
    for (size_t i = 0; i < page->table_count; i++)
        if (page->tables[i].table == chart->table)
            at = &page->tables[i];
    if (!at)
        return;
    lxw_chart *drawn = workbook_add_chart(page->book->workbook, chart_type(chart->kind));
    if (!drawn) {
        xlsx_check(page->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    add_series(page, drawn, chart, at->first_row);
    set_axes(page, drawn, chart);
    set_frame(page, drawn, chart);
    place_chart(page, drawn, chart, at->first_row);
}
