/* baremo stat: a statistical procedure over the columns of a table.
 *
 * The options are those of the procedure that is asked for, its roles among them, so they are put
 * together before the arguments are read. Groups are computed and written a portion at a time:
 * memory does not grow with their number.
 */
#include "cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/procedure.h>
#include <baremo/text.h>

#include "cli/output_file.h"
#include "cli/progress.h"
#include "cli/stat_output.h"
#include "cli/stat_scores.h"
#include "engine/statistics/runner/runner.h"

enum { PORTION = 512 };

static const cli_option own_options[] = {
    {"by", 0, "COLUMNS", "compute each group of rows that share these columns"},
    {"sort", 0, "COLUMNS",
     "order of the groups: by these columns of --by, not by first appearance"},
    {"format", 'f', "text|csv|json", "how the rows are written (default text); csv has all digits"},
    {"output", 'o', "FILE", "write to FILE, whole or not at all, instead of standard output"},
    {"sheet", 0, "NAME", "the sheet of a workbook (default: the first with cells)"},
};
enum { OWN_COUNT = sizeof own_options / sizeof *own_options };

/* -- the options of a procedure -- */

typedef struct option_list {
    baremo_arena *arena;
    cli_option *options;
    size_t count, capacity;
} option_list;

static void add_option(option_list *list, cli_option option) {
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->options[i].name, option.name) == 0)
            return;
    BAREMO_ARENA_RESERVE(list->arena, list->options, list->count, list->capacity);
    list->options[list->count++] = option;
}

static const char *argument_name(const baremo_option *option) {
    switch (option->kind) {
    case BAREMO_OPTION_FLAG:
        return NULL;
    case BAREMO_OPTION_NUMBER:
        return "NUMBER";
    case BAREMO_OPTION_INTEGER:
        return "N";
    case BAREMO_OPTION_WORD:
        return option->words;
    case BAREMO_OPTION_TEXT:
        return "TEXT";
    case BAREMO_OPTION_NUMBERS:
        return "NUMBERS";
    case BAREMO_OPTION_TEXTS:
        return "LIST";
    }
    return "TEXT";
}

static void add_declared(option_list *list, const baremo_option *options, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *help = options[i].help;
        if (options[i].standard)
            help = baremo_arena_format(list->arena, "%s (default %s)", help, options[i].standard);
        add_option(list, (cli_option){options[i].name, 0, argument_name(&options[i]), help});
    }
}

/* Paragraphs in lines of at most WIDTH columns. */
static const char *wrapped(const char *text, baremo_arena *arena) {
    enum { WIDTH = 100 };
    char *copy = baremo_arena_format(arena, "%s\n", text);
    char *line = copy, *space = NULL;
    for (char *at = copy; *at; at++) {
        if (*at == '\n') {
            line = at + 1;
            space = NULL;
        } else if (*at == ' ') {
            space = at;
        }
        if (at - line >= WIDTH && space) {
            *space = '\n';
            line = space + 1;
            space = NULL;
        }
    }
    return copy;
}

/* The command as it is for one procedure. */
static const cli_command *command_for(const cli_command *general, const baremo_procedure *procedure,
                                      baremo_arena *arena) {
    option_list list = {.arena = arena};
    for (size_t i = 0; i < procedure->role_count; i++)
        add_option(&list, (cli_option){procedure->roles[i].name, 0,
                                       procedure->roles[i].many ? "COLUMNS" : "COLUMN",
                                       procedure->roles[i].help});
    add_declared(&list, procedure->options, procedure->option_count);
    if (runner_scores(procedure))
        add_declared(&list, runner_scale_options, runner_scale_option_count);
    if (stat_can_score(procedure))
        add_option(&list, (cli_option){"scores", 0, "FILE",
                                       "write the table with each row's score to FILE, as CSV"});
    size_t common_count;
    const baremo_option *common = baremo_common_options(&common_count);
    add_declared(&list, common, common_count);
    for (size_t i = 0; i < OWN_COUNT; i++)
        add_option(&list, own_options[i]);
    cli_command *command = baremo_arena_alloc(arena, sizeof *command);
    *command = *general;
    command->operands = baremo_arena_format(arena, "%s FILE", procedure->name);
    command->summary = procedure->summary;
    command->help = wrapped(procedure->definition, arena);
    command->options = list.options;
    command->option_count = list.count;
    return command;
}

/* -- the request -- */

static bool is_role(const baremo_procedure *procedure, const char *name) {
    for (size_t i = 0; i < procedure->role_count; i++)
        if (strcmp(procedure->roles[i].name, name) == 0)
            return true;
    return false;
}

static bool is_declared(const baremo_procedure *procedure, const char *name) {
    size_t common_count;
    const baremo_option *common = baremo_common_options(&common_count);
    for (size_t i = 0; i < procedure->option_count; i++)
        if (strcmp(procedure->options[i].name, name) == 0)
            return true;
    for (size_t i = 0; i < common_count; i++)
        if (strcmp(common[i].name, name) == 0)
            return true;
    return false;
}

