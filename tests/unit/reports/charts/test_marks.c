#include "check.h"

#include "reports/charts/marks.h"

static void hatching_stays_in_its_box(void **state) {
    (void)state;
    static const mark_box boxes[] = {
        {0, 0, 50, 20}, {13.7, 402.1, 8, 90}, {700, 5, 1, 1}, {-20, -30, 25, 60}};
    for (int i = 0; i < 8; i++) {
        baremo_arena *arena = baremo_arena_new(NULL);
        chart page = {.arena = arena};
        mark_box box = boxes[i / 2];
        mark_hatch(&page, box, 4, i % 2, mark_stroke(0, 1));
        size_t count = page.mark_count ? page.marks[0].point_count : 0;
        assert_int_equal(count % 2, 0);
        for (size_t k = 0; k < count; k++) {
            mark_point at = page.marks[0].points[k];
            assert_true(at.x >= box.x - 1e-9 && at.x <= box.x + box.width + 1e-9);
            assert_true(at.y >= box.y - 1e-9 && at.y <= box.y + box.height + 1e-9);
        }
        baremo_arena_free(arena);
    }
}

/* Diagonals of one direction, `gap` apart: a box of 50 x 20 has (50 + 20) / (4 sqrt 2) = 12.4 of
 * them. */
static void hatching_lines_are_a_gap_apart(void **state) {
    (void)state;
    for (int falling = 0; falling < 2; falling++) {
        baremo_arena *arena = baremo_arena_new(NULL);
        chart page = {.arena = arena};
        mark_hatch(&page, (mark_box){0, 0, 50, 20}, 4, falling, mark_stroke(0, 1));
        const mark *hatch = &page.marks[0];
        assert_in_range(hatch->point_count / 2, 12, 13);
        for (size_t i = 0; i < hatch->point_count; i += 2) {
            double slope = (hatch->points[i + 1].y - hatch->points[i].y) /
                           (hatch->points[i + 1].x - hatch->points[i].x);
            assert_close(slope, falling ? 1 : -1, 1e-9);
        }
        baremo_arena_free(arena);
    }
}

static void a_line_of_one_point_is_not_drawn(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    chart page = {.arena = arena};
    mark_point point = {1, 2};
    mark_polyline(&page, &point, 1, mark_stroke(0, 1));
    mark_polyline(&page, NULL, 0, mark_stroke(0, 1));
    mark_text(&page, point, "", (mark_font){.size = 10});
    mark_text(&page, point, NULL, (mark_font){.size = 10});
    assert_int_equal(page.mark_count, 0);
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hatching_stays_in_its_box),
        cmocka_unit_test(hatching_lines_are_a_gap_apart),
        cmocka_unit_test(a_line_of_one_point_is_not_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
