#include "check.h"

#include <string.h>

#include "made_charts.h"

/* The bar of the group: the second rectangle (the first is the track). */
static const mark *bar_in(const chart *page, const char *group) {
    const mark *track = made_mark_in(page, group, MARK_RECTANGLE);
    assert_non_null(track);
    assert_int_equal(track[1].kind, MARK_RECTANGLE);
    return track + 1;
}

static void bars_are_as_long_as_the_share_of_the_way(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "progress-E1");
    /* (27 - 12)/(30 - 12) = 0.8333 and (31 - 12.5)/(40 - 12.5) = 0.6727 of the track */
    const mark *bar =
        bar_in(page, "Entidades que participan en la mesa: 83\xc2\xa0% · Según lo previsto");
    assert_close(bar->box.width / bar[-1].box.width, 15.0 / 18, 1e-9);
    bar = bar_in(page, "Profesorado formado sobre el total: 67\xc2\xa0% · Con retraso");
    assert_close(bar->box.width / bar[-1].box.width, 18.5 / 27.5, 1e-9);
    made_charts_free(made);
}

/* 4.8 to 3.0, now 4.1: 39 % of the way, though the value went down. */
static void a_fall_that_is_wanted_grows_to_the_right(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "progress-E1");
    const mark *bar = bar_in(
        page, "Delitos de odio denunciados por cada 100.000 habitantes: 39\xc2\xa0% · Desviado");
    assert_close(bar->box.x, bar[-1].box.x, 1e-12);
    assert_close(bar->box.width / bar[-1].box.width, 0.7 / 1.8, 1e-9);
    made_charts_free(made);
}

static void bars_beyond_the_scale_are_cut_and_their_numbers_are_not(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_HARD, "es");
    const chart *page = made_charts_find(made, "progress-E1");
    const mark *bar =
        bar_in(page, "Asistentes a actos públicos, muy por encima: 500\xc2\xa0% · Alcanzado");
    assert_close(bar->box.width / bar[-1].box.width, 1.15, 1e-9);
    assert_true(made_says(page, "500\xc2\xa0% · Alcanzado"));
    assert_true(made_says(page, "una flecha indica"));
    bar = bar_in(page, "Saldo de opinión (positivas menos negativas): −44\xc2\xa0% · Desviado");
    assert_close(bar->box.width / bar[-1].box.width, 0.15, 1e-9);
    assert_true(bar->box.x < bar[-1].box.x);
    made_charts_free(made);
}

static void what_has_no_share_says_why_and_has_no_bar(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "progress-E2");
    const char *group = "Gasto ejecutado en mediación: la meta es igual a la línea de base";
    assert_non_null(made_mark_in(page, group, MARK_TEXT));
    assert_null(made_mark_in(page, group, MARK_CIRCLE));
    assert_non_null(strstr(
        page->alt, "Satisfacción media con la mediación (1 a 5): No valorado; sin observación."));
    made_charts_free(made);
}

static void a_band_shows_whether_the_value_is_in_it(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_HARD, "es");
    const chart *page = made_charts_find(made, "progress-E1");
    const char *group = "Ratio de mediadores por cada mil habitantes: Desviado";
    const mark *band = made_mark_in(page, group, MARK_RECTANGLE),
               *value = made_mark_in(page, group, MARK_CIRCLE);
    assert_true(made_middle_x(value) > band->box.x + band->box.width);
    made_charts_free(made);
    made = made_charts_new(MADE_PLAIN, "es");
    page = made_charts_find(made, "progress-E2");
    /* 10 in 8..12 */
    band = made_mark_in(page, "=Tiempo de respuesta; \"días\" <hábiles> & más: Alcanzado",
                        MARK_RECTANGLE);
    value = made_mark_in(page, "=Tiempo de respuesta; \"días\" <hábiles> & más: Alcanzado",
                         MARK_CIRCLE);
    assert_close(made_middle_x(value), made_middle_x(band), 1e-9);
    made_charts_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_are_as_long_as_the_share_of_the_way),
        cmocka_unit_test(a_fall_that_is_wanted_grows_to_the_right),
        cmocka_unit_test(bars_beyond_the_scale_are_cut_and_their_numbers_are_not),
        cmocka_unit_test(what_has_no_share_says_why_and_has_no_bar),
        cmocka_unit_test(a_band_shows_whether_the_value_is_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
