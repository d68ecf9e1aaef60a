/* Pixels as a PNG file: few colours, fast, and the same bytes each time. */
#ifndef REPORTS_CHARTS_PNG_H
#define REPORTS_CHARTS_PNG_H

#include "reports/charts/canvas.h"

/** Writes `pixels` with at most 256 colours, and the page's title and text alternative, to a new
 * file. BAREMO_IO: it could not be written (errno says why), and what there is of it is no picture;
 * BAREMO_NO_MEMORY.
 */
baremo_status png_write(baremo_arena *scratch, const char *path, const canvas_pixels *pixels,
                        const chart *page);

#endif
