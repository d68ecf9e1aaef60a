/* Results to the files of an output folder, in the wanted formats. */
#ifndef BAREMO_CLI_OUTPUTS_H
#define BAREMO_CLI_OUTPUTS_H

#include "cli/command.h"
#include "reports/formats/formats.h"

/** What is to be written. */
typedef struct cli_output_options {
    const report_format *const *formats; /**< the wanted ones */
    size_t format_count;
    bool charts;
} cli_output_options;

/** Reads --format: names of `baremo list formats` separated by commas. CLI_USAGE after having said
 * what is wrong. */
cli_exit cli_output_options_read(cli_output_options *options, const cli_call *call,
                                 const char *list);

typedef struct cli_outputs {
    const cli_output_options *options;
    const baremo_results *results;
    report_run run; /**< command and settings; the list of outputs is filled in */
    unsigned threads;
    const char *directory;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    size_t chart_count;  /**< out */
    const char *failure; /**< out: why nothing was written; NULL: see the diagnostics */
} cli_outputs;

/** Draws the charts and writes all files, whole or not at all. */
baremo_status cli_outputs_write(cli_outputs *outputs);

/** The --decimal of the settings as a text; NULL: not given. */
const char *cli_decimal_text(baremo_decimal_mark decimal);

#endif
