/* Columns of dates: what does not exist, what can be read in two ways, what is no date. */
#include <string.h>

#include "engine/input/problems.h"
#include "engine/table/date_text.h"
#include "engine/table/inspect.h"
#include "engine/table/numeral.h"

/* A kind of date: how many rows, and the first text. */
typedef struct date_kind {
    size_t rows;
    uint32_t first; /* 0: none */
} date_kind;

typedef struct date_kinds {
    date_kind day_only, month_only, either; /* by what day/month and month/day allow */
    date_kind short_year, words, week, serial, compact, code;
} date_kinds;

static void add(date_kind *kind, const column_profile *profile, uint32_t code) {
    kind->rows += profile->counts[code];
    if (!kind->first)
        kind->first = code;
}

static void add_order(date_kinds *kinds, const column_profile *profile, const date_text *date,
                      uint32_t code) {
    if (date->day_first && !date->month_first)
        add(&kinds->day_only, profile, code);
    else if (date->month_first && !date->day_first)
        add(&kinds->month_only, profile, code);
    else if (date->first != date->second)
        add(&kinds->either, profile, code);
}

static void look_at_date(const inspection *inspected, size_t column, date_kinds *kinds,
                         uint32_t code) {
    const column_profile *profile = &inspected->profiles[column];
    size_t row = profile->column->first_rows[code];
    date_text date;
    if (!date_text_read(profile->column->texts[code], &date))
        return;
    if (!date.day_first && !date.month_first)
        inspect_report(inspected, &baremo_problem_date_impossible, row, column,
                       "there is no such date");
    else if (!date.time_fits)
        inspect_report(inspected, &baremo_problem_time_impossible, row, column,
                       "there is no such time");
    else if (date.form == DATE_DAY_MONTH)
        add_order(kinds, profile, &date, code);
    if (date.short_year)
        add(&kinds->short_year, profile, code);
    if (date.form == DATE_WORDS)
        add(&kinds->words, profile, code);
    if (date.form == DATE_WEEK)
        add(&kinds->week, profile, code);
    if (date.year == 9999)
        add(&kinds->code, profile, code);
}

/* 20200102 without separators, or 43831 as a spreadsheet counts days. */
static void look_at_number(const column_profile *profile, date_kinds *kinds, uint32_t code) {
    const char *text = profile->column->texts[code];
    bool compact = strlen(text) == 8 && strspn(text, "0123456789") == 8;
    add(compact ? &kinds->compact : &kinds->serial, profile, code);
}

static void report_kind(const inspection *inspected, size_t column, const date_kind *kind,
                        const baremo_problem *problem, const char *message) {
    const baremo_column *cells = inspected->profiles[column].column;
    if (kind->first)
        inspect_report(inspected, problem, cells->first_rows[kind->first], column, message);
}

static void report_order(const inspection *inspected, size_t column, const date_kinds *kinds) {
    const date_kind *day = &kinds->day_only, *month = &kinds->month_only;
    if (day->first && month->first) {
        bool days_win =
            day->rows != month->rows ? day->rows > month->rows : day->first < month->first;
        report_kind(inspected, column, days_win ? month : day, &baremo_problem_date_order_mixed,
                    days_win ? "this is month/day, other dates are day/month"
                             : "this is day/month, other dates are month/day");
    } else if (month->first) {
        report_kind(inspected, column, month, &baremo_problem_date_order_unknown,
                    "the dates are month/day/year, but are read as day/month/year");
    } else if (!day->first) {
        report_kind(inspected, column, &kinds->either, &baremo_problem_date_order_unknown,
                    "no number above 12 tells the day from the month");
    }
}

/* Dates and day counts of a spreadsheet, and nothing else. */
static bool is_of_serials(const column_profile *profile) {
    if (!profile->rows[PROFILE_DATE] || !profile->rows[PROFILE_NUMBER] ||
        profile->rows[PROFILE_DATE] + profile->rows[PROFILE_NUMBER] < profile->filled)
        return false;
    for (uint32_t code = 1; code < profile->column->text_count; code++) {
        numeral number;
        if (profile->classes[code] != PROFILE_NUMBER)
            continue;
        numeral_read(profile->column->texts[code], &number);
        double value = number.proof == NUMERAL_COMMA ? number.as_comma : number.as_point;
        if (!(value > 10000 && value < 100000))
            return false;
    }
    return true;
}

void inspect_dates(const inspection *inspected, size_t column) {
    const column_profile *profile = &inspected->profiles[column];
    date_kinds kinds = {0};
    if (profile->by_file ||
        (inspected->types[column] != BAREMO_COLUMN_DATE && !is_of_serials(profile)))
        return;
    for (uint32_t code = 1; code < profile->column->text_count; code++) {
        size_t row = profile->column->first_rows[code];
        if (profile->classes[code] == PROFILE_DATE)
            look_at_date(inspected, column, &kinds, code);
        else if (profile->classes[code] == PROFILE_NUMBER)
            look_at_number(profile, &kinds, code);
        else if (profile->classes[code] != PROFILE_MISSING_WORD)
            inspect_report(inspected, &baremo_problem_date_text, row, column, "this is not a date");
    }
    report_order(inspected, column, &kinds);
    report_kind(inspected, column, &kinds.short_year, &baremo_problem_date_century,
                "the century of a two-digit year is not known");
    report_kind(inspected, column, &kinds.words, &baremo_problem_date_words,
                "dates in words are kept as text");
    report_kind(inspected, column, &kinds.week, &baremo_problem_date_form, "a week is no date");
    report_kind(inspected, column, &kinds.compact, &baremo_problem_date_form,
                "a date without separators is read as a number");
    report_kind(inspected, column, &kinds.serial, &baremo_problem_date_serial,
                "a number stands among dates");
    report_kind(inspected, column, &kinds.code, &baremo_problem_date_code,
                "the year 9999 mostly means that there is no date");
}
