/* Reads a text as a number.
 *
 * 1. A number is digits with at most one decimal mark; before it, groups of exactly three digits
 * may be divided by one kind of thousands mark, the first group having one to three digits and not
 * beginning with 0.
 * 2. Thousands marks are `.` (with decimal comma), `,` (with decimal point), spaces and
 * apostrophes.
 * 3. Around it may stand a sign, brackets or a minus behind (negative), a percent sign, a currency.
 * 4. 12 % is 12.
 */
#include "engine/table/numeral.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include <baremo/number.h>

enum { LONGEST = 400, SPACE = ' ', APOSTROPHE = '\'' };

/* What stands between sign and unit, with every thousands space as ' ' and apostrophe as '\''. */
typedef struct body {
    char text[LONGEST + 1];
    size_t length;
    bool negative;
} body;

typedef struct affix {
    const char *text;
    const char *meaning;
} affix;

static const affix currencies[] = {{"€", "EUR"},   {"EUR", "EUR"}, {"eur", "EUR"}, {"euros", "EUR"},
                                   {"$", "USD"},   {"USD", "USD"}, {"£", "GBP"},   {"GBP", "GBP"},
                                   {"CHF", "CHF"}, {"SEK", "SEK"}, {"¥", "JPY"}};

static const char *const spaces[] = {" ", "\t", "\u00a0", "\u202f", "\u2009"};
static const char *const minuses[] = {"\u2212", "\u2013"};
static const char *const apostrophes[] = {"'", "\u2019"};

typedef struct span {
    const char *start, *end;
} span;

static size_t prefix(span at, const char *word) {
    size_t length = strlen(word);
    return (size_t)(at.end - at.start) >= length && memcmp(at.start, word, length) == 0 ? length
                                                                                        : 0;
}

static size_t suffix(span at, const char *word) {
    size_t length = strlen(word);
    return (size_t)(at.end - at.start) >= length && memcmp(at.end - length, word, length) == 0
               ? length
               : 0;
}

static size_t any_prefix(span at, const char *const *words, size_t count) {
    size_t length = 0;
    for (size_t i = 0; i < count && !length; i++)
        length = prefix(at, words[i]);
    return length;
}

enum { SPACES = sizeof spaces / sizeof *spaces, MINUSES = 2, APOSTROPHES = 2 };

static void trim(span *at) {
    size_t step;
    while ((step = any_prefix(*at, spaces, SPACES)) > 0)
        at->start += step;
    do {
        step = 0;
        for (size_t i = 0; i < SPACES && !step; i++)
            step = suffix(*at, spaces[i]);
        at->end -= step;
    } while (step);
}

/* `5.000,-`, `50.-`, `9,--`: a price, where the dash stands for the cents. */
static bool without_cents(span at) {
    return suffix(at, ",-") || suffix(at, ".-") || suffix(at, ",--") || suffix(at, ".--");
}

/* Takes one sign, or a pair of brackets, off the outside. */
static bool take_sign(span *at, bool *negative, numeral *number) {
    size_t step = any_prefix(*at, minuses, MINUSES);
    if (prefix(*at, "(") && suffix(*at, ")")) {
        at->start++;
        at->end--;
        *negative = true;
        number->flags |= NUMERAL_MINUS;
    } else if (prefix(*at, "-") || prefix(*at, "+")) {
        *negative = *at->start++ == '-';
    } else if (step) {
        at->start += step;
        *negative = true;
        number->flags |= NUMERAL_MINUS;
    } else if (without_cents(*at)) {
        at->end -= suffix(*at, "--") ? 2 : 1;
        return true;
    } else if (suffix(*at, "-")) {
        at->end--;
        *negative = true;
        number->flags |= NUMERAL_MINUS;
    } else {
        return false;
    }
    trim(at);
    return true;
}

static bool take_currency(span *at, numeral *number) {
    for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++) {
        size_t before = prefix(*at, currencies[i].text), behind = suffix(*at, currencies[i].text);
        if (!before && !behind)
            continue;
        at->start += before;
        at->end -= before ? 0 : behind;
        number->currency = currencies[i].meaning;
        trim(at);
        return true;
    }
    return false;
}

static bool take_percent(span *at, numeral *number) {
    if (!suffix(*at, "%"))
        return false;
    at->end--;
    number->flags |= NUMERAL_PERCENT;
    trim(at);
    return true;
}

static bool could_be_number(const char *text) {
    size_t length = 0;
    bool digit = false;
    for (; text[length] && length <= LONGEST; length++)
        digit |= text[length] >= '0' && text[length] <= '9';
    return digit && length <= LONGEST;
}

/* One character of the body, with its marks made one byte each; 0: not part of a number. */
static size_t take_character(span at, body *inner) {
    size_t step = any_prefix(at, spaces, SPACES);
    char mark = SPACE;
    if (!step) {
        step = any_prefix(at, apostrophes, APOSTROPHES);
        mark = APOSTROPHE;
    }
    if (!step && (isdigit((unsigned char)*at.start) || strchr(".,eE+-", *at.start))) {
        step = 1;
        mark = *at.start;
    }
    if (step)
        inner->text[inner->length++] = mark;
    return step;
}

