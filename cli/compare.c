/* baremo compare: several programmes, or the areas of one, side by side. */
#include "cli/command.h"

#include <string.h>

#include "cli/evaluate.h"
#include "cli/load.h"
#include "cli/names.h"
#include "cli/outputs.h"
#include "cli/platform.h"
#include "cli/progress.h"
#include "engine/base/threads.h"
#include "indicators/cities/cities.h"

/* One programme: evaluated in an arena that is freed at once, kept in one of its own. */
typedef struct piece {
    const char *path, *name;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics; /* its files named as among several programmes */
    const kept_programme *kept;      /* NULL: it cannot be compared */
    baremo_status status;
} piece;

typedef struct batch {
    cli_call *call;
    cli_call single; /* the same, for the work of one thread */
    piece *pieces;
    size_t count;
    const char *plan_path, *plan_name;
    const cities_plan *plan;
    cli_progress progress;
    baremo_results *results;
} batch;

/* -- a programme -- */

typedef struct evaluation_call {
    batch *all;
    piece *one;
    baremo_arena *arena; /* that is freed */
    const programme *model;
    baremo_results *results;
    evaluate_parts parts;
    baremo_diagnostics *diagnostics;
} evaluation_call;

static bool has_errors(const evaluation_call *at, baremo_status status) {
    return status != BAREMO_OK || baremo_diagnostics_count(at->diagnostics, BAREMO_ERROR) > 0;
}

/* A programme with errors is evaluated all the same: its definitions are compared with those of the others,
 * so that one run says all that is wrong. Only problems of its data are said, none that follow from them. */
static baremo_status evaluate_with_errors(evaluation_call *at, const cli_call *call) {
    cli_settings settings = call->settings;
    settings.keep_going = true;
    const cli_evaluate_call how = {&settings, settings.threads, &at->parts, true};
    baremo_diagnostics *unsaid = baremo_diagnostics_new(at->arena);
    if (cli_evaluate(&at->results, at->model, &how, at->arena, unsaid) == BAREMO_NO_MEMORY)
        return BAREMO_NO_MEMORY;
    return BAREMO_DATA;
}

static baremo_status evaluate(void *argument) {
    evaluation_call *at = argument;
    const cli_call *call = at->all->count > 1 ? &at->all->single : at->all->call;
    at->diagnostics = baremo_diagnostics_new(at->arena);
    at->parts.arena = at->arena;
    baremo_status status =
        cli_load(&at->model, call, at->one->path, NULL, at->arena, at->diagnostics);
    if (!at->model || (status != BAREMO_OK && status != BAREMO_DATA))
        return status == BAREMO_OK ? BAREMO_DATA : status;
    if (has_errors(at, status) && !call->settings.keep_going)
        return evaluate_with_errors(at, call);
    const cli_evaluate_call how = {&call->settings, call->settings.threads, &at->parts, true};
    return cli_evaluate(&at->results, at->model, &how, at->arena, at->diagnostics);
}

static baremo_status keep(void *argument) {
    evaluation_call *at = argument;
    baremo_diagnostics_sort(at->diagnostics);
    baremo_diagnostics_append_within(at->one->diagnostics, at->diagnostics, at->one->name,
                                     at->one->path);
    if (!at->results)
        return BAREMO_OK;
    const kept_source source = {.model = at->model,
                                .results = at->results,
                                .parts = &at->parts,
                                .name = at->one->name,
                                .of_areas = at->all->count == 1};
    at->one->kept = kept_programme_new(&source, at->one->arena);
    return BAREMO_OK;
}

static baremo_status start(void *argument) {
    piece *one = argument;
    one->diagnostics = baremo_diagnostics_new(one->arena);
    return BAREMO_OK;
}

static void evaluate_piece(batch *all, piece *one) {
    evaluation_call at = {.all = all, .one = one, .arena = baremo_arena_new(NULL)};
    one->arena = baremo_arena_new(NULL);
    one->status = BAREMO_NO_MEMORY;
    if (one->arena && at.arena && baremo_arena_try(one->arena, start, one) == BAREMO_OK) {
        one->status = baremo_arena_try(at.arena, evaluate, &at);
        if (at.diagnostics && baremo_arena_try(one->arena, keep, &at) != BAREMO_OK)
            one->status = BAREMO_NO_MEMORY;
    }
    baremo_arena_free(at.arena);
}

static baremo_status evaluate_indexed(void *context, const threads_piece *at) {
    batch *all = context;
    evaluate_piece(all, &all->pieces[at->index]);
    if (at->worker == 0)
        cli_progress_show(&all->progress, at->index + 1, all->count);
    return BAREMO_OK;
}

/* -- the plan -- */

