#include "check.h"

#include <string.h>

#include "made_programme.h"

static made ruled(const char *rules, const char *observations) {
    const made_table tables[] = {
        {"programme", "key,value\nid,made\ntitle,Made\nstart,2018\nend,2019\nperiod,2018\n"},
        {"areas", "area,title\nN,North\nS,South\n"},
        {"indicators", "indicator,title\nA,A\nB,B\n"},
        {"actions", "action,title,participants\na1,One,30\na2,Two,20\n"},
        {"rules", rules},
        {"observations", observations},
        {NULL, NULL}};
    return made_programme(tables, NULL);
}

static double rule_value(const made *of, const char *area, const char *statistic) {
    const baremo_result *row =
        made_find(of, BAREMO_SUBJECT_RULE, "r", "2018", area, NULL, statistic);
    return row ? row->value : BAREMO_MISSING;
}

#define RULE "rule,left,operator,right,severity,missing\n"

/* "the office's `rules` (operands: an indicator, ...)": "over indicators of the same period and
 * area" */
static void a_rule_is_looked_at_for_the_programme_and_each_area(void **state) {
    (void)state;
    made of =
        ruled(RULE "r,A,<=,B,,\n",
              "indicator,period,area,value\nA,2018,N,5\nA,2018,S,9\nB,2018,N,6\nB,2018,S,7\n");
    assert_close(rule_value(&of, NULL, "checked"), 3, 0);
    /* South 9 > 7, the programme 14 > 13 */
    assert_close(rule_value(&of, NULL, "violations"), 2, 0);
    assert_close(rule_value(&of, "S", "difference"), 2, 0);
    assert_close(rule_value(&of, NULL, "difference"), 1, 0);
    assert_close(rule_value(&of, "N", "difference"), BAREMO_MISSING, 0);
    assert_int_equal(made_count(&of, "rule-broken"), 2);
    assert_int_equal(of.status, BAREMO_OK);
    made_free(&of);
}

static void each_operator_means_what_it_says(void **state) {
    (void)state;
    const struct {
        const char *rule;
        double broken;
    } cases[] = {{"A,=,5", 0},  {"A,=,6", 1},  {"A,!=,5", 1},   {"A,!=,6", 0},      {"A,<,5", 1},
                 {"A,<,6", 0},  {"A,<=,5", 0}, {"A,<=,4", 1},   {"A,>,5", 1},       {"A,>,4", 0},
                 {"A,>=,5", 0}, {"A,>=,6", 1}, {"A,both,B", 1}, {"A,not_both,B", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char rules[100];
        snprintf(rules, sizeof rules, RULE "r,%s,,\n", cases[i].rule);
        made of = ruled(rules, "indicator,period,value\nA,2018,5\nB,2019,1\n");
        assert_close(rule_value(&of, NULL, "violations"), cases[i].broken, 0);
        made_free(&of);
    }
}

/* "`actions.COLUMN`" */
static void a_column_of_actions_is_its_sum(void **state) {
    (void)state;
    made of = ruled(RULE "r,A,=,actions.participants,,\n", "indicator,period,value\nA,2018,50\n");
    assert_close(rule_value(&of, NULL, "checked"), 1, 0);
    assert_close(rule_value(&of, NULL, "violations"), 0, 0);
    made_free(&of);
}

/* "`missing`: `skip`, `zero`" */
static void a_missing_side_is_skipped_or_zero(void **state) {
    (void)state;
    made of = ruled(RULE "r,A,<=,B,,\n", "indicator,period,value\nA,2018,5\nB,2019,1\n");
    assert_close(rule_value(&of, NULL, "checked"), 0, 0);
    made_free(&of);
    of = ruled(RULE "r,A,<=,B,,zero\n", "indicator,period,value\nA,2018,5\nB,2019,1\n");
    assert_close(rule_value(&of, NULL, "violations"), 1, 0);
    made_free(&of);
}

/* "`severity` error or warning" */
static void a_rule_of_severity_error_makes_the_data_wrong(void **state) {
    (void)state;
    made of = ruled(RULE "r,A,<=,4,error,\n", "indicator,period,value\nA,2018,5\n");
    assert_int_equal(of.status, BAREMO_DATA);
    assert_int_equal(baremo_diagnostics_count(of.problems, BAREMO_ERROR), 1);
    made_free(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_is_looked_at_for_the_programme_and_each_area),
        cmocka_unit_test(each_operator_means_what_it_says),
        cmocka_unit_test(a_column_of_actions_is_its_sum),
        cmocka_unit_test(a_missing_side_is_skipped_or_zero),
        cmocka_unit_test(a_rule_of_severity_error_makes_the_data_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
