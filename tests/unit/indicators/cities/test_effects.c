#include "check.h"

#include <string.h>

#include <baremo/number.h>

#include "indicators/cities/effects.h"

static const effect_kind *kind_of(const char *name) {
    size_t count = 0;
    const effect_kind *kinds = effect_kinds(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    fail_msg("no effect %s", name);
    return NULL;
}

static const baremo_results_scale scale = {.id = "s.a"};

static kept_outcome scale_of(kept_change change) {
    static const baremo_result rows[] = {
        {.statistic = "mean", .group = "wave=pre", .value = 2.5, .n = 24},
        {.statistic = "mean", .group = "wave=post", .value = 3.25, .n = 22},
        {.statistic = "sd", .group = "wave=post", .value = 0.8, .n = 22}};
    return (kept_outcome){.kind = BAREMO_SUBJECT_SCALE,
                          .scale = &scale,
                          .rows = rows,
                          .row_count = 3,
                          .change = change};
}

static const kept_change paired = {.paired = true,
                                   .n_pre = 20,
                                   .n_post = 20,
                                   .mean_pre = 2.5,
                                   .mean_post = 3.2,
                                   .sd_pre = 0.9,
                                   .sd_post = 0.8,
                                   .sd_difference = 0.7,
                                   .both_yes = BAREMO_MISSING,
                                   .yes_to_no = BAREMO_MISSING,
                                   .no_to_yes = BAREMO_MISSING,
                                   .both_no = BAREMO_MISSING};

/* R 4.2, metafor 3.8: escalc("MC", m1i = 3.2, m2i = 2.5, sd1i = 0.8, sd2i = 0.9, ni = 20, ri =
 * (0.81 + 0.64 - 0.49)/(2 * 0.9 * 0.8)) */
static void the_same_people_have_the_variance_of_their_changes(void **state) {
    (void)state;
    kept_outcome outcome = scale_of(paired);
    unit_effect effect = kind_of("mean_diff")->of(&outcome);
    assert_close(effect.estimate, 0.7, 1e-12);
    assert_close(effect.variance, 0.0245, 1e-12);
    assert_false(kind_of("hedges_g")->of(&outcome).applies);
    assert_true(kind_of("g_av")->of(&outcome).variance > 0);
}

/* R 4.2, metafor 3.8: escalc("MD", m1i = 3.2, sd1i = 0.8, n1i = 25, m2i = 2.5, sd2i = 0.9, n2i =
 * 20) */
static void other_people_have_the_variances_of_both(void **state) {
    (void)state;
    kept_change change = paired;
    change.paired = false;
    change.n_post = 25;
    change.sd_difference = BAREMO_MISSING;
    kept_outcome outcome = scale_of(change);
    unit_effect effect = kind_of("mean_diff")->of(&outcome);
    assert_close(effect.estimate, 0.7, 1e-12);
    assert_close(effect.variance, 0.64 / 25 + 0.81 / 20, 1e-12);
    assert_false(kind_of("g_av")->of(&outcome).applies);
    assert_true(kind_of("hedges_g")->of(&outcome).variance > 0);
}

static void a_mean_that_was_reached_is_that_of_the_last_wave(void **state) {
    (void)state;
    kept_outcome outcome = scale_of(paired);
    unit_effect effect = kind_of("value")->of(&outcome);
    assert_close(effect.estimate, 3.25, 0);
    assert_close(effect.variance, 0.64 / 22, 1e-12);
}

static void changes_that_do_not_vary_keep_their_estimate_and_have_no_variance(void **state) {
    (void)state;
    kept_change change = paired;
    change.sd_difference = 0;
    change.sd_pre = change.sd_post = 0.9;
    kept_outcome outcome = scale_of(change);
    unit_effect effect = kind_of("mean_diff")->of(&outcome);
    assert_close(effect.estimate, 0.7, 1e-12);
    assert_true(isnan(effect.variance));
    assert_string_equal(effects_note(effect.none)->template, "nothing varies");
}

/* R 4.2, metafor 3.8: escalc("MPRD", ai = 10, bi = 8, ci = 2, di = 20) has yi = 0.15 and vi =
 * 0.005687... */
static void movers_of_a_yes_no_item_are_a_difference_in_points(void **state) {
    (void)state;
    static const baremo_results_item item = {.id = "s.q"};
    kept_outcome outcome = {.kind = BAREMO_SUBJECT_ITEM, .item = &item};
    outcome.change = paired;
    outcome.change.mean_pre = outcome.change.mean_post = BAREMO_MISSING;
    outcome.change.both_yes = 10;
    outcome.change.yes_to_no = 2;
    outcome.change.no_to_yes = 8;
    outcome.change.both_no = 20;
    unit_effect effect = kind_of("difference")->of(&outcome);
    assert_close(effect.estimate, 15, 1e-12);
    assert_close(effect.variance, 1e4 * ((10 - 36.0 / 40) / (40 * 40)), 1e-12);
    assert_close(effect.n, 40, 0);
}

static void counts_are_no_state_to_be_pooled(void **state) {
    (void)state;
    static const baremo_results_indicator count = {.id = "c", .measure = "count", .factor = 1};
    kept_outcome outcome = {.kind = BAREMO_SUBJECT_INDICATOR,
                            .indicator = &count,
                            .value = {40, BAREMO_MISSING, BAREMO_MISSING, true},
                            .baseline = {50, BAREMO_MISSING, BAREMO_MISSING, true},
                            .counted = true};
    assert_false(kind_of("value")->of(&outcome).applies);
    unit_effect effect = kind_of("rate_ratio")->of(&outcome);
    assert_close(effect.estimate, log(0.8), 1e-12);
    assert_close(effect.variance, 1.0 / 40 + 1.0 / 50, 1e-12);
    outcome.counted = false;
    assert_false(kind_of("rate_ratio")->of(&outcome).applies);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_people_have_the_variance_of_their_changes),
        cmocka_unit_test(other_people_have_the_variances_of_both),
        cmocka_unit_test(a_mean_that_was_reached_is_that_of_the_last_wave),
        cmocka_unit_test(changes_that_do_not_vary_keep_their_estimate_and_have_no_variance),
        cmocka_unit_test(movers_of_a_yes_no_item_are_a_difference_in_points),
        cmocka_unit_test(counts_are_no_state_to_be_pooled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
