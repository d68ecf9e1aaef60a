/* The plan of a report: its lists and how they grow, and what formulas give. */
#include "reports/plan/plan.h"

#include <math.h>

#include <baremo/number.h>

static const double AGREEMENT = 1e-9; /* relative, of a formula with the result */

report_sheet *report_plan_add(report_plan *plan, const char *id, const char *name,
                              const char *title) {
    report_sheet *sheet = baremo_arena_alloc(plan->arena, sizeof *sheet);
    sheet->id = id;
    sheet->name = name;
    sheet->title = title;
    BAREMO_ARENA_RESERVE(plan->arena, plan->sheets, plan->sheet_count, plan->sheet_capacity);
    plan->sheets[plan->sheet_count++] = sheet;
    return sheet;
}

static void add_block(report_plan *plan, report_sheet *sheet, const report_block *block) {
    BAREMO_ARENA_RESERVE(plan->arena, sheet->blocks, sheet->block_count, sheet->block_capacity);
    sheet->blocks[sheet->block_count++] = *block;
}

static void add_text(report_plan *plan, report_sheet *sheet, report_block_kind kind,
                     const char *text) {
    if (text && *text)
        add_block(plan, sheet, &(report_block){.kind = kind, .text = text});
}

void report_sheet_heading(report_plan *plan, report_sheet *sheet, const char *text) {
    add_text(plan, sheet, REPORT_BLOCK_HEADING, text);
}

void report_sheet_paragraph(report_plan *plan, report_sheet *sheet, const char *text) {
    add_text(plan, sheet, REPORT_BLOCK_PARAGRAPH, text);
}

void report_sheet_notice(report_plan *plan, report_sheet *sheet, const char *text) {
    add_text(plan, sheet, REPORT_BLOCK_NOTICE, text);
}

report_table *report_sheet_table(report_plan *plan, report_sheet *sheet, const char *id) {
    report_table *table = baremo_arena_alloc(plan->arena, sizeof *table);
    table->arena = plan->arena;
    table->id = id;
    add_block(plan, sheet, &(report_block){.kind = REPORT_BLOCK_TABLE, .table = table});
    return table;
}

void report_sheet_chart(report_plan *plan, report_sheet *sheet, const report_chart *chart) {
    report_chart *copy = baremo_arena_alloc(plan->arena, sizeof *copy);
    *copy = *chart;
    add_block(plan, sheet, &(report_block){.kind = REPORT_BLOCK_CHART, .chart = copy});
}

size_t report_table_column(report_table *table, const char *heading, int least, int most) {
    BAREMO_ARENA_RESERVE(table->arena, table->columns, table->column_count, table->column_capacity);
    table->columns[table->column_count] =
        (report_column){.heading = heading, .least = least, .most = most};
    return table->column_count++;
}

void report_table_row(report_table *table, report_row_style style) {
    if (table->row_count == table->row_capacity) {
        size_t capacity = table->row_capacity ? 2 * table->row_capacity : 16;
        size_t width = table->column_count;
        table->cells = baremo_arena_grow(table->arena, table->cells, table->row_count * width,
                                         capacity * width, sizeof *table->cells);
        table->styles = baremo_arena_grow(table->arena, table->styles, table->row_count, capacity,
                                          sizeof *table->styles);
        table->row_capacity = capacity;
    }
    table->styles[table->row_count++] = style;
}

report_cell *report_table_cell(report_table *table, size_t column) {
    return &table->cells[(table->row_count - 1) * table->column_count + column];
}

const report_cell *report_table_at(const report_table *table, size_t row, size_t column) {
    return &table->cells[row * table->column_count + column];
}

void report_table_text(report_table *table, size_t column, const char *text) {
    if (!text || !*text)
        return;
    report_cell *cell = report_table_cell(table, column);
    cell->kind = REPORT_CELL_TEXT;
    cell->text = text;
}

void report_table_link(report_table *table, size_t column, const char *sheet) {
    report_cell *cell = report_table_cell(table, column);
    cell->kind = REPORT_CELL_TEXT;
    cell->link = sheet;
}

void report_table_number(report_table *table, size_t column, double value,
                         report_quantity quantity) {
    if (baremo_is_missing(value))
        return;
    report_cell *cell = report_table_cell(table, column);
    cell->kind = REPORT_CELL_NUMBER;
    cell->number = value;
    cell->quantity = quantity;
}

