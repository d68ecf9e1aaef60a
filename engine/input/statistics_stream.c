/* Reads for ReadStat.
 *
 * The count of cases in the header of a compressed .sav is made "not known" (-1, which is legal),
 * so that all cases are read, however many there are; it is compared afterwards.
 */
#include "engine/input/statistics_stream.h"

#include <stdint.h>
#include <string.h>

/* Bytes of the header: layout code (2 or 3), compression, count of cases. */
enum { LAYOUT = 64, COMPRESSION = 72, COUNT = 80, FIELD = 4, LONGEST_DICTIONARY = 1 << 20 };

static int open_stream(const char *path, void *context) {
    (void)path;
    ((statistics_stream *)context)->at = 0;
    return 0;
}

static int close_stream(void *context) {
    (void)context;
    return 0;
}

static readstat_off_t seek_stream(readstat_off_t offset, readstat_io_flags_t whence,
                                  void *context) {
    statistics_stream *stream = context;
    readstat_off_t size = (readstat_off_t)stream->bytes->size;
    readstat_off_t from = whence == READSTAT_SEEK_SET   ? 0
                          : whence == READSTAT_SEEK_CUR ? (readstat_off_t)stream->at
                                                        : size;
    if (offset > size - from || offset < -from)
        return -1;
    stream->at = (size_t)(from + offset);
    return from + offset;
}

static bool is_compressed(const statistics_stream *stream) {
    static const unsigned char none[FIELD] = {0};
    return stream->is_sav && memcmp(stream->header + COMPRESSION, none, FIELD) != 0;
}

static void hide_count(statistics_stream *stream, unsigned char *bytes, size_t count) {
    for (size_t at = stream->at; at < SAV_HEADER && at < stream->at + count; at++)
        stream->header[at] = bytes[at - stream->at];
    for (size_t at = COUNT; is_compressed(stream) && at < SAV_HEADER; at++)
        if (at >= stream->at && at < stream->at + count)
            bytes[at - stream->at] = 0xff;
}

static ssize_t read_stream(void *to, size_t count, void *context) {
    statistics_stream *stream = context;
    if (!count)
        return 0;
    const unsigned char *bytes = source_block(stream->bytes, stream->at, &count, to);
    if (!bytes)
        return -1;
    if (bytes != to)
        memcpy(to, bytes, count);
    if (stream->at < SAV_HEADER)
        hide_count(stream, to, count);
    stream->at += count;
    return (ssize_t)count;
}

void statistics_stream_set(statistics_stream *stream, readstat_parser_t *parser) {
    readstat_set_open_handler(parser, open_stream);
    readstat_set_close_handler(parser, close_stream);
    readstat_set_seek_handler(parser, seek_stream);
    readstat_set_read_handler(parser, read_stream);
    readstat_set_io_ctx(parser, stream);
}

long statistics_stream_count(const statistics_stream *stream, long seen) {
    const unsigned char *at = stream->header + COUNT;
    bool little = stream->header[LAYOUT] != 0;
    if (!is_compressed(stream))
        return seen;
    uint32_t value = 0;
    for (size_t i = 0; i < FIELD; i++)
        value = value << 8 | at[little ? FIELD - 1 - i : i];
    return value > INT32_MAX ? -1 : (long)value;
}

/* Type 7, subtype 20, elements of one byte, and their count. */
const char *statistics_stream_encoding(const statistics_stream *stream, baremo_arena *arena) {
    static const unsigned char little[] = {7, 0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0};
    static const unsigned char big[] = {0, 0, 0, 7, 0, 0, 0, 20, 0, 0, 0, 1};
    size_t length = LONGEST_DICTIONARY;
    unsigned char *buffer = baremo_arena_raw(arena, length, 1);
    const unsigned char *head = source_block(stream->bytes, 0, &length, buffer);
    for (size_t i = 0; head && i + sizeof little + FIELD < length; i++) {
        bool is_big = memcmp(head + i, big, sizeof big) == 0;
        if (!is_big && memcmp(head + i, little, sizeof little) != 0)
            continue;
        size_t at = i + sizeof little, count = head[at + (is_big ? FIELD - 1 : 0)];
        return at + FIELD + count <= length
                   ? baremo_arena_copy(arena, (const char *)head + at + FIELD, count)
                   : "";
    }
    return "";
}
