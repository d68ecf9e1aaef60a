#include "check.h"

#include <string.h>

#include "reports/charts/measure.h"

/* Every letter half an em wide, in bold six tenths. */
static text_measure even_widths(void) {
    text_measure widths;
    for (int i = 0; i < MEASURE_LETTERS; i++) {
        widths.regular[i] = 0.5F;
        widths.bold[i] = 0.6F;
    }
    return widths;
}

static const mark_font FONT = {.size = 10};

static text_block wrap(baremo_arena *arena, const char *text, double room) {
    text_measure widths = even_widths();
    return text_wrap(arena, &widths, text, FONT, room);
}

static void a_width_is_the_sum_of_the_letters(void **state) {
    (void)state;
    text_measure widths = even_widths();
    assert_close(text_width(&widths, "diez ñ", 10, false), 30, 1e-6);
    assert_close(text_width(&widths, "diez ñ", 10, true), 36, 1e-6);
    assert_close(text_width(&widths, "", 10, false), 0, 0);
}

static void lines_break_at_spaces(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    text_block block = wrap(arena, "uno dos tres", 40);
    assert_int_equal(block.count, 2);
    assert_string_equal(block.lines[0], "uno dos");
    assert_string_equal(block.lines[1], "tres");
    assert_close(block.width, 35, 1e-6);
    assert_close(block.height, 2 * 10 * MARK_LINE_HEIGHT, 1e-12);
    baremo_arena_free(arena);
}

static void lines_break_behind_hyphens_and_slashes(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    text_block block = wrap(arena, "pre-post/grupo", 30);
    assert_int_equal(block.count, 3);
    assert_string_equal(block.lines[0], "pre-");
    assert_string_equal(block.lines[1], "post/");
    assert_string_equal(block.lines[2], "grupo");
    baremo_arena_free(arena);
}

static void a_word_that_is_too_long_is_broken(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    text_block block = wrap(arena, "ñandúñandú x", 25);
    assert_int_equal(block.count, 3);
    assert_string_equal(block.lines[0], "ñandú");
    assert_string_equal(block.lines[1], "ñandú");
    assert_string_equal(block.lines[2], "x");
    baremo_arena_free(arena);
}

static void every_letter_stands_in_a_line_however_little_room_there_is(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    text_block block = wrap(arena, "año", 0);
    assert_int_equal(block.count, 3);
    assert_string_equal(block.lines[1], "ñ");
    baremo_arena_free(arena);
}

static void lines_do_not_break_at_no_break_spaces(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    text_block block = wrap(arena, "meta 12\xc2\xa0%", 40);
    assert_int_equal(block.count, 2);
    assert_string_equal(block.lines[1], "12\xc2\xa0%");
    baremo_arena_free(arena);
}

static void nothing_has_no_line(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    assert_int_equal(wrap(arena, NULL, 40).count, 0);
    assert_int_equal(wrap(arena, "", 40).count, 0);
    assert_int_equal(wrap(arena, "   ", 40).count, 0);
    baremo_arena_free(arena);
}

static void boxes_follow_the_anchor(void **state) {
    (void)state;
    text_measure widths = even_widths();
    const char *line = "abcd";
    mark text = {.kind = MARK_TEXT,
                 .box = {.x = 100, .y = 50},
                 .font = FONT,
                 .lines = &line,
                 .line_count = 1};
    assert_close(text_box(&widths, &text).x, 100, 0);
    text.font.anchor = MARK_MIDDLE;
    assert_close(text_box(&widths, &text).x, 90, 1e-6);
    text.font.anchor = MARK_END;
    assert_close(text_box(&widths, &text).x, 80, 1e-6);
    assert_close(text_box(&widths, &text).width, 20, 1e-6);
    assert_close(text_box(&widths, &text).y, 50 - 10 * MARK_ASCENT, 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_width_is_the_sum_of_the_letters),
        cmocka_unit_test(lines_break_at_spaces),
        cmocka_unit_test(lines_break_behind_hyphens_and_slashes),
        cmocka_unit_test(a_word_that_is_too_long_is_broken),
        cmocka_unit_test(every_letter_stands_in_a_line_however_little_room_there_is),
        cmocka_unit_test(lines_do_not_break_at_no_break_spaces),
        cmocka_unit_test(nothing_has_no_line),
        cmocka_unit_test(boxes_follow_the_anchor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
