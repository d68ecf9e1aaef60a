#include "made_comparison.h"

static void add_city(made_comparison *all, const char *roles, const char *observations) {
    const made_table tables[] = {{"programme", "key,value\nid,aa\ntitle,A\nstart,2018\n"},
                                 {"indicators", "indicator,title,unit,measure,direction\n"
                                                "cases,Cases,cases,count,decrease\n"},
                                 {"areas", roles},
                                 {"observations", observations},
                                 {NULL, NULL}};
    made_city(all, tables);
}

static const char roles[] = "area,title,role\np,P,programme\nn,N,neighbour\nc,C,comparison\n";
static const char observed[] = "indicator,period,area,value\n"
                               "cases,2017,p,100\ncases,2017,n,80\ncases,2017,c,120\n"
                               "cases,2018,p,60\ncases,2018,n,100\ncases,2018,c,120\n"
                               "cases,2019,p,50\ncases,2019,n,\ncases,2019,c,110\n";

static void add_plain(made_comparison *all) {
    made_city_of(all, "bb", "",
                 "indicator,title,unit,measure,direction\n"
                 "cases,Cases,cases,count,decrease\n",
                 "indicator,period,value\ncases,2019,7\n");
}

/* By hand: success 60/120 - 100/120 = -1/3, buffer 100/120 - 80/120 = 1/6, quotient -0.5;
 * difference (60 - 100) - (120 - 120) + (100 - 80) - (120 - 120) = -20. R 4.2:
 * poisson.test(c(60, 100))$conf.int is that of the ratio. */
static void roles_stand_side_by_side_by_lag(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    add_city(&all, roles, observed);
    add_plain(&all);
    made_compare(&all);
    assert_close(compared_row(&all, "cases", "aa", "role=programme;lag=0", "before")->value, 100,
                 0);
    assert_close(compared_row(&all, "cases", "aa", "role=neighbour;lag=0", "change")->value, 20, 0);
    assert_close(compared_row(&all, "cases", "aa", "role=neighbour;lag=0", "change_percent")->value,
                 25, 1e-12);
    const baremo_result *ratio =
        compared_row(&all, "cases", "aa", "role=programme;lag=0", "rate_ratio");
    assert_close(ratio->value, 0.6, 1e-12);
    assert_close(ratio->low, 0.42820988756221323, 1e-10);
    assert_close(ratio->high, 0.83452545070327133, 1e-10);
    assert_close(compared_row(&all, "cases", "aa", "lag=0", "displacement_quotient")->value, -0.5,
                 1e-12);
    const baremo_result *total =
        compared_row(&all, "cases", "aa", "lag=0", "displacement_difference");
    assert_close(total->value, -20, 1e-12);
    assert_true(total->low < -20 && total->high > 0);
    made_comparison_free(&all);
}

static void a_period_without_an_area_has_no_sum(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    add_city(&all, roles, observed);
    add_plain(&all);
    made_compare(&all);
    assert_true(isnan(compared_row(&all, "cases", "aa", "role=neighbour;lag=1", "after")->value));
    assert_close(compared_row(&all, "cases", "aa", "role=programme;lag=1", "after")->value, 50, 0);
    const baremo_result *none = compared_row(&all, "cases", "aa", "lag=1", "displacement_quotient");
    assert_true(isnan(none->value));
    assert_string_equal(none->note, "no areas of role comparison with all periods");
    assert_null(compared_find(&all, "cases", "aa", "lag=2", "displacement_quotient"));
    made_comparison_free(&all);
}

static void without_neighbours_there_is_nothing_to_say(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    add_city(&all, "area,title,role\np,P,programme\nn,N,comparison\nc,C,comparison\n", observed);
    add_plain(&all);
    made_compare(&all);
    assert_null(compared_find(&all, "cases", "aa", "role=programme;lag=0", "before"));
    made_comparison_free(&all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_stand_side_by_side_by_lag),
        cmocka_unit_test(a_period_without_an_area_has_no_sum),
        cmocka_unit_test(without_neighbours_there_is_nothing_to_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
