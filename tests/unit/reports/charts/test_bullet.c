#include "check.h"

#include <string.h>

#include "made_charts.h"

/* R1: baseline 1200, forecast 3000, achieved 3120, on an axis of 0 to 4000. */
static void the_bar_runs_from_the_baseline_to_the_value(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "bullet-R1");
    const mark *bar = made_mark_in(page, "Logrado: 3.120 personas", MARK_RECTANGLE);
    double unit = (made_text(page, "4.000")->box.x - made_text(page, "1.000")->box.x) / 3000;
    assert_close(bar->box.width, (3120 - 1200) * unit, 1e-9);
    assert_close(bar->box.x, made_text(page, "1.000")->box.x + 200 * unit, 1e-9);
    static const char *const words[] = {"Logrado: 3.120", "Previsto: 3.000", "Meta 2020: 3.000",
                                        "Línea de base 2017: 1.200", "3.120 personas"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_non_null(made_text(page, words[i]));
    made_charts_free(made);
}

static void a_result_is_compared_with_its_forecast(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "en");
    const chart *page = made_charts_find(made, "bullet-R1");
    assert_true(made_says(page, "104% of the forecast"));
    assert_non_null(strstr(page->alt, "Achieved: 3,120"));
    assert_non_null(strstr(page->alt, "Forecast: 3,000"));
    made_charts_free(made);
}

static void a_missing_value_has_no_bar_but_a_reason(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *page = made_charts_find(made, "bullet-I7");
    assert_non_null(made_text(page, "no calculable (sin observación)"));
    for (size_t i = 0; i < page->mark_count; i++)
        assert_int_not_equal(page->marks[i].kind, MARK_RECTANGLE);
    assert_non_null(strstr(page->alt, "Valor: no calculable (sin observación)."));
    made_charts_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bar_runs_from_the_baseline_to_the_value),
        cmocka_unit_test(a_result_is_compared_with_its_forecast),
        cmocka_unit_test(a_missing_value_has_no_bar_but_a_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
