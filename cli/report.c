/* baremo report: evaluates one programme, or a batch of them, and writes the outputs. */
#include "cli/command.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include <baremo/text.h>

#include "cli/evaluation.h"
#include "cli/progress.h"
#include "engine/base/threads.h"

/* One programme of a batch: each in an arena of its own, so that they can run side by side. */
typedef struct piece {
    const char *path;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    cli_evaluation evaluation;
    cli_exit exit;
    bool begun; /* the step at hand */
} piece;

typedef struct batch {
    cli_call *call;
    const cli_evaluation_options *options;
    piece *pieces;
    size_t count, done;
    cli_progress progress;
} batch;

static baremo_status read_piece(void *argument) {
    piece *one = argument;
    one->diagnostics = baremo_diagnostics_new(one->arena);
    one->exit = cli_evaluation_read(&one->evaluation, one->path, one->arena, one->diagnostics);
    return BAREMO_OK;
}

static baremo_status write_piece(void *argument) {
    piece *one = argument;
    one->exit = cli_evaluation_write(&one->evaluation, one->arena, one->diagnostics);
    return BAREMO_OK;
}

static void run_out_of_memory(piece *one) {
    one->exit = CLI_FAILED;
    one->evaluation.ready = false;
    one->evaluation.failure = "memory ran out; nothing was written";
}

static void try_piece(piece *one, baremo_status (*step)(void *)) {
    if (!one->arena || baremo_arena_try(one->arena, step, one) != BAREMO_OK)
        run_out_of_memory(one);
}

static baremo_status read_indexed(void *context, const threads_piece *at) {
    batch *all = context;
    all->pieces[at->index].begun = true;
    try_piece(&all->pieces[at->index], read_piece);
    return BAREMO_OK;
}

static baremo_status write_indexed(void *context, const threads_piece *at) {
    batch *all = context;
    all->pieces[at->index].begun = true;
    if (all->pieces[at->index].evaluation.ready)
        try_piece(&all->pieces[at->index], write_piece);
    if (at->worker == 0)
        cli_progress_show(&all->progress, at->index + 1, all->count);
    return BAREMO_OK;
}

/* Without memory for a worker a piece is not begun. */
static void run_step(batch *all, threads_work step) {
    for (size_t i = 0; i < all->count; i++)
        all->pieces[i].begun = false;
    threads_for(all->call->settings.threads, all->count, step, all);
    for (size_t i = 0; i < all->count; i++)
        if (!all->pieces[i].begun)
            run_out_of_memory(&all->pieces[i]);
}

/* Two programmes of one id would write into one folder: the first has it. */
static void refuse_same_ids(batch *all) {
    for (size_t i = 1; i < all->count; i++)
        for (size_t j = 0; all->pieces[i].evaluation.ready && j < i; j++) {
            piece *later = &all->pieces[i];
            const piece *first = &all->pieces[j];
            if (!first->evaluation.ready || strcmp(cli_evaluation_id(&later->evaluation),
                                                   cli_evaluation_id(&first->evaluation)) != 0)
                continue;
            later->evaluation.ready = false;
            later->exit = CLI_DATA;
            later->evaluation.failure =
                baremo_arena_format(all->call->arena,
                                    "its id '%s' is that of %s, and nothing was written; give it "
                                    "another `id` in the table `programme`",
                                    cli_evaluation_id(&later->evaluation), first->path);
        }
}

static void say_piece(const cli_call *call, const piece *one) {
    if (one->diagnostics)
        cli_print_diagnostics(call, one->diagnostics);
    if (one->evaluation.failure)
        cli_error("%s: %s", one->path, one->evaluation.failure);
    else if (one->evaluation.summary)
        cli_say(call, "%s", one->evaluation.summary);
}

static void start_piece(piece *one, const batch *all, const char *path) {
    one->path = path;
    one->arena = baremo_arena_new(NULL);
    one->evaluation.call = all->call;
    one->evaluation.options = all->options;
}

static cli_exit finish(batch *all) {
    cli_exit worst = CLI_DONE;
    for (size_t i = 0; i < all->count; i++) {
        say_piece(all->call, &all->pieces[i]);
        worst = all->pieces[i].exit > worst ? all->pieces[i].exit : worst;
        baremo_arena_free(all->pieces[i].arena);
    }
    return worst;
}

