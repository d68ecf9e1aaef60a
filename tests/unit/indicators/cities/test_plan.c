#include "made_comparison.h"

static void faulty_rows_of_the_composite_are_named_and_left_out(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    const made_table plan[] = {{"comparison", "indicator,pillar,weight,low,high,direction\n"
                                              "a,P,1,0,10,increase\n"
                                              "b,P,1,,10,\n"
                                              "c,P,1,0,,\n"
                                              "d,P,1,5,5,\n"
                                              "e,P,1,9,1,\n"
                                              "f,P,-1,0,1,\n"
                                              "a,Q,1,0,10,\n"
                                              "g,,,0,1,decrease\n"},
                               {NULL, NULL}};
    made_plan(&all, plan);
    assert_int_equal(all.plan->member_count, 2);
    assert_string_equal(all.plan->members[1].indicator, "g");
    assert_null(all.plan->members[1].pillar);
    assert_close(all.plan->members[1].weight, 1, 0);
    assert_int_equal(all.plan->members[0].direction, BAREMO_INCREASE);
    assert_int_equal(compared_problems(&all, "goalpost-missing"), 2);
    assert_int_equal(compared_problems(&all, "goalposts-equal"), 2);
    assert_int_equal(compared_problems(&all, "member-weight"), 1);
    assert_int_equal(compared_problems(&all, "member-twice"), 1);
    made_comparison_free(&all);
}

static void a_rate_is_above_zero_and_stands_once(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    const made_table plan[] = {{"exchange", "currency,rate\nGBP,1.2\nSEK,0\nGBP,1.3\nDKK,-1\n"},
                               {NULL, NULL}};
    made_plan(&all, plan);
    assert_int_equal(all.plan->rate_count, 1);
    assert_int_equal(compared_problems(&all, "exchange-rate"), 2);
    assert_int_equal(compared_problems(&all, "exchange-twice"), 1);
    made_comparison_free(&all);
}

static void settings_say_which_of_them_are_given(void **state) {
    (void)state;
    made_comparison all = made_comparison_new();
    const made_table plan[] = {{"programa", "clave,valor\nidioma,es\nclasificación,sí\n"
                                            "franjas,baja = 0; media = 40; alta = 70.5\n"},
                               {NULL, NULL}};
    made_plan(&all, plan);
    assert_true(all.plan->given.language && all.plan->given.ranks);
    assert_false(all.plan->given.currency || all.plan->given.id || all.plan->given.title);
    assert_string_equal(all.plan->settings.language, "es");
    assert_true(all.plan->settings.ranks);
    assert_int_equal(all.plan->settings.band_count, 3);
    assert_string_equal(all.plan->settings.bands[1].word, "media");
    assert_close(all.plan->settings.bands[2].from, 70.5, 0);
    made_comparison_free(&all);
}

static void bands_rise(void **state) {
    (void)state;
    const char *const wrong[] = {"low=0; high", "low=5; high=5", "=0; high=2", "low=x; high=2"};
    for (size_t i = 0; i < 4; i++) {
        char text[100];
        made_comparison all = made_comparison_new();
        snprintf(text, sizeof text, "key,value\nbands,%s\n", wrong[i]);
        const made_table plan[] = {{"programme", text}, {NULL, NULL}};
        made_plan(&all, plan);
        assert_int_equal(compared_problems(&all, "bands-invalid"), 1);
        assert_int_equal(all.plan->settings.band_count, 0);
        made_comparison_free(&all);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faulty_rows_of_the_composite_are_named_and_left_out),
        cmocka_unit_test(a_rate_is_above_zero_and_stands_once),
        cmocka_unit_test(settings_say_which_of_them_are_given),
        cmocka_unit_test(bands_rise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
