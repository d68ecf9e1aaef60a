/* Feeds any bytes to the reader of Stata files.
 *
 *   sh tests/fuzz/run dta [SECONDS]
 */
#include "fuzz_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const baremo_memory memory = {"fuzz.dta", bytes, size};
    return fuzz_table(&memory);
}
