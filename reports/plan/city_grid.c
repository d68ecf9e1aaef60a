/* Tables of a comparison. */
#include "reports/plan/city_grid.h"

#include <stdint.h>
#include <string.h>

#include <baremo/number.h>

static const baremo_result *row_of(const city_grid *grid, size_t line, size_t statistic) {
    return city_row(grid->view->cities, grid->lines[line].unit, &grid->lines[line].subject,
                    grid->statistics[statistic]);
}

void city_grid_offer(city_grid *grid, const city_line *line) {
    BAREMO_ARENA_RESERVE(grid->view->arena, grid->lines, grid->count, grid->capacity);
    grid->lines[grid->count++] = *line;
    for (size_t i = 0; i < grid->statistic_count; i++)
        if (row_of(grid, grid->count - 1, i))
            return;
    grid->count--;
}

static void choose(city_grid *grid) {
    size_t at = grid->key_count;
    grid->places =
        baremo_arena_array(grid->view->arena, grid->statistic_count + 1, sizeof *grid->places);
    for (size_t i = 0; i < grid->statistic_count; i++) {
        bool used = false, limits = false;
        for (size_t line = 0; line < grid->count; line++) {
            const baremo_result *row = row_of(grid, line, i);
            used |= row != NULL;
            limits |= row && !baremo_is_missing(row->low);
        }
        if (!used)
            continue;
        grid->places[grid->place_count++] = (city_grid_place){i, at, limits};
        at += limits ? 3 : 1;
    }
}

static const char *note_of(const city_grid *grid, size_t line) {
    const char *note = NULL;
    for (size_t i = 0; i < grid->place_count; i++)
        note = view_add_note(grid->view, note, row_of(grid, line, grid->places[i].statistic));
    return note;
}

static bool has_note(const city_grid *grid) {
    for (size_t line = 0; line < grid->count; line++)
        if (note_of(grid, line))
            return true;
    return false;
}

static void add_columns(const city_grid *grid, report_table *table) {
    const report_view *view = grid->view;
    table->key_columns = grid->key_count;
    for (size_t i = 0; i < grid->key_count; i++)
        report_table_column(table, grid->headings[i], i ? 10 : 20, i ? 34 : 44);
    for (size_t i = 0; i < grid->place_count; i++) {
        const char *name = city_statistic(view, grid->statistics[grid->places[i].statistic]);
        if (grid->places[i].with_limits)
            city_columns(view, table, name);
        else
            report_table_column(table, name, 10, 18);
    }
    if (has_note(grid))
        report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 16, 44);
}

static void fill_row(const city_grid *grid, report_table *table, size_t line) {
    for (size_t i = 0; i < grid->key_count; i++)
        report_table_text(table, i, grid->lines[line].keys[i]);
    size_t end = grid->key_count;
    for (size_t i = 0; i < grid->place_count; i++) {
        const city_grid_place *place = &grid->places[i];
        const baremo_result *row = row_of(grid, line, place->statistic);
        city_cell(grid->view, table, place->column, row);
        if (place->with_limits)
            city_limits(grid->view, table, place->column + 1, row);
        end = place->column + (place->with_limits ? 3 : 1);
    }
    if (end < table->column_count)
        report_table_text(table, end, note_of(grid, line));
}

report_table *city_grid_end(city_grid *grid, report_sheet *sheet, const char *heading) {
    if (!grid->count)
        return NULL;
    choose(grid);
    report_sheet_heading(grid->view->plan, sheet, heading);
    report_table *table = report_sheet_table(grid->view->plan, sheet, grid->id);
    add_columns(grid, table);
    for (size_t line = 0; line < grid->count; line++) {
        report_table_row(table, REPORT_ROW_PLAIN);
        fill_row(grid, table, line);
    }
    return table;
}

size_t city_grid_column(const city_grid *grid, const char *statistic) {
    for (size_t i = 0; i < grid->place_count; i++)
        if (strcmp(grid->statistics[grid->places[i].statistic], statistic) == 0)
            return grid->places[i].column;
    return SIZE_MAX;
}
