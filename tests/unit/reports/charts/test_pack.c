#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "reports/charts/pack.h"

enum { ROOM = 1 << 20 };

/* What zlib makes of the stream, compared with what was put in. */
static void assert_unpacks(pack *stream, const unsigned char *expected, size_t count) {
    size_t length;
    const char *bytes = pack_end(stream, &length);
    unsigned char *found = malloc(ROOM);
    uLongf found_count = ROOM;
    assert_int_equal(uncompress(found, &found_count, (const Bytef *)bytes, length), Z_OK);
    assert_int_equal(found_count, count);
    assert_memory_equal(found, expected, count);
    free(found);
}

static void runs_of_any_length_come_back(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    unsigned char *expected = malloc(ROOM);
    size_t count = 0;
    pack stream = pack_begin(arena);
    for (size_t run = 0; run < 1200; run++) {
        unsigned char value = (unsigned char)(run * 7);
        pack_run(&stream, value, run);
        memset(expected + count, value, run);
        count += run;
    }
    assert_unpacks(&stream, expected, count);
    free(expected);
    baremo_arena_free(arena);
}

static void a_very_long_run_comes_back(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    unsigned char *expected = malloc(ROOM);
    pack stream = pack_begin(arena);
    memset(expected, 255, ROOM);
    pack_run(&stream, 255, 300000);
    pack_run(&stream, 255, ROOM - 300000);
    assert_unpacks(&stream, expected, ROOM);
    free(expected);
    baremo_arena_free(arena);
}

static void an_empty_stream_is_a_stream(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    pack stream = pack_begin(arena);
    assert_unpacks(&stream, (const unsigned char *)"", 0);
    baremo_arena_free(arena);
}

static void a_single_value_is_a_stream(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    pack stream = pack_begin(arena);
    pack_run(&stream, 200, 1);
    assert_unpacks(&stream, (const unsigned char *)"\xc8", 1);
    baremo_arena_free(arena);
}

/* At all group boundaries of RFC 1951, 3.2.5. */
static void copies_from_any_distance_come_back(void **state) {
    (void)state;
    static const size_t distances[] = {1,    2,    4,    5,    6,    7,     8,     9,
                                       12,   13,   192,  193,  256,  257,   769,   1024,
                                       1025, 1521, 4096, 4097, 8193, 24576, 24577, 32768};
    unsigned char *expected = malloc(ROOM);
    for (size_t i = 0; i < sizeof distances / sizeof *distances; i++) {
        baremo_arena *arena = baremo_arena_new(NULL);
        pack stream = pack_begin(arena);
        size_t count = 0, copied = 700;
        for (; count < distances[i]; count++) {
            expected[count] = (unsigned char)(count * count >> 3);
            pack_run(&stream, expected[count], 1);
        }
        pack_copy(&stream, distances[i], copied);
        for (size_t end = count + copied; count < end; count++) {
            expected[count] = expected[count - distances[i]];
            pack_sum(&stream, expected[count], 1);
        }
        assert_unpacks(&stream, expected, count);
        baremo_arena_free(arena);
    }
    free(expected);
}

/* Counts that grow like Fibonacci's make the deepest tree: its codes have to be cut to 15 bits. */
static void very_unequal_counts_have_codes(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    unsigned char *expected = malloc(ROOM);
    pack stream = pack_begin(arena);
    size_t count = 0, last = 1, run = 1;
    for (unsigned char value = 0; value < 24; value++) {
        for (size_t i = 0; i < run; i++) {
            expected[count++] = value;
            expected[count++] = 255;
            pack_run(&stream, value, 1);
            pack_run(&stream, 255, 1);
        }
        size_t next = last + run;
        last = run;
        run = next;
    }
    assert_unpacks(&stream, expected, count);
    free(expected);
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_of_any_length_come_back),
        cmocka_unit_test(a_very_long_run_comes_back),
        cmocka_unit_test(an_empty_stream_is_a_stream),
        cmocka_unit_test(a_single_value_is_a_stream),
        cmocka_unit_test(copies_from_any_distance_come_back),
        cmocka_unit_test(very_unequal_counts_have_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
