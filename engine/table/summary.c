/* Summaries of columns. */
#include "engine/table/summary.h"

#include <baremo/number.h>

#include "engine/table/numbers.h"
#include "engine/table/profile.h"

static const char *type_name(baremo_column_type type) {
    static const char *const names[] = {
        [BAREMO_COLUMN_EMPTY] = "empty", [BAREMO_COLUMN_NUMBER] = "number",
        [BAREMO_COLUMN_DATE] = "date",   [BAREMO_COLUMN_PERIOD] = "period",
        [BAREMO_COLUMN_TEXT] = "text",
    };
    return names[type];
}

static void find_range(summary_column *summary) {
    summary->least = summary->most = BAREMO_MISSING;
    for (uint32_t code = 1; code < summary->column->text_count; code++) {
        double value = summary->numbers.values[code];
        if (baremo_is_missing(value))
            continue;
        if (!(summary->least <= value))
            summary->least = value;
        if (!(summary->most >= value))
            summary->most = value;
    }
}

summary_column *summary_of(const baremo_table *table, baremo_decimal_mark fallback,
                           baremo_arena *arena) {
    size_t count = baremo_table_column_count(table);
    summary_column *columns = baremo_arena_array(arena, count, sizeof *columns);
    const numbers_wish wish = {fallback, false};
    for (size_t i = 0; i < count; i++) {
        column_profile profile = profile_of(table, i, arena);
        summary_column *summary = &columns[i];
        summary->column = profile.column;
        summary->type = profile_type(&profile);
        summary->type_name = type_name(summary->type);
        summary->filled = profile.filled;
        summary->blank = profile.rows[PROFILE_BLANK];
        summary->distinct = profile.column->text_count - 1;
        summary->least = summary->most = BAREMO_MISSING;
        if (summary->type == BAREMO_COLUMN_NUMBER) {
            numbers_read(table, i, &wish, arena, NULL, &summary->numbers);
            find_range(summary);
        }
    }
    return columns;
}

const char *summary_decimal(const summary_column *column) {
    if (column->type != BAREMO_COLUMN_NUMBER)
        return "";
    switch (column->numbers.decimal) {
    case BAREMO_DECIMAL_POINT:
        return "point";
    case BAREMO_DECIMAL_COMMA:
        return "comma";
    default:
        return "";
    }
}

bool summary_is_number(const summary_column *column, size_t row) {
    return column->type == BAREMO_COLUMN_NUMBER &&
           !baremo_is_missing(column->numbers.values[column->column->codes[row]]);
}

const char *summary_cell(const summary_column *column, size_t row, char *buffer) {
    uint32_t code = column->column->codes[row];
    if (summary_is_number(column, row)) {
        baremo_number_print(buffer, column->numbers.values[code]);
        return buffer;
    }
    if (column->column->kinds && column->column->kinds[code] == BAREMO_CELL_MISSING)
        return "";
    return column->column->texts[code];
}
