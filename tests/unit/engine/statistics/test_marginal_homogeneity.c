/* Answers in several categories before and after. Numbers in brackets: the statements of
 * marginal_homogeneity.c. */
#include "calls.h"

#include "engine/statistics/marginal_homogeneity.h"

static const double scores[] = {1, 2, 3, 4};

CLAIM(tests_equal_coin_and_mcnemar_test) { /* 2, 3, 4, 5 */
    const double m[] = {10, 4, 2, 1, 3, 12, 5, 2, 6, 2, 9, 4, 1, 0, 3, 8};
    baremo_marginal_homogeneity t = baremo_marginal_homogeneity_test(arena, m, 4, scores);
    /* R 4.2.2: statistic(coin::mh_test(as.table(m))) */
    assert_close(t.stuart_maxwell, 1.86092715231788097, 1e-12);
    assert_close(t.stuart_maxwell_df, 3, 0);
    assert_close(t.stuart_maxwell_p, 0.60176708769270748, 1e-12);
    assert_close(t.bhapkar, 1.91030119913133811, 1e-12);
    /* mcnemar.test(m, correct = FALSE) */
    assert_close(t.bowker, 5.5714285714285712, 1e-14);
    assert_close(t.bowker_df, 6, 0);
    assert_close(t.bowker_p, 0.47286597644583689, 1e-12);
    /* statistic(mh_test(as.table(m), scores = list(response = 1:4)))^2 */
    assert_close(t.ordinal, 0.012658227848101267, 1e-12);
}

CLAIM(two_categories_are_mcnemar) { /* 2, 4 */
    const double m[] = {20, 3, 9, 15};
    baremo_marginal_homogeneity t = baremo_marginal_homogeneity_test(arena, m, 2, scores);
    assert_close(t.stuart_maxwell, 36.0 / 12, 1e-14);
    assert_close(t.bowker, 3, 1e-14);
    assert_close(t.ordinal, 3, 1e-14);
}

CLAIM(a_category_nobody_left_takes_no_degree_of_freedom) { /* 2: df of coin::mh_test is the rank too
                                                            */
    const double m[] = {20, 3, 0, 9, 15, 0, 0, 0, 7};
    baremo_marginal_homogeneity t = baremo_marginal_homogeneity_test(arena, m, 3, scores);
    assert_close(t.stuart_maxwell, 3, 1e-14);
    assert_close(t.stuart_maxwell_df, 1, 0);
    assert_close(t.bowker_df, 1, 0);
    const double apart[] = {5, 2, 0, 0, 6, 5, 0, 0, 0, 0, 5, 1, 0, 0, 7, 5};
    t = baremo_marginal_homogeneity_test(arena, apart, 4, scores);
    assert_close(t.stuart_maxwell, 16.0 / 8 + 36.0 / 8, 1e-13);
    assert_close(t.stuart_maxwell_df, 2, 0);
}

static baremo_call *pairs_call(baremo_arena *arena, const char *const *pre, const char *const *post,
                               size_t n) {
    baremo_call *call = call_of(arena, "marginal_homogeneity");
    baremo_call_bind(call, "pre", texts_of(arena, "pre", pre, n));
    baremo_call_bind(call, "post", texts_of(arena, "post", post, n));
    return call;
}

CLAIM(categories_of_both_waves_are_one_list) { /* 1, 5 */
    const char *const pre[] = {"low", "low", "mid", NULL, "mid"};
    const char *const post[] = {"mid", "high", "high", "low", "mid"};
    const baremo_estimates *rows = rows_of(arena, pairs_call(arena, pre, post, 5));
    assert_close(row_of(rows, "", "ordinal.z2")->value, 16.0 / 6, 1e-14); /* +1, +2, +1, 0 */
    assert_close(row_of(rows, "", "bowker.df")->value, 3, 0);
    assert_close(row_of(rows, "", "bowker.chi2")->missing, 1, 0);
    assert_explained(rows);
}

CLAIM(nobody_changed_and_nobody_there) { /* 6 */
    const char *const same[] = {"a", "b", "a"}, *const blank[] = {NULL};
    const baremo_estimates *rows = rows_of(arena, pairs_call(arena, same, same, 3));
    assert_none(rows, "stuart_maxwell.chi2", "nobody changed");
    assert_none(rows, "bowker.chi2", "nobody changed");
    assert_explained(rows);
    rows = rows_of(arena, pairs_call(arena, same, blank, 1));
    assert_none(rows, "ordinal.z2", "no complete pair");
    assert_explained(rows);
}

CLAIM(all_changing_alike_has_no_bhapkar) { /* 3 */
    const char *const pre[] = {"a", "a"}, *const post[] = {"b", "b"};
    const baremo_estimates *rows = rows_of(arena, pairs_call(arena, pre, post, 2));
    assert_close(row_of(rows, "", "stuart_maxwell.chi2")->value, 2, 1e-14);
    assert_none(rows, "bhapkar.chi2", "agree");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tests_equal_coin_and_mcnemar_test),
        cmocka_unit_test(two_categories_are_mcnemar),
        cmocka_unit_test(a_category_nobody_left_takes_no_degree_of_freedom),
        cmocka_unit_test(categories_of_both_waves_are_one_list),
        cmocka_unit_test(nobody_changed_and_nobody_there),
        cmocka_unit_test(all_changing_alike_has_no_bhapkar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
