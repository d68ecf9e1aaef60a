/* Feeds any bytes to the reader of SPSS files.
 *
 *   sh tests/fuzz/run sav [SECONDS]
 */
#include "fuzz_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const baremo_memory memory = {"fuzz.sav", bytes, size};
    return fuzz_table(&memory);
}
