/* A parallel loop over indexes: workers take the next index from a counter until none is left. */
#include "engine/base/threads.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_WORKERS = 256 };

typedef struct loop {
    threads_work work;
    void *context;
    size_t count;
    atomic_size_t next;
    pthread_mutex_t lock; /* guards the two below */
    size_t failed_index;
    baremo_status status;
} loop;

typedef struct worker {
    loop *loop;
    unsigned number;
    pthread_t thread;
} worker;

typedef struct attempt {
    loop *loop;
    threads_piece piece;
} attempt;

unsigned threads_workers(unsigned threads, size_t count) {
    size_t wanted = threads;
    if (!wanted) {
        long cores = sysconf(_SC_NPROCESSORS_ONLN);
        wanted = cores > 0 ? (size_t)cores : 1;
    }
    if (wanted > count)
        wanted = count;
    if (wanted > MOST_WORKERS)
        wanted = MOST_WORKERS;
    return wanted ? (unsigned)wanted : 1;
}

static baremo_status run_piece(void *argument) {
    attempt *tried = argument;
    return tried->loop->work(tried->loop->context, &tried->piece);
}

/* Indexes are handed out in order, so every index below a failed one has been begun: the lowest
 * failure is the same on any number of threads. */
static void note_failure(loop *shared, size_t index, baremo_status status) {
    atomic_store(&shared->next, shared->count);
    pthread_mutex_lock(&shared->lock);
    if (index < shared->failed_index) {
        shared->failed_index = index;
        shared->status = status;
    }
    pthread_mutex_unlock(&shared->lock);
}

/* Takes the next index without passing the count, which a failure sets as the next one. */
static int take(loop *shared, size_t *index) {
    size_t next = atomic_load(&shared->next);
    while (next < shared->count)
        if (atomic_compare_exchange_weak(&shared->next, &next, next + 1)) {
            *index = next;
            return 1;
        }
    return 0;
}

static void *run_worker(void *argument) {
    worker *self = argument;
    attempt tried = {.loop = self->loop, .piece.worker = self->number};
    while (take(self->loop, &tried.piece.index)) {
        baremo_status status = BAREMO_NO_MEMORY;
        tried.piece.scratch = baremo_arena_new(NULL);
        if (tried.piece.scratch)
            status = baremo_arena_try(tried.piece.scratch, run_piece, &tried);
        baremo_arena_free(tried.piece.scratch);
        if (status != BAREMO_OK)
            note_failure(self->loop, tried.piece.index, status);
    }
    return NULL;
}

static void run_all(loop *shared, worker *workers, unsigned count) {
    unsigned started = 1;
    for (unsigned i = 0; i < count; i++)
        workers[i] = (worker){.loop = shared, .number = i};
    while (started < count &&
           pthread_create(&workers[started].thread, NULL, run_worker, &workers[started]) == 0)
        started++;
    run_worker(&workers[0]);
    for (unsigned i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
}

baremo_status threads_for(unsigned threads, size_t count, threads_work work, void *context) {
    worker workers[MOST_WORKERS];
    loop shared = {.work = work, .context = context, .count = count, .failed_index = count};
    shared.status = BAREMO_OK;
    if (!count)
        return BAREMO_OK;
    if (pthread_mutex_init(&shared.lock, NULL) != 0)
        return BAREMO_NO_MEMORY;
    run_all(&shared, workers, threads_workers(threads, count));
    pthread_mutex_destroy(&shared.lock);
    return shared.status;
}
