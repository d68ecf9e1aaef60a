/* What a command of the program is, and what it is given.
 *
 * Each command is a file with one `const cli_command` at its end and a line in commands.def. Help, the man page and the
 * completion come from the entries.
 */
#ifndef BAREMO_CLI_COMMAND_H
#define BAREMO_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>
#include <baremo/diagnostics.h>
#include <baremo/table.h>

/** Exit statuses: a promise to users. */
typedef enum cli_exit {
    CLI_DONE = 0,
    CLI_DATA = 1,  /**< the data or the definition have errors */
    CLI_USAGE = 2, /**< wrong usage */
    CLI_FAILED = 3 /**< a file could not be read or written, or memory ran out */
} cli_exit;

/** An option of a command: `--name`, `--name ARGUMENT`. */
typedef struct cli_option {
    const char *name;
    char letter;          /**< the short twin, or 0 */
    const char *argument; /**< what help calls its value; NULL: a flag */
    const char *help;
} cli_option;

/** The options that every command has. */
typedef struct cli_settings {
    bool quiet, verbose, json_diagnostics, keep_going;
    unsigned threads;      /**< 0: all cores */
    const char *language;  /**< NULL: the programme's */
    baremo_decimal_mark decimal;
} cli_settings;

typedef struct cli_command cli_command;

/** One call of a command. */
typedef struct cli_call {
    const cli_command *command;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    cli_settings settings;
    const char **values; /**< one a declared option: its argument, "" for a flag, NULL when it is absent */
    char **operands;     /**< what is not an option */
    size_t operand_count;
    int argc; /**< as they came, from the command's name on: for a command that reads its options itself */
    char **argv;
} cli_call;

struct cli_command {
    const char *name;
    const char *operands; /**< "PROGRAMME..." */
    const char *summary;  /**< one line */
    const char *help;     /**< paragraphs */
    const cli_option *options;
    size_t option_count;
    bool own_options; /**< the command reads its arguments itself */
    cli_exit (*run)(cli_call *call);
};

#define CLI_COMMAND(name) extern const cli_command cli_command_##name;
#include "cli/commands.def"
#undef CLI_COMMAND

/** All commands, in the order of commands.def. */
const cli_command *const *cli_commands(size_t *count);
const cli_command *cli_command_find(const char *name);

/** The common options, in the order of help. */
const cli_option *cli_common_options(size_t *count);

/** Reads argc and argv into values, operands and settings. CLI_USAGE after having said what is wrong. */
cli_exit cli_arguments_read(cli_call *call);
/** Sets a common option; false when it is none. `*status` is CLI_USAGE when its argument is wrong. */
bool cli_settings_set(cli_call *call, const char *name, const char *argument, cli_exit *status);
/** The value of a declared option, or NULL. */
const char *cli_value(const cli_call *call, const char *option);

/** Prints a command's help, or the program's where command is NULL, on standard output. */
void cli_help(const cli_command *command);
/** The man page (roff) and the bash completion, made from the registry. */
void cli_man_page(void);
void cli_completion(void);

/* -- saying -- */

/** Wrong usage, on standard error, with the way to help. Always CLI_USAGE. */
cli_exit cli_usage(const cli_call *call, const char *message, ...) __attribute__((format(printf, 2, 3)));
/** A failure with its remedy, on standard error. */
void cli_error(const char *message, ...) __attribute__((format(printf, 1, 2)));
/** Something a person may like to know, on standard error, unless --quiet. */
void cli_say(const cli_call *call, const char *message, ...) __attribute__((format(printf, 2, 3)));
/** Prints diagnostics in order: notes only with --verbose, warnings unless --quiet. */
void cli_print_diagnostics(const cli_call *call, baremo_diagnostics *diagnostics);
/** The exit status that a status and the errors among the diagnostics ask for. */
cli_exit cli_exit_of(baremo_status status, const baremo_diagnostics *diagnostics);

#endif
