/* UTF-8 text: keys for names, folds for ids and labels, lists, and the nearest name. */
#include <baremo/text.h>

#include <stdint.h>
#include <stdlib.h>
#include <ctype.h>
#include <string.h>

#include <utf8proc.h>

enum { LONGEST_COMPARED = 64 };

bool baremo_text_blank(const char *text) { return !text || !*text; }

bool baremo_text_equal(const char *a, const char *b) { return strcmp(a ? a : "", b ? b : "") == 0; }

static size_t sequence_length(unsigned char first) {
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first < 0xe0)
        return 2;
    if (first >= 0xe0 && first < 0xf0)
        return 3;
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

/* Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte (Unicode 15,
 * table 3-7). */
static bool second_byte_valid(unsigned char first, unsigned char second) {
    switch (first) {
    case 0xe0:
        return second >= 0xa0;
    case 0xed:
        return second <= 0x9f;
    case 0xf0:
        return second >= 0x90;
    case 0xf4:
        return second <= 0x8f;
    default:
        return true;
    }
}

static size_t valid_sequence(const unsigned char *bytes, size_t left) {
    size_t length = sequence_length(bytes[0]);
    if (length == 0 || length > left)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((bytes[i] & 0xc0) != 0x80)
            return 0;
    return length < 3 || second_byte_valid(bytes[0], bytes[1]) ? length : 0;
}

static size_t skip_ascii(const unsigned char *bytes, size_t at, size_t length) {
    while (at + sizeof(uint64_t) <= length) {
        uint64_t eight;
        memcpy(&eight, bytes + at, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080))
            break;
        at += sizeof eight;
    }
    while (at < length && bytes[at] < 0x80)
        at++;
    return at;
}

size_t baremo_text_invalid(const char *bytes, size_t length) {
    const unsigned char *start = (const unsigned char *)bytes;
    size_t at = 0;
    while ((at = skip_ascii(start, at, length)) < length) {
        size_t sequence = valid_sequence(start + at, length - at);
        if (sequence == 0)
            return at;
        at += sequence;
    }
    return length;
}

size_t baremo_text_next(const char *text, unsigned *code) {
    utf8proc_int32_t point = 0;
    if (code)
        *code = 0;
    if (!*text)
        return 0;
    utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &point);
    if (length <= 0) {
        point = (unsigned char)*text;
        length = 1;
    }
    if (code)
        *code = (unsigned)point;
    return (size_t)length;
}

size_t baremo_text_width(const char *text) {
    size_t width = 0;
    unsigned code = 0;
    for (size_t step; (step = baremo_text_next(text, &code)) > 0; text += step) {
        int columns = utf8proc_charwidth((utf8proc_int32_t)code);
        width += columns > 0 ? (size_t)columns : 0;
    }
    return width;
}

size_t baremo_text_prefix(const char *text, size_t characters) {
    size_t length = 0;
    for (size_t i = 0; i < characters && text[length]; i++)
        length += baremo_text_next(text + length, NULL);
    return length;
}

static bool is_space(unsigned code) {
    return code == ' ' || (code >= 9 && code <= 13) || code == 0x85 || code == 0xa0 ||
           code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x2028 ||
           code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000;
}

/* Zero-width characters, marks of direction, soft hyphen. */
static bool is_invisible(unsigned code) {
    return code == 0xad || (code >= 0x200b && code <= 0x200f) ||
           (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x2064) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xfeff;
}

/* The text without outer spaces, as a piece of it. */
static const char *trimmed(const char *text, size_t *length) {
    unsigned code = 0;
    size_t step = 0;
    while ((step = baremo_text_next(text, &code)) > 0 && (is_space(code) || is_invisible(code)))
        text += step;
    size_t end = 0;
    for (size_t at = 0; (step = baremo_text_next(text + at, &code)) > 0; at += step)
        if (!is_space(code) && !is_invisible(code))
            end = at + step;
    *length = end;
    return text;
}

/* ASCII folds to its small letters whatever else the mapping does; NULL: the text has more. */
static char *folded_ascii(baremo_arena *arena, const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80)
            return NULL;
    char *folded = baremo_arena_copy(arena, text, length);
    for (size_t i = 0; i < length; i++)
        if (folded[i] >= 'A' && folded[i] <= 'Z')
            folded[i] = (char)(folded[i] - 'A' + 'a');
    return folded;
}

/* `options` fold letters, among others. */
static char *mapped(baremo_arena *arena, const char *text, int options) {
    size_t length = 0;
    const char *start = trimmed(text ? text : "", &length);
    char *folded = folded_ascii(arena, start, length);
    if (folded)
        return folded;
    utf8proc_uint8_t *result = NULL;
    utf8proc_ssize_t size = utf8proc_map((const utf8proc_uint8_t *)start, (utf8proc_ssize_t)length,
                                         &result, (utf8proc_option_t)options);
    if (size == UTF8PROC_ERROR_NOMEM)
        baremo_arena_fail(arena);
    char *copy = size < 0 ? baremo_arena_copy(arena, start, length)
                          : baremo_arena_copy(arena, (const char *)result, (size_t)size);
    free(result);
    return copy;
}

