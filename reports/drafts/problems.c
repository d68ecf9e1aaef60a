/* What is wrong with a draft: notes on its cells, and a sheet that leads to them. */
#include <string.h>

#include <baremo/text.h>

#include "reports/drafts/parts.h"
#include "reports/formats/xlsx/colours.h"

static const char *const severities[] = {
    [BAREMO_NOTE] = "note", [BAREMO_WARNING] = "warning", [BAREMO_ERROR] = "error"};

/* -- marks -- */

static baremo_draft_look worse(baremo_draft_look look, baremo_severity severity) {
    baremo_draft_look marked = severity == BAREMO_ERROR ? BAREMO_DRAFT_ERROR : BAREMO_DRAFT_WARNING;
    return look > marked ? look : marked;
}

static const char *joined(const baremo_draft *draft, const char *note,
                          const baremo_draft_problem *problem) {
    report_language language = report_language_find(draft->language);
    const char *severity =
        report_name(language, REPORT_NAMES_SEVERITY, severities[problem->severity]);
    size_t length = strlen(problem->message);
    bool ended = length && problem->message[length - 1] == '.';
    return baremo_arena_format(draft->arena, "%s%s%s: %s%s\n→ %s", note ? note : "",
                               note ? "\n\n" : "", severity, problem->message, ended ? "" : ".",
                               problem->remedy);
}

static void mark(const baremo_draft *draft, const baremo_draft_problem *problem) {
    baremo_draft_table *table = problem->table ? baremo_draft_find(draft, problem->table) : NULL;
    if (!table || !table->column_count || problem->severity == BAREMO_NOTE)
        return;
    size_t column = problem->column < table->column_count ? problem->column : 0;
    if (problem->row < table->row_count) {
        baremo_draft_cell *cell = baremo_draft_at(table, problem->row, column);
        cell->look = worse(cell->look, problem->severity);
        cell->note = joined(draft, cell->note, problem);
    } else {
        baremo_draft_column *heading = &table->columns[column];
        heading->look = worse(heading->look, problem->severity);
        heading->note = joined(draft, heading->note, problem);
    }
}

/* What a remedy of the reader says beyond the remedy of its kind: words allowed, limits, the number
 * itself. NULL: nothing that is known here. */
static const char *with_details(const baremo_draft *draft, const char *own) {
    static const struct {
        const char *before, *between;
        report_text_key key;
    } patterns[] = {{"write one of ", NULL, REPORT_TEXT_REMEDY_ONE_OF},
                    {"write a number between ", " and ", REPORT_TEXT_REMEDY_BETWEEN},
                    {"write a whole number, 0 or more", NULL, REPORT_TEXT_REMEDY_WHOLE},
                    {"write -", NULL, REPORT_TEXT_REMEDY_NUMBER}};
    report_language language = report_language_find(draft->language);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        size_t length = strlen(patterns[i].before);
        if (strncmp(own, patterns[i].before, length) != 0)
            continue;
        const char *first = own + length, *second = NULL;
        const char *between = patterns[i].between ? strstr(first, patterns[i].between) : NULL;
        if (between) {
            first = baremo_arena_copy(draft->arena, first, (size_t)(between - first));
            second = between + strlen(patterns[i].between);
        }
        return report_fill(draft->arena, report_text(language, patterns[i].key), first, second,
                           NULL);
    }
    return NULL;
}

/* "did you mean `x`?" and details are the parts of a remedy that no translation of its kind can
 * know. */
static const char *with_suggestion(const baremo_draft *draft, const char *own, const char *remedy) {
    static const char before[] = "did you mean `", behind[] = "`? Else ";
    const char *name = NULL;
    if (strncmp(own, before, strlen(before)) == 0) {
        const char *start = own + strlen(before);
        name = baremo_arena_copy(draft->arena, start, strcspn(start, "`"));
        own = strstr(start, behind);
        own = own ? own + strlen(behind) : "";
    }
    const char *details = with_details(draft, own);
    remedy = details ? details : remedy;
    if (!name)
        return remedy;
    const char *pattern =
        report_text(report_language_find(draft->language), REPORT_TEXT_DRAFT_MEANT);
    return baremo_arena_format(draft->arena, "%s %s",
                               report_fill(draft->arena, pattern, name, NULL, NULL), remedy);
}

void draft_mark(baremo_draft *draft) {
    report_language language = report_language_find(draft->language);
    for (size_t i = 0; i < draft->problem_count; i++) {
        baremo_draft_problem *problem = &draft->problems[i];
        const char *summary = report_problem_summary(language, problem->code);
        const char *remedy = report_problem_remedy(language, problem->code);
        if (summary)
            problem->message = summary;
        if (remedy)
            problem->remedy = with_suggestion(draft, problem->remedy, remedy);
        if (problem->repeated)
            problem->message = report_fill(
                draft->arena, report_text(language, REPORT_TEXT_AND_MORE), problem->message,
                baremo_arena_format(draft->arena, "%zu", problem->repeated), NULL);
        mark(draft, problem);
    }
}

/* -- the sheet -- */

