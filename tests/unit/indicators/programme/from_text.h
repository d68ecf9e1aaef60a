/* A programme from texts: tables are read from memory, so that a test shows its input whole. */
#ifndef TESTS_PROGRAMME_FROM_TEXT_H
#define TESTS_PROGRAMME_FROM_TEXT_H

#include "check.h"

#include <string.h>

#include <baremo/baremo.h>

#include "indicators/programme/programme.h"

enum { MOST_TABLES = 12 };

typedef struct text_programme {
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    const programme *model;
    baremo_status status;
} text_programme;

/** A table as a file would hold it. */
typedef struct text_table {
    const char *file; /**< "indicators.csv" */
    const char *text;
} text_table;

typedef struct text_reading {
    text_programme *result;
    const text_table *tables;
    const programme_options *options;
} text_reading;

static inline baremo_status text_read_all(void *argument) {
    text_reading *call = argument;
    text_programme *result = call->result;
    const baremo_table **read = baremo_arena_array(result->arena, MOST_TABLES, sizeof *read);
    baremo_tables *tables = baremo_arena_alloc(result->arena, sizeof *tables);
    for (const text_table *one = call->tables; one->file; one++) {
        baremo_memory memory = {one->file, one->text, strlen(one->text)};
        baremo_read_options options = {.threads = 1};
        (void)baremo_table_read_memory(&memory, &options, result->arena, result->diagnostics,
                                       &read[tables->count]);
        if (read[tables->count])
            tables->count++;
    }
    tables->path = "plan";
    tables->name = "my plan";
    tables->folder = true;
    tables->tables = read;
    result->status =
        programme_read(&result->model, tables, call->options, result->arena, result->diagnostics);
    return BAREMO_OK;
}

/** Reads the tables, ended by one without file. */
static inline text_programme text_programme_read(const text_table *tables,
                                                 const programme_options *options) {
    text_programme result = {.arena = baremo_arena_new(NULL)};
    result.diagnostics = baremo_diagnostics_new(result.arena);
    text_reading call = {&result, tables, options};
    assert_int_equal(baremo_arena_try(result.arena, text_read_all, &call), BAREMO_OK);
    assert_non_null(result.model);
    return result;
}

#define READ_PROGRAMME(...)                                                                        \
    text_programme_read((const text_table[]){__VA_ARGS__, {NULL, NULL}}, NULL)

static inline void text_programme_free(text_programme *result) { baremo_arena_free(result->arena); }

/** The first finding of this code, or NULL. */
static inline const baremo_diagnostic *text_finding(const text_programme *of, const char *code) {
    for (size_t i = 0; i < baremo_diagnostics_length(of->diagnostics); i++) {
        const baremo_diagnostic *one = baremo_diagnostics_at(of->diagnostics, i);
        if (strcmp(one->problem->code, code) == 0)
            return one;
    }
    return NULL;
}

static inline void text_print(const text_programme *of) {
    for (size_t i = 0; i < baremo_diagnostics_length(of->diagnostics); i++)
        fprintf(stderr, "%s\n",
                baremo_diagnostic_format(baremo_diagnostics_at(of->diagnostics, i), of->arena));
}

/** Exactly one finding, of this code, at this cell of this file. */
#define assert_only_finding(of, code, file, row, column)                                           \
    check_only_finding((of), (code), (file), (row), (column), __LINE__)

static inline void check_only_finding(const text_programme *of, const char *code, const char *file,
                                      size_t row, size_t column, int line) {
    const baremo_diagnostic *one = text_finding(of, code);
    bool right = one && baremo_diagnostics_length(of->diagnostics) == 1 &&
                 baremo_text_equal(one->place.file, file) && one->place.row == row &&
                 one->place.column == column;
    if (!right) {
        text_print(of);
        _fail(__FILE__, line);
    }
}

/** Nothing at all was found. */
#define assert_no_finding(of) check_no_finding((of), __LINE__)

static inline void check_no_finding(const text_programme *of, int line) {
    if (baremo_diagnostics_length(of->diagnostics)) {
        text_print(of);
        _fail(__FILE__, line);
    }
}

#endif
