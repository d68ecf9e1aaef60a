/* Periods of evaluation. Dates by the civil calendar (proleptic Gregorian). */
#include <baremo/period.h>

#include <stdio.h>
#include <string.h>

#include "engine/base/period_words.h"

enum { FIRST_YEAR = 1000, LAST_YEAR = 9998, SCHOOL_YEAR_STARTS = 9, MONTHS = 12 };

static bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

static int days_in_month(int year, int month) {
    static const int days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && leap(year));
}

/* Days since 1970-01-01 by counting years from March, so that the leap day is the last of its year.
 */
static int day_number(int year, int month, int day) {
    int years = year - (month <= 2);
    int days_before_month = (153 * ((month + 9) % 12) + 2) / 5;
    return years * 365 + years / 4 - years / 100 + years / 400 + days_before_month + day - 1 -
           719468;
}

bool baremo_day_make(int year, int month, int day_of_month, int *day) {
    if (year < FIRST_YEAR || year > LAST_YEAR + 1 || month < 1 || month > MONTHS ||
        day_of_month < 1 || day_of_month > days_in_month(year, month))
        return false;
    *day = day_number(year, month, day_of_month);
    return true;
}

void baremo_day_split(int day, int *year, int *month, int *day_of_month) {
    int guess = 1970 + (int)((double)day / 365.2425);
    while (day_number(guess, 1, 1) > day)
        guess--;
    while (day_number(guess + 1, 1, 1) <= day)
        guess++;
    int m = 1;
    while (m < MONTHS && day_number(guess, m + 1, 1) <= day)
        m++;
    *year = guess;
    *month = m;
    *day_of_month = day - day_number(guess, m, 1) + 1;
}

static int months_of(baremo_period_grain grain) {
    switch (grain) {
    case BAREMO_PERIOD_YEAR:
    case BAREMO_PERIOD_SCHOOL_YEAR:
        return 12;
    case BAREMO_PERIOD_HALF:
        return 6;
    case BAREMO_PERIOD_QUARTER:
        return 3;
    case BAREMO_PERIOD_MONTH:
        return 1;
    default:
        return 0;
    }
}

/* `month` counts on from January of `year` and may be outside 1..12. */
static baremo_period of_months(baremo_period_grain grain, int year, int month) {
    int months = year * MONTHS + month - 1;
    int last = months + months_of(grain) - 1;
    int last_year = last / MONTHS, last_month = last % MONTHS + 1;
    return (baremo_period){
        .grain = grain,
        .first_day = day_number(months / MONTHS, months % MONTHS + 1, 1),
        .last_day = day_number(last_year, last_month, days_in_month(last_year, last_month))};
}

static baremo_period of_day(int day) {
    return (baremo_period){.grain = BAREMO_PERIOD_DAY, .first_day = day, .last_day = day};
}