static bool is_flag(const cli_option *option) { return option->argument == NULL; }

static runner_request request_of(const cli_call *call, const baremo_procedure *procedure) {
    size_t count = call->command->option_count;
    runner_argument *roles = baremo_arena_array(call->arena, count, sizeof *roles);
    runner_argument *options = baremo_arena_array(call->arena, count, sizeof *options);
    runner_request request = {.procedure = procedure,
                              .roles = roles,
                              .options = options,
                              .by = cli_value(call, "by"),
                              .sort = cli_value(call, "sort"),
                              .decimal = call->settings.decimal,
                              .threads = call->settings.threads};
    for (size_t i = 0; i < count; i++) {
        const cli_option *option = &call->command->options[i];
        const char *text = is_flag(option) ? NULL : call->values[i];
        if (!call->values[i])
            continue;
        if (is_role(procedure, option->name))
            roles[request.role_count++] = (runner_argument){option->name, text};
        else if (is_declared(procedure, option->name))
            options[request.option_count++] = (runner_argument){option->name, text};
    }
    if (runner_scores(procedure)) {
        request.scale.items = cli_value(call, "items");
        request.scale.reverse = cli_value(call, "reverse");
        request.scale.min = cli_value(call, "min");
        request.scale.max = cli_value(call, "max");
        request.scale.answered = cli_value(call, "answered");
        request.scale.score = cli_value(call, "score");
    }
    return request;
}

/* -- computing and writing -- */

/* Texts of a portion of the groups, each made by the thread that computed the group. */
typedef struct portion {
    stat_output output;
    const stat_format *format;
    size_t first;
    struct {
        char *text;
        size_t length;
    } slots[PORTION];
} portion;

static void format_group(void *context, size_t group, const baremo_estimates *estimates,
                         baremo_arena *scratch) {
    portion *here = context;
    baremo_buffer buffer = baremo_buffer_new(scratch);
    here->format->group(&here->output, group, estimates, &buffer);
    size_t slot = group - here->first;
    here->slots[slot].text = malloc(buffer.length + 1);
    if (!here->slots[slot].text)
        baremo_arena_fail(scratch);
    memcpy(here->slots[slot].text, baremo_buffer_text(&buffer), buffer.length);
    here->slots[slot].length = buffer.length;
}

static void write_portion(portion *here, FILE *file, bool write) {
    for (size_t i = 0; i < PORTION; i++) {
        if (here->slots[i].text && write) {
            if (here->first + i > 0)
                fputs(here->format->between, file);
            fwrite(here->slots[i].text, 1, here->slots[i].length, file);
        }
        free(here->slots[i].text);
        here->slots[i].text = NULL;
    }
}

static void write_edge(const portion *here, FILE *file, bool end, baremo_arena *arena) {
    baremo_buffer buffer = baremo_buffer_new(arena);
    (end ? here->format->end : here->format->begin)(&here->output, &buffer);
    fwrite(baremo_buffer_text(&buffer), 1, buffer.length, file);
}

static baremo_status write_groups(const cli_call *call, runner_plan *plan, portion *here,
                                  FILE *file) {
    size_t count = runner_plan_group_count(plan);
    bool by = runner_plan_by_count(plan) > 0;
    baremo_status status = BAREMO_OK;
    cli_progress progress = cli_progress_start(call, by ? "groups" : NULL);
    if (by || count == 0) /* without groups a failure must leave no output */
        write_edge(here, file, false, call->arena);
    for (here->first = 0; here->first < count && status == BAREMO_OK; here->first += PORTION) {
        size_t left = count - here->first;
        status = runner_plan_run(plan, here->first, left < PORTION ? left : PORTION, format_group,
                                 here, call->diagnostics);
        bool written = status == BAREMO_OK;
        if (written && !by)
            write_edge(here, file, false, call->arena);
        write_portion(here, file, written);
        cli_progress_show(&progress, here->first, count);
    }
    cli_progress_end(&progress);
    if (status == BAREMO_OK)
        write_edge(here, file, true, call->arena);
    return status;
}

static cli_exit end_of(const cli_call *call, const runner_plan *plan, baremo_status status) {
    cli_print_diagnostics(call, call->diagnostics);
    if (status == BAREMO_INVALID && runner_plan_refusal(plan))
        return cli_usage(call, "%s", runner_plan_refusal(plan));
    if (status == BAREMO_NO_MEMORY)
        cli_error(
            "memory ran out; nothing more was computed. Give the program more memory or less data");
    return cli_exit_of(status, call->diagnostics);
}

static cli_exit compute(cli_call *call, runner_plan *plan, const baremo_procedure *procedure,
                        const stat_format *format) {
    portion *here = baremo_arena_alloc(call->arena, sizeof *here);
    here->output = (stat_output){plan, procedure->name};
    here->format = format;
    cli_output_file output;
    const char *path = cli_value(call, "output");
    if (!cli_output_file_open(&output, path, call->arena))
        return CLI_FAILED;
    baremo_status status = write_groups(call, plan, here, output.file);
    if (status != BAREMO_OK) {
        cli_output_file_discard(&output);
        return end_of(call, plan, status);
    }
    if (!cli_output_file_commit(&output))
        return CLI_FAILED;
    return end_of(call, plan, status);
}

