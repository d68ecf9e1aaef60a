/* A text that grows at its end, in an arena. */
#include "engine/base/buffer.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <baremo/number.h>

baremo_buffer baremo_buffer_new(baremo_arena *arena) { return (baremo_buffer){.arena = arena}; }

static void reserve(baremo_buffer *buffer, size_t more) {
    size_t needed = buffer->length + more + 1;
    if (needed <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity ? buffer->capacity : 64;
    while (capacity < needed)
        capacity *= 2;
    buffer->text = baremo_arena_grow(buffer->arena, buffer->text, buffer->capacity, capacity, 1);
    buffer->capacity = capacity;
}

void baremo_buffer_add_bytes(baremo_buffer *buffer, const char *bytes, size_t length) {
    reserve(buffer, length);
    if (length)
        memcpy(buffer->text + buffer->length, bytes, length);
    buffer->length += length;
    buffer->text[buffer->length] = '\0';
}

void baremo_buffer_add(baremo_buffer *buffer, const char *text) {
    baremo_buffer_add_bytes(buffer, text, strlen(text));
}

void baremo_buffer_add_char(baremo_buffer *buffer, char character) {
    reserve(buffer, 1);
    buffer->text[buffer->length++] = character;
    buffer->text[buffer->length] = '\0';
}

void baremo_buffer_format(baremo_buffer *buffer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length > 0) {
        reserve(buffer, (size_t)length);
        vsnprintf(buffer->text + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

void baremo_buffer_add_number(baremo_buffer *buffer, double value) {
    char digits[BAREMO_NUMBER_SIZE];
    baremo_buffer_add_bytes(buffer, digits, baremo_number_print(digits, value));
}

void baremo_buffer_add_whole(baremo_buffer *buffer, size_t whole) {
    char digits[24];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + whole % 10);
    while (whole /= 10);
    baremo_buffer_add_bytes(buffer, digits + at, sizeof digits - at);
}

void baremo_buffer_add_column(baremo_buffer *buffer, size_t column) {
    enum { LETTERS = 26 };
    char letters[16];
    size_t at = sizeof letters;
    for (; column > 0; column = (column - 1) / LETTERS)
        letters[--at] = (char)('A' + (column - 1) % LETTERS);
    baremo_buffer_add_bytes(buffer, letters + at, sizeof letters - at);
}

static bool is_plain_json(unsigned char character) {
    return character >= 0x20 && character != '"' && character != '\\' && character != 0x7f;
}

/* How many bytes from here on stand in a JSON text as they are. */
static size_t plain_json_length(const char *text) {
    size_t length = 0;
    while (is_plain_json((unsigned char)text[length]))
        length++;
    return length;
}

static void add_json_escape(baremo_buffer *buffer, unsigned char character) {
    static const char names[] = "btnvfr"; /* of the characters 8 to 13 */
    if (character == '"' || character == '\\')
        baremo_buffer_format(buffer, "\\%c", character);
    else if (character >= 8 && character <= 13 && character != 11)
        baremo_buffer_format(buffer, "\\%c", names[character - 8]);
    else
        baremo_buffer_format(buffer, "\\u%04x", character);
}

void baremo_buffer_add_json(baremo_buffer *buffer, const char *text) {
    if (!text) {
        baremo_buffer_add(buffer, "null");
        return;
    }
    baremo_buffer_add_char(buffer, '"');
    for (;;) {
        size_t plain = plain_json_length(text);
        baremo_buffer_add_bytes(buffer, text, plain);
        text += plain;
        if (!*text)
            break;
        add_json_escape(buffer, (unsigned char)*text++);
    }
    baremo_buffer_add_char(buffer, '"');
}

void baremo_buffer_add_json_number(baremo_buffer *buffer, double value) {
    if (baremo_is_missing(value))
        baremo_buffer_add(buffer, "null");
    else if (isinf(value))
        baremo_buffer_add(buffer, value > 0 ? "\"Inf\"" : "\"-Inf\"");
    else
        baremo_buffer_add_number(buffer, value);
}

void baremo_buffer_add_csv(baremo_buffer *buffer, const char *text) {
    if (!text)
        return;
    if (!text[strcspn(text, ",\"\r\n")]) {
        baremo_buffer_add(buffer, text);
        return;
    }
    baremo_buffer_add_char(buffer, '"');
    for (; *text; text++) {
        if (*text == '"')
            baremo_buffer_add_char(buffer, '"');
        baremo_buffer_add_char(buffer, *text);
    }
    baremo_buffer_add_char(buffer, '"');
}

const char *baremo_buffer_text(const baremo_buffer *buffer) {
    return buffer->text ? buffer->text : "";
}
