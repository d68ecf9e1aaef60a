/* Faults of texts: each kind of a column is one diagnostic with the count, at the first cell that
 * has it. */
#include "engine/input/text_faults.h"

#include <string.h>

#include <baremo/text.h>

#include "engine/base/buffer.h"
#include "engine/input/problems.h"

enum { GUESSED = 4, UNDEFINED = 3 };

/* The last kind: one word in two forms of Unicode, which are made one. */
enum { TWO_FORMS = CLEANING_FLAGS };

typedef struct fault_kind {
    const baremo_problem *problem; /* NULL: nothing to say */
    const char *message;
} fault_kind;

/* In the order of cleaning_flag. */
static const fault_kind kinds[CLEANING_FLAGS + 1] = {
    {&baremo_problem_cell_nul, "a NUL byte stands in a cell"},
    {&baremo_problem_encoding_mixed, "bytes that are not UTF-8 in a file that otherwise is"},
    {&baremo_problem_utf8_overlong, "bytes that no UTF-8 text may hold (an overlong form)"},
    {&baremo_problem_encoding_undefined, "bytes that mean nothing in Windows-1252"},
    {NULL, NULL},
    {&baremo_problem_text_mojibake, "the text was encoded twice"},
    {&baremo_problem_text_invisible, "invisible characters in the text"},
    {&baremo_problem_text_direction, "characters that turn the direction of writing"},
    {&baremo_problem_text_mark, "a byte order mark in the middle of the file"},
    {NULL, NULL},
    {&baremo_problem_cell_long_excel, "a cell longer than the 32,767 characters that Excel holds"},
    {&baremo_problem_text_forms, "the same text was written above in another Unicode form"},
};

static void count_kind(text_faults *faults, int kind, const text_fault *one) {
    if (faults->counts[kind]++ == 0) {
        faults->first_rows[kind] = one->entry->first_row;
        faults->first_texts[kind] = one->text;
        faults->first_raw[kind] = one->entry;
    }
}

/* Whether the first spelling of the cleaned text was in the other form. */
static bool in_two_forms(text_faults *faults, const text_fault *one) {
    bool composed = (one->flags & CLEANING_COMPOSED) != 0;
    if (one->code >= faults->composed_capacity) {
        size_t larger = 2 * (size_t)one->code + 64;
        faults->composed = baremo_arena_grow(faults->reading->reader->scratch, faults->composed,
                                             faults->composed_capacity, larger, sizeof(bool));
        faults->composed_capacity = larger;
    }
    if (one->merged)
        return faults->composed[one->code] != composed;
    faults->composed[one->code] = composed;
    return false;
}

void text_faults_note(text_faults *faults, const text_fault *one) {
    for (int kind = 0; kind < CLEANING_FLAGS; kind++)
        if (one->flags & (1u << kind))
            count_kind(faults, kind, one);
    if (in_two_forms(faults, one))
        count_kind(faults, TWO_FORMS, one);
}

static const char *undefined_bytes(const text_faults *faults) {
    const dictionary_entry *entry = faults->first_raw[UNDEFINED];
    baremo_buffer buffer = baremo_buffer_new(faults->reading->reader->scratch);
    for (uint32_t i = 0; i < entry->length; i++) {
        unsigned byte = (unsigned char)entry->text[i];
        if (byte == 0x81 || byte == 0x8d || byte == 0x8f || byte == 0x90 || byte == 0x9d)
            baremo_buffer_format(&buffer, " %02X", byte);
    }
    return baremo_buffer_text(&buffer);
}

static void report_kind(const text_faults *faults, int kind) {
    csv_reading *reading = faults->reading;
    baremo_diagnostics *diagnostics = reading->reader->diagnostics;
    baremo_place place =
        baremo_table_place(reading->table, faults->first_rows[kind], faults->column);
    const char *heading = reading->table->columns[faults->column].heading;
    size_t more = faults->counts[kind] - 1;
    const char *bytes = kind == UNDEFINED ? undefined_bytes(faults) : "";
    if (more)
        baremo_diagnostics_add(diagnostics, kinds[kind].problem, &place, heading,
                               faults->first_texts[kind], "%s%s, and in %zu more text%s",
                               kinds[kind].message, bytes, more, more == 1 ? "" : "s");
    else
        baremo_diagnostics_add(diagnostics, kinds[kind].problem, &place, heading,
                               faults->first_texts[kind], "%s%s", kinds[kind].message, bytes);
}

/* One warning a file says that its encoding was guessed. */
static void note_guess(const text_faults *faults) {
    csv_reading *reading = faults->reading;
    const int kind = GUESSED;
    if (!faults->counts[kind] ||
        (reading->guessed_column != SIZE_MAX && reading->guessed_row <= faults->first_rows[kind]))
        return;
    reading->guessed_row = faults->first_rows[kind];
    reading->guessed_column = faults->column;
    reading->guessed_text = faults->first_texts[kind];
}

void text_faults_report(text_faults *faults) {
    note_guess(faults);
    for (int kind = 0; kind <= CLEANING_FLAGS; kind++)
        if (faults->counts[kind] && kinds[kind].problem)
            report_kind(faults, kind);
}

void text_faults_heading(csv_reading *reading, size_t column, unsigned flags) {
    const char *heading = reading->table->columns[column].heading;
    baremo_place place = baremo_table_place(reading->table, SIZE_MAX, column);
    const char *raw = reading->dialect.headings[reading->raw_columns[column]];
    if (baremo_text_invalid(raw, strlen(raw)) < strlen(raw))
        raw = heading;
    for (int kind = 0; kind < CLEANING_FLAGS; kind++)
        if (flags & (1u << kind) && kinds[kind].problem)
            baremo_diagnostics_add(reading->reader->diagnostics, kinds[kind].problem, &place,
                                   heading, raw, "%s", kinds[kind].message);
}
