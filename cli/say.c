/* What is said to a person: always on standard error. */
#include "cli/command.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/platform.h"

cli_exit cli_usage(const cli_call *call, const char *message, ...) {
    va_list arguments;
    va_start(arguments, message);
    fprintf(stderr, "baremo %s: ", call->command->name);
    vfprintf(stderr, message, arguments);
    fprintf(stderr, "\n    See 'baremo %s --help'.\n", call->command->name);
    va_end(arguments);
    return CLI_USAGE;
}

void cli_error(const char *message, ...) {
    va_list arguments;
    va_start(arguments, message);
    fputs("baremo: ", stderr);
    vfprintf(stderr, message, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

void cli_say(const cli_call *call, const char *message, ...) {
    if (call->settings.quiet)
        return;
    va_list arguments;
    va_start(arguments, message);
    vfprintf(stderr, message, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

static bool shown(const cli_settings *settings, baremo_severity severity) {
    return severity == BAREMO_ERROR || (severity == BAREMO_WARNING && !settings->quiet) ||
           (severity == BAREMO_NOTE && settings->verbose);
}

/* The severity's word in colour on a terminal. */
static void print_coloured(const char *text, baremo_severity severity) {
    static const char *const words[] = {"note: ", "warning: ", "error: "};
    static const char *const colours[] = {"\033[36m", "\033[33m", "\033[31m"};
    const char *word = strstr(text, words[severity]);
    if (!word || !cli_platform_colour()) {
        fprintf(stderr, "%s\n", text);
        return;
    }
    size_t length = strlen(words[severity]);
    fprintf(stderr, "%.*s%s%.*s\033[0m%s\n", (int)(word - text), text, colours[severity], (int)length, word,
            word + length);
}

void cli_print_diagnostics(const cli_call *call, baremo_diagnostics *diagnostics) {
    baremo_arena *scratch = baremo_arena_new(call->arena);
    baremo_diagnostics_sort(diagnostics);
    for (size_t i = 0; i < baremo_diagnostics_length(diagnostics); i++) {
        const baremo_diagnostic *diagnostic = baremo_diagnostics_at(diagnostics, i);
        if (!shown(&call->settings, diagnostic->severity))
            continue;
        if (call->settings.json_diagnostics)
            fprintf(stderr, "%s\n", baremo_diagnostic_format_json(diagnostic, scratch));
        else
            print_coloured(baremo_diagnostic_format(diagnostic, scratch), diagnostic->severity);
    }
    baremo_arena_free(scratch);
}

cli_exit cli_exit_of(baremo_status status, const baremo_diagnostics *diagnostics) {
    switch (status) {
    case BAREMO_NO_MEMORY:
    case BAREMO_IO: return CLI_FAILED;
    case BAREMO_INVALID: return CLI_USAGE;
    case BAREMO_DATA: return CLI_DATA;
    case BAREMO_OK: break;
    }
    return baremo_diagnostics_count(diagnostics, BAREMO_ERROR) ? CLI_DATA : CLI_DONE;
}
