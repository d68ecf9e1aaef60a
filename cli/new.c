/* baremo new: a programme to fill in. */
#include "cli/command.h"

#include "cli/draft_files.h"
#include "cli/new_draft.h"
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
    if (cli_draft_asked(call))
        return cli_draft_new(call, path);
    making work = {.wish = {.language = call->settings.language ? call->settings.language : "en",
                            .example = cli_value(call, "example") != NULL,
                            .workbook = cli_names_workbook(path)},
                   .arena = call->arena};
    if (baremo_arena_try(call->arena, make, &work) != BAREMO_OK) {
        cli_error("memory ran out; nothing was written");
        return CLI_FAILED;
    }
    cli_exit status = cli_draft_create(call, work.draft, path, NULL, 0);
    if (status == CLI_DONE)
        say_next(call, path);
    return status;
}

static const cli_option new_options[] = {
    {"example", 0, NULL, "fill it with a small made programme that gives a whole report"},
    {"from", 0, "FILE",
     "draft it from an export of answers; of two waves: twice, or pre=A; post=B"},
    {"profile", 0, "P", "kobo, google, limesurvey, qualtrics or plain (default: by the headings)"},
    {"sheet", 0, "NAME",
     "the sheet of the answers (default: the first with cells); of two waves: pre=A; post=B"},
    {"xlsform", 0, "FORM.xlsx", "take questions, choices and labels from an XLSForm"},
};

const cli_command cli_command_new = {
    .name = "new",
    .operands = "DIR | FILE.xlsx",
    .summary = "Makes a programme to fill in, or drafts it from answers or a form",
    .help =
        "The workbook has a sheet for each table, with headings in the language of --language "
        "(en, es, fr; default en),\n"
        "a note on each heading, drop-down lists, and codes and periods kept as text; sheets of "
        "instructions and examples\n"
        "are not read. A folder has a CSV file for each table and the same notes in a text "
        "file. Filled in and saved,\n"
        "both go straight into 'baremo check' and 'baremo report'.\n\n"
        "With --from the tables are drafted from an export of answers (.csv, .xlsx, .ods, .sav, "
        ".dta; KoboToolbox, Google\n"
        "Forms, LimeSurvey, Qualtrics or plain), which is copied beside them: columns, types, "
        "known "
        "answers in their order,\n"
        "ranges, scales, waves, respondents' codes, the period. With --xlsform, questions and "
        "labels come from the form. `?`\n"
        "stands where a person must decide, with a note why; 'baremo check' lists what is left. "
        "Columns that tell who somebody\n"
        "is are left out, and no answer of one person is copied into the tables.\n\n"
        "It is written whole or not at all, and never over anything that is there already.\n",
    .options = new_options,
    .option_count = sizeof new_options / sizeof *new_options,
    .run = run,
};
