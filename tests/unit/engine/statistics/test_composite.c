/* The composite index. Numbers in brackets: the statements of composite.c. Expected numbers: the
 * definitions written out in R 4.2.2, S the 5 x 4 matrix of scores, w = (2, 1, 1, 3) in pillars (1,
 * 1, 2, 2) of weights (60, 30). */
#include "calls.h"

#include "engine/statistics/composite.h"

static const baremo_composite_indicator four[] = {
    {0, 50, false, 2, 0}, {10, 50, true, 1, 0}, {0, 1, false, 1, 1}, {0, 10, true, 3, 1}};
static const double sixty_thirty[] = {60, 30};
static const double values[] = {12,  30, 0.5, 7,  25,  18, 0.7, 3,  40,  22,
                                0.2, 9,  8,   45, 0.9, 5,  31,  27, 0.6, 12};
static const baremo_composite_plan plan = {four, 4, sixty_thirty, 2, false};

static void assert_row(const double *actual, const double *expected, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (expected[i] == 0)
            assert_true(fabs(actual[i]) < 1e-12);
        else
            assert_close(actual[i], expected[i], 1e-13);
}

CLAIM(scores_run_between_the_goalposts) { /* 1 */
    static const double scores[] = {24, 50, 50, 30,   50, 80, 70, 70,   80, 70,
                                    20, 10, 16, 12.5, 90, 50, 62, 57.5, 60, 0};
    baremo_composite of = baremo_composite_compute(arena, &plan, values, 5);
    assert_row(of.scores, scores, 20);
    assert_int_equal(of.marks[19], BAREMO_SCORE_BELOW);
    assert_int_equal(of.marks[18], BAREMO_SCORE_PLAIN);
    assert_int_equal(of.units[4].clipped, 1);
    assert_int_equal(of.parts[3].clipped, 1);
}

CLAIM(means_of_both_kinds_are_those_of_the_tree) { /* 2, 4, 6 */
    /* S %*% eff; exp(log(pg) %*% (60, 30)/90), pg the geometric means of 1 + .99 S in pillars */
    static const double arithmetic[] = {33.444444444444443, 63.333333333333336, 55.277777777777779,
                                        29.888888888888889, 45.333333333333329};
    static const double geometric[] = {32.484745318170042, 62.491366989611187, 42.259997949175485,
                                       24.212799947159368, 21.775377701330072};
    static const double pillars[] = {31.40008952332246,  34.767753200266839, 58.918594041256405,
                                     70.299999999999997, 76.754059393349834, 12.811078938151431,
                                     15.595261271623421, 58.364629281868289, 60.858175429767279,
                                     2.7877847282547084};
    static const double rank[] = {4, 1, 2, 5, 3}, rank_geometric[] = {3, 1, 2, 4, 5};
    baremo_composite of = baremo_composite_compute(arena, &plan, values, 5);
    for (size_t u = 0; u < 5; u++) {
        assert_close(of.units[u].arithmetic, arithmetic[u], 1e-14);
        assert_close(of.units[u].geometric, geometric[u], 1e-14);
        assert_close(of.units[u].rank, rank[u], 0);
        assert_close(of.units[u].rank_geometric, rank_geometric[u], 0);
    }
    assert_row(of.pillar_geometric, pillars, 10);
    assert_close(of.pillar_arithmetic[1], 35, 1e-14);
}

CLAIM(effective_weights_multiply_down_the_tree) { /* 2 */
    static const double effective[] = {0.44444444444444442, 0.22222222222222221,
                                       0.083333333333333329, 0.25};
    baremo_composite of = baremo_composite_compute(arena, &plan, values, 5);
    for (size_t i = 0; i < 4; i++)
        assert_close(of.parts[i].effective, effective[i], 1e-15);
    assert_close(of.pillars[0].weight_sum, 3, 0);
    assert_close(of.pillar_weight_sum, 90, 0);
    assert_false(baremo_composite_adds_up(of.pillar_weight_sum));
    assert_true(baremo_composite_adds_up(100));
    assert_true(baremo_composite_adds_up(0.1 + 0.2 + 0.7));
    for (size_t u = 0; u < 5; u++) {
        double sum = 0;
        for (size_t i = 0; i < 4; i++)
            sum += of.contributions[4 * u + i];
        assert_close(sum, of.units[u].arithmetic, 1e-14);
    }
}