static bool digits(const char *text, int count, int *value) {
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

static bool parse_part(const char *text, int year, baremo_period *period) {
    int part = 0;
    char letter = text[0];
    if (text[1] < '1' || text[1] > '4' || text[2] != '\0')
        return false;
    part = text[1] - '0';
    if (strchr("QqTt", letter)) {
        *period = of_months(BAREMO_PERIOD_QUARTER, year, 3 * part - 2);
        return true;
    }
    if (strchr("SsHh", letter) && part <= 2) {
        *period = of_months(BAREMO_PERIOD_HALF, year, 6 * part - 5);
        return true;
    }
    return false;
}

static bool parse_month_or_day(const char *text, int year, baremo_period *period) {
    int month = 0, day_of_month = 0, day = 0;
    if (!digits(text, 2, &month) || month < 1 || month > MONTHS)
        return false;
    if (text[2] == '\0') {
        *period = of_months(BAREMO_PERIOD_MONTH, year, month);
        return true;
    }
    if (text[2] != '-' || !digits(text + 3, 2, &day_of_month) || text[5] != '\0' ||
        !baremo_day_make(year, month, day_of_month, &day))
        return false;
    *period = of_day(day);
    return true;
}

/* 2017/18, 2017/2018, 2017-2018 */
static bool parse_school_year(const char *text, int year, baremo_period *period) {
    int next = 0;
    size_t length = strlen(text);
    bool right = (length == 2 && digits(text, 2, &next) && next == (year + 1) % 100) ||
                 (length == 4 && digits(text, 4, &next) && next == year + 1);
    if (right)
        *period = of_months(BAREMO_PERIOD_SCHOOL_YEAR, year, SCHOOL_YEAR_STARTS);
    return right;
}

static bool parse_day_first(const char *text, baremo_period *period) {
    int day_of_month = 0, month = 0, year = 0, day = 0, at = 0;
    int day_digits = text[0] && text[1] == '/' ? 1 : 2;
    if (!digits(text, day_digits, &day_of_month) || text[day_digits] != '/')
        return false;
    at = day_digits + 1;
    int month_digits = text[at] && text[at + 1] == '/' ? 1 : 2;
    if (!digits(text + at, month_digits, &month) || text[at + month_digits] != '/')
        return false;
    at += month_digits + 1;
    if (!digits(text + at, 4, &year) || text[at + 4] != '\0' ||
        !baremo_day_make(year, month, day_of_month, &day))
        return false;
    *period = of_day(day);
    return true;
}

static bool parse_words(const char *text, baremo_period *period) {
    int year = 0, month = 0;
    if (!period_words_read(text, &year, &month) || year < FIRST_YEAR || year > LAST_YEAR)
        return false;
    *period = of_months(BAREMO_PERIOD_MONTH, year, month);
    return true;
}

bool baremo_period_parse(const char *text, baremo_period *period) {
    int year = 0;
    *period = (baremo_period){0};
    if (!text)
        return false;
    if (!digits(text, 4, &year))
        return parse_day_first(text, period) || parse_words(text, period);
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return false;
    if (text[4] == '\0') {
        *period = of_months(BAREMO_PERIOD_YEAR, year, 1);
        return true;
    }
    if (text[4] == '/')
        return parse_school_year(text + 5, year, period);
    if (text[4] != '-' || text[5] == '\0')
        return false;
    return parse_part(text + 5, year, period) || parse_month_or_day(text + 5, year, period) ||
           (strlen(text + 5) == 4 && parse_school_year(text + 5, year, period));
}

char *baremo_period_text(baremo_arena *arena, baremo_period period) {
    int year = 0, month = 0, day = 0;
    baremo_day_split(period.first_day, &year, &month, &day);
    switch (period.grain) {
    case BAREMO_PERIOD_YEAR:
        return baremo_arena_format(arena, "%04d", year);
    case BAREMO_PERIOD_SCHOOL_YEAR:
        return baremo_arena_format(arena, "%04d/%02d", year, (year + 1) % 100);
    case BAREMO_PERIOD_HALF:
        return baremo_arena_format(arena, "%04d-S%d", year, (month + 5) / 6);
    case BAREMO_PERIOD_QUARTER:
        return baremo_arena_format(arena, "%04d-Q%d", year, (month + 2) / 3);
    case BAREMO_PERIOD_MONTH:
        return baremo_arena_format(arena, "%04d-%02d", year, month);
    case BAREMO_PERIOD_DAY:
        return baremo_day_text(arena, period.first_day);
    case BAREMO_PERIOD_NONE:
        break;
    }
    return baremo_arena_text(arena, "");
}

char *baremo_day_text(baremo_arena *arena, int day) {
    int year = 0, month = 0, day_of_month = 0;
    baremo_day_split(day, &year, &month, &day_of_month);
    return baremo_arena_format(arena, "%04d-%02d-%02d", year, month, day_of_month);
}

baremo_period baremo_period_step(baremo_period period, int steps) {
    if (period.grain == BAREMO_PERIOD_NONE)
        return period;
    if (period.grain == BAREMO_PERIOD_DAY)
        return of_day(period.first_day + steps);
    int year = 0, month = 0, day = 0;
    baremo_day_split(period.first_day, &year, &month, &day);
    return of_months(period.grain, year, month + steps * months_of(period.grain));
}

/* The period of this grain in which a day lies. */
static baremo_period holding(int day, baremo_period_grain grain) {
    int year = 0, month = 0, day_of_month = 0;
    baremo_day_split(day, &year, &month, &day_of_month);
    if (grain == BAREMO_PERIOD_DAY)
        return of_day(day);
    int months = months_of(grain);
    if (months == 0)
        return (baremo_period){0};
    if (grain == BAREMO_PERIOD_SCHOOL_YEAR)
        return of_months(grain, month >= SCHOOL_YEAR_STARTS ? year : year - 1, SCHOOL_YEAR_STARTS);
    return of_months(grain, year, (month - 1) / months * months + 1);
}

baremo_period baremo_period_coarsen(baremo_period period, baremo_period_grain grain) {
    baremo_period none = {0};
    if (grain == BAREMO_PERIOD_NONE || period.grain == BAREMO_PERIOD_NONE)
        return none;
    baremo_period outer = holding(period.first_day, grain);
    return baremo_period_within(period, outer) ? outer : none;
}

bool baremo_period_equal(baremo_period a, baremo_period b) {
    return a.grain == b.grain && (a.grain == BAREMO_PERIOD_NONE ||
                                  (a.first_day == b.first_day && a.last_day == b.last_day));
}

bool baremo_period_within(baremo_period inner, baremo_period outer) {
    return inner.grain && outer.grain && inner.first_day >= outer.first_day &&
           inner.last_day <= outer.last_day;
}

int baremo_period_compare(baremo_period a, baremo_period b) {
    if (a.first_day != b.first_day)
        return a.first_day < b.first_day ? -1 : 1;
    if (a.last_day != b.last_day)
        return a.last_day > b.last_day ? -1 : 1;
    return 0;
}

int baremo_period_distance(baremo_period a, baremo_period b) {
    if (a.grain == BAREMO_PERIOD_DAY)
        return b.first_day - a.first_day;
    int year_a = 0, month_a = 0, year_b = 0, month_b = 0, day = 0;
    baremo_day_split(a.first_day, &year_a, &month_a, &day);
    baremo_day_split(b.first_day, &year_b, &month_b, &day);
    int months = months_of(a.grain);
    return months ? ((year_b - year_a) * MONTHS + month_b - month_a) / months : 0;
}
