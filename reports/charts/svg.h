/* Marks as SVG: real, selectable text, a title, a description and the data as a table for those who
 * cannot see it. */
#ifndef REPORTS_CHARTS_SVG_H
#define REPORTS_CHARTS_SVG_H

#include "reports/charts/marks.h"

/** The file's text, in the arena; `*length` its bytes. */
const char *svg_write(baremo_arena *arena, const chart *page, size_t *length);

#endif
