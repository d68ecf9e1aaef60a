/* A text that grows at its end, in an arena. */
#ifndef BAREMO_ENGINE_BASE_BUFFER_H
#define BAREMO_ENGINE_BASE_BUFFER_H

#include <stddef.h>

#include <baremo/arena.h>

typedef struct baremo_buffer {
    baremo_arena *arena;
    char *text; /**< always ended by a NUL once something was added */
    size_t length, capacity;
} baremo_buffer;

baremo_buffer baremo_buffer_new(baremo_arena *arena);

void baremo_buffer_add(baremo_buffer *buffer, const char *text);
void baremo_buffer_add_bytes(baremo_buffer *buffer, const char *bytes, size_t length);
void baremo_buffer_add_char(baremo_buffer *buffer, char character);
void baremo_buffer_format(baremo_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/** baremo_number_print of the value; nothing when it is missing. */
void baremo_buffer_add_number(baremo_buffer *buffer, double value);
/** A whole number. */
void baremo_buffer_add_whole(baremo_buffer *buffer, size_t whole);
/** A column as spreadsheets name it: A of 1, Z of 26, AA of 27; nothing of 0. */
void baremo_buffer_add_column(baremo_buffer *buffer, size_t column);
/** A JSON string with its quotes; NULL is null. */
void baremo_buffer_add_json(baremo_buffer *buffer, const char *text);
/** A JSON number; missing is null, infinities are the strings "Inf" and "-Inf". */
void baremo_buffer_add_json_number(baremo_buffer *buffer, double value);
/** A CSV field, quoted where it holds a comma, a quote or a line end; NULL is empty. */
void baremo_buffer_add_csv(baremo_buffer *buffer, const char *text);

/** The text so far; "" when nothing was added. */
const char *baremo_buffer_text(const baremo_buffer *buffer);

#endif
