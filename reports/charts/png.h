/* Pixels as a PNG file: few colours, fast, and the same bytes each time. */
#ifndef REPORTS_CHARTS_PNG_H
#define REPORTS_CHARTS_PNG_H

#include "reports/charts/canvas.h"

/** The file's bytes, in the arena: `pixels` with at most 256 colours, and the page's title and text
 * alternative. */
const char *png_encode(baremo_arena *scratch, const canvas_pixels *pixels, const chart *page,
                       size_t *length);

#endif
