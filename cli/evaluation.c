/* One programme from its folder to its outputs. */
#include "cli/evaluation.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "cli/load.h"
#include "cli/output_folder.h"
#include "indicators/evaluate.h"
#include "indicators/surveys/surveys.h"
#include "reports/charts/charts.h"

static const char charts_name[] = "charts";

cli_exit cli_formats_read(cli_evaluation_options *options, const cli_call *call, const char *list) {
    size_t all_count = 0, part_count = 0;
    const report_format *const *all = report_formats(&all_count);
    const report_format **wanted = baremo_arena_array(call->arena, all_count, sizeof *wanted);
    const char **parts = NULL;
    part_count = baremo_text_list(call->arena, list ? list : "", &parts);
    if (list && part_count == 0)
        return cli_usage(call,
                         "--format takes names of 'baremo list formats', separated by commas");
    options->charts = !list;
    for (size_t i = 0; i < part_count; i++) {
        if (strcmp(parts[i], charts_name) == 0)
            options->charts = true;
        else if (!report_format_find(parts[i]))
            return cli_usage(call,
                             "there is no format '%s'; 'baremo list formats' tells what there is",
                             parts[i]);
    }
    for (size_t i = 0; i < all_count; i++) {
        bool named = !list || all[i]->always;
        for (size_t j = 0; j < part_count && !named; j++)
            named = strcmp(parts[j], all[i]->name) == 0;
        if (named)
            wanted[options->format_count++] = all[i];
    }
    options->formats = wanted;
    return CLI_DONE;
}

/* What one programme's outputs are made of. */
typedef struct work {
    cli_evaluation *evaluation;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    const programme *model;
    baremo_results *results;
    chart_list charts;
    report_run run;
    output_folder *folder;
} work;

static unsigned threads_of(const work *here) {
    return here->evaluation->options->batch ? 1 : here->evaluation->call->settings.threads;
}

static const char *decimal_text(baremo_decimal_mark decimal) {
    return decimal == BAREMO_DECIMAL_COMMA ? "," : decimal == BAREMO_DECIMAL_POINT ? "." : NULL;
}

/* The options that change what is computed or written; threads and the like do not. */
static void describe_run(work *here) {
    const cli_settings *settings = &here->evaluation->call->settings;
    const cli_evaluation_options *options = here->evaluation->options;
    const report_setting all[] = {{"period", options->period},
                                  {"language", settings->language},
                                  {"decimal", decimal_text(settings->decimal)},
                                  {"keep-going", settings->keep_going ? "yes" : NULL},
                                  {"profile", "working"}};
    enum { COUNT = sizeof all / sizeof *all };
    report_setting *given = baremo_arena_array(here->arena, COUNT, sizeof *given);
    for (size_t i = 0; i < COUNT; i++)
        if (all[i].value)
            given[here->run.setting_count++] = all[i];
    here->run.settings = given;
    here->run.command = "report";
}

/* The files that will be written, for run.json: known before any is. */
static void list_outputs(work *here) {
    const cli_evaluation_options *options = here->evaluation->options;
    size_t count = 0;
    const char **outputs = baremo_arena_array(
        here->arena, options->format_count + 2 * here->charts.count, sizeof *outputs);
    for (size_t i = 0; i < options->format_count; i++)
        outputs[count++] = options->formats[i]->file_name;
    for (size_t i = 0; i < here->charts.count; i++) {
        outputs[count++] =
            baremo_arena_format(here->arena, "charts/%s.png", here->charts.items[i]->stem);
        outputs[count++] =
            baremo_arena_format(here->arena, "charts/%s.svg", here->charts.items[i]->stem);
    }
    here->run.outputs = outputs;
    here->run.output_count = count;
}

static baremo_status write_charts(const work *here) {
    if (!here->evaluation->options->charts)
        return BAREMO_OK;
    const char *folder =
        baremo_arena_format(here->arena, "%s/charts", output_folder_path(here->folder));
    if (mkdir(folder, 0777) != 0) {
        here->evaluation->failure = baremo_arena_format(
            here->arena, "no folder for the charts can be made: %s", strerror(errno));
        return BAREMO_IO;
    }
    return report_charts_write(&here->charts, folder, threads_of(here), here->diagnostics);
}

static baremo_status write_formats(const work *here) {
    const cli_evaluation_options *options = here->evaluation->options;
    baremo_status status = BAREMO_OK;
    for (size_t i = 0; i < options->format_count && status == BAREMO_OK; i++) {
        const report_output output = {.arena = here->arena,
                                      .results = here->results,
                                      .run = &here->run,
                                      .diagnostics = here->diagnostics,
                                      .path = baremo_arena_format(here->arena, "%s/%s",
                                                                  output_folder_path(here->folder),
                                                                  options->formats[i]->file_name)};
        status = report_write(options->formats[i], &output);
    }
    return status;
}

static baremo_status make_outputs(work *here, const char *directory) {
    baremo_status status =
        output_folder_open(&here->folder, here->arena, directory, &here->evaluation->failure);
    if (status != BAREMO_OK)
        return status;
    status = write_charts(here);
    if (status == BAREMO_OK)
        status = write_formats(here);
    if (status == BAREMO_OK)
        return output_folder_commit(here->folder, &here->evaluation->failure);
    output_folder_discard(here->folder);
    return status;
}