CLAIM(each_indicator_is_correlated_and_left_out) { /* 5 */
    /* cor(S, S %*% eff); the index and rank(-index) of the other three, renormalised */
    static const double correlation[] = {0.75540783327166472, 0.89656690929406202,
                                         -0.38249036761593252, 0.1300380869731449};
    static const double left_out[] = {
        44.999999999999993, 27.666666666666664, 31.777777777777779, 38.444444444444443,
        76.666666666666657, 56.666666666666664, 63.333333333333329, 63.333333333333329,
        50.833333333333329, 57.499999999999993, 54.44444444444445,  57.777777777777779,
        28.333333333333332, 30.666666666666664, 26.555555555555554, 39.888888888888886,
        43.333333333333329, 46.333333333333329, 40.333333333333329, 60.333333333333329};
    static const double shifts[] = {-1, 1, 0, 1,  0, 1,  0, 0, 0, -1,
                                    0,  1, 0, -1, 0, -1, 1, 0, 0, -1};
    baremo_composite of = baremo_composite_compute(arena, &plan, values, 5);
    for (size_t i = 0; i < 4; i++)
        assert_close(of.parts[i].correlation, correlation[i], 1e-13);
    assert_row(of.left_out, left_out, 20);
    assert_row(of.shifts, shifts, 20);
    assert_close(of.parts[3].mean_shift, 0.8, 1e-15);
    assert_close(of.parts[2].most_shift, 0, 0);
}

CLAIM(a_missing_score_leaves_no_index) { /* 3 */
    double some[20];
    memcpy(some, values, sizeof some);
    some[4] = NA; /* the first indicator of the second unit */
    baremo_composite of = baremo_composite_compute(arena, &plan, some, 5);
    assert_true(baremo_is_missing(of.units[1].arithmetic));
    assert_true(baremo_is_missing(of.units[1].rank));
    assert_true(baremo_is_missing(of.pillar_arithmetic[2]));
    assert_close(of.pillar_arithmetic[3], 70, 1e-14);
    assert_int_equal(of.units[1].missing, 1);
    assert_int_equal(of.parts[0].missing, 1);
    assert_int_equal(of.marks[4], BAREMO_SCORE_MISSING);
    assert_close(of.units[2].rank, 1, 0);
    assert_close(of.left_out[4], 76.666666666666657, 1e-14);
    assert_true(baremo_is_missing(of.shifts[4]));
    assert_close(of.units[0].arithmetic, 33.444444444444443, 1e-14);
}

CLAIM(means_are_imputed_only_when_asked_for) { /* 3 */
    double some[20];
    memcpy(some, values, sizeof some);
    some[4] = NA;
    baremo_composite_plan imputing = plan;
    imputing.impute_mean = true;
    baremo_composite of = baremo_composite_compute(arena, &imputing, some, 5);
    assert_close(of.scores[4], (24 + 80 + 16 + 62) / 4.0, 1e-14);
    assert_int_equal(of.marks[4], BAREMO_SCORE_IMPUTED);
    assert_int_equal(of.units[1].imputed, 1);
    assert_int_equal(of.units[1].missing, 0);
    assert_false(baremo_is_missing(of.units[1].arithmetic));
    for (size_t u = 0; u < 5; u++)
        some[4 * u] = NA;
    of = baremo_composite_compute(arena, &imputing, some, 5);
    assert_true(baremo_is_missing(of.units[1].arithmetic));
    assert_int_equal(of.parts[0].imputed, 0);
    assert_int_equal(of.parts[0].missing, 5);
}

CLAIM(what_cannot_be_weighed_is_no_part) { /* 2 */
    static const struct {
        baremo_composite_indicator third;
        baremo_composite_none none;
    } cases[] = {{{1, 1, false, 1, 1}, BAREMO_COMPOSITE_NO_RANGE},
                 {{0, NA, false, 1, 1}, BAREMO_COMPOSITE_NO_RANGE},
                 {{1, 0, false, 1, 1}, BAREMO_COMPOSITE_REVERSED},
                 {{0, 1, false, 0, 1}, BAREMO_COMPOSITE_NO_WEIGHT},
                 {{0, 1, false, NA, 1}, BAREMO_COMPOSITE_BAD_WEIGHT},
                 {{0, 1, false, -1, 1}, BAREMO_COMPOSITE_BAD_WEIGHT}};
    for (size_t c = 0; c < COUNT_OF(cases); c++) {
        baremo_composite_indicator changed[4];
        memcpy(changed, four, sizeof changed);
        changed[2] = cases[c].third;
        baremo_composite_plan other = {changed, 4, sixty_thirty, 2, false};
        baremo_composite of = baremo_composite_compute(arena, &other, values, 5);
        assert_int_equal(of.parts[2].none, cases[c].none);
        assert_non_null(baremo_composite_note(of.parts[2].none));
        assert_close(of.parts[2].effective, 0, 0);
        assert_true(baremo_is_missing(of.left_out[2]));
        assert_true(baremo_is_missing(of.contributions[2]));
        /* as if left out */
        assert_close(of.units[0].arithmetic, 31.777777777777779, 1e-14);
        assert_int_equal(of.units[0].missing, 0);
    }
}

