/* Finds separator, headings and first record.
 *
 * 1. A first line `sep=X` says the separator; it is not believed when the headings then are one
 * cell and another separator divides every record alike.
 * 2. Else it is the one of , ; tab | that divides the most records into the same number of cells,
 * two at least.
 * 3. Lines above the headings with one cell are titles; lines with another number of cells that
 * begin with # are comments. Both are counted as rows, and said.
 * 4. The headings are the first record below.
 */
#include "engine/input/dialect.h"

#include <string.h>

#include "engine/input/heading_find.h"
#include "engine/input/heading_rows.h"
#include "engine/input/preview.h"
#include "engine/input/problems.h"

enum { SAMPLE = 1 << 20, CANDIDATES = 4 };

/* Divides nothing that a person writes. */
static const char no_separator = '\x1f';

typedef struct candidate {
    char delimiter;
    const char *name;
} candidate;

/* In the order of preference where two divide equally well. */
static const candidate candidates[CANDIDATES] = {{'\t', "tab-separated"},
                                                 {';', "semicolon-separated"},
                                                 {'|', "separated by |"},
                                                 {',', "comma-separated"}};

typedef struct division {
    preview view;
    size_t cells;         /* that most records have, of those with two and more */
    double share;         /* of the records that have so many */
    size_t heading_cells; /* of the first record */
} division;

typedef struct finder {
    input_reader *reader;
    const encoded_text *text;
    preview_sample sample;
    size_t skipped_rows; /* the sep= line */
    size_t skipped_bytes;
    char declared; /* by a sep= line; 0: none */
    division divisions[CANDIDATES];
    const division *chosen;
    const char *name;
} finder;

static size_t count_with(const preview *view, size_t cells) {
    size_t count = 0;
    for (size_t i = 0; i < view->count; i++)
        count += view->records[i].count == cells;
    return count;
}

static division divide(const finder *search, char delimiter) {
    division out = {.view = preview_read(&search->sample, delimiter, search->reader->scratch)};
    for (size_t i = 0; i < out.view.count; i++) {
        size_t cells = out.view.records[i].count;
        if (cells < 2 || cells == out.cells)
            continue;
        double share = (double)count_with(&out.view, cells) / (double)out.view.count;
        if (share > out.share) {
            out.cells = cells;
            out.share = share;
        }
    }
    out.heading_cells = out.view.count ? out.view.records[0].count : 0;
    return out;
}

static bool divides_better(const division *a, const division *b) {
    if (a->share != b->share)
        return a->share > b->share;
    bool a_heads = a->heading_cells == a->cells, b_heads = b->heading_cells == b->cells;
    return a_heads != b_heads ? a_heads : a->cells > b->cells;
}

static void place_of(const finder *search, const preview_record *record, baremo_place *place) {
    *place = (baremo_place){.file = search->reader->bytes->shown};
    place->row = record->row + 1 + search->skipped_rows;
    place->line = record->line + 1 + search->skipped_rows;
    if (place->line == place->row)
        place->line = 0;
}

static size_t best_division(const finder *search) {
    size_t best = 0;
    for (size_t i = 1; i < CANDIDATES; i++)
        if (divides_better(&search->divisions[i], &search->divisions[best]))
            best = i;
    return best;
}

static void doubt_declared(finder *search, size_t best, size_t declared) {
    const division *said = &search->divisions[declared], *seen = &search->divisions[best];
    if (best == declared || said->heading_cells > 1 || seen->share < 1 || seen->view.count < 2)
        return;
    baremo_place place;
    place_of(search, &seen->view.records[0], &place);
    baremo_diagnostics_add(search->reader->diagnostics, &baremo_problem_separator_declared, &place,
                           NULL, NULL, "the first line says sep=%c, but the table is %s",
                           search->declared, candidates[best].name);
    search->chosen = seen;
    search->name = candidates[best].name;
}

static void choose(finder *search) {
    size_t declared = CANDIDATES;
    for (size_t i = 0; i < CANDIDATES; i++) {
        search->divisions[i] = divide(search, candidates[i].delimiter);
        if (candidates[i].delimiter == search->declared)
            declared = i;
    }
    size_t best = best_division(search);
    size_t taken = declared < CANDIDATES ? declared : best;
    search->chosen = &search->divisions[taken];
    search->name = candidates[taken].name;
    if (declared < CANDIDATES)
        doubt_declared(search, best, declared);
}

/* Where no separator divides the headings nor half of the records there is one column. */
static void choose_single(finder *search, division *single) {
    const division *best = search->chosen;
    if (search->declared || (best->cells && (best->share >= 0.5 || best->heading_cells > 1)))
        return;
    *single = divide(search, no_separator);
    single->cells = 1;
    search->chosen = single;
    search->name = "one column";
}

/* A heading line in one piece, which another separator divides as the records are divided. */
static const preview_record *disagreeing_heading(const finder *search) {
    const division *chosen = search->chosen;
    if (!chosen->view.count || chosen->view.records[0].count != 1 || chosen->cells < 2)
        return NULL;
    for (size_t i = 0; i < CANDIDATES; i++) {
        const division *other = &search->divisions[i];
        if (other != chosen && other->view.count && other->heading_cells == chosen->cells &&
            other->view.records[0].filled == chosen->cells)
            return &other->view.records[0];
    }
    return NULL;
}

static void report_disagreement(const finder *search, const preview_record *heading) {
    baremo_place place;
    const preview *view = &search->chosen->view;
    place_of(search, view->count > 1 ? &view->records[1] : heading, &place);
    baremo_diagnostics_add(search->reader->diagnostics, &baremo_problem_separator_disagrees, &place,
                           NULL, NULL, "the records are %s, the headings are not", search->name);
}

/* -- quotes behind spaces -- */

