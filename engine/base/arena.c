/* Memory with a common death: blocks in a list, pieces cut from the last block. */
#include <baremo/arena.h>

#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 16, FIRST_BLOCK = 4096, LARGEST_STEP = 1 << 22 };

typedef struct block {
    struct block *previous;
    size_t size, used; /* bytes behind the header */
} block;

/* A block's header takes a whole number of alignment units. */
enum { HEADER = (sizeof(block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT };

typedef struct attempt {
    jmp_buf back;
    struct attempt *outer;
} attempt;

struct baremo_arena {
    block *last;
    baremo_arena *parent, *root;
    baremo_arena *first_child, *next_sibling, *previous_sibling;
    attempt *attempt; /* the root's innermost try */
};

static char *block_start(block *piece) { return (char *)piece + HEADER; }

_Noreturn void baremo_arena_fail(baremo_arena *arena) {
    attempt *innermost = arena->root->attempt;
    if (!innermost)
        abort(); /* an allocation outside baremo_arena_try(): a fault of the program */
    longjmp(innermost->back, 1);
}

static void link_child(baremo_arena *parent, baremo_arena *child) {
    child->parent = parent;
    child->root = parent->root;
    child->next_sibling = parent->first_child;
    if (parent->first_child)
        parent->first_child->previous_sibling = child;
    parent->first_child = child;
}

/* Takes a child out of its parent's list. */
static void unlink_child(baremo_arena *child) {
    baremo_arena *before = child->previous_sibling, *after = child->next_sibling;
    if (before)
        before->next_sibling = after;
    else if (child->parent)
        child->parent->first_child = after;
    if (after)
        after->previous_sibling = before;
    child->parent = NULL;
}

baremo_arena *baremo_arena_new(baremo_arena *parent) {
    baremo_arena *arena = calloc(1, sizeof *arena);
    if (!arena) {
        if (parent)
            baremo_arena_fail(parent);
        return NULL;
    }
    arena->root = arena;
    if (parent)
        link_child(parent, arena);
    return arena;
}

static void free_blocks(baremo_arena *arena) {
    while (arena->last) {
        block *previous = arena->last->previous;
        free(arena->last);
        arena->last = previous;
    }
}

void baremo_arena_free(baremo_arena *arena) {
    if (!arena)
        return;
    if (arena->parent)
        unlink_child(arena);
    for (baremo_arena *child = arena->first_child; child;) {
        baremo_arena *next = child->next_sibling;
        child->parent = NULL;
        baremo_arena_free(child);
        child = next;
    }
    free_blocks(arena);
    free(arena);
}

baremo_status baremo_arena_try(baremo_arena *arena, baremo_status (*work)(void *), void *argument) {
    baremo_arena *root = arena->root;
    attempt here;
    here.outer = root->attempt;
    baremo_status status = BAREMO_NO_MEMORY;
    if (setjmp(here.back) == 0) {
        root->attempt = &here;
        status = work(argument);
        root->attempt = here.outer;
        return status;
    }
    root->attempt = here.outer;
    return BAREMO_NO_MEMORY;
}

static void add_block(baremo_arena *arena, size_t least) {
    size_t size = arena->last ? 2 * arena->last->size : FIRST_BLOCK;
    if (size > LARGEST_STEP)
        size = LARGEST_STEP;
    if (size < least)
        size = least;
    block *fresh = size <= SIZE_MAX - HEADER ? malloc(HEADER + size) : NULL;
    if (!fresh)
        baremo_arena_fail(arena);
    fresh->previous = arena->last;
    fresh->size = size;
    fresh->used = 0;
    arena->last = fresh;
}

static size_t round_up(baremo_arena *arena, size_t size) {
    if (size > SIZE_MAX - ALIGNMENT)
        baremo_arena_fail(arena);
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static void *cut(baremo_arena *arena, size_t size) {
    size_t rounded = round_up(arena, size ? size : 1);
    if (!arena->last || arena->last->size - arena->last->used < rounded)
        add_block(arena, rounded);
    char *piece = block_start(arena->last) + arena->last->used;
    arena->last->used += rounded;
    return piece;
}

static size_t product(baremo_arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        baremo_arena_fail(arena);
    return count * size;
}

void *baremo_arena_alloc(baremo_arena *arena, size_t size) {
    return memset(cut(arena, size), 0, size);
}

void *baremo_arena_array(baremo_arena *arena, size_t count, size_t size) {
    return baremo_arena_alloc(arena, product(arena, count, size));
}

void *baremo_arena_raw(baremo_arena *arena, size_t count, size_t size) {
    return cut(arena, product(arena, count, size));
}

/* The last piece of the last block can be made longer where it is. */
static int extend(baremo_arena *arena, const void *old, size_t old_size, size_t new_size) {
    block *last = arena->last;
    size_t rounded_old = round_up(arena, old_size ? old_size : 1);
    size_t rounded_new = round_up(arena, new_size);
    if (!old || !last || last->used < rounded_old ||
        (const char *)old != block_start(last) + last->used - rounded_old ||
        last->size - last->used < rounded_new - rounded_old)
        return 0;
    last->used += rounded_new - rounded_old;
    return 1;
}

void *baremo_arena_grow(baremo_arena *arena, const void *old, size_t old_count, size_t new_count,
                        size_t size) {
    size_t old_size = product(arena, old_count, size);
    size_t new_size = product(arena, new_count, size);
    void *grown = (void *)(uintptr_t)old;
    if (!extend(arena, old, old_size, new_size)) {
        grown = cut(arena, new_size);
        if (old_size)
            memcpy(grown, old, old_size);
    }
    memset((char *)grown + old_size, 0, new_size - old_size);
    return grown;
}

char *baremo_arena_copy(baremo_arena *arena, const char *text, size_t length) {
    if (length == SIZE_MAX)
        baremo_arena_fail(arena);
    char *copy = cut(arena, length + 1);
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *baremo_arena_text(baremo_arena *arena, const char *text) {
    return text ? baremo_arena_copy(arena, text, strlen(text)) : NULL;
}

char *baremo_arena_vformat(baremo_arena *arena, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0)
        length = 0;
    char *text = cut(arena, (size_t)length + 1);
    text[0] = '\0';
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *baremo_arena_format(baremo_arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = baremo_arena_vformat(arena, format, arguments);
    va_end(arguments);
    return text;
}
