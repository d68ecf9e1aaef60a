/* Several groups. Numbers in brackets: the statements of anova.c, or of groups.c where it says so.
 */
#include "calls.h"

static const double values[] = {1, 2, 3, 4, 5, 2, 7, 1, 9, 9, 9.5, 10};
static const char *const labels[] = {"a", "a", "a", "a", "b", "b", "b", "b", "c", "c", "c", "c"};

static baremo_call *groups_call(baremo_arena *arena, const double *x, const char *const *names,
                                size_t n) {
    baremo_call *call = call_of(arena, "groups");
    baremo_variable *variable = numbers_of(arena, "value", x, n);
    variable->decimals = 1;
    baremo_call_bind(call, "value", variable);
    baremo_call_bind(call, "group", texts_of(arena, "group", names, n));
    return call;
}

static double value_of(const baremo_estimates *rows, const char *statistic) {
    return row_of(rows, "", statistic)->value;
}

CLAIM(analysis_of_variance_and_relatives_equal_r) {
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, values, labels, 12));
    /* R 4.2.2: summary(aov(y ~ g)) */
    assert_close(value_of(rows, "anova.f"), 16.978021978021975, 1e-13);
    assert_close(value_of(rows, "anova.p"), 0.00088202732763044238, 1e-11);
    assert_close(value_of(rows, "anova.ss_between"), 107.29166666666663, 1e-13);
    assert_close(value_of(rows, "anova.ss_within"), 28.4375, 1e-13);
    /* oneway.test(y ~ g) */
    assert_close(value_of(rows, "welch.f"), 48.676773445808706, 1e-13);
    assert_close(value_of(rows, "welch.df2"), 4.5769096094564636, 1e-13);
    assert_close(value_of(rows, "welch.p"), 0.00082371517586245723, 1e-11);
    /* summary(aov(abs(y - ave(y, g, FUN = median)) ~ g)) */
    assert_close(value_of(rows, "brown_forsythe.f"), 8.3333333333333304, 1e-12);
    assert_close(value_of(rows, "brown_forsythe.p"), 0.0089521773108904978, 1e-11);
    /* kruskal.test(y, g) */
    assert_close(value_of(rows, "kruskal_wallis.h"), 7.6183745583038887, 1e-13);
    assert_close(value_of(rows, "kruskal_wallis.p"), 0.022166186560408318, 1e-12);
    assert_close(value_of(rows, "kruskal_wallis.epsilon2"), 7.6183745583038887 / 11, 1e-13);
    /* shapiro.test(residuals(aov(y ~ g))) */
    assert_close(value_of(rows, "shapiro.w"), 0.98228346509252251, 1e-12);
    assert_close(value_of(rows, "shapiro.p"), 0.99115323156519852, 1e-9);
    assert_explained(rows);
}

CLAIM(pairs_are_later_minus_earlier) { /* groups.c 3 */
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, values, labels, 12));
    /* R 4.2.2: TukeyHSD(aov(y ~ g)); ptukey and qtukey are iterated to about 1e-8 */
    assert_close(row_of(rows, "b - a", "tukey.diff")->value, 1.25, 1e-13);
    assert_close(row_of(rows, "b - a", "tukey.diff")->low, -2.2593423814840516, 1e-6);
    assert_close(row_of(rows, "c - a", "tukey.diff")->high, 10.3843423814840499, 1e-6);
    assert_close(row_of(rows, "b - a", "tukey.p")->value, 0.5983429008771590, 1e-6);
    assert_close(row_of(rows, "c - b", "tukey.p")->value, 0.0039500932531864, 1e-5);
    /* pairwise.t.test(y, g)$p.value */
    assert_close(row_of(rows, "b - a", "holm.p")->value, 0.3459682300727239, 1e-11);
    assert_close(row_of(rows, "c - a", "holm.p")->value, 0.0011862445105958, 1e-11);
    assert_close(row_of(rows, "c - b", "holm.p")->value, 0.0030860841319792, 1e-11);
    assert_close(row_of(rows, "c - b", "holm.p")->n, 8, 0);
}

CLAIM(an_offset_of_1e12_changes_nothing) { /* 1: NIST's SmLs09 in small */
    double far[12];
    for (int i = 0; i < 12; i++)
        far[i] = 1e12 + values[i];
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, far, labels, 12));
    assert_close(value_of(rows, "anova.f"), 16.978021978021975, 1e-13);
    assert_close(value_of(rows, "brown_forsythe.f"), 8.3333333333333304, 1e-12);
    assert_close(value_of(rows, "shapiro.w"), 0.98228346509252251, 1e-12);
}

