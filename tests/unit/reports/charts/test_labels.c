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
    for (int row = 0; row < 10; row++)
        for (int column = 0; column < 6; column++)
            put(made, "1234", (mark_point){10 + 31 * column, 10 + 8 * row}, true);
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

static bool meet(mark_box a, mark_box b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

enum { OBSTACLES = 60 };

/* Boxes of all sizes, some beyond the limits: more than one cell, none, a corner. */
static mark_box obstacle(int number) {
    unsigned random = (unsigned)number * 2654435761u;
    return (mark_box){(double)(random % 230) - 20, (double)(random / 230 % 130) - 20,
                      1 + (double)(random >> 20) / 4096 * (number % 7 ? 9 : 80),
                      1 + (double)(random >> 16 & 255) / 256 * (number % 5 ? 6 : 50)};
}

/* The letters' box of a label to the right of its point, with the room it keeps at both ends. */
static mark_box box_with_room(const desk *made, mark_point at) {
    mark trial = {.font = {.size = 10}, .lines = (const char *const[]){"abcd"}, .line_count = 1};
    trial.box = (mark_box){.x = at.x + 12, .y = at.y + 3.6};
    mark_box box = text_box(&made->widths, &trial);
    return (mark_box){box.x - 5, box.y, box.width + 10, box.height};
}

static bool has_room(const desk *made, mark_point at, int obstacles) {
    mark_box box = box_with_room(made, at);
    bool is_free =
        box.x + 5 >= 0 && box.y >= 0 && box.x + box.width - 5 <= 200 && box.y + box.height <= 100;
    for (int i = 0; i < obstacles && is_free; i++)
        is_free = !meet(box, obstacle(i));
    return is_free;
}

static void a_label_is_put_just_where_no_obstacle_is(void **state) {
    static const label_side right[] = {LABEL_RIGHT};
    desk *made = *state;
    int put_count = 0, refused = 0;
    for (int obstacles = 1; obstacles <= OBSTACLES; obstacles += 10)
        for (int i = 0; i < 400; i++) {
            int column = i % 25, row = i / 25;
            const label wanted = {.text = "abcd",
                                  .font = {.size = 10},
                                  .at = {column * 8, row * 6.5},
                                  .distance = 12,
                                  .sides = right,
                                  .side_count = 1};
            label_board board = labels_begin(made->arena, (mark_box){0, 0, 200, 100});
            for (int k = 0; k < obstacles; k++)
                labels_block(&board, obstacle(k));
            bool is_put = labels_place(&board, &made->widths, &made->page, &wanted);
            assert_int_equal(is_put, has_room(made, wanted.at, obstacles));
            put_count += is_put;
            refused += !is_put;
        }
    assert_true(put_count > 100 && refused > 100);
}

static void a_board_of_no_size_takes_no_label(void **state) {
    desk *made = *state;
    made->board = labels_begin(made->arena, (mark_box){50, 50, 0, 0});
    labels_block(&made->board, (mark_box){40, 40, 5, 5});
    labels_block_line(&made->board, (mark_point){0, 0}, (mark_point){90, 90});
    assert_false(put(made, "x", (mark_point){50, 50}, true));
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
        cmocka_unit_test_setup_teardown(a_label_is_put_just_where_no_obstacle_is, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(a_board_of_no_size_takes_no_label, open_desk, close_desk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
