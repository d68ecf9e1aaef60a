/* What is doubtful in a table about which nothing was declared. */
#ifndef BAREMO_ENGINE_TABLE_INSPECT_H
#define BAREMO_ENGINE_TABLE_INSPECT_H

#include "engine/table/profile.h"

typedef struct inspection {
    const baremo_table *table;
    const column_profile *profiles; /**< one a column */
    const baremo_column_type *types;
    baremo_decimal_mark fallback;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
} inspection;

/** Adds a finding at a cell, with the column's heading and the cell's text. */
void inspect_report(const inspection *inspected, const baremo_problem *problem, size_t row,
                    size_t column, const char *message);

/** Whether a column's name is one of these keys (ended by NULL). */
bool inspect_is_named(const baremo_column *column, const char *const *keys);

/** Respondents, codes, telephones: names, even where they are digits. */
bool inspect_is_identifier(const baremo_column *column);

/* -- each looks at one column -- */
void inspect_numbers(const inspection *inspected, size_t column);
void inspect_dates(const inspection *inspected, size_t column);
void inspect_formulas(const inspection *inspected, size_t column);
void inspect_yes_no(const inspection *inspected, size_t column);
void inspect_spellings(const inspection *inspected, size_t column);
void inspect_joined_answers(const inspection *inspected, size_t column);
void inspect_stored_texts(const inspection *inspected, size_t column);
void inspect_weights(const inspection *inspected, size_t column);

/* -- each looks at the table -- */
void inspect_identifiers(const inspection *inspected);
void inspect_totals(const inspection *inspected);
void inspect_options(const inspection *inspected);

#endif
