/* Drop-down lists and checks on entry: they help whoever types, and never stand in the way of what
 * the reader takes. */
#include <string.h>

#include <baremo/text.h>

#include "engine/base/buffer.h"
#include "reports/drafts/parts.h"

enum { LAST_ROW = 20000, LONGEST_LIST = 255, LONGEST_MESSAGE = 250 };

/* The cells of a column below its heading, or one of them. */
typedef struct check_range {
    lxw_worksheet *sheet;
    lxw_row_t first, last;
    lxw_col_t column;
} check_range;

static void add(draft_book *book, const check_range *range, lxw_data_validation *check,
                const char *message) {
    baremo_arena *arena = book->book->arena;
    check->error_title =
        baremo_arena_text(arena, report_text(book->language, REPORT_TEXT_DRAFT_ENTRY));
    check->error_message = xlsx_safe_text(arena, message, LONGEST_MESSAGE);
    xlsx_check(book->book,
               worksheet_data_validation_range(range->sheet, range->first, range->column,
                                               range->last, range->column, check));
}

static void add_words(draft_book *book, const check_range *range, const char *const *words,
                      size_t count) {
    size_t length = 0;
    char **list = baremo_arena_array(book->book->arena, count + 1, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        if (strchr(words[i], ','))
            return; /* a comma ends a word of such a list */
        list[i] = baremo_arena_text(book->book->arena, words[i]);
        length += strlen(words[i]) + 1;
    }
    if (!count || length > LONGEST_LIST)
        return;
    lxw_data_validation check = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = list};
    add(book, range, &check, report_text(book->language, REPORT_TEXT_DRAFT_ENTRY_WORD));
}

/* The filled cells of the other column. A code may be typed before its own row is there: it is a
 * warning. */
static void add_reference(draft_book *book, const check_range *range,
                          const baremo_draft_column *column) {
    size_t index = draft_table_index(book->draft, column->of_table);
    if (index == SIZE_MAX || !column->of_column)
        return;
    size_t of = baremo_draft_column_find(book->draft->tables[index], column->of_column);
    if (of == SIZE_MAX)
        return;
    baremo_arena *arena = book->book->arena;
    const xlsx_sheet *sheet = draft_sheet_of(book, index);
    const char *top = xlsx_cell_name(arena, 1, (lxw_col_t)of, true);
    const char *bottom = xlsx_cell_name(arena, LAST_ROW, (lxw_col_t)of, true);
    lxw_data_validation check = {
        .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
        .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
        .value_formula = baremo_arena_format(arena, "=OFFSET(%s!%s,0,0,MAX(1,COUNTA(%s!%s:%s)),1)",
                                             sheet->quoted, top, sheet->quoted, top, bottom)};
    add(book, range, &check,
        report_fill(arena, report_text(book->language, REPORT_TEXT_DRAFT_ENTRY_REFERENCE),
                    sheet->name, NULL, NULL));
}

/* 2024, 2024-Q3, 2024-07, 2024-07-15, 2023/24 by their length and marks. */
static void add_period(draft_book *book, const check_range *range) {
    baremo_arena *arena = book->book->arena;
    const char *cell = xlsx_cell_name(arena, range->first, range->column, false);
    lxw_data_validation check = {
        .validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
        .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
        .value_formula = baremo_arena_format(
            arena,
            "=AND(ISNUMBER(VALUE(LEFT(%s,4))),OR(LEN(%s)=4,AND(LEN(%s)=7,OR(MID(%s,5,1)=\"-\","
            "MID(%s,5,1)=\"/\")),AND(LEN(%s)=10,MID(%s,8,1)=\"-\")))",
            cell, cell, cell, cell, cell, cell, cell)};
    add(book, range, &check, report_text(book->language, REPORT_TEXT_DRAFT_ENTRY_PERIOD));
}

static void add_number(draft_book *book, const check_range *range) {
    lxw_data_validation check = {.validate = LXW_VALIDATION_TYPE_DECIMAL,
                                 .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                                 .minimum_number = -1e15,
                                 .maximum_number = 1e15};
    add(book, range, &check, report_text(book->language, REPORT_TEXT_DRAFT_ENTRY_NUMBER));
}

static void add_identifier(draft_book *book, const check_range *range) {
    const char *cell = xlsx_cell_name(book->book->arena, range->first, range->column, false);
    lxw_data_validation check = {
        .validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA,
        .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
        .value_formula = baremo_arena_format(book->book->arena, "=ISERROR(FIND(\" \",%s))", cell)};
    add(book, range, &check, report_text(book->language, REPORT_TEXT_DRAFT_ENTRY_IDENTIFIER));
}

static void add_column(draft_book *book, const check_range *range,
                       const baremo_draft_column *column) {
    switch (column->kind) {
    case BAREMO_DRAFT_WORD:
        add_words(book, range, column->words, column->word_count);
        break;
    case BAREMO_DRAFT_REFERENCE:
        add_reference(book, range, column);
        break;
    case BAREMO_DRAFT_PERIOD:
        add_period(book, range);
        break;
    case BAREMO_DRAFT_NUMBER:
        add_number(book, range);
        break;
    case BAREMO_DRAFT_IDENTIFIER:
        add_identifier(book, range);
        break;
    case BAREMO_DRAFT_TEXT:
    case BAREMO_DRAFT_ANY:
        break;
    }
}

void draft_add_checks(draft_book *book, size_t index) {
    const baremo_draft_table *table = book->draft->tables[index];
    check_range range = {.sheet = draft_sheet_of(book, index)->worksheet};
    lxw_row_t at = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        range.first = 1;
        range.last = LAST_ROW;
        range.column = (lxw_col_t)i;
        add_column(book, &range, &table->columns[i]);
    }
    for (size_t row = 0; row < table->row_count; row++) {
        if (draft_row_is_example(table, row))
            continue;
        at++;
        for (size_t i = 0; i < table->column_count; i++) {
            const baremo_draft_cell *cell = baremo_draft_at(table, row, i);
            range.first = range.last = at;
            range.column = (lxw_col_t)i;
            if (cell->words)
                add_words(book, &range, cell->words, cell->word_count);
        }
    }
}
