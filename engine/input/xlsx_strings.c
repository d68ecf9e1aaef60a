/* The shared texts of a workbook. Runs of rich text are joined, phonetic guides left out. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/input/xlsx.h"

typedef struct string_walk {
    xlsx_book *book;
    baremo_buffer text;
    bool in_text;
    int in_phonetic;
} string_walk;

static void on_start(void *context, const char *name, const char **attributes) {
    string_walk *walk = context;
    (void)attributes;
    if (strcmp(name, "rPh") == 0)
        walk->in_phonetic++;
    else if (strcmp(name, "si") == 0)
        walk->text.length = 0;
    walk->in_text = strcmp(name, "t") == 0 && !walk->in_phonetic;
}

static void on_text(void *context, const char *text, size_t length) {
    string_walk *walk = context;
    if (walk->in_text)
        baremo_buffer_add_bytes(&walk->text, text, length);
}

static void on_end(void *context, const char *name) {
    string_walk *walk = context;
    xlsx_book *book = walk->book;
    walk->in_text = false;
    if (strcmp(name, "rPh") == 0)
        walk->in_phonetic--;
    if (strcmp(name, "si") != 0)
        return;
    size_t length = walk->text.length;
    const char *text = length ? walk->text.text : "";
    BAREMO_ARENA_RESERVE(book->reader->scratch, book->strings, book->string_count,
                         book->string_capacity);
    text = xlsx_unescape(text, &length, book->reader->scratch);
    book->strings[book->string_count++] = baremo_arena_copy(book->reader->scratch, text, length);
}

static bool is_escape(const char *text, size_t left) {
    if (left < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
        return false;
    for (int i = 2; i < 6; i++)
        if (!isxdigit((unsigned char)text[i]))
            return false;
    return true;
}

static size_t put_unit(char *to, unsigned code) {
    if (code < 0x80) {
        to[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        to[0] = (char)(0xc0 | (code >> 6));
        to[1] = (char)(0x80 | (code & 0x3f));
        return 2;
    }
    to[0] = (char)(0xe0 | (code >> 12));
    to[1] = (char)(0x80 | ((code >> 6) & 0x3f));
    to[2] = (char)(0x80 | (code & 0x3f));
    return 3;
}

const char *xlsx_unescape(const char *text, size_t *length, baremo_arena *arena) {
    if (*length < 7 || !strstr(text, "_x"))
        return text;
    char *plain = baremo_arena_raw(arena, *length + 1, 1);
    size_t at = 0, end = 0;
    while (at < *length) {
        unsigned code =
            is_escape(text + at, *length - at)
                ? (unsigned)strtoul(
                      (char[]){text[at + 2], text[at + 3], text[at + 4], text[at + 5], 0}, NULL, 16)
                : 0;
        if (code && (code < 0xd800 || code > 0xdfff)) {
            end += put_unit(plain + end, code);
            at += 7;
        } else {
            plain[end++] = text[at++];
        }
    }
    plain[end] = '\0';
    *length = end;
    return plain;
}

baremo_status xlsx_strings_read(xlsx_book *book) {
    string_walk walk = {.book = book, .text = baremo_buffer_new(book->reader->scratch)};
    const xml_handlers handlers = {on_start, on_end, on_text, &walk};
    if (!book->strings_part)
        return BAREMO_OK;
    return xml_read(&book->zip, book->strings_part, &handlers, &book->parser);
}
