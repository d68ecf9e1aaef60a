/* baremo: the command. Finds the command that is asked for and runs it inside one arena. */
#include "cli/command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <baremo/text.h>
#include <baremo/version.h>

#include "cli/platform.h"

static const cli_command *const commands[] = {
#define CLI_COMMAND(name) &cli_command_##name,
#include "cli/commands.def"
#undef CLI_COMMAND
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

const cli_command *const *cli_commands(size_t *count) {
    *count = COMMAND_COUNT;
    return commands;
}

const cli_command *cli_command_find(const char *name) {
    const cli_command *found = NULL;
    for (size_t i = 0; i < COMMAND_COUNT && !found; i++)
        if (baremo_text_equal(commands[i]->name, name))
            found = commands[i];
    return found;
}

static cli_exit unknown_command(const char *name) {
    const char *names[COMMAND_COUNT];
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = commands[i]->name;
    const char *nearest = baremo_text_nearest(name, names, COMMAND_COUNT);
    cli_error("there is no command '%s'%s%s%s; see 'baremo --help'", name, nearest ? "; did you mean '" : "",
              nearest ? nearest : "", nearest ? "'?" : "");
    return CLI_USAGE;
}

typedef struct work {
    cli_call call;
    cli_exit exit;
} work;

static baremo_status run_command(void *argument) {
    work *here = argument;
    cli_call *call = &here->call;
    call->diagnostics = baremo_diagnostics_new(call->arena);
    if (!call->command->own_options)
        here->exit = cli_arguments_read(call);
    if (here->exit == CLI_DONE)
        here->exit = call->command->run(call);
    return BAREMO_OK;
}

static cli_exit run(const cli_command *command, int argc, char **argv) {
    work here = {.call = {.command = command, .argc = argc, .argv = argv}};
    here.call.arena = baremo_arena_new(NULL);
    if (!here.call.arena || baremo_arena_try(here.call.arena, run_command, &here) != BAREMO_OK) {
        cli_error("memory ran out; nothing was written. Give the program more memory or less data");
        here.exit = CLI_FAILED;
    }
    baremo_arena_free(here.call.arena);
    return here.exit;
}

static bool asks_for(const char *argument, const char *word, const char *letter) {
    return strcmp(argument, word) == 0 || (letter && strcmp(argument, letter) == 0);
}

static bool asks_for_help(int argc, char **argv) {
    for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (asks_for(argv[i], "--help", "-h"))
            return true;
    return false;
}

static cli_exit run_first(int argc, char **argv) {
    const cli_command *command = cli_command_find(argv[0]);
    if (!command)
        return unknown_command(argv[0]);
    if (asks_for_help(argc, argv) && !command->own_options) {
        cli_help(command);
        return CLI_DONE;
    }
    return run(command, argc, argv);
}

static cli_exit dispatch(int argc, char **argv) {
    if (argc < 2) {
        cli_help(NULL);
        return CLI_USAGE;
    }
    if (asks_for(argv[1], "--help", "-h") || asks_for(argv[1], "help", NULL)) {
        const cli_command *command = argc > 2 ? cli_command_find(argv[2]) : NULL;
        if (argc > 2 && !command)
            return unknown_command(argv[2]);
        cli_help(command);
    } else if (asks_for(argv[1], "--version", "-V")) {
        puts("baremo " BAREMO_VERSION);
    } else if (asks_for(argv[1], "--man-page", NULL)) {
        cli_man_page();
    } else if (asks_for(argv[1], "--bash-completion", NULL)) {
        cli_completion();
    } else {
        return run_first(argc - 1, argv + 1);
    }
    return CLI_DONE;
}

int main(int argc, char **argv) {
    cli_platform_start();
    cli_exit exit = dispatch(argc, argv);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        cli_error("standard output could not be written: %s", strerror(errno));
        return CLI_FAILED;
    }
    return exit;
}
