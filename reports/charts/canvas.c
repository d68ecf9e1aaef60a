/* Marks drawn by cairo, texts set by pango. Nothing of the user's desktop settings is used: no
 * hinting, grey antialiasing, whole pixels per page pixel, so that the same fonts give the same
 * picture. */
#include "reports/charts/canvas.h"

#include <stdlib.h>
#include <string.h>

#include <pango/pangocairo.h>

#define LARGEST_SIDE 30000.0

struct canvas {
    PangoFontMap *fonts;
    PangoContext *context;
    PangoLayout *layout;
    PangoFontDescription *family;
    uint32_t *pixels;
    size_t capacity; /* of pixels */
};

static bool open_fonts(canvas *drawn) {
    drawn->fonts = pango_cairo_font_map_new();
    drawn->context = pango_font_map_create_context(drawn->fonts);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(drawn->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(drawn->context, FALSE);
    pango_context_set_language(drawn->context, pango_language_from_string("en"));
    drawn->layout = pango_layout_new(drawn->context);
    drawn->family = pango_font_description_from_string(MARK_FONT_FAMILIES);
    return drawn->layout && drawn->family;
}

canvas *canvas_new(void) {
    canvas *drawn = calloc(1, sizeof *drawn);
    if (drawn && !open_fonts(drawn)) {
        canvas_free(drawn);
        return NULL;
    }
    return drawn;
}

void canvas_free(canvas *drawn) {
    if (!drawn)
        return;
    if (drawn->family)
        pango_font_description_free(drawn->family);
    if (drawn->layout)
        g_object_unref(drawn->layout);
    if (drawn->context)
        g_object_unref(drawn->context);
    if (drawn->fonts)
        g_object_unref(drawn->fonts);
    free(drawn->pixels);
    free(drawn);
}

static void use_font(canvas *drawn, double size, bool bold) {
    pango_font_description_set_absolute_size(drawn->family, size * PANGO_SCALE);
    pango_font_description_set_weight(drawn->family,
                                      bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(drawn->layout, drawn->family);
}

bool canvas_has_font(canvas *drawn) {
    use_font(drawn, 12, false);
    PangoFontFamily **families = NULL;
    int count = 0;
    pango_font_map_list_families(drawn->fonts, &families, &count);
    g_free(families);
    if (count == 0)
        return false;
    PangoFont *font = pango_context_load_font(drawn->context, drawn->family);
    if (font)
        g_object_unref(font);
    return font != NULL;
}

/* All letters of the table as one text, and which they are. */
static size_t all_letters(char *text, unsigned *codes) {
    size_t count = 0;
    char *at = text;
    for (unsigned code = ' '; code < MEASURE_LETTERS; code++) {
        if ((code >= 0x7f && code < 0xa0) || code == 0xad)
            continue;
        codes[count++] = code;
        at += g_unichar_to_utf8(code, at);
    }
    *at = '\0';
    return count;
}

static void measure_weight(canvas *drawn, bool bold, float widths[MEASURE_LETTERS]) {
    static const double SIZE = 100;
    char text[2 * MEASURE_LETTERS + 1];
    unsigned codes[MEASURE_LETTERS];
    size_t count = all_letters(text, codes);
    memset(widths, 0, MEASURE_LETTERS * sizeof *widths);
    use_font(drawn, SIZE, bold);
    PangoAttrList *apart = pango_attr_list_new();
    pango_attr_list_insert(apart, pango_attr_font_features_new("kern=0, liga=0, clig=0"));
    pango_layout_set_attributes(drawn->layout, apart);
    pango_layout_set_text(drawn->layout, text, -1);
    PangoLayoutIter *at = pango_layout_get_iter(drawn->layout);
    for (size_t i = 0; i < count; i++) {
        PangoRectangle box;
        pango_layout_iter_get_char_extents(at, &box);
        widths[codes[i]] = (float)(box.width / SIZE / PANGO_SCALE);
        pango_layout_iter_next_char(at);
    }
    pango_layout_iter_free(at);
    pango_layout_set_attributes(drawn->layout, NULL);
    pango_attr_list_unref(apart);
}

void canvas_measure(canvas *drawn, text_measure *widths) {
    measure_weight(drawn, false, widths->regular);
    measure_weight(drawn, true, widths->bold);
}

static void use_colour(cairo_t *pen, mark_colour colour) {
    cairo_set_source_rgb(pen, ((colour >> 16) & 255) / 255.0, ((colour >> 8) & 255) / 255.0,
                         (colour & 255) / 255.0);
}

/* Paints the path that was laid, and forgets it. */
static void paint_path(cairo_t *pen, mark_paint paint) {
    if (paint.fill != MARK_NO_COLOUR) {
        use_colour(pen, paint.fill);
        cairo_fill_preserve(pen);
    }
    if (paint.stroke != MARK_NO_COLOUR) {
        use_colour(pen, paint.stroke);
        cairo_set_line_width(pen, paint.stroke_width);
        cairo_set_dash(pen, &paint.dash, paint.dash > 0, 0);
        cairo_stroke_preserve(pen);
    }
    cairo_new_path(pen);
}

static void draw_nothing(canvas *drawn, cairo_t *pen, const mark *shape) {
    (void)drawn;
    (void)pen;
    (void)shape;
}

static void draw_rectangle(canvas *drawn, cairo_t *pen, const mark *shape) {
    (void)drawn;
    cairo_rectangle(pen, shape->box.x, shape->box.y, shape->box.width, shape->box.height);
    paint_path(pen, shape->paint);
}

static void draw_points(canvas *drawn, cairo_t *pen, const mark *shape) {
    (void)drawn;
    for (size_t i = 0; i < shape->point_count; i++) {
        bool starts = i == 0 || (shape->kind == MARK_SEGMENTS && i % 2 == 0);
        (starts ? cairo_move_to : cairo_line_to)(pen, shape->points[i].x, shape->points[i].y);
    }
    if (shape->kind == MARK_AREA)
        cairo_close_path(pen);
    paint_path(pen, shape->paint);
}

static void draw_circle(canvas *drawn, cairo_t *pen, const mark *shape) {
    static const double TURN = 6.283185307179586;
    (void)drawn;
    double radius = shape->box.width / 2;
    cairo_new_sub_path(pen);
    cairo_arc(pen, shape->box.x + radius, shape->box.y + radius, radius, 0, TURN);
    paint_path(pen, shape->paint);
}

static void draw_text(canvas *drawn, cairo_t *pen, const mark *shape) {
    static const double parts[] = {[MARK_START] = 0, [MARK_MIDDLE] = 0.5, [MARK_END] = 1};
    use_font(drawn, shape->font.size, shape->font.bold);
    use_colour(pen, shape->font.colour);
    for (size_t i = 0; i < shape->line_count; i++) {
        pango_layout_set_text(drawn->layout, shape->lines[i], -1);
        PangoRectangle box;
        pango_layout_get_extents(drawn->layout, NULL, &box);
        double before = parts[shape->font.anchor] * box.width / PANGO_SCALE;
        cairo_move_to(pen, shape->box.x - before,
                      shape->box.y + (double)i * shape->font.size * MARK_LINE_HEIGHT);
        pango_cairo_show_layout_line(pen, pango_layout_get_line_readonly(drawn->layout, 0));
    }
    cairo_new_path(pen);
}

static void draw_mark(canvas *drawn, cairo_t *pen, const mark *shape) {
    static void (*const painters[MARK_KIND_COUNT])(canvas *, cairo_t *, const mark *) = {
        [MARK_GROUP] = draw_nothing,       [MARK_GROUP_END] = draw_nothing,
        [MARK_RECTANGLE] = draw_rectangle, [MARK_POLYLINE] = draw_points,
        [MARK_AREA] = draw_points,         [MARK_SEGMENTS] = draw_points,
        [MARK_CIRCLE] = draw_circle,       [MARK_TEXT] = draw_text,
    };
    painters[shape->kind](drawn, pen, shape);
}

/* A white page of the size asked for, in memory that is kept from page to page. */
static baremo_status blank_page(canvas *drawn, canvas_pixels *page) {
    size_t count = page->stride * page->height;
    if (count > drawn->capacity) {
        free(drawn->pixels);
        drawn->pixels = malloc(count * sizeof *drawn->pixels);
        drawn->capacity = drawn->pixels ? count : 0;
    }
    if (!drawn->pixels)
        return BAREMO_NO_MEMORY;
    memset(drawn->pixels, 0xff, count * sizeof *drawn->pixels);
    page->pixels = drawn->pixels;
    return BAREMO_OK;
}

static baremo_status draw_marks(canvas *drawn, const chart *page, const canvas_pixels *pixels) {
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)drawn->pixels, CAIRO_FORMAT_RGB24, (int)pixels->width, (int)pixels->height,
        (int)(pixels->stride * sizeof *pixels->pixels));
    cairo_t *pen = cairo_create(surface);
    cairo_scale(pen, CANVAS_SCALE, CANVAS_SCALE);
    cairo_set_line_join(pen, CAIRO_LINE_JOIN_ROUND);
    pango_cairo_update_context(pen, drawn->context);
    for (size_t i = 0; i < page->mark_count; i++)
        draw_mark(drawn, pen, &page->marks[i]);
    baremo_status status = cairo_status(pen) ? BAREMO_NO_MEMORY : BAREMO_OK;
    cairo_destroy(pen);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    return status;
}

baremo_status canvas_draw(canvas *drawn, const chart *page, canvas_pixels *pixels) {
    double width = page->width * CANVAS_SCALE, height = page->height * CANVAS_SCALE;
    if (!(width >= 1 && width <= LARGEST_SIDE && height >= 1 && height <= LARGEST_SIDE))
        return BAREMO_INVALID;
    *pixels = (canvas_pixels){.width = (size_t)width, .height = (size_t)height};
    pixels->stride = (size_t)cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, (int)width) /
                     sizeof *pixels->pixels;
    baremo_status status = blank_page(drawn, pixels);
    return status == BAREMO_OK ? draw_marks(drawn, page, pixels) : status;
}