static const char *directory_of(const work *here) {
    const cli_evaluation_options *options = here->evaluation->options;
    const char *id = baremo_results_get_programme(here->results)->id;
    if (options->batch)
        return baremo_arena_format(here->arena, "%s/%s", options->directory, id);
    return options->directory ? options->directory
                              : baremo_arena_format(here->arena, "%s-report", id);
}

static const char *counted(const work *here, size_t count, const char *thing) {
    return baremo_arena_format(here->arena, "%zu %s%s", count, thing, count == 1 ? "" : "s");
}

static const char *summary_of(const work *here, const char *directory) {
    size_t indicators = 0, actions = 0, rows = 0;
    baremo_results_indicators(here->results, &indicators);
    baremo_results_actions(here->results, &actions);
    baremo_results_rows(here->results, &rows);
    return baremo_arena_format(here->arena, "%s: %s, %s, %s, %s; written to %s",
                               baremo_results_get_programme(here->results)->id,
                               counted(here, indicators, "indicator"),
                               counted(here, actions, "action"), counted(here, rows, "result"),
                               counted(here, here->charts.count, "chart"), directory);
}

/* Surveys first: indicators may read them. Their problems go to files, so they quote no answers. */
static baremo_status evaluate_all(work *here) {
    const cli_settings *settings = &here->evaluation->call->settings;
    const surveys_options wanted = {.decimal = settings->decimal, .threads = threads_of(here)};
    surveys *answers = NULL;
    baremo_status status =
        surveys_read(&answers, here->model, &wanted, here->arena, here->diagnostics);
    if (status == BAREMO_NO_MEMORY || (status != BAREMO_OK && !settings->keep_going))
        return status;
    status = surveys_evaluate(answers);
    if (status != BAREMO_OK)
        return status;
    evaluate_options more = {0};
    more.readings = surveys_readings(answers, &more.reading_count);
    status = evaluate_programme(&here->results, here->model, &more, here->arena, here->diagnostics);
    if (status != BAREMO_OK && !(status == BAREMO_DATA && settings->keep_going))
        return status;
    return surveys_report(answers, here->results);
}

/* SOURCE_DATE_EPOCH, in seconds, dates the outputs of a programme that gives no date. */
static void settle_date(const work *here) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    double seconds = 0;
    if (epoch && !here->model->settings.date_given &&
        baremo_number_parse(epoch, strlen(epoch), &seconds) && seconds >= 0 && seconds < 2e11)
        baremo_results_set_programme(here->results)->date = (int)(seconds / 86400);
}

static baremo_status evaluate_and_write(work *here) {
    baremo_status status = evaluate_all(here);
    if (status != BAREMO_OK)
        return status;
    baremo_diagnostics_sort(here->diagnostics);
    baremo_results_set_problems(here->results, here->diagnostics);
    settle_date(here);
    baremo_results_set_programme(here->results)->incomplete =
        baremo_diagnostics_count(here->diagnostics, BAREMO_ERROR) > 0;
    describe_run(here);
    if (here->evaluation->options->charts)
        status = report_charts(&here->charts, here->results, report_language_of(here->results),
                               here->arena, here->diagnostics);
    if (status == BAREMO_IO || status == BAREMO_NO_MEMORY)
        return status;
    list_outputs(here);
    const char *directory = directory_of(here);
    status = make_outputs(here, directory);
    if (status == BAREMO_OK)
        here->evaluation->summary = summary_of(here, directory);
    return status;
}

static bool goes_on(const cli_evaluation *evaluation, baremo_status status,
                    const baremo_diagnostics *diagnostics) {
    if (!evaluation->model || (status != BAREMO_OK && status != BAREMO_DATA))
        return false;
    return evaluation->call->settings.keep_going ||
           (status == BAREMO_OK && baremo_diagnostics_count(diagnostics, BAREMO_ERROR) == 0);
}

static void say_nothing_written(cli_evaluation *evaluation, baremo_status status,
                                baremo_arena *arena) {
    if (status == BAREMO_OK || status == BAREMO_DATA)
        evaluation->summary = baremo_arena_format(
            arena, "%s: the data have errors; nothing was written", evaluation->path);
}

cli_exit cli_evaluation_read(cli_evaluation *evaluation, const char *path, baremo_arena *arena,
                             baremo_diagnostics *diagnostics) {
    baremo_status status = cli_load(&evaluation->model, evaluation->call, path,
                                    evaluation->options->period, arena, diagnostics);
    evaluation->path = path;
    evaluation->ready = goes_on(evaluation, status, diagnostics);
    if (!evaluation->ready)
        say_nothing_written(evaluation, status, arena);
    return cli_exit_of(status, diagnostics);
}

const char *cli_evaluation_id(const cli_evaluation *evaluation) {
    return evaluation->model->settings.id;
}

cli_exit cli_evaluation_write(cli_evaluation *evaluation, baremo_arena *arena,
                              baremo_diagnostics *diagnostics) {
    work here = {.evaluation = evaluation,
                 .arena = arena,
                 .diagnostics = diagnostics,
                 .model = evaluation->model};
    baremo_status status = evaluate_and_write(&here);
    if (!evaluation->summary)
        say_nothing_written(evaluation, status, arena);
    return cli_exit_of(status, diagnostics);
}
