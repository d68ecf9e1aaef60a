/* Labels put where nothing else is. */
#include "reports/charts/labels.h"

#include <math.h>

label_board labels_begin(baremo_arena *arena, mark_box limits) {
    return (label_board){.limits = limits, .arena = arena};
}

void labels_block(label_board *board, mark_box box) {
    BAREMO_ARENA_RESERVE(board->arena, board->taken, board->count, board->capacity);
    board->taken[board->count++] = box;
}

void labels_block_line(label_board *board, mark_point from, mark_point to) {
    static const double STEP = 5, HALF = 1.5;
    double length = hypot(to.x - from.x, to.y - from.y);
    size_t steps = (size_t)ceil(fmin(length, 10000) / STEP);
    for (size_t i = 0; i <= steps; i++) {
        double part = steps ? (double)i / (double)steps : 0;
        double x = from.x + part * (to.x - from.x), y = from.y + part * (to.y - from.y);
        labels_block(board, (mark_box){x - HALF, y - HALF, 2 * HALF, 2 * HALF});
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

static bool is_free(const label_board *board, mark_box box) {
    if (!is_inside(box, board->limits))
        return false;
    for (size_t i = 0; i < board->count; i++)
        if (overlap(box, board->taken[i]))
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

bool labels_place(label_board *board, const text_measure *widths, chart *page,
                  const label *wanted) {
    for (size_t i = 0; i < wanted->side_count; i++) {
        mark trial = {
            .kind = MARK_TEXT, .font = wanted->font, .lines = &wanted->text, .line_count = 1};
        mark_point base = base_beside(wanted, wanted->sides[i], &trial.font.anchor);
        trial.box = (mark_box){.x = base.x, .y = base.y};
        mark_box box = text_box(widths, &trial);
        if (!is_free(board, box))
            continue;
        labels_block(board, box);
        mark_text(page, base, wanted->text, trial.font);
        return true;
    }
    return false;
}