/* Scores are written beside all columns of the table. */
static const char *const *columns_wanted(const cli_call *call, const runner_request *request) {
    return cli_value(call, "scores") ? NULL : runner_columns_needed(request, call->arena);
}

static cli_exit run_request(cli_call *call, const runner_request *request,
                            const stat_format *format, const char *path) {
    const char *refusal = runner_request_refusal(request, call->arena);
    if (refusal)
        return cli_usage(call, "%s", refusal);
    baremo_read_options options = {.sheet = cli_value(call, "sheet"),
                                   .only = columns_wanted(call, request),
                                   .threads = call->settings.threads};
    const baremo_table *table = NULL;
    baremo_status status =
        baremo_table_read(path, &options, call->arena, call->diagnostics, &table);
    if (status != BAREMO_OK || !table) {
        cli_print_diagnostics(call, call->diagnostics);
        return cli_exit_of(status, call->diagnostics);
    }
    runner_plan *plan;
    status = runner_plan_new(&plan, request, table, call->arena, call->diagnostics);
    if (status != BAREMO_OK)
        return end_of(call, plan, status);
    cli_exit exit = compute(call, plan, request->procedure, format);
    const char *scores = cli_value(call, "scores");
    return exit == CLI_DONE && scores ? stat_write_scores(call, table, scores) : exit;
}

/* -- the command -- */

static const char *const *procedure_names(baremo_arena *arena, size_t *count) {
    const baremo_procedure *const *all = baremo_procedures(count);
    const char **names = baremo_arena_array(arena, *count, sizeof *names);
    for (size_t i = 0; i < *count; i++)
        names[i] = all[i]->name;
    return names;
}

static cli_exit unknown_procedure(const cli_call *call, const char *name) {
    size_t count;
    const char *const *names = procedure_names(call->arena, &count);
    const char *nearest = baremo_text_nearest(name, names, count);
    if (nearest)
        return cli_usage(call, "there is no procedure '%s'; did you mean '%s'?", name, nearest);
    return cli_usage(call, "there is no procedure '%s'; 'baremo list procedures' tells all", name);
}

/* The procedure among the arguments: mostly the first; else the first that is one's name. */
static const char *procedure_argument(const cli_call *call) {
    const char *first = NULL;
    for (int i = 1; i < call->argc; i++) {
        if (call->argv[i][0] == '-')
            continue;
        if (baremo_procedure_find(call->argv[i]))
            return call->argv[i];
        first = first ? first : call->argv[i];
    }
    return first;
}

static bool asks_for_help(const cli_call *call) {
    for (int i = 1; i < call->argc && strcmp(call->argv[i], "--") != 0; i++)
        if (strcmp(call->argv[i], "--help") == 0 || strcmp(call->argv[i], "-h") == 0)
            return true;
    return false;
}

static cli_exit run_procedure(cli_call *call, const baremo_procedure *procedure) {
    cli_exit exit = cli_arguments_read(call);
    if (exit != CLI_DONE)
        return exit;
    if (call->operand_count < 2)
        return cli_usage(call, "name a file, or - for standard input");
    if (call->operand_count > 2)
        return cli_usage(call, "unexpected argument '%s'", call->operands[2]);
    if (strcmp(call->operands[0], procedure->name) != 0)
        return unknown_procedure(call, call->operands[0]);
    const char *name = cli_value(call, "format");
    const stat_format *format = stat_format_find(name ? name : "text");
    if (!format)
        return cli_usage(call, "--format takes %s, not '%s'", stat_format_names, name);
    runner_request request = request_of(call, procedure);
    return run_request(call, &request, format, call->operands[1]);
}

static cli_exit run(cli_call *call) {
    const char *name = procedure_argument(call);
    const baremo_procedure *procedure = name ? baremo_procedure_find(name) : NULL;
    bool help = asks_for_help(call);
    if (procedure)
        call->command = command_for(call->command, procedure, call->arena);
    if (help) {
        cli_help(call->command);
        return CLI_DONE;
    }
    if (!name)
        return cli_usage(call, "name a procedure and a file");
    return procedure ? run_procedure(call, procedure) : unknown_procedure(call, name);
}

const cli_command cli_command_stat = {
    .name = "stat",
    .operands = "PROCEDURE FILE",
    .summary = "Computes a statistical procedure over the columns of a table",
    .help = "Each column that the procedure needs is named by its role: --value score --group arm. "
            "Lists of\n"
            "columns may hold ranges (q1..q14) and patterns (q*). 'baremo list procedures' tells "
            "all procedures,\n"
            "'baremo stat PROCEDURE --help' the roles and options of one, 'baremo explain "
            "PROCEDURE' its definitions.\n",
    .options = own_options,
    .option_count = OWN_COUNT,
    .own_options = true,
    .run = run,
};
