/* Data problems: what was found in the data, where, and what to do; and the office's own rules and
 * the checks of series. */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/base/buffer.h"

enum { SEVERITY, MESSAGE, FOUND, REMEDY, PLACE_FILE, PLACE_ROW, PLACE_COLUMN, VARIABLE, CODE };

static void add_columns(report_view *view, report_table *table) {
    report_table_column(table, view_text(view, REPORT_TEXT_SEVERITY), 11, 14);
    report_table_column(table, view_text(view, REPORT_TEXT_MESSAGE), 36, 56);
    report_table_column(table, view_text(view, REPORT_TEXT_FOUND), 12, 24);
    report_table_column(table, view_text(view, REPORT_TEXT_REMEDY), 30, 46);
    report_table_column(table, view_text(view, REPORT_TEXT_FILE), 16, 28);
    report_table_column(table, view_text(view, REPORT_TEXT_ROW), 6, 8);
    report_table_column(table, view_text(view, REPORT_TEXT_COLUMN), 9, 9);
    report_table_column(table, view_text(view, REPORT_TEXT_VARIABLE), 12, 20);
    report_table_column(table, view_text(view, REPORT_TEXT_CODE), 14, 28);
}

static const char *severity_id(baremo_severity severity) {
    return severity == BAREMO_ERROR ? "error" : severity == BAREMO_WARNING ? "warning" : "note";
}

static const char *code_of(const baremo_diagnostic *problem) {
    return problem->problem ? problem->problem->code : "";
}

static const char *message_of(const report_view *view, const baremo_diagnostic *problem) {
    const char *summary = report_problem_summary(view->language, code_of(problem));
    const char *message = summary ? summary : problem->message;
    if (!problem->repeated)
        return message;
    return view_fill(view, REPORT_TEXT_AND_MORE, message,
                     view_count(view, (double)problem->repeated), NULL);
}

static const char *file_of(const report_view *view, const baremo_place *place) {
    if (baremo_text_blank(place->sheet))
        return place->file;
    return baremo_arena_format(view->arena, "%s#%s", place->file ? place->file : "", place->sheet);
}

static const char *column_letters(const report_view *view, size_t column) {
    baremo_buffer letters = baremo_buffer_new(view->arena);
    baremo_buffer_add_column(&letters, column);
    return baremo_buffer_text(&letters);
}

static void problem_row(report_view *view, report_table *table, const baremo_diagnostic *problem) {
    static const report_quantity plain = {.value_class = BAREMO_VALUE_NUMBER};
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, SEVERITY,
                      view_name(view, REPORT_NAMES_SEVERITY, severity_id(problem->severity)));
    report_table_text(table, MESSAGE, message_of(view, problem));
    report_table_text(table, FOUND, problem->found);
    const char *remedy = report_problem_remedy(view->language, code_of(problem));
    report_table_text(table, REMEDY, remedy ? remedy : problem->remedy);
    report_table_text(table, PLACE_FILE, file_of(view, &problem->place));
    if (problem->place.row)
        report_table_number(table, PLACE_ROW, (double)problem->place.row, plain);
    report_table_text(table, PLACE_COLUMN, column_letters(view, problem->place.column));
    report_table_text(table, VARIABLE, problem->variable);
    report_table_text(table, CODE, code_of(problem));
}

void report_sheets_problems(report_view *view) {
    const baremo_diagnostics *problems = baremo_results_problems(view->results);
    size_t count = problems ? baremo_diagnostics_length(problems) : 0;
    report_sheet *sheet =
        report_plan_add(view->plan, "problems", view_text(view, REPORT_TEXT_SHEET_PROBLEMS),
                        view_text(view, REPORT_TEXT_SHEET_PROBLEMS));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_PROBLEMS);
    sheet->wide = true;
    if (!count)
        report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_NO_PROBLEMS));
    report_table *table = count ? report_sheet_table(view->plan, sheet, "problems") : NULL;
    if (table)
        add_columns(view, table);
    for (size_t i = 0; i < count; i++)
        problem_row(view, table, baremo_diagnostics_at(problems, i));
}
