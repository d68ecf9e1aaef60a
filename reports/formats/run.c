/* run.json: what was run on what, so that anybody can repeat it and check the inputs. Nothing of
 * the clock, the host or the number of threads stands in it: the same run gives the same bytes. */
#include "reports/formats/file.h"
#include "reports/formats/json_writer.h"

#include <baremo/version.h>

static void settings(json_writer *json, const report_run *run) {
    json_open(json, "options", '{');
    for (size_t i = 0; i < run->setting_count; i++)
        json_text(json, run->settings[i].name, run->settings[i].value);
    json_close(json, '}');
}

static void inputs(json_writer *json, const baremo_results *results) {
    size_t count;
    const baremo_results_input *all = baremo_results_inputs(results, &count);
    json_open(json, "inputs", '[');
    for (size_t i = 0; i < count; i++) {
        json_open_flat(json, NULL, '{');
        json_text(json, "path", all[i].path);
        json_text(json, "sha256", all[i].sha256);
        json_number(json, "bytes", (double)all[i].bytes);
        json_number(json, "rows", (double)all[i].rows);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void outputs(json_writer *json, const report_run *run) {
    json_open(json, "outputs", '[');
    for (size_t i = 0; i < run->output_count; i++)
        json_text(json, NULL, run->outputs[i]);
    json_close(json, ']');
}

static double problem_count(const baremo_results *results, baremo_severity severity) {
    const baremo_diagnostics *problems = baremo_results_problems(results);
    return problems ? (double)baremo_diagnostics_count(problems, severity) : 0;
}

static void counts(json_writer *json, const baremo_results *results) {
    size_t count;
    json_open(json, "counts", '{');
    baremo_results_axes(results, &count);
    json_number(json, "axes", (double)count);
    baremo_results_actions(results, &count);
    json_number(json, "actions", (double)count);
    baremo_results_indicators(results, &count);
    json_number(json, "indicators", (double)count);
    baremo_results_areas(results, &count);
    json_number(json, "areas", (double)count);
    baremo_results_surveys(results, &count);
    json_number(json, "surveys", (double)count);
    baremo_results_scales(results, &count);
    json_number(json, "scales", (double)count);
    baremo_results_items(results, &count);
    json_number(json, "items", (double)count);
    baremo_results_rows(results, &count);
    json_number(json, "estimates", (double)count);
    json_number(json, "errors", problem_count(results, BAREMO_ERROR));
    json_number(json, "warnings", problem_count(results, BAREMO_WARNING));
    json_number(json, "notes", problem_count(results, BAREMO_NOTE));
    json_close(json, '}');
}

static void problems(json_writer *json, const report_output *output) {
    const baremo_diagnostics *all = baremo_results_problems(output->results);
    json_open(json, "problems", '[');
    for (size_t i = 0; all && i < baremo_diagnostics_length(all); i++)
        json_raw(json, NULL,
                 baremo_diagnostic_format_json(baremo_diagnostics_at(all, i), output->arena));
    json_close(json, ']');
}

static void run_whole(report_file *file, baremo_buffer *buffer, const report_output *output) {
    (void)file;
    json_writer json = {.buffer = buffer};
    const baremo_results_programme *programme = baremo_results_get_programme(output->results);
    json_open(&json, NULL, '{');
    json_text(&json, "baremo", BAREMO_VERSION);
    json_text(&json, "command", output->run->command);
    json_text(&json, "programme", programme->id);
    json_text(&json, "period", baremo_period_text(output->arena, programme->period));
    json_text(&json, "date", baremo_day_text(output->arena, programme->date));
    json_flag(&json, "synthetic", programme->synthetic);
    json_flag(&json, "incomplete", programme->incomplete);
    json_flag(&json, "protected", false);
    settings(&json, output->run);
    inputs(&json, output->results);
    counts(&json, output->results);
    outputs(&json, output->run);
    problems(&json, output);
    json_close(&json, '}');
    baremo_buffer_add_char(buffer, '\n');
}

static baremo_status run_write(const report_output *output) {
    return report_file_write(output, run_whole);
}

const report_format report_format_run = {
    .name = "run",
    .file_name = "run.json",
    .summary = "what was run on what: version, options, inputs with SHA-256, counts, problems",
    .always = true,
    .write = run_write,
};
