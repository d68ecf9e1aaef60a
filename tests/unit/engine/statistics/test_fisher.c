/* Fisher's exact test. */
#include "calls.h"

#include "engine/statistics/fisher.h"

/* All tables with these margins, one after the other: the definition, without a network. */
typedef struct every_table {
    int rows, columns;
    int left_rows[8], left_columns[8], cells[64];
    double limit, sum;
} every_table;

static double table_weight(const every_table *t) {
    double weight = 0;
    for (int i = 0; i < t->rows * t->columns; i++)
        weight -= lgamma(t->cells[i] + 1.0);
    return weight;
}

static void visit(every_table *t, int cell) {
    int i = cell / t->columns, j = cell % t->columns;
    if (i == t->rows) {
        for (int k = 0; k < t->columns; k++)
            if (t->left_columns[k])
                return;
        double weight = table_weight(t);
        if (weight <= t->limit)
            t->sum += exp(weight);
        return;
    }
    int most = t->left_rows[i] < t->left_columns[j] ? t->left_rows[i] : t->left_columns[j];
    for (int x = j == t->columns - 1 ? t->left_rows[i] : 0; x <= most; x++) {
        t->cells[cell] = x;
        t->left_rows[i] -= x;
        t->left_columns[j] -= x;
        visit(t, cell + 1);
        t->left_rows[i] += x;
        t->left_columns[j] += x;
    }
}

static double by_definition(const double *cells, int rows, int columns) {
    every_table t = {.rows = rows, .columns = columns};
    double constant = 0, n = 0;
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            t.cells[i * columns + j] = (int)cells[i * columns + j];
            t.left_rows[i] += (int)cells[i * columns + j];
            t.left_columns[j] += (int)cells[i * columns + j];
            n += cells[i * columns + j];
        }
    for (int i = 0; i < rows; i++)
        constant += lgamma(t.left_rows[i] + 1.0);
    for (int j = 0; j < columns; j++)
        constant += lgamma(t.left_columns[j] + 1.0);
    t.limit = table_weight(&t) + 1e-7;
    visit(&t, 0);
    return t.sum * exp(constant - lgamma(n + 1));
}

CLAIM(the_tea_test_gives_what_fisher_printed) {
    (void)arena;
    /* R 4.2.2: fisher.test(matrix(c(3,1,1,3),2))$p.value */
    assert_close(baremo_fisher_2x2(3, 1, 1, 3).p, 0.48571428571428582, 1e-13);
    /* R 4.2.2: fisher.test(matrix(c(10,2,3,15),2))$p.value */
    assert_close(baremo_fisher_2x2(10, 2, 3, 15).p, 0.00053672411914343734, 1e-12);
}

CLAIM(equal_probabilities_count_half_in_the_mid_p) { /* 2 */
    (void)arena;
    /* 2 of 11 and 7 of 11: dhyper(2,11,11,9) twice, half of each; exact2x2 by hand:
     * R 4.2.2: d <- dhyper(0:9,11,11,9); sum(d[d < d[3]*(1-1e-7)]) + sum(d[abs(d/d[3]-1)<1e-7])/2
     */
    assert_close(baremo_fisher_2x2(2, 9, 7, 4).p_mid, 0.04400707651481649, 1e-12);
    assert_close(baremo_fisher_2x2(2, 9, 7, 4).p, 0.08049535603715169, 1e-12);
}

CLAIM(an_empty_margin_leaves_one_table) { /* 3 */
    (void)arena;
    assert_close(baremo_fisher_2x2(0, 10, 0, 20).p, 1, 0);
    assert_close(baremo_fisher_2x2(0, 10, 0, 20).p_mid, 0.5, 0);
    assert_close(baremo_fisher_2x2(0, 0, 0, 0).p, 1, 0);
}

CLAIM(a_tail_of_1e_200_is_not_zero) {
    (void)arena;
    /* R 4.2.2: fisher.test(matrix(c(400,5,5,400),2))$p.value; its own dhyper is right to 1e-12
     * there */
    assert_close(baremo_fisher_2x2(400, 5, 5, 400).p, 8.2016030769806347e-221, 1e-9);
}

