/* The cells a value was computed from, as text in compact ranges. */
#include "indicators/values/sources.h"

#include <stdlib.h>

#include "engine/base/buffer.h"

enum { MOST_RANGES = 40 };

static int by_cell(const void *left, const void *right) {
    const baremo_place *a = left, *b = right;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return a->row == b->row ? 0 : a->row < b->row ? -1 : 1;
}

static void add_cell(baremo_buffer *text, const baremo_place *place) {
    baremo_buffer_add_column(text, place->column);
    baremo_buffer_add_whole(text, place->row);
}

/* The end of the run of cells below each other that begins at `from`; the same cell twice counts
 * once. */
static size_t range_end(const baremo_place *places, size_t count, size_t from) {
    size_t end = from + 1;
    while (end < count && places[end].column == places[from].column &&
           places[end].row - places[end - 1].row <= 1)
        end++;
    return end;
}

static void add_ranges(baremo_buffer *text, const baremo_place *places, size_t count) {
    size_t ranges = 0, from = 0;
    for (; from < count && ranges < MOST_RANGES; ranges++) {
        size_t end = range_end(places, count, from);
        if (ranges)
            baremo_buffer_add(text, ", ");
        add_cell(text, &places[from]);
        if (places[end - 1].row != places[from].row) {
            baremo_buffer_add_char(text, ':');
            add_cell(text, &places[end - 1]);
        }
        from = end;
    }
    if (from < count)
        baremo_buffer_format(text, " and %zu more cells", count - from);
}

const char *value_sources(const programme *model, const uint32_t *observations, size_t count,
                          baremo_arena *arena) {
    if (count == 0)
        return NULL;
    if (count == 1)
        return programme_place_text(
            arena, programme_observation_place(model, &model->observations[observations[0]]));
    baremo_arena *scratch = baremo_arena_new(arena);
    baremo_place *places = baremo_arena_array(scratch, count, sizeof *places);
    for (size_t i = 0; i < count; i++)
        places[i] = programme_observation_place(model, &model->observations[observations[i]]);
    qsort(places, count, sizeof *places, by_cell);
    baremo_buffer text = baremo_buffer_new(scratch);
    if (places[0].file)
        baremo_buffer_add(&text, places[0].file);
    if (places[0].sheet)
        baremo_buffer_format(&text, "#%s", places[0].sheet);
    baremo_buffer_add_char(&text, ':');
    add_ranges(&text, places, count);
    const char *sources = baremo_arena_copy(arena, text.text, text.length);
    baremo_arena_free(scratch);
    return sources;
}

const char *value_sources_join(const char *first, const char *second, baremo_arena *arena) {
    if (!first || !*first)
        return second;
    if (!second || !*second)
        return first;
    baremo_buffer text = baremo_buffer_new(arena);
    baremo_buffer_add(&text, first);
    baremo_buffer_add(&text, ", ");
    baremo_buffer_add(&text, second);
    return text.text;
}
