#include "check.h"

#include <baremo/number.h>

#include "engine/results/notes.h"
#include "indicators/progress/progress.h"

#define NONE BAREMO_MISSING
#define COUNT(array) (sizeof(array) / sizeof *(array))

static progress_path path_of(baremo_direction direction, double baseline,
                             const progress_point *targets, size_t count) {
    return (progress_path){.direction = direction,
                           .baseline = baseline,
                           .baseline_placed = true,
                           .baseline_at = 2016,
                           .targets = targets,
                           .target_count = count,
                           .low = NONE,
                           .high = NONE,
                           .on_track = 0.95,
                           .behind = 0.60};
}

/* "The share of the way covered there is 66.7 %." */
static void baseline_50_target_20_actual_30_covers_two_thirds_of_the_way(void **state) {
    (void)state;
    const progress_point targets[] = {{2020, 20}};
    progress_path path = path_of(BAREMO_DECREASE, 50, targets, 1);
    progress of = progress_of(&path, 30, 2018, false);
    assert_close(of.share.value, 2.0 / 3, 1e-15);
    /* expected in 2018 is half way: 35 */
    assert_close(of.expected.value, 35, 1e-15);
    assert_close(of.share_of_expected.value, 20.0 / 15, 1e-15);
    assert_false(of.ratio.applies);
    assert_int_equal(of.status, BAREMO_STATUS_ON_TRACK);
}

/* "may be negative or above 1, never capped in the results" */
static void a_share_may_be_negative_or_above_one(void **state) {
    (void)state;
    const progress_point targets[] = {{2020, 200}};
    progress_path path = path_of(BAREMO_INCREASE, 100, targets, 1);
    assert_close(progress_of(&path, 80, 2018, false).share.value, -0.2, 1e-15);
    assert_close(progress_of(&path, 260, 2018, false).share.value, 1.6, 1e-15);
    assert_int_equal(progress_of(&path, 80, 2018, false).status, BAREMO_STATUS_OFF_TRACK);
    assert_int_equal(progress_of(&path, 260, 2018, false).status, BAREMO_STATUS_ACHIEVED);
}

/* "a zero target prints 0 %": here it is a goal like any other */
static void a_zero_target_of_a_decrease_is_a_goal_like_any_other(void **state) {
    (void)state;
    const progress_point targets[] = {{2020, 0}};
    progress_path path = path_of(BAREMO_DECREASE, 40, targets, 1);
    assert_close(progress_of(&path, 10, 2019, false).share.value, 0.75, 1e-15);
    progress at_goal = progress_of(&path, 0, 2020, true);
    assert_close(at_goal.share.value, 1, 1e-15);
    assert_int_equal(at_goal.status, BAREMO_STATUS_ACHIEVED);
    assert_close(at_goal.target_met.value, 1, 0);
}

/* "`ratio = value/(last target)` only for `increase` with last target > 0" */
static void a_ratio_needs_an_increase_and_a_target_above_zero(void **state) {
    (void)state;
    const progress_point rising[] = {{2020, 80}};
    progress_path path = path_of(BAREMO_INCREASE, 20, rising, 1);
    assert_close(progress_of(&path, 60, 2018, false).ratio.value, 0.75, 1e-15);
    const progress_point zero[] = {{2020, 0}};
    path = path_of(BAREMO_INCREASE, -20, zero, 1);
    progress of = progress_of(&path, -5, 2018, false);
    assert_true(of.ratio.applies);
    assert_ptr_equal(of.ratio.none, &baremo_note_last_target_not_positive);
    assert_close(of.ratio.value, NONE, 0);
    assert_close(of.share.value, 0.75, 1e-15);
}

/* "`expected` the period's own target or the straight line between the neighbouring known points"
 */
static void expected_is_the_own_target_or_the_line_between_neighbours(void **state) {
    (void)state;
    const progress_point targets[] = {{2018, 30}, {2020, 100}};
    progress_path path = path_of(BAREMO_INCREASE, 0, targets, 2);
    assert_close(progress_of(&path, 1, 2017, false).expected.value, 15, 1e-15);
    assert_close(progress_of(&path, 1, 2018, false).expected.value, 30, 0);
    assert_close(progress_of(&path, 1, 2019, false).expected.value, 65, 1e-15);
    assert_close(progress_of(&path, 1, 2020, false).expected.value, 100, 0);
    progress after = progress_of(&path, 1, 2021, true);
    assert_ptr_equal(after.expected.none, &baremo_note_after_last_target);
    assert_false(progress_of(&path, 1, 2019, false).target.applies);
    assert_false(progress_of(&path, 1, 2019, false).target_met.applies);
    assert_close(progress_of(&path, 31, 2018, false).target_met.value, 1, 0);
    assert_close(progress_of(&path, 29, 2018, false).target_met.value, 0, 0);
}

