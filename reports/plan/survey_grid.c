/* Tables of survey results. */
#include "reports/plan/survey_grid.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

void survey_grid_add(survey_grid *grid, const survey_line *line) {
    BAREMO_ARENA_RESERVE(grid->view->arena, grid->lines, grid->count, grid->capacity);
    grid->lines[grid->count++] = *line;
}

static const baremo_result *row_of(const survey_grid *grid, size_t line, size_t column) {
    return survey_row(grid->view->results, &grid->lines[line].subject, grid->statistics[column]);
}

/* How many people a line rests on says nothing alone. */
static bool is_base(const char *statistic) {
    return strcmp(statistic, "n") == 0 || strncmp(statistic, "n_", 2) == 0;
}

void survey_grid_offer(survey_grid *grid, const survey_line *line) {
    survey_grid_add(grid, line);
    for (size_t i = 0; i < grid->statistic_count; i++)
        if (!is_base(grid->statistics[i]) && row_of(grid, grid->count - 1, i))
            return;
    grid->count--;
}

/* What the columns of a table are: which statistic, and whether its limits stand beside it. */
typedef struct grid_column {
    size_t statistic;
    bool with_limits;
} grid_column;

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

static bool is_used(const survey_grid *grid, size_t statistic, bool *with_limits) {
    bool used = false, bare = is_bare(grid, grid->statistics[statistic]);
    *with_limits = false;
    for (size_t line = 0; line < grid->count; line++) {
        const baremo_result *row = row_of(grid, line, statistic);
        used |= row != NULL;
        *with_limits |= !bare && row && !baremo_is_missing(row->low);
    }
    return used;
}

static size_t choose(const survey_grid *grid, grid_column *columns) {
    size_t count = 0;
    for (size_t i = 0; i < grid->statistic_count; i++) {
        bool with_limits;
        if (is_used(grid, i, &with_limits))
            columns[count++] = (grid_column){i, with_limits};
    }
    return count;
}

static const char *note_of(const survey_grid *grid, const grid_column *columns, size_t count,
                           size_t line) {
    const char *note = NULL;
    for (size_t i = 0; i < count; i++)
        note = view_add_note(grid->view, note, row_of(grid, line, columns[i].statistic));
    return note;
}

static bool has_note(const survey_grid *grid, const grid_column *columns, size_t count) {
    for (size_t line = 0; line < grid->count; line++)
        if (note_of(grid, columns, count, line))
            return true;
    return false;
}

static void add_columns(const survey_grid *grid, report_table *table, const grid_column *columns,
                        size_t count) {
    const report_view *view = grid->view;
    table->key_columns = grid->key_count;
    for (size_t i = 0; i < grid->key_count; i++)
        report_table_column(table, view_text(view, grid->headings[i]), i ? 9 : 22,
                            i && grid->headings[i] != REPORT_TEXT_ITEM ? 22 : 40);
    for (size_t i = 0; i < count; i++) {
        const char *name =
            view_name(view, REPORT_NAMES_STATISTIC, grid->statistics[columns[i].statistic]);
        report_table_column(table, name, 8, 14);
        if (!columns[i].with_limits)
            continue;
        report_table_column(table, view_fill(view, REPORT_TEXT_SURVEY_LOW, name, NULL, NULL), 8,
                            14);
        report_table_column(table, view_fill(view, REPORT_TEXT_SURVEY_HIGH, name, NULL, NULL), 8,
                            14);
    }
    if (has_note(grid, columns, count))
        report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 14, 36);
}

static void keep_places(survey_grid *grid, const grid_column *columns, size_t count) {
    size_t at = grid->key_count;
    grid->places = baremo_arena_array(grid->view->arena, count, sizeof *grid->places);
    grid->place_count = count;
    for (size_t i = 0; i < count; i++) {
        grid->places[i] = (survey_grid_place){columns[i].statistic, at};
        at += columns[i].with_limits ? 3 : 1;
    }
}

static bool is_signed(const char *statistic) {
    static const char *const names[] = {"mean_diff",   "hodges_lehmann", "change_difference",
                                        "net_balance", "attrition.",     "g_av",
                                        "hedges_g"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(statistic, names[i], strlen(names[i])) == 0)
            return !strstr(statistic, ".p");
    return false;
}

static void fill_row(const survey_grid *grid, report_table *table, const grid_column *columns,
                     size_t count, size_t line) {
    size_t at = grid->key_count;
    for (size_t i = 0; i < count; i++, at++) {
        const baremo_result *row = row_of(grid, line, columns[i].statistic);
        view_result(grid->view, table, at, NULL, row);
        if (row && report_table_cell(table, at)->kind == REPORT_CELL_NUMBER)
            report_table_cell(table, at)->signed_number = is_signed(row->statistic);
        if (!columns[i].with_limits)
            continue;
        const report_quantity quantity = {.value_class =
                                              row ? row->value_class : BAREMO_VALUE_NUMBER};
        report_table_number(table, ++at, row ? row->low : BAREMO_MISSING, quantity);
        report_table_number(table, ++at, row ? row->high : BAREMO_MISSING, quantity);
    }
    if (at < table->column_count)
        report_table_text(table, at, note_of(grid, columns, count, line));
}

report_table *survey_grid_end(survey_grid *grid, report_sheet *sheet, const char *heading) {
    report_view *view = grid->view;
    if (!grid->count)
        return NULL;
    grid_column *columns =
        baremo_arena_array(view->arena, grid->statistic_count + 1, sizeof *columns);
    size_t count = choose(grid, columns);
    if (!count)
        return NULL;
    report_sheet_heading(view->plan, sheet, heading);
    report_table *table = report_sheet_table(view->plan, sheet, grid->id);
    add_columns(grid, table, columns, count);
    keep_places(grid, columns, count);
    for (size_t line = 0; line < grid->count; line++) {
        report_table_row(table, REPORT_ROW_PLAIN);
        for (size_t i = 0; i < grid->key_count; i++)
            report_table_text(table, i, grid->lines[line].keys[i]);
        fill_row(grid, table, columns, count, line);
    }
    return table;
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
