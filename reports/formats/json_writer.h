/* JSON as it is written: members and elements with their commas and indentation, over a buffer. A
 * member whose text is NULL or whose number is missing is left out. */
#ifndef REPORTS_FORMATS_JSON_WRITER_H
#define REPORTS_FORMATS_JSON_WRITER_H

#include <stdbool.h>

#include "engine/base/buffer.h"

typedef struct json_writer {
    baremo_buffer *buffer;
    int depth;
    int flat;     /**< depth from which everything stands in one line; 0: nowhere */
    bool started; /**< something stands before in the object or array at hand */
} json_writer;

/** Opens an object or an array; `name` is NULL for an element and for the whole. `bracket` is '{'
 * or '['. */
void json_open(json_writer *json, const char *name, char bracket);
/** The same, all of it in one line. */
void json_open_flat(json_writer *json, const char *name, char bracket);
void json_close(json_writer *json, char bracket);

void json_text(json_writer *json, const char *name, const char *text);
void json_number(json_writer *json, const char *name, double value);
/** A number that is null where it is missing. */
void json_nullable(json_writer *json, const char *name, double value);
void json_flag(json_writer *json, const char *name, bool flag);
/** A value that is JSON already. */
void json_raw(json_writer *json, const char *name, const char *value);

#endif