static cli_exit run_one(batch *all) {
    start_piece(&all->pieces[0], all, all->call->operands[0]);
    try_piece(&all->pieces[0], read_piece);
    if (all->pieces[0].evaluation.ready)
        try_piece(&all->pieces[0], write_piece);
    return finish(all);
}

/* A batch fails as a whole with 1; what each programme lacked stands on its own line. */
static cli_exit run_batch(batch *all, const char *directory) {
    if (mkdir(directory, 0777) != 0 && errno != EEXIST) {
        cli_error("the folder '%s' cannot be made: %s; name another one with -o", directory,
                  strerror(errno));
        return CLI_FAILED;
    }
    for (size_t i = 0; i < all->count; i++)
        start_piece(&all->pieces[i], all, all->call->operands[i]);
    all->progress = cli_progress_start(all->call, "programmes");
    run_step(all, read_indexed);
    refuse_same_ids(all);
    run_step(all, write_indexed);
    cli_progress_end(&all->progress);
    size_t failed = 0;
    for (size_t i = 0; i < all->count; i++)
        failed += all->pieces[i].exit != CLI_DONE;
    finish(all);
    cli_say(all->call, "%zu programmes, %zu with problems; the reports are in %s", all->count,
            failed, directory);
    return failed ? CLI_DATA : CLI_DONE;
}

static cli_exit check_profile(const cli_call *call) {
    const char *profile = cli_value(call, "profile");
    if (!profile || strcmp(profile, "working") == 0)
        return CLI_DONE;
    if (strcmp(profile, "publication") == 0)
        return cli_usage(
            call,
            "the publication profile is not in this version: small cells cannot be protected yet");
    return cli_usage(call, "--profile takes working or publication, not '%s'", profile);
}

static cli_exit run(cli_call *call) {
    if (call->operand_count == 0)
        return cli_usage(call, "name the folder of a programme");
    cli_evaluation_options options = {.period = cli_value(call, "period"),
                                      .batch = call->operand_count > 1};
    cli_exit status = check_profile(call);
    if (status == CLI_DONE)
        status = cli_output_options_read(&options.outputs, call, cli_value(call, "format"));
    if (status == CLI_DONE && options.period &&
        !baremo_period_parse(options.period, &(baremo_period){0}))
        status = cli_usage(call, "'%s' is no period; write it as 2018, 2018-Q3, 2018-07 or 2017/18",
                           options.period);
    if (status != CLI_DONE)
        return status;
    options.directory = cli_value(call, "output");
    batch all = {.call = call, .options = &options, .count = call->operand_count};
    all.pieces = baremo_arena_array(call->arena, all.count, sizeof *all.pieces);
    if (!options.batch)
        return run_one(&all);
    if (!options.directory)
        options.directory = "reports";
    return run_batch(&all, options.directory);
}

static const cli_option report_options[] = {
    {"output", 'o', "DIR",
     "the folder to write (default: ID-report, for several programmes: reports)"},
    {"format", 'f', "LIST", "what to write, of 'baremo list formats' (default: all)"},
    {"period", 'p', "P", "the period to evaluate (default: the programme's)"},
    {"profile", 0, "working", "who will read it: working (all numbers, small cells not protected)"},
};

const cli_command cli_command_report = {
    .name = "report",
    .operands = "PROGRAMME...",
    .summary = "Evaluates programmes and writes results, workbook and charts",
    .help = "Writes into DIR: report.xlsx, charts/*.svg and charts/*.png, results.csv, "
            "results.json, and run.json with the\n"
            "inputs and their SHA-256. Several programmes are a batch: one folder each below DIR, "
            "named by its id; a failure\n"
            "of one does not stop the others.\n\n"
            "Output is written whole or not at all. An existing DIR is replaced only when it is "
            "empty or holds nothing but\n"
            "what an earlier run wrote there.\n\n"
            "When the data have errors nothing is written, unless --keep-going is given.\n",
    .options = report_options,
    .option_count = sizeof report_options / sizeof *report_options,
    .run = run,
};