/* "`on_track` >= 0.95, `behind` >= 0.60, `off_track` below" */
static void status_follows_the_share_of_expected(void **state) {
    (void)state;
    const progress_point targets[] = {{2018, 100}, {2020, 1000}};
    progress_path path = path_of(BAREMO_INCREASE, 0, targets, 2);
    const struct {
        double value;
        baremo_result_status status;
    } cases[] = {{95, BAREMO_STATUS_ON_TRACK},  {94.9, BAREMO_STATUS_BEHIND},
                 {60, BAREMO_STATUS_BEHIND},    {59.9, BAREMO_STATUS_OFF_TRACK},
                 {-1, BAREMO_STATUS_OFF_TRACK}, {1000, BAREMO_STATUS_ACHIEVED}};
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(progress_of(&path, cases[i].value, 2018, false).status, cases[i].status);
    path.on_track = 0.8;
    assert_int_equal(progress_of(&path, 80, 2018, false).status, BAREMO_STATUS_ON_TRACK);
}

/* 0.95 of 0.3 computed in binary is a hair below */
static void the_last_digits_of_a_computed_share_do_not_decide(void **state) {
    (void)state;
    const progress_point targets[] = {{2018, 0.3}, {2020, 3}};
    progress_path path = path_of(BAREMO_INCREASE, 0, targets, 2);
    assert_int_equal(progress_of(&path, 0.1 + 0.2 - 0.015, 2018, false).status,
                     BAREMO_STATUS_ON_TRACK);
    const progress_point goal[] = {{2020, 0.3}};
    path = path_of(BAREMO_DECREASE, 1, goal, 1);
    assert_int_equal(progress_of(&path, 0.1 + 0.2, 2018, false).status, BAREMO_STATUS_ACHIEVED);
}

/* "`off_track` when the last target's period is reached or past" */
static void the_last_targets_period_reached_without_it_is_off_track(void **state) {
    (void)state;
    const progress_point targets[] = {{2019, 100}};
    progress_path path = path_of(BAREMO_INCREASE, 0, targets, 1);
    assert_int_equal(progress_of(&path, 99, 2019, false).status, BAREMO_STATUS_OFF_TRACK);
    assert_int_equal(progress_of(&path, 99, 2021, true).status, BAREMO_STATUS_OFF_TRACK);
    assert_int_equal(progress_of(&path, 100, 2021, true).status, BAREMO_STATUS_ACHIEVED);
}

/* "last target = baseline reads 'keep at least' (or 'at most')" */
static void a_target_at_the_baseline_means_keep_it(void **state) {
    (void)state;
    const progress_point targets[] = {{2020, 50}};
    progress_path path = path_of(BAREMO_INCREASE, 50, targets, 1);
    progress kept = progress_of(&path, 50, 2017, false);
    assert_ptr_equal(kept.share.none, &baremo_note_baseline_equals_target);
    assert_int_equal(kept.status, BAREMO_STATUS_ACHIEVED);
    assert_int_equal(progress_of(&path, 49, 2017, false).status, BAREMO_STATUS_OFF_TRACK);
    path.direction = BAREMO_DECREASE;
    assert_int_equal(progress_of(&path, 49, 2017, false).status, BAREMO_STATUS_ACHIEVED);
    assert_int_equal(progress_of(&path, 51, 2017, false).status, BAREMO_STATUS_OFF_TRACK);
}

