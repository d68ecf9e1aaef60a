/* Marks written as SVG. Numbers have at most two decimals and never depend on a locale. */
#include "reports/charts/svg.h"

#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"

static void put(baremo_buffer *out, const char *text) { baremo_buffer_add(out, text); }

/* The entity a byte has to be written as; "" for one that XML cannot hold; NULL: as it is. */
static const char *entity(unsigned char byte) {
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\t':
    case '\n':
    case '\r':
        return " ";
    default:
        return byte < 0x20 || byte == 0x7f ? "" : NULL;
    }
}

/* U+FFFE and U+FFFF are no XML characters. */
static bool is_noncharacter(const char *at) {
    return memcmp(at, "\xef\xbf", 2) == 0 && ((unsigned char)at[2] & 0xfe) == 0xbe;
}

static void put_escaped(baremo_buffer *out, const char *text) {
    const char *plain = text;
    for (const char *at = text; *at;) {
        const char *instead = entity((unsigned char)*at);
        size_t length = 1;
        if (*at == '\xef' && at[1] && at[2] && is_noncharacter(at)) {
            instead = "";
            length = 3;
        }
        if (instead) {
            baremo_buffer_add_bytes(out, plain, (size_t)(at - plain));
            put(out, instead);
            plain = at + length;
        }
        at += length;
    }
    put(out, plain);
}

static void put_number(baremo_buffer *out, double value) {
    char digits[24], *at = digits + sizeof digits;
    double held = fmin(fmax(value, -1e12), 1e12);
    long long hundredths = llround(held * 100);
    unsigned long long left = (unsigned long long)(hundredths < 0 ? -hundredths : hundredths);
    int decimals = left % 10 ? 2 : left % 100 ? 1 : 0;
    for (int skip = decimals; skip < 2; skip++)
        left /= 10;
    int written = 0;
    do {
        if (decimals > 0 && written == decimals)
            *--at = '.';
        *--at = (char)('0' + left % 10);
        left /= 10;
        written++;
    } while (left > 0 || written <= decimals);
    if (hundredths < 0)
        *--at = '-';
    baremo_buffer_add_bytes(out, at, (size_t)(digits + sizeof digits - at));
}

static void put_attribute(baremo_buffer *out, const char *name, double value) {
    put(out, " ");
    put(out, name);
    put(out, "=\"");
    put_number(out, value);
    put(out, "\"");
}

static void put_colour(baremo_buffer *out, const char *name, mark_colour colour) {
    static const char HEX[] = "0123456789abcdef";
    char digits[8] = "#";
    for (int i = 0; i < 6; i++)
        digits[1 + i] = HEX[(colour >> (20 - 4 * i)) & 15];
    put(out, " ");
    put(out, name);
    put(out, "=\"");
    put(out, colour == MARK_NO_COLOUR ? "none" : digits);
    put(out, "\"");
}

static void put_paint(baremo_buffer *out, mark_paint paint) {
    put_colour(out, "fill", paint.fill);
    if (paint.stroke == MARK_NO_COLOUR)
        return;
    put_colour(out, "stroke", paint.stroke);
    put_attribute(out, "stroke-width", paint.stroke_width);
    if (paint.dash > 0)
        put_attribute(out, "stroke-dasharray", paint.dash);
}

static void put_pair(baremo_buffer *out, const char *before, mark_point point) {
    put(out, before);
    put_number(out, point.x);
    put(out, " ");
    put_number(out, point.y);
}

static void write_group(baremo_buffer *out, const mark *shape) {
    put(out, "<g><title>");
    put_escaped(out, shape->text ? shape->text : "");
    put(out, "</title>\n");
}

static void write_group_end(baremo_buffer *out, const mark *shape) {
    (void)shape;
    put(out, "</g>\n");
}

static void write_rectangle(baremo_buffer *out, const mark *shape) {
    put(out, "<rect");
    put_attribute(out, "x", shape->box.x);
    put_attribute(out, "y", shape->box.y);
    put_attribute(out, "width", shape->box.width);
    put_attribute(out, "height", shape->box.height);
    put_paint(out, shape->paint);
    put(out, "/>\n");
}

static void write_path(baremo_buffer *out, const mark *shape) {
    put(out, "<path d=\"");
    for (size_t i = 0; i < shape->point_count; i++) {
        bool starts = i == 0 || (shape->kind == MARK_SEGMENTS && i % 2 == 0);
        put_pair(out, starts ? "M" : "L", shape->points[i]);
    }
    put(out, shape->kind == MARK_AREA ? "Z\"" : "\"");
    put_paint(out, shape->paint);
    if (shape->kind == MARK_POLYLINE && shape->point_count > 2)
        put(out, " stroke-linejoin=\"round\"");
    put(out, "/>\n");
}

