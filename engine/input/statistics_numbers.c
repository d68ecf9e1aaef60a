/* Each number of a column is understood once: what it looks like, whether it is a date or missing.
 */
#include "engine/input/statistics_numbers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/period.h>

#include "engine/base/threads.h"

/* Days from 1970-01-01 to the starts of the calendars. */
enum { SPSS_START = -141428, STATA_START = -3653, FIRST_YEAR = 1960, DAY = 86400 };

enum { MOST_NUMBERS = 1 << 20, MOST_ROWS = 1 << 14, LEAST_ROWS = 32, FEW_NUMBERS = 1 << 14 };

/* -- variables -- */

static variable_calendar calendar_of(const char *format) {
    static const struct {
        const char *begins;
        variable_calendar calendar;
    } calendars[] = {
        {"DATETIME", SPSS_SECONDS}, {"YMDHMS", SPSS_SECONDS},   {"DATE", SPSS_SECONDS},
        {"ADATE", SPSS_SECONDS},    {"EDATE", SPSS_SECONDS},    {"SDATE", SPSS_SECONDS},
        {"MOYR", SPSS_MONTHS},      {"QYR", SPSS_QUARTERS},     {"WKYR", SPSS_SECONDS},
        {"%tm", STATA_MONTHS},      {"%tq", STATA_QUARTERS},    {"%th", STATA_HALVES},
        {"JDATE", SPSS_SECONDS},    {"%td", STATA_DAYS},        {"%d", STATA_DAYS},
        {"%-td", STATA_DAYS},       {"%tc", STATA_MILLISECONDS}};
    for (size_t i = 0; format && i < sizeof calendars / sizeof *calendars; i++)
        if (strncmp(format, calendars[i].begins, strlen(calendars[i].begins)) == 0)
            return calendars[i].calendar;
    return NO_CALENDAR;
}

void statistics_numbers_add_variable(statistics_numbers *numbers, readstat_variable_t *about) {
    baremo_arena *arena = numbers->cells->reader->scratch;
    int ranges = readstat_variable_get_missing_ranges_count(about);
    BAREMO_ARENA_RESERVE(arena, numbers->variables, numbers->count, numbers->capacity);
    number_variable *added = &numbers->variables[numbers->count++];
    *added = (number_variable){.calendar = calendar_of(readstat_variable_get_format(about))};
    if (readstat_variable_get_type_class(about) == READSTAT_TYPE_CLASS_STRING)
        return;
    added->column = sheet_column_apart(numbers->cells, numbers->count);
    added->range_count = ranges > 0 ? (size_t)ranges : 0;
    added->lows = baremo_arena_array(arena, added->range_count + 1, sizeof *added->lows);
    added->highs = baremo_arena_array(arena, added->range_count + 1, sizeof *added->highs);
    for (int i = 0; i < ranges; i++) {
        added->lows[i] = readstat_double_value(readstat_variable_get_missing_range_lo(about, i));
        added->highs[i] = readstat_double_value(readstat_variable_get_missing_range_hi(about, i));
    }
}

void statistics_numbers_free(statistics_numbers *numbers) {
    for (size_t i = 0; i < numbers->count; i++)
        if (numbers->variables[i].column)
            sheet_column_free(numbers->variables[i].column);
    *numbers = (statistics_numbers){.cells = numbers->cells};
}

/* -- what a number is -- */

static bool is_user_missing(const number_variable *variable, double value) {
    for (size_t i = 0; i < variable->range_count; i++)
        if (value >= variable->lows[i] && value <= variable->highs[i])
            return true;
    return false;
}

/* A day with the seconds behind it; NULL: beyond the calendar. */
static const char *date_text(variable_calendar calendar, double value, baremo_arena *scratch) {
    double days = value + STATA_START, seconds = 0;
    if (calendar != STATA_DAYS) {
        double second = calendar == SPSS_SECONDS ? value : value / 1000;
        days = floor(second / DAY);
        seconds = second - days * DAY;
        days += calendar == SPSS_SECONDS ? SPSS_START : STATA_START;
    }
    if (!(days > -800000 && days < 2932897))
        return NULL;
    const char *text = baremo_day_text(scratch, (int)floor(days));
    long rest = lround(seconds);
    return rest ? baremo_arena_format(scratch, "%sT%02ld:%02ld:%02ld", text, rest / 3600,
                                      rest / 60 % 60, rest % 60)
                : text;
}

/* Months, quarters and halves since 1960, or of the day that SPSS keeps; NULL: no such period. */
static const char *period_text(variable_calendar calendar, double value, baremo_arena *scratch) {
    int parts = calendar == STATA_MONTHS || calendar == SPSS_MONTHS ? 12
                : calendar == STATA_HALVES                          ? 2
                                                                    : 4;
    double count = floor(value);
    if (calendar == SPSS_MONTHS || calendar == SPSS_QUARTERS) {
        const char *day = date_text(SPSS_SECONDS, value, scratch);
        if (!day)
            return NULL;
        long year = strtol(day, NULL, 10), month = strtol(strchr(day + 1, '-') + 1, NULL, 10);
        long part = (month - 1) * parts / 12;
        count = (double)((year - FIRST_YEAR) * parts + part);
    }
    double year = floor(count / parts);
    if (!(year > -FIRST_YEAR && year < 10000 - FIRST_YEAR))
        return NULL;
    int part = (int)(count - year * parts) + 1, whole_year = (int)year + FIRST_YEAR;
    return parts == 12 ? baremo_arena_format(scratch, "%04d-%02d", whole_year, part)
                       : baremo_arena_format(scratch, "%04d-%c%d", whole_year,
                                             parts == 4 ? 'Q' : 'S', part);
}

