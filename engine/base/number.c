/* Numbers as text, without any locale.
 *
 * Printing rests on the shortest decimal digits that read back to the same bits: 15, 16 or 17 of
 * them. Reading takes the exact path of Clinger (1990) where the digits fit 53 bits and the power
 * of ten is exact, else the C library's, whose rounding is right, under the C locale.
 */
#include <baremo/number.h>

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/digits.h"

enum { MOST_DIGITS = 17, EXACT_POWER = 22, LONGEST_NUMBER = 1024 };

/* value = 0.DIGITS x 10^exponent, without sign. */
typedef struct decimal {
    char digits[MOST_DIGITS + 1];
    int count, exponent;
} decimal;

static const double powers_of_ten[EXACT_POWER + 1] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* Any locale's decimal mark becomes a point. */
static void use_point(char *text) {
    size_t before = strspn(text, "+-0123456789");
    size_t after = before;
    while (text[after] && !strchr("0123456789e", text[after]))
        after++;
    if (after == before)
        return;
    text[before] = '.';
    memmove(text + before + 1, text + after, strlen(text + after) + 1);
}

static decimal scan_decimal(const char *scientific) {
    decimal result = {.count = 0};
    const char *at = scientific;
    for (; *at && *at != 'e'; at++)
        if (*at >= '0' && *at <= '9')
            result.digits[result.count++] = *at;
    result.exponent = *at ? (int)strtol(at + 1, NULL, 10) + 1 : 1;
    while (result.count > 1 && result.digits[result.count - 1] == '0')
        result.count--;
    result.digits[result.count] = '\0';
    return result;
}

/* Digits of a whole number up to 1e17, without the zeros at its end. */
static decimal whole_decimal(uint64_t whole) {
    char reversed[MOST_DIGITS + 1];
    int length = 0, zeros = 0;
    for (; whole; whole /= 10)
        reversed[length++] = (char)('0' + whole % 10);
    while (zeros < length && reversed[zeros] == '0')
        zeros++;
    decimal result = {.count = length - zeros, .exponent = length};
    for (int i = 0; i < result.count; i++)
        result.digits[i] = reversed[length - 1 - i];
    return result;
}

static size_t put(char *buffer, size_t at, const char *text) {
    size_t length = strlen(text);
    memcpy(buffer + at, text, length + 1);
    return at + length;
}

/* Whole numbers are most of what is printed. */
static size_t put_whole(char *buffer, size_t at, double magnitude) {
    char reversed[MOST_DIGITS];
    int length = 0;
    uint64_t whole = (uint64_t)magnitude;
    do
        reversed[length++] = (char)('0' + whole % 10);
    while (whole /= 10);
    while (length)
        buffer[at++] = reversed[--length];
    buffer[at] = '\0';
    return at;
}

/* Rounds to `kept` digits, half away from zero; kept may be 0 or less. */
static void round_decimal(decimal *number, int kept) {
    if (kept >= number->count)
        return;
    int up = kept >= 0 && number->digits[kept] >= '5';
    number->count = kept > 0 ? kept : 0;
    for (int i = number->count - 1; up && i >= 0; i--) {
        up = number->digits[i] == '9';
        number->digits[i] = up ? '0' : (char)(number->digits[i] + 1);
    }
    if (up) {
        number->digits[0] = '1';
        for (int i = 1; i < number->count; i++)
            number->digits[i] = '0';
        if (number->count == 0)
            number->count = 1;
        number->exponent++;
    }
    number->digits[number->count] = '\0';
}

/* The number rounded right to so many digits, without the zeros at its end. */
static decimal printed(double magnitude, int digits) {
    char text[BAREMO_NUMBER_SIZE];
    snprintf(text, sizeof text, "%.*e", digits - 1, magnitude);
    use_point(text);
    return scan_decimal(text);
}

/* The same from its first 17 digits; where these end in the middle between two, the number decides.
 */
static decimal printed_from(const decimal *whole, double magnitude, int digits) {
    decimal found = *whole;
    const char *dropped = digits < whole->count ? whole->digits + digits : "";
    if (strcmp(dropped, "5") == 0)
        return printed(magnitude, digits);
    round_decimal(&found, digits);
    while (found.count > 1 && found.digits[found.count - 1] == '0')
        found.count--;
    found.digits[found.count] = '\0';
    return found;
}

static bool reads_back(const decimal *number, double magnitude) {
    char text[BAREMO_NUMBER_SIZE];
    double back = 0;
    int power = number->exponent - number->count;
    size_t at = put(text, 0, number->digits);
    at = put(text, at, power < 0 ? "e-" : "e");
    at = put_whole(text, at, abs(power));
    return baremo_number_parse(text, at, &back) && back == magnitude;
}

static decimal shortest(double magnitude) {
    decimal found;
    uint64_t whole_digits = 0;
    int power = 0;
    if (digits_shortest(magnitude, &whole_digits, &power)) {
        found = whole_decimal(whole_digits);
        found.exponent += power;
        return found;
    }
    decimal whole = printed(magnitude, MOST_DIGITS);
    for (int digits = magnitude < DBL_MIN ? 1 : DBL_DIG; digits < MOST_DIGITS; digits++) {
        found = printed_from(&whole, magnitude, digits);
        if (reads_back(&found, magnitude))
            return found;
    }
    return whole;
}

