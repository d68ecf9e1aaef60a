#include "check.h"

#include <string.h>

#include <baremo/number.h>

#include "made_cities.h"
#include "made_run.h"
#include "reports/plan/cities.h"

static const cities *made(baremo_arena *arena, const made_cities *wanted) {
    return cities_of(arena, made_cities_results(arena, wanted));
}

static const cities *plain(baremo_arena *arena) {
    const made_cities wanted = made_cities_plain("en");
    return made(arena, &wanted);
}

TEST_IN_ARENA(results_of_one_programme_are_no_comparison) {
    baremo_results *results = baremo_results_new(argument);
    *baremo_results_set_programme(results) = (baremo_results_programme){.id = "p"};
    assert_null(cities_of(argument, results));
    return BAREMO_OK;
}

TEST_IN_ARENA(a_row_is_found_by_its_city_whatever_its_period) {
    const cities *all = plain(argument);
    const city_subject subject = {BAREMO_SUBJECT_INDICATOR, "I1", NULL};
    for (size_t i = 0; i < all->count; i++) {
        const baremo_result *row = city_row(all, &all->units[i], &subject, "value");
        assert_non_null(row);
        assert_string_equal(row->programme, all->units[i].id);
        assert_true(baremo_period_equal(row->period, all->units[i].period));
    }
    assert_null(city_row(all, NULL, &subject, "value"));
    assert_null(city_row(all, &all->units[0], &subject, "no such statistic"));
    return BAREMO_OK;
}

