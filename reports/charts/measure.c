/* Widths of texts and breaking of lines. */
#include "reports/charts/measure.h"

#include <math.h>
#include <string.h>

#include <baremo/text.h>

#define NO_BREAK_SPACE 0xa0u

static bool is_between(unsigned code, unsigned low, unsigned high) {
    return code >= low && code <= high;
}

/* Letters of two columns: East Asian scripts and symbols. */
static bool is_wide(unsigned code) {
    return is_between(code, 0x1100, 0x115f) || is_between(code, 0x2e80, 0xd7a3) ||
           is_between(code, 0xf900, 0xfaff) || is_between(code, 0xfe30, 0xfe6f) ||
           is_between(code, 0xff00, 0xff60) || code >= 0x1f000;
}

/* Width of a code point that the tables do not have, for an em of 1: rather too wide than too
 * narrow. */
static double other_width(unsigned code) {
    if (is_between(code, 0x300, 0x36f) || is_between(code, 0x200b, 0x200f))
        return 0;
    if (is_between(code, 0x2000, 0x200a) || code == 0x202f)
        return 0.34;
    if (is_between(code, 0x2010, 0x203a))
        return code == 0x2014 || code == 0x2026 || code == 0x2030 ? 1.05 : 0.6;
    return is_wide(code) ? 1.1 : 0.85;
}

static double letter_width(const text_measure *widths, unsigned code, bool bold) {
    if (code < MEASURE_LETTERS)
        return (double)(bold ? widths->bold[code] : widths->regular[code]);
    return other_width(code);
}

static double width_of(const text_measure *widths, const char *text, size_t length, bool bold) {
    double width = 0;
    unsigned code = 0;
    for (size_t at = 0, step; at < length && (step = baremo_text_next(text + at, &code)) > 0;
         at += step)
        width += letter_width(widths, code, bold);
    return width;
}

double text_width(const text_measure *widths, const char *text, double size, bool bold) {
    return size * width_of(widths, text, strlen(text), bold);
}

/* Where the line that begins at `text` ends (`*end`) and the next one begins. `room` is for an em
 * of 1. */
static size_t next_line(const text_measure *widths, const char *text, bool bold, double room,
                        size_t *end) {
    double width = 0;
    size_t at = 0, good_end = 0, good_next = 0;
    unsigned code = 0;
    for (size_t step; (step = baremo_text_next(text + at, &code)) > 0; at += step) {
        if (code == ' ') {
            good_end = at;
            good_next = at + step;
        }
        width += letter_width(widths, code, bold);
        if (width > room && code != ' ' && at > 0) {
            *end = good_end ? good_end : at;
            return good_end ? good_next : at;
        }
        if (code == '-' || code == '/') {
            good_end = at + step;
            good_next = at + step;
        }
    }
    *end = at;
    return at;
}

text_block text_wrap(baremo_arena *arena, const text_measure *widths, const char *text,
                     mark_font font, double room) {
    const char **lines = NULL;
    size_t count = 0, capacity = 0;
    text_block block = {0};
    while (text && *text) {
        while (*text == ' ')
            text++;
        if (!*text)
            break;
        size_t end, next = next_line(widths, text, font.bold, room / font.size, &end);
        while (end > 0 && text[end - 1] == ' ')
            end--;
        BAREMO_ARENA_RESERVE(arena, lines, count, capacity);
        lines[count++] = baremo_arena_copy(arena, text, end);
        block.width = fmax(block.width, font.size * width_of(widths, text, end, font.bold));
        text += next;
    }
    block.lines = lines;
    block.count = count;
    block.height = (double)count * font.size * MARK_LINE_HEIGHT;
    return block;
}

mark_box text_box(const text_measure *widths, const mark *text) {
    mark_box box = {.x = text->box.x, .y = text->box.y - text->font.size * MARK_ASCENT};
    for (size_t i = 0; i < text->line_count; i++)
        box.width =
            fmax(box.width, text_width(widths, text->lines[i], text->font.size, text->font.bold));
    box.height = text->font.size *
                 (MARK_ASCENT + MARK_DESCENT + (double)(text->line_count - 1) * MARK_LINE_HEIGHT);
    if (text->font.anchor != MARK_START)
        box.x -= text->font.anchor == MARK_END ? box.width : box.width / 2;
    return box;
}
