/* A table from a text in CSV, for tests of the runner. */
#ifndef BAREMO_TESTS_RUNNER_TABLE_OF_H
#define BAREMO_TESTS_RUNNER_TABLE_OF_H

#include "../calls.h"

#include <stdio.h>
#include <unistd.h>

#include <baremo/table.h>

static inline const baremo_table *table_of(baremo_arena *arena, const char *text) {
    char path[] = "/tmp/baremo-test-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "w");
    fputs(text, file);
    fclose(file);
    const baremo_table *table = NULL;
    baremo_read_options options = {.threads = 1};
    baremo_status status =
        baremo_table_read(path, &options, arena, baremo_diagnostics_new(arena), &table);
    unlink(path);
    assert_int_equal(status, BAREMO_OK);
    return table;
}

#endif
