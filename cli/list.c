/* baremo list: what there is of a kind. */
#include "cli/command.h"

#include <stdio.h>

#include <baremo/text.h>

#include "cli/registries.h"

static const cli_registry *const registries[] = {
#define CLI_REGISTRY(name) &cli_registry_##name,
#include "cli/registries.def"
#undef CLI_REGISTRY
};

const cli_registry *const *cli_registries(size_t *count) {
    *count = sizeof registries / sizeof *registries;
    return registries;
}

static void list_members(const cli_registry *registry) {
    size_t count = registry->count(), width = 0;
    const char *name = NULL, *summary = NULL;
    for (size_t i = 0; i < count; i++) {
        registry->member(i, &name, &summary);
        size_t wide = baremo_text_width(name);
        width = wide > width ? wide : width;
    }
    for (size_t i = 0; i < count; i++) {
        registry->member(i, &name, &summary);
        printf("%s%*s  %s\n", name, (int)(width - baremo_text_width(name)), "", summary);
    }
}

static cli_exit run(cli_call *call) {
    size_t count = sizeof registries / sizeof *registries;
    if (call->operand_count != 1)
        return cli_usage(call, "say what to list: procedures, formats, charts, kinds, scales or problems");
    const char *names[sizeof registries / sizeof *registries];
    for (size_t i = 0; i < count; i++) {
        names[i] = registries[i]->name;
        if (baremo_text_equal(call->operands[0], names[i])) {
            list_members(registries[i]);
            return CLI_DONE;
        }
    }
    const char *nearest = baremo_text_nearest(call->operands[0], names, count);
    return cli_usage(call, "there is no list '%s'%s%s%s", call->operands[0], nearest ? "; did you mean '" : "",
                     nearest ? nearest : "", nearest ? "'?" : "");
}

const cli_command cli_command_list = {
    .name = "list",
    .operands = "procedures|formats|charts|kinds|scales|problems",
    .summary = "Lists what there is of a kind",
    .help = "procedures  the statistical procedures of 'baremo stat'\n"
            "formats     what 'baremo report' writes\n"
            "charts      the types of charts\n"
            "kinds       the kinds of indicators\n"
            "scales      published scales that the table `scales` can name as its source\n"
            "problems    the codes of problems in data\n\n"
            "'baremo explain' tells more of a procedure or a code.\n",
    .run = run,
};
