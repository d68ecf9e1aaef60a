/* JSON as it is written. */
#include "reports/formats/json_writer.h"

#include <baremo/number.h>

static bool in_one_line(const json_writer *json) { return json->flat && json->depth >= json->flat; }

static void new_line(json_writer *json) {
    baremo_buffer_add_char(json->buffer, '\n');
    for (int i = 0; i < json->depth; i++)
        baremo_buffer_add(json->buffer, "  ");
}

/* What stands before a member or an element. */
static void lead_in(json_writer *json, const char *name) {
    if (json->started)
        baremo_buffer_add_char(json->buffer, ',');
    if (in_one_line(json))
        baremo_buffer_add(json->buffer, json->started ? " " : "");
    else if (json->depth)
        new_line(json);
    if (name) {
        baremo_buffer_add_json(json->buffer, name);
        baremo_buffer_add(json->buffer, ": ");
    }
    json->started = true;
}

void json_open(json_writer *json, const char *name, char bracket) {
    lead_in(json, name);
    baremo_buffer_add_char(json->buffer, bracket);
    json->depth++;
    json->started = false;
}

void json_open_flat(json_writer *json, const char *name, char bracket) {
    json_open(json, name, bracket);
    if (!json->flat)
        json->flat = json->depth;
}

void json_close(json_writer *json, char bracket) {
    bool flat = in_one_line(json);
    json->depth--;
    if (json->depth < json->flat)
        json->flat = 0;
    if (!flat && json->started)
        new_line(json);
    baremo_buffer_add_char(json->buffer, bracket);
    json->started = true;
}

void json_text(json_writer *json, const char *name, const char *text) {
    if (!text)
        return;
    lead_in(json, name);
    baremo_buffer_add_json(json->buffer, text);
}

void json_nullable(json_writer *json, const char *name, double value) {
    lead_in(json, name);
    baremo_buffer_add_json_number(json->buffer, value);
}

void json_number(json_writer *json, const char *name, double value) {
    if (!baremo_is_missing(value))
        json_nullable(json, name, value);
}

void json_flag(json_writer *json, const char *name, bool flag) {
    json_raw(json, name, flag ? "true" : "false");
}

void json_raw(json_writer *json, const char *name, const char *value) {
    lead_in(json, name);
    baremo_buffer_add(json->buffer, value);
}
