/* Numbers, dates and periods as people of a language read them: over baremo_number_format, with
 * each language's marks. */
#include "reports/plan/numbers.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include <baremo/number.h>

#define NO_BREAK_SPACE "\xc2\xa0"
#define NARROW_SPACE "\xe2\x80\xaf"
#define MINUS "\xe2\x88\x92"

typedef struct number_marks {
    const char *decimal, *group, *before_percent;
    bool currency_first;
} number_marks;

static const number_marks MARKS[REPORT_LANGUAGE_COUNT] = {
    [REPORT_ENGLISH] = {".", ",", "", true},
    [REPORT_SPANISH] = {",", ".", NO_BREAK_SPACE, false},
    [REPORT_FRENCH] = {",", NARROW_SPACE, NARROW_SPACE, false},
};

report_quantity report_quantity_of(const baremo_results *results,
                                   const baremo_results_indicator *indicator) {
    const baremo_results_programme *programme = baremo_results_get_programme(results);
    return (report_quantity){.value_class = indicator->value_class,
                             .decimals = indicator->decimals,
                             .currency = programme ? programme->currency : NULL};
}

static bool is_whole(double value) { return value == floor(value); }

static int at_least(int decimals, int least) { return decimals > least ? decimals : least; }

int report_decimals(report_quantity quantity, double value) {
    int decimals = quantity.decimals > 0 ? quantity.decimals : 0;
    int whole = baremo_is_missing(value) || is_whole(value);
    switch (quantity.value_class) {
    case BAREMO_VALUE_COUNT:
    case BAREMO_VALUE_NUMBER:
        return whole ? decimals : at_least(decimals, 1);
    case BAREMO_VALUE_PERCENT:
    case BAREMO_VALUE_RATE:
        return at_least(decimals, 1);
    case BAREMO_VALUE_MEAN:
        return at_least(decimals, 2);
    case BAREMO_VALUE_MONEY:
        return whole || fabs(value) >= 1000 ? 0 : 2;
    case BAREMO_VALUE_LEVEL:
        return whole ? 0 : 1;
    case BAREMO_VALUE_P:
    case BAREMO_VALUE_STATISTIC:
        return 3;
    case BAREMO_VALUE_SHARE:
    case BAREMO_VALUE_FLAG:
        break;
    }
    return 0;
}

/* The digits without a sign. */
static char *magnitude(baremo_arena *arena, report_language language, double value, int decimals) {
    char buffer[BAREMO_NUMBER_SIZE];
    size_t length = baremo_number_format(buffer, fabs(value), decimals, MARKS[language].decimal,
                                         MARKS[language].group);
    return baremo_arena_copy(arena, buffer, length);
}

/* Whether anything but zeros is left after rounding: "-0" is not written. */
static bool shows_digits(const char *digits) { return strpbrk(digits, "123456789I") != NULL; }

static const char *sign_of(double value, const char *digits, bool always) {
    if (!shows_digits(digits))
        return "";
    return value < 0 ? MINUS : always ? "+" : "";
}

static char *plain(baremo_arena *arena, report_language language, double value, int decimals,
                   bool always_sign) {
    if (baremo_is_missing(value))
        return baremo_arena_text(arena, "");
    char *digits = magnitude(arena, language, value, decimals);
    return baremo_arena_format(arena, "%s%s", sign_of(value, digits, always_sign), digits);
}

char *report_number(baremo_arena *arena, report_language language, double value, int decimals) {
    return plain(arena, language, value, decimals, false);
}

const char *report_currency_sign(const char *currency) {
    static const char *const signs[][2] = {{"EUR", "€"}, {"GBP", "£"},  {"USD", "$"},
                                           {"JPY", "¥"}, {"PLN", "zł"}, {"CZK", "Kč"}};
    for (size_t i = 0; currency && i < sizeof signs / sizeof *signs; i++)
        if (strcmp(signs[i][0], currency) == 0)
            return signs[i][1];
    return currency ? currency : "";
}

static char *money(baremo_arena *arena, report_language language, double value,
                   report_quantity quantity, bool always_sign) {
    const char *sign = report_currency_sign(quantity.currency);
    int decimals = report_decimals(quantity, value);
    if (!*sign)
        return plain(arena, language, value, decimals, always_sign);
    char *digits = magnitude(arena, language, value, decimals);
    const char *minus = sign_of(value, digits, always_sign);
    if (!MARKS[language].currency_first)
        return baremo_arena_format(arena, "%s%s" NO_BREAK_SPACE "%s", minus, digits, sign);
    const char *space = isalpha((unsigned char)sign[0]) ? NO_BREAK_SPACE : "";
    return baremo_arena_format(arena, "%s%s%s%s", minus, sign, space, digits);
}

static char *percent(baremo_arena *arena, report_language language, double value, int decimals,
                     bool always_sign) {
    return baremo_arena_format(arena, "%s%s%%",
                               plain(arena, language, value, decimals, always_sign),
                               MARKS[language].before_percent);
}

static char *probability(baremo_arena *arena, report_language language, double value) {
    if (value < 0.001)
        return baremo_arena_format(arena, "<%s", magnitude(arena, language, 0.001, 3));
    return plain(arena, language, value, 3, false);
}

