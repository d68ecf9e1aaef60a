/* baremo check: reads and checks programmes, and does nothing else. */
#include "cli/command.h"

#include <string.h>

#include <baremo/table.h>

#include "cli/load.h"
#include "indicators/surveys/surveys.h"

static const char *plural(size_t count) { return count == 1 ? "" : "s"; }

static void print_decision(const cli_call *call, const programme_decision *decision) {
    if (decision->decimal != BAREMO_DECIMAL_COMMA && decision->decimal != BAREMO_DECIMAL_POINT) {
        cli_say(call, "    %s: numbers without a decimal mark", decision->column);
        return;
    }
    const char *mark = decision->decimal == BAREMO_DECIMAL_COMMA ? "comma" : "point";
    bool grouped = *decision->group;
    cli_say(call, "    %s: decimal %s%s%s%s (%s)", decision->column, mark,
            grouped ? ", thousands '" : "", decision->group, grouped ? "'" : "",
            decision->decided_by);
}

static const char *shown_name(const cli_call *call, const baremo_table *table) {
    const char *file = baremo_table_file(table), *sheet = baremo_table_sheet(table);
    return sheet ? baremo_arena_format(call->arena, "%s#%s", file, sheet) : file;
}

/* How each table was read, and below it each of its columns of numbers. */
static void print_decisions(const cli_call *call, const programme *model) {
    for (size_t i = 0; i < model->tables->count; i++) {
        const baremo_table *table = model->tables->tables[i];
        const char *name = shown_name(call, table);
        size_t rows = baremo_table_row_count(table);
        cli_say(call, "%s: %s; %zu row%s", name, baremo_table_dialect(table), rows, plural(rows));
        for (size_t j = 0; j < model->decision_count; j++)
            if (strcmp(model->decisions[j].table, name) == 0)
                print_decision(call, &model->decisions[j]);
    }
}

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
    cli_say(call, "%s: %zu error%s, %zu warning%s", path, errors, plural(errors), warnings,
            plural(warnings));
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
    .help = "Each problem stands on a line of its own, `FILE:ROW:COLUMN: error: NAME: what is "
            "wrong [CODE]`, and below it\n"
            "what to do. Rows are counted as a spreadsheet shows them. Nothing is written. With "
            "--verbose it also says how\n"
            "each table was read (separator, encoding) and the numbers of each column, and why.\n",
    .run = run,
};
