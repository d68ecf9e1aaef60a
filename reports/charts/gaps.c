/* Numbered reasons of gaps. */
#include "reports/charts/gaps.h"

#include <string.h>

gap_notes gaps_begin(chart_maker *maker) { return (gap_notes){.maker = maker}; }

/* Several gaps of one place follow each other. */
static bool ends_with(const char *places, const char *where) {
    size_t length = strlen(places), size = strlen(where);
    return length >= size && strcmp(places + length - size, where) == 0 &&
           (length == size || places[length - size - 1] == ' ');
}

static size_t number_of(gap_notes *notes, const char *where, const char *reason) {
    baremo_arena *arena = notes->maker->arena;
    for (size_t i = 0; i < notes->count; i++)
        if (strcmp(notes->reasons[i], reason) == 0) {
            if (!ends_with(notes->places[i], where))
                notes->places[i] = chart_join(notes->maker, notes->places[i], ", ", where);
            return i + 1;
        }
    BAREMO_ARENA_RESERVE(arena, notes->places, notes->count, notes->place_capacity);
    BAREMO_ARENA_RESERVE(arena, notes->reasons, notes->count, notes->capacity);
    notes->places[notes->count] = where;
    notes->reasons[notes->count] = reason;
    return ++notes->count;
}

void gap_mark(gap_notes *notes, chart *page, mark_point middle, const char *where,
              const char *reason) {
    size_t number = number_of(notes, where, reason);
    mark_group(page, chart_fill(notes->maker, REPORT_TEXT_CHART_PAIR, where, reason, NULL));
    const char *text = baremo_arena_format(notes->maker->arena, "(%zu)", number);
    double width = text_width(notes->maker->widths, text, FONT_SMALL, false) * CHART_SLACK + 2;
    mark_rectangle(page, (mark_box){middle.x - width / 2, middle.y - 7.5, width, 15},
                   mark_fill(COLOUR_PAPER));
    mark_text(page, (mark_point){middle.x, middle.y + FONT_SMALL * 0.36}, text,
              font_of(FONT_SMALL, COLOUR_MUTED, MARK_MIDDLE));
    mark_group_end(page);
}

void gaps_add(gap_notes *notes, const char *text) {
    BAREMO_ARENA_RESERVE(notes->maker->arena, notes->further, notes->further_count,
                         notes->further_capacity);
    notes->further[notes->further_count++] = text;
}

const char *const *gaps_end(gap_notes *notes, size_t *count) {
    baremo_arena *arena = notes->maker->arena;
    *count = notes->count + notes->further_count;
    const char **lines = baremo_arena_array(arena, *count + 1, sizeof *lines);
    for (size_t i = 0; i < notes->count; i++)
        lines[i] = baremo_arena_format(arena, "(%zu) %s", i + 1,
                                       chart_fill(notes->maker, REPORT_TEXT_CHART_PAIR,
                                                  notes->places[i], notes->reasons[i], NULL));
    for (size_t i = 0; i < notes->further_count; i++)
        lines[notes->count + i] = notes->further[i];
    return lines;
}
