/* How many lines a text takes when it is wrapped: words one after the other, as Excel breaks them.
 */
#include "reports/formats/xlsx/lines.h"

#include <math.h>
#include <string.h>

#include <baremo/text.h>

/* Widths are counted in digits; the letters of a text are narrower on average. */
static const double LETTERS_IN_A_DIGIT = 1.15;

/* Columns of the word at `text`, and its length in bytes. */
static size_t word_width(const char *text, size_t *length) {
    size_t width = 0, at = 0;
    while (text[at] && text[at] != ' ' && text[at] != '\n') {
        size_t step = baremo_text_next(text + at, NULL);
        at += step ? step : 1;
        width++;
    }
    *length = at;
    return width;
}

size_t xlsx_longest_word(const char *text) {
    size_t longest = 0;
    while (*text) {
        size_t length, width = word_width(text, &length);
        longest = width > longest ? width : longest;
        text += length;
        text += *text != '\0';
    }
    return longest;
}

size_t xlsx_line_count(const char *text, double width) {
    double room = width < 1 ? 1 : width * LETTERS_IN_A_DIGIT, used = 0;
    size_t lines = 1;
    while (*text) {
        size_t length;
        double word = (double)word_width(text, &length);
        double wanted = used > 0 ? used + 1 + word : word;
        if (wanted > room) {
            double broken = floor((word - 1) / room);
            lines += (used > 0) + (broken > 0 ? (size_t)broken : 0);
            used = word - room * (broken > 0 ? broken : 0);
        } else {
            used = wanted;
        }
        text += length;
        if (*text == '\n') {
            lines++;
            used = 0;
        }
        text += *text != '\0';
    }
    return lines;
}
