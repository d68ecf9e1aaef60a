/* Equivalence. Numbers in brackets: the statements of equivalence.c. */
#include "calls.h"

#include "engine/statistics/equivalence.h"

static const double pre[] = {2, 3, 3, 4, 2, 5, 3, 1, 4, 3, 2, 3};
static const double post[] = {3, 3, 4, 4, 4, 5, 2, 3, 5, 3, 4, 4};

static baremo_call *pairs_call(baremo_arena *arena, const double *x, const double *y, size_t n) {
    baremo_call *call = call_of(arena, "equivalence");
    baremo_call_bind(call, "pre", numbers_of(arena, "pre", x, n));
    baremo_call_bind(call, "post", numbers_of(arena, "post", y, n));
    return call;
}

CLAIM(pairs_equal_two_one_sided_tests_of_r) { /* 1, 2, 3 */
    baremo_call *call = pairs_call(arena, pre, post, 12);
    set_option(call, "margin", "1.5");
    const baremo_estimates *rows = rows_of(arena, call);
    /* R 4.2.2: t.test(d, mu = -1.5, alternative = "greater")$p.value, t.test(d, mu = 1.5,
     * alternative = "less")$p.value */
    assert_close(row_of(rows, "", "p_lower")->value, 2.9907724991923655e-06, 1e-11);
    assert_close(row_of(rows, "", "p_upper")->value, 0.010487370651766548, 1e-12);
    assert_close(row_of(rows, "", "p_tost")->value, 0.010487370651766548, 1e-12);
    /* t.test(d, conf.level = 0.9)$conf.int */
    assert_close(row_of(rows, "", "mean_diff")->low, 0.24955835118224295, 1e-12);
    assert_close(row_of(rows, "", "mean_diff")->high, 1.250441648817757, 1e-12);
    assert_close(row_of(rows, "", "mean_diff")->level, 0.9, 1e-15);
}

CLAIM(equal_differences_are_not_computable) { /* 4 */
    baremo_call *call = pairs_call(arena, pre, pre, 12);
    set_option(call, "margin", "1");
    const baremo_estimates *rows = rows_of(arena, call);
    assert_none(rows, "p_tost", "no variance");
    assert_close(row_of(rows, "", "mean_diff")->value, 0, 0);
    assert_explained(rows);
    call = pairs_call(arena, pre, post, 0);
    set_option(call, "margin", "1");
    assert_explained(rows_of(arena, call));
}

CLAIM(a_margin_above_0_is_needed) {
    assert_call_refused(arena, pairs_call(arena, pre, post, 12), "needs --margin");
    baremo_call *call = pairs_call(arena, pre, post, 12);
    set_option(call, "margin", "-1");
    assert_call_refused(arena, call, "above 0");
    set_option(call, "margin", "1");
    set_option(call, "level", "0.4");
    assert_call_refused(arena, call, "above 0.5");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_equal_two_one_sided_tests_of_r),
        cmocka_unit_test(equal_differences_are_not_computable),
        cmocka_unit_test(a_margin_above_0_is_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
