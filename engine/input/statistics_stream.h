/* A file as ReadStat reads it, with what it does not tell of a .sav's header. */
#ifndef BAREMO_ENGINE_INPUT_STATISTICS_STREAM_H
#define BAREMO_ENGINE_INPUT_STATISTICS_STREAM_H

#include <readstat.h>

#include "engine/input/source.h"

enum { SAV_HEADER = 84 };

typedef struct statistics_stream {
    const source *bytes;
    bool is_sav;
    size_t at;
    unsigned char header[SAV_HEADER];
} statistics_stream;

/** Lets a parser read the stream, which must live as long as it. */
void statistics_stream_set(statistics_stream *stream, readstat_parser_t *parser);

/** The count of cases that the header of a .sav names; below 0: not known. `seen` is what ReadStat
 * takes it for. */
long statistics_stream_count(const statistics_stream *stream, long seen);

/** The name in the encoding record of a .sav; "" when there is none. */
const char *statistics_stream_encoding(const statistics_stream *stream, baremo_arena *arena);

#endif