static void write_circle(baremo_buffer *out, const mark *shape) {
    put(out, "<circle");
    put_attribute(out, "cx", shape->box.x + shape->box.width / 2);
    put_attribute(out, "cy", shape->box.y + shape->box.height / 2);
    put_attribute(out, "r", shape->box.width / 2);
    put_paint(out, shape->paint);
    put(out, "/>\n");
}

static void write_lines(baremo_buffer *out, const mark *shape) {
    if (shape->line_count == 1) {
        put_escaped(out, shape->lines[0]);
        return;
    }
    for (size_t i = 0; i < shape->line_count; i++) {
        put(out, "<tspan");
        put_attribute(out, "x", shape->box.x);
        put_attribute(out, "y", shape->box.y + (double)i * shape->font.size * MARK_LINE_HEIGHT);
        put(out, ">");
        put_escaped(out, shape->lines[i]);
        put(out, i + 1 < shape->line_count ? " </tspan>" : "</tspan>");
    }
}

static void write_text(baremo_buffer *out, const mark *shape) {
    static const char *const anchors[] = {[MARK_START] = "",
                                          [MARK_MIDDLE] = " text-anchor=\"middle\"",
                                          [MARK_END] = " text-anchor=\"end\""};
    put(out, "<text");
    put_attribute(out, "x", shape->box.x);
    put_attribute(out, "y", shape->box.y);
    put_attribute(out, "font-size", shape->font.size);
    put_colour(out, "fill", shape->font.colour);
    put(out, anchors[shape->font.anchor]);
    if (shape->font.bold)
        put(out, " font-weight=\"bold\"");
    put(out, ">");
    write_lines(out, shape);
    put(out, "</text>\n");
}

static void write_mark(baremo_buffer *out, const mark *shape) {
    static void (*const writers[MARK_KIND_COUNT])(baremo_buffer *, const mark *) = {
        [MARK_GROUP] = write_group,         [MARK_GROUP_END] = write_group_end,
        [MARK_RECTANGLE] = write_rectangle, [MARK_POLYLINE] = write_path,
        [MARK_AREA] = write_path,           [MARK_SEGMENTS] = write_path,
        [MARK_CIRCLE] = write_circle,       [MARK_TEXT] = write_text,
    };
    writers[shape->kind](out, shape);
}

static void put_cells(baremo_buffer *out, const char *const *cells, size_t count, const char *tag) {
    put(out, "<tr>");
    for (size_t i = 0; i < count; i++) {
        put(out, "<");
        put(out, tag);
        put(out, ">");
        put_escaped(out, cells[i] ? cells[i] : "");
        put(out, "</");
        put(out, tag);
        put(out, ">");
    }
    put(out, "</tr>\n");
}

/* The data, for whoever reads the file with a program. */
static void put_data(baremo_buffer *out, const chart_table *data) {
    if (data->row_count == 0)
        return;
    put(out, "<metadata><table xmlns=\"http://www.w3.org/1999/xhtml\">\n");
    put_cells(out, data->headings, data->column_count, "th");
    for (size_t row = 0; row < data->row_count; row++)
        put_cells(out, data->cells + row * data->column_count, data->column_count, "td");
    put(out, "</table></metadata>\n");
}

/* <title id="STEM-title">: ids are unique even where several charts stand in one page. */
static void put_named(baremo_buffer *out, const char *tag, const chart *page, const char *text) {
    put(out, "<");
    put(out, tag);
    put(out, " id=\"");
    put_escaped(out, page->stem);
    put(out, "-");
    put(out, tag);
    put(out, "\">");
    put_escaped(out, text);
    put(out, "</");
    put(out, tag);
    put(out, ">\n");
}

static void put_opening(baremo_buffer *out, const chart *page) {
    put(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    put_attribute(out, "width", page->width);
    put_attribute(out, "height", page->height);
    put(out, " viewBox=\"0 0 ");
    put_pair(out, "", (mark_point){page->width, page->height});
    put(out, "\" role=\"img\" lang=\"");
    put_escaped(out, page->language);
    put(out, "\" xml:lang=\"");
    put_escaped(out, page->language);
    put(out, "\" aria-labelledby=\"");
    put_escaped(out, page->stem);
    put(out, "-title\" aria-describedby=\"");
    put_escaped(out, page->stem);
    put(out, "-desc\" font-family=\"" MARK_FONT_FAMILIES "\">\n");
}

const char *svg_write(baremo_arena *arena, const chart *page, size_t *length) {
    baremo_buffer out = baremo_buffer_new(arena);
    put_opening(&out, page);
    put_named(&out, "title", page, page->title);
    put_named(&out, "desc", page, page->alt);
    put_data(&out, &page->data);
    put(&out, "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    for (size_t i = 0; i < page->mark_count; i++)
        write_mark(&out, &page->marks[i]);
    put(&out, "</svg>\n");
    *length = out.length;
    return baremo_buffer_text(&out);
}
