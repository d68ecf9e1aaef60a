/* Results to the files of an output folder, in the wanted formats. */
#include "cli/outputs.h"

#include <errno.h>
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

/* One folder of outputs while it is made. */
typedef struct work {
    cli_outputs *outputs;
    baremo_arena *arena;
    chart_list charts;
    output_folder *folder;
} work;

/* The files that will be written, for run.json: known before any is. */
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

static baremo_status write_charts(const work *here) {
    if (!here->outputs->options->charts)
        return BAREMO_OK;
    const char *folder =
        baremo_arena_format(here->arena, "%s/charts", output_folder_path(here->folder));
    if (mkdir(folder, 0777) != 0) {
        here->outputs->failure = baremo_arena_format(
            here->arena, "no folder for the charts can be made: %s", strerror(errno));
        return BAREMO_IO;
    }
    return report_charts_write(&here->charts, folder, here->outputs->threads,
                               here->outputs->diagnostics);
}

/* A file in one format: in an arena of its own, so that several can be written side by side. */
typedef struct one_file {
    const report_format *format;
    report_output output;
} one_file;

static baremo_status write_file(void *argument) {
    one_file *file = argument;
    file->output.diagnostics = baremo_diagnostics_new(file->output.arena);
    return report_write(file->format, &file->output);
}

static baremo_status write_indexed(void *context, const threads_piece *at) {
    one_file *file = &((one_file *)context)[at->index];
    if (!file->output.arena)
        return BAREMO_NO_MEMORY;
    return baremo_arena_try(file->output.arena, write_file, file);
}

static baremo_status write_formats(const work *here) {
    const cli_outputs *outputs = here->outputs;
    size_t count = outputs->options->format_count;
    one_file *files = baremo_arena_array(here->arena, count, sizeof *files);
    for (size_t i = 0; i < count; i++) {
        const report_format *format = outputs->options->formats[i];
        files[i].format = format;
        files[i].output = (report_output){
            .results = outputs->results,
            .run = &outputs->run,
            .path = baremo_arena_format(here->arena, "%s/%s", output_folder_path(here->folder),
                                        report_format_file_name(format, outputs->results))};
    }
    for (size_t i = 0; i < count; i++)
        files[i].output.arena = baremo_arena_new(NULL);
    baremo_status status = threads_for(outputs->threads, count, write_indexed, files);
    for (size_t i = 0; i < count; i++) {
        if (files[i].output.diagnostics)
            baremo_diagnostics_append(outputs->diagnostics, files[i].output.diagnostics);
        baremo_arena_free(files[i].output.arena);
    }
    return status;
}

static baremo_status make_outputs(work *here) {
    cli_outputs *outputs = here->outputs;
    baremo_status status =
        output_folder_open(&here->folder, here->arena, outputs->directory, &outputs->failure);
    if (status != BAREMO_OK)
        return status;
    status = write_charts(here);
    if (status == BAREMO_OK)
        status = write_formats(here);
    if (status == BAREMO_OK)
        return output_folder_commit(here->folder, &outputs->failure);
    output_folder_discard(here->folder);
    return status;
}

baremo_status cli_outputs_write(cli_outputs *outputs) {
    work here = {.outputs = outputs, .arena = outputs->arena};
    baremo_status status = BAREMO_OK;
    if (outputs->options->charts)
        status = report_charts(&here.charts, outputs->results, report_language_of(outputs->results),
                               here.arena, outputs->diagnostics);
    if (status == BAREMO_IO || status == BAREMO_NO_MEMORY)
        return status;
    outputs->chart_count = here.charts.count;
    list_outputs(&here);
    return make_outputs(&here);
}
