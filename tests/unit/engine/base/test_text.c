#include "check.h"

#include <baremo/text.h>

#include <string.h>

static void names_are_matched_without_case_accents_and_spaces(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    assert_string_equal(baremo_text_key(arena, " Población "), "poblacion");
    assert_string_equal(baremo_text_key(arena, "\xe2\x80\x8b"
                                               "Baseline  Period"),
                        "baseline_period");
    assert_string_equal(baremo_text_key(arena, "baseline-period"), "baseline_period");
    assert_string_equal(baremo_text_key(arena, "STRASSE"), baremo_text_key(arena, "Straße"));
    assert_string_equal(baremo_text_key(arena, "a\xc2\xa0"
                                               "b"),
                        "a_b");
    assert_string_equal(baremo_text_key(arena, NULL), "");
    assert_string_equal(baremo_text_fold(arena, " Ñandú\xe2\x80\x8b "), "ñandú");
    assert_string_equal(baremo_text_fold(arena, "N\xcc\x83"), "ñ");
    baremo_arena_free(arena);
}

static void invalid_bytes_are_found_where_they_stand(void **state) {
    (void)state;
    assert_int_equal(baremo_text_invalid("Málaga 2017-2020", 17), 17);
    assert_int_equal(baremo_text_invalid("abcdefghij\xe9l", 12), 10);
    assert_int_equal(baremo_text_invalid("\xc0\xaf", 2), 0);
    assert_int_equal(baremo_text_invalid("a\xed\xa0\x80", 4), 1);
    assert_int_equal(baremo_text_invalid("\xf4\x90\x80\x80", 4), 0);
    assert_int_equal(baremo_text_invalid("ok\xe2\x82", 4), 2);
    assert_int_equal(baremo_text_invalid("\xf0\x9f\x98\x80", 4), 4);
}

static size_t listed(baremo_arena *arena, const char *text, const char *joined) {
    const char **parts = NULL;
    size_t count = baremo_text_list(arena, text, &parts);
    char all[200] = "";
    for (size_t i = 0; i < count; i++) {
        strcat(all, parts[i]);
        strcat(all, "/");
    }
    assert_string_equal(all, joined);
    return count;
}

static void lists_are_separated_by_semicolons_bars_or_commas_between_codes(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    listed(arena, "sex; age_group", "sex/age_group/");
    listed(arena, "a | b|", "a/b/");
    listed(arena, "q1,q2, q3", "q1/q2/q3/");
    listed(arena, "yes, very much", "yes, very much/");
    listed(arena, "none; partly, so; full", "none/partly, so/full/");
    listed(arena, "", "");
    listed(arena, " ; ", "");
    baremo_arena_free(arena);
}

static void the_nearest_name_is_near(void **state) {
    (void)state;
    const char *const names[] = {"indicator", "period", "target", NULL, "observations"};
    assert_string_equal(baremo_text_nearest("indicador", names, 5), "indicator");
    assert_string_equal(baremo_text_nearest("preiod", names, 5), "period");
    assert_string_equal(baremo_text_nearest("Observation", names, 5), "observations");
    assert_null(baremo_text_nearest("budget", names, 5));
    const char *const codes[] = {"I1", "A1.10", "E02"};
    assert_null(baremo_text_nearest("I9", codes, 3));
    assert_null(baremo_text_nearest("A1.11", codes, 3));
    assert_string_equal(baremo_text_nearest("I01", codes, 3), "I1");
    assert_string_equal(baremo_text_nearest("E2", codes, 3), "E02");
    assert_string_equal(baremo_text_nearest("I1a", codes, 3), "I1");
    assert_int_equal(baremo_text_distance("ab", "ba"), 1);
    assert_int_equal(baremo_text_distance("", "abc"), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_matched_without_case_accents_and_spaces),
        cmocka_unit_test(invalid_bytes_are_found_where_they_stand),
        cmocka_unit_test(lists_are_separated_by_semicolons_bars_or_commas_between_codes),
        cmocka_unit_test(the_nearest_name_is_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
