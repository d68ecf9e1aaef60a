/* Problems found in the data: collected, put in order, folded, and said in words. */
#include <baremo/diagnostics.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/text.h>

#include "engine/base/buffer.h"

enum { SHOWN_OF_ONE_KIND = 20, LONGEST_FOUND = 80 };

typedef struct entry {
    baremo_diagnostic diagnostic;
    size_t file_order, added; /* for the order */
} entry;

struct baremo_diagnostics {
    baremo_arena *arena;
    entry *entries;
    size_t count, capacity;
    const char **files; /* in order of first appearance */
    size_t file_count, file_capacity;
};

baremo_diagnostics *baremo_diagnostics_new(baremo_arena *arena) {
    baremo_diagnostics *diagnostics = baremo_arena_alloc(arena, sizeof *diagnostics);
    diagnostics->arena = arena;
    return diagnostics;
}

static size_t file_order(baremo_diagnostics *diagnostics, const baremo_place *place) {
    const char *name =
        place->sheet ? baremo_arena_format(diagnostics->arena, "%s#%s", place->file, place->sheet)
                     : place->file;
    for (size_t i = diagnostics->file_count; i-- > 0;)
        if (baremo_text_equal(diagnostics->files[i], name))
            return i;
    BAREMO_ARENA_RESERVE(diagnostics->arena, diagnostics->files, diagnostics->file_count,
                         diagnostics->file_capacity);
    diagnostics->files[diagnostics->file_count] = baremo_arena_text(diagnostics->arena, name);
    return diagnostics->file_count++;
}

static entry *add_entry(baremo_diagnostics *diagnostics, const baremo_diagnostic *diagnostic) {
    baremo_arena *arena = diagnostics->arena;
    BAREMO_ARENA_RESERVE(arena, diagnostics->entries, diagnostics->count, diagnostics->capacity);
    entry *fresh = &diagnostics->entries[diagnostics->count];
    fresh->diagnostic = *diagnostic;
    fresh->diagnostic.place.file = baremo_arena_text(arena, diagnostic->place.file);
    fresh->diagnostic.place.sheet = baremo_arena_text(arena, diagnostic->place.sheet);
    fresh->diagnostic.variable = baremo_arena_text(arena, diagnostic->variable);
    fresh->diagnostic.found = baremo_arena_text(arena, diagnostic->found);
    fresh->diagnostic.message = baremo_arena_text(arena, diagnostic->message);
    fresh->diagnostic.remedy = baremo_arena_text(arena, diagnostic->remedy);
    fresh->added = diagnostics->count++;
    fresh->file_order = file_order(diagnostics, &diagnostic->place);
    return fresh;
}

void baremo_diagnostics_add(baremo_diagnostics *diagnostics, const baremo_problem *problem,
                            const baremo_place *place, const char *variable, const char *found,
                            const char *message, ...) {
    va_list arguments;
    va_start(arguments, message);
    const char *text = baremo_arena_vformat(diagnostics->arena, message, arguments);
    va_end(arguments);
    add_entry(diagnostics,
              &(baremo_diagnostic){.problem = problem,
                                   .severity = problem->severity,
                                   .place = place ? *place : (baremo_place){0},
                                   .variable = baremo_text_blank(variable) ? NULL : variable,
                                   .message = text,
                                   .found = found,
                                   .remedy = problem->remedy});
}

void baremo_diagnostics_remedy(baremo_diagnostics *diagnostics, const char *remedy, ...) {
    va_list arguments;
    va_start(arguments, remedy);
    if (diagnostics->count)
        diagnostics->entries[diagnostics->count - 1].diagnostic.remedy =
            baremo_arena_vformat(diagnostics->arena, remedy, arguments);
    va_end(arguments);
}

void baremo_diagnostics_severity(baremo_diagnostics *diagnostics, baremo_severity severity) {
    if (diagnostics->count)
        diagnostics->entries[diagnostics->count - 1].diagnostic.severity = severity;
}

void baremo_diagnostics_append(baremo_diagnostics *diagnostics, const baremo_diagnostics *more) {
    for (size_t i = 0; i < more->count; i++)
        add_entry(diagnostics, &more->entries[i].diagnostic);
}

