/* A column read as numbers, for those who did not declare it one. */
#ifndef BAREMO_ENGINE_TABLE_NUMBERS_H
#define BAREMO_ENGINE_TABLE_NUMBERS_H

#include <baremo/table.h>

/** As baremo_table_numbers(); `declared` false: words for "missing", marked numbers, other digits
 * and numbers that can be read two ways are warnings.
 */
typedef struct numbers_wish {
    baremo_decimal_mark fallback;
    bool declared;
} numbers_wish;
baremo_status numbers_read(const baremo_table *table, size_t column, const numbers_wish *wish,
                           baremo_arena *arena, baremo_diagnostics *diagnostics,
                           baremo_numbers *numbers);

#endif
