/* How wide a text is, and where its lines break. The widths are those of the font that is
 * installed; whoever lays out leaves room, for another reader's font may be wider. */
#ifndef REPORTS_CHARTS_MEASURE_H
#define REPORTS_CHARTS_MEASURE_H

#include "reports/charts/marks.h"

/** Letters below this code point have a width of their own; others count by the class of their
 * code. */
#define MEASURE_LETTERS 0x250

/** Widths of letters, for an em of 1: regular and bold. */
typedef struct text_measure {
    float regular[MEASURE_LETTERS], bold[MEASURE_LETTERS];
} text_measure;

/** The width in pixels of a text in one line. */
double text_width(const text_measure *widths, const char *text, double size, bool bold);

/** Lines of a text and the room they take. */
typedef struct text_block {
    const char *const *lines;
    size_t count;
    double width, height;
} text_block;

/** Breaks a text into lines of at most `room` pixels, at spaces and behind hyphens and slashes; a
 * word that is too long is broken where it must. An empty text has no line. */
text_block text_wrap(baremo_arena *arena, const text_measure *widths, const char *text,
                     mark_font font, double room);

/** The box that the letters of a text mark take, at most. */
mark_box text_box(const text_measure *widths, const mark *text);

#endif
