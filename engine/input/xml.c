/* XML by expat. A document type is refused, so there are no entities to expand and nothing outside
 * is ever read. */
#include "engine/input/xml.h"

#include <string.h>

#include "engine/input/problems.h"

enum { DEEPEST = 200 };

typedef struct xml_walk {
    const xml_handlers *handlers;
    XML_Parser parser;
    size_t depth;
    bool has_doctype, too_deep;
    enum XML_Error error;
    size_t error_line;
} xml_walk;

const char *xml_local(const char *name) {
    for (const char *at = name; *at; at++)
        if (*at == ':')
            return at + 1;
    return name;
}

const char *xml_attribute(const char **attributes, const char *name) {
    for (; *attributes; attributes += 2)
        if (strcmp(xml_local(attributes[0]), name) == 0)
            return attributes[1];
    return NULL;
}

static void on_start(void *data, const char *name, const char **attributes) {
    xml_walk *walk = data;
    if (++walk->depth > DEEPEST) {
        walk->too_deep = true;
        XML_StopParser(walk->parser, XML_FALSE);
        return;
    }
    if (walk->handlers->start)
        walk->handlers->start(walk->handlers->context, xml_local(name), attributes);
}

static void on_end(void *data, const char *name) {
    xml_walk *walk = data;
    walk->depth--;
    if (walk->handlers->end)
        walk->handlers->end(walk->handlers->context, xml_local(name));
}

static void on_text(void *data, const char *text, int length) {
    xml_walk *walk = data;
    if (walk->handlers->text)
        walk->handlers->text(walk->handlers->context, text, (size_t)length);
}

static void on_doctype(void *data, const char *name, const char *system_id, const char *public_id,
                       int internal) {
    xml_walk *walk = data;
    (void)name;
    (void)system_id;
    (void)public_id;
    (void)internal;
    walk->has_doctype = true;
    XML_StopParser(walk->parser, XML_FALSE);
}

static bool take(void *context, const char *bytes, size_t length, bool last) {
    xml_walk *walk = context;
    if (XML_Parse(walk->parser, bytes, (int)length, last) == XML_STATUS_OK)
        return true;
    walk->error = XML_GetErrorCode(walk->parser);
    walk->error_line = XML_GetCurrentLineNumber(walk->parser);
    return false;
}

static baremo_status check(const archive *zip, const archive_entry *entry, const xml_walk *walk) {
    const baremo_problem *problem = &baremo_problem_workbook_damaged;
    if (walk->has_doctype)
        return archive_fail(zip->reader, &baremo_problem_workbook_entities,
                            "\"%s\" declares a document type", entry->name);
    if (walk->too_deep)
        return archive_fail(zip->reader, problem, "\"%s\" is nested deeper than %d elements",
                            entry->name, (int)DEEPEST);
    if (walk->error != XML_ERROR_NONE && walk->error != XML_ERROR_ABORTED)
        return archive_fail(zip->reader, problem, "\"%s\" is damaged (%s in line %zu)", entry->name,
                            XML_ErrorString(walk->error), walk->error_line);
    return BAREMO_OK;
}

baremo_status xml_read(archive *zip, const archive_entry *entry, const xml_handlers *handlers,
                       XML_Parser *parser) {
    xml_walk walk = {.handlers = handlers, .parser = XML_ParserCreate(NULL)};
    *parser = walk.parser;
    if (!walk.parser)
        return BAREMO_NO_MEMORY;
    XML_SetUserData(walk.parser, &walk);
    XML_SetElementHandler(walk.parser, on_start, on_end);
    XML_SetCharacterDataHandler(walk.parser, on_text);
    XML_SetStartDoctypeDeclHandler(walk.parser, on_doctype);
    baremo_status status = archive_read(zip, entry, take, &walk);
    baremo_status found = check(zip, entry, &walk);
    XML_ParserFree(walk.parser);
    *parser = NULL;
    return status != BAREMO_OK ? status : found;
}
