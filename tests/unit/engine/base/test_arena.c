#include "check.h"

#include <baremo/arena.h>

#include <stdlib.h>
#include <string.h>

static baremo_status too_much(void *argument) {
    baremo_arena *scratch = baremo_arena_new(argument);
    baremo_arena_array(scratch, SIZE_MAX / 2, 16);
    return BAREMO_OK;
}

static void running_out_of_memory_comes_back_as_a_status(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    assert_int_equal(baremo_arena_try(arena, too_much, arena), BAREMO_NO_MEMORY);
    baremo_arena_free(arena);
}

static baremo_status growing(void *argument) {
    baremo_arena *arena = argument;
    int *numbers = NULL;
    size_t count = 0, capacity = 0;
    for (int i = 0; i < 10000; i++) {
        BAREMO_ARENA_RESERVE(arena, numbers, count, capacity);
        numbers[count++] = i;
        if (i % 100 == 0)
            baremo_arena_format(arena, "%d pieces between", i);
    }
    for (int i = 0; i < 10000; i++)
        assert_int_equal(numbers[i], i);
    return BAREMO_OK;
}

static void a_growing_array_keeps_its_members(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    assert_int_equal(baremo_arena_try(arena, growing, arena), BAREMO_OK);
    baremo_arena_free(arena);
}

static void pieces_are_zeroed_and_aligned(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *piece = baremo_arena_alloc(arena, size);
        assert_int_equal((uintptr_t)piece % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(piece[i], 0);
        memset(piece, 0xff, size);
    }
    assert_string_equal(baremo_arena_copy(arena, "Málaga", 3), "Má");
    assert_null(baremo_arena_text(arena, NULL));
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(running_out_of_memory_comes_back_as_a_status),
        cmocka_unit_test(a_growing_array_keeps_its_members),
        cmocka_unit_test(pieces_are_zeroed_and_aligned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
