/* Number formats that make a date of a number, and the date that it makes. */
#include "engine/input/cell_date.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <baremo/period.h>

/* Days from 1970-01-01 to the starts of the two systems, and the last day of year 9999. */
enum { START_1900 = -25569, START_1904 = -24107, FALSE_LEAP_DAY = 60, LAST_SERIAL = 2958465 };

typedef struct format_letters {
    bool year, month, day, hour, second, elapsed, other;
    int zeros;
} format_letters;

static const char *skip_bracket(const char *code, format_letters *letters) {
    const char *end = strchr(code, ']');
    size_t length = end ? (size_t)(end - code - 1) : 0;
    if (length && strspn(code + 1, "hHmMsS") == length)
        letters->elapsed = true;
    return end ? end + 1 : code + strlen(code);
}

static const char *skip_quoted(const char *code) {
    const char *end = strchr(code + 1, '"');
    return end ? end + 1 : code + strlen(code);
}

static void note_letter(char letter, format_letters *letters) {
    switch (tolower((unsigned char)letter)) {
    case 'y':
        letters->year = true;
        break;
    case 'm':
        letters->month = true;
        break;
    case 'd':
        letters->day = true;
        break;
    case 'h':
        letters->hour = true;
        break;
    case 's':
        letters->second = true;
        break;
    case '0':
        letters->zeros++;
        break;
    default:
        letters->other = true;
    }
}

/* The first section, without texts and colours. */
static format_letters read_code(const char *code) {
    format_letters letters = {0};
    while (*code && *code != ';') {
        if (*code == '"') {
            code = skip_quoted(code);
        } else if (*code == '[') {
            code = skip_bracket(code, &letters);
        } else if ((*code == '\\' || *code == '_' || *code == '*') && code[1]) {
            code += 2;
        } else if (strncasecmp(code, "general", 7) == 0) {
            letters.other = true;
            code += 7;
        } else if (strncasecmp(code, "am/pm", 5) == 0) {
            letters.hour = true;
            code += 5;
        } else {
            note_letter(*code++, &letters);
        }
    }
    return letters;
}

/* Decimals of "0.00" and its like, "[$-40C]0.00" too: no thousands marks, percent signs or texts. */
static int plain_decimals(const char *code) {
    if (strncmp(code, "[$-", 3) == 0 && strchr(code, ']'))
        code = strchr(code, ']') + 1;
    size_t whole = strspn(code, "#0");
    size_t decimals = code[whole] == '.' ? strspn(code + whole + 1, "0") : 0;
    const char *end = code + whole + (decimals ? decimals + 1 : 0);
    bool ends = !*end || *end == ';' || strcmp(end, "_ ") == 0;
    return whole && ends && decimals < 10 ? (int)decimals : 0;
}

cell_format cell_format_of(const char *code, int *digits) {
    format_letters letters = read_code(code);
    bool time = letters.hour || letters.second;
    bool date = letters.year || letters.day || (letters.month && !time);
    *digits = letters.zeros;
    if (letters.elapsed)
        return CELL_FORMAT_ELAPSED;
    if (date && time)
        return CELL_FORMAT_DATE_TIME;
    if (time)
        return CELL_FORMAT_TIME;
    if (letters.year && !letters.day)
        return letters.month ? CELL_FORMAT_MONTH : CELL_FORMAT_YEAR;
    if (date)
        return CELL_FORMAT_DATE;
    if (letters.zeros > 1 && !letters.other)
        return CELL_FORMAT_PADDED;
    *digits = plain_decimals(code);
    return CELL_FORMAT_NUMBER;
}

cell_format cell_format_builtin(unsigned number, int *digits) {
    static const struct {
        unsigned first, last;
        cell_format format;
    } known[] = {
        {14, 16, CELL_FORMAT_DATE},      {17, 17, CELL_FORMAT_MONTH}, {18, 21, CELL_FORMAT_TIME},
        {22, 22, CELL_FORMAT_DATE_TIME}, {27, 31, CELL_FORMAT_DATE},  {32, 35, CELL_FORMAT_TIME},
        {36, 36, CELL_FORMAT_DATE},      {45, 45, CELL_FORMAT_TIME},  {46, 46, CELL_FORMAT_ELAPSED},
        {47, 47, CELL_FORMAT_TIME},      {50, 54, CELL_FORMAT_DATE},  {55, 56, CELL_FORMAT_TIME},
        {57, 58, CELL_FORMAT_DATE}};
    *digits = number == 2 ? 2 : 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (number >= known[i].first && number <= known[i].last)
            return known[i].format;
    return CELL_FORMAT_NUMBER;
}

const char *cell_number_shown(const char *text, int decimals, baremo_arena *arena) {
    const char *point = strchr(text, '.');
    size_t places = point ? strspn(point + 1, "0123456789") : 0;
    if (!places || point[places + 1] || (int)places >= decimals)
        return text;
    return baremo_arena_format(arena, "%s%0*d", text, decimals - (int)places, 0);
}

static const char *time_text(long seconds, baremo_arena *arena) {
    long hours = seconds / 3600, minutes = seconds / 60 % 60, rest = seconds % 60;
    return rest ? baremo_arena_format(arena, "%02ld:%02ld:%02ld", hours, minutes, rest)
                : baremo_arena_format(arena, "%02ld:%02ld", hours, minutes);
}

