/* One programme from its folder to its outputs. */
#include "cli/evaluation.h"

#include "cli/evaluate.h"
#include "cli/load.h"

/* What one programme's outputs are made of. */
typedef struct work {
    cli_evaluation *evaluation;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    const programme *model;
    baremo_results *results;
    cli_outputs outputs;
} work;

static unsigned threads_of(const work *here) {
    return here->evaluation->options->batch ? 1 : here->evaluation->call->settings.threads;
}

/* The options that change what is computed or written; threads and the like do not. */
static void describe_run(work *here) {
    const cli_settings *settings = &here->evaluation->call->settings;
    const cli_evaluation_options *options = here->evaluation->options;
    report_run *run = &here->outputs.run;
    const report_setting all[] = {{"period", options->period},
                                  {"language", settings->language},
                                  {"decimal", cli_decimal_text(settings->decimal)},
                                  {"keep-going", settings->keep_going ? "yes" : NULL},
                                  {"profile", "working"}};
    enum { COUNT = sizeof all / sizeof *all };
    report_setting *given = baremo_arena_array(here->arena, COUNT, sizeof *given);
    for (size_t i = 0; i < COUNT; i++)
        if (all[i].value)
            given[run->setting_count++] = all[i];
    run->settings = given;
    run->command = "report";
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
                               counted(here, here->outputs.chart_count, "chart"), directory);
}

static void settle_date(const work *here) {
    int day = 0;
    if (!here->model->settings.date_given && cli_epoch_day(&day))
        baremo_results_set_programme(here->results)->date = day;
}

static baremo_status evaluate_and_write(work *here) {
    const cli_evaluate_call call = {&here->evaluation->call->settings, threads_of(here), NULL,
                                    false};
    baremo_status status =
        cli_evaluate(&here->results, here->model, &call, here->arena, here->diagnostics);
    if (status != BAREMO_OK)
        return status;
    baremo_diagnostics_sort(here->diagnostics);
    baremo_results_set_problems(here->results, here->diagnostics);
    settle_date(here);
    baremo_results_set_programme(here->results)->incomplete =
        baremo_diagnostics_count(here->diagnostics, BAREMO_ERROR) > 0;
    here->outputs = (cli_outputs){.options = &here->evaluation->options->outputs,
                                  .results = here->results,
                                  .threads = threads_of(here),
                                  .directory = directory_of(here),
                                  .arena = here->arena,
                                  .diagnostics = here->diagnostics};
    describe_run(here);
    status = cli_outputs_write(&here->outputs);
    here->evaluation->failure = here->outputs.failure;
    if (status == BAREMO_OK)
        here->evaluation->summary = summary_of(here, here->outputs.directory);
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
    if (!evaluation->ready && evaluation->model) {
        const cli_evaluate_call call = {&evaluation->call->settings, 1, NULL, true};
        baremo_status answers = cli_check_answers(evaluation->model, &call, arena, diagnostics);
        status = status == BAREMO_OK ? answers : status;
    }
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
