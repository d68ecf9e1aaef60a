/* What programmes are called where several are spoken of. */
#ifndef BAREMO_CLI_NAMES_H
#define BAREMO_CLI_NAMES_H

#include <stddef.h>

#include <baremo/arena.h>

/** Names of paths: as many of their last parts as are needed to tell all of them apart
 * ("barcelona", "2018/barcelona"), so that they do not depend on where the folders lie. */
const char *const *cli_names_of(baremo_arena *arena, char *const *paths, size_t count);

#endif