/* Without --plan the areas of a programme are compared by the tables of the programme itself. */
static baremo_status read_plan(batch *all) {
    cli_call *call = all->call;
    const char *path = all->plan_path;
    if (!path && all->count > 1)
        return BAREMO_OK;
    const char *name = path ? all->plan_name : all->pieces[0].name;
    baremo_diagnostics *found = baremo_diagnostics_new(call->arena);
    const baremo_read_options reading = {.threads = call->settings.threads};
    const programme_options options = {.decimal = call->settings.decimal,
                                       .language = call->settings.language};
    const baremo_tables *tables = NULL;
    path = path ? path : all->pieces[0].path;
    baremo_status status = baremo_tables_read(path, programme_table_names(call->arena), &reading,
                                              call->arena, found, &tables);
    if (tables && status != BAREMO_IO && status != BAREMO_NO_MEMORY) {
        baremo_status checked =
            cities_plan_read(&all->plan, tables, name, &options, call->arena, found);
        status = checked == BAREMO_OK ? status : checked;
    }
    if (all->plan_path)
        baremo_diagnostics_append_within(call->diagnostics, found, name, path);
    else if (all->plan && all->plan->member_count == 0 &&
             baremo_diagnostics_count(found, BAREMO_ERROR) == 0)
        all->plan = NULL;
    return all->plan_path ? status : BAREMO_OK;
}

/* -- the comparison -- */

static void describe_run(const batch *all, report_run *run) {
    const cli_settings *settings = &all->call->settings;
    const report_setting known[] = {{"plan", all->plan_name},
                                    {"language", settings->language},
                                    {"decimal", cli_decimal_text(settings->decimal)},
                                    {"keep-going", settings->keep_going ? "yes" : NULL},
                                    {"profile", "working"}};
    enum { COUNT = sizeof known / sizeof *known };
    report_setting *given = baremo_arena_array(all->call->arena, COUNT, sizeof *given);
    for (size_t i = 0; i < COUNT; i++)
        if (known[i].value)
            given[run->setting_count++] = known[i];
    run->settings = given;
    run->command = "compare";
}

static void settle_date(const batch *all) {
    bool given = all->plan && all->plan->settings.date_given;
    int day = 0;
    for (size_t i = 0; i < all->count; i++)
        given = given || (all->pieces[i].kept && all->pieces[i].kept->settings.date_given);
    if (!given && cli_epoch_day(&day))
        baremo_results_set_programme(all->results)->date = day;
}

/* The status of the worst piece; their problems are joined in the order of the command. */
static baremo_status join_pieces(batch *all) {
    baremo_status worst = BAREMO_OK;
    for (size_t i = 0; i < all->count; i++) {
        const piece *one = &all->pieces[i];
        if (one->diagnostics)
            baremo_diagnostics_append(all->call->diagnostics, one->diagnostics);
        bool harmless = one->kept && all->call->settings.keep_going && one->status == BAREMO_DATA;
        if (one->status != BAREMO_OK && !harmless && (worst == BAREMO_OK || worst == BAREMO_DATA))
            worst = one->status;
    }
    return worst;
}

/* `checking`: only to find what is wrong. */
static baremo_status compare(batch *all, bool checking) {
    cli_call *call = all->call;
    const kept_programme **kept = baremo_arena_array(call->arena, all->count + 1, sizeof *kept);
    cities_job job = {.plan = all->plan,
                      .plan_name = all->plan_path ? all->plan_name : NULL,
                      .programmes = kept,
                      .of_areas = all->count == 1,
                      .checking = checking,
                      .language = call->settings.language,
                      .threads = call->settings.threads};
    for (size_t i = 0; i < all->count; i++)
        if (all->pieces[i].kept)
            kept[job.count++] = all->pieces[i].kept;
    job.partial = job.count < all->count;
    return job.count ? cities_compare(&all->results, &job, call->arena, call->diagnostics)
                     : BAREMO_DATA;
}

static void say_done(const batch *all, const cli_outputs *outputs) {
    size_t units = 0, rows = 0;
    baremo_results_units(all->results, &units);
    baremo_results_rows(all->results, &rows);
    cli_say(all->call, "%s: %zu %s, %zu results, %zu chart%s; written to %s",
            baremo_results_get_programme(all->results)->id, units,
            all->count == 1 ? "areas" : "programmes", rows, outputs->chart_count,
            outputs->chart_count == 1 ? "" : "s", outputs->directory);
}

static baremo_status write_outputs(batch *all, const cli_output_options *options) {
    cli_call *call = all->call;
    const char *directory = cli_value(call, "output");
    baremo_diagnostics_sort(call->diagnostics);
    baremo_results_set_problems(all->results, call->diagnostics);
    settle_date(all);
    baremo_results_set_programme(all->results)->incomplete =
        baremo_diagnostics_count(call->diagnostics, BAREMO_ERROR) > 0;
    cli_outputs outputs = {.options = options,
                           .results = all->results,
                           .threads = call->settings.threads,
                           .directory = directory ? directory : "comparison",
                           .arena = call->arena,
                           .diagnostics = call->diagnostics};
    describe_run(all, &outputs.run);
    baremo_status status = cli_outputs_write(&outputs);
    if (outputs.failure)
        cli_error("%s", outputs.failure);
    else if (status == BAREMO_OK)
        say_done(all, &outputs);
    return status;
}