CLAIM(effect_sizes_below_zero_are_shown) { /* 2 */
    const double even[] = {1, 5, 2, 4, 3, 3.5};
    const char *const names[] = {"a", "a", "b", "b", "c", "c"};
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, even, names, 6));
    assert_true(value_of(rows, "omega2") < 0);
    assert_true(value_of(rows, "epsilon2") < 0);
}

CLAIM(groups_of_one_or_without_variance_say_why) { /* 3, 4 */
    const double constant[] = {1, 1, 2, 2};
    const char *const two[] = {"a", "a", "b", "b"}, *const all[] = {"a", "b", "c", "d"};
    const baremo_estimates *rows = rows_of(arena, groups_call(arena, constant, two, 4));
    assert_none(rows, "anova.f", "no variance within");
    assert_none(rows, "welch.f", "no variance");
    assert_none(rows, "shapiro.w", "residuals");
    assert_close(value_of(rows, "eta2"), 1, 0);
    assert_explained(rows);
    rows = rows_of(arena, groups_call(arena, values, all, 4));
    assert_none(rows, "anova.p", "more values than groups");
    assert_explained(rows);
    rows = rows_of(arena, groups_call(arena, values, two, 2)); /* one group */
    assert_none(rows, "anova.f", "two groups");
    assert_none(rows, "kruskal_wallis.h", "two groups");
    assert_explained(rows);
    const double equal[] = {3, 3, 3, 3};
    rows = rows_of(arena, groups_call(arena, equal, two, 4));
    assert_none(rows, "kruskal_wallis.h", "all values are equal");
    assert_explained(rows);
    rows = rows_of(arena, groups_call(arena, values, two, 0));
    assert_explained(rows);
}

static baremo_call *conditions_call(baremo_arena *arena, const double *columns, size_t rows,
                                    size_t count) {
    static const char *const names[] = {"first", "second", "third"};
    baremo_call *call = call_of(arena, "groups");
    for (size_t c = 0; c < count; c++)
        baremo_call_bind(call, "conditions", numbers_of(arena, names[c], columns + c * rows, rows));
    return call;
}

CLAIM(repeated_measurements_equal_r) { /* groups.c 2 */
    const double columns[] = {1, 1, 1, 0, 0, NA, 0, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1};
    const baremo_estimates *rows = rows_of(arena, conditions_call(arena, columns, 6, 3));
    /* R 4.2.2: friedman.test(m), m the five complete rows */
    assert_close(value_of(rows, "friedman.chi2"), 1.2, 1e-13);
    assert_close(value_of(rows, "friedman.p"), 0.54881163609402639, 1e-13);
    /* Q = (k - 1)(k sum C^2 - T^2)/(k T - sum R^2); pchisq(Q, 2, lower.tail = FALSE) */
    assert_close(value_of(rows, "cochran_q.q"), 1.2, 1e-13);
    assert_close(row_of(rows, "", "friedman.chi2")->n, 5, 0);
    assert_close(row_of(rows, "", "friedman.chi2")->missing, 1, 0);
}

CLAIM(repeated_measurements_that_cannot_be_compared_say_why) { /* groups.c 2 */
    const double equal[] = {1, 2, 1, 2}, three[] = {1, 2, 3, 2};
    const baremo_estimates *rows = rows_of(arena, conditions_call(arena, equal, 2, 2));
    assert_none(rows, "friedman.chi2", "equal values");
    assert_none(rows, "cochran_q.q", "two values");
    rows = rows_of(arena, conditions_call(arena, three, 2, 2));
    assert_none(rows, "cochran_q.q", "two values");
    baremo_call *call = groups_call(arena, values, labels, 12);
    set_option(call, "repeated", NULL);
    assert_call_refused(arena, call, "--repeated needs --respondent");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(analysis_of_variance_and_relatives_equal_r),
        cmocka_unit_test(pairs_are_later_minus_earlier),
        cmocka_unit_test(an_offset_of_1e12_changes_nothing),
        cmocka_unit_test(effect_sizes_below_zero_are_shown),
        cmocka_unit_test(groups_of_one_or_without_variance_say_why),
        cmocka_unit_test(repeated_measurements_equal_r),
        cmocka_unit_test(repeated_measurements_that_cannot_be_compared_say_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