/* "`expected` equal to the baseline or on its wrong side: on_track when expected is met" */
static void expected_at_or_behind_the_baseline_is_on_track_when_met(void **state) {
    (void)state;
    const progress_point targets[] = {{2017, 50}, {2018, 40}, {2020, 100}};
    progress_path path = path_of(BAREMO_INCREASE, 50, targets, 3);
    progress equal = progress_of(&path, 50, 2017, false);
    assert_ptr_equal(equal.share_of_expected.none, &baremo_note_expected_equals_baseline);
    assert_int_equal(equal.status, BAREMO_STATUS_ON_TRACK);
    assert_int_equal(progress_of(&path, 49, 2017, false).status, BAREMO_STATUS_OFF_TRACK);
    progress dip = progress_of(&path, 41, 2018, false);
    assert_ptr_equal(dip.share_of_expected.none, &baremo_note_expected_against_direction);
    assert_int_equal(dip.status, BAREMO_STATUS_ON_TRACK);
    assert_int_equal(progress_of(&path, 39, 2018, false).status, BAREMO_STATUS_OFF_TRACK);
}

/* "No baseline: `increase` with a positive target of its own for the period takes value/expected"
 */
static void without_a_baseline_an_increase_is_measured_by_its_own_target(void **state) {
    (void)state;
    const progress_point targets[] = {{2018, 100}, {2020, 200}};
    progress_path path = path_of(BAREMO_INCREASE, NONE, targets, 2);
    progress of = progress_of(&path, 70, 2018, false);
    assert_close(of.share_of_expected.value, 0.7, 1e-15);
    assert_int_equal(of.status, BAREMO_STATUS_BEHIND);
    assert_ptr_equal(of.share.none, &baremo_note_no_baseline);
    assert_close(of.ratio.value, 0.35, 1e-15);
    progress between = progress_of(&path, 140, 2019, false);
    assert_close(between.expected.value, 150, 1e-15);
    assert_ptr_equal(between.share_of_expected.none, &baremo_note_no_baseline);
    assert_int_equal(between.status, BAREMO_STATUS_NOT_ASSESSED);
    assert_ptr_equal(between.status_note, &baremo_note_no_baseline_no_own_target);
    progress early = progress_of(&path, 10, 2017, false);
    assert_ptr_equal(early.expected.none, &baremo_note_no_baseline);
    assert_int_equal(early.status, BAREMO_STATUS_NOT_ASSESSED);
}

/* "otherwise achieved or not_assessed (off_track once the plan has ended)" */
static void without_a_baseline_a_decrease_is_achieved_or_not_assessed_until_the_end(void **state) {
    (void)state;
    const progress_point targets[] = {{2018, 100}, {2021, 50}};
    progress_path path = path_of(BAREMO_DECREASE, NONE, targets, 2);
    assert_int_equal(progress_of(&path, 50, 2018, false).status, BAREMO_STATUS_ACHIEVED);
    progress of = progress_of(&path, 90, 2018, false);
    assert_int_equal(of.status, BAREMO_STATUS_NOT_ASSESSED);
    assert_close(of.target_met.value, 1, 0);
    assert_int_equal(progress_of(&path, 90, 2020, true).status, BAREMO_STATUS_OFF_TRACK);
    const progress_point zero[] = {{2018, 0}, {2021, 0.5}};
    path = path_of(BAREMO_INCREASE, NONE, zero, 2);
    assert_int_equal(progress_of(&path, 0.1, 2018, false).status, BAREMO_STATUS_NOT_ASSESSED);
}

/* "`achieved` ... in the band for maintain", "`maintain` out of its band: `off_track`" */
static void maintain_is_achieved_in_its_band_and_off_track_outside(void **state) {
    (void)state;
    progress_path path = path_of(BAREMO_MAINTAIN, 10, NULL, 0);
    path.low = 8;
    path.high = 12;
    const struct {
        double value, in_band;
        baremo_result_status status;
    } cases[] = {{8, 1, BAREMO_STATUS_ACHIEVED},
                 {12, 1, BAREMO_STATUS_ACHIEVED},
                 {12.1, 0, BAREMO_STATUS_OFF_TRACK},
                 {7.9, 0, BAREMO_STATUS_OFF_TRACK}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        progress of = progress_of(&path, cases[i].value, 2018, false);
        assert_close(of.in_band.value, cases[i].in_band, 0);
        assert_int_equal(of.status, cases[i].status);
        assert_false(of.share.applies);
    }
    path.high = NONE;
    assert_int_equal(progress_of(&path, 1e9, 2018, false).status, BAREMO_STATUS_ACHIEVED);
    path.low = NONE;
    progress unbanded = progress_of(&path, 10, 2018, false);
    assert_int_equal(unbanded.status, BAREMO_STATUS_NOT_ASSESSED);
    assert_ptr_equal(unbanded.status_note, &baremo_note_no_band);
}

