/* Rows of a comparison while they are made. */
#include "indicators/cities/rows.h"

#include <stdint.h>

#include <baremo/number.h>

#include "engine/base/buffer.h"

compared_rows compared_rows_new(const comparison *of, baremo_arena *arena) {
    return (compared_rows){.of = of, .arena = arena, .notes = baremo_results_new(arena)};
}

void compared_about(compared_rows *rows, baremo_subject_kind kind, const char *subject,
                    const char *title, const char *axis) {
    rows->pattern = (baremo_result){.subject_kind = kind,
                                    .subject = subject,
                                    .title = title,
                                    .axis = axis,
                                    .value = BAREMO_MISSING,
                                    .low = BAREMO_MISSING,
                                    .high = BAREMO_MISSING,
                                    .level = BAREMO_MISSING,
                                    .n = BAREMO_MISSING,
                                    .missing = BAREMO_MISSING};
}

static void set_unit(const compared_rows *rows, baremo_result *row, size_t unit) {
    const baremo_results_unit *entry = unit == SIZE_MAX ? NULL : &rows->of->entries[unit];
    row->programme = entry && !entry->area ? entry->id : NULL;
    row->area = entry ? entry->area : NULL;
}

void compared_unit(compared_rows *rows, size_t unit) { set_unit(rows, &rows->pattern, unit); }

static void add_part(baremo_buffer *text, const char *name, const char *value) {
    if (value)
        baremo_buffer_format(text, "%s%s%s", text->length ? ";" : "", name, value);
}

void compared_group(compared_rows *rows, const char *stratum, const char *effect,
                    const char *more) {
    baremo_buffer text = baremo_buffer_new(rows->arena);
    add_part(&text, "stratum=", stratum);
    add_part(&text, "effect=", effect);
    add_part(&text, "", more);
    rows->pattern.group = text.length ? baremo_buffer_text(&text) : NULL;
}

static baremo_result *append(compared_rows *rows, const baremo_result *row) {
    BAREMO_ARENA_RESERVE(rows->arena, rows->items, rows->count, rows->capacity);
    rows->items[rows->count] = *row;
    return &rows->items[rows->count++];
}

baremo_result *compared_add(compared_rows *rows, const char *statistic, double value,
                            baremo_value_class value_class) {
    baremo_result *row = append(rows, &rows->pattern);
    row->statistic = statistic;
    row->value = value;
    row->value_class = value_class;
    return row;
}

baremo_result *compared_interval(compared_rows *rows, const char *statistic, double value,
                                 baremo_value_class value_class, baremo_interval limits) {
    baremo_result *row = compared_add(rows, statistic, value, value_class);
    if (baremo_is_missing(limits.low) || baremo_is_missing(limits.high))
        return row;
    row->low = limits.low;
    row->high = limits.high;
    row->level = rows->of->confidence;
    return row;
}

baremo_result *compared_none(compared_rows *rows, const char *statistic,
                             baremo_value_class value_class, const baremo_note_kind *why) {
    baremo_result *row = compared_add(rows, statistic, BAREMO_MISSING, value_class);
    compared_note(rows, row, why, NULL, NULL);
    return row;
}

void compared_note(compared_rows *rows, baremo_result *row, const baremo_note_kind *kind,
                   const char *first, const char *second) {
    baremo_result_note(rows->notes, row, kind, first, second, NULL);
}

baremo_result *compared_copy(compared_rows *rows, const baremo_result *row) {
    baremo_result copy = *row;
    copy.subject = rows->pattern.subject;
    copy.title = rows->pattern.title;
    copy.programme = rows->pattern.programme;
    copy.area = rows->pattern.area;
    return append(rows, &copy);
}

/* Texts of the list that were copied: most rows have those of the row before them, or of its
 * unit's. */
enum { COPIED_TEXTS = 64 };
typedef struct copied_texts {
    baremo_arena *arena;
    struct {
        const char *from, *to;
    } texts[COPIED_TEXTS];
} copied_texts;

static const char *copied(copied_texts *known, const char *text) {
    size_t at = ((uintptr_t)text / sizeof(void *)) % COPIED_TEXTS;
    if (text && known->texts[at].from != text) {
        known->texts[at].from = text;
        known->texts[at].to = baremo_arena_text(known->arena, text);
    }
    return text ? known->texts[at].to : NULL;
}

/* Only texts that this list has made lie in its arena; literals and kept texts are copied with
 * them. */
void compared_publish(const compared_rows *rows, baremo_results *results) {
    copied_texts known = {.arena = baremo_results_arena(results)};
    for (size_t i = 0; i < rows->count; i++) {
        baremo_result row = rows->items[i];
        row.group = copied(&known, row.group);
        row.method = copied(&known, row.method);
        row.note = copied(&known, row.note);
        for (size_t k = 0; k < BAREMO_NOTE_ARGUMENTS; k++)
            row.note_arguments[k] = copied(&known, row.note_arguments[k]);
        baremo_results_add(results, &row);
    }
}
