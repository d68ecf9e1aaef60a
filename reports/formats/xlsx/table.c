/* Tables: headings, typed cells, live formulas with the results as their cached values. */
#include <math.h>
#include <string.h>

#include <baremo/text.h>

#include "reports/formats/xlsx/lines.h"
#include "reports/formats/xlsx/numbers.h"
#include "reports/formats/xlsx/page.h"

enum { PADDING = 2, FILTER_BUTTON = 3 };
static const double MARGINS = 1; /* of a cell, in digits */

/* -- widths -- */

static size_t cell_width(const xlsx_book *book, baremo_arena *scratch, const report_cell *cell) {
    if (cell->kind != REPORT_CELL_NUMBER)
        return cell->text ? baremo_text_width(cell->text) : 0;
    const char *number =
        cell->signed_number
            ? report_change(scratch, book->plan->language, cell->number, cell->quantity)
            : report_value(scratch, book->plan->language, cell->number, cell->quantity);
    return baremo_text_width(number) + (cell->text ? baremo_text_width(cell->text) + 3 : 0);
}

/* Whether a number takes no more room than one of the same format whose width is known. */
static bool is_no_wider(const report_cell *cell, const report_cell *known) {
    return known && cell->quantity.value_class != BAREMO_VALUE_P &&
           fabs(cell->number) <= fabs(known->number) &&
           (!signbit(cell->number) || signbit(known->number)) && xlsx_same_format(cell, known);
}

double xlsx_column_width(const xlsx_book *book, const report_table *table, size_t column) {
    const report_column *about = &table->columns[column];
    size_t width = xlsx_longest_word(about->heading) + FILTER_BUTTON;
    if (width < (size_t)about->least)
        width = (size_t)about->least;
    baremo_arena *scratch = baremo_arena_new(book->arena);
    const report_cell *number = NULL; /* the last one measured */
    for (size_t row = 0; row < table->row_count && width < (size_t)about->most; row++) {
        const report_cell *cell = report_table_at(table, row, column);
        bool is_number = cell->kind == REPORT_CELL_NUMBER;
        if (is_number && is_no_wider(cell, number))
            continue;
        number = is_number ? cell : number;
        size_t wanted = cell_width(book, scratch, cell) + PADDING;
        if (wanted > (size_t)about->most)
            wanted = (size_t)about->most;
        width = wanted > width ? wanted : width;
    }
    baremo_arena_free(scratch);
    return (double)width;
}

/* -- formulas -- */

static const char *weighted_text(baremo_arena *arena, const report_formula *formula,
                                 xlsx_place place, lxw_row_t first_row) {
    lxw_col_t a = (lxw_col_t)formula->columns[0], b = (lxw_col_t)formula->columns[1];
    if (formula->kind == REPORT_FORMULA_WEIGHTED_ROW)
        return baremo_arena_format(
            arena, "=SUMPRODUCT(%s:%s,%s:%s)", xlsx_cell_name(arena, first_row, a, true),
            xlsx_cell_name(arena, first_row, b, true), xlsx_cell_name(arena, place.row, a, false),
            xlsx_cell_name(arena, place.row, b, false));
    return baremo_arena_format(
        arena, "=SUMPRODUCT(%s:%s,%s:%s)", xlsx_cell_name(arena, first_row, a, false),
        xlsx_cell_name(arena, place.row - 1, a, false), xlsx_cell_name(arena, first_row, b, false),
        xlsx_cell_name(arena, place.row - 1, b, false));
}

