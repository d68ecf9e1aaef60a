/* baremo: memory with a common death.
 *
 * Everything that one object owns is allocated in its arena and dies with it. There is no free of a
 * single piece. Running out of memory is not checked at each call: work that allocates is run by
 * baremo_arena_try(), which comes back with BAREMO_NO_MEMORY when any allocation in the arena, or
 * in a child of it, fails.
 */
#ifndef BAREMO_ARENA_H
#define BAREMO_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include <baremo/status.h>

typedef struct baremo_arena baremo_arena;

/** A new arena. With a parent it is freed with the parent at the latest, and fails where the parent
 * fails. none    NULL when memory ran out and there is no parent (a child never returns NULL)
 */
baremo_arena *baremo_arena_new(baremo_arena *parent);

/** Frees the arena, its children and all that was allocated in them. NULL is allowed. */
void baremo_arena_free(baremo_arena *arena);

/** Runs `work(argument)` and returns its status, or BAREMO_NO_MEMORY when memory ran out on the
 * way. Tries may be nested; the innermost one catches. What was allocated stays until the arena is
 * freed. An arena and its children belong to one thread at a time: each thread has an arena without
 * parent.
 */
baremo_status baremo_arena_try(baremo_arena *arena, baremo_status (*work)(void *argument),
                               void *argument);

/** Leaves the innermost try with BAREMO_NO_MEMORY, for memory that ran out outside the arena. */
_Noreturn void baremo_arena_fail(baremo_arena *arena);

/** Zeroed memory, aligned for any type. Never NULL inside a try. */
void *baremo_arena_alloc(baremo_arena *arena, size_t size) __attribute__((returns_nonnull));

/** Zeroed memory for `count` members of `size` bytes; the product cannot overflow. */
void *baremo_arena_array(baremo_arena *arena, size_t count, size_t size)
    __attribute__((returns_nonnull));

/** Memory that is not zeroed, for large arrays that are filled at once. */
void *baremo_arena_raw(baremo_arena *arena, size_t count, size_t size)
    __attribute__((returns_nonnull));

/** A larger copy of an array: `old_count` members are copied, the rest is zeroed. The old one stays
 * in the arena (it is extended in place where it was the last piece). */
void *baremo_arena_grow(baremo_arena *arena, const void *old, size_t old_count, size_t new_count,
                        size_t size) __attribute__((returns_nonnull));

/** A copy of `length` bytes with a NUL behind. */
char *baremo_arena_copy(baremo_arena *arena, const char *text, size_t length)
    __attribute__((returns_nonnull));

/** A copy of a NUL-terminated text; NULL gives NULL. */
char *baremo_arena_text(baremo_arena *arena, const char *text);

/** printf into the arena. Numbers must be printed by baremo_number_print(), never by %g: the locale
 * may change it. */
char *baremo_arena_format(baremo_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *baremo_arena_vformat(baremo_arena *arena, const char *format, va_list arguments);

/** Makes room for one more member of a growing array: `array` (T *), `count`, `capacity` (size_t),
 * all lvalues. */
#define BAREMO_ARENA_RESERVE(arena, array, count, capacity)                                        \
    do {                                                                                           \
        if ((count) == (capacity)) {                                                               \
            size_t baremo_new_capacity = (capacity) ? 2 * (capacity) : 16;                         \
            (array) = baremo_arena_grow((arena), (array), (count), baremo_new_capacity,            \
                                        sizeof *(array));                                          \
            (capacity) = baremo_new_capacity;                                                      \
        }                                                                                          \
    } while (0)

#endif
