/* Classes of texts in columns of numbers. */
#include "engine/table/text_class.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include <baremo/text.h>

#include "engine/table/numeral.h"

/* Words for "missing" of spreadsheets, statistical offices and survey platforms. */
static const char *const missing_words[] = {"NA",
                                            "N/A",
                                            "#N/A",
                                            "n.a.",
                                            "n/a",
                                            ".",
                                            "..",
                                            "...",
                                            "-",
                                            "--",
                                            "–",
                                            "—",
                                            ":",
                                            "s/d",
                                            "n/d",
                                            "n.d.",
                                            "s.d.",
                                            "nd",
                                            "NULL",
                                            "None",
                                            "null",
                                            "missing",
                                            "sin dato",
                                            "sin datos",
                                            "NS/NC",
                                            "NS",
                                            "NC",
                                            "NSNC",
                                            "ns-nc",
                                            "no sabe",
                                            "no contesta",
                                            "no sabe/no contesta",
                                            "no sabe / no contesta",
                                            "no responde",
                                            "prefiero no contestar",
                                            "don't know",
                                            "dk",
                                            "dk/na",
                                            "refused",
                                            "prefer not to say",
                                            "ne sait pas",
                                            "nsp",
                                            "sans réponse",
                                            "non disponible",
                                            "no disponible",
                                            "not available",
                                            "not applicable",
                                            "no aplica",
                                            "#VALUE!",
                                            "#DIV/0!",
                                            "#REF!",
                                            "#NAME?",
                                            "#NUM!",
                                            "#NULL!",
                                            "#¡DIV/0!",
                                            "#¡VALOR!",
                                            "#¡REF!",
                                            "#¿NOMBRE?",
                                            "#¡NUM!"};

static bool equals_any(const char *text, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (tolower((unsigned char)*text) == tolower((unsigned char)*words[i]) &&
            strcasecmp(text, words[i]) == 0)
            return true;
    return false;
}

static bool is_nan_word(const char *text) {
    static const char *const words[] = {"nan", "inf", "infinity", "infinito"};
    if (*text == '-' || *text == '+')
        text++;
    return equals_any(text, words, sizeof words / sizeof *words);
}

/* Digits, and letters or underscores only as programs put them. */
static bool is_notation(const char *text) {
    size_t digits = strspn(text, "0123456789");
    if (text[0] == '0' && text[1] && strchr("xXbBoO", text[1]) && text[2])
        return text[2 + strspn(text + 2, "0123456789abcdefABCDEF_")] == '\0';
    if (!digits)
        return false;
    if (text[digits] == '_')
        return text[strspn(text, "0123456789_")] == '\0';
    if (!strchr("dDfF", text[digits]) || !text[digits])
        return false;
    return text[digits + 1 + strspn(text + digits + 1, "0123456789")] == '\0';
}

enum { LONGEST_MARK = 3 };

/* Where a mark in brackets begins, or 0. */
static size_t bracket_start(const char *text, size_t length) {
    size_t end = length;
    while (end > 0 && text[end - 1] != '(')
        end--;
    return end >= 2 && length - end <= LONGEST_MARK ? end - 1 : 0;
}

/* Where a mark behind the last digit begins, or 0. */
static size_t mark_start(const char *text, size_t length) {
    size_t end = length;
    while (end > 0 && !isdigit((unsigned char)text[end - 1]))
        end--;
    bool is_mark =
        length - end <= LONGEST_MARK && !strchr("eE", text[end]) && strpbrk(text + end, "*†‡pre");
    return is_mark ? end : 0;
}

/* A number with a mark behind: (p), *, a, †. */
static bool is_flagged(const char *text) {
    char start[64];
    size_t length = strlen(text);
    numeral number;
    if (length >= sizeof start || length < 2)
        return false;
    size_t end = text[length - 1] == ')' ? bracket_start(text, length) : mark_start(text, length);
    if (!end)
        return false;
    memcpy(start, text, end);
    while (end > 0 && start[end - 1] == ' ')
        end--;
    start[end] = '\0';
    return numeral_read(start, &number);
}

/* Full-width, Arabic-Indic, extended Arabic-Indic and Devanagari digits. */
static bool is_other_digit(unsigned code) {
    return (code >= 0xff10 && code <= 0xff19) || (code >= 0x660 && code <= 0x669) ||
           (code >= 0x6f0 && code <= 0x6f9) || (code >= 0x966 && code <= 0x96f);
}

static bool is_script(const char *text) {
    unsigned code = 0;
    bool digit = false;
    for (size_t step; (step = baremo_text_next(text, &code)) > 0; text += step) {
        bool other = is_other_digit(code);
        if (!other && !isdigit((int)(code < 0x80 ? code : 0)) && code != '.' && code != ',')
            return false;
        digit |= other;
    }
    return digit;
}

static bool is_quoted(const char *text) {
    numeral number;
    return (*text == '\'' && numeral_read(text + 1, &number)) ||
           (strncmp(text, "’", 3) == 0 && numeral_read(text + 3, &number));
}

text_class text_class_of(const char *text) {
    if (equals_any(text, missing_words, sizeof missing_words / sizeof *missing_words))
        return TEXT_MISSING_WORD;
    if (is_nan_word(text))
        return TEXT_NAN_WORD;
    if (is_script(text))
        return TEXT_SCRIPT;
    if (!strpbrk(text, "0123456789"))
        return TEXT_WORDS;
    if (is_quoted(text))
        return TEXT_QUOTED;
    if (is_notation(text))
        return TEXT_NOTATION;
    if (text[strspn(text, "0123456789.,' ")] == '\0')
        return TEXT_GROUPS;
    return is_flagged(text) ? TEXT_FLAGGED : TEXT_WITH_DIGITS;
}
