/* One programme from its folder to its outputs. */
#ifndef BAREMO_CLI_EVALUATION_H
#define BAREMO_CLI_EVALUATION_H

#include "cli/command.h"
#include "cli/outputs.h"
#include "indicators/programme/programme.h"

typedef struct cli_evaluation_options {
    const char *period; /**< NULL: the programme's own */
    const char
        *directory; /**< of the outputs; NULL: ID-report. Of a batch: the folder of their folders */
    bool batch;
    cli_output_options outputs;
} cli_evaluation_options;

typedef struct cli_evaluation {
    const cli_call *call;
    const cli_evaluation_options *options;
    const char *path;       /**< out of reading: as the user named it */
    const programme *model; /**< out of reading */
    bool ready;             /**< out of reading: it can be evaluated and written */
    const char *summary;    /**< out: what was done, in one line */
    const char *failure;    /**< out: why nothing was written; NULL: see the diagnostics */
} cli_evaluation;

/** Reads and checks a programme; problems are added to the diagnostics, nothing is printed. */
cli_exit cli_evaluation_read(cli_evaluation *evaluation, const char *path, baremo_arena *arena,
                             baremo_diagnostics *diagnostics);

/** The id of a programme that is ready. */
const char *cli_evaluation_id(const cli_evaluation *evaluation);

/** Evaluates a programme that is ready and writes its outputs. */
cli_exit cli_evaluation_write(cli_evaluation *evaluation, baremo_arena *arena,
                              baremo_diagnostics *diagnostics);

#endif
