/* Labels that keep clear of each other and of what is drawn: each is put at the first place that is
 * free. */
#ifndef REPORTS_CHARTS_LABELS_H
#define REPORTS_CHARTS_LABELS_H

#include "reports/charts/maker.h"

/** Something that labels keep away from, in a cell of the board; a line they may cross where there
 * is no other place. */
typedef struct label_obstacle {
    mark_box box;
    bool may_be_crossed;
    size_t next; /**< of the same cell, counted from 1; 0: none */
} label_obstacle;

/** A grid of cells, each with the obstacles that reach into it: a label looks at those beside it
 * alone. What lies outside the limits is kept in the cells at the edge. */
typedef struct label_board {
    mark_box limits; /**< no label leaves it */
    size_t columns, rows;
    size_t *cells; /**< the last obstacle of each, counted from 1; 0: it is empty */
    label_obstacle *taken;
    size_t count, capacity;
    baremo_arena *arena;
} label_board;

label_board labels_begin(baremo_arena *arena, mark_box limits);

/** Keeps labels away from a box, or from a line. */
void labels_block(label_board *board, mark_box box);
void labels_block_line(label_board *board, mark_point from, mark_point to);

typedef enum label_side { LABEL_ABOVE, LABEL_BELOW, LABEL_RIGHT, LABEL_LEFT } label_side;

/** Sets a text of one line beside a point, `distance` away, at the first of the sides that is free;
 * false: none is, and nothing is drawn. The font's anchor is chosen by the side. */
typedef struct label {
    const char *text;
    mark_font font;
    mark_point at;
    double distance;
    const label_side *sides;
    size_t side_count;
    bool is_required; /**< rather across a line than not at all */
} label;
bool labels_place(label_board *board, const text_measure *widths, chart *page, const label *wanted);

#endif
