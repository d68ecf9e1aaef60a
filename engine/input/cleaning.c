/* Cleans texts. A file is taken as Windows-1252 when nearly all of its texts beyond ASCII are not
 * UTF-8: a few may be valid by chance (a capital with accent before a closing quote). When both are
 * many the file is mixed, and each text that is not UTF-8 is an error. */
#include "engine/input/cleaning.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include <baremo/text.h>

#include "engine/input/encoding.h"

enum { BY_CHANCE = 10 };

/* Printable ASCII without outer spaces: nothing to clean. */
static bool is_plain(const char *text, size_t length) {
    if (length == 0 || text[0] == ' ' || text[length - 1] == ' ' || length > CLEANING_EXCEL_CELL)
        return false;
    unsigned char outside = 0;
    for (size_t i = 0; i < length; i++)
        outside |= (unsigned char)text[i] < 0x20 || (unsigned char)text[i] > 0x7e;
    return !outside;
}

static bool is_ascii(const char *text, size_t length) {
    unsigned char all = 0;
    for (size_t i = 0; i < length; i++)
        all |= (unsigned char)text[i];
    return all < 0x80;
}

void cleaning_scan_text(const char *text, size_t length, cleaning_scan *scan) {
    scan->bytes += length + 1;
    if (is_plain(text, length))
        return;
    scan->not_plain++;
    if (is_ascii(text, length))
        return;
    size_t invalid = baremo_text_invalid(text, length);
    if (invalid == length) {
        scan->utf8++;
        return;
    }
    scan->not_utf8++;
    scan->overlong += encoding_overlong(text, length, invalid);
}

void cleaning_scan_texts(const dictionary *texts, cleaning_scan *scan) {
    for (uint32_t code = 1; code < texts->count; code++)
        cleaning_scan_text(dictionary_at(texts, code)->text, dictionary_at(texts, code)->length,
                           scan);
}

cleaning_encoding cleaning_decide(const cleaning_scan *scan, int by_mark) {
    bool western =
        !by_mark && scan->not_utf8 && !scan->overlong && scan->utf8 * BY_CHANCE <= scan->not_utf8;
    return western ? CLEANING_WINDOWS_1252 : CLEANING_UTF8;
}

static unsigned flag_of(unsigned code) {
    if (code == 0xfeff)
        return CLEANING_MARK;
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) ||
        code == 0x200e || code == 0x200f)
        return CLEANING_DIRECTION;
    if (code == 0xad || code == 0x200b || (code >= 0x2060 && code <= 0x2064))
        return CLEANING_INVISIBLE;
    return 0;
}

static bool is_outer(unsigned code) {
    return code <= 0x20 || code == 0x85 || code == 0xa0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200b) || code == 0x2028 || code == 0x2029 ||
           code == 0x202f || code == 0x205f || code == 0x2060 || code == 0x3000 || code == 0xfeff;
}

/* UTF-8 that was taken for Windows-1252 and encoded again: "Ã³", "Â·", "â€™". */
static bool is_mojibake(const char *text) {
    for (const char *at = strchr(text, '\xc3'); at; at = strchr(at + 1, '\xc3'))
        if (strncmp(at, "\xc3\x83\xc2", 3) == 0 || strncmp(at, "\xc3\x82\xc2", 3) == 0 ||
            strncmp(at, "\xc3\xa2\xe2\x82\xac", 5) == 0)
            return true;
    return false;
}

/* Characters below U+0300 are in normal form C whatever stands beside them. */
static const char *compose(const char *text, size_t *length, unsigned *flags, baremo_arena *arena) {
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t size =
        utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)*length, &composed,
                     (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (size == UTF8PROC_ERROR_NOMEM)
        baremo_arena_fail(arena);
    bool changed = size >= 0 && ((size_t)size != *length || memcmp(composed, text, *length) != 0);
    if (changed) {
        *flags |= CLEANING_COMPOSED;
        *length = (size_t)size;
        text = baremo_arena_copy(arena, (const char *)composed, (size_t)size);
    }
    free(composed);
    return text;
}

/* The characters' flags, their count, and whether the normal form has to be made. */
static bool inspect(const char *text, size_t length, unsigned *flags) {
    bool combining = false;
    unsigned code = 0;
    size_t count = 0;
    for (size_t at = 0, step; at < length; at += step, count++) {
        step = baremo_text_next(text + at, &code);
        *flags |= flag_of(code);
        combining |= code >= 0x300;
    }
    if (count > CLEANING_EXCEL_CELL)
        *flags |= CLEANING_LONG;
    return combining;
}

static const char *trim(const char *text, size_t *length, baremo_arena *arena) {
    size_t start = 0, end = 0, step = 0;
    unsigned code = 0;
    while (start < *length) {
        step = baremo_text_next(text + start, &code);
        if (!is_outer(code))
            break;
        start += step;
    }
    for (size_t at = start; at < *length; at += step) {
        step = baremo_text_next(text + at, &code);
        if (!is_outer(code))
            end = at + step;
    }
    if (start == 0 && end == *length)
        return text;
    *length = end > start ? end - start : 0;
    return baremo_arena_copy(arena, text + start, *length);
}

static const char *without_nuls(const char *text, size_t length, baremo_arena *arena) {
    char *copy = baremo_arena_copy(arena, text, length);
    for (size_t i = 0; i < length; i++)
        if (!copy[i])
            copy[i] = ' ';
    return copy;
}

const char *cleaning_text(const char *text, size_t *length, cleaning_encoding encoding,
                          unsigned *flags, baremo_arena *arena) {
    if (is_plain(text, *length))
        return text;
    if (memchr(text, '\0', *length)) {
        *flags |= CLEANING_NUL;
        text = without_nuls(text, *length, arena);
    }
    size_t invalid = baremo_text_invalid(text, *length), undefined = 0;
    if (invalid < *length) {
        *flags |= encoding == CLEANING_WINDOWS_1252           ? CLEANING_1252
                  : encoding_overlong(text, *length, invalid) ? CLEANING_OVERLONG
                                                              : CLEANING_INVALID;
        text = encoding_from_1252(text, *length, &undefined, arena);
        *length = strlen(text);
        *flags |= undefined && encoding == CLEANING_WINDOWS_1252 ? CLEANING_UNDEFINED : 0;
    }
    if (is_mojibake(text))
        *flags |= CLEANING_MOJIBAKE;
    if (inspect(text, *length, flags))
        text = compose(text, length, flags, arena);
    return trim(text, length, arena);
}
