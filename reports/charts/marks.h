/* Marks: what a chart is made of. A chart type turns results into a list of marks on a page; the
 * canvases (canvas.h: PNG, svg.h: SVG) draw the same list. All coordinates are in CSS pixels (1/96
 * inch) from the top left corner. */
#ifndef REPORTS_CHARTS_MARKS_H
#define REPORTS_CHARTS_MARKS_H

#include <stdbool.h>
#include <stdint.h>

#include <baremo/results.h>

/** A point of the page. */
typedef struct mark_point {
    double x, y;
} mark_point;

/** A box of the page. */
typedef struct mark_box {
    double x, y, width, height;
} mark_box;

/** 0xRRGGBB, or MARK_NO_COLOUR. */
typedef uint32_t mark_colour;
#define MARK_NO_COLOUR UINT32_MAX

/** How a mark is painted. A stroke is as wide as `stroke_width`; `dash` is the length of dash and
 * gap, 0: unbroken. */
typedef struct mark_paint {
    mark_colour fill, stroke;
    double stroke_width, dash;
} mark_paint;

typedef enum mark_kind {
    MARK_GROUP,     /**< opens a group that a reader meets as one thing, named by `text` */
    MARK_GROUP_END, /**< closes it */
    MARK_RECTANGLE,
    MARK_POLYLINE, /**< open line through the points, at least two */
    MARK_AREA,     /**< closed outline through the points */
    MARK_SEGMENTS, /**< separate lines: each pair of points is one (hatching) */
    MARK_CIRCLE,   /**< in the middle of `box` */
    MARK_TEXT,
    MARK_KIND_COUNT
} mark_kind;

typedef enum mark_anchor { MARK_START, MARK_MIDDLE, MARK_END } mark_anchor;

/** How a text is set. */
typedef struct mark_font {
    double size; /**< of the em, in pixels */
    bool bold;
    mark_colour colour;
    mark_anchor anchor;
} mark_font;

/** The families, the first one installed is used; all but the last have the widths of the first. */
#define MARK_FONT_FAMILIES "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"
/** Distance of the lines of a text, of its size. */
#define MARK_LINE_HEIGHT 1.25
/** How far letters reach above and below the base line, of the size, at the most. */
#define MARK_ASCENT 0.93
#define MARK_DESCENT 0.25

typedef struct mark {
    mark_kind kind;
    mark_paint paint;
    mark_box box; /**< of a rectangle or circle; of a text: x and y of the first base line */
    const mark_point *points; /**< of a polyline, area, segments */
    size_t point_count;
    mark_font font;
    const char *text;         /**< of a group: its name */
    const char *const *lines; /**< of a text, one below the other */
    size_t line_count;
} mark;

/** The data behind a chart: texts as a reader sees them, row by row, without the headings. */
typedef struct chart_table {
    const char *const *headings;
    size_t column_count, row_count;
    const char *const *cells;
} chart_table;

typedef struct chart_type chart_type;

/** A chart: everything that a canvas or a report needs of it. */
typedef struct chart {
    const chart_type *type;
    const char *stem; /**< file name without its ending */
    const char *title, *alt;
    const char *language; /**< "es" */
    baremo_subject_kind subject_kind;
    const char *subject; /**< NULL: the programme */
    double width, height;
    mark *marks;
    size_t mark_count, mark_capacity;
    chart_table data;
    baremo_arena *arena;
} chart;

mark_paint mark_fill(mark_colour colour);
mark_paint mark_stroke(mark_colour colour, double width);
/** Equal to mark_stroke with dashes. */
mark_paint mark_dashed(mark_colour colour, double width, double dash);

void mark_group(chart *page, const char *name);
void mark_group_end(chart *page);
void mark_rectangle(chart *page, mark_box box, mark_paint paint);
void mark_line(chart *page, mark_point from, mark_point to, mark_paint paint);
/** Draws nothing for fewer than two points. The points are copied. */
void mark_polyline(chart *page, const mark_point *points, size_t count, mark_paint paint);
void mark_area(chart *page, const mark_point *points, size_t count, mark_paint paint);
void mark_circle(chart *page, mark_point centre, double radius, mark_paint paint);

/** Lines within a box, `gap` apart: rising, falling where `falling`, 45 degrees. They start at
 * multiples of the gap of the page, so that neighbouring boxes join. */
void mark_hatch(chart *page, mark_box box, double gap, bool falling, mark_paint paint);

/** A text whose first base line begins (by its anchor) at a point. The lines are borrowed. */
void mark_lines(chart *page, mark_point base, const char *const *lines, size_t count,
                mark_font font);
/** The same of one line. */
void mark_text(chart *page, mark_point base, const char *text, mark_font font);

#endif
