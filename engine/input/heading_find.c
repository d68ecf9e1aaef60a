/* Finds the headings below titles and comments. */
#include "engine/input/heading_find.h"

#include "engine/input/heading_rows.h"
#include "engine/input/problems.h"

enum { MOST_TITLES = 40 };

static bool is_comment(const heading_search *search, const preview_record *record) {
    return record->cells[0][0] == '#' && (search->cells == 1 || record->count != search->cells);
}

static bool is_title(const heading_search *search, const preview_record *record) {
    if (search->cells < 2)
        return false;
    return record->count == 1 || (search->cells > 2 && record->filled == 1 && *record->cells[0]);
}

baremo_place heading_place(const heading_search *search, const preview_record *record) {
    baremo_place place = {.file = search->reader->bytes->shown, .sheet = search->sheet};
    place.row = record->row + 1 + search->skipped_rows;
    place.line = search->sheet ? 0 : record->line + 1 + search->skipped_rows;
    if (place.line == place.row)
        place.line = 0;
    return place;
}

static void report(const heading_search *search, const preview_record *record, size_t count,
                   const baremo_problem *problem, const char *what) {
    if (!count)
        return;
    baremo_place place = heading_place(search, record);
    baremo_diagnostics_add(search->reader->diagnostics, problem, &place, NULL,
                           search->view->records[0].cells[0], "%zu %s line%s above the headings",
                           count, what, count == 1 ? "" : "s");
}

/* -- notes of several cells above the headings of a sheet -- */

static bool is_full(const heading_search *search, size_t i) {
    return i < search->view->count && search->view->records[i].filled == search->cells;
}

/* A row of texts only, above one of which some are numbers or dates. */
static bool heads_data(const heading_search *search, size_t i) {
    size_t found = 0;
    for (size_t j = 0; j < search->cells; j++) {
        if (heading_is_data(search->view->records[i].cells[j]))
            return false;
        found += heading_is_data(search->view->records[i + 1].cells[j]);
    }
    return found > 0;
}

/* Where the first row is more than half blank, two rows or more above the first one without blanks,
 * it is no heading if that one is. */
static size_t below_notes(const heading_search *search, size_t first) {
    if (!search->sheet || 2 * search->view->records[first].filled > search->cells)
        return first;
    size_t full = first + 1;
    while (full < search->view->count && full < MOST_TITLES && !is_full(search, full))
        full++;
    bool fits = full >= first + 2 && is_full(search, full) && is_full(search, full + 1) &&
                heads_data(search, full);
    return fits ? full : first;
}

size_t heading_find(const heading_search *search) {
    const preview *view = search->view;
    size_t titles = 0, comments = 0;
    for (size_t i = 0; i < view->count && i < MOST_TITLES; i++) {
        const preview_record *record = &view->records[i];
        if (is_comment(search, record)) {
            comments++;
        } else if (is_title(search, record)) {
            titles++;
        } else {
            report(search, &view->records[0], comments, &baremo_problem_comment_lines, "comment");
            size_t found = below_notes(search, i);
            titles += found - i;
            report(search, &view->records[found], titles, &baremo_problem_title_lines, "title");
            return found;
        }
    }
    return 0;
}