static bool carries_on(const batch *all, baremo_status status) {
    return status == BAREMO_OK || (status == BAREMO_DATA && all->call->settings.keep_going);
}

/* Memory and files before data. */
static baremo_status worse_of(baremo_status one, baremo_status other) {
    return other == BAREMO_OK || (one != BAREMO_OK && one != BAREMO_DATA) ? one : other;
}

static baremo_status run_all(batch *all, const cli_output_options *options) {
    baremo_status planned = read_plan(all);
    all->progress = cli_progress_start(all->call, "programmes");
    threads_for(all->call->settings.threads, all->count, evaluate_indexed, all);
    cli_progress_end(&all->progress);
    baremo_status status = join_pieces(all);
    status = worse_of(status, planned);
    if (status == BAREMO_IO || status == BAREMO_NO_MEMORY)
        return status;
    bool checking = !carries_on(all, status);
    status = worse_of(status, compare(all, checking));
    return checking || !all->results || !carries_on(all, status) ? status
                                                                 : write_outputs(all, options);
}

/* The first operand that names the same thing as one before it; NULL: none. */
static const char *named_twice(const cli_call *call) {
    cli_platform_identity *all = baremo_arena_array(call->arena, call->operand_count, sizeof *all);
    for (size_t i = 0; i < call->operand_count; i++) {
        all[i] = cli_platform_identify(call->operands[i]);
        for (size_t k = 0; k < i && all[i].known; k++)
            if (all[k].known && all[i].node == all[k].node && all[i].device == all[k].device)
                return call->operands[i];
    }
    return NULL;
}

static cli_exit run(cli_call *call) {
    if (call->operand_count == 0)
        return cli_usage(call, "name the folders of two programmes or more, or of one with areas");
    const char *twice = named_twice(call);
    if (twice)
        return cli_usage(call, "%s is named twice", twice);
    cli_output_options options = {0};
    cli_exit usage = cli_output_options_read(&options, call, cli_value(call, "format"));
    if (usage != CLI_DONE)
        return usage;
    batch all = {.call = call, .single = *call, .count = call->operand_count};
    all.single.settings.threads = 1;
    all.plan_path = cli_value(call, "plan");
    all.plan_name =
        all.plan_path ? cli_names_of(call->arena, (char *const *)&all.plan_path, 1)[0] : NULL;
    all.pieces = baremo_arena_array(call->arena, all.count, sizeof *all.pieces);
    const char *const *names = cli_names_of(call->arena, call->operands, all.count);
    for (size_t i = 0; i < all.count; i++) {
        all.pieces[i].path = call->operands[i];
        all.pieces[i].name = names[i];
        all.pieces[i].status = BAREMO_NO_MEMORY; /* until it was evaluated */
    }
    baremo_status status = run_all(&all, &options);
    bool written = status == BAREMO_OK && all.results;
    baremo_diagnostics_sort(call->diagnostics);
    cli_print_diagnostics(call, call->diagnostics);
    if (!written && status == BAREMO_DATA)
        cli_say(call, "the data have errors; nothing was written");
    cli_exit exit = cli_exit_of(status, call->diagnostics);
    for (size_t i = 0; i < all.count; i++)
        baremo_arena_free(all.pieces[i].arena);
    return exit;
}

static const cli_option compare_options[] = {
    {"output", 'o', "DIR", "the folder to write (default: comparison)"},
    {"plan", 'P', "PLAN", "a folder or workbook that says how to compare"},
    {"format", 'f', "LIST", "what to write, of 'baremo list formats' (default: all)"},
};

const cli_command cli_command_compare = {
    .name = "compare",
    .operands = "PROGRAMME...",
    .summary = "Compares programmes, or the areas of one",
    .help = "Indicators, scales, items and codes are the same when their ids are the same; two "
            "definitions of one id are an\n"
            "error that names both places. One programme alone is compared by its areas of role "
            "`programme`.\n\n"
            "PLAN holds tables: programme (title, language, currency, confidence, seed, min_cell, "
            "ranks, order, bands, imputed),\n"
            "comparison (indicator, pillar, weight, low, high, direction: a composite index), "
            "exchange (currency, rate) and\n"
            "areas (area, stratum, population: of the programmes, by their ids). Without it the "
            "settings of the first\n"
            "programme hold, with the largest min_cell. Ranks stand only where `ranks` is yes.\n"
            "`order` is given, population, or an indicator, by which only where `ranks` is yes.\n\n"
            "Writes into DIR: comparison.xlsx, charts/*.svg and charts/*.png, results.csv, "
            "results.json, run.json; whole or\n"
            "not at all.\n",
    .options = compare_options,
    .option_count = sizeof compare_options / sizeof *compare_options,
    .run = run,
};
