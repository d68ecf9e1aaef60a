/* Labels put where nothing else is. */
#include "reports/charts/labels.h"

#include <math.h>

/* Of a cell, about the size of a short label. */
static const double CELL_WIDTH = 32, CELL_HEIGHT = 16;

static size_t cells_over(double length, double size) {
    return (size_t)fmin(fmax(ceil(length / size), 1), 1000);
}

label_board labels_begin(baremo_arena *arena, mark_box limits) {
    label_board board = {.limits = limits,
                         .columns = cells_over(limits.width, CELL_WIDTH),
                         .rows = cells_over(limits.height, CELL_HEIGHT),
                         .arena = arena};
    board.cells = baremo_arena_array(arena, board.columns * board.rows, sizeof *board.cells);
    return board;
}

/* The cells that a box reaches into: first and last column and row. */
typedef struct cell_range {
    size_t left, right, top, bottom;
} cell_range;

static size_t cell_at(double distance, double size, size_t count) {
    return (size_t)fmin(fmax(distance / size, 0), (double)(count - 1));
}

static cell_range range_of(const label_board *board, mark_box box) {
    double x = box.x - board->limits.x, y = box.y - board->limits.y;
    return (cell_range){.left = cell_at(x, CELL_WIDTH, board->columns),
                        .right = cell_at(x + box.width, CELL_WIDTH, board->columns),
                        .top = cell_at(y, CELL_HEIGHT, board->rows),
                        .bottom = cell_at(y + box.height, CELL_HEIGHT, board->rows)};
}

static void block(label_board *board, mark_box box, bool may_be_crossed) {
    cell_range range = range_of(board, box);
    for (size_t row = range.top; row <= range.bottom; row++)
        for (size_t column = range.left; column <= range.right; column++) {
            size_t *last = &board->cells[row * board->columns + column];
            BAREMO_ARENA_RESERVE(board->arena, board->taken, board->count, board->capacity);
            board->taken[board->count++] = (label_obstacle){box, may_be_crossed, *last};
            *last = board->count;
        }
}

void labels_block(label_board *board, mark_box box) { block(board, box, false); }

void labels_block_line(label_board *board, mark_point from, mark_point to) {
    static const double STEP = 5, HALF = 1.5;
    double length = hypot(to.x - from.x, to.y - from.y);
    size_t steps = (size_t)ceil(fmin(length, 10000) / STEP);
    for (size_t i = 0; i <= steps; i++) {
        double part = steps ? (double)i / (double)steps : 0;
        double x = from.x + part * (to.x - from.x), y = from.y + part * (to.y - from.y);
        block(board, (mark_box){x - HALF, y - HALF, 2 * HALF, 2 * HALF}, true);
    }
}

static bool overlap(mark_box a, mark_box b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static bool is_inside(mark_box inner, mark_box outer) {
    return inner.x >= outer.x && inner.y >= outer.y &&
           inner.x + inner.width <= outer.x + outer.width &&
           inner.y + inner.height <= outer.y + outer.height;
}

/* Whether an obstacle of a cell is in the way. */
static bool is_met(const label_board *board, size_t cell, mark_box box, bool may_cross) {
    for (size_t at = board->cells[cell]; at; at = board->taken[at - 1].next) {
        const label_obstacle *there = &board->taken[at - 1];
        if (!(may_cross && there->may_be_crossed) && overlap(box, there->box))
            return true;
    }
    return false;
}

static bool is_free(const label_board *board, mark_box box, bool may_cross) {
    static const double APART = 5; /* neighbours do not read as one number */
    if (!is_inside(box, board->limits))
        return false;
    box.x -= APART;
    box.width += 2 * APART;
    cell_range range = range_of(board, box);
    for (size_t row = range.top; row <= range.bottom; row++)
        for (size_t column = range.left; column <= range.right; column++)
            if (is_met(board, row * board->columns + column, box, may_cross))
                return false;
    return true;
}

/* The point where the base line of a label beside `wanted->at` begins, and the anchor it takes. */
static mark_point base_beside(const label *wanted, label_side side, mark_anchor *anchor) {
    double size = wanted->font.size, away = wanted->distance;
    *anchor = side == LABEL_RIGHT ? MARK_START : side == LABEL_LEFT ? MARK_END : MARK_MIDDLE;
    switch (side) {
    case LABEL_ABOVE:
        return (mark_point){wanted->at.x, wanted->at.y - away - size * MARK_DESCENT};
    case LABEL_BELOW:
        return (mark_point){wanted->at.x, wanted->at.y + away + size * MARK_ASCENT};
    case LABEL_RIGHT:
        return (mark_point){wanted->at.x + away, wanted->at.y + size * 0.36};
    case LABEL_LEFT:
        break;
    }
    return (mark_point){wanted->at.x - away, wanted->at.y + size * 0.36};
}

/* A label above or below its point may move sideways to stay within the limits. */
static void slide(const label_board *board, mark_box *box, mark_point *base) {
    double left = board->limits.x, right = board->limits.x + board->limits.width - box->width;
    double moved = fmax(fmin(box->x, right), left) - box->x;
    if (fabs(moved) > box->width / 2)
        return;
    box->x += moved;
    base->x += moved;
}

static bool place(label_board *board, const text_measure *widths, chart *page, const label *wanted,
                  bool may_cross) {
    for (size_t i = 0; i < wanted->side_count; i++) {
        mark trial = {
            .kind = MARK_TEXT, .font = wanted->font, .lines = &wanted->text, .line_count = 1};
        mark_point base = base_beside(wanted, wanted->sides[i], &trial.font.anchor);
        trial.box = (mark_box){.x = base.x, .y = base.y};
        mark_box box = text_box(widths, &trial);
        if (trial.font.anchor == MARK_MIDDLE)
            slide(board, &box, &base);
        if (!is_free(board, box, may_cross))
            continue;
        labels_block(board, box);
        mark_text(page, base, wanted->text, trial.font);
        return true;
    }
    return false;
}

bool labels_place(label_board *board, const text_measure *widths, chart *page,
                  const label *wanted) {
    return place(board, widths, page, wanted, false) ||
           (wanted->is_required && place(board, widths, page, wanted, true));
}
