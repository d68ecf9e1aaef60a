#include "check.h"

#include "reports/charts/huffman.h"

/* Kraft's sum, of 2^-length over all symbols, times 2^15. */
static unsigned kraft(const huffman_code *code) {
    unsigned sum = 0;
    for (size_t i = 0; i < code->count; i++)
        if (code->lengths[i])
            sum += 1U << (15 - code->lengths[i]);
    return sum;
}

static void frequent_symbols_have_short_codes(void **state) {
    (void)state;
    static const uint32_t frequencies[] = {45, 13, 12, 16, 9, 5};
    static const uint8_t lengths[] = {1, 3, 3, 3, 4, 4};
    huffman_code code = huffman_make(frequencies, 6, 15);
    assert_memory_equal(code.lengths, lengths, sizeof lengths);
}

/* The example of RFC 1951, 3.2.2: lengths 3 3 3 3 3 2 4 4 have the codes 010 011 100 101 110 00
 * 1110 1111. */
static void codes_are_numbered_as_the_rfc_wants(void **state) {
    (void)state;
    static const uint32_t frequencies[] = {20, 20, 20, 20, 20, 45, 10, 10};
    static const uint16_t codes[] = {2, 6, 1, 5, 3, 0, 7, 15}; /* the bits turned round */
    huffman_code code = huffman_make(frequencies, 8, 15);
    assert_memory_equal(code.codes, codes, sizeof codes);
}

static void lengths_are_limited_and_still_complete(void **state) {
    (void)state;
    uint32_t frequencies[40] = {1, 1};
    for (int i = 2; i < 40; i++)
        frequencies[i] = frequencies[i - 1] + frequencies[i - 2];
    for (unsigned longest = 6; longest <= 15; longest++) {
        huffman_code code = huffman_make(frequencies, 40, longest);
        for (int i = 0; i < 40; i++)
            assert_in_range(code.lengths[i], 1, longest);
        assert_int_equal(kraft(&code), 1U << 15);
    }
}

static void one_symbol_has_one_bit_and_none_has_none(void **state) {
    (void)state;
    static const uint32_t one[] = {0, 0, 9}, none[] = {0, 0, 0};
    huffman_code code = huffman_make(one, 3, 15);
    assert_int_equal(code.lengths[2], 1);
    assert_int_equal(code.lengths[0], 0);
    code = huffman_make(none, 3, 15);
    assert_int_equal(code.lengths[0] + code.lengths[1] + code.lengths[2], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frequent_symbols_have_short_codes),
        cmocka_unit_test(codes_are_numbered_as_the_rfc_wants),
        cmocka_unit_test(lengths_are_limited_and_still_complete),
        cmocka_unit_test(one_symbol_has_one_bit_and_none_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
