/* Labels put where nothing else is. */
#include "reports/charts/labels.h"

#include <math.h>

label_board labels_begin(baremo_arena *arena, mark_box limits) {
    return (label_board){.limits = limits, .arena = arena};
}

static void block(label_board *board, mark_box box, bool may_be_crossed) {
    BAREMO_ARENA_RESERVE(board->arena, board->taken, board->count, board->capacity);
    board->taken[board->count++] = (label_obstacle){box, may_be_crossed};
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

static bool is_free(const label_board *board, mark_box box, bool may_cross) {
    static const double APART = 5; /* neighbours do not read as one number */
    if (!is_inside(box, board->limits))
        return false;
    box.x -= APART;
    box.width += 2 * APART;
    for (size_t i = 0; i < board->count; i++)
        if (!(may_cross && board->taken[i].may_be_crossed) && overlap(box, board->taken[i].box))
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