CLAIM(larger_tables_equal_r) {
    /* R 4.2.2: fisher.test(matrix(c(1,2,1,0,3,3,6,1,10,10,14,9,6,7,12,11),4,4))$p.value */
    const double job[] = {1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11};
    assert_close(baremo_fisher_table(arena, job, 4, 4), 0.78268493896563884, 1e-7);
    /* R 4.2.2: fisher.test(matrix(c(3,0,2,1,4,1,0,2,5),3))$p.value */
    const double three[] = {3, 1, 0, 0, 4, 2, 2, 1, 5};
    assert_close(baremo_fisher_table(arena, three, 3, 3), 0.033182503770738885, 1e-7);
    /* R 4.2.2: fisher.test(matrix(c(2,3,1,4,0,1,5,2),2))$p.value */
    const double wide[] = {2, 1, 0, 5, 3, 4, 1, 2};
    assert_close(baremo_fisher_table(arena, wide, 2, 4), 0.2961287078934125, 1e-7);
    /* R 4.2.2: fisher.test(matrix(c(4,2,0,1,0,3,2,1,1,1,5,0,2,0,1,4,1,2,1,3),4), workspace =
     * 2e7)$p.value */
    const double five[] = {4, 0, 1, 2, 1, 2, 3, 1, 0, 2, 0, 2, 5, 1, 1, 1, 1, 0, 4, 3};
    assert_close(baremo_fisher_table(arena, five, 4, 5), 0.029058332473172993, 1e-7);
}

CLAIM(tables_of_chance_equal_the_sum_over_all_tables) {
    unsigned state = 20260;
    for (int trial = 0; trial < 300; trial++) {
        double cells[16];
        int rows = 2 + trial % 3, columns = 2 + trial / 3 % 3;
        for (int i = 0; i < rows * columns; i++) {
            state = state * 1664525u + 1013904223u;
            cells[i] = (state >> 24) % 4 == 0 ? 0 : (state >> 28) % 5;
        }
        assert_close(baremo_fisher_table(arena, cells, rows, columns),
                     by_definition(cells, rows, columns), 1e-11);
    }
}

CLAIM(a_table_with_ties_everywhere_has_p_1) {
    /* R 4.2.2: fisher.test(diag(3))$p.value */
    const double diagonal[] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    assert_close(baremo_fisher_table(arena, diagonal, 3, 3), 1, 1e-12);
}

CLAIM(turning_a_table_changes_nothing) {
    const double wide[] = {2, 1, 0, 5, 3, 4, 1, 2}, tall[] = {2, 3, 1, 4, 0, 1, 5, 2};
    assert_close(baremo_fisher_table(arena, wide, 2, 4), baremo_fisher_table(arena, tall, 4, 2),
                 1e-14);
}

CLAIM(two_rows_equal_the_hypergeometric_sum) {
    const double two[] = {10, 2, 3, 15};
    assert_close(baremo_fisher_table(arena, two, 2, 2), baremo_fisher_2x2(10, 2, 3, 15).p, 1e-12);
}

CLAIM(too_many_tables_have_no_p) {
    const double hair_eye[] = {68, 20, 15, 5, 119, 84, 54, 29, 26, 17, 14, 14, 7, 94, 10, 16};
    assert_true(baremo_is_missing(baremo_fisher_table(arena, hair_eye, 4, 4)));
    double large[400];
    for (int i = 0; i < 400; i++)
        large[i] = 3;
    assert_true(baremo_is_missing(baremo_fisher_table(arena, large, 20, 20)));
}

CLAIM(one_row_or_no_person_has_one_table) {
    const double row[] = {1, 2, 3}, empty[] = {0, 0, 0, 0, 0, 0};
    assert_close(baremo_fisher_table(arena, row, 1, 3), 1, 0);
    assert_close(baremo_fisher_table(arena, empty, 2, 3), 1, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tea_test_gives_what_fisher_printed),
        cmocka_unit_test(equal_probabilities_count_half_in_the_mid_p),
        cmocka_unit_test(an_empty_margin_leaves_one_table),
        cmocka_unit_test(a_tail_of_1e_200_is_not_zero),
        cmocka_unit_test(larger_tables_equal_r),
        cmocka_unit_test(tables_of_chance_equal_the_sum_over_all_tables),
        cmocka_unit_test(a_table_with_ties_everywhere_has_p_1),
        cmocka_unit_test(turning_a_table_changes_nothing),
        cmocka_unit_test(two_rows_equal_the_hypergeometric_sum),
        cmocka_unit_test(too_many_tables_have_no_p),
        cmocka_unit_test(one_row_or_no_person_has_one_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