/* The column (from 1) in which a quote stands behind a space that follows a separator; 0: none.
 * `at` is the second byte of the record. */
static size_t spaced_quote(const char *at, const char *end, char delimiter) {
    bool inside = at[-1] == '"', blank = false;
    size_t column = 1;
    for (; at < end; at++) {
        if (*at == '"') {
            if (blank && !inside)
                return column;
            inside = !inside;
        }
        if (*at == delimiter && !inside)
            column++;
        blank = *at == ' ' && delimiter != ' ' && (blank || at[-1] == delimiter);
    }
    return 0;
}

static void report_spaced_quotes(const finder *search) {
    const preview *view = &search->chosen->view;
    for (size_t i = 0; i < view->count; i++) {
        const preview_record *record = &view->records[i];
        const char *start = search->sample.bytes + record->start;
        size_t length = record->end - record->start;
        if (length < 2 || !memchr(start, '"', length))
            continue;
        size_t column = spaced_quote(start + 1, start + length, view->delimiter);
        if (!column)
            continue;
        baremo_place place;
        place_of(search, record, &place);
        place.column = column;
        baremo_diagnostics_add(search->reader->diagnostics, &baremo_problem_space_before_quote,
                               &place, NULL, NULL, "a space stands between separator and quote");
        return;
    }
}

/* -- putting it together -- */

static const char *line_end_name(const preview_sample *sample) {
    const char *line_feed = memchr(sample->bytes, '\n', sample->length);
    if (!line_feed)
        return memchr(sample->bytes, '\r', sample->length) ? "CR" : "LF";
    return line_feed > sample->bytes && line_feed[-1] == '\r' ? "CRLF" : "LF";
}

static baremo_status take_sample(finder *search) {
    const encoded_text *text = search->text;
    size_t length = text->end - text->start < SAMPLE ? text->end - text->start : SAMPLE;
    unsigned char *buffer = baremo_arena_raw(search->reader->scratch, length + 1, 1);
    const unsigned char *bytes = source_block(&text->bytes, text->start, &length, buffer);
    if (!bytes)
        return source_failed(search->reader->bytes, search->reader->diagnostics);
    search->sample =
        (preview_sample){(const char *)bytes, length, text->start + length == text->end};
    return BAREMO_OK;
}

/* "sep=;" as Excel writes it. */
static void take_declared(finder *search) {
    preview_sample *sample = &search->sample;
    if (sample->length < 5 || memcmp(sample->bytes, "sep=", 4) != 0)
        return;
    size_t at = 5;
    if (at < sample->length && sample->bytes[at] == '\r')
        at++;
    if (at < sample->length && sample->bytes[at] == '\n')
        at++;
    if (at == 5 && at < sample->length)
        return;
    search->declared = sample->bytes[4];
    search->skipped_rows = 1;
    search->skipped_bytes = at;
    sample->bytes += at;
    sample->length -= at;
}

static baremo_status no_heading(const finder *search) {
    baremo_place place = {.file = search->reader->bytes->shown};
    bool empty = search->text->end == search->text->start;
    baremo_diagnostics_add(search->reader->diagnostics, &baremo_problem_table_empty, &place, NULL,
                           NULL, empty ? "the file is empty" : "the file has no headings");
    return BAREMO_DATA;
}

static void take_headings(finder *search, size_t heading, dialect *found) {
    const preview *view = &search->chosen->view;
    const preview_record *record = &view->records[heading];
    const preview_record *disagreeing =
        heading || search->declared ? NULL : disagreeing_heading(search);
    found->headings = record->cells;
    found->column_count = record->count;
    if (disagreeing) {
        found->headings = disagreeing->cells;
        found->column_count = disagreeing->count;
    }
    found->heading_row = record->row + 1 + search->skipped_rows;
    found->heading_line = record->line + 1 + search->skipped_rows;
    size_t last = heading;
    heading_rows more = {.view = view,
                         .heading = heading,
                         .headings = found->headings,
                         .column_count = found->column_count};
    last += heading_rows_find(&more, search->reader, found->heading_row);
    found->headings = more.headings;
    record = &view->records[last];
    found->start = search->text->start + search->skipped_bytes + record->end;
    found->first_row = record->row + 2 + search->skipped_rows;
    found->first_line = record->line + 1 + search->skipped_rows;
    for (size_t at = record->start; at < record->end; at++)
        found->first_line += search->sample.bytes[at] == '\n' ||
                             (search->sample.bytes[at] == '\r' &&
                              (at + 1 == record->end || search->sample.bytes[at + 1] != '\n'));
    found->record_size = search->sample.length / (view->count + 1) + 1;
    if (view->count == PREVIEW_RECORDS)
        found->record_size = view->records[view->count - 1].end / view->count + 1;
}

baremo_status dialect_find(input_reader *reader, const encoded_text *text, dialect *found) {
    finder search = {.reader = reader, .text = text};
    division single;
    baremo_status status = take_sample(&search);
    if (status != BAREMO_OK)
        return status;
    take_declared(&search);
    choose(&search);
    choose_single(&search, &single);
    if (!search.chosen->view.count)
        return no_heading(&search);
    const preview_record *disagreeing = search.declared ? NULL : disagreeing_heading(&search);
    const heading_search where = {&search.chosen->view, search.chosen->cells, search.skipped_rows,
                                  reader, NULL};
    size_t heading = disagreeing ? 0 : heading_find(&where);
    if (disagreeing)
        report_disagreement(&search, disagreeing);
    report_spaced_quotes(&search);
    found->delimiter = search.chosen->view.delimiter;
    found->delimiter_name = search.name;
    found->line_end = line_end_name(&search.sample);
    take_headings(&search, heading, found);
    return BAREMO_OK;
}
