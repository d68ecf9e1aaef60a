/* Reads dates by form; whether they exist is told apart from that. */
#include "engine/table/date_text.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include <baremo/period.h>

/* Up to `most` digits; returns how many there are. */
static int take_number(const char **at, int most, int *value) {
    int count = 0;
    *value = 0;
    while (count < most && isdigit((unsigned char)**at)) {
        *value = *value * 10 + (*(*at)++ - '0');
        count++;
    }
    return isdigit((unsigned char)**at) ? 0 : count;
}

static bool take(const char **at, const char *word) {
    size_t length = strlen(word);
    if (strncasecmp(*at, word, length) != 0)
        return false;
    *at += length;
    return true;
}

static bool take_any(const char **at, const char *const *words) {
    for (; *words; words++)
        if (take(at, *words))
            return true;
    return false;
}

/* "a. m." of Google Forms has a non-breaking space in some languages. */
static void take_half(const char **at, int *hour, bool *fits) {
    static const char *const before[] = {"am", "a.m.", "a. m.", "a.\u00a0m.", NULL};
    static const char *const after[] = {"pm", "p.m.", "p. m.", "p.\u00a0m.", NULL};
    const char *rest = *at;
    while (*rest == ' ' || strncmp(rest, "\u00a0", 2) == 0 || strncmp(rest, "\u202f", 3) == 0)
        rest += *rest == ' ' ? 1 : *rest == '\xc2' ? 2 : 3;
    if (!take_any(&rest, before) && !take_any(&rest, after))
        return;
    *fits &= *hour >= 1 && *hour <= 12;
    *at = rest;
}

/* Z, +02:00, UTC+2, GMT. */
static void take_zone(const char **at) {
    static const char *const names[] = {"Z", "UTC", "GMT", NULL};
    int number = 0;
    while (**at == ' ')
        ++*at;
    take_any(at, names);
    if (**at != '+' && **at != '-')
        return;
    ++*at;
    take_number(at, 4, &number);
    if (take(at, ":"))
        take_number(at, 2, &number);
}

/* A time to the end of the text. */
static bool take_time(const char *at, date_text *date) {
    int hour = 0, minute = 0, second = 0, fraction = 0;
    if (!take_number(&at, 2, &hour) || !take(&at, ":") || take_number(&at, 2, &minute) != 2)
        return false;
    if (take(&at, ":") && take_number(&at, 2, &second) != 2)
        return false;
    if (take(&at, ".") || take(&at, ","))
        take_number(&at, 9, &fraction);
    date->has_time = true;
    date->time_fits = hour < 24 && minute < 60 && second < 61;
    take_half(&at, &hour, &date->time_fits);
    take_zone(&at);
    return *at == '\0';
}

static bool take_rest(const char *at, date_text *date) {
    date->time_fits = true;
    if (!*at)
        return true;
    if (*at != ' ' && *at != 'T' && *at != ',')
        return false;
    while (*at == ' ' || *at == 'T' || *at == ',')
        at++;
    return take_time(at, date);
}

static bool read_year_first(const char *at, date_text *date) {
    if (take_number(&at, 4, &date->year) != 4 || (*at != '-' && *at != '/'))
        return false;
    char mark = *at++;
    if (!take_number(&at, 2, &date->first) || *at != mark)
        return false;
    at++;
    if (!take_number(&at, 2, &date->second) || !take_rest(at, date))
        return false;
    date->form = DATE_YEAR_FIRST;
    date->day_first = date->month_first =
        date->year > 0 && baremo_day_make(date->year, date->first, date->second, &date->day);
    return true;
}

static bool read_week(const char *at, date_text *date) {
    if (take_number(&at, 4, &date->year) != 4 || !take(&at, "-W") ||
        take_number(&at, 2, &date->first) != 2)
        return false;
    if (take(&at, "-") && take_number(&at, 1, &date->second) != 1)
        return false;
    date->form = DATE_WEEK;
    date->time_fits = date->day_first = date->month_first = true;
    return *at == '\0';
}

/* Two-digit years stand for no century in particular: a leap year lets 29 February pass. */
static int century(const date_text *date) { return date->short_year ? 2000 : 0; }

static bool read_day_month(const char *at, date_text *date) {
    int digits = 0, other = 0;
    if (!take_number(&at, 2, &date->first) || !strchr("/.-", *at) || !*at)
        return false;
    char mark = *at++;
    if (!take_number(&at, 2, &date->second) || *at != mark)
        return false;
    at++;
    digits = take_number(&at, 4, &date->year);
    if ((digits != 4 && (digits != 2 || mark == '.')) || !take_rest(at, date))
        return false;
    date->form = DATE_DAY_MONTH;
    date->short_year = digits == 2;
    int year = date->year + century(date);
    date->day_first = year > 0 && baremo_day_make(year, date->second, date->first, &date->day);
    date->month_first = year > 0 && baremo_day_make(year, date->first, date->second, &other);
    return true;
}

/* Beginnings of the months in English, Spanish and French. */
static bool take_month(const char **at) {
    static const char *const months[] = {
        "january",    "jan",       "enero",     "ene",       "janvier",  "janv",    "february",
        "february",   "feb",       "febrero",   "février",   "fevrier",  "févr",    "march",
        "marzo",      "mars",      "mar",       "april",     "avril",    "abril",   "apr",
        "abr",        "avr",       "may",       "mayo",      "mai",      "june",    "junio",
        "juin",       "jun",       "july",      "julio",     "juillet",  "juil",    "jul",
        "august",     "agosto",    "août",      "aout",      "aug",      "ago",     "september",
        "septiembre", "septembre", "setiembre", "sept",      "sep",      "october", "octubre",
        "octobre",    "oct",       "november",  "noviembre", "novembre", "nov",     "december",
        "diciembre",  "décembre",  "decembre",  "dec",       "dic",      "déc",     NULL};
    const char *start = *at;
    if (!**at || !strchr("jfmaesondJFMAESOND", **at))
        return false;
    if (!take_any(at, months))
        return false;
    /* "mayo" begins with "may": go on over the letters that are left. */
    while (isalpha((unsigned char)**at) && *at - start < 12)
        ++*at;
    take(at, ".");
    return true;
}

static void take_between(const char **at) {
    bool more = true;
    while (more)
        more = take(at, " de ") || take(at, " del ") || take(at, " ") || take(at, "-") ||
               take(at, ",");
}

static bool read_words(const char *at, date_text *date) {
    bool day_before = isdigit((unsigned char)*at);
    if (day_before && !take_number(&at, 2, &date->first))
        return false;
    if (day_before && (take(&at, "er") || take(&at, ".") || take(&at, "º") || take(&at, "th")))
        date->second = 0;
    take_between(&at);
    if (!take_month(&at))
        return false;
    take_between(&at);
    if (!day_before) {
        if (!take_number(&at, 2, &date->first))
            return false;
        take_between(&at);
    }
    int digits = take_number(&at, 4, &date->year);
    date->form = DATE_WORDS;
    date->short_year = digits == 2;
    date->day_first = date->month_first = true;
    return (digits == 4 || digits == 2) && take_rest(at, date);
}

bool date_text_read(const char *text, date_text *date) {
    static bool (*const readers[])(const char *, date_text *) = {read_year_first, read_day_month,
                                                                 read_week, read_words};
    if (!strpbrk(text, "0123456789") || strlen(text) > 64)
        return false;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        *date = (date_text){.year = 0};
        if (readers[i](text, date))
            return true;
    }
    return false;
}
