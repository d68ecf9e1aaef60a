/* The SHA-256 of a file. */
#ifndef BAREMO_ENGINE_INPUT_DIGEST_H
#define BAREMO_ENGINE_INPUT_DIGEST_H

#include "engine/input/source.h"

/** 64 hexadecimal digits in the arena; NULL when the file cannot be read. */
const char *digest_of(const source *bytes, baremo_arena *arena);

#endif
