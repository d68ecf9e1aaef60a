/* XML parts of an archive, read element by element. */
#ifndef BAREMO_ENGINE_INPUT_XML_H
#define BAREMO_ENGINE_INPUT_XML_H

#include <expat.h>

#include "engine/input/archive.h"

/** What to do at elements. Names come without their prefix. NULL handlers are passed over. */
typedef struct xml_handlers {
    void (*start)(void *context, const char *name, const char **attributes);
    void (*end)(void *context, const char *name);
    void (*text)(void *context, const char *text, size_t length);
    void *context;
} xml_handlers;

/** Reads a part. `*parser` holds the parser while it works, so that it can be freed if memory runs
 * out. errors  BAREMO_DATA with a diagnostic: bad XML, a document type, nesting beyond bounds
 */
baremo_status xml_read(archive *zip, const archive_entry *entry, const xml_handlers *handlers,
                       XML_Parser *parser);

/** The value of an attribute by its name without prefix, or NULL. */
const char *xml_attribute(const char **attributes, const char *name);

/** A name without its prefix. */
const char *xml_local(const char *name);

#endif
