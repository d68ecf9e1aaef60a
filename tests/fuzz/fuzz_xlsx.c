/* Feeds any bytes as the rows, the styles and the properties of a workbook of Excel, separated by a
 * line of
 * "--".
 *
 *   sh tests/fuzz/run xlsx [SECONDS]
 */
#include "fuzz_table.h"

#include "made_zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const char separator[] = "\n--\n";
    baremo_arena *arena = baremo_arena_new(NULL);
    char *parts[3] = {baremo_arena_copy(arena, (const char *)bytes, size), NULL, NULL};
    for (size_t i = 1; i < 3 && parts[i - 1]; i++) {
        parts[i] = strstr(parts[i - 1], separator);
        if (parts[i]) {
            *parts[i] = '\0';
            parts[i] += sizeof separator - 1;
        }
    }
    const baremo_memory memory = made_xlsx(arena, parts[0], parts[1], parts[2]);
    fuzz_table(&memory);
    baremo_arena_free(arena);
    return 0;
}
