/* Order-statistic limits. Numbers in brackets: the statements of untied_ranks.c. */
#include "calls.h"

#include "engine/statistics/untied_ranks.h"

typedef struct known {
    size_t m, n;
    double rank, level;
} known;

CLAIM(signed_rank_limits_equal_r) { /* 1, 2 */
    /* R 4.2.2: k <- max(qsignrank(0.025, n), 1); 1 - 2*psignrank(k - 1, n) */
    const known all[] = {{1, 0, 1, 0},
                         {2, 0, 1, 0.5},
                         {5, 0, 1, 0.9375},
                         {10, 0, 9, 0.951171875},
                         {30, 0, 138, 0.95028987899422646},
                         {89, 0, 1524, 0.95030355734094574},
                         {90, 0, 1561, 0.95027586189384838},
                         {150, 0, 4619, 0.9500569091246065},
                         {300, 0, 19629, 0.95003484926342041},
                         {900, 0, 187438, 0.95000761951812773}};
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        baremo_rank_limits limits = baremo_signed_rank_limits(arena, all[i].m, 0.05);
        assert_close(limits.rank, all[i].rank, 0);
        assert_close(limits.level, all[i].level, 1e-12);
    }
}

CLAIM(rank_sum_limits_equal_r) { /* 3 */
    /* R 4.2.2: k <- max(qwilcox(0.025, n, m), 1); 1 - 2*pwilcox(k - 1, n, m) */
    const known all[] = {{1, 1, 1, 0},
                         {1, 30, 1, 0.93548387096774199},
                         {2, 3, 1, 0.8},
                         {3, 50, 25, 0.95090924613677108},
                         {11, 13, 38, 0.95255161561191981},
                         {20, 20, 128, 0.9509096748106276},
                         {60, 60, 1427, 0.95029302749340172},
                         {62, 62, 1530, 0.95041553032350135},
                         {400, 5, 495, 0.95009679348590459},
                         {20, 300, 2216, 0.95028901933583232}};
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        baremo_rank_limits limits = baremo_rank_sum_limits(arena, all[i].m, all[i].n, 0.05);
        assert_close(limits.rank, all[i].rank, 0);
        assert_close(limits.level, all[i].level, 1e-12);
    }
}

CLAIM(both_ways_of_inversion_meet) { /* 2: n = 89 is added up, n = 90 inverted */
    for (double alpha = 0.001; alpha < 0.9; alpha *= 3) {
        double below = baremo_signed_rank_limits(arena, 89, alpha).rank;
        double above = baremo_signed_rank_limits(arena, 90, alpha).rank;
        assert_true(above > below && above < below + 50);
    }
}

CLAIM(tables_past_the_bound_give_no_limits) { /* 4 */
    baremo_rank_limits limits = baremo_rank_sum_limits(arena, 2, 5000000, 0.05);
    assert_true(baremo_is_missing(limits.rank));
    assert_true(baremo_is_missing(limits.level));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signed_rank_limits_equal_r),
        cmocka_unit_test(rank_sum_limits_equal_r),
        cmocka_unit_test(both_ways_of_inversion_meet),
        cmocka_unit_test(tables_past_the_bound_give_no_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
