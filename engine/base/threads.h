/* Work over many indexes on all cores, with the same result on one. */
#ifndef BAREMO_ENGINE_BASE_THREADS_H
#define BAREMO_ENGINE_BASE_THREADS_H

#include <stddef.h>

#include <baremo/arena.h>
#include <baremo/status.h>

/** One piece of work. It writes its result to the slot of `index` and touches nothing else that is
 * shared. `worker` is below the number given by threads_workers(): each worker may keep scratch of
 * its own. `scratch` is the worker's arena: it is emptied before each piece. Allocations may fail:
 * the piece then counts as BAREMO_NO_MEMORY.
 */
typedef struct threads_piece {
    size_t index;
    unsigned worker;
    baremo_arena *scratch;
} threads_piece;
typedef baremo_status (*threads_work)(void *context, const threads_piece *piece);

/** How many workers `threads` (0: all cores) stands for when there are `count` pieces: 1 to count.
 */
unsigned threads_workers(unsigned threads, size_t count);

/** Runs work for the indexes 0 .. count - 1 and waits for all of them.
 *  threads 0: all cores; 1: in the caller's thread, in order
 *  Returns the status of the lowest index that did not return BAREMO_OK, whatever the number of
 * threads; after a failure no further piece is begun. A thread that cannot be started is done
 * without.
 */
baremo_status threads_for(unsigned threads, size_t count, threads_work work, void *context);

#endif