/* "`not_assessed` when the value is missing or there is nothing to compare with" */
static void nothing_is_assessed_without_value_or_target(void **state) {
    (void)state;
    const progress_point targets[] = {{2020, 100}};
    progress_path path = path_of(BAREMO_INCREASE, 0, targets, 1);
    progress of = progress_of(&path, NONE, 2020, true);
    assert_int_equal(of.status, BAREMO_STATUS_NOT_ASSESSED);
    assert_close(of.expected.value, 100, 0);
    assert_ptr_equal(of.share.none, &baremo_note_no_value);
    assert_ptr_equal(of.target_met.none, &baremo_note_no_value);
    path = path_of(BAREMO_INCREASE, 0, NULL, 0);
    of = progress_of(&path, 5, 2018, false);
    assert_int_equal(of.status, BAREMO_STATUS_NOT_ASSESSED);
    assert_ptr_equal(of.status_note, &baremo_note_no_target);
}

/* "A last target against the direction is an error." */
static void a_last_target_against_the_direction_is_found(void **state) {
    (void)state;
    const progress_point targets[] = {{2018, 150}, {2020, 50}};
    progress_path path = path_of(BAREMO_INCREASE, 100, targets, 2);
    assert_true(progress_target_against_direction(&path));
    progress of = progress_of(&path, 120, 2018, false);
    assert_ptr_equal(of.share.none, &baremo_note_target_against_direction);
    assert_int_equal(of.status, BAREMO_STATUS_NOT_ASSESSED);
    path.direction = BAREMO_DECREASE;
    assert_false(progress_target_against_direction(&path));
}

/* A baseline taken during the plan: nothing is expected before it. */
static void nothing_is_expected_before_the_first_known_point(void **state) {
    (void)state;
    const progress_point targets[] = {{2020, 100}};
    progress_path path = path_of(BAREMO_INCREASE, 20, targets, 1);
    path.baseline_at = 2018;
    progress before = progress_of(&path, 20, 2017, false);
    assert_ptr_equal(before.expected.none, &baremo_note_before_first_point);
    assert_int_equal(before.status, BAREMO_STATUS_NOT_ASSESSED);
    assert_close(progress_of(&path, 20, 2018, false).expected.value, 20, 0);
    path.baseline_placed = false;
    assert_ptr_equal(progress_of(&path, 20, 2019, false).expected.none,
                     &baremo_note_baseline_without_period);
}

/* values of about 1e9 that move by a few units */
static void a_large_offset_does_not_change_the_share(void **state) {
    (void)state;
    const progress_point targets[] = {{2020, 1e9 + 30}};
    progress_path path = path_of(BAREMO_INCREASE, 1e9, targets, 1);
    progress of = progress_of(&path, 1e9 + 10, 2018, false);
    assert_close(of.share.value, 1.0 / 3, 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(baseline_50_target_20_actual_30_covers_two_thirds_of_the_way),
        cmocka_unit_test(a_share_may_be_negative_or_above_one),
        cmocka_unit_test(a_zero_target_of_a_decrease_is_a_goal_like_any_other),
        cmocka_unit_test(a_ratio_needs_an_increase_and_a_target_above_zero),
        cmocka_unit_test(expected_is_the_own_target_or_the_line_between_neighbours),
        cmocka_unit_test(status_follows_the_share_of_expected),
        cmocka_unit_test(the_last_digits_of_a_computed_share_do_not_decide),
        cmocka_unit_test(the_last_targets_period_reached_without_it_is_off_track),
        cmocka_unit_test(a_target_at_the_baseline_means_keep_it),
        cmocka_unit_test(expected_at_or_behind_the_baseline_is_on_track_when_met),
        cmocka_unit_test(without_a_baseline_an_increase_is_measured_by_its_own_target),
        cmocka_unit_test(without_a_baseline_a_decrease_is_achieved_or_not_assessed_until_the_end),
        cmocka_unit_test(maintain_is_achieved_in_its_band_and_off_track_outside),
        cmocka_unit_test(nothing_is_assessed_without_value_or_target),
        cmocka_unit_test(a_last_target_against_the_direction_is_found),
        cmocka_unit_test(nothing_is_expected_before_the_first_known_point),
        cmocka_unit_test(a_large_offset_does_not_change_the_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
