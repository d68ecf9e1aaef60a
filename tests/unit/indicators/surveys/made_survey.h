/* A programme with surveys in a folder of its own: files are written, read and computed, so that a
 * test shows its input whole. */
#ifndef TESTS_SURVEYS_MADE_SURVEY_H
#define TESTS_SURVEYS_MADE_SURVEY_H

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <baremo/baremo.h>

#include "indicators/surveys/surveys.h"

typedef struct made_file {
    const char *name, *text;
} made_file;

typedef struct made_survey {
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    const programme *model;
    surveys *answers;
    baremo_results *results; /* NULL: there were errors */
    const made_file *files;
    bool quoted;
} made_survey;

static inline void made_write(const char *folder, const made_file *files) {
    char path[512];
    for (const made_file *one = files; one->name; one++) {
        snprintf(path, sizeof path, "%s/%s", folder, one->name);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fputs(one->text, file);
        fclose(file);
    }
}

static inline void made_remove(const char *folder, const made_file *files) {
    char path[512];
    for (const made_file *one = files; one->name; one++) {
        snprintf(path, sizeof path, "%s/%s", folder, one->name);
        unlink(path);
    }
    rmdir(folder);
}

static inline baremo_status made_run(void *argument) {
    made_survey *made = argument;
    char folder[] = "/tmp/baremo-survey-XXXXXX";
    assert_non_null(mkdtemp(folder));
    made_write(folder, made->files);
    const baremo_tables *tables = NULL;
    (void)baremo_tables_read(folder, programme_table_names(made->arena), NULL, made->arena,
                             made->diagnostics, &tables);
    (void)programme_read(&made->model, tables, NULL, made->arena, made->diagnostics);
    surveys_options options = {.threads = 1, .quoted = made->quoted};
    (void)surveys_read(&made->answers, made->model, &options, made->arena, made->diagnostics);
    made_remove(folder, made->files);
    assert_int_equal(surveys_evaluate(made->answers), BAREMO_OK);
    made->results = baremo_results_new(made->arena);
    assert_int_equal(surveys_report(made->answers, made->results), BAREMO_OK);
    return BAREMO_OK;
}

/** Reads and computes; the files are ended by one without name. */
static inline made_survey made_survey_of(const made_file *files, bool quoted) {
    made_survey made = {.arena = baremo_arena_new(NULL), .files = files, .quoted = quoted};
    made.diagnostics = baremo_diagnostics_new(made.arena);
    assert_int_equal(baremo_arena_try(made.arena, made_run, &made), BAREMO_OK);
    return made;
}
#define MAKE_SURVEY(...) made_survey_of((const made_file[]){__VA_ARGS__, {NULL, NULL}}, true)

static inline void made_survey_free(made_survey *made) { baremo_arena_free(made->arena); }

/** The row; the test fails where there is none. */
static inline const baremo_result *made_row(const made_survey *made, const char *subject,
                                            const char *group, const char *statistic) {
    size_t count;
    const baremo_result *rows = baremo_results_rows(made->results, &count);
    for (size_t i = 0; i < count; i++)
        if (baremo_text_equal(rows[i].subject, subject) &&
            baremo_text_equal(rows[i].group, group) &&
            baremo_text_equal(rows[i].statistic, statistic))
            return &rows[i];
    fail_msg("there is no row %s %s %s", subject, group ? group : "", statistic);
    return NULL;
}

static inline double made_value(const made_survey *made, const char *subject, const char *group,
                                const char *statistic) {
    return made_row(made, subject, group, statistic)->value;
}

/** The finding of a code, or NULL. */
static inline const baremo_diagnostic *made_finding(const made_survey *made, const char *code) {
    for (size_t i = 0; i < baremo_diagnostics_length(made->diagnostics); i++) {
        const baremo_diagnostic *one = baremo_diagnostics_at(made->diagnostics, i);
        if (strcmp(one->problem->code, code) == 0)
            return one;
    }
    return NULL;
}

#define MADE_PROGRAMME                                                                             \
    { "programme.csv", "key,value\nid,p\nstart,2018\nend,2018\nperiod,2018\n" }

#endif
