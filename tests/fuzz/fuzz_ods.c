/* Feeds any bytes as the rows of a workbook of OpenDocument.
 *
 *   sh tests/fuzz/run ods [SECONDS]
 */
#include "fuzz_table.h"

#include "made_zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    baremo_arena *arena = baremo_arena_new(NULL);
    const baremo_memory memory =
        made_ods(arena, baremo_arena_copy(arena, (const char *)bytes, size));
    fuzz_table(&memory);
    baremo_arena_free(arena);
    return 0;
}