static const char *formula_text(baremo_arena *arena, const report_formula *formula,
                                xlsx_place place, lxw_row_t first_row) {
    const char *cells[3];
    if (formula->kind == REPORT_FORMULA_NONE)
        return NULL;
    for (int i = 0; i < 3; i++)
        cells[i] = xlsx_cell_name(arena, place.row, (lxw_col_t)formula->columns[i], false);
    switch (formula->kind) {
    case REPORT_FORMULA_DIFFERENCE:
        return baremo_arena_format(arena, "=%s-%s", cells[0], cells[1]);
    case REPORT_FORMULA_QUOTIENT:
        return baremo_arena_format(arena, "=%s/%s", cells[0], cells[1]);
    case REPORT_FORMULA_SUM_QUOTIENT:
        return baremo_arena_format(arena, "=(%s+%s)/%s", cells[0], cells[1], cells[2]);
    case REPORT_FORMULA_PROGRESS:
        return baremo_arena_format(arena, "=(%s-%s)/(%s-%s)", cells[0], cells[1], cells[2],
                                   cells[1]);
    case REPORT_FORMULA_COLUMN_SUM:
        return baremo_arena_format(arena, "=SUM(%s:%s)",
                                   xlsx_cell_name(arena, first_row, place.column, false),
                                   xlsx_cell_name(arena, place.row - 1, place.column, false));
    case REPORT_FORMULA_PERCENT:
        return baremo_arena_format(arena, "=100*%s/%s", cells[0], cells[1]);
    case REPORT_FORMULA_WEIGHTED_COLUMN:
    case REPORT_FORMULA_WEIGHTED_ROW:
        return weighted_text(arena, formula, place, first_row);
    case REPORT_FORMULA_NONE:
        break;
    }
    return NULL;
}

/* -- cells -- */

enum { HELPER_POINTS = 7 };
static const double HELPER_ROOM = 1.4; /* small letters in a width of usual ones */

static xlsx_look look_of(const xlsx_book *book, const report_table *table, size_t row,
                         size_t column) {
    const report_cell *cell = report_table_at(table, row, column);
    bool helper = table->columns[column].helper;
    xlsx_look look = {.boxed = !helper,
                      .muted = helper,
                      .size = helper ? HELPER_POINTS : 0,
                      .paint = cell->paint,
                      .link = cell->link != NULL};
    look.total = table->styles[row] == REPORT_ROW_TOTAL;
    look.bold = table->headless && column == 0;
    look.centred = table->columns[column].centred;
    if (cell->kind == REPORT_CELL_NUMBER) {
        look.number_format = xlsx_number_format(book->arena, book->plan->language, cell);
        look.right = true;
    } else if (cell->kind == REPORT_CELL_MARK) {
        look.right = look.muted = true;
    } else if (!look.centred && !cell->paint && !cell->link && !table->columns[column].one_line) {
        look.wrap = true;
    }
    return look;
}

/* The cell that was drawn last in a column, and how. */
typedef struct drawn {
    const report_cell *cell; /* NULL: none yet */
    report_row_style style;
    lxw_format *format;
} drawn;

static bool looks_like(const drawn *last, const report_cell *cell, report_row_style style) {
    const report_cell *before = last->cell;
    return before && before->kind == cell->kind && before->paint == cell->paint && !before->link &&
           !cell->link && last->style == style &&
           (cell->kind != REPORT_CELL_NUMBER || xlsx_same_format(before, cell));
}

/* Most cells look like the one above them. */
static lxw_format *format_of(xlsx_page *page, const report_table *table, size_t row, size_t column,
                             drawn *last) {
    const report_cell *cell = report_table_at(table, row, column);
    if (!looks_like(last, cell, table->styles[row])) {
        const xlsx_look look = look_of(page->book, table, row, column);
        last->format = xlsx_format_of(page->book, &look);
    }
    last->cell = cell;
    last->style = table->styles[row];
    return last->format;
}

static bool is_series(const report_chart *chart, size_t column) {
    if (chart->kind == REPORT_CHART_SCATTER && chart->category == column)
        return true;
    for (size_t i = 0; i < chart->series_count; i++)
        if (chart->series[i].column == column)
            return true;
    return false;
}

/* Whether a native chart reads a cell: a text there would be drawn as a zero. */
static bool is_charted(const xlsx_page *page, const report_table *table, size_t row,
                       size_t column) {
    const report_sheet *sheet = page->sheet->plan;
    for (size_t i = 0; i < sheet->block_count; i++) {
        const report_chart *chart = sheet->blocks[i].chart;
        if (chart && chart->table == table && row >= chart->first_row &&
            row - chart->first_row < chart->row_count && is_series(chart, column))
            return true;
    }
    return false;
}

