/* Association in tables. Numbers in brackets: the statements of crosstab.c. */
#include "calls.h"

/* Income by satisfaction of 104 persons (Agresti 2013, table 2.8), as counts. */
static const double job[] = {1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11};

/* A call with one row a cell. */
static baremo_call *table_call(baremo_arena *arena, const double *cells, int rows, int columns) {
    size_t size = (size_t)rows * (size_t)columns;
    double *row = baremo_arena_array(arena, size, sizeof *row);
    double *column = baremo_arena_array(arena, size, sizeof *column);
    for (size_t i = 0; i < size; i++) {
        row[i] = (double)(i / (size_t)columns) + 1;
        column[i] = (double)(i % (size_t)columns) + 1;
    }
    baremo_call *call = call_of(arena, "crosstab");
    baremo_call_bind(call, "row", numbers_of(arena, "row", row, size));
    baremo_call_bind(call, "column", numbers_of(arena, "column", column, size));
    baremo_call_bind(call, "count", numbers_of(arena, "count", cells, size));
    return call;
}

CLAIM(nominal_statistics_equal_r) { /* 3 */
    const baremo_estimates *rows = rows_of(arena, table_call(arena, job, 4, 4));
    /* R 4.2.2: chisq.test(job, correct = FALSE); 2*sum(job*log(job/E), na.rm = TRUE) */
    assert_close(row_of(rows, "", "chi2")->value, 5.9655145887704029, 1e-12);
    assert_close(row_of(rows, "", "chi2.df")->value, 9, 0);
    assert_close(row_of(rows, "", "g2")->value, 6.7640532013041668, 1e-12);
    assert_close(row_of(rows, "", "fisher.p")->value, 0.78268493896563884, 1e-7);
    assert_close(row_of(rows, "", "chi2")->n, 96, 0);
}

CLAIM(ordinal_statistics_equal_their_definitions) { /* 2, 5, 6 */
    const baremo_estimates *rows = rows_of(arena, table_call(arena, job, 4, 4));
    /* R 4.2.2: concordant and discordant pairs counted cell by cell; cor(x, y, method = "kendall")
     */
    assert_close(row_of(rows, "", "gamma")->value, 0.22110091743119267, 1e-13);
    assert_close(row_of(rows, "", "tau_b")->value, 0.15235215134659691, 1e-13);
    assert_close(row_of(rows, "", "somers_d")->value, 0.14172302264039988, 1e-13);
    /* coin: statistic(lbl_test(as.table(job)))^2 */
    assert_close(row_of(rows, "", "linear_by_linear.z2")->value, 2.9829881206926379, 1e-12);
    assert_none(rows, "trend.chi2", "neither");
    assert_explained(rows);
}

CLAIM(trend_equals_prop_trend_test) { /* 6: prop.trend.test(c(2, 5, 9), c(10, 11, 12)) */
    const double cells[] = {8, 2, 6, 5, 3, 9};
    const baremo_estimates *rows = rows_of(arena, table_call(arena, cells, 3, 2));
    assert_close(row_of(rows, "", "trend.chi2")->value, 6.65447796154473, 1e-13);
    assert_close(row_of(rows, "", "trend.p")->value, 0.00989069437282, 1e-11);
}

/* Berkeley's admissions by sex and department: admitted men, admitted women, rejected men, rejected
 * women. */
static const double admissions[6][4] = {{512, 89, 313, 19},   {353, 17, 207, 8},
                                        {120, 202, 205, 391}, {138, 131, 279, 244},
                                        {53, 94, 138, 299},   {22, 24, 351, 317}};

static baremo_call *admissions_call(baremo_arena *arena) {
    static const char *const said[] = {"Admitted", "Admitted", "Rejected", "Rejected"};
    static const char *const sex[] = {"Male", "Female", "Male", "Female"};
    const char **row = baremo_arena_array(arena, 24, sizeof *row);
    const char **column = baremo_arena_array(arena, 24, sizeof *column);
    double *stratum = baremo_arena_array(arena, 24, sizeof *stratum);
    double *count = baremo_arena_array(arena, 24, sizeof *count);
    for (int i = 0; i < 24; i++) {
        row[i] = said[i % 4];
        column[i] = sex[i % 4];
        stratum[i] = i / 4;
        count[i] = admissions[i / 4][i % 4];
    }
    baremo_call *call = call_of(arena, "crosstab");
    baremo_call_bind(call, "row", texts_of(arena, "row", row, 24));
    baremo_call_bind(call, "column", texts_of(arena, "column", column, 24));
    baremo_call_bind(call, "stratum", numbers_of(arena, "stratum", stratum, 24));
    baremo_call_bind(call, "count", numbers_of(arena, "count", count, 24));
    return call;
}

