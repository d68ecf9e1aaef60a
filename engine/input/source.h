/* The bytes of a file, read in blocks, or of memory. */
#ifndef BAREMO_ENGINE_INPUT_SOURCE_H
#define BAREMO_ENGINE_INPUT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/diagnostics.h>
#include <baremo/table.h>

typedef struct source {
    const char *path;            /**< NULL for memory */
    const char *shown;           /**< the file's name for people */
    int descriptor;              /**< -1: all bytes are in memory */
    const unsigned char *memory; /**< NULL: read from the descriptor */
    size_t size;
} source;

enum { SOURCE_BLOCK = 1 << 18 };

/** Opens a file; "-" is standard input. What is no regular file is read into the arena at once.
 * `bytes->shown` is kept unless it is NULL. errors  BAREMO_IO with a diagnostic
 */
baremo_status source_open(source *bytes, const char *path, size_t max_bytes, baremo_arena *arena,
                          baremo_diagnostics *diagnostics);

/** A source over memory that the caller keeps. */
source source_of_memory(const char *shown, const void *memory, size_t size);

void source_close(source *bytes);

/** The bytes from `offset`: `*length` is how many are wanted, then how many there are. They stand
 * in memory or in `buffer`, which has room for them. none    NULL when the file cannot be read, or
 * has become shorter
 */
const unsigned char *source_block(const source *bytes, size_t offset, size_t *length,
                                  unsigned char *buffer);

/** All bytes from `offset`, in the arena or in memory. NULL when the file cannot be read. */
const unsigned char *source_all(const source *bytes, size_t offset, size_t *length,
                                baremo_arena *arena);

/** Adds the problem that the file cannot be read, with the system's reason, and returns BAREMO_IO.
 */
baremo_status source_failed(const source *bytes, baremo_diagnostics *diagnostics);

#endif
