/* Marks as pixels, and how wide texts are: the only door to cairo and pango. A canvas belongs to
 * one thread: it holds that thread's fonts and the page it draws on, and is used again for the next
 * chart. */
#ifndef REPORTS_CHARTS_CANVAS_H
#define REPORTS_CHARTS_CANVAS_H

#include "reports/charts/marks.h"
#include "reports/charts/measure.h"

/** Pixels of a picture for one pixel of the page. */
#define CANVAS_SCALE 2

typedef struct canvas canvas;

/** NULL: memory ran out. To be freed by canvas_free. */
canvas *canvas_new(void);
void canvas_free(canvas *drawn);

/** false: there is no font at all, every letter would be a box. */
bool canvas_has_font(canvas *drawn);

/** Fills in the widths of the letters of the font. */
void canvas_measure(canvas *drawn, text_measure *widths);

/** A drawn page: 0x00RRGGBB, row by row. Good until the next drawing. */
typedef struct canvas_pixels {
    const uint32_t *pixels;
    size_t width, height, stride; /**< stride: pixels from row to row */
} canvas_pixels;

/** Draws a chart on white. BAREMO_NO_MEMORY, or BAREMO_INVALID for a page larger than 30,000 pixels
 * a side. */
baremo_status canvas_draw(canvas *drawn, const chart *page, canvas_pixels *pixels);

#endif
