/* Runs a test inside a try of a fresh arena, so that it may allocate. */
#ifndef TESTS_UNIT_REPORTS_MADE_RUN_H
#define TESTS_UNIT_REPORTS_MADE_RUN_H

#include <baremo/arena.h>

/** Declares the cmocka test `name` around a body that is given an arena. */
#define TEST_IN_ARENA(name)                                                                        \
    static baremo_status name##_body(void *argument);                                              \
    static void name(void **state) {                                                               \
        (void)state;                                                                               \
        baremo_arena *fresh = baremo_arena_new(NULL);                                              \
        assert_int_equal(baremo_arena_try(fresh, name##_body, fresh), BAREMO_OK);                  \
        baremo_arena_free(fresh);                                                                  \
    }                                                                                              \
    static baremo_status name##_body(void *argument)

#endif
