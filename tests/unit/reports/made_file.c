/* Writes results in a format into a file of a fresh folder and reads it back. */
#include "made_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *made_path(baremo_arena *arena, const char *name) {
    const char *folder = getenv("TMPDIR");
    char *path = baremo_arena_format(arena, "%s/baremo-test-XXXXXX", folder ? folder : "/tmp");
    if (!mkdtemp(path))
        return NULL;
    return baremo_arena_format(arena, "%s/%s", path, name);
}

char *made_read(baremo_arena *arena, const char *path, size_t *length) {
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return NULL;
    fseek(stream, 0, SEEK_END);
    long size = ftell(stream);
    rewind(stream);
    char *bytes = baremo_arena_alloc(arena, (size_t)size + 1);
    size_t got = fread(bytes, 1, (size_t)size, stream);
    fclose(stream);
    if (length)
        *length = got;
    return bytes;
}

baremo_status made_file_at(baremo_arena *arena, const char *format, const baremo_results *results,
                           const char *path, baremo_diagnostics *diagnostics) {
    static const report_setting settings[] = {{"format", "xlsx,csv"}, {"profile", "working"}};
    static const char *const outputs[] = {"report.xlsx", "results.csv"};
    const report_run run = {"report", settings, 2, outputs, 2};
    const report_output output = {arena, results, &run, diagnostics, path, NULL};
    return report_write(report_format_find(format), &output);
}

char *made_file(baremo_arena *arena, const char *format, const baremo_results *results,
                size_t *length) {
    char *path = made_path(arena, "output");
    if (!path)
        return NULL;
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(arena);
    char *bytes = NULL;
    if (made_file_at(arena, format, results, path, diagnostics) == BAREMO_OK)
        bytes = made_read(arena, path, length);
    unlink(path);
    *strrchr(path, '/') = '\0';
    rmdir(path);
    return bytes;
}
