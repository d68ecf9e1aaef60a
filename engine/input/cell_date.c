/* Number formats that make a date of a number, and the date that it makes. */
#include "engine/input/cell_date.h"

#include <ctype.h>
#include <math.h>
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
    return letters.zeros > 1 && !letters.other ? CELL_FORMAT_PADDED : CELL_FORMAT_NUMBER;
}

cell_format cell_format_builtin(unsigned number) {
    if (number == 17)
        return CELL_FORMAT_MONTH;
    if (number == 22)
        return CELL_FORMAT_DATE_TIME;
    if (number == 46)
        return CELL_FORMAT_ELAPSED;
    if ((number >= 18 && number <= 21) || number == 45 || number == 47 ||
        (number >= 32 && number <= 35) || number == 55 || number == 56)
        return CELL_FORMAT_TIME;
    if ((number >= 14 && number <= 16) || (number >= 27 && number <= 31) || number == 36 ||
        (number >= 50 && number <= 54) || number == 57 || number == 58)
        return CELL_FORMAT_DATE;
    return CELL_FORMAT_NUMBER;
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