CLAIM(strata_equal_mantelhaen_test) { /* 7: mantelhaen.test(UCBAdmissions, correct = FALSE), correct
                                         = TRUE */
    const baremo_estimates *rows = rows_of(arena, admissions_call(arena));
    assert_close(row_of(rows, "", "cmh.chi2")->value, 1.5246066604434356, 1e-12);
    assert_close(row_of(rows, "", "cmh.p")->value, 0.21692369705551837, 1e-12);
    assert_close(row_of(rows, "", "cmh.chi2_corrected")->value, 1.4269462285866883, 1e-12);
    const baremo_estimate *odds = row_of(rows, "", "cmh.odds_ratio");
    assert_close(odds->value, 0.90469682825862308, 1e-13);
    assert_close(odds->low, 0.77190736175935049, 1e-12);
    assert_close(odds->high, 1.06032976443665561, 1e-12);
    /* R 4.2.2: weighted sum of squares of the log odds ratios */
    assert_close(row_of(rows, "", "woolf")->value, 17.901712469797224969, 1e-12);
    assert_close(row_of(rows, "", "woolf.p")->value, 0.003072142308732559, 1e-11);
    assert_explained(rows);
}

CLAIM(unused_categories_and_blanks_are_left_out) { /* 1 */
    const double cells[] = {3, 0, 2, 0, 0, 0, 1, 0, 4};
    const baremo_estimates *rows = rows_of(arena, table_call(arena, cells, 3, 3));
    assert_close(row_of(rows, "", "chi2.df")->value, 1, 0);
    assert_close(row_of(rows, "3|1", "residual")->value,
                 (1 - 5 * 4 / 10.0) / sqrt(5 * 4 / 10.0 * 0.5 * 0.6), 1e-13);
    assert_close(row_of(rows, "", "chi2")->missing, 0, 0);
}

CLAIM(one_row_leaves_nothing_to_compute) { /* 1 */
    const double cells[] = {3, 4, 2};
    const baremo_estimates *rows = rows_of(arena, table_call(arena, cells, 1, 3));
    assert_none(rows, "chi2", "fewer than two");
    assert_explained(rows);
    rows = rows_of(arena, table_call(arena, cells, 1, 0));
    assert_none(rows, "fisher.p", "fewer than two");
    assert_explained(rows);
}

CLAIM(two_persons_have_no_corrected_v) { /* 5 */
    const double cells[] = {1, 0, 0, 1};
    const baremo_estimates *rows = rows_of(arena, table_call(arena, cells, 2, 2));
    assert_close(row_of(rows, "", "cramers_v")->value, 1, 1e-15);
    assert_none(rows, "cramers_v_corrected", "too few");
}

CLAIM(too_many_tables_are_said_so) { /* 4 */
    const double hair_eye[] = {68, 20, 15, 5, 119, 84, 54, 29, 26, 17, 14, 14, 7, 94, 10, 16};
    assert_none(rows_of(arena, table_call(arena, hair_eye, 4, 4)), "fisher.p", "200 million");
}

CLAIM(strata_need_two_rows_and_columns) { /* 7 */
    const double row[] = {1, 2, 3, 1}, column[] = {1, 2, 1, 2}, stratum[] = {1, 1, 2, 2};
    baremo_call *call = call_of(arena, "crosstab");
    baremo_call_bind(call, "row", numbers_of(arena, "row", row, 4));
    baremo_call_bind(call, "column", numbers_of(arena, "column", column, 4));
    baremo_call_bind(call, "stratum", numbers_of(arena, "stratum", stratum, 4));
    const baremo_estimates *rows = rows_of(arena, call);
    assert_none(rows, "cmh.chi2", "two rows");
    assert_explained(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nominal_statistics_equal_r),
        cmocka_unit_test(ordinal_statistics_equal_their_definitions),
        cmocka_unit_test(trend_equals_prop_trend_test),
        cmocka_unit_test(strata_equal_mantelhaen_test),
        cmocka_unit_test(unused_categories_and_blanks_are_left_out),
        cmocka_unit_test(one_row_leaves_nothing_to_compute),
        cmocka_unit_test(two_persons_have_no_corrected_v),
        cmocka_unit_test(too_many_tables_are_said_so),
        cmocka_unit_test(strata_need_two_rows_and_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
