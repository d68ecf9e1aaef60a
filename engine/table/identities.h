/* Which texts name the same respondent. */
#ifndef BAREMO_ENGINE_TABLE_IDENTITIES_H
#define BAREMO_ENGINE_TABLE_IDENTITIES_H

#include <stdint.h>

#include <baremo/arena.h>
#include <baremo/table.h>

/** One number a distinct text, the same for texts that are equal after case folding (they are
 * trimmed and in NFC already). NULL: no two texts are, so that a text's own code will do. */
const uint32_t *table_identities(const baremo_column *column, unsigned threads,
                                 baremo_arena *arena);

#endif