const char *baremo_file_within(baremo_arena *arena, const char *name, const char *file) {
    const char *slash = strrchr(name, '/');
    return strcmp(slash ? slash + 1 : name, file) == 0
               ? name
               : baremo_arena_format(arena, "%s/%s", name, file);
}

void baremo_diagnostics_append_within(baremo_diagnostics *diagnostics,
                                      const baremo_diagnostics *more, const char *name,
                                      const char *whole) {
    for (size_t i = 0; i < more->count; i++) {
        baremo_diagnostic one = more->entries[i].diagnostic;
        bool all = one.place.file && strcmp(one.place.file, whole) == 0;
        if (one.place.file)
            one.place.file =
                all ? name : baremo_file_within(diagnostics->arena, name, one.place.file);
        add_entry(diagnostics, &one);
    }
}

size_t baremo_diagnostics_count(const baremo_diagnostics *diagnostics, baremo_severity severity) {
    size_t count = 0;
    for (size_t i = 0; i < diagnostics->count; i++) {
        const baremo_diagnostic *diagnostic = &diagnostics->entries[i].diagnostic;
        count += diagnostic->severity == severity ? 1 + diagnostic->repeated : 0;
    }
    return count;
}

size_t baremo_diagnostics_length(const baremo_diagnostics *diagnostics) {
    return diagnostics->count;
}

const baremo_diagnostic *baremo_diagnostics_at(const baremo_diagnostics *diagnostics,
                                               size_t index) {
    return &diagnostics->entries[index].diagnostic;
}

static int compare_sizes(size_t a, size_t b) { return (a > b) - (a < b); }

static int by_place(const void *left, const void *right) {
    const entry *a = left, *b = right;
    int order = compare_sizes(a->file_order, b->file_order);
    if (!order)
        order = compare_sizes(a->diagnostic.place.row, b->diagnostic.place.row);
    if (!order)
        order = compare_sizes(a->diagnostic.place.column, b->diagnostic.place.column);
    return order ? order : compare_sizes(a->added, b->added);
}

/* A code in a column of a file, and how often it was seen. */
typedef struct tally {
    const baremo_problem *problem;
    size_t file_order, column, seen, fold; /* fold: index of the folding line */
} tally;

static tally *find_tally(tally *tallies, size_t count, const entry *one) {
    for (size_t i = 0; i < count; i++)
        if (tallies[i].problem == one->diagnostic.problem &&
            tallies[i].file_order == one->file_order &&
            tallies[i].column == one->diagnostic.place.column)
            return &tallies[i];
    return NULL;
}

static void fold_into(baremo_diagnostics *diagnostics, baremo_diagnostic *fold) {
    fold->repeated++;
    fold->found = NULL;
    fold->message =
        baremo_arena_format(diagnostics->arena, "and %zu more of this kind in the same %s",
                            fold->repeated + 1, fold->place.column ? "column" : "file");
}

void baremo_diagnostics_sort(baremo_diagnostics *diagnostics) {
    if (diagnostics->count < 2)
        return;
    qsort(diagnostics->entries, diagnostics->count, sizeof *diagnostics->entries, by_place);
    tally *tallies = NULL;
    size_t tally_count = 0, tally_capacity = 0, kept = 0;
    for (size_t i = 0; i < diagnostics->count; i++) {
        const entry *one = &diagnostics->entries[i];
        tally *here = find_tally(tallies, tally_count, one);
        if (!here) {
            BAREMO_ARENA_RESERVE(diagnostics->arena, tallies, tally_count, tally_capacity);
            here = &tallies[tally_count++];
            *here = (tally){one->diagnostic.problem, one->file_order, one->diagnostic.place.column,
                            0, 0};
        }
        here->seen++;
        if (here->seen > SHOWN_OF_ONE_KIND + 1) {
            fold_into(diagnostics, &diagnostics->entries[here->fold].diagnostic);
            continue;
        }
        here->fold = kept;
        diagnostics->entries[kept++] = *one;
    }
    diagnostics->count = kept;
}

static const char *severity_word(baremo_severity severity) {
    static const char *const words[] = {"note", "warning", "error"};
    return words[severity];
}

static bool unsafe_to_show(unsigned code) {
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xad ||
           (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2060 && code <= 0x2069) || code == 0xfeff;
}

