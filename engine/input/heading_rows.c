/* Heading rows of platforms.
 *
 * 1. Qualtrics: names, question texts, and a row of {"ImportId": ...}, or V1, V2 ... and names; the
 * first row stays.
 * 2. Tags of the humanitarian exchange language: every cell begins with #.
 * 3. SurveyMonkey and crosstabs: blanks mean "the question to the left", the second row has the
 * options. A column is then called question/option.
 */
#include "engine/input/heading_rows.h"

#include <string.h>

#include "engine/input/problems.h"
#include "engine/table/date_text.h"
#include "engine/table/numeral.h"

static const preview_record *record_below(const heading_rows *rows, size_t steps) {
    size_t index = rows->heading + steps;
    return index < rows->view->count ? &rows->view->records[index] : NULL;
}

static bool is_import_row(const preview_record *record) {
    return record && strncmp(record->cells[0], "{\"ImportId\"", 11) == 0;
}

static bool is_tag_row(const preview_record *record) {
    if (!record || record->filled < 2)
        return false;
    for (size_t i = 0; i < record->count; i++)
        if (record->cells[i][0] && record->cells[i][0] != '#')
            return false;
    return true;
}

bool heading_is_data(const char *text) {
    numeral number;
    date_text date;
    return numeral_read(text, &number) || date_text_read(text, &date);
}

/* V1, V2 ... above the names: an older export of Qualtrics. */
static bool is_legacy_row(const heading_rows *rows, const preview_record *record) {
    return record && strcmp(rows->headings[0], "V1") == 0 &&
           strcmp(record->cells[0], "ResponseID") == 0;
}

static bool is_option_row(const heading_rows *rows, const preview_record *record) {
    if (!record || record->count != rows->column_count)
        return false;
    size_t blank = 0, named = 0;
    for (size_t i = 0; i < record->count; i++) {
        const char *option = record->cells[i];
        if (heading_is_data(option))
            return false;
        blank += !*rows->headings[i];
        named += !*rows->headings[i] && *option;
    }
    return named > 0 && 2 * named >= blank && (!*record->cells[0] || 3 * blank >= record->count);
}

static bool says_nothing(const char *option) {
    return !*option || strcmp(option, "Response") == 0 ||
           strcmp(option, "Open-Ended Response") == 0;
}

static void join_options(heading_rows *rows, const preview_record *record, baremo_arena *arena) {
    const char **names = baremo_arena_array(arena, record->count, sizeof *names);
    const char *question = "";
    for (size_t i = 0; i < record->count; i++) {
        const char *option = record->cells[i];
        if (*rows->headings[i])
            question = rows->headings[i];
        names[i] = question;
        if (!says_nothing(option))
            names[i] = *question ? baremo_arena_format(arena, "%s/%s", question, option) : option;
        else if (!*rows->headings[i])
            names[i] = "";
    }
    rows->headings = names;
}

static size_t count_rows(heading_rows *rows, input_reader *reader) {
    if (is_import_row(record_below(rows, 1)))
        return 1;
    if (is_import_row(record_below(rows, 2)))
        return 2;
    if (is_tag_row(record_below(rows, 1)) || is_legacy_row(rows, record_below(rows, 1)))
        return 1;
    const preview_record *options = record_below(rows, 1);
    if (!is_option_row(rows, options))
        return 0;
    join_options(rows, options, reader->scratch);
    return 1;
}

size_t heading_rows_find(heading_rows *rows, input_reader *reader, size_t row) {
    size_t count = count_rows(rows, reader);
    if (count) {
        baremo_place place = {.file = reader->bytes->shown, .sheet = rows->sheet, .row = row + 1};
        baremo_diagnostics_add(reader->diagnostics, &baremo_problem_heading_rows, &place, NULL,
                               NULL, "%zu more heading row%s; the data begin at row %zu", count,
                               count == 1 ? "" : "s", row + count + 1);
    }
    return count;
}
