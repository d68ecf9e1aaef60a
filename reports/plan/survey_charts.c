/* Charts of surveys over the cells of their sheets: how one is cut into pieces, and what it says in
 * words. */
#include "reports/plan/survey_charts.h"

#include "engine/base/buffer.h"

static void add_number(const report_view *view, baremo_buffer *text, const report_chart *chart,
                       size_t row, size_t column) {
    const report_cell *cell = report_table_at(chart->table, row, column);
    const char *number =
        cell->kind == REPORT_CELL_NUMBER
            ? report_value(view->arena, view->language, cell->number, cell->quantity)
        : cell->kind == REPORT_CELL_MARK ? cell->text
                                         : view_text(view, REPORT_TEXT_NO_DATA);
    baremo_buffer_format(text, "%s %s", chart->table->columns[column].heading, number);
}

/* "Title. Row: column 1, column 2. Row: ..." */
static const char *words_of(const report_view *view, const report_chart *chart) {
    baremo_buffer text = baremo_buffer_new(view->arena);
    baremo_buffer_format(&text, "%s.", chart->title);
    for (size_t row = chart->first_row; row < chart->first_row + chart->row_count; row++) {
        bool first = true;
        baremo_buffer_format(&text,
                             " %s:", report_table_at(chart->table, row, chart->category)->text);
        for (size_t i = 0; i < chart->series_count; i++) {
            if (chart->series[i].paint == REPORT_PAINT_NONE)
                continue;
            baremo_buffer_add(&text, first ? " " : ", ");
            add_number(view, &text, chart, row, chart->series[i].column);
            first = false;
        }
        baremo_buffer_add_char(&text, '.');
    }
    return baremo_buffer_text(&text);
}

void survey_chart_add(report_view *view, report_sheet *sheet, const report_chart *chart) {
    if (!chart->series_count || !chart->row_count)
        return;
    size_t pieces = (chart->row_count + SURVEY_CHART_ROWS - 1) / SURVEY_CHART_ROWS;
    size_t rows = (chart->row_count + pieces - 1) / pieces;
    for (size_t from = 0; from < chart->row_count; from += rows) {
        report_chart piece = *chart;
        piece.id = pieces == 1
                       ? chart->id
                       : baremo_arena_format(view->arena, "%s %zu", chart->id, from / rows + 1);
        piece.first_row = chart->first_row + from;
        piece.row_count = from + rows > chart->row_count ? chart->row_count - from : rows;
        piece.description = words_of(view, &piece);
        report_sheet_chart(view->plan, sheet, &piece);
    }
}
