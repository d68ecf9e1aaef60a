/* Marks of encodings, UTF-16 and Windows-1252. */
#include "engine/input/encoding.h"

#include <string.h>

#include "engine/input/problems.h"

enum { HEAD = 4096 };

/* Code points of the bytes 80 to 9F in Windows-1252; 0: undefined (Unicode, MAPPINGS/CP1252.TXT).
 */
static const unsigned short from_1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

static size_t put_utf8(char *to, unsigned code) {
    if (code < 0x80) {
        to[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        to[0] = (char)(0xc0 | (code >> 6));
        to[1] = (char)(0x80 | (code & 0x3f));
        return 2;
    }
    if (code < 0x10000) {
        to[0] = (char)(0xe0 | (code >> 12));
        to[1] = (char)(0x80 | ((code >> 6) & 0x3f));
        to[2] = (char)(0x80 | (code & 0x3f));
        return 3;
    }
    to[0] = (char)(0xf0 | (code >> 18));
    to[1] = (char)(0x80 | ((code >> 12) & 0x3f));
    to[2] = (char)(0x80 | ((code >> 6) & 0x3f));
    to[3] = (char)(0x80 | (code & 0x3f));
    return 4;
}

char *encoding_from_1252(const char *bytes, size_t length, size_t *undefined, baremo_arena *arena) {
    char *text = baremo_arena_raw(arena, length + 1, 3);
    size_t at = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned code = (unsigned char)bytes[i];
        if (code >= 0x80 && code < 0xa0)
            code = from_1252[code - 0x80];
        if (!code && bytes[i]) {
            code = 0xfffd;
            ++*undefined;
        }
        at += put_utf8(text + at, code);
    }
    text[at] = '\0';
    return text;
}

bool encoding_overlong(const char *bytes, size_t length, size_t at) {
    unsigned char first = (unsigned char)bytes[at];
    unsigned char next = at + 1 < length ? (unsigned char)bytes[at + 1] : 0;
    return (first == 0xc0 || first == 0xc1) && (next & 0xc0) == 0x80;
}

static baremo_status refuse(const input_reader *reader, const char *what, const char *remedy) {
    baremo_place place = {.file = reader->bytes->shown, .row = 1};
    baremo_diagnostics_add(reader->diagnostics, &baremo_problem_encoding_unknown, &place, NULL,
                           NULL, "%s", what);
    baremo_diagnostics_remedy(reader->diagnostics, "%s", remedy);
    return BAREMO_DATA;
}

static unsigned unit_at(const unsigned char *bytes, bool little) {
    return little ? bytes[0] | (unsigned)bytes[1] << 8 : bytes[1] | (unsigned)bytes[0] << 8;
}

/* The code point at `bytes`, of one or two units; 0xfffd for half a pair. */
static unsigned next_utf16(const unsigned char *bytes, size_t left, bool little, size_t *size) {
    unsigned unit = unit_at(bytes, little);
    *size = 2;
    if (unit < 0xd800 || unit > 0xdfff)
        return unit;
    unsigned low = unit < 0xdc00 && left >= 4 ? unit_at(bytes + 2, little) : 0;
    if (low < 0xdc00 || low > 0xdfff)
        return 0xfffd;
    *size = 4;
    return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}

static baremo_status decode_utf16(input_reader *reader, encoded_text *text, bool little) {
    size_t length = 0, count = 0, size = 0;
    const unsigned char *bytes = source_all(reader->bytes, 2, &length, reader->scratch);
    if (!bytes)
        return source_failed(reader->bytes, reader->diagnostics);
    char *decoded = baremo_arena_raw(reader->scratch, length / 2 + 1, 3);
    for (size_t at = 0; at + 1 < length; at += size) {
        unsigned code = next_utf16(bytes + at, length - at, little, &size);
        if (code == 0xfffd)
            return refuse(reader, "the file says it is UTF-16, but is damaged",
                          "save it again as CSV UTF-8");
        count += put_utf8(decoded + count, code);
    }
    if (length % 2)
        return refuse(reader, "the file says it is UTF-16, but has an odd number of bytes",
                      "save it again as CSV UTF-8");
    text->bytes = source_of_memory(reader->bytes->shown, decoded, count);
    text->name = little ? "UTF-16 LE" : "UTF-16 BE";
    text->by_mark = true;
    return BAREMO_OK;
}

/* Western text in UTF-16 has a NUL in nearly every second byte. */
static bool looks_utf16(const unsigned char *head, size_t length) {
    size_t nuls[2] = {0, 0};
    for (size_t i = 0; i < length; i++)
        nuls[i % 2] += head[i] == 0;
    size_t most = nuls[0] > nuls[1] ? nuls[0] : nuls[1];
    size_t least = nuls[0] + nuls[1] - most;
    return length >= 4 && most > length / 4 && least <= most / 8;
}

/* DOS programs end a text with 1A; an interrupted copy leaves NULs. */
static baremo_status trim_end(input_reader *reader, encoded_text *text) {
    unsigned char buffer[HEAD];
    text->end = text->bytes.size;
    while (text->end > text->start) {
        size_t length = text->end - text->start < HEAD ? text->end - text->start : HEAD;
        size_t from = text->end - length;
        const unsigned char *tail = source_block(&text->bytes, from, &length, buffer);
        if (!tail)
            return source_failed(reader->bytes, reader->diagnostics);
        size_t left = length;
        while (left && tail[left - 1] == 0)
            left--;
        text->padding += length - left;
        text->end = from + left;
        if (left == 0)
            continue;
        if (!text->padding && tail[left - 1] == 0x1a) {
            text->control_z = true;
            text->end--;
        }
        break;
    }
    return BAREMO_OK;
}

baremo_status encoding_open(input_reader *reader, encoded_text *text) {
    unsigned char buffer[HEAD];
    size_t length = HEAD;
    const unsigned char *head = source_block(reader->bytes, 0, &length, buffer);
    baremo_status status = BAREMO_OK;
    *text = (encoded_text){.bytes = *reader->bytes, .name = "UTF-8"};
    if (!head)
        return source_failed(reader->bytes, reader->diagnostics);
    if (length >= 4 &&
        (memcmp(head, "\xff\xfe\0\0", 4) == 0 || memcmp(head, "\0\0\xfe\xff", 4) == 0))
        return refuse(reader, "the file is UTF-32, which is not read", "save it as CSV UTF-8");
    if (length >= 2 && (memcmp(head, "\xff\xfe", 2) == 0 || memcmp(head, "\xfe\xff", 2) == 0)) {
        status = decode_utf16(reader, text, head[0] == 0xff);
    } else if (length >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0) {
        text->start = 3;
        text->name = "UTF-8 with BOM";
        text->by_mark = true;
    } else if (looks_utf16(head, length)) {
        return refuse(reader, "the file seems to be UTF-16, but does not begin with its mark",
                      "save it as CSV UTF-8");
    }
    return status == BAREMO_OK ? trim_end(reader, text) : status;
}
