/* A programme made of a few lines, evaluated. */
#include "made_programme.h"

#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_SIZE = 300 };

typedef struct job {
    made *of;
    const char *folder;
    const evaluate_options *options;
} job;

static baremo_status read_and_evaluate(void *argument) {
    job *at = argument;
    made *of = at->of;
    const baremo_tables *tables = NULL;
    const baremo_read_options reading = {.threads = 1};
    const programme_options options = {0};
    baremo_status status = baremo_tables_read(at->folder, programme_table_names(of->arena),
                                              &reading, of->arena, of->problems, &tables);
    if (tables)
        status = programme_read(&of->model, tables, &options, of->arena, of->problems);
    if (of->model)
        status = evaluate_programme(&of->results, of->model, at->options, of->arena, of->problems);
    return status;
}

made made_programme(const made_table *tables, const evaluate_options *options) {
    char folder[] = "/tmp/baremo-made-XXXXXX";
    made of = {.arena = baremo_arena_new(NULL)};
    if (!mkdtemp(folder))
        fail_msg("no temporary folder");
    for (const made_table *table = tables; table->name; table++) {
        char path[PATH_SIZE];
        snprintf(path, sizeof path, "%s/%s.csv", folder, table->name);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fputs(table->csv, file);
        fclose(file);
    }
    of.problems = baremo_diagnostics_new(of.arena);
    of.status = baremo_arena_try(of.arena, read_and_evaluate, &(job){&of, folder, options});
    for (const made_table *table = tables; table->name; table++) {
        char path[PATH_SIZE];
        snprintf(path, sizeof path, "%s/%s.csv", folder, table->name);
        remove(path);
    }
    rmdir(folder);
    if (!of.results) {
        for (size_t i = 0; i < baremo_diagnostics_length(of.problems); i++)
            fprintf(stderr, "%s\n",
                    baremo_diagnostic_format(baremo_diagnostics_at(of.problems, i), of.arena));
        fail_msg("there are no results (status %d)", of.status);
    }
    return of;
}

made made_evaluation(const char *settings, const char *indicators, const char *targets,
                     const char *observations) {
    char text[PATH_SIZE * 4];
    snprintf(text, sizeof text, "key,value\nid,made\ntitle,Made\nsynthetic,yes\n%s", settings);
    made_table tables[5] = {{"programme", text}, {"indicators", indicators}};
    size_t count = 2;
    if (observations)
        tables[count++] = (made_table){"observations", observations};
    if (targets)
        tables[count++] = (made_table){"targets", targets};
    return made_programme(tables, NULL);
}

void made_free(made *of) { baremo_arena_free(of->arena); }

const baremo_result *made_find(const made *of, baremo_subject_kind kind, const char *subject,
                               const char *period, const char *area, const char *group,
                               const char *statistic) {
    baremo_result_key key = {.subject_kind = kind,
                             .subject = subject,
                             .area = area,
                             .group = group,
                             .statistic = statistic};
    if (period && !baremo_period_parse(period, &key.period))
        fail_msg("%s is no period", period);
    return baremo_results_find(of->results, &key);
}

const baremo_result *made_row(const made *of, const char *indicator, const char *period,
                              const char *statistic) {
    const baremo_result *row =
        made_find(of, BAREMO_SUBJECT_INDICATOR, indicator, period, NULL, NULL, statistic);
    if (!row)
        fail_msg("there is no row %s of %s in %s", statistic, indicator, period);
    return row;
}

double made_value(const made *of, const char *indicator, const char *period,
                  const char *statistic) {
    return made_row(of, indicator, period, statistic)->value;
}

size_t made_count(const made *of, const char *code) {
    size_t count = 0;
    for (size_t i = 0; i < baremo_diagnostics_length(of->problems); i++)
        count += strcmp(baremo_diagnostics_at(of->problems, i)->problem->code, code) == 0;
    return count;
}
