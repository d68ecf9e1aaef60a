/* Months in words.
 *
 * 1. Capitals and accents make no difference; a full stop may end a short form.
 * 2. Between month and year: blanks, `-`, `/`, `'`, "de", "del", "of".
 */
#include "engine/base/period_words.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/text.h>

enum { MONTHS = 12, LONGEST = 32, CENTURY = 2000 };

/* No name stands for two months in any two of the languages. */
static const char *const NAMES[MONTHS] = {"|january|enero|janvier|jan|ene|janv|",
                                          "|february|febrero|fevrier|feb|fev|fevr|",
                                          "|march|marzo|mars|mar|",
                                          "|april|abril|avril|apr|abr|avr|",
                                          "|may|mayo|mai|",
                                          "|june|junio|juin|jun|",
                                          "|july|julio|juillet|jul|juil|",
                                          "|august|agosto|aout|aug|ago|",
                                          "|september|septiembre|setiembre|septembre|sep|sept|set|",
                                          "|october|octubre|octobre|oct|",
                                          "|november|noviembre|novembre|nov|",
                                          "|december|diciembre|decembre|dec|dic|"};

/* A character without capital and accent; 0: a mark over the letter before; 1: none of these. */
static char plain_letter(unsigned code) {
    static const struct {
        unsigned code;
        char letter;
    } others[] = {{0xc9, 'e'},   {0xe9, 'e'},   {0xdb, 'u'},  {0xfb, 'u'},
                  {0xa0, ' '},   {0x202f, ' '}, {'\t', ' '},  {0x2019, '\''},
                  {0x2013, '-'}, {0x2011, '-'}, {0x2010, '-'}};
    if (code >= 0x300 && code <= 0x36f)
        return 0;
    if (code >= 'A' && code <= 'Z')
        return (char)(code - 'A' + 'a');
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].code == code)
            return others[i].letter;
    return code >= ' ' && code < 0x7f ? (char)code : 1;
}

static bool make_plain(const char *text, char *plain) {
    size_t length = 0;
    unsigned code = 0;
    for (size_t step; (step = baremo_text_next(text, &code)) > 0; text += step) {
        char letter = plain_letter(code);
        if (letter == 1 || length + 1 == LONGEST)
            return false;
        if (letter)
            plain[length++] = letter;
    }
    plain[length] = '\0';
    return true;
}

static int month_of(const char *name, size_t length) {
    char wanted[LONGEST + 2] = "|";
    memcpy(wanted + 1, name, length);
    wanted[length + 1] = '|';
    for (int i = 0; length && i < MONTHS; i++)
        if (strstr(NAMES[i], wanted))
            return i + 1;
    return 0;
}

/* What stands between month and year; whether a year may have two digits there. */
static const char *skip_between(const char *at, bool *short_year) {
    static const char *const words[] = {"de ", "del ", "of "};
    at += strspn(at, " ");
    *short_year = *at && strchr("-/'", *at);
    if (*short_year)
        at++;
    at += strspn(at, " ");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(at, words[i], strlen(words[i])) == 0)
            return at + strlen(words[i]);
    return at;
}

bool period_words_read(const char *text, int *year, int *month) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz", digits[] = "0123456789";
    char plain[LONGEST];
    bool short_year = false;
    if (!make_plain(text, plain))
        return false;
    size_t length = strspn(plain, letters);
    *month = month_of(plain, length);
    const char *at = plain + length + (plain[length] == '.');
    const char *number = skip_between(at, &short_year);
    size_t count = strspn(number, digits);
    if (*month == 0 || number == at || number[count] || (count != 4 && (count != 2 || !short_year)))
        return false;
    *year = (int)strtol(number, NULL, 10) + (count == 2 ? CENTURY : 0);
    return true;
}
