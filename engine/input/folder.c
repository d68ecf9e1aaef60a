/* Reads the tables of a programme: the table files of a folder, or the sheets of a workbook. */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include <baremo/text.h>

#include "engine/input/digest.h"
#include "engine/input/problems.h"
#include "engine/input/read.h"

typedef struct folder_reading {
    const char *path;
    const char *const *wanted;
    const baremo_read_options *options;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    baremo_tables *out;
    const baremo_table **tables;
    size_t table_capacity;
    struct baremo_file_read *files;
    size_t file_capacity;
    struct baremo_table_other *others;
    size_t other_capacity;
    const char **names; /* of the table files in the folder, sorted */
    size_t name_count, name_capacity;
    baremo_status status;
} folder_reading;

/* The worst of two: out of memory, unreadable, erroneous. */
static baremo_status worse(baremo_status a, baremo_status b) { return a > b ? a : b; }

static bool is_wanted(const folder_reading *folder, const char *key) {
    if (!folder->wanted)
        return true;
    for (const char *const *name = folder->wanted; *name; name++)
        if (strcmp(*name, key) == 0)
            return true;
    return false;
}

static const char *without_suffix(const char *name, baremo_arena *arena) {
    const char *dot = strrchr(name, '.');
    return baremo_arena_copy(arena, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

static bool is_table_file(const char *name) {
    static const char *const suffixes[] = {".csv", ".tsv"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && dot > name && i < sizeof suffixes / sizeof *suffixes; i++)
        if (strcasecmp(dot, suffixes[i]) == 0)
            return true;
    return false;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void keep_other(folder_reading *folder, const char *file, const char *sheet) {
    BAREMO_ARENA_RESERVE(folder->arena, folder->others, folder->out->other_count,
                         folder->other_capacity);
    folder->others[folder->out->other_count++] =
        (struct baremo_table_other){baremo_arena_text(folder->arena, file), sheet};
}

static int by_file(const void *a, const void *b) {
    const struct baremo_table_other *left = a, *right = b;
    return strcmp(left->file, right->file);
}

static void list_names(folder_reading *folder, DIR *directory) {
    const struct dirent *entry;
    while ((entry = readdir(directory)) != NULL) {
        const char *stem = without_suffix(entry->d_name, folder->arena);
        if (!is_table_file(entry->d_name))
            continue;
        if (!is_wanted(folder, baremo_text_key(folder->arena, stem))) {
            keep_other(folder, entry->d_name, NULL);
            continue;
        }
        BAREMO_ARENA_RESERVE(folder->arena, folder->names, folder->name_count,
                             folder->name_capacity);
        folder->names[folder->name_count++] = baremo_arena_text(folder->arena, entry->d_name);
    }
    if (folder->name_count > 1)
        qsort(folder->names, folder->name_count, sizeof *folder->names, by_name);
    if (folder->out->other_count > 1)
        qsort(folder->others, folder->out->other_count, sizeof *folder->others, by_file);
}

/* Files of one folder with the same table name. */
static bool is_second(folder_reading *folder, size_t index) {
    const char *key =
        baremo_text_key(folder->arena, without_suffix(folder->names[index], folder->arena));
    for (size_t i = 0; i < index; i++) {
        const char *other = folder->names[i];
        if (strcmp(key, baremo_text_key(folder->arena, without_suffix(other, folder->arena))) != 0)
            continue;
        baremo_place place = {.file = folder->names[index]};
        baremo_diagnostics_add(folder->diagnostics, &baremo_problem_table_twice, &place, NULL, NULL,
                               "the table is in %s already", other);
        return true;
    }
    return false;
}

static void keep_file(folder_reading *folder, const char *path, const char *shown, size_t rows) {
    source bytes = {.shown = shown};
    baremo_diagnostics *unheard = baremo_diagnostics_new(folder->arena);
    const char *digest = NULL;
    if (source_open(&bytes, path, SIZE_MAX, folder->arena, unheard) == BAREMO_OK)
        digest = digest_of(&bytes, folder->arena);
    BAREMO_ARENA_RESERVE(folder->arena, folder->files, folder->out->file_count,
                         folder->file_capacity);
    folder->files[folder->out->file_count++] =
        (struct baremo_file_read){shown, digest ? digest : "", bytes.size, rows};
    source_close(&bytes);
}

/* A template has tables that nobody had anything for: headings alone are no reason to warn. */
static void take_findings(folder_reading *folder, const baremo_diagnostics *findings) {
    for (size_t i = 0; i < baremo_diagnostics_length(findings); i++) {
        const baremo_diagnostic *one = baremo_diagnostics_at(findings, i);
        bool empty = one->problem == &baremo_problem_records_none;
        baremo_diagnostics_add(folder->diagnostics, one->problem, &one->place, one->variable,
                               one->found, "%s", one->message);
        baremo_diagnostics_remedy(folder->diagnostics, "%s", one->remedy);
        baremo_diagnostics_severity(folder->diagnostics, empty ? BAREMO_NOTE : one->severity);
    }
}

static void read_file(folder_reading *folder, const char *path, const char *shown) {
    baremo_diagnostics *findings = baremo_diagnostics_new(folder->arena);
    baremo_read_options options = folder->options ? *folder->options : (baremo_read_options){0};
    options.shown = shown;
    const input_request request = {
        .path = path, .options = &options, .all_sheets = true, .wanted = folder->wanted};
    input_found found;
    size_t rows = 0;
    baremo_status status = input_read(&request, folder->arena, findings, &found);
    take_findings(folder, findings);
    folder->status = worse(folder->status, status);
    if (status == BAREMO_NO_MEMORY)
        return;
    for (size_t i = 0; i < found.count; i++) {
        rows += baremo_table_row_count(found.tables[i]);
        BAREMO_ARENA_RESERVE(folder->arena, folder->tables, folder->out->count,
                             folder->table_capacity);
        folder->tables[folder->out->count++] = found.tables[i];
    }
    for (size_t i = 0; i < found.skipped_count; i++)
        keep_other(folder, shown, found.skipped[i]);
    if (status != BAREMO_IO)
        keep_file(folder, path, shown, rows);
}

static void read_names(folder_reading *folder) {
    for (size_t i = 0; i < folder->name_count && folder->status != BAREMO_NO_MEMORY; i++) {
        if (is_second(folder, i)) {
            folder->status = worse(folder->status, BAREMO_DATA);
            continue;
        }
        const char *path =
            baremo_arena_format(folder->arena, "%s/%s", folder->path, folder->names[i]);
        read_file(folder, path, folder->names[i]);
    }
}

/* "malaga" of "programmes/malaga/" and of "malaga.xlsx". */
static const char *programme_name(const folder_reading *folder) {
    const char *path = folder->path;
    size_t end = strlen(path);
    while (end > 1 && path[end - 1] == '/')
        end--;
    size_t start = end;
    while (start > 0 && path[start - 1] != '/')
        start--;
    const char *name = baremo_arena_copy(folder->arena, path + start, end - start);
    return folder->out->folder ? name : without_suffix(name, folder->arena);
}

static baremo_status read_all(void *argument) {
    folder_reading *folder = argument;
    struct stat about;
    baremo_tables *out = baremo_arena_alloc(folder->arena, sizeof *out);
    folder->out = out;
    out->path = baremo_arena_text(folder->arena, folder->path);
    DIR *directory =
        stat(folder->path, &about) == 0 && S_ISDIR(about.st_mode) ? opendir(folder->path) : NULL;
    out->folder = directory != NULL;
    out->name = programme_name(folder);
    if (directory) {
        list_names(folder, directory);
        closedir(directory);
        read_names(folder);
    } else {
        const char *slash = strrchr(folder->path, '/');
        read_file(folder, folder->path, slash ? slash + 1 : folder->path);
    }
    out->tables = folder->tables;
    out->files = folder->files;
    out->others = folder->others;
    return folder->status;
}

baremo_status baremo_tables_read(const char *path, const char *const *wanted,
                                 const baremo_read_options *options, baremo_arena *arena,
                                 baremo_diagnostics *diagnostics, const baremo_tables **tables) {
    folder_reading folder = {.path = path,
                             .wanted = wanted,
                             .options = options,
                             .arena = arena,
                             .diagnostics = diagnostics};
    baremo_status status = baremo_arena_try(arena, read_all, &folder);
    *tables = status == BAREMO_NO_MEMORY ? NULL : folder.out;
    return status;
}
