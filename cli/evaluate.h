/* The one way in which commands evaluate a programme: its surveys, then its indicators. */
#ifndef BAREMO_CLI_EVALUATE_H
#define BAREMO_CLI_EVALUATE_H

#include <baremo/results.h>

#include "cli/command.h"
#include "indicators/evaluate.h"

typedef struct cli_evaluate_call {
    const cli_settings *settings;
    unsigned threads;
    evaluate_parts *parts; /**< collects what values are made of; NULL: nobody asks */
    bool brief;            /**< no exact tests of surveys: for those who compare effects */
} cli_evaluate_call;

/** Evaluates a programme; the results have no problems yet.
 *  errors  BAREMO_DATA when the answers of its surveys have errors and --keep-going was not given
 */
baremo_status cli_evaluate(baremo_results **out, const programme *model,
                           const cli_evaluate_call *call, baremo_arena *arena,
                           baremo_diagnostics *diagnostics);

/** Reads the answers of the surveys of a programme that will not be evaluated, for its tables have
 * errors: all problems come in one run.
 */
baremo_status cli_check_answers(const programme *model, const cli_evaluate_call *call,
                                baremo_arena *arena, baremo_diagnostics *diagnostics);

/** SOURCE_DATE_EPOCH, in seconds, dates outputs that no programme dates.
 *  none  false: it is not there or cannot be read
 */
bool cli_epoch_day(int *day);

#endif
