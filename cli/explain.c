/* baremo explain: all there is to say of a procedure, a problem code, a kind, a chart or a format. */
#include "cli/command.h"

#include <stdio.h>

#include <baremo/text.h>

#include "cli/registries.h"

static void explain_member(const cli_registry *registry, size_t index) {
    const char *name = NULL, *summary = NULL;
    if (registry->explain) {
        registry->explain(index);
        return;
    }
    registry->member(index, &name, &summary);
    printf("%s: %s\n", name, summary);
}

/* The names of all registries, for the nearest one. */
static const char *nearest_name(baremo_arena *arena, const char *wanted) {
    size_t registry_count = 0, count = 0, capacity = 0;
    const char **names = NULL;
    const cli_registry *const *registries = cli_registries(&registry_count);
    for (size_t r = 0; r < registry_count; r++)
        for (size_t i = 0; i < registries[r]->count(); i++) {
            const char *name = NULL, *summary = NULL;
            registries[r]->member(i, &name, &summary);
            BAREMO_ARENA_RESERVE(arena, names, count, capacity);
            names[count++] = name;
        }
    return baremo_text_nearest(wanted, names, count);
}

static cli_exit run(cli_call *call) {
    size_t registry_count = 0;
    const cli_registry *const *registries = cli_registries(&registry_count);
    if (call->operand_count != 1)
        return cli_usage(call, "name a procedure or the code of a problem");
    const char *key = baremo_text_key(call->arena, call->operands[0]);
    for (size_t r = 0; r < registry_count; r++)
        for (size_t i = 0; i < registries[r]->count(); i++) {
            const char *name = NULL, *summary = NULL;
            registries[r]->member(i, &name, &summary);
            if (baremo_text_equal(baremo_text_key(call->arena, name), key)) {
                explain_member(registries[r], i);
                return CLI_DONE;
            }
        }
    const char *nearest = nearest_name(call->arena, call->operands[0]);
    if (nearest)
        return cli_usage(call, "there is nothing called '%s'; did you mean '%s'?", call->operands[0], nearest);
    return cli_usage(call, "there is nothing called '%s'; 'baremo list procedures' and 'baremo list problems' tell what there is",
                     call->operands[0]);
}

const cli_command cli_command_explain = {
    .name = "explain",
    .operands = "CODE|PROCEDURE",
    .summary = "Explains a problem code or a statistical procedure",
    .help = "Of a problem: what it means and what to do. Of a procedure: its roles, options and statistics, the definitions\n"
            "with their conventions, and the sources that its numbers were checked against.\n",
    .run = run,
};