static sheet_cell cell_of(const number_variable *variable, uint64_t key, char *number,
                          baremo_arena *scratch) {
    sheet_cell cell = {.kind = BAREMO_CELL_NUMBER, .text = number};
    char tag = number_codes_tag(key);
    double value = number_codes_value(key);
    bool is_period = variable->calendar >= STATA_MONTHS;
    const char *date = NULL;
    if (tag) {
        cell.kind = BAREMO_CELL_MISSING;
        cell.text = baremo_arena_format(scratch, ".%c", tag);
    } else if (isinf(value) || is_user_missing(variable, value)) {
        cell.kind = BAREMO_CELL_MISSING;
    } else if (variable->calendar != NO_CALENDAR) {
        date = is_period ? period_text(variable->calendar, value, scratch)
                         : date_text(variable->calendar, value, scratch);
    }
    if (date) {
        cell.kind = is_period ? BAREMO_CELL_TEXT : BAREMO_CELL_DATE;
        cell.text = date;
    }
    if (cell.text == number)
        baremo_number_print(number, value);
    cell.length = strlen(cell.text);
    return cell;
}

/* -- blocks of cases -- */

static void begin_block(statistics_numbers *numbers, size_t row) {
    baremo_arena *arena = numbers->cells->reader->scratch;
    if (!numbers->block_rows) {
        size_t rows = MOST_NUMBERS / (numbers->count ? numbers->count : 1);
        rows = rows > MOST_ROWS ? MOST_ROWS : rows;
        numbers->block_rows = rows < LEAST_ROWS ? LEAST_ROWS : rows;
        for (size_t i = 0; i < numbers->count; i++)
            if (numbers->variables[i].column)
                numbers->variables[i].keys =
                    baremo_arena_raw(arena, numbers->block_rows, sizeof(uint64_t));
    }
    for (size_t i = 0; i < numbers->count; i++)
        for (size_t j = 0; numbers->variables[i].keys && j < numbers->block_rows; j++)
            numbers->variables[i].keys[j] = number_codes_blank;
    numbers->first_row = numbers->last_row = row;
}

typedef struct block_column {
    const number_variable *variable;
    const uint64_t *keys;
    size_t first_row, count;
    baremo_arena *scratch;
} block_column;

static baremo_status code_column(void *argument) {
    const block_column *block = argument;
    sheet_column *column = block->variable->column;
    char number[BAREMO_NUMBER_SIZE];
    for (size_t i = 0; i < block->count; i++) {
        uint64_t key = block->keys[i];
        size_t row = block->first_row + i + 1;
        if (key == number_codes_blank || sheet_column_add_known(column, row, key))
            continue;
        sheet_cell cell = cell_of(block->variable, key, number, block->scratch);
        cell.row = row;
        sheet_column_add_new(column, &cell, key);
    }
    return BAREMO_OK;
}

static baremo_status code_piece(void *context, const threads_piece *piece) {
    const statistics_numbers *numbers = context;
    const number_variable *variable = &numbers->variables[piece->index];
    block_column block = {variable, variable->keys, numbers->first_row,
                          numbers->last_row - numbers->first_row, piece->scratch};
    return variable->keys ? baremo_arena_try(variable->column->arena, code_column, &block)
                          : BAREMO_OK;
}

static baremo_status code_block(statistics_numbers *numbers) {
    unsigned threads = numbers->cells->reader->options->threads;
    if ((numbers->last_row - numbers->first_row) * numbers->count < FEW_NUMBERS)
        threads = 1;
    return threads_for(threads, numbers->count, code_piece, numbers);
}

baremo_status statistics_numbers_put(statistics_numbers *numbers, size_t row, size_t variable,
                                     readstat_value_t value) {
    if (!numbers->block_rows) {
        begin_block(numbers, row);
    } else if (row >= numbers->first_row + numbers->block_rows) {
        baremo_status status = code_block(numbers);
        if (status != BAREMO_OK)
            return status;
        begin_block(numbers, row);
    }
    numbers->last_row = row + 1;
    bool tagged = readstat_value_is_tagged_missing(value);
    if (readstat_value_is_system_missing(value) || !numbers->variables[variable].keys ||
        (!tagged && isnan(readstat_double_value(value))))
        return BAREMO_OK;
    numbers->variables[variable].keys[row - numbers->first_row] =
        tagged ? number_codes_key_of_tag(readstat_value_tag(value))
               : number_codes_key(readstat_double_value(value));
    return BAREMO_OK;
}

baremo_status statistics_numbers_finish(statistics_numbers *numbers) {
    return numbers->block_rows ? code_block(numbers) : BAREMO_OK;
}
