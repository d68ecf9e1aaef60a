/* Tables of survey results. */
#include "reports/plan/survey_grid.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

void survey_grid_add(survey_grid *grid, const survey_line *line) {
    BAREMO_ARENA_RESERVE(grid->view->arena, grid->lines, grid->count, grid->capacity);
    grid->lines[grid->count++] = *line;
}

static size_t part_count(const survey_grid *grid) {
    return grid->part_count ? grid->part_count : 1;
}

static const baremo_result *row_of(const survey_grid *grid, size_t line, size_t part,
                                   size_t column) {
    const survey_line *of = &grid->lines[line];
    const survey_subject *subject = part ? &of->more[part - 1] : &of->subject;
    const char *statistic = grid->statistics[column];
    const baremo_results *results = grid->view->results;
    if (!subject->id)
        return NULL;
    if (of->survey && strcmp(statistic, SURVEY_CHANGE) == 0)
        return survey_change_row(results, of->survey, subject);
    if (of->survey && strcmp(statistic, SURVEY_CHANGE_P) == 0)
        return survey_p_row(results, of->survey, subject);
    return survey_row(results, subject, statistic);
}

/* How many people a line rests on says nothing alone. */
static bool is_base(const char *statistic) {
    return strcmp(statistic, "n") == 0 || strncmp(statistic, "n_", 2) == 0;
}

void survey_grid_offer(survey_grid *grid, const survey_line *line) {
    survey_grid_add(grid, line);
    for (size_t part = 0; part < part_count(grid); part++)
        for (size_t i = 0; i < grid->statistic_count; i++)
            if (!is_base(grid->statistics[i]) && row_of(grid, grid->count - 1, part, i))
                return;
    grid->count--;
}

size_t survey_grid_column(const survey_grid *grid, const char *statistic) {
    for (size_t i = 0; i < grid->place_count; i++)
        if (strcmp(grid->statistics[grid->places[i].statistic], statistic) == 0)
            return grid->places[i].column;
    return SIZE_MAX;
}

static bool is_bare(const survey_grid *grid, const char *statistic) {
    for (size_t i = 0; i < grid->bare_count; i++)
        if (strcmp(grid->bare[i], statistic) == 0)
            return true;
    return false;
}

static bool is_used(const survey_grid *grid, survey_grid_place *place) {
    bool used = false, bare = is_bare(grid, grid->statistics[place->statistic]);
    for (size_t line = 0; line < grid->count; line++) {
        const baremo_result *row = row_of(grid, line, place->part, place->statistic);
        used |= row && !(grid->skips_empty && baremo_is_missing(row->value));
        place->with_limits |= !bare && row && !baremo_is_missing(row->low);
    }
    return used;
}

/* Which statistics of which parts stand, and where. */
static void choose(survey_grid *grid) {
    size_t at = grid->key_count;
    grid->places = baremo_arena_array(
        grid->view->arena, part_count(grid) * grid->statistic_count + 1, sizeof *grid->places);
    grid->place_count = 0;
    for (size_t part = 0; part < part_count(grid); part++)
        for (size_t i = 0; i < grid->statistic_count; i++) {
            survey_grid_place place = {part, i, at, false};
            if (!is_used(grid, &place))
                continue;
            grid->places[grid->place_count++] = place;
            at += place.with_limits ? 3 : 1;
        }
}

static const char *note_of(const survey_grid *grid, size_t line) {
    const char *note = NULL;
    for (size_t i = 0; i < grid->place_count; i++)
        note = view_add_note(grid->view, note,
                             row_of(grid, line, grid->places[i].part, grid->places[i].statistic));
    return note;
}

static bool has_note(const survey_grid *grid) {
    for (size_t line = 0; line < grid->count; line++)
        if (note_of(grid, line))
            return true;
    return false;
}

/* Differences of shares are shown in points, as those of percentages. */
static bool is_points(const char *statistic) { return strcmp(statistic, "difference") == 0; }

