/* The registries of all floors, as `list` and `explain` show them. */
#ifndef BAREMO_CLI_REGISTRIES_H
#define BAREMO_CLI_REGISTRIES_H

#include <stddef.h>

#include <baremo/diagnostics.h>

/** What one kind of thing is called, and how its members are listed. */
typedef struct cli_registry {
    const char *name; /**< "problems" */
    size_t (*count)(void);
    void (*member)(size_t index, const char **name, const char **summary);
    void (*explain)(size_t index); /**< prints all there is to say; NULL: the summary is all */
} cli_registry;

#define CLI_REGISTRY(name) extern const cli_registry cli_registry_##name;
#include "cli/registries.def"
#undef CLI_REGISTRY

const cli_registry *const *cli_registries(size_t *count);

#endif
