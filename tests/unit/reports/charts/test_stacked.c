/* Status bars and execution bars. */
#include "check.h"

#include <string.h>

#include "made_charts.h"

#define E1 "Prevención e intervención planificada frente a la intolerancia"

static double width_of(const chart *page, const char *group) {
    const mark *part = made_mark_in(page, group, MARK_RECTANGLE);
    if (!part)
        print_error("no group \"%s\"\n", group);
    assert_non_null(part);
    return part->box.width;
}

static void parts_are_as_wide_as_their_counts(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "status");
    double one = width_of(page, E1 ": Alcanzado: 1");
    assert_close(width_of(page, "Mediación social e intercultural: ¿[convivir]? */:: Alcanzado: 2"),
                 2 * one, 1e-9);
    assert_close(width_of(page, E1 ": Desviado: 1"), one, 1e-9);
    assert_null(made_mark_in(page, E1 ": No valorado: 0", MARK_RECTANGLE));
    assert_true(made_says(page, "Indicadores valorados: 7 de 9"));
    made_charts_free(made);
}

static void parts_follow_each_other_without_gap(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "execution");
    const mark *first = made_mark_in(page, E1 ": Finalizada: 1", MARK_RECTANGLE);
    const mark *second = made_mark_in(page, E1 ": En curso: 1", MARK_RECTANGLE);
    assert_close(second->box.x, first->box.x + first->box.width, 1e-9);
    made_charts_free(made);
}

static void a_count_that_has_no_room_stands_beside_the_bar_with_its_word(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_HARD, "es");
    const chart *page = made_charts_find(made, "execution");
    assert_true(made_says(page, "61 · Descartada: 1"));
    made_charts_free(made);
}

/* Action A6 of the made results has no status. */
static void actions_without_status_are_counted(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "execution");
    assert_true(
        width_of(
            page,
            "Igualdad de género y promoción social, cultural, sanitaria y productiva de la mujer: "
            "Estado no indicado: 1") > 0);
    made_charts_free(made);
}

static void an_axis_without_rows_says_so(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_HARD, "es");
    assert_non_null(made_text(made_charts_find(made, "status"), "sin datos"));
    made_charts_free(made);
}

static void many_axes_are_parted_into_even_pages(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_HARD, "es");
    const chart *first = made_charts_find(made, "status"),
                *second = made_charts_find(made, "status-2");
    assert_int_equal(first->data.row_count, 20);
    assert_int_equal(second->data.row_count, 20);
    assert_null(made_charts_find(made, "status-3"));
    assert_non_null(strstr(first->title, "(1/2)"));
    made_charts_free(made);
}

static void each_part_has_a_pattern_or_a_lightness_of_its_own(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "status");
    assert_null(made_mark_in(page, E1 ": Alcanzado: 1", MARK_SEGMENTS));
    assert_non_null(made_mark_in(page, E1 ": Desviado: 1", MARK_SEGMENTS));
    made_charts_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_as_wide_as_their_counts),
        cmocka_unit_test(parts_follow_each_other_without_gap),
        cmocka_unit_test(a_count_that_has_no_room_stands_beside_the_bar_with_its_word),
        cmocka_unit_test(actions_without_status_are_counted),
        cmocka_unit_test(an_axis_without_rows_says_so),
        cmocka_unit_test(many_axes_are_parted_into_even_pages),
        cmocka_unit_test(each_part_has_a_pattern_or_a_lightness_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
