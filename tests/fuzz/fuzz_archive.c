/* Feeds any bytes to the reader of zip archives, and so to those of workbooks.
 *
 *   sh tests/fuzz/run archive [SECONDS]
 */
#include "fuzz_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const baremo_memory memory = {"fuzz.xlsx", bytes, size};
    return fuzz_table(&memory);
}
