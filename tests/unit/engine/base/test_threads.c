/* The parallel loop: every index once, the same result and the same failure on any number of
 * threads. */
#include "check.h"

#include <string.h>

#include "engine/base/threads.h"

enum { COUNT = 1000 };

typedef struct slots {
    size_t squares[COUNT];
    unsigned runs[COUNT];
    size_t fail_from;
} slots;

static baremo_status square(void *context, const threads_piece *piece) {
    slots *out = context;
    size_t *copy = baremo_arena_array(piece->scratch, 100, sizeof *copy);
    copy[0] = piece->index * piece->index;
    if (piece->index >= out->fail_from)
        return piece->index == out->fail_from ? BAREMO_DATA : BAREMO_IO;
    out->squares[piece->index] = copy[0];
    out->runs[piece->index]++;
    return BAREMO_OK;
}

static baremo_status run_out_of_memory(void *context, const threads_piece *piece) {
    (void)context;
    if (piece->index == 3)
        baremo_arena_raw(piece->scratch, SIZE_MAX / 2, 1);
    return BAREMO_OK;
}

static void each_index_runs_once_on_any_number_of_threads(void **state) {
    (void)state;
    for (unsigned threads = 0; threads < 9; threads++) {
        slots out = {.fail_from = COUNT};
        assert_int_equal(threads_for(threads, COUNT, square, &out), BAREMO_OK);
        for (size_t i = 0; i < COUNT; i++) {
            assert_int_equal(out.runs[i], 1);
            assert_int_equal(out.squares[i], i * i);
        }
    }
}

static void the_lowest_failing_index_gives_the_status(void **state) {
    (void)state;
    for (unsigned threads = 1; threads < 9; threads++) {
        slots out = {.fail_from = 500};
        assert_int_equal(threads_for(threads, COUNT, square, &out), BAREMO_DATA);
        for (size_t i = 0; i < 500; i++)
            assert_int_equal(out.runs[i], 1);
    }
}

static void a_piece_that_runs_out_of_memory_says_so(void **state) {
    (void)state;
    assert_int_equal(threads_for(1, 10, run_out_of_memory, NULL), BAREMO_NO_MEMORY);
    assert_int_equal(threads_for(4, 10, run_out_of_memory, NULL), BAREMO_NO_MEMORY);
}

static void no_index_is_no_work(void **state) {
    (void)state;
    assert_int_equal(threads_for(0, 0, square, NULL), BAREMO_OK);
}

static void there_are_never_more_workers_than_pieces(void **state) {
    (void)state;
    assert_int_equal(threads_workers(8, 3), 3);
    assert_int_equal(threads_workers(2, 3), 2);
    assert_int_equal(threads_workers(5, 0), 1);
    assert_true(threads_workers(0, COUNT) >= 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_index_runs_once_on_any_number_of_threads),
        cmocka_unit_test(the_lowest_failing_index_gives_the_status),
        cmocka_unit_test(a_piece_that_runs_out_of_memory_says_so),
        cmocka_unit_test(no_index_is_no_work),
        cmocka_unit_test(there_are_never_more_workers_than_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