static const char *day_text(double days, bool from_1904, bool *quirk, baremo_arena *arena) {
    long day = (long)days;
    if (from_1904)
        return baremo_day_text(arena, (int)day + START_1904);
    if (day == 0 || day == FALSE_LEAP_DAY) {
        *quirk = true;
        return day ? "1900-02-29" : "1900-01-00";
    }
    return baremo_day_text(arena, (int)day + START_1900 + (day < FALSE_LEAP_DAY));
}

const char *cell_date_text(double serial, cell_format format, bool from_1904, bool *quirk,
                           baremo_arena *arena) {
    if (!(serial >= 0) || serial >= LAST_SERIAL + 1.0)
        return NULL;
    double days = floor(serial);
    long seconds = lround((serial - days) * 86400);
    if (format == CELL_FORMAT_ELAPSED)
        return time_text(lround(serial * 86400), arena);
    if (seconds == 86400) {
        days++;
        seconds = 0;
    }
    if (format == CELL_FORMAT_TIME && days == 0)
        return time_text(seconds, arena);
    const char *text = day_text(days, from_1904, quirk, arena);
    if (format == CELL_FORMAT_MONTH)
        return baremo_arena_copy(arena, text, 7);
    if (format == CELL_FORMAT_YEAR)
        return baremo_arena_copy(arena, text, 4);
    if (seconds == 0 && format != CELL_FORMAT_TIME)
        return text;
    long rest = seconds % 60;
    return baremo_arena_format(arena, "%sT%02ld:%02ld:%02ld", text, seconds / 3600,
                               seconds / 60 % 60, rest);
}

static bool is_time(const char *text) {
    static const char pattern[] = "T00:00:00";
    static const char *const limits[] = {"23", "59", "59"};
    for (size_t i = 0; pattern[i]; i++)
        if (pattern[i] == '0' ? !isdigit((unsigned char)text[i]) : text[i] != pattern[i])
            return false;
    for (size_t i = 0; i < 3; i++)
        if (strncmp(text + 3 * i + 1, limits[i], 2) > 0)
            return false;
    size_t digits = text[9] == '.' || text[9] == ',' ? strspn(text + 10, "0123456789") + 1 : 0;
    const char *end = text + 9 + digits;
    return !*end || strcmp(end, "Z") == 0;
}

const char *cell_iso_date(const char *text, baremo_arena *arena) {
    char day[11] = {0};
    baremo_period period;
    strncat(day, text, 10);
    if (!baremo_period_parse(day, &period))
        return NULL;
    if (strlen(text) <= 10)
        return text;
    if (!is_time(text + 10))
        return NULL;
    return strncmp(text + 10, "T00:00:00", 9) == 0 ? baremo_arena_copy(arena, text, 10)
                                                   : baremo_arena_copy(arena, text, 19);
}

/* The numbers in a text that is shown, and whether there are letters. */
typedef struct shown_parts {
    long numbers[3];
    size_t lengths[3], count;
    bool letters;
} shown_parts;

static shown_parts parts_of(const char *shown) {
    shown_parts parts = {.count = 0};
    for (; *shown; shown++) {
        if (!isdigit((unsigned char)*shown)) {
            parts.letters |= isalpha((unsigned char)*shown) || (unsigned char)*shown >= 0x80;
            continue;
        }
        char *end = NULL;
        long number = strtol(shown, &end, 10);
        if (parts.count < 3) {
            parts.numbers[parts.count] = number;
            parts.lengths[parts.count] = (size_t)(end - shown);
        }
        parts.count++;
        shown = end - 1;
    }
    return parts;
}

static bool is_year(const shown_parts *parts, size_t i, long year) {
    return (parts->lengths[i] == 4 && parts->numbers[i] == year) ||
           (parts->lengths[i] == 2 && parts->numbers[i] == year % 100);
}

/* One number and perhaps letters: "jul 18", "2018". */
static size_t shown_of_one(const shown_parts *parts, const char *day, long year) {
    if (!is_year(parts, 0, year))
        return strlen(day);
    if (parts->letters)
        return 7;
    return parts->lengths[0] == 4 && strcmp(day + 5, "01-01") == 0 ? 4 : strlen(day);
}

/* Two numbers: "07/2018". In "01/01" of 2001 nothing tells the day from the year. */
static size_t shown_of_two(const shown_parts *parts, const char *day, long year) {
    long month = strtol(day + 5, NULL, 10);
    for (size_t i = 0; i < 2; i++)
        if (parts->numbers[1 - i] == month && is_year(parts, i, year) &&
            (parts->lengths[i] == 4 || parts->numbers[i] != 1))
            return 7;
    return strlen(day);
}

size_t cell_date_shown(const char *day, const char *shown) {
    size_t length = strlen(day);
    if (length != 10 || strcmp(day + 8, "01") != 0)
        return length;
    const shown_parts parts = parts_of(shown);
    long year = strtol(day, NULL, 10);
    if (parts.count == 1)
        return shown_of_one(&parts, day, year);
    return parts.count == 2 && !parts.letters ? shown_of_two(&parts, day, year) : length;
}