/* Control and direction characters as \u{200b}, cut at `characters`. */
static void add_safe(baremo_buffer *buffer, const char *text, size_t characters) {
    unsigned code = 0;
    for (size_t step; (step = baremo_text_next(text, &code)) > 0; text += step) {
        if (characters-- == 0) {
            baremo_buffer_add(buffer, "…");
            return;
        }
        if (unsafe_to_show(code))
            baremo_buffer_format(buffer, "\\u{%x}", code);
        else
            baremo_buffer_add_bytes(buffer, text, step);
    }
}

static void add_place(baremo_buffer *buffer, const baremo_place *place) {
    if (!place->file)
        return;
    add_safe(buffer, place->file, SIZE_MAX);
    if (place->sheet) {
        baremo_buffer_add_char(buffer, '#');
        add_safe(buffer, place->sheet, SIZE_MAX);
    }
    if (place->row)
        baremo_buffer_format(buffer, ":%zu", place->row);
    if (place->row && place->column)
        baremo_buffer_format(buffer, ":%zu", place->column);
}

char *baremo_place_text(baremo_arena *arena, baremo_place place) {
    baremo_buffer buffer = baremo_buffer_new(arena);
    add_place(&buffer, &place);
    return baremo_arena_text(arena, baremo_buffer_text(&buffer));
}

char *baremo_diagnostic_format(const baremo_diagnostic *diagnostic, baremo_arena *arena) {
    baremo_buffer buffer = baremo_buffer_new(arena);
    add_place(&buffer, &diagnostic->place);
    if (diagnostic->place.file)
        baremo_buffer_add(&buffer, ": ");
    baremo_buffer_format(&buffer, "%s: ", severity_word(diagnostic->severity));
    if (diagnostic->variable) {
        add_safe(&buffer, diagnostic->variable, LONGEST_FOUND);
        baremo_buffer_add(&buffer, ": ");
    }
    add_safe(&buffer, diagnostic->message, SIZE_MAX);
    if (diagnostic->found) {
        baremo_buffer_add(&buffer, " (found \"");
        add_safe(&buffer, diagnostic->found, LONGEST_FOUND);
        baremo_buffer_add(&buffer, "\")");
    }
    if (diagnostic->place.line)
        baremo_buffer_format(&buffer, " (line %zu of the file)", diagnostic->place.line);
    baremo_buffer_format(&buffer, " [%s]", diagnostic->problem->code);
    if (!baremo_text_blank(diagnostic->remedy)) {
        baremo_buffer_add(&buffer, "\n    ");
        add_safe(&buffer, diagnostic->remedy, SIZE_MAX);
    }
    return buffer.text;
}

static void add_member(baremo_buffer *buffer, const char *name, const char *text) {
    baremo_buffer_format(buffer, ",\"%s\":", name);
    baremo_buffer_add_json(buffer, text);
}

static void add_size(baremo_buffer *buffer, const char *name, size_t number) {
    if (number)
        baremo_buffer_format(buffer, ",\"%s\":%zu", name, number);
    else
        baremo_buffer_format(buffer, ",\"%s\":null", name);
}

char *baremo_diagnostic_format_json(const baremo_diagnostic *diagnostic, baremo_arena *arena) {
    baremo_buffer buffer = baremo_buffer_new(arena);
    baremo_buffer_format(&buffer, "{\"severity\":\"%s\"", severity_word(diagnostic->severity));
    add_member(&buffer, "code", diagnostic->problem->code);
    add_member(&buffer, "file", diagnostic->place.file);
    add_member(&buffer, "sheet", diagnostic->place.sheet);
    add_size(&buffer, "row", diagnostic->place.row);
    add_size(&buffer, "line", diagnostic->place.line);
    add_size(&buffer, "column", diagnostic->place.column);
    add_member(&buffer, "variable", diagnostic->variable);
    add_member(&buffer, "message", diagnostic->message);
    add_member(&buffer, "found", diagnostic->found);
    add_member(&buffer, "remedy", diagnostic->remedy);
    baremo_buffer_format(&buffer, ",\"repeated\":%zu}", diagnostic->repeated);
    return buffer.text;
}