char *baremo_text_fold(baremo_arena *arena, const char *text) {
    return mapped(arena, text,
                  UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
}

char *baremo_text_key(baremo_arena *arena, const char *text) {
    char *key = mapped(arena, text,
                       UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                           UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
    char *write = key;
    bool gap = false;
    unsigned code = 0;
    size_t step = 0;
    for (const char *read = key; (step = baremo_text_next(read, &code)) > 0; read += step) {
        bool separator = is_space(code) || code == '_' || code == '-';
        if (separator && !gap)
            *write++ = '_';
        if (!separator) {
            memmove(write, read, step);
            write += step;
        }
        gap = separator;
    }
    *write = '\0';
    return key;
}

static bool identifier_character(unsigned char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || byte == '_' || byte == '-' || byte == '.' ||
           byte >= 0x80;
}

/* Commas separate only where every part between them is a code. */
static bool separated_by_commas(const char *text) {
    size_t letters = 0;
    bool comma = false;
    for (const char *at = text;; at++) {
        if (*at == ',' || *at == '\0') {
            size_t length = 0;
            const char *start = text;
            while ((unsigned char)*start == ' ')
                start++;
            length = (size_t)(at - start);
            while (length && start[length - 1] == ' ')
                length--;
            for (letters = 0;
                 letters < length && identifier_character((unsigned char)start[letters]);)
                letters++;
            if (letters < length || length == 0)
                return false;
            if (*at == '\0')
                return comma;
            comma = true;
            text = at + 1;
        }
    }
}

size_t baremo_text_list(baremo_arena *arena, const char *text, const char ***parts) {
    const char **found = NULL;
    size_t count = 0, capacity = 0;
    const char *separators = strpbrk(text, ";|") ? ";|" : separated_by_commas(text) ? "," : "";
    while (*text) {
        size_t length = *separators ? strcspn(text, separators) : strlen(text);
        size_t inner = 0;
        const char *start = trimmed(baremo_arena_copy(arena, text, length), &inner);
        if (inner) {
            BAREMO_ARENA_RESERVE(arena, found, count, capacity);
            found[count++] = baremo_arena_copy(arena, start, inner);
        }
        text += length;
        if (*text)
            text++;
    }
    *parts = found;
    return count;
}

static size_t letters_of(const char *text, unsigned letters[LONGEST_COMPARED]) {
    size_t count = 0;
    unsigned code = 0;
    for (size_t step; count < LONGEST_COMPARED && (step = baremo_text_next(text, &code)) > 0;
         text += step) {
        if (code == ' ' || code == '-')
            code = '_';
        letters[count++] = (unsigned)utf8proc_tolower((utf8proc_int32_t)code);
    }
    return count;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

size_t baremo_text_distance(const char *a, const char *b) {
    unsigned from[LONGEST_COMPARED], to[LONGEST_COMPARED];
    size_t rows = letters_of(a, from), columns = letters_of(b, to);
    size_t table[3][LONGEST_COMPARED + 1];
    for (size_t j = 0; j <= columns; j++)
        table[0][j] = j;
    for (size_t i = 1; i <= rows; i++) {
        size_t *now = table[i % 3], *above = table[(i - 1) % 3], *two_above = table[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t cost = from[i - 1] != to[j - 1];
            now[j] = least(least(above[j] + 1, now[j - 1] + 1), above[j - 1] + cost);
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                now[j] = least(now[j], two_above[j - 2] + 1);
        }
    }
    return table[rows % 3][columns];
}

static const char *skip_zeros(const char *digits) {
    while (*digits == '0' && isdigit((unsigned char)digits[1]))
        digits++;
    return digits;
}

/* `I9` is no `I1` misspelt, while `I01` may be. */
static bool other_number(const char *a, const char *b) {
    bool differ = false;
    while (*a && *b) {
        if (!isdigit((unsigned char)*a) || !isdigit((unsigned char)*b)) {
            if (tolower((unsigned char)*a++) != tolower((unsigned char)*b++))
                return false;
            continue;
        }
        a = skip_zeros(a);
        b = skip_zeros(b);
        size_t digits = strspn(a, "0123456789"), others = strspn(b, "0123456789");
        differ = differ || digits != others || strncmp(a, b, digits) != 0;
        a += digits;
        b += others;
    }
    return differ && !*a && !*b;
}

const char *baremo_text_nearest(const char *text, const char *const *candidates, size_t count) {
    const char *nearest = NULL;
    unsigned letters[LONGEST_COMPARED];
    size_t limit = letters_of(text, letters) / 3;
    size_t best = limit < 1 ? 2 : limit + 1;
    for (size_t i = 0; i < count; i++) {
        if (!candidates[i] || other_number(text, candidates[i]))
            continue;
        size_t distance = baremo_text_distance(text, candidates[i]);
        if (distance < best) {
            best = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}