/* Many rows that differ in one letter, by which a small table would confuse them. */
TEST_IN_ARENA(each_of_many_rows_is_found) {
    enum { ROWS = 3001 };
    const made_cities wanted = made_cities_plain("en");
    baremo_results *results = made_cities_results(argument, &wanted);
    size_t count;
    const baremo_results_unit *units = baremo_results_units(results, &count);
    for (int i = 0; i < ROWS; i++)
        baremo_results_add(results,
                           &(baremo_result){.programme = units[(size_t)i % count].id,
                                            .subject_kind = BAREMO_SUBJECT_ITEM,
                                            .subject = baremo_arena_format(argument, "q%d", i),
                                            .statistic = "mean",
                                            .value = i});
    const cities *all = cities_of(argument, results);
    for (int i = 0; i < ROWS; i++) {
        const city_subject subject = {BAREMO_SUBJECT_ITEM, baremo_arena_format(argument, "q%d", i),
                                      NULL};
        size_t own = (size_t)i % count;
        assert_close(city_value(all, &units[own], &subject, "mean"), i, 0);
        assert_null(city_row(all, &units[(own + 1) % count], &subject, "mean"));
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(areas_are_found_by_their_area) {
    made_cities wanted = made_cities_plain("en");
    wanted.of_areas = true;
    const cities *all = made(argument, &wanted);
    const city_subject subject = {BAREMO_SUBJECT_INDICATOR, "I2", NULL};
    const baremo_result *row = city_row(all, &all->units[3], &subject, "value");
    assert_string_equal(row->area, all->units[3].id);
    assert_string_equal(city_name(all, &all->units[3]), "Dunas");
    return BAREMO_OK;
}

TEST_IN_ARENA(of_two_periods_the_row_of_the_units_own_is_found) {
    const made_cities wanted = made_cities_plain("en");
    baremo_results *results = made_cities_results(argument, &wanted);
    size_t count;
    const baremo_results_unit *unit = baremo_results_units(results, &count);
    baremo_result other = {.programme = unit->id,
                           .subject_kind = BAREMO_SUBJECT_INDICATOR,
                           .subject = "I2",
                           .statistic = "value",
                           .value = 99};
    baremo_results_add(results, &other);
    const cities *all = cities_of(argument, results);
    const city_subject subject = {BAREMO_SUBJECT_INDICATOR, "I2", NULL};
    assert_true(city_value(all, unit, &subject, "value") < 99);
    return BAREMO_OK;
}

TEST_IN_ARENA(what_was_pooled_and_what_has_a_funnel_are_listed_once) {
    const cities *all = plain(argument);
    assert_int_equal(all->effect_count, 5);
    assert_string_equal(all->effects[0].id, "W.trust");
    assert_string_equal(all->effects[0].effect, "mean_diff");
    assert_string_equal(all->effects[4].group, "effect=rate_ratio");
    assert_int_equal(all->funnel_count, 2);
    assert_string_equal(all->funnels[1].effect, "rate");
    return BAREMO_OK;
}

TEST_IN_ARENA(single_numbers_are_no_effect) {
    made_cities wanted = made_cities_plain("en");
    wanted.all_missing = true;
    const cities *all = made(argument, &wanted);
    assert_int_equal(all->effect_count, 0);
    return BAREMO_OK;
}

TEST_IN_ARENA(what_a_missing_estimate_would_rest_on_says_why) {
    const cities *all = plain(argument);
    const baremo_result *row = city_effect_row(all, &all->units[4], &all->effects[0]);
    assert_string_equal(row->statistic, "mean_diff");
    assert_string_equal(row->note, "not collected");
    row = city_effect_row(all, &all->units[0], &all->effects[0]);
    assert_string_equal(row->statistic, "effect");
    return BAREMO_OK;
}

TEST_IN_ARENA(strata_stand_in_the_order_of_the_units) {
    const cities *all = plain(argument);
    assert_int_equal(all->stratum_count, 2);
    assert_string_equal(all->strata[0], "over 200,000");
    const city_subject stratum = city_effect_stratum(all, &all->effects[0], all->strata[1]);
    assert_string_equal(stratum.group, "stratum=up to 200,000;effect=mean_diff");
    assert_non_null(city_pooled(all, &stratum));
    return BAREMO_OK;
}

TEST_IN_ARENA(two_cities_of_one_name_are_told_apart_by_their_programme) {
    const made_cities wanted = made_cities_plain("en");
    baremo_results *results = made_cities_results(argument, &wanted);
    const cities *all = cities_of(argument, results);
    assert_string_equal(city_name(all, &all->units[0]), "Alba");
    baremo_results_unit *twin = baremo_results_add_unit(results);
    *twin = all->units[0];
    twin->id = "twin";
    twin->title = "The other plan of Alba";
    all = cities_of(argument, results);
    assert_string_equal(city_name(all, &all->units[0]), "Plan of Alba");
    assert_string_equal(city_name_of(all, "twin"), "The other plan of Alba");
    assert_string_equal(city_name_of(all, "nobody"), "nobody");
    return BAREMO_OK;
}

TEST_IN_ARENA(changes_carry_their_sign_and_ratios_do_not) {
    const cities *all = plain(argument);
    baremo_result row = {.subject_kind = BAREMO_SUBJECT_SCALE,
                         .subject = "W.trust",
                         .group = "effect=mean_diff",
                         .value = 0.3712,
                         .low = 0.12,
                         .high = 0.625,
                         .value_class = BAREMO_VALUE_MEAN};
    assert_string_equal(city_amount(all, REPORT_ENGLISH, &row), "+0.37 (+0.12 to +0.63)");
    assert_string_equal(city_amount(all, REPORT_SPANISH, &row), "+0,37 (de +0,12 a +0,63)");
    row.group = "effect=rate_ratio";
    row.value_class = BAREMO_VALUE_STATISTIC;
    assert_string_equal(city_amount(all, REPORT_ENGLISH, &row), "0.37 (0.12 to 0.63)");
    row.group = "effect=value";
    row.value_class = BAREMO_VALUE_PERCENT;
    row.value = 38.2;
    row.low = BAREMO_MISSING;
    assert_string_equal(city_amount(all, REPORT_ENGLISH, &row), "38.2%");
    row.value = 25.4;
    row.low = -7.6;
    row.high = 158.4;
    row.group = "effect=difference";
    assert_string_equal(city_amount(all, REPORT_ENGLISH, &row),
                        "+25.4\xc2\xa0points (−7.6 to +158.4)");
    assert_close(city_effect_none("difference"), 0, 0);
    assert_close(city_effect_none("rate_ratio"), 1, 0);
    assert_true(baremo_is_missing(city_effect_none("value")));
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_of_one_programme_are_no_comparison),
        cmocka_unit_test(a_row_is_found_by_its_city_whatever_its_period),
        cmocka_unit_test(each_of_many_rows_is_found),
        cmocka_unit_test(areas_are_found_by_their_area),
        cmocka_unit_test(of_two_periods_the_row_of_the_units_own_is_found),
        cmocka_unit_test(what_was_pooled_and_what_has_a_funnel_are_listed_once),
        cmocka_unit_test(single_numbers_are_no_effect),
        cmocka_unit_test(what_a_missing_estimate_would_rest_on_says_why),
        cmocka_unit_test(strata_stand_in_the_order_of_the_units),
        cmocka_unit_test(two_cities_of_one_name_are_told_apart_by_their_programme),
        cmocka_unit_test(changes_carry_their_sign_and_ratios_do_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