static char *by_class(baremo_arena *arena, report_language language, double value,
                      report_quantity quantity, bool always_sign) {
    int decimals = report_decimals(quantity, value);
    switch (quantity.value_class) {
    case BAREMO_VALUE_PERCENT:
        return percent(arena, language, value, decimals, always_sign);
    case BAREMO_VALUE_SHARE:
        return percent(arena, language, 100 * value, decimals, always_sign);
    case BAREMO_VALUE_MONEY:
        return money(arena, language, value, quantity, always_sign);
    case BAREMO_VALUE_P:
        return probability(arena, language, value);
    case BAREMO_VALUE_FLAG:
        return baremo_arena_text(
            arena, report_text(language, value != 0 ? REPORT_TEXT_YES : REPORT_TEXT_NO));
    default:
        return plain(arena, language, value, decimals, always_sign);
    }
}

char *report_value(baremo_arena *arena, report_language language, double value,
                   report_quantity quantity) {
    if (baremo_is_missing(value))
        return baremo_arena_text(arena, "");
    return by_class(arena, language, value, quantity, false);
}

char *report_change(baremo_arena *arena, report_language language, double value,
                    report_quantity quantity) {
    if (baremo_is_missing(value))
        return baremo_arena_text(arena, "");
    bool percentage = quantity.value_class == BAREMO_VALUE_PERCENT;
    bool share = quantity.value_class == BAREMO_VALUE_SHARE;
    if (!percentage && !share)
        return by_class(arena, language, value, quantity, true);
    double points = share ? 100 * value : value;
    int decimals = report_decimals(quantity, value);
    bool several = fabs(points) >= 2 - 0.5 * pow(10, -decimals); /* as it is shown */
    return baremo_arena_format(
        arena, "%s" NO_BREAK_SPACE "%s", plain(arena, language, points, decimals, true),
        report_text(language, several ? REPORT_TEXT_POINTS : REPORT_TEXT_POINT));
}

char *report_share(baremo_arena *arena, report_language language, double fraction, int decimals) {
    if (baremo_is_missing(fraction))
        return baremo_arena_text(arena, "");
    return percent(arena, language, 100 * fraction, decimals, false);
}

static char *whole(baremo_arena *arena, int number) {
    return baremo_arena_format(arena, "%d", number);
}

char *report_date(baremo_arena *arena, report_language language, int day) {
    int year, month, day_of_month;
    baremo_day_split(day, &year, &month, &day_of_month);
    bool first = language == REPORT_FRENCH && day_of_month == 1;
    return report_fill(arena, report_text(language, REPORT_TEXT_DATE),
                       first ? "1er" : whole(arena, day_of_month),
                       report_text(language, REPORT_TEXT_MONTH_1 + (report_text_key)(month - 1)),
                       whole(arena, year));
}

static char *month_of_year(baremo_arena *arena, report_language language, baremo_period period,
                           bool is_short) {
    int year, month, day;
    baremo_day_split(period.first_day, &year, &month, &day);
    report_text_key first = is_short ? REPORT_TEXT_SHORT_MONTH_1 : REPORT_TEXT_MONTH_1;
    const char *pattern = is_short ? "%1 %2" : report_text(language, REPORT_TEXT_MONTH_OF_YEAR);
    return report_fill(arena, pattern, report_text(language, first + (report_text_key)(month - 1)),
                       whole(arena, year), NULL);
}

/* Quarter or half: which one of its year. */
static char *part_of_year(baremo_arena *arena, report_language language, baremo_period period,
                          int months) {
    int year, month, day;
    baremo_day_split(period.first_day, &year, &month, &day);
    report_text_key key = months == 3 ? REPORT_TEXT_QUARTER : REPORT_TEXT_HALF;
    return report_fill(arena, report_text(language, key), whole(arena, (month - 1) / months + 1),
                       whole(arena, year), NULL);
}

static char *short_date(baremo_arena *arena, int day) {
    int year, month, day_of_month;
    baremo_day_split(day, &year, &month, &day_of_month);
    return baremo_arena_format(arena, "%02d/%02d/%04d", day_of_month, month, year);
}

static char *period_text(baremo_arena *arena, report_language language, baremo_period period,
                         bool is_short) {
    switch (period.grain) {
    case BAREMO_PERIOD_HALF:
        return part_of_year(arena, language, period, 6);
    case BAREMO_PERIOD_QUARTER:
        return part_of_year(arena, language, period, 3);
    case BAREMO_PERIOD_MONTH:
        return month_of_year(arena, language, period, is_short);
    case BAREMO_PERIOD_DAY:
        return is_short ? short_date(arena, period.first_day)
                        : report_date(arena, language, period.first_day);
    default:
        return baremo_period_text(arena, period);
    }
}

char *report_period(baremo_arena *arena, report_language language, baremo_period period) {
    return period_text(arena, language, period, false);
}

char *report_period_short(baremo_arena *arena, report_language language, baremo_period period) {
    return period_text(arena, language, period, true);
}
