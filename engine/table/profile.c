/* Counts the cells of a column by what they look like.
 *
 * 1. Half of the filled cells make the type; cells that nearly are numbers, and words for
 * "missing", speak for numbers as soon as there is a number among them, or for it when nothing else
 * is there.
 * 2. What a statistics file says is text, digits with a zero first, and columns of whole numbers
 * that all have more digits than a double keeps, are codes: text.
 */
#include "engine/table/profile.h"

#include "engine/table/date_text.h"
#include "engine/table/numeral.h"
#include "engine/table/text_class.h"

enum { DIGITS_OF_CODES = 16 };

static profile_class class_of_text(const char *text) {
    numeral number;
    date_text date;
    baremo_period period;
    if (numeral_read(text, &number))
        return PROFILE_NUMBER;
    if (date_text_read(text, &date))
        return PROFILE_DATE;
    if (baremo_period_parse(text, &period))
        return PROFILE_PERIOD;
    switch (text_class_of(text)) {
    case TEXT_MISSING_WORD:
        return PROFILE_MISSING_WORD;
    case TEXT_WORDS:
        return PROFILE_WORDS;
    case TEXT_WITH_DIGITS:
        return PROFILE_WITH_DIGITS;
    case TEXT_GROUPS:
        return PROFILE_GROUPS;
    default:
        return PROFILE_NEAR_NUMBER;
    }
}

static profile_class class_of(const baremo_column *column, uint32_t code) {
    if (code == 0)
        return PROFILE_BLANK;
    switch (column->kinds ? column->kinds[code] : BAREMO_CELL_TEXT) {
    case BAREMO_CELL_NUMBER:
        return PROFILE_NUMBER;
    case BAREMO_CELL_DATE:
        return PROFILE_DATE;
    case BAREMO_CELL_BOOLEAN:
        return PROFILE_WORDS;
    case BAREMO_CELL_MISSING:
        return PROFILE_MISSING_WORD;
    default:
        return class_of_text(column->texts[code]);
    }
}

/* Whole numbers of many digits, and nothing else. */
static bool all_long(const baremo_column *column, const unsigned char *classes) {
    size_t count = 0;
    for (uint32_t code = 1; code < column->text_count; code++) {
        numeral number;
        if (classes[code] != PROFILE_NUMBER)
            return false;
        numeral_read(column->texts[code], &number);
        if (number.digits < DIGITS_OF_CODES || number.decimals_point || number.decimals_comma)
            return false;
        count++;
    }
    return count > 0;
}

/* The file knows numbers, but has none in this column. */
static bool is_text_by_file(const baremo_column *column) {
    for (uint32_t code = 1; column->kinds && code < column->text_count; code++)
        if (column->kinds[code] == BAREMO_CELL_NUMBER)
            return false;
    return column->kinds != NULL;
}

static bool any_zero_first(const baremo_column *column, const unsigned char *classes) {
    for (uint32_t code = 1; code < column->text_count; code++) {
        numeral number;
        if (classes[code] == PROFILE_NUMBER && !column->kinds &&
            numeral_read(column->texts[code], &number) && number.flags & NUMERAL_ZERO_FIRST)
            return true;
    }
    return false;
}

column_profile profile_of(const baremo_table *table, size_t index, baremo_arena *arena) {
    const baremo_column *column = baremo_table_column(table, index);
    column_profile profile = {.column = column, .by_file = column->kinds != NULL};
    unsigned char *classes = baremo_arena_array(arena, column->text_count, 1);
    size_t *counts = baremo_arena_array(arena, column->text_count, sizeof *counts);
    size_t row_count = baremo_table_row_count(table);
    for (size_t row = 0; row < row_count; row++)
        counts[column->codes[row]]++;
    for (uint32_t code = 0; code < column->text_count; code++) {
        classes[code] = (unsigned char)class_of(column, code);
        profile.rows[classes[code]] += counts[code];
        profile.texts[classes[code]]++;
    }
    profile.classes = classes;
    profile.counts = counts;
    profile.filled = row_count - profile.rows[PROFILE_BLANK];
    profile.codes =
        any_zero_first(column, classes) || all_long(column, classes) || is_text_by_file(column);
    return profile;
}

baremo_column_type profile_type(const column_profile *profile) {
    const size_t *rows = profile->rows;
    size_t filled = profile->filled;
    if (!filled)
        return BAREMO_COLUMN_EMPTY;
    if (2 * rows[PROFILE_DATE] >= filled)
        return BAREMO_COLUMN_DATE;
    if (rows[PROFILE_PERIOD] && 2 * (rows[PROFILE_PERIOD] + rows[PROFILE_NUMBER]) >= filled)
        return BAREMO_COLUMN_PERIOD;
    if (profile->codes)
        return BAREMO_COLUMN_TEXT;
    size_t numbers = rows[PROFILE_NUMBER] + rows[PROFILE_NEAR_NUMBER];
    size_t speaking = numbers + rows[PROFILE_MISSING_WORD] + rows[PROFILE_GROUPS];
    if (numbers && 2 * speaking >= filled)
        return BAREMO_COLUMN_NUMBER;
    return BAREMO_COLUMN_TEXT;
}

baremo_column_type baremo_table_type(const baremo_table *table, size_t column,
                                     baremo_arena *arena) {
    column_profile profile = profile_of(table, column, arena);
    return profile_type(&profile);
}