static double number_at(const report_table *table, size_t row, size_t column) {
    const report_cell *cell = report_table_at(table, row, column);
    return cell->kind == REPORT_CELL_NUMBER ? cell->number : BAREMO_MISSING;
}

static double column_sum(const report_table *table, size_t row, size_t column) {
    double sum = 0;
    for (size_t i = 0; i < row; i++) {
        double number = number_at(table, i, column);
        sum += baremo_is_missing(number) ? 0 : number;
    }
    return sum;
}

static double product_or_zero(double a, double b) {
    return baremo_is_missing(a) || baremo_is_missing(b) ? 0 : a * b;
}

static double weighted_column(const report_table *table, size_t row, report_formula formula) {
    double sum = 0;
    for (size_t i = 0; i < row; i++)
        sum += product_or_zero(number_at(table, i, formula.columns[0]),
                               number_at(table, i, formula.columns[1]));
    return sum;
}

static double weighted_row(const report_table *table, size_t row, report_formula formula) {
    double sum = 0;
    for (size_t i = formula.columns[0]; i <= formula.columns[1]; i++)
        sum += product_or_zero(number_at(table, 0, i), number_at(table, row, i));
    return sum;
}

static double quotient(double numerator, double denominator) {
    return denominator == 0 ? BAREMO_MISSING : numerator / denominator;
}

double report_formula_value(const report_table *table, size_t row, size_t column,
                            report_formula formula) {
    double a = number_at(table, row, formula.columns[0]);
    double b = number_at(table, row, formula.columns[1]);
    double c = number_at(table, row, formula.columns[2]);
    switch (formula.kind) {
    case REPORT_FORMULA_DIFFERENCE:
        return a - b;
    case REPORT_FORMULA_QUOTIENT:
        return quotient(a, b);
    case REPORT_FORMULA_SUM_QUOTIENT:
        return quotient(a + b, c);
    case REPORT_FORMULA_PROGRESS:
        return quotient(a - b, c - b);
    case REPORT_FORMULA_COLUMN_SUM:
        return column_sum(table, row, column);
    case REPORT_FORMULA_PERCENT:
        return quotient(100 * a, b);
    case REPORT_FORMULA_WEIGHTED_COLUMN:
        return weighted_column(table, row, formula);
    case REPORT_FORMULA_WEIGHTED_ROW:
        return weighted_row(table, row, formula);
    case REPORT_FORMULA_NONE:
        break;
    }
    return BAREMO_MISSING;
}

static void put_formula(report_table *table, size_t row, size_t column, report_formula formula) {
    report_cell *cell = &table->cells[row * table->column_count + column];
    if (cell->kind != REPORT_CELL_NUMBER)
        return;
    double value = report_formula_value(table, row, column, formula);
    double larger = fmax(fabs(value), fabs(cell->number));
    if (fabs(value - cell->number) <= AGREEMENT * larger)
        cell->formula = formula;
}

void report_table_formula(report_table *table, size_t column, report_formula formula) {
    put_formula(table, table->row_count - 1, column, formula);
}

void report_table_formula_column(report_table *table, size_t column, report_formula formula) {
    for (size_t row = 0; row < table->row_count; row++)
        put_formula(table, row, column, formula);
}

/* -- empty columns -- */

static bool has_cells(const report_table *table, size_t column) {
    for (size_t row = 0; row < table->row_count; row++)
        if (report_table_at(table, row, column)->kind != REPORT_CELL_EMPTY)
            return true;
    return false;
}

static void move_formula(report_cell *cell, const size_t *to) {
    for (size_t i = 0; i < 3; i++)
        cell->formula.columns[i] = to[cell->formula.columns[i]];
}

void report_table_drop_empty(report_table *table) {
    size_t width = table->column_count, kept = 0;
    size_t *to = baremo_arena_array(table->arena, width + 1, sizeof *to);
    bool *stays = baremo_arena_array(table->arena, width + 1, sizeof *stays);
    for (size_t i = 0; i < width; i++) {
        stays[i] = i < table->key_columns || has_cells(table, i);
        to[i] = kept;
        kept += stays[i];
    }
    if (kept == width || !table->row_count)
        return;
    for (size_t row = 0, at = 0; row < table->row_count; row++)
        for (size_t i = 0; i < width; i++)
            if (stays[i]) {
                table->cells[at] = table->cells[row * width + i];
                move_formula(&table->cells[at++], to);
            }
    for (size_t i = 0; i < width; i++)
        if (stays[i])
            table->columns[to[i]] = table->columns[i];
    table->column_count = kept;
}
