/* baremo new: a programme to fill in. */
#include "cli/command.h"

#include "cli/draft_files.h"
#include "indicators/template/make.h"

typedef struct making {
    template_wish wish;
    baremo_arena *arena;
    baremo_draft *draft;
} making;

static baremo_status make(void *argument) {
    making *work = argument;
    work->draft = template_make(work->arena, &work->wish);
    return BAREMO_OK;
}

static void say_next(const cli_call *call, const char *path) {
    bool example = cli_value(call, "example") != NULL;
    if (cli_names_workbook(path))
        cli_say(call, "%s is written; open it in Excel or LibreOffice, then run: baremo %s %s",
                path, example ? "report" : "check", path);
    else
        cli_say(call, "the folder %s is written; fill in its tables, then run: baremo %s %s", path,
                example ? "report" : "check", path);
}

static cli_exit run(cli_call *call) {
    if (call->operand_count != 1)
        return cli_usage(call, "name one folder or workbook (.xlsx) to make");
    const char *path = call->operands[0];
    if (cli_names_other_file(path))
        return cli_usage(call,
                         "'%s' cannot be made: a template is a workbook (.xlsx) or a folder of CSV "
                         "files; LibreOffice opens the .xlsx and saves it as .ods too",
                         path);
    making work = {.wish = {.language = call->settings.language ? call->settings.language : "en",
                            .example = cli_value(call, "example") != NULL,
                            .workbook = cli_names_workbook(path)},
                   .arena = call->arena};
    if (baremo_arena_try(call->arena, make, &work) != BAREMO_OK) {
        cli_error("memory ran out; nothing was written");
        return CLI_FAILED;
    }
    cli_exit status = cli_draft_create(call, work.draft, path);
    if (status == CLI_DONE)
        say_next(call, path);
    return status;
}

static const cli_option new_options[] = {
    {"example", 0, NULL, "fill it with a small made programme that gives a whole report"},
};

const cli_command cli_command_new = {
    .name = "new",
    .operands = "DIR | FILE.xlsx",
    .summary = "Makes a programme to fill in: a workbook, or a folder of CSV files",
    .help =
        "The workbook has a sheet for each table, with headings in the language of --language "
        "(en, es, fr; default en),\n"
        "a note on each heading, drop-down lists, and codes and periods kept as text; sheets of "
        "instructions and examples\n"
        "are not read. A folder has a CSV file for each table and the same notes in a text "
        "file. Filled in and saved,\n"
        "both go straight into 'baremo check' and 'baremo report'.\n\n"
        "It is written whole or not at all, and never over anything that is there already.\n",
    .options = new_options,
    .option_count = sizeof new_options / sizeof *new_options,
    .run = run,
};
