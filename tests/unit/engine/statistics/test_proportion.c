/* `proportion` against R 4.2.2. Numbers in brackets: the statements of proportion.c. */
#include "calls.h"

#include "engine/statistics/binomial_limits.h"

static const baremo_estimates *of_counts(baremo_arena *arena, double count, double total,
                                         const char *level) {
    double *counts = baremo_arena_array(arena, 2, sizeof *counts);
    counts[0] = count;
    counts[1] = total;
    baremo_call *call = call_of(arena, "proportion");
    baremo_call_bind(call, "count", numbers_of(arena, "x", counts, 1));
    baremo_call_bind(call, "total", numbers_of(arena, "n", counts + 1, 1));
    set_option(call, "level", level);
    return rows_of(arena, call);
}

static void assert_limits(const baremo_estimates *rows, const char *statistic, double low,
                          double high, double relative) {
    assert_close(row_of(rows, "", statistic)->low, low, relative);
    assert_close(row_of(rows, "", statistic)->high, high, relative);
}

CLAIM(seven_intervals_equal_r) {
    const baremo_estimates *rows = of_counts(arena, 3, 17, "0.9");
    assert_close(row_of(rows, "", "proportion")->value, 3.0 / 17, 1e-15);
    /* R 4.2.2: prop.test(3, 17, conf.level = .9, correct = FALSE), then with correction;
     * binom.test(3, 17, conf.level = .9) */
    assert_limits(rows, "proportion", 0.072814466547064485, 0.36896697806902579, 1e-13);
    assert_limits(rows, "proportion.wilson_cc", 0.055624623951523483, 0.40143616205515065, 1e-13);
    assert_limits(rows, "proportion.clopper_pearson", 0.049898154557422941, 0.39564143344482094,
                  1e-12);
    /* uniroot over pbinom and dbinom, tol = 1e-15; qbeta(c(.05, .95), 3.5, 14.5) */
    assert_limits(rows, "proportion.mid_p", 0.061329212187896685, 0.36899697145519633, 1e-12);
    assert_limits(rows, "proportion.jeffreys", 0.06664233725346079, 0.36157650559989019, 1e-12);
    /* the formulas */
    assert_limits(rows, "proportion.agresti_coull", 0.067174050024316867, 0.37460739459177328,
                  1e-13);
    assert_limits(rows, "proportion.wald", 0.02438834145857649, 0.32855283501201177, 1e-13);
    assert_close(row_of(rows, "", "proportion.wald")->value, 3.0 / 17, 1e-15);
    assert_close(row_of(rows, "", "proportion.wald")->level, 0.9, 0);
}

static void exact_p_equals_r(void **state) { /* [7] */
    (void)state;
    /* R 4.2.2: binom.test(81, 263, .5)$p.value, (3, 10, .3), (0, 20, .1), (7, 9, .25), (40, 1000,
     * .07) */
    assert_close(baremo_binomial_test(81, 263, 0.5), 4.3013666250276195e-10, 1e-11);
    assert_close(baremo_binomial_test(3, 10, 0.3), 1, 0);
    assert_close(baremo_binomial_test(0, 20, 0.1), 0.25452997802490451, 1e-13);
    assert_close(baremo_binomial_test(7, 9, 0.25), 0.0013427734375, 1e-13);
    assert_close(baremo_binomial_test(40, 1000, 0.07), 8.8192884366141989e-05, 1e-11);
    assert_close(baremo_binomial_test(0, 7, 0), 1, 0);
    assert_close(baremo_binomial_test(2, 7, 0), 0, 0);
    assert_close(baremo_binomial_test(0, 0, 0.5), 1, 0);
}

CLAIM(limits_of_none_and_all_end_at_0_and_1) { /* [5] */
    const baremo_estimates *none = of_counts(arena, 0, 20, "0.95");
    const baremo_estimates *all = of_counts(arena, 20, 20, "0.95");
    /* R 4.2.2: binom.test(0, 20)$conf.int; 1 - .05^(1/20); qbeta(.975, .5, 20.5) */
    assert_limits(none, "proportion.clopper_pearson", 0, 0.16843347098308536, 1e-13);
    assert_limits(none, "proportion.mid_p", 0, 0.13910834066826516, 1e-13);
    assert_limits(none, "proportion.jeffreys", 0, 0.1166389829048754, 1e-12);
    assert_limits(none, "proportion.wald", 0, 0, 0);
    assert_limits(all, "proportion.clopper_pearson", 1 - 0.16843347098308536, 1, 1e-13);
    assert_limits(all, "proportion.mid_p", 1 - 0.13910834066826516, 1, 1e-13);
    assert_true(row_of(none, "", "proportion.agresti_coull")->low < 0);
}

CLAIM(answers_are_counted_without_blanks) { /* [1] [3] */
    static const char *const texts[] = {"yes", "no", NULL, "Yes", "perhaps"};
    baremo_call *call = call_of(arena, "proportion");
    baremo_call_bind(call, "value", texts_of(arena, "v", texts, 5));
    set_option(call, "positive", "yes,perhaps");
    set_option(call, "null", "0.25");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "", "proportion")->value, 0.75, 0);
    assert_close(row_of(rows, "", "proportion")->n, 4, 0);
    assert_close(row_of(rows, "", "proportion")->missing, 1, 0);
    assert_string_equal(row_of(rows, "", "binomial.p")->method, "binomial exact, null 0.25");
    /* R 4.2.2: binom.test(3, 4, .25)$p.value */
    assert_close(row_of(rows, "", "binomial.p")->value, 0.05078125, 1e-14);
}

CLAIM(no_answers_say_so) { /* [4] */
    const baremo_estimates *rows = of_counts(arena, 0, 0, "0.95");
    assert_none(rows, "proportion", "no answers");
    assert_none(rows, "binomial.p", "no answers");
    assert_explained(rows);
}

CLAIM(one_answer_has_limits) {
    const baremo_estimates *rows = of_counts(arena, 1, 1, "0.95");
    /* R 4.2.2: prop.test(1, 1, correct = FALSE)$conf.int; binom.test(1, 1)$conf.int */
    assert_limits(rows, "proportion", 0.2065493143772375, 1, 1e-13);
    assert_limits(rows, "proportion.clopper_pearson", 0.025, 1, 1e-13);
}

CLAIM(counts_above_their_total_are_refused) { /* [2] */
    const double count = 5, total = 4, part = 1.5;
    baremo_call *call = call_of(arena, "proportion");
    baremo_call_bind(call, "count", numbers_of(arena, "x", &count, 1));
    baremo_call_bind(call, "total", numbers_of(arena, "n", &total, 1));
    assert_call_refused(arena, call, "above the total");
    call = call_of(arena, "proportion");
    baremo_call_bind(call, "count", numbers_of(arena, "x", &part, 1));
    baremo_call_bind(call, "total", numbers_of(arena, "n", &total, 1));
    assert_call_refused(arena, call, "whole");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seven_intervals_equal_r),
        cmocka_unit_test(exact_p_equals_r),
        cmocka_unit_test(limits_of_none_and_all_end_at_0_and_1),
        cmocka_unit_test(answers_are_counted_without_blanks),
        cmocka_unit_test(no_answers_say_so),
        cmocka_unit_test(one_answer_has_limits),
        cmocka_unit_test(counts_above_their_total_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
