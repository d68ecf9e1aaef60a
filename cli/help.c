/* Help, the man page and the completion: all from the registry of commands. */
#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include <baremo/version.h>

static const char exit_statuses[] = "0  done\n"
                                    "1  the data or the definition have errors\n"
                                    "2  wrong usage\n"
                                    "3  a file could not be read or written, or memory ran out\n";

static void print_option(const cli_option *option) {
    char left[64];
    snprintf(left, sizeof left, "%s%c%s --%s%s%s", option->letter ? "-" : " ", option->letter ? option->letter : ' ',
             option->letter ? "," : " ", option->name, option->argument ? " " : "",
             option->argument ? option->argument : "");
    printf("  %-32s %s\n", left, option->help);
}

static void print_options(const cli_option *options, size_t count) {
    for (size_t i = 0; i < count; i++)
        print_option(&options[i]);
}

static void command_help(const cli_command *command) {
    size_t common_count = 0;
    const cli_option *common = cli_common_options(&common_count);
    printf("Usage: baremo %s [OPTION]... %s\n%s.\n\n%s\n", command->name, command->operands, command->summary,
           command->help);
    if (command->option_count) {
        puts("Options");
        print_options(command->options, command->option_count);
        puts("");
    }
    puts("Common options");
    print_options(common, common_count);
}

static void program_help(void) {
    size_t count = 0;
    const cli_command *const *commands = cli_commands(&count);
    puts("Usage: baremo COMMAND [OPTION]... [OPERAND]...\n"
         "Evaluates prevention programmes: tables in, results, a workbook and charts out.\n\n"
         "Commands");
    for (size_t i = 0; i < count; i++)
        printf("  %-9s %-24s %s\n", commands[i]->name, commands[i]->operands, commands[i]->summary);
    printf("\n'baremo COMMAND --help' tells more, 'baremo --version' the version.\n"
           "A PROGRAMME is a folder of tables, or a workbook (.xlsx, .ods) with the tables as its sheets.\n\nExit status\n%s",
           exit_statuses);
}

void cli_help(const cli_command *command) {
    if (command)
        command_help(command);
    else
        program_help();
}

/* roff: a backslash and a leading point or apostrophe have a meaning of their own. */
static void roff(const char *text) {
    bool line_start = true;
    for (; *text; text++) {
        if (line_start && (*text == '.' || *text == '\''))
            fputs("\\&", stdout);
        line_start = *text == '\n';
        if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else
            putchar(*text);
    }
}

static void roff_options(const cli_option *options, size_t count) {
    for (size_t i = 0; i < count; i++) {
        fputs(".TP\n\\fB", stdout);
        if (options[i].letter)
            printf("\\-%c\\fR, \\fB", options[i].letter);
        fputs("\\-\\-", stdout);
        roff(options[i].name);
        fputs("\\fR", stdout);
        if (options[i].argument) {
            fputs(" \\fI", stdout);
            roff(options[i].argument);
            fputs("\\fR", stdout);
        }
        puts("");
        roff(options[i].help);
        puts("");
    }
}

static void roff_command(const cli_command *command) {
    fputs(".SS \"", stdout);
    printf("baremo %s ", command->name);
    roff(command->operands);
    puts("\"");
    roff(command->summary);
    puts(".\n.PP");
    for (const char *at = command->help; *at;) {
        size_t length = strcspn(at, "\n");
        if (length == 0) {
            puts(".PP");
        } else {
            char line[1024];
            snprintf(line, sizeof line, "%.*s", (int)length, at);
            roff(line);
            puts(strstr(line, "  ") ? "\n.br" : "");
        }
        at += length + (at[length] == '\n');
    }
    roff_options(command->options, command->option_count);
}

void cli_man_page(void) {
    size_t count = 0, common_count = 0;
    const cli_command *const *commands = cli_commands(&count);
    const cli_option *common = cli_common_options(&common_count);
    puts(".TH BAREMO 1 \"\" \"baremo " BAREMO_VERSION "\" \"User commands\"\n"
         ".SH NAME\nbaremo \\- evaluation and indicators engine for prevention programmes\n"
         ".SH SYNOPSIS\n.B baremo\n.I COMMAND\n[\\fIOPTION\\fR]... [\\fIOPERAND\\fR]...\n"
         ".SH DESCRIPTION\nReads the tables of a programme, computes its indicators and statistics, and writes\n"
         "results, an editable workbook and charts. Output is written whole or not at all.\n.SH COMMANDS");
    for (size_t i = 0; i < count; i++)
        roff_command(commands[i]);
    puts(".SH COMMON OPTIONS");
    roff_options(common, common_count);
    puts(".SH EXIT STATUS\n.nf");
    roff(exit_statuses);
    puts(".fi\n.SH ENVIRONMENT\n.TP\nNO_COLOR\nno colours on standard error\n.TP\nSOURCE_DATE_EPOCH\n"
         "the date of outputs, in seconds, where the programme gives none");
}

void cli_completion(void) {
    size_t count = 0, common_count = 0;
    const cli_command *const *commands = cli_commands(&count);
    const cli_option *common = cli_common_options(&common_count);
    puts("# bash completion for baremo\n_baremo() {\n    local word=${COMP_WORDS[COMP_CWORD]} options=\"\"\n"
         "    if [ \"$COMP_CWORD\" -eq 1 ]; then");
    fputs("        mapfile -t COMPREPLY < <(compgen -W \"", stdout);
    for (size_t i = 0; i < count; i++)
        printf("%s ", commands[i]->name);
    puts("--help --version\" -- \"$word\")\n        return\n    fi\n    case ${COMP_WORDS[1]} in");
    for (size_t i = 0; i < count; i++) {
        printf("    %s) options=\"", commands[i]->name);
        for (size_t j = 0; j < commands[i]->option_count; j++)
            printf("--%s ", commands[i]->options[j].name);
        puts("\" ;;");
    }
    fputs("    esac\n    if [[ $word == -* ]]; then\n        mapfile -t COMPREPLY < <(compgen -W \"$options ", stdout);
    for (size_t i = 0; i < common_count; i++)
        printf("--%s ", common[i].name);
    puts("\" -- \"$word\")\n    else\n        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n    fi\n}\n"
         "complete -o filenames -F _baremo baremo");
}
