/* `frequency`. Numbers in brackets: the statements of frequency.c. */
#include "calls.h"

#include "engine/statistics/frequency.h"

CLAIM(categories_stand_in_order_with_wilson_limits) { /* [1] [2] [3] */
    const double values[] = {5, 2, 3, NA, 3, 2, 3};
    baremo_call *call = call_of(arena, "frequency");
    baremo_call_bind(call, "value", numbers_of(arena, "v", values, 7));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_string_equal(rows->rows[0].subject, "2");
    const baremo_estimate *percent = row_of(rows, "3", "percent");
    /* R 4.2.2: 100 * prop.test(3, 6, correct = FALSE)$conf.int */
    assert_close(percent->value, 50, 1e-15);
    assert_close(percent->low, 18.761630648265058, 1e-13);
    assert_close(percent->high, 81.238369351734946, 1e-13);
    assert_close(percent->n, 6, 0);
    assert_close(percent->missing, 1, 0);
    assert_close(row_of(rows, "3", "count")->value, 3, 0);
}

CLAIM(entropy_and_mode) { /* [4] [5] */
    const double counts[] = {4, 6, 8, 4};
    /* R 4.2.2: p <- c(4, 6, 8, 4)/22; -sum(p * log(p)) */
    assert_close(baremo_entropy(counts, 4), 1.3421131789144003, 1e-14);
    assert_close(baremo_entropy(counts, 1), 0, 0);
    assert_true(baremo_is_missing(baremo_entropy(counts, 0)));
    static const char *const texts[] = {"b", "a", "b", "a", "c"};
    baremo_call *call = call_of(arena, "frequency");
    baremo_call_bind(call, "value", texts_of(arena, "v", texts, 5));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_string_equal(row_of(rows, "", "mode")->note, "b; a");
    assert_close(row_of(rows, "", "mode")->value, 2, 0);
}

CLAIM(count_gives_the_persons_of_a_row) { /* [2] */
    static const char *const texts[] = {"yes", "no", "yes", NULL, "no"};
    const double persons[] = {10, 0, 5, 7, NA};
    baremo_call *call = call_of(arena, "frequency");
    baremo_call_bind(call, "value", texts_of(arena, "v", texts, 5));
    baremo_call_bind(call, "count", numbers_of(arena, "c", persons, 5));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_close(row_of(rows, "yes", "count")->value, 15, 0);
    assert_close(row_of(rows, "yes", "count")->missing, 8, 0);
    for (size_t i = 0; i < rows->count; i++)
        assert_true(!rows->rows[i].subject || strcmp(rows->rows[i].subject, "no") != 0);
}

CLAIM(no_answers_have_no_mode) { /* [6] */
    static const char *const texts[] = {NULL, NULL};
    baremo_call *call = call_of(arena, "frequency");
    baremo_call_bind(call, "value", texts_of(arena, "v", texts, 2));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_none(rows, "mode", "no answers");
    assert_none(rows, "entropy", "no answers");
}

CLAIM(broken_counts_are_refused) {
    static const char *const texts[] = {"yes"};
    const double persons[] = {-1};
    baremo_call *call = call_of(arena, "frequency");
    baremo_call_bind(call, "value", texts_of(arena, "v", texts, 1));
    baremo_call_bind(call, "count", numbers_of(arena, "c", persons, 1));
    assert_call_refused(arena, call, "whole");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(categories_stand_in_order_with_wilson_limits),
        cmocka_unit_test(entropy_and_mode),
        cmocka_unit_test(count_gives_the_persons_of_a_row),
        cmocka_unit_test(no_answers_have_no_mode),
        cmocka_unit_test(broken_counts_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
