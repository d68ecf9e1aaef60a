/* The arguments of a command: getopt_long over the declared and the common options. */
#include "cli/command.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

static const cli_option common[] = {
    {"threads", 0, "N", "work on N cores (default: all); the results are the same"},
    {"language", 0, "L", "en, es or fr, instead of the programme's"},
    {"decimal", 0, ",|.", "the decimal mark of columns that can be read two ways"},
    {"keep-going", 0, NULL, "go on in spite of errors in the data; every output says so"},
    {"diagnostics", 0, "text|json", "how problems are printed"},
    {"quiet", 'q', NULL, "print errors only"},
    {"verbose", 'v', NULL, "print notes too, and what was decided about each column"},
    {"help", 'h', NULL, "print this help"},
};
enum { COMMON_COUNT = sizeof common / sizeof *common, FIRST_VALUE = 256 };

const cli_option *cli_common_options(size_t *count) {
    *count = COMMON_COUNT;
    return common;
}

static cli_exit set_threads(cli_call *call, const char *argument) {
    double number = 0;
    if (!baremo_number_parse(argument, strlen(argument), &number) || number < 1 || number > 1024 ||
        number != (double)(unsigned)number)
        return cli_usage(call, "--threads takes a whole number from 1 to 1024, not '%s'", argument);
    call->settings.threads = (unsigned)number;
    return CLI_DONE;
}

static cli_exit set_language(cli_call *call, const char *argument) {
    if (strcmp(argument, "en") != 0 && strcmp(argument, "es") != 0 && strcmp(argument, "fr") != 0)
        return cli_usage(call, "--language takes en, es or fr, not '%s'", argument);
    call->settings.language = argument;
    return CLI_DONE;
}

static cli_exit set_decimal(cli_call *call, const char *argument) {
    if (strcmp(argument, ",") != 0 && strcmp(argument, ".") != 0)
        return cli_usage(call, "--decimal takes , or . and not '%s'", argument);
    call->settings.decimal = *argument == ',' ? BAREMO_DECIMAL_COMMA : BAREMO_DECIMAL_POINT;
    return CLI_DONE;
}

static cli_exit set_diagnostics(cli_call *call, const char *argument) {
    if (strcmp(argument, "text") != 0 && strcmp(argument, "json") != 0)
        return cli_usage(call, "--diagnostics takes text or json, not '%s'", argument);
    call->settings.json_diagnostics = *argument == 'j';
    return CLI_DONE;
}

bool cli_settings_set(cli_call *call, const char *name, const char *argument, cli_exit *status) {
    *status = CLI_DONE;
    if (strcmp(name, "threads") == 0)
        *status = set_threads(call, argument);
    else if (strcmp(name, "language") == 0)
        *status = set_language(call, argument);
    else if (strcmp(name, "decimal") == 0)
        *status = set_decimal(call, argument);
    else if (strcmp(name, "diagnostics") == 0)
        *status = set_diagnostics(call, argument);
    else if (strcmp(name, "keep-going") == 0)
        call->settings.keep_going = true;
    else if (strcmp(name, "quiet") == 0)
        call->settings.quiet = true;
    else if (strcmp(name, "verbose") == 0)
        call->settings.verbose = true;
    else
        return false;
    return true;
}

/* The options of a call as getopt wants them: the command's own first, then the common ones. */
typedef struct table {
    struct option *options;
    char *letters;
    size_t own_count, count;
} table;

static const cli_option *option_at(const cli_call *call, size_t index) {
    size_t own = call->command->option_count;
    return index < own ? &call->command->options[index] : &common[index - own];
}

static table make_table(const cli_call *call) {
    size_t own = call->command->option_count;
    table made = {.own_count = own, .count = own + COMMON_COUNT};
    made.options = baremo_arena_array(call->arena, made.count + 1, sizeof *made.options);
    made.letters = baremo_arena_alloc(call->arena, 2 * made.count + 2);
    char *letter = made.letters;
    *letter++ = ':';
    for (size_t i = 0; i < made.count; i++) {
        const cli_option *option = option_at(call, i);
        made.options[i] = (struct option){option->name, option->argument ? required_argument : no_argument, NULL,
                                          FIRST_VALUE + (int)i};
        if (option->letter) {
            *letter++ = option->letter;
            if (option->argument)
                *letter++ = ':';
        }
    }
    return made;
}

static size_t index_of(const cli_call *call, const table *options, int found) {
    if (found >= FIRST_VALUE)
        return (size_t)(found - FIRST_VALUE);
    for (size_t i = 0; i < options->count; i++)
        if (option_at(call, i)->letter == found)
            return i;
    return options->count;
}

static cli_exit unknown_option(const cli_call *call, const table *options, const char *given) {
    const char **names = baremo_arena_array(call->arena, options->count, sizeof *names);
    for (size_t i = 0; i < options->count; i++)
        names[i] = option_at(call, i)->name;
    const char *bare = baremo_arena_copy(call->arena, given, strcspn(given, "="));
    bare += strspn(bare, "-");
    const char *nearest = baremo_text_nearest(bare, names, options->count);
    if (nearest)
        return cli_usage(call, "there is no option '%s'; did you mean '--%s'?", given, nearest);
    return cli_usage(call, "there is no option '%s'", given);
}

static cli_exit take(cli_call *call, const table *options, int found) {
    char *given = call->argv[optind - 1];
    if (found == '?')
        return unknown_option(call, options, given);
    if (found == ':')
        return cli_usage(call, "option '%s' needs an argument", given);
    size_t index = index_of(call, options, found);
    const char *argument = optarg ? optarg : "";
    cli_exit status = CLI_DONE;
    if (index < options->own_count)
        call->values[index] = argument;
    else
        cli_settings_set(call, option_at(call, index)->name, argument, &status);
    return status;
}

cli_exit cli_arguments_read(cli_call *call) {
    table options = make_table(call);
    call->values = baremo_arena_array(call->arena, options.own_count + 1, sizeof *call->values);
    opterr = 0;
    optind = 1;
    for (int found; (found = getopt_long(call->argc, call->argv, options.letters, options.options, NULL)) != -1;) {
        cli_exit status = take(call, &options, found);
        if (status != CLI_DONE)
            return status;
    }
    call->operands = call->argv + optind;
    call->operand_count = (size_t)(call->argc - optind);
    return CLI_DONE;
}

const char *cli_value(const cli_call *call, const char *option) {
    for (size_t i = 0; i < call->command->option_count; i++)
        if (strcmp(call->command->options[i].name, option) == 0)
            return call->values[i];
    return NULL;
}