/* What the rows of a column are: of all lines one statistic, by its name, else the column's own. */
static const char *told_by(const survey_grid *grid, const survey_grid_place *place) {
    const char *told = NULL;
    for (size_t line = 0; line < grid->count; line++) {
        const baremo_result *row = row_of(grid, line, place->part, place->statistic);
        if (row && told && strcmp(told, row->statistic) != 0)
            return grid->statistics[place->statistic];
        told = row ? row->statistic : told;
    }
    return told ? told : grid->statistics[place->statistic];
}

static const char *heading_of(const survey_grid *grid, const survey_grid_place *place) {
    const report_view *view = grid->view;
    const char *statistic = told_by(grid, place);
    const char *name = view_name(view, REPORT_NAMES_STATISTIC,
                                 is_points(statistic) ? "difference.points" : statistic);
    return grid->part_count
               ? view_fill(view, REPORT_TEXT_CHART_PAIR, grid->parts[place->part], name, NULL)
               : name;
}

static void add_columns(const survey_grid *grid, report_table *table) {
    const report_view *view = grid->view;
    table->key_columns = grid->key_count;
    for (size_t i = 0; i < grid->key_count; i++)
        report_table_column(table, view_text(view, grid->headings[i]), i ? 9 : 22,
                            i && grid->headings[i] != REPORT_TEXT_ITEM ? 22 : 40);
    for (size_t i = 0; i < grid->place_count; i++) {
        const char *name = heading_of(grid, &grid->places[i]);
        report_table_column(table, name, 8, 14);
        if (!grid->places[i].with_limits)
            continue;
        report_table_column(table, view_fill(view, REPORT_TEXT_SURVEY_LOW, name, NULL, NULL), 8,
                            14);
        report_table_column(table, view_fill(view, REPORT_TEXT_SURVEY_HIGH, name, NULL, NULL), 8,
                            14);
    }
    if (!grid->notes_below && has_note(grid))
        report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 14, 36);
}

static bool is_signed(const char *statistic) {
    static const char *const names[] = {"mean_diff",   "hodges_lehmann", "change_difference",
                                        "net_balance", "attrition.",     "g_av",
                                        "hedges_g",    "difference"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(statistic, names[i], strlen(names[i])) == 0)
            return !strstr(statistic, ".p");
    return false;
}

/* Behind the last column of numbers. */
static size_t end_of(const survey_grid *grid) {
    const survey_grid_place *last = &grid->places[grid->place_count - 1];
    return last->column + (last->with_limits ? 3 : 1);
}

static void fill_number(report_table *table, size_t column, double value,
                        const baremo_result *row) {
    bool points = is_points(row->statistic);
    report_quantity quantity = {.value_class = points ? BAREMO_VALUE_PERCENT : row->value_class};
    report_table_number(table, column, points ? 100 * value : value, quantity);
    if (report_table_cell(table, column)->kind == REPORT_CELL_NUMBER)
        report_table_cell(table, column)->signed_number = is_signed(row->statistic);
}

static void fill_row(const survey_grid *grid, report_table *table, size_t line) {
    for (size_t i = 0; i < grid->place_count; i++) {
        const survey_grid_place *place = &grid->places[i];
        const baremo_result *row = row_of(grid, line, place->part, place->statistic);
        view_result(grid->view, table, place->column, NULL, row);
        if (!row)
            continue;
        if (report_table_cell(table, place->column)->kind == REPORT_CELL_NUMBER)
            fill_number(table, place->column, row->value, row);
        for (size_t k = 1; place->with_limits && k <= 2; k++)
            fill_number(table, place->column + k, k == 1 ? row->low : row->high, row);
    }
    if (end_of(grid) < table->column_count)
        report_table_text(table, end_of(grid), note_of(grid, line));
}

/* -- notes below -- */

enum { NAMES_MOST = 6 }; /* lines named after a note */

static const char *line_name(const survey_grid *grid, size_t line) {
    const char *name = grid->lines[line].keys[0];
    for (size_t i = 1; i < grid->key_count && i < 3; i++)
        if (!baremo_text_blank(grid->lines[line].keys[i]))
            name =
                baremo_arena_format(grid->view->arena, "%s, %s", name, grid->lines[line].keys[i]);
    return name;
}

