#include "check.h"

#include "indicators/values/interval.h"

static const double LEVEL = 0.95;

static value_cell cell_of(const value_rule *rule, double numerator, double denominator) {
    value_cell cell = value_cell_none(NULL, 1);
    cell.numerator = numerator;
    cell.denominator = denominator;
    value_settle(rule, &cell);
    return cell;
}

/* "`rate` exact Poisson (Garwood)" */
static void a_rate_has_the_exact_interval_of_garwood(void **state) {
    (void)state;
    const value_rule rule = {PROGRAMME_RATE, 1000, 0};
    value_cell cell = cell_of(&rule, 30, 10000);
    value_interval interval = value_interval_of(&rule, &cell, LEVEL);
    /* R 4.2.2: qgamma(.025, 30)/10; qgamma(.975, 31)/10 */
    assert_close(interval.low, 2.0240874021420914, 1e-12);
    assert_close(interval.high, 4.2826865394807658, 1e-12);
    assert_string_equal(interval.method, "garwood");
    cell = cell_of(&rule, 0, 2000);
    interval = value_interval_of(&rule, &cell, LEVEL);
    /* R 4.2.2: qgamma(.975, 1)/2 */
    assert_close(interval.low, 0, 0);
    assert_close(interval.high, 1.8444397270569677, 1e-12);
}

/* "`ratio` Wilson where all parts are whole, numerator <= denominator and factor is 1 or 100" */
static void a_ratio_has_the_score_interval_of_wilson(void **state) {
    (void)state;
    const value_rule percent = {PROGRAMME_RATIO, 100, 0}, fraction = {PROGRAMME_RATIO, 1, 0};
    value_cell cell = cell_of(&percent, 66, 97);
    value_interval interval = value_interval_of(&percent, &cell, LEVEL);
    /* R 4.2.2: 100 * prop.test(66, 97, correct = FALSE)$conf.int */
    assert_close(interval.low, 58.226632603300899, 1e-12);
    assert_close(interval.high, 76.481314315865944, 1e-12);
    /* R 4.2.2: prop.test(0, 7, correct = FALSE)$conf.int, prop.test(7, 7, correct = FALSE)$conf.int
     */
    cell = cell_of(&fraction, 0, 7);
    interval = value_interval_of(&fraction, &cell, LEVEL);
    assert_close(interval.low, 0, 0);
    assert_close(interval.high, 0.35433043506668732, 1e-12);
    cell = cell_of(&fraction, 7, 7);
    interval = value_interval_of(&fraction, &cell, LEVEL);
    assert_close(interval.low, 0.64566956493331262, 1e-12);
    assert_close(interval.high, 1, 0);
}

static void what_is_no_share_of_counts_has_no_interval(void **state) {
    (void)state;
    const value_rule percent = {PROGRAMME_RATIO, 100, 0}, thousands = {PROGRAMME_RATIO, 1000, 0},
                     mean = {PROGRAMME_MEAN, 1, 0}, rate = {PROGRAMME_RATE, 1000, 0};
    value_cell above = cell_of(&percent, 9, 8);
    assert_null(value_interval_of(&percent, &above, LEVEL).method);
    value_cell whole = cell_of(&thousands, 3, 8);
    assert_null(value_interval_of(&thousands, &whole, LEVEL).method);
    value_cell part = cell_of(&percent, 3, 8);
    part.fractional = true;
    assert_null(value_interval_of(&percent, &part, LEVEL).method);
    value_cell average = cell_of(&mean, 3, 8);
    assert_null(value_interval_of(&mean, &average, LEVEL).method);
    value_cell empty = cell_of(&percent, 0, 0);
    assert_null(value_interval_of(&percent, &empty, LEVEL).method);
    value_cell shared = cell_of(&rate, 3, 800);
    shared.shared = true;
    shared.value = BAREMO_MISSING;
    assert_null(value_interval_of(&rate, &shared, LEVEL).method);
}

/* "A change has no interval unless both ends rest on counts." */
static void a_change_has_an_interval_when_both_ends_rest_on_counts(void **state) {
    (void)state;
    const value_rule percent = {PROGRAMME_RATIO, 100, 0}, rate = {PROGRAMME_RATE, 1000, 0};
    value_cell before = cell_of(&percent, 20, 48), after = cell_of(&percent, 66, 97);
    value_interval interval = value_interval_of_change(&percent, &before, &after, LEVEL);
    /* R 4.2.2: square-and-add of the two prop.test(x, n, correct = FALSE)$conf.int, x 100 */
    assert_close(interval.low, 9.2344072275349998, 1e-12);
    assert_close(interval.high, 41.7209173633498835, 1e-12);
    assert_string_equal(interval.method, "newcombe");
    before = cell_of(&rate, 30, 10000);
    after = cell_of(&rate, 45, 9000);
    interval = value_interval_of_change(&rate, &before, &after, LEVEL);
    /* R 4.2.2: square-and-add of qgamma limits per 1000 */
    assert_close(interval.low, 0.13565000136424366, 1e-11);
    assert_close(interval.high, 3.95187991605903655, 1e-12);
    before.fractional = true;
    assert_null(value_interval_of_change(&rate, &before, &after, LEVEL).method);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rate_has_the_exact_interval_of_garwood),
        cmocka_unit_test(a_ratio_has_the_score_interval_of_wilson),
        cmocka_unit_test(what_is_no_share_of_counts_has_no_interval),
        cmocka_unit_test(a_change_has_an_interval_when_both_ends_rest_on_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