static size_t put_scientific(char *buffer, size_t at, const decimal *number) {
    buffer[at++] = number->digits[0];
    if (number->count > 1) {
        buffer[at++] = '.';
        at = put(buffer, at, number->digits + 1);
    }
    int exponent = number->exponent - 1;
    return at +
           (size_t)snprintf(buffer + at, 8, "e%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
}

static size_t put_plain(char *buffer, size_t at, const decimal *number) {
    if (number->exponent <= 0) {
        at = put(buffer, at, "0.");
        for (int i = number->exponent; i < 0; i++)
            buffer[at++] = '0';
        return put(buffer, at, number->digits);
    }
    for (int i = 0; i < number->exponent || i < number->count; i++) {
        if (i == number->exponent)
            buffer[at++] = '.';
        buffer[at++] = i < number->count ? number->digits[i] : '0';
    }
    buffer[at] = '\0';
    return at;
}

size_t baremo_number_print(char buffer[BAREMO_NUMBER_SIZE], double value) {
    size_t at = 0;
    buffer[0] = '\0';
    if (baremo_is_missing(value))
        return 0;
    if (value < 0)
        buffer[at++] = '-';
    if (isinf(value))
        return put(buffer, at, "Inf");
    double magnitude = fabs(value);
    if (magnitude < 1e15 && magnitude == floor(magnitude))
        return put_whole(buffer, at, magnitude);
    decimal number = shortest(magnitude);
    if (number.exponent < -3 || number.exponent > MOST_DIGITS)
        return put_scientific(buffer, at, &number);
    return put_plain(buffer, at, &number);
}

static char digit_at(const decimal *number, int place) {
    return place >= 0 && place < number->count ? number->digits[place] : '0';
}

static int all_zero(const decimal *number) {
    for (int i = 0; i < number->count; i++)
        if (number->digits[i] != '0')
            return 0;
    return 1;
}

size_t baremo_number_format(char buffer[BAREMO_NUMBER_SIZE], double value, int decimals,
                            const char *decimal_mark, const char *group) {
    double magnitude = fabs(value);
    if (baremo_is_missing(value) || magnitude >= 1e15 || decimals > 15)
        return baremo_number_print(buffer, value);
    decimal number = shortest(magnitude);
    round_decimal(&number, number.exponent + decimals);
    size_t at = 0;
    if (value < 0 && !all_zero(&number))
        at = put(buffer, at, "-");
    int whole = number.exponent > 0 ? number.exponent : 0;
    if (whole == 0)
        buffer[at++] = '0';
    for (int i = 0; i < whole; i++) {
        buffer[at++] = digit_at(&number, i);
        if ((whole - 1 - i) % 3 == 0 && i < whole - 1)
            at = put(buffer, at, group);
    }
    if (decimals > 0)
        at = put(buffer, at, decimal_mark);
    for (int i = 0; i < decimals; i++)
        buffer[at++] = digit_at(&number, number.exponent + i);
    buffer[at] = '\0';
    return at;
}

/* What a plain number's text holds: digits without the point, and the power of ten behind them. */
typedef struct scanned {
    uint64_t digits;
    int digit_count, power;
    bool negative;
} scanned;

static size_t scan_digits(const char *text, size_t length, size_t at, scanned *result,
                          int fraction) {
    for (; at < length && text[at] >= '0' && text[at] <= '9'; at++) {
        if (result->digit_count < 19 && (result->digits || text[at] != '0')) {
            result->digits = result->digits * 10 + (uint64_t)(text[at] - '0');
            result->digit_count++;
        } else if (result->digits) {
            result->digit_count++;
        }
        result->power -= fraction;
    }
    return at;
}

static size_t scan_exponent(const char *text, size_t length, size_t at, int *power) {
    size_t start = at + 1;
    int sign = 1, exponent = 0;
    if (start < length && (text[start] == '+' || text[start] == '-'))
        sign = text[start++] == '-' ? -1 : 1;
    size_t end = start;
    for (; end < length && text[end] >= '0' && text[end] <= '9'; end++)
        if (exponent < 100000)
            exponent = exponent * 10 + (text[end] - '0');
    *power += sign * exponent;
    return end > start ? end : at;
}

static bool scan_number(const char *text, size_t length, scanned *result) {
    size_t at = 0;
    *result = (scanned){0};
    if (at < length && (text[at] == '-' || text[at] == '+'))
        result->negative = text[at++] == '-';
    size_t digits_start = at;
    at = scan_digits(text, length, at, result, 0);
    size_t digits = at - digits_start;
    if (at < length && text[at] == '.') {
        size_t fraction_start = ++at;
        at = scan_digits(text, length, at, result, 1);
        digits += at - fraction_start;
    }
    if (digits && at < length && (text[at] == 'e' || text[at] == 'E'))
        at = scan_exponent(text, length, at, &result->power);
    return digits && at == length;
}

static bool parse_by_library(const char *text, size_t length, double *value) {
    char small[LONGEST_NUMBER];
    if (length >= sizeof small)
        return false;
    memcpy(small, text, length);
    small[length] = '\0';
    locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
    locale_t before = plain ? uselocale(plain) : (locale_t)0;
    char *end = small;
    *value = strtod(small, &end);
    if (plain) {
        uselocale(before);
        freelocale(plain);
    }
    return *end == '\0';
}

bool baremo_number_parse(const char *text, size_t length, double *value) {
    scanned number;
    if (!scan_number(text, length, &number))
        return false;
    if (number.digit_count > 15 || number.power > EXACT_POWER || number.power < -EXACT_POWER) {
        if (number.digits)
            return parse_by_library(text, length, value);
        number.power = 0;
    }
    double magnitude = (double)number.digits;
    if (number.power < 0)
        magnitude /= powers_of_ten[-number.power];
    else
        magnitude *= powers_of_ten[number.power];
    *value = number.negative ? -magnitude : magnitude;
    return true;
}
