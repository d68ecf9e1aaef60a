/* Feeds any bytes to the reader of text tables.
 *
 *   sh tests/fuzz/run csv [SECONDS]
 */
#include "fuzz_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const baremo_memory memory = {"fuzz.csv", bytes, size};
    return fuzz_table(&memory);
}
