/* Adding marks to a chart. */
#include "reports/charts/marks.h"

#include <math.h>
#include <string.h>

mark_paint mark_fill(mark_colour colour) {
    return (mark_paint){.fill = colour, .stroke = MARK_NO_COLOUR};
}

mark_paint mark_stroke(mark_colour colour, double width) {
    return (mark_paint){.fill = MARK_NO_COLOUR, .stroke = colour, .stroke_width = width};
}

mark_paint mark_dashed(mark_colour colour, double width, double dash) {
    mark_paint paint = mark_stroke(colour, width);
    paint.dash = dash;
    return paint;
}

static mark *add(chart *page, mark_kind kind) {
    BAREMO_ARENA_RESERVE(page->arena, page->marks, page->mark_count, page->mark_capacity);
    mark *added = &page->marks[page->mark_count++];
    *added = (mark){.kind = kind, .paint = {.fill = MARK_NO_COLOUR, .stroke = MARK_NO_COLOUR}};
    return added;
}

void mark_group(chart *page, const char *name) { add(page, MARK_GROUP)->text = name; }

void mark_group_end(chart *page) { add(page, MARK_GROUP_END); }

void mark_rectangle(chart *page, mark_box box, mark_paint paint) {
    mark *added = add(page, MARK_RECTANGLE);
    added->box = box;
    added->paint = paint;
}

static void add_points(chart *page, mark_kind kind, const mark_point *points, size_t count,
                       mark_paint paint) {
    if (count < 2)
        return;
    mark_point *copy = baremo_arena_array(page->arena, count, sizeof *copy);
    memcpy(copy, points, count * sizeof *copy);
    mark *added = add(page, kind);
    added->points = copy;
    added->point_count = count;
    added->paint = paint;
}

void mark_polyline(chart *page, const mark_point *points, size_t count, mark_paint paint) {
    add_points(page, MARK_POLYLINE, points, count, paint);
}

void mark_area(chart *page, const mark_point *points, size_t count, mark_paint paint) {
    add_points(page, MARK_AREA, points, count, paint);
}

void mark_line(chart *page, mark_point from, mark_point to, mark_paint paint) {
    mark_point points[] = {from, to};
    add_points(page, MARK_POLYLINE, points, 2, paint);
}

void mark_circle(chart *page, mark_point centre, double radius, mark_paint paint) {
    mark *added = add(page, MARK_CIRCLE);
    added->box = (mark_box){centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
    added->paint = paint;
}

/* The part of the line x + slope * y = at that lies in the box; false: none. */
static bool clip_diagonal(mark_box box, double slope, double at, mark_point ends[2]) {
    double low = fmax(box.x, slope > 0 ? at - box.y - box.height : at + box.y);
    double high = fmin(box.x + box.width, slope > 0 ? at - box.y : at + box.y + box.height);
    if (!(low < high))
        return false;
    ends[0] = (mark_point){low, (at - low) * slope};
    ends[1] = (mark_point){high, (at - high) * slope};
    return true;
}

void mark_hatch(chart *page, mark_box box, double gap, bool falling, mark_paint paint) {
    double slope = falling ? -1 : 1, pitch = gap * sqrt(2);
    double first = falling ? box.x - box.y - box.height : box.x + box.y;
    double begin = ceil(first / pitch), end = ceil((first + box.width + box.height) / pitch);
    size_t count = 0, lines = end > begin ? (size_t)(end - begin) : 0;
    mark_point *points = baremo_arena_array(page->arena, lines, 2 * sizeof *points);
    for (size_t i = 0; i < lines; i++)
        if (clip_diagonal(box, slope, (begin + (double)i) * pitch, points + count))
            count += 2;
    if (count == 0)
        return;
    mark *added = add(page, MARK_SEGMENTS);
    added->points = points;
    added->point_count = count;
    added->paint = paint;
}

void mark_lines(chart *page, mark_point base, const char *const *lines, size_t count,
                mark_font font) {
    if (count == 0)
        return;
    mark *added = add(page, MARK_TEXT);
    added->box = (mark_box){.x = base.x, .y = base.y};
    added->lines = lines;
    added->line_count = count;
    added->font = font;
    added->paint.fill = font.colour;
}

void mark_text(chart *page, mark_point base, const char *text, mark_font font) {
    if (!text || !*text)
        return;
    const char **line = baremo_arena_array(page->arena, 1, sizeof *line);
    *line = baremo_arena_text(page->arena, text);
    mark_lines(page, base, line, 1, font);
}
