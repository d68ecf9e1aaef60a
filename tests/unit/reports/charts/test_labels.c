#include "check.h"

#include "reports/charts/labels.h"

static const label_side AROUND[] = {LABEL_ABOVE, LABEL_BELOW, LABEL_RIGHT, LABEL_LEFT};

typedef struct desk {
    baremo_arena *arena;
    text_measure widths;
    chart page;
    label_board board;
} desk;

static int open_desk(void **state) {
    desk *made = test_calloc(1, sizeof *made);
    made->arena = baremo_arena_new(NULL);
    made->page.arena = made->arena;
    made->board = labels_begin(made->arena, (mark_box){0, 0, 200, 100});
    for (int i = 0; i < MEASURE_LETTERS; i++)
        made->widths.regular[i] = 0.5F;
    *state = made;
    return 0;
}

static int close_desk(void **state) {
    baremo_arena_free(((desk *)*state)->arena);
    test_free(*state);
    return 0;
}

static bool put(desk *made, const char *text, mark_point at, bool is_required) {
    return labels_place(&made->board, &made->widths, &made->page,
                        &(label){.text = text,
                                 .font = {.size = 10},
                                 .at = at,
                                 .distance = 12,
                                 .sides = AROUND,
                                 .side_count = 4,
                                 .is_required = is_required});
}

static mark_box last_box(const desk *made) {
    return text_box(&made->widths, &made->page.marks[made->page.mark_count - 1]);
}

static void the_first_free_side_is_taken(void **state) {
    desk *made = *state;
    assert_true(put(made, "abcd", (mark_point){100, 50}, false));
    assert_true(last_box(made).y + last_box(made).height <= 38 + 1e-9);
    assert_true(put(made, "efgh", (mark_point){100, 50}, false));
    assert_true(last_box(made).y >= 62 - 1e-9);
    assert_true(put(made, "ijkl", (mark_point){100, 50}, false));
    assert_true(last_box(made).x >= 112 - 1e-9);
}

static void no_label_covers_another(void **state) {
    desk *made = *state;
    for (int i = 0; i < 60; i++)
        put(made, "1234", (mark_point){10 + 31 * (i % 6), 10 + 8 * (i / 6)}, true);
    for (size_t a = 0; a < made->page.mark_count; a++)
        for (size_t b = 0; b < a; b++) {
            mark_box one = text_box(&made->widths, &made->page.marks[a]);
            mark_box two = text_box(&made->widths, &made->page.marks[b]);
            assert_true(one.x >= two.x + two.width || two.x >= one.x + one.width ||
                        one.y >= two.y + two.height || two.y >= one.y + one.height);
        }
    assert_in_range(made->page.mark_count, 6, 40);
}

static void a_label_moves_sideways_to_stay_within_the_limits(void **state) {
    desk *made = *state;
    assert_true(put(made, "abcdefgh", (mark_point){5, 50}, false));
    assert_close(last_box(made).x, 0, 0);
    assert_true(last_box(made).y < 50);
}

static void a_label_without_room_is_left_out(void **state) {
    desk *made = *state;
    labels_block(&made->board, (mark_box){0, 0, 200, 100});
    assert_false(put(made, "x", (mark_point){100, 50}, true));
    assert_int_equal(made->page.mark_count, 0);
}

static void a_required_label_crosses_a_line_rather_than_being_left_out(void **state) {
    desk *made = *state;
    for (int y = 0; y <= 100; y += 3)
        labels_block_line(&made->board, (mark_point){0, y}, (mark_point){200, y});
    assert_false(put(made, "x", (mark_point){100, 50}, false));
    assert_true(put(made, "x", (mark_point){100, 50}, true));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_first_free_side_is_taken, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(no_label_covers_another, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_label_moves_sideways_to_stay_within_the_limits, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(a_label_without_room_is_left_out, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_required_label_crosses_a_line_rather_than_being_left_out,
                                        open_desk, close_desk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
