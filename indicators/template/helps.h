/* What goes into the tables, columns and keys of a programme, in three languages: helps.def. */
#ifndef INDICATORS_TEMPLATE_HELPS_H
#define INDICATORS_TEMPLATE_HELPS_H

#include "indicators/programme/schema.h"

/** NULL: helps.def has none. Languages are "en", "es", "fr". */
const char *template_table_help(schema_table_id table, const char *language);
const char *template_column_help(schema_column_id column, const char *language);
const char *template_key_help(schema_key key, const char *language);

#endif
