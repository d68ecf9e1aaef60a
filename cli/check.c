/* baremo check: reads and checks programmes, and does nothing else. */
#include "cli/command.h"

#include <string.h>

#include <baremo/table.h>

#include "cli/load.h"
#include "cli/mark.h"
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
static baremo_status check_answers(cli_call *call, const programme *model,
                                   baremo_diagnostics *diagnostics) {
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
    cli_exit marked = CLI_DONE;
    const char *output = cli_value(call, "output");
    if (output && status != BAREMO_IO && status != BAREMO_NO_MEMORY)
        marked = cli_mark(call, output, model, diagnostics);
    cli_exit checked = cli_exit_of(status, diagnostics);
    return marked > checked ? marked : checked;
}

static cli_exit run(cli_call *call) {
    if (call->operand_count == 0)
        return cli_usage(call, "name the folder of a programme");
    const char *output = cli_value(call, "output");
    if (output && call->operand_count > 1)
        return cli_usage(call, "-o marks one programme; check the others apart");
    cli_exit worst = output ? cli_mark_allowed(call, output, call->operands[0]) : CLI_DONE;
    if (worst != CLI_DONE)
        return worst;
    for (size_t i = 0; i < call->operand_count; i++) {
        cli_exit one = check_one(call, call->operands[i]);
        worst = one > worst ? one : worst;
    }
    return worst;
}

static const cli_option check_options[] = {
    {"output", 'o', "MARKED.xlsx", "write a copy of the tables with the problems marked in it"},
};

const cli_command cli_command_check = {
    .name = "check",
    .operands = "PROGRAMME...",
    .summary = "Reads the tables of programmes and lists every problem in them",
    .help = "Each problem stands on a line of its own, `FILE:ROW:COLUMN: error: NAME: what is "
            "wrong [CODE]`, and below it\n"
            "what to do. Rows are counted as a spreadsheet shows them. With --verbose it also says "
            "how each table was read\n"
            "(separator, encoding) and the numbers of each column, and why.\n\n"
            "With -o the tables are given back as a workbook, in the language of the programme: "
            "offending cells, rows and\n"
            "headings are marked with a note of what is wrong and what to do, and a list of "
            "problems leads to them. Corrected\n"
            "and saved it can be checked and reported on like any programme; answers in files of "
            "their own stay where they are,\n"
            "so keep it beside them. An earlier marked copy of that name is replaced.\n",
    .options = check_options,
    .option_count = sizeof check_options / sizeof *check_options,
    .run = run,
};