enum { SEVERITY, PLACE, MESSAGE, FOUND, REMEDY, CODE, COLUMNS };
enum { SEVERITY_WIDTH = 12, PLACE_WIDTH = 30, WIDE = 48, FOUND_WIDTH = 22, CODE_WIDTH = 24 };

static void draw_headings(draft_book *book, xlsx_place place) {
    static const struct {
        report_text_key title;
        double width;
    } columns[COLUMNS] = {[SEVERITY] = {REPORT_TEXT_SEVERITY, SEVERITY_WIDTH},
                          [PLACE] = {REPORT_TEXT_DRAFT_PLACE, PLACE_WIDTH},
                          [MESSAGE] = {REPORT_TEXT_MESSAGE, WIDE},
                          [FOUND] = {REPORT_TEXT_FOUND, FOUND_WIDTH},
                          [REMEDY] = {REPORT_TEXT_REMEDY, WIDE},
                          [CODE] = {REPORT_TEXT_CODE, CODE_WIDTH}};
    static const xlsx_look heading = {.heading = true};
    for (place.column = 0; place.column < COLUMNS; place.column++) {
        xlsx_check(book->book, worksheet_set_column(place.worksheet, place.column, place.column,
                                                    columns[place.column].width, NULL));
        xlsx_text(book->book, place, report_text(book->language, columns[place.column].title),
                  xlsx_format_of(book->book, &heading));
    }
}

/* Where a row of the draft stands on its sheet. */
static lxw_row_t sheet_row(const baremo_draft_table *table, size_t row) {
    lxw_row_t at = 0;
    if (row >= table->row_count)
        return 0;
    for (size_t i = 0; i <= row; i++)
        at += !draft_row_is_example(table, i);
    return at;
}

static void draw_place(draft_book *book, const baremo_draft_problem *problem, xlsx_place place) {
    static const xlsx_look plain = {.boxed = true, .wrap = true};
    size_t index = draft_table_index(book->draft, problem->table);
    if (index == SIZE_MAX) {
        xlsx_text(book->book, place, problem->place, xlsx_format_of(book->book, &plain));
        return;
    }
    const baremo_draft_table *table = book->draft->tables[index];
    size_t column = problem->column < table->column_count ? problem->column : 0;
    draft_link(book, place, draft_sheet_of(book, index), sheet_row(table, problem->row),
               (lxw_col_t)column, problem->place);
}

static void draw_problem(draft_book *book, const baremo_draft_problem *problem, xlsx_place place) {
    size_t lines = 1;
    static const xlsx_look plain = {.number_format = "@", .boxed = true, .wrap = true};
    const xlsx_look strong = {.boxed = true, .bold = problem->severity == BAREMO_ERROR};
    lxw_format *format = xlsx_format_of(book->book, &plain);
    lxw_worksheet *sheet = place.worksheet;
    xlsx_text(book->book, (xlsx_place){sheet, place.row, SEVERITY},
              report_name(book->language, REPORT_NAMES_SEVERITY, severities[problem->severity]),
              xlsx_format_of(book->book, &strong));
    draw_place(book, problem, (xlsx_place){sheet, place.row, PLACE});
    xlsx_text(book->book, (xlsx_place){sheet, place.row, MESSAGE}, problem->message, format);
    xlsx_text(book->book, (xlsx_place){sheet, place.row, FOUND}, problem->found, format);
    xlsx_text(book->book, (xlsx_place){sheet, place.row, REMEDY}, problem->remedy, format);
    xlsx_text(book->book, (xlsx_place){sheet, place.row, CODE}, problem->code, format);
    draft_measure(&lines, problem->message, WIDE - 2);
    draft_measure(&lines, problem->remedy, WIDE - 2);
    draft_measure(&lines, problem->found ? problem->found : "", FOUND_WIDTH - 2);
    draft_measure(&lines, problem->place, PLACE_WIDTH - 2);
    draft_set_height(book, sheet, place.row, lines);
}

void draft_draw_problems(draft_book *book, size_t index) {
    enum { INTRODUCTION_POINTS = 34, HEADING_ROW = 2 };
    const xlsx_sheet *sheet = &book->book->sheets[index];
    static const xlsx_look plain = {.wrap = true};
    xlsx_place place = {sheet->worksheet, 0, 0};
    bool any = book->draft->problem_count > 0;
    const char *said =
        report_text(book->language, any ? REPORT_TEXT_DRAFT_PROBLEMS : REPORT_TEXT_NO_PROBLEMS);
    xlsx_merged_text(book->book, place, CODE, said, xlsx_format_of(book->book, &plain));
    xlsx_check(book->book, worksheet_set_row(sheet->worksheet, 0, INTRODUCTION_POINTS, NULL));
    place.row = HEADING_ROW;
    draw_headings(book, place);
    for (size_t i = 0; i < book->draft->problem_count; i++) {
        place.row++;
        draw_problem(book, &book->draft->problems[i], place);
    }
    worksheet_freeze_panes(sheet->worksheet, HEADING_ROW + 1, 0);
    worksheet_gridlines(sheet->worksheet, LXW_HIDE_ALL_GRIDLINES);
    draft_set_printing(book, sheet);
    xlsx_check(book->book, worksheet_repeat_rows(sheet->worksheet, HEADING_ROW, HEADING_ROW));
}
