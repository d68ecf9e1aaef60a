/* Where printed pages end: before a block that would be cut, as far as the size of a page can be
 * foreseen. */
#include "reports/formats/xlsx/page.h"

#include <math.h>

enum {
    PAGE_SHORT = 698, /* printable pixels of A4, margins taken off */
    PAGE_LONG = 1026,
    MARGIN_DIFFERENCE = 48, /* the margins above and below are wider */
    MOST_BREAKS = 1000,
    DIGIT_PIXELS = 7,
    PADDING_PIXELS = 5,
    BLANK_END = 2 * XLSX_DEFAULT_ROW_PIXELS /* behind a table or chart and before a heading */
};

static const double PIXELS_OF_POINT = 4.0 / 3, SLACK = 0.97;
static const double LEAST_USED =
    0.2; /* of a page, before it may end: a title does not stand alone */

void xlsx_set_height(xlsx_page *page, lxw_row_t row, double points) {
    size_t needed = (size_t)row + 1;
    if (needed > page->row_capacity) {
        size_t capacity = 2 * needed;
        page->row_pixels = baremo_arena_grow(page->book->arena, page->row_pixels,
                                             page->row_capacity, capacity, sizeof(double));
        page->row_capacity = capacity;
    }
    page->row_pixels[row] = points * PIXELS_OF_POINT;
    xlsx_check(page->book, worksheet_set_row(page->sheet->worksheet, row, points, NULL));
}

void xlsx_may_break(xlsx_page *page, lxw_row_t row) {
    BAREMO_ARENA_RESERVE(page->book->arena, page->starts, page->start_count, page->start_capacity);
    page->starts[page->start_count++] = row;
}

static double height_between(const xlsx_page *page, lxw_row_t from, lxw_row_t to) {
    double height = 0;
    for (lxw_row_t row = from; row < to; row++) {
        double set = row < page->row_capacity ? page->row_pixels[row] : 0;
        height += set > 0 ? set : XLSX_DEFAULT_ROW_PIXELS;
    }
    return height;
}

double xlsx_print_scale(const xlsx_page *page, bool *fits) {
    /* Of 11 points 8 and a little, for columns come out wider in some programs. */
    static const double READABLE = 0.76, SMALLEST = 0.75;
    double width = 0, with_charts = XLSX_BESIDE_WIDTH + 9 * DIGIT_PIXELS;
    for (size_t i = 0; i < page->width_count; i++) {
        double column = page->widths[i] * DIGIT_PIXELS + PADDING_PIXELS;
        width += column;
        with_charts += i < page->beside_columns ? column : 0;
    }
    width = page->beside_columns && with_charts > width ? with_charts : width;
    double across = page->sheet->plan->wide ? PAGE_LONG : PAGE_SHORT;
    double scale = width > across ? across / width : 1;
    *fits = scale >= SMALLEST || !page->sheet->plan->continues;
    return *fits ? scale : READABLE;
}

double xlsx_small_points(const xlsx_page *page) {
    static const double PRINTED = 8, SHOWN = 9;
    bool fits;
    return fmax(SHOWN, ceil(PRINTED / xlsx_print_scale(page, &fits) + 0.2));
}

/* Height of a page in the sheet's own pixels, once the sheet is as small as it is printed. */
static double page_height(const xlsx_page *page) {
    bool fits;
    double down = (page->sheet->plan->wide ? PAGE_SHORT : PAGE_LONG) - MARGIN_DIFFERENCE;
    return SLACK * down / xlsx_print_scale(page, &fits);
}

/* Behind a block that was cut nobody knows how much of the page is used. What a block ends with is
 * blank. */
static bool must_break(double used, double height, double room, bool cut) {
    height -= XLSX_DEFAULT_ROW_PIXELS;
    if (cut)
        return used + height > room / 2;
    return used > LEAST_USED * room && used + height > room;
}

void xlsx_set_breaks(xlsx_page *page) {
    lxw_row_t *breaks =
        baremo_arena_array(page->book->arena, page->start_count + 1, sizeof *breaks);
    size_t count = 0;
    double room = page_height(page), used = 0;
    bool cut = false;
    lxw_row_t from = 0, end = page->row > page->beside_end ? page->row : page->beside_end;
    for (size_t i = 0; i <= page->start_count && count < MOST_BREAKS; i++) {
        lxw_row_t to = i < page->start_count ? page->starts[i] : end;
        double height = height_between(page, from, to);
        if (height - XLSX_DEFAULT_ROW_PIXELS <= room && must_break(used, height, room, cut)) {
            breaks[count++] = from;
            used = 0;
        }
        used += height;
        if (used > room && used - BLANK_END <= room)
            used = room; /* what does not fit is blank: the page is full */
        cut = used > room;
        while (used > room)
            used -= room;
        from = to;
    }
    if (count)
        xlsx_check(page->book, worksheet_set_h_pagebreaks(page->sheet->worksheet, breaks));
}