/* The lines that have a note, from the first of them on. */
static const char *names_with(const survey_grid *grid, size_t first, const char *note) {
    const report_view *view = grid->view;
    const char *names = line_name(grid, first);
    size_t found = 1;
    for (size_t line = first + 1; line < grid->count; line++) {
        if (!baremo_text_equal(note_of(grid, line), note))
            continue;
        if (++found <= NAMES_MOST)
            names = view_fill(view, REPORT_TEXT_CHART_BOTH, names, line_name(grid, line), NULL);
    }
    return found > NAMES_MOST ? view_fill(view, REPORT_TEXT_GRID_MORE, names,
                                          view_count(view, (double)(found - NAMES_MOST)), NULL)
                              : names;
}

static void add_notes(const survey_grid *grid, report_sheet *sheet) {
    const report_view *view = grid->view;
    for (size_t line = 0; line < grid->count; line++) {
        const char *note = note_of(grid, line);
        bool said = false;
        for (size_t before = 0; note && before < line && !said; before++)
            said = baremo_text_equal(note_of(grid, before), note);
        if (note && !said)
            report_sheet_paragraph(
                view->plan, sheet,
                view_fill(view, REPORT_TEXT_GRID_NOTE, note, names_with(grid, line, note), NULL));
    }
}

report_table *survey_grid_end(survey_grid *grid, report_sheet *sheet, const char *heading) {
    report_view *view = grid->view;
    if (!grid->count)
        return NULL;
    choose(grid);
    if (!grid->place_count)
        return NULL;
    report_sheet_heading(view->plan, sheet, heading);
    report_table *table = report_sheet_table(view->plan, sheet, grid->id);
    add_columns(grid, table);
    for (size_t line = 0; line < grid->count; line++) {
        report_table_row(table, REPORT_ROW_PLAIN);
        for (size_t i = 0; i < grid->key_count; i++)
            report_table_text(table, i, grid->lines[line].keys[i]);
        fill_row(grid, table, line);
    }
    if (grid->notes_below)
        add_notes(grid, sheet);
    return table;
}

void survey_grid_waves(survey_grid *grid, const baremo_results_survey *survey) {
    if (!survey_compares(survey))
        return;
    for (size_t i = 0; i < survey->wave_count && i < SURVEY_PARTS_MAX; i++)
        grid->parts[grid->part_count++] = survey_wave_name(grid->view->language, survey->waves[i]);
}

const char *survey_heading(const report_view *view, const baremo_results_survey *survey,
                           const char *heading) {
    size_t count;
    survey_list(view, &count);
    return count > 1 ? view_fill(view, REPORT_TEXT_CHART_PAIR,
                                 survey_title(survey->title, survey->id), heading, NULL)
                     : heading;
}

survey_words survey_words_of(const report_view *view) {
    return (survey_words){view->arena, view->language, view->results};
}

const char *survey_group_name(const report_view *view, const char *group) {
    const char *name = "";
    for (const char *part = group; part && *part;) {
        size_t size = strcspn(part, ";");
        const char *text = baremo_arena_copy(view->arena, part, size);
        char *equals = strchr(text, '=');
        part += size + (part[size] == ';');
        if (strncmp(text, "wave=", 5) == 0 || strncmp(text, "change=", 7) == 0 || !equals)
            continue;
        *equals = '\0';
        text = view_fill(view, REPORT_TEXT_CHART_PAIR, text, equals + 1, NULL);
        name = *name ? baremo_arena_format(view->arena, "%s, %s", name, text) : text;
    }
    return name;
}

const baremo_results_survey *survey_list(const report_view *view, size_t *count) {
    return baremo_results_surveys(view->results, count);
}

bool survey_any(const report_view *view, baremo_subject_kind kind, const char *statistic) {
    size_t count;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].subject_kind == kind && baremo_text_equal(rows[i].statistic, statistic))
            return true;
    return false;
}

const char *survey_code_name(const report_view *view, const baremo_results_code *code) {
    return code->code ? code->code : view_text(view, REPORT_TEXT_ALL_CODES);
}
