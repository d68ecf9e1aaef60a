/* Programmes made of a few lines, kept and compared: a test shows its input whole. */
#ifndef TESTS_CITIES_MADE_COMPARISON_H
#define TESTS_CITIES_MADE_COMPARISON_H

#include "check.h"
#include "made_programme.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <baremo/text.h>

#include "indicators/cities/cities.h"

enum { MADE_CITIES = 8 };

typedef struct made_comparison {
    baremo_arena *arena;
    baremo_diagnostics *problems;
    made cities[MADE_CITIES];
    const kept_programme *kept[MADE_CITIES];
    size_t count;
    const cities_plan *plan;
    baremo_results *results;
    baremo_status status;
    bool of_areas;
    unsigned threads;
} made_comparison;

static inline made_comparison made_comparison_new(void) {
    made_comparison all = {.arena = baremo_arena_new(NULL), .threads = 1};
    all.problems = baremo_diagnostics_new(all.arena);
    return all;
}

typedef struct made_keeping {
    made_comparison *all;
    kept_source source;
} made_keeping;

static inline baremo_status made_keep(void *argument) {
    made_keeping *at = argument;
    at->all->kept[at->all->count++] = kept_programme_new(&at->source, at->all->arena);
    return BAREMO_OK;
}

/* Adds a programme; its tables end with a NULL name. */
static inline void made_city(made_comparison *all, const made_table *tables) {
    static const char *const names[MADE_CITIES] = {"one",  "two", "three", "four",
                                                   "five", "six", "seven", "eight"};
    evaluate_parts parts = {.arena = all->arena};
    const evaluate_options options = {.parts = &parts};
    made *city = &all->cities[all->count];
    *city = made_programme(tables, &options);
    made_keeping at = {all,
                       {.model = city->model,
                        .results = city->results,
                        .parts = &parts,
                        .name = names[all->count],
                        .of_areas = all->of_areas}};
    assert_int_equal(baremo_arena_try(all->arena, made_keep, &at), BAREMO_OK);
}

/* Indicators and observations of a city of this id, settled by further lines of `programme`. */
static inline void made_city_of(made_comparison *all, const char *id, const char *settings,
                                const char *indicators, const char *observations) {
    char text[1024];
    snprintf(text, sizeof text, "key,value\nid,%s\ntitle,City\nsynthetic,yes\n%s", id, settings);
    const made_table tables[] = {{"programme", text},
                                 {"indicators", indicators},
                                 {"observations", observations},
                                 {NULL, NULL}};
    made_city(all, tables);
}

static inline void made_plan(made_comparison *all, const made_table *tables) {
    char folder[] = "/tmp/baremo-plan-XXXXXX", path[256];
    assert_non_null(mkdtemp(folder));
    for (int write = 1; write >= 0; write--) {
        for (const made_table *table = tables; table->name; table++) {
            snprintf(path, sizeof path, "%s/%s.csv", folder, table->name);
            FILE *file = write ? fopen(path, "w") : NULL;
            if (file) {
                fputs(table->csv, file);
                fclose(file);
            } else {
                remove(path);
            }
        }
        if (!write)
            break;
        const baremo_tables *read = NULL;
        const programme_options options = {0};
        assert_int_equal(baremo_tables_read(folder, programme_table_names(all->arena), NULL,
                                            all->arena, all->problems, &read),
                         BAREMO_OK);
        (void)cities_plan_read(&all->plan, read, "plan", &options, all->arena, all->problems);
    }
    rmdir(folder);
}

static inline void made_compare(made_comparison *all) {
    const cities_job job = {.plan = all->plan,
                            .programmes = all->kept,
                            .count = all->count,
                            .of_areas = all->of_areas,
                            .threads = all->threads};
    all->status = cities_compare(&all->results, &job, all->arena, all->problems);
    assert_non_null(all->results);
}

static inline void made_comparison_free(made_comparison *all) {
    for (size_t i = 0; i < all->count; i++)
        made_free(&all->cities[i]);
    baremo_arena_free(all->arena);
}

/* The first row that fits; NULL texts of `programme` and `group` are "none". */
static inline const baremo_result *compared_find(const made_comparison *all, const char *subject,
                                                 const char *unit, const char *group,
                                                 const char *statistic) {
    size_t count = 0;
    const baremo_result *rows = baremo_results_rows(all->results, &count);
    for (size_t i = 0; i < count; i++) {
        const char *of = rows[i].area ? rows[i].area : rows[i].programme;
        if (strcmp(rows[i].subject, subject) == 0 &&
            baremo_text_equal(of ? of : "", unit ? unit : "") &&
            baremo_text_equal(rows[i].group ? rows[i].group : "", group ? group : "") &&
            strcmp(rows[i].statistic, statistic) == 0)
            return &rows[i];
    }
    return NULL;
}

static inline const baremo_result *compared_row(const made_comparison *all, const char *subject,
                                                const char *unit, const char *group,
                                                const char *statistic) {
    const baremo_result *row = compared_find(all, subject, unit, group, statistic);
    if (!row)
        fail_msg("no row %s of %s, group %s, statistic %s", subject, unit ? unit : "all",
                 group ? group : "none", statistic);
    return row;
}

static inline size_t compared_problems(const made_comparison *all, const char *code) {
    size_t found = 0;
    for (size_t i = 0; i < baremo_diagnostics_length(all->problems); i++)
        found += strcmp(baremo_diagnostics_at(all->problems, i)->problem->code, code) == 0;
    return found;
}

#endif
