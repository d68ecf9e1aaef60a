/* How many lines a text takes when it is wrapped: words one after the other, as Excel breaks them.
 */
#include "reports/formats/xlsx/lines.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include <baremo/text.h>

/* Widths of letters in hundredths of a digit, of the bold style, which is the wider one, from ' '
 * to '~', as Calibri and the fonts made to its measures have them. */
static const unsigned char LETTERS[] = {
    45,  64,  86,  98,  100, 144, 139, 46,  62,  62,  98,  98,  51,  60,  53,  85,  100, 100, 100,
    100, 100, 100, 100, 100, 100, 100, 54,  54,  98,  98,  98,  91,  177, 120, 111, 104, 124, 96,
    91,  126, 124, 53,  65,  108, 83,  172, 130, 133, 105, 135, 111, 93,  98,  129, 117, 179, 109,
    103, 94,  64,  85,  64,  98,  98,  59,  97,  106, 82,  106, 99,  62,  93,  106, 49,  50,  95,
    49,  160, 106, 106, 106, 106, 70,  79,  68,  106, 93,  147, 91,  93,  78,  68,  94,  68,  98,
};
enum { FIRST_LETTER = ' ', OTHER_LETTER = 110, DIGIT = 100 };

static double letter_width(unsigned char first) {
    size_t at = (size_t)first - FIRST_LETTER;
    bool known = first >= FIRST_LETTER && at < sizeof LETTERS;
    return (double)(known ? LETTERS[at] : OTHER_LETTER) / DIGIT;
}

/* Width of the word at `text` in digits, and its length in bytes. */
static double word_width(const char *text, size_t *length) {
    double width = 0;
    size_t at = 0;
    while (text[at] && text[at] != ' ' && text[at] != '\n') {
        size_t step = baremo_text_next(text + at, NULL);
        width += letter_width((unsigned char)text[at]);
        at += step ? step : 1;
    }
    *length = at;
    return width;
}

static size_t word_letters(const char *text, size_t *length) {
    size_t count = 0, at = 0;
    while (text[at] && text[at] != ' ' && text[at] != '\n') {
        size_t step = baremo_text_next(text + at, NULL);
        at += step ? step : 1;
        count++;
    }
    *length = at;
    return count;
}

size_t xlsx_longest_word(const char *text) {
    size_t longest = 0;
    while (*text) {
        size_t length, width = word_letters(text, &length);
        longest = width > longest ? width : longest;
        text += length;
        text += *text != '\0';
    }
    return longest;
}

size_t xlsx_line_count(const char *text, double width) {
    double room = width < 1 ? 1 : width, used = 0, space = letter_width(' ');
    size_t lines = 1;
    while (*text) {
        size_t length;
        double word = word_width(text, &length);
        double wanted = used > 0 ? used + space + word : word;
        if (wanted > room) {
            double broken = fmax(0, ceil(word / room) - 1);
            lines += (used > 0) + (size_t)broken;
            used = word - room * broken;
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