static bool take_body(const char *text, body *inner, numeral *number) {
    span at = {text, text + strlen(text)};
    bool sign = false, currency = false, percent = false, more = true;
    inner->length = 0;
    inner->negative = false;
    while (more) {
        more = (!currency && (currency = take_currency(&at, number))) ||
               (!percent && (percent = take_percent(&at, number))) ||
               (!sign && (sign = take_sign(&at, &inner->negative, number)));
    }
    while (at.start < at.end) {
        size_t step = take_character(at, inner);
        if (!step)
            return false;
        at.start += step;
    }
    inner->text[inner->length] = '\0';
    return inner->length > 0 && inner->text[0] != '+' && inner->text[0] != '-';
}

/* -- under one decimal mark -- */

typedef struct reading {
    char plain[LONGEST + 2]; /* as baremo_number_parse wants it */
    size_t length, digits;
    char group; /* 0: none */
    int decimals;
} reading;

static size_t digits_at(const char *text) {
    size_t count = 0;
    while (isdigit((unsigned char)text[count]))
        count++;
    return count;
}

static void keep(reading *out, const char *text, size_t count) {
    memcpy(out->plain + out->length, text, count);
    out->length += count;
}

static bool is_group_mark(char mark, char decimal) {
    return mark == SPACE || mark == APOSTROPHE || ((mark == '.' || mark == ',') && mark != decimal);
}

/* The digits before the decimal mark; returns what follows, or NULL when the groups are wrong. */
static const char *read_whole(const char *text, char decimal, reading *out) {
    size_t count = digits_at(text);
    bool fits = count >= 1 && count <= 3 && (*text != '0');
    keep(out, text, count);
    out->digits += count;
    text += count;
    while (is_group_mark(*text, decimal)) {
        if (!fits || (out->group && *text != out->group) || digits_at(text + 1) != 3)
            return NULL;
        out->group = *text;
        keep(out, text + 1, 3);
        out->digits += 3;
        text += 4;
    }
    return text;
}

static const char *read_decimals(const char *text, char decimal, reading *out) {
    if (*text != decimal)
        return text;
    size_t count = digits_at(text + 1);
    if (out->digits == 0)
        keep(out, "0", 1);
    if (count) {
        keep(out, ".", 1);
        keep(out, text + 1, count);
    }
    out->digits += count;
    out->decimals = (int)count;
    return text + 1 + count;
}

static bool read_exponent(const char *text, reading *out) {
    if (*text != 'e' && *text != 'E')
        return *text == '\0';
    size_t sign = text[1] == '+' || text[1] == '-';
    size_t count = digits_at(text + 1 + sign);
    if (out->group || !count || text[1 + sign + count])
        return false;
    keep(out, text, 1 + sign + count);
    return true;
}

static bool read_as(const body *inner, char decimal, reading *out) {
    *out = (reading){.length = 0};
    if (inner->negative)
        keep(out, "-", 1);
    const char *rest = read_whole(inner->text, decimal, out);
    if (!rest)
        return false;
    rest = read_decimals(rest, decimal, out);
    return out->digits > 0 && read_exponent(rest, out);
}

static bool has_nonzero_digit(const char *text) {
    for (; *text && *text != 'e' && *text != 'E'; text++)
        if (*text >= '1' && *text <= '9')
            return true;
    return false;
}

static double value_of(const body *inner, const reading *as, numeral *number) {
    double value = BAREMO_MISSING;
    baremo_number_parse(as->plain, as->length, &value);
    if (isinf(value))
        number->flags |= NUMERAL_OVERFLOW;
    if (value == 0 && has_nonzero_digit(inner->text))
        number->flags |= NUMERAL_UNDERFLOW;
    if (!as->decimals && as->digits > 15 && fabs(value) >= 9007199254740992.0)
        number->flags |= NUMERAL_DIGITS;
    return value == 0 ? 0 : value;
}

static const char *group_text(char mark) {
    switch (mark) {
    case '.':
        return ".";
    case ',':
        return ",";
    case SPACE:
        return " ";
    case APOSTROPHE:
        return "'";
    default:
        return "";
    }
}

static void describe(const body *inner, const reading *as, numeral *number) {
    number->group = group_text(as->group);
    number->digits = as->digits;
    if (as->group == APOSTROPHE)
        number->flags |= NUMERAL_APOSTROPHE;
    if (strpbrk(inner->text, "eE"))
        number->flags |= NUMERAL_EXPONENT;
    if (inner->text[0] == '0' && isdigit((unsigned char)inner->text[1]))
        number->flags |= NUMERAL_ZERO_FIRST;
}

bool numeral_read(const char *text, numeral *number) {
    body inner = {.length = 0};
    reading point = {.length = 0}, comma = {.length = 0};
    *number = (numeral){.as_point = BAREMO_MISSING, .as_comma = BAREMO_MISSING, .group = ""};
    if (!could_be_number(text) || !take_body(text, &inner, number))
        return false;
    bool by_point = read_as(&inner, '.', &point), by_comma = read_as(&inner, ',', &comma);
    if (!by_point && !by_comma)
        return false;
    if (by_point) {
        number->as_point = value_of(&inner, &point, number);
        number->decimals_point = point.decimals;
    }
    if (by_comma) {
        number->as_comma = value_of(&inner, &comma, number);
        number->decimals_comma = comma.decimals;
    }
    describe(&inner, by_point ? &point : &comma, number);
    if (by_point && by_comma)
        number->proof = strpbrk(inner.text, ".,") ? NUMERAL_EITHER : NUMERAL_NEUTRAL;
    else
        number->proof = by_point ? NUMERAL_POINT : NUMERAL_COMMA;
    if (number->proof == NUMERAL_EITHER)
        number->group = strpbrk(inner.text, ".,")[0] == '.' ? "." : ",";
    return true;
}
