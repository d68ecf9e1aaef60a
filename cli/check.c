/* baremo check: reads and checks programmes, and does nothing else. */
#include "cli/command.h"

#include <stdio.h>

#include "cli/load.h"
#include "indicators/surveys/surveys.h"

static void print_decisions(const cli_call *call, const programme *model) {
    for (size_t i = 0; i < model->decision_count; i++) {
        const programme_decision *decision = &model->decisions[i];
        cli_say(call, "%s, column %s: decimal %s%s%s%s (%s)", decision->table, decision->column,
                decision->decimal == BAREMO_DECIMAL_COMMA   ? "comma"
                : decision->decimal == BAREMO_DECIMAL_POINT ? "point"
                                                            : "mark not needed",
                *decision->group ? ", thousands '" : "", decision->group, *decision->group ? "'" : "",
                decision->decided_by);
    }
}

static const char *plural(size_t count) { return count == 1 ? "" : "s"; }

/* The answers too: what is wrong with them is quoted, for it is the user's own screen. */
static baremo_status check_answers(cli_call *call, const programme *model, baremo_diagnostics *diagnostics) {
    const surveys_options wanted = {
        .decimal = call->settings.decimal, .threads = call->settings.threads, .quoted = true};
    surveys *answers = NULL;
    baremo_status status = surveys_read(&answers, model, &wanted, call->arena, diagnostics);
    baremo_diagnostics_sort(diagnostics);
    return status;
}

static cli_exit check_one(cli_call *call, const char *path) {
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(call->arena);
    const programme *model = NULL;
    baremo_status status = cli_load(&model, call, path, NULL, call->arena, diagnostics);
    if (model) {
        baremo_status answers = check_answers(call, model, diagnostics);
        status = status == BAREMO_OK ? answers : status;
    }
    cli_print_diagnostics(call, diagnostics);
    if (model && call->settings.verbose)
        print_decisions(call, model);
    size_t errors = baremo_diagnostics_count(diagnostics, BAREMO_ERROR);
    size_t warnings = baremo_diagnostics_count(diagnostics, BAREMO_WARNING);
    cli_say(call, "%s: %zu error%s, %zu warning%s", path, errors, plural(errors), warnings, plural(warnings));
    return cli_exit_of(status, diagnostics);
}

static cli_exit run(cli_call *call) {
    if (call->operand_count == 0)
        return cli_usage(call, "name the folder of a programme");
    cli_exit worst = CLI_DONE;
    for (size_t i = 0; i < call->operand_count; i++) {
        cli_exit one = check_one(call, call->operands[i]);
        worst = one > worst ? one : worst;
    }
    return worst;
}

const cli_command cli_command_check = {
    .name = "check",
    .operands = "PROGRAMME...",
    .summary = "Reads the tables of programmes and lists every problem in them",
    .help = "Each problem stands on a line of its own, `FILE:ROW:COLUMN: error: NAME: what is wrong [CODE]`, and below it\n"
            "what to do. Rows are counted as a spreadsheet shows them. Nothing is written. With --verbose it also says how\n"
            "the numbers of each column were read, and why.\n",
    .run = run,
};
