/* The statistical procedures, for `list` and `explain`. */
#include "cli/registries.h"

#include <stdio.h>
#include <string.h>

#include <baremo/procedure.h>

static size_t procedure_count(void) {
    size_t count = 0;
    baremo_procedures(&count);
    return count;
}

static void member(size_t index, const char **name, const char **summary) {
    size_t count = 0;
    const baremo_procedure *procedure = baremo_procedures(&count)[index];
    *name = procedure->name;
    *summary = procedure->summary;
}

static void print_form(const baremo_procedure *procedure, const baremo_form *form) {
    printf("  baremo stat %s FILE", procedure->name);
    for (size_t i = 0; i < BAREMO_FORM_ROLES && form->roles[i]; i++)
        printf(" --%s COLUMN", form->roles[i]);
    puts("");
}

static void print_roles(const baremo_procedure *procedure) {
    static const char *const kinds[] = {"numbers", "labels", "any"};
    puts("\nRoles");
    for (size_t i = 0; i < procedure->role_count; i++) {
        const baremo_role *role = &procedure->roles[i];
        printf("  --%-16s %s (%s%s)\n", role->name, role->help, kinds[role->kind], role->many ? ", a list" : "");
    }
}

static void print_options(const baremo_procedure *procedure) {
    puts("\nOptions");
    for (size_t i = 0; i < procedure->option_count; i++) {
        const baremo_option *option = &procedure->options[i];
        printf("  --%-16s %s%s%s%s%s%s%s\n", option->name, option->help, option->words ? "; " : "",
               option->words ? option->words : "", option->standard ? " (default " : "",
               option->standard ? option->standard : "", option->standard ? ")" : "", "");
    }
    puts("  --level            level of the intervals (default 0.95)\n"
         "  --exact-limit      largest number of cases with exact rank tests (default 200)\n"
         "  --seed             seed of random methods (default 1)");
}

static void explain(size_t index) {
    size_t count = 0;
    const baremo_procedure *procedure = baremo_procedures(&count)[index];
    printf("%s: %s\n\n", procedure->name, procedure->summary);
    for (size_t i = 0; i < procedure->form_count; i++)
        print_form(procedure, &procedure->forms[i]);
    print_roles(procedure);
    print_options(procedure);
    puts("\nStatistics");
    for (size_t i = 0; i < procedure->output_count; i++)
        printf("  %-34s %s\n", procedure->outputs[i].id, procedure->outputs[i].help);
    printf("\nDefinitions\n%s\n\nSources\n%s\n", procedure->definition, procedure->source);
}

const cli_registry cli_registry_procedures = {"procedures", procedure_count, member, explain};
