/* A column as a procedure wants it: numbers, labels or both, decided once per distinct text. */
#ifndef BAREMO_STATISTICS_RUNNER_SOURCE_H
#define BAREMO_STATISTICS_RUNNER_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include <baremo/procedure.h>
#include <baremo/table.h>

#include "engine/table/pivot.h"

/** Where the values of a variable come from. */
typedef struct runner_source {
    const char *name;
    const uint32_t *codes;      /**< one a row; NULL: computed, one number a row */
    const double *text_numbers; /**< one a distinct text; NULL: not numbers */
    const double *row_numbers;  /**< of computed values, one a row */
    int decimals;               /**< -1: computed */
    const int *text_labels;     /**< one a distinct text, -1 missing; NULL: not labels */
    const char *const *labels;
    const double *label_numbers; /**< NULL: texts */
    int label_count;
} runner_source;

/** What columns are read with. */
typedef struct runner_reader {
    const baremo_table *table;
    baremo_decimal_mark decimal; /**< of columns that can be read two ways */
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
} runner_reader;

/** Reads a column for a kind of role. Labels: numbers ascending, equal ones made one; texts by
 * first appearance. errors  BAREMO_DATA when a number is wanted and a text is none, each in the
 * diagnostics
 */
baremo_status runner_source_of(runner_source *source, const runner_reader *reader, size_t column,
                               baremo_role_kind kind);

/** The variable of the given rows; a row of TABLE_NO_ROW is missing. */
baremo_variable *runner_variable(const runner_source *source, const uint32_t *rows, size_t count,
                                 baremo_arena *arena);

#endif