/* What stands in a cell as text. */
static const char *text_of(const xlsx_page *page, const report_table *table, size_t row,
                           size_t column) {
    const report_cell *cell = report_table_at(table, row, column);
    bool is_number = cell->kind == REPORT_CELL_NUMBER && isfinite(cell->number);
    bool says = cell->kind == REPORT_CELL_NUMBER || cell->text;
    if (is_number || !says || is_charted(page, table, row, column))
        return NULL;
    if (cell->kind == REPORT_CELL_NUMBER)
        return report_text(page->book->plan->language, REPORT_TEXT_CITY_NO_LIMIT);
    return cell->text;
}

static void draw_cell(xlsx_page *page, const report_table *table, size_t row, size_t column,
                      lxw_row_t first_row, drawn *last) {
    xlsx_book *book = page->book;
    const report_cell *cell = report_table_at(table, row, column);
    lxw_format *format = format_of(page, table, row, column, last);
    const xlsx_place place = {page->sheet->worksheet, first_row + (lxw_row_t)row,
                              (lxw_col_t)column};
    const char *formula = formula_text(book->arena, &cell->formula, place, first_row);
    bool is_number = cell->kind == REPORT_CELL_NUMBER && isfinite(cell->number);
    if (is_number && formula)
        xlsx_formula(book, place, formula, cell->number, format);
    else if (is_number)
        xlsx_number(book, place, cell->number, format);
    else if (cell->link)
        xlsx_link(book, place, cell->link, cell->text, format);
    else
        xlsx_text(book, place, text_of(page, table, row, column), format);
}

static void set_height(xlsx_page *page, lxw_row_t row, size_t lines) {
    if (lines > 1)
        xlsx_set_height(page, row, (double)lines * XLSX_ROW_POINTS);
}

/* Heights are set here, for not every program finds them out. */
static void set_row_height(xlsx_page *page, const report_table *table, size_t row,
                           lxw_row_t first_row) {
    size_t lines = 1;
    for (size_t i = 0; i < table->column_count; i++) {
        const report_cell *cell = report_table_at(table, row, i);
        if (cell->kind != REPORT_CELL_TEXT || cell->paint || cell->link ||
            table->columns[i].one_line)
            continue;
        size_t wanted = xlsx_line_count(cell->text, page->widths[i] - MARGINS);
        lines = wanted > lines ? wanted : lines;
    }
    set_height(page, first_row + (lxw_row_t)row, lines);
}

static void draw_headings(xlsx_page *page, const report_table *table) {
    static const xlsx_look look = {.heading = true};
    static const xlsx_look centred = {.heading = true, .centred = true};
    static const xlsx_look helper = {
        .muted = true, .size = HELPER_POINTS, .wrap = true, .centred = true, .middle = true};
    size_t lines = 1;
    for (size_t i = 0; i < table->column_count; i++) {
        const char *heading = table->columns[i].heading;
        double room = table->columns[i].helper ? HELPER_ROOM * page->widths[i]
                                               : page->widths[i] - FILTER_BUTTON;
        size_t wanted = xlsx_line_count(heading, room);
        lines = wanted > lines ? wanted : lines;
        const xlsx_place place = {page->sheet->worksheet, page->row, (lxw_col_t)i};
        const xlsx_look *own = table->columns[i].helper ? &helper
                               : i < table->key_columns ? &look
                                                        : &centred;
        xlsx_text(page->book, place, heading, xlsx_format_of(page->book, own));
    }
    set_height(page, page->row++, lines);
}

void xlsx_draw_table(xlsx_page *page, const report_table *table) {
    if (!table->row_count)
        return;
    if (!table->headless)
        draw_headings(page, table);
    BAREMO_ARENA_RESERVE(page->book->arena, page->tables, page->table_count, page->table_capacity);
    page->tables[page->table_count++] = (xlsx_table_place){table, page->row};
    lxw_row_t first_row = page->row;
    drawn *last = baremo_arena_array(page->book->arena, table->column_count, sizeof *last);
    for (size_t row = 0; row < table->row_count; row++) {
        set_row_height(page, table, row, first_row);
        for (size_t column = 0; column < table->column_count; column++)
            draw_cell(page, table, row, column, first_row, &last[column]);
    }
    page->row = page->blank_end = first_row + (lxw_row_t)table->row_count + 1;
}
