/* Displacement. Numbers in brackets: the statements of displacement.c. */
#include "calls.h"

#include "engine/statistics/displacement.h"

static baremo_area_events area(double before, double after) {
    return (baremo_area_events){{before, 1}, {after, 1}};
}

static void assert_change(baremo_count_change actual, double estimate, double se) {
    assert_close(actual.estimate, estimate, 1e-13);
    assert_close(actual.se, se, 1e-13);
}

static const baremo_area_events nowhere = {{0, 0}, {0, 0}};

CLAIM(differences_have_the_poisson_error_of_all_counts) { /* 3 */
    (void)arena;
    /* R 4.2.2: e <- diff(T) - diff(C) + diff(B) - diff(D); s <- sqrt(sum(T, C, B, D)); T = c(120,
     * 80), C = c(200, 190), B = c(60, 66), D = c(90, 95) */
    baremo_displacement_areas areas = {area(120, 80), area(60, 66), area(200, 190), area(90, 95)};
    baremo_displacement of = baremo_displacement_of(&areas, 0.95);
    assert_change(of.total, -29, 30.016662039607269);
    assert_close(of.total.z, -0.96613007674651585, 1e-14);
    assert_close(of.total.p, 0.33397909614299925, 1e-13);
    assert_close(of.total.limits.low, -87.831576533740844, 1e-13);
    assert_close(of.total.limits.high, 29.831576533740837, 1e-12);
    assert_change(of.local, -30, sqrt(590));
    assert_change(of.displaced, 1, sqrt(311));
    areas.neighbour_comparison = nowhere;
    of = baremo_displacement_of(&areas, 0.95);
    assert_change(of.total, -24, 26.758176320519304);
    assert_change(of.displaced, 6, sqrt(126));
}

CLAIM(the_quotient_weighs_the_neighbours_by_what_was_won) { /* 2 */
    (void)arena;
    /* 80/190 - 120/200; 66/190 - 60/200 */
    baremo_displacement_areas areas = {area(120, 80), area(60, 66), area(200, 190), nowhere};
    baremo_displacement of = baremo_displacement_of(&areas, 0.95);
    assert_close(of.success, -0.17894736842105263, 1e-14);
    assert_close(of.buffer, 0.047368421052631615, 1e-14);
    assert_close(of.quotient, -0.2647058823529414, 1e-14);
    areas.neighbour = area(60, 38); /* benefits spread: (38/190 - 60/200)/success */
    assert_close(baremo_displacement_of(&areas, 0.95).quotient, 0.1 / 0.17894736842105263, 1e-13);
}

CLAIM(nothing_won_has_no_quotient) { /* 2 */
    (void)arena;
    baremo_displacement_areas areas = {area(120, 130), area(60, 66), area(200, 190), nowhere};
    baremo_displacement of = baremo_displacement_of(&areas, 0.95);
    assert_true(of.success > 0);
    assert_true(baremo_is_missing(of.quotient));
    areas.programme = area(100, 95); /* as the comparison: success is 0 */
    of = baremo_displacement_of(&areas, 0.95);
    assert_close(of.success, 0, 0);
    assert_true(baremo_is_missing(of.quotient));
    areas.comparison = area(200, 0);
    of = baremo_displacement_of(&areas, 0.95);
    assert_true(baremo_is_missing(of.success));
    assert_true(baremo_is_missing(of.quotient));
    assert_change(of.local, -5 + 200, sqrt(395));
}

CLAIM(each_role_has_its_rate_ratio) {
    (void)arena;
    /* poisson.test(c(80, 120), c(1, 1)) */
    baremo_displacement_areas areas = {area(120, 80), area(60, 66), area(200, 190), nowhere};
    baremo_displacement of = baremo_displacement_of(&areas, 0.95);
    assert_close(of.programme.estimate, 0.66666666666666663, 1e-14);
    assert_close(of.programme.exact.low, 0.49598984304954091, 1e-11);
    assert_close(of.programme.exact.high, 0.89201987958151108, 1e-11);
    assert_close(of.programme.p, 0.0056851559967503245, 1e-10);
    assert_close(of.neighbour.estimate, 1.1, 1e-14);
    assert_close(of.comparison.estimate, 0.95, 1e-14);
}

CLAIM(counts_before_are_put_on_the_exposure_of_after) { /* 1 */
    (void)arena;
    /* f <- .5; (80 - 60) - (190 - 100) + (66 - 30); sqrt(80 + 120 f^2 + 190 + 200 f^2 + 66 + 60
     * f^2) */
    baremo_displacement_areas areas = {
        {{120, 12}, {80, 6}}, {{60, 12}, {66, 6}}, {{200, 12}, {190, 6}}, nowhere};
    baremo_displacement of = baremo_displacement_of(&areas, 0.95);
    assert_change(of.total, -34, 20.760539492026695);
    assert_close(
        of.quotient,
        baremo_displacement_of(
            &(baremo_displacement_areas){area(60, 80), area(30, 66), area(100, 190), nowhere}, 0.95)
            .quotient,
        1e-14);
}

CLAIM(no_events_have_no_test) { /* 4 */
    (void)arena;
    baremo_displacement_areas areas = {area(0, 0), area(0, 0), area(0, 0), nowhere};
    baremo_displacement of = baremo_displacement_of(&areas, 0.95);
    assert_change(of.total, 0, 0);
    assert_true(baremo_is_missing(of.total.z));
    assert_true(baremo_is_missing(of.total.p));
    assert_true(baremo_is_missing(of.success));
    assert_true(baremo_is_missing(of.programme.estimate));
    assert_close(of.programme.p, 1, 0);
}

CLAIM(missing_counts_and_exposures_leave_their_differences_empty) {
    (void)arena;
    baremo_displacement_areas areas = {area(120, 80), area(NA, 66), area(200, 190), nowhere};
    baremo_displacement of = baremo_displacement_of(&areas, 0.95);
    assert_change(of.local, -30, sqrt(590));
    assert_true(baremo_is_missing(of.total.estimate));
    assert_true(baremo_is_missing(of.buffer));
    assert_true(baremo_is_missing(of.neighbour.estimate));
    areas.neighbour = (baremo_area_events){{60, 0}, {66, 1}};
    of = baremo_displacement_of(&areas, 0.95);
    assert_true(baremo_is_missing(of.displaced.estimate));
    assert_true(baremo_is_missing(of.displaced.limits.low));
    assert_true(baremo_is_missing(of.neighbour.p));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differences_have_the_poisson_error_of_all_counts),
        cmocka_unit_test(the_quotient_weighs_the_neighbours_by_what_was_won),
        cmocka_unit_test(nothing_won_has_no_quotient),
        cmocka_unit_test(each_role_has_its_rate_ratio),
        cmocka_unit_test(counts_before_are_put_on_the_exposure_of_after),
        cmocka_unit_test(no_events_have_no_test),
        cmocka_unit_test(missing_counts_and_exposures_leave_their_differences_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