CLAIM(a_pillar_without_parts_is_weighed_by_the_others) { /* 2, 5 */
    baremo_composite_indicator lone[] = {{0, 50, false, 1, 0}, {10, 50, true, 0, 1}};
    static const double two[] = {12, 30, 25, 18};
    baremo_composite_plan other = {lone, 2, sixty_thirty, 2, false};
    baremo_composite of = baremo_composite_compute(arena, &other, two, 2);
    assert_close(of.units[0].arithmetic, 24, 1e-14);
    assert_close(of.pillars[0].weight, 1, 0);
    assert_close(of.pillars[1].weight, 0, 0);
    assert_close(of.pillar_weight_sum, 60, 0);
    assert_true(baremo_is_missing(of.pillar_arithmetic[1]));
    assert_true(baremo_is_missing(of.left_out[0])); /* the only one */
    assert_true(baremo_is_missing(of.parts[0].mean_shift));
    assert_true(baremo_is_missing(of.parts[0].correlation)); /* 7: two units */
    lone[1].weight = 1; /* the only one of its pillar: the other pillar stays */
    of = baremo_composite_compute(arena, &other, two, 2);
    assert_close(of.left_out[1], 24, 1e-14);
    assert_close(of.left_out[0], 50, 1e-14);
}

CLAIM(all_weights_zero_leave_no_index) { /* 2 */
    static const double zero[] = {0, 0};
    baremo_composite_plan other = {four, 4, zero, 2, false};
    baremo_composite of = baremo_composite_compute(arena, &other, values, 5);
    assert_true(baremo_is_missing(of.units[0].arithmetic));
    assert_true(baremo_is_missing(of.units[0].geometric));
    assert_int_equal(of.parts[0].none, BAREMO_COMPOSITE_NO_WEIGHT);
    assert_close(of.pillar_weight_sum, 0, 0);
}

CLAIM(no_unit_and_one_unit_have_weights) { /* 7 */
    baremo_composite of = baremo_composite_compute(arena, &plan, NULL, 0);
    assert_close(of.parts[3].effective, 0.25, 1e-15);
    of = baremo_composite_compute(arena, &plan, values, 1);
    assert_close(of.units[0].rank, 1, 0);
    assert_close(of.units[0].arithmetic, 33.444444444444443, 1e-14);
    assert_true(baremo_is_missing(of.parts[0].correlation));
    assert_close(of.parts[0].mean_shift, 0, 0);
}

CLAIM(goalposts_met_but_for_rounding_are_not_beyond) { /* 1 */
    static const baremo_composite_indicator one[] = {{0, 0.3, false, 1, 0}};
    static const double rounded[] = {0.1 + 0.2, 0.1};
    baremo_composite_plan other = {one, 1, NULL, 1, false};
    baremo_composite of = baremo_composite_compute(arena, &other, rounded, 2);
    assert_close(of.units[0].arithmetic, 100, 0);
    assert_close(of.units[0].geometric, 100, 1e-14);
    assert_int_equal(of.marks[0], BAREMO_SCORE_PLAIN);
    assert_int_equal(of.units[0].clipped, 0);
}

CLAIM(equal_units_share_their_rank_and_constant_scores_do_not_correlate) { /* 6, 7 */
    static const double equal[] = {12, 30, 0.5, 7, 12, 30, 0.5, 7, 12, 30, 0.5, 7};
    baremo_composite of = baremo_composite_compute(arena, &plan, equal, 3);
    assert_close(of.units[2].rank, 2, 0);
    assert_true(baremo_is_missing(of.parts[0].correlation));
    assert_close(of.parts[0].most_shift, 0, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_run_between_the_goalposts),
        cmocka_unit_test(means_of_both_kinds_are_those_of_the_tree),
        cmocka_unit_test(effective_weights_multiply_down_the_tree),
        cmocka_unit_test(each_indicator_is_correlated_and_left_out),
        cmocka_unit_test(a_missing_score_leaves_no_index),
        cmocka_unit_test(means_are_imputed_only_when_asked_for),
        cmocka_unit_test(what_cannot_be_weighed_is_no_part),
        cmocka_unit_test(a_pillar_without_parts_is_weighed_by_the_others),
        cmocka_unit_test(all_weights_zero_leave_no_index),
        cmocka_unit_test(no_unit_and_one_unit_have_weights),
        cmocka_unit_test(goalposts_met_but_for_rounding_are_not_beyond),
        cmocka_unit_test(equal_units_share_their_rank_and_constant_scores_do_not_correlate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
