/* Results to the files of an output folder, in the wanted formats. */
#include "cli/outputs.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include <baremo/text.h>

#include "cli/output_folder.h"
#include "engine/base/threads.h"
#include "reports/charts/charts.h"

static const char charts_name[] = "charts";

cli_exit cli_output_options_read(cli_output_options *options, const cli_call *call,
                                 const char *list) {
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

const char *cli_decimal_text(baremo_decimal_mark decimal) {
    return decimal == BAREMO_DECIMAL_COMMA ? "," : decimal == BAREMO_DECIMAL_POINT ? "." : NULL;
}

/* A file in one format: in an arena of its own, so that several can be written side by side. */
typedef struct one_file {
    const report_format *format;
    report_output output;
} one_file;

/* One folder of outputs while it is made. */
typedef struct work {
    cli_outputs *outputs;
    baremo_arena *arena;
    output_folder *folder;
    chart_list charts;
    chart_files *drawn; /* NULL: no charts are wanted */
    one_file *files;    /* those written side by side, then those that tell what was written */
    size_t file_count, side_by_side;
} work;

static const char *path_of(const work *here, const char *name) {
    return baremo_arena_format(here->arena, "%s/%s", output_folder_path(here->folder), name);
}

static baremo_status begin_charts(work *here) {
    if (!here->outputs->options->charts)
        return BAREMO_OK;
    const char *folder = path_of(here, charts_name);
    if (mkdir(folder, 0777) != 0) {
        here->outputs->failure = baremo_arena_format(
            here->arena, "no folder for the charts can be made: %s", strerror(errno));
        return BAREMO_IO;
    }
    here->drawn = chart_files_new(here->outputs->results, folder);
    return here->drawn ? BAREMO_OK : BAREMO_NO_MEMORY;
}

static void list_files(work *here, bool last) {
    const cli_outputs *outputs = here->outputs;
    for (size_t i = 0; i < outputs->options->format_count; i++) {
        const report_format *format = outputs->options->formats[i];
        if (format->always != last)
            continue;
        const char *name = report_format_file_name(format, outputs->results);
        here->files[here->file_count++] = (one_file){.format = format,
                                                     .output = {.results = outputs->results,
                                                                .run = &outputs->run,
                                                                .name = name,
                                                                .path = path_of(here, name)}};
    }
}

static void begin_files(work *here) {
    here->files =
        baremo_arena_array(here->arena, here->outputs->options->format_count, sizeof *here->files);
    list_files(here, false);
    here->side_by_side = here->file_count;
    list_files(here, true);
    for (size_t i = 0; i < here->file_count; i++)
        here->files[i].output.arena = baremo_arena_new(NULL);
}

static baremo_status try_file(void *argument) {
    one_file *file = argument;
    file->output.diagnostics = baremo_diagnostics_new(file->output.arena);
    return report_write(file->format, &file->output);
}

static baremo_status write_file(one_file *file) {
    if (!file->output.arena)
        return BAREMO_NO_MEMORY;
    return baremo_arena_try(file->output.arena, try_file, file);
}

static baremo_status write_piece(void *context, const threads_piece *at) {
    const work *here = context;
    return at->index < here->side_by_side ? write_file(&here->files[at->index])
                                          : chart_files_join(here->drawn);
}

/* All files but the last: each format is one piece of work; whoever has none left joins those who
 * make charts. */
static baremo_status write_side_by_side(work *here) {
    unsigned threads = here->outputs->threads;
    size_t shares = here->drawn ? threads_workers(threads, SIZE_MAX) : 0;
    return threads_for(threads, here->side_by_side + shares, write_piece, here);
}

/* The names of all files, for run.json. */
static void list_outputs(work *here) {
    const cli_output_options *options = here->outputs->options;
    size_t count = 0;
    const char **outputs = baremo_arena_array(
        here->arena, options->format_count + 2 * here->charts.count + 1, sizeof *outputs);
    for (size_t i = 0; i < options->format_count; i++)
        outputs[count++] = report_format_file_name(options->formats[i], here->outputs->results);
    for (size_t i = 0; i < here->charts.count; i++) {
        outputs[count++] =
            baremo_arena_format(here->arena, "charts/%s.png", here->charts.items[i]->stem);
        outputs[count++] =
            baremo_arena_format(here->arena, "charts/%s.svg", here->charts.items[i]->stem);
    }
    here->outputs->run.outputs = outputs;
    here->outputs->run.output_count = count;
}

static baremo_status write_last(work *here) {
    baremo_status status = BAREMO_OK;
    list_outputs(here);
    for (size_t i = here->side_by_side; i < here->file_count && status == BAREMO_OK; i++)
        status = write_file(&here->files[i]);
    return status;
}

static baremo_status end_charts(work *here) {
    if (!here->drawn)
        return BAREMO_OK;
    baremo_status status = chart_files_end(here->drawn, &here->charts, here->outputs->diagnostics);
    here->outputs->chart_count = here->charts.count;
    return status;
}

static void end_files(const work *here) {
    for (size_t i = 0; i < here->file_count; i++) {
        if (here->files[i].output.diagnostics)
            baremo_diagnostics_append(here->outputs->diagnostics,
                                      here->files[i].output.diagnostics);
        baremo_arena_free(here->files[i].output.arena);
    }
}

static baremo_status write_all(work *here) {
    baremo_status status = begin_charts(here);
    if (status != BAREMO_OK)
        return status;
    begin_files(here);
    baremo_status written = write_side_by_side(here);
    status = end_charts(here);
    if (status == BAREMO_OK)
        status = written;
    if (status == BAREMO_OK)
        status = write_last(here);
    end_files(here);
    chart_files_free(here->drawn);
    return status;
}

baremo_status cli_outputs_write(cli_outputs *outputs) {
    work here = {.outputs = outputs, .arena = outputs->arena};
    baremo_status status =
        output_folder_open(&here.folder, here.arena, outputs->directory, &outputs->failure);
    if (status != BAREMO_OK)
        return status;
    status = write_all(&here);
    if (status == BAREMO_OK)
        return output_folder_commit(here.folder, &outputs->failure);
    output_folder_discard(here.folder);
    return status;
}
