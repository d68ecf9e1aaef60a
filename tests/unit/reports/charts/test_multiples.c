#include "check.h"

#include <string.h>

#include "made_charts.h"

/* I1 by district: floor of 0.6 and 0.4 of 1850, 2400, 3120. */
static void panels_share_their_scales(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "multiples-I1");
    double y1110 = made_middle_y(made_mark_in(page, "2018: 1.110 personas", MARK_CIRCLE));
    double y1872 = made_middle_y(made_mark_in(page, "2020: 1.872 personas", MARK_CIRCLE));
    double y740 = made_middle_y(made_mark_in(page, "2018: 740 personas", MARK_CIRCLE));
    double y1248 = made_middle_y(made_mark_in(page, "2020: 1.248 personas", MARK_CIRCLE));
    assert_close((y740 - y1248) / 508, (y1110 - y1872) / 762, 1e-9);
    assert_close((y740 - y1110) / 370, (y1110 - y1872) / 762, 1e-9);
    made_charts_free(made);
}

static void every_area_has_its_name_and_its_latest_value(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "multiples-I1");
    static const char *const words[] = {"Centro", "1.872", "Palma-Palmilla", "1.248"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_non_null(made_text(page, words[i]));
    made_charts_free(made);
}

static void forty_areas_are_parted_into_two_pages(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_HARD, "es");
    assert_int_equal(made_charts_find(made, "multiples-ZONAS")->data.row_count, 60);
    assert_int_equal(made_charts_find(made, "multiples-ZONAS-2")->data.row_count, 60);
    made_charts_free(made);
}

static void an_area_without_values_shows_gaps(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_HARD, "es");
    const chart *page = made_charts_find(made, "multiples-ZONAS-2");
    assert_non_null(strstr(page->alt, "Distrito 40: 2017: no calculable (sin observación)"));
    assert_true(made_says(page, "(1) Distrito 40 2017"));
    made_charts_free(made);
}

/* A share is of the size of its parts, a count is not. */
static void only_means_and_shares_are_compared_with_the_total(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_HARD, "es");
    assert_true(made_says(made_charts_find(made, "multiples-ZONAS"), "Todas las zonas juntas"));
    made_charts_free(made);
    made = made_charts_new(MADE_PLAIN, "es");
    assert_false(made_says(made_charts_find(made, "multiples-I1"), "Todas las zonas juntas"));
    made_charts_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(panels_share_their_scales),
        cmocka_unit_test(every_area_has_its_name_and_its_latest_value),
        cmocka_unit_test(forty_areas_are_parted_into_two_pages),
        cmocka_unit_test(an_area_without_values_shows_gaps),
        cmocka_unit_test(only_means_and_shares_are_compared_with_the_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
