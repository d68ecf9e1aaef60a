/* Axes and actions, once or by period. */
#include "from_text.h"

#define PROGRAMME                                                                                  \
    { "programme.csv", "key,value\nid,p\nstart,2017\nend,2020\nperiod,2019\n" }
#define AXES                                                                                       \
    { "axes.csv", "axis,title,objective\nE1,One,To prevent\nE2,Two,\n" }

static void an_action_is_one_row(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, AXES,
        {"acciones.csv", "acción;eje;título;estado;inicio;fin;presupuesto;gastado;sesiones\n"
                         "A1;E2;Talleres;En curso;2017;2018-T3;1.500,50;0;3\nA2;;Guía;;;;;;\n"});
    const programme_action *actions = read.model->actions;
    assert_no_finding(&read);
    assert_int_equal(read.model->action_count, 2);
    assert_int_equal(actions[0].axis, 1);
    assert_int_equal(actions[0].row_count, 1);
    assert_int_equal(actions[0].rows[0].period.grain, BAREMO_PERIOD_NONE);
    assert_int_equal(actions[0].rows[0].status, PROGRAMME_ACTION_ONGOING);
    assert_close(actions[0].rows[0].budget, 1500.5, 0);
    assert_close(actions[0].rows[0].spent, 0, 0);
    assert_string_equal(baremo_period_text(read.arena, actions[0].end), "2018-Q3");
    assert_int_equal(actions[1].rows[0].status, PROGRAMME_ACTION_BLANK);
    assert_true(baremo_is_missing(actions[1].rows[0].budget));
    assert_int_equal(actions[1].axis, PROGRAMME_NONE);
    text_programme_free(&read);
}

static void by_period_the_rows_of_an_action_stand_in_order(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, AXES,
        {"actions.csv",
         "action,period,axis,title,status,participants\nA1,2018,E1,Talks,ongoing,10\n"
         "A2,2017,E2,Guide,completed,\nA1,2017,,,not_started,\n"
         "A1,2019,,,completed,30\n"});
    const programme_action *one = &read.model->actions[0];
    assert_no_finding(&read);
    assert_int_equal(read.model->action_count, 2);
    assert_string_equal(one->title, "Talks");
    assert_int_equal(one->axis, 0);
    assert_int_equal(one->row_count, 3);
    assert_int_equal(one->rows[0].status, PROGRAMME_ACTION_NOT_STARTED);
    assert_int_equal(one->rows[2].status, PROGRAMME_ACTION_COMPLETED);
    assert_close(one->rows[2].participants, 30, 0);
    text_programme_free(&read);
}

static void by_period_the_last_title_holds_with_a_warning(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME,
        {"actions.csv", "action,period,title\nA1,2017,Talks\nA1,2018,Talks and films\n"});
    assert_only_finding(&read, "title-differs", "actions.csv", 3, 3);
    assert_int_equal(read.status, BAREMO_OK);
    assert_string_equal(read.model->actions[0].title, "Talks and films");
    text_programme_free(&read);
}

static void money_of_one_period_may_be_spent_in_another(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"actions.csv", "action,period,title,budget,spent\nA1,2017,Talks,900,\n"
                                   "A1,2018,Talks,,400\n"});
    assert_no_finding(&read);
    text_programme_free(&read);
    read = READ_PROGRAMME(PROGRAMME,
                          {"actions.csv", "action,period,title,budget,spent\nA1,2017,Talks,,\n"
                                          "A1,2018,Talks,,400\n"});
    assert_only_finding(&read, "spent-without-budget", "actions.csv", 3, 0);
    text_programme_free(&read);
}

static void an_action_without_any_title_is_an_error(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, {"actions.csv", "action,period,title\nA1,2017,\nA1,2018,\nA2,2017,Guide\n"});
    assert_only_finding(&read, "cell-required", "actions.csv", 2, 3);
    text_programme_free(&read);
}

static void axes_keep_the_order_of_their_rows(void **state) {
    (void)state;
    text_programme read =
        READ_PROGRAMME(PROGRAMME, {"ejes.csv", "eje;título\nE2;Dos\nE1;Uno\n;\nE3;Tres\n"},
                       {"indicators.csv", "indicator,title\na,A\n"});
    assert_int_equal(read.model->axis_count, 3);
    assert_string_equal(read.model->axes[0].id, "E2");
    assert_string_equal(read.model->axes[2].title, "Tres");
    assert_int_equal(programme_find_axis(read.model, "E1"), 1);
    assert_int_equal(programme_find_axis(read.model, "E9"), PROGRAMME_NONE);
    text_programme_free(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_action_is_one_row),
        cmocka_unit_test(by_period_the_rows_of_an_action_stand_in_order),
        cmocka_unit_test(by_period_the_last_title_holds_with_a_warning),
        cmocka_unit_test(money_of_one_period_may_be_spent_in_another),
        cmocka_unit_test(an_action_without_any_title_is_an_error),
        cmocka_unit_test(axes_keep_the_order_of_their_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
