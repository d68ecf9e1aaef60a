/* The tables of a programme for a person to fill in. */
#ifndef INDICATORS_TEMPLATE_TEMPLATE_H
#define INDICATORS_TEMPLATE_TEMPLATE_H

#include <baremo/draft.h>

#include "indicators/programme/schema.h"

/** Adds a table of a programme without rows, with all its columns in the order of tables.def:
 * headings, notes, allowed words and references in the language of the draft. Column i of the draft
 * is column `first + i` of the schema. */
baremo_draft_table *template_table(baremo_draft *draft, schema_table_id id);

/** The index of a column in the table of the draft that template_table() made. */
size_t template_column(schema_column_id column);

/** Sets a cell of a row that baremo_draft_row() has added last, and returns it. */
baremo_draft_cell *template_set(baremo_draft_cell *row, schema_column_id column, const char *text);

/** Adds the rows of the table `programme`: a row a key, with what it means and the words it
 * takes. */
void template_keys(baremo_draft *draft, baremo_draft_table *table);
/** The cell of a key's value in such a table. */
baremo_draft_cell *template_key(const baremo_draft_table *table, schema_key key);

/** The word for a value in a language, as a template shows it: "aumentar". */
const char *template_word(baremo_arena *arena, const char *language, schema_set set, int value);

#endif
