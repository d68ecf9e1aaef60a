/* The answers of an ordinal item in the order in which bars show them. */
#include "check.h"

#include "reports/plan/answer_order.h"

static const baremo_results_answer rising[] = {{"1", "never", -1},
                                               {"2", "rarely", -1},
                                               {"3", "sometimes", 0},
                                               {"4", "often", 1},
                                               {"5", "always", 1}};
static const baremo_results_answer falling[] = {
    {"1", "always", 1}, {"2", "often", 1}, {"3", "never", -1}};
static const baremo_results_answer alike[] = {{"1", "one", 0}, {"2", "two", 0}, {"3", "three", 0}};

static baremo_results_item item_of(const baremo_results_answer *answers, size_t count) {
    return (baremo_results_item){
        .id = "s.q", .type = "ordinal", .answers = answers, .answer_count = count};
}

static void unfavourable_answers_come_first_and_are_darkest_outside(void **state) {
    (void)state;
    baremo_results_item item = item_of(rising, 5);
    answer_place places[ANSWERS_MAX];
    answers_put_in_order(&item, places);
    static const int sides[] = {-1, -1, 0, 1, 1};
    static const size_t outside[] = {0, 2, 2, 2, 0};
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(places[i].answer, i);
        assert_int_equal(places[i].side, sides[i]);
        if (sides[i])
            assert_int_equal(places[i].outside, outside[i]);
    }
}

static void a_code_book_from_best_to_worst_is_turned_round(void **state) {
    (void)state;
    baremo_results_item item = item_of(falling, 3);
    answer_place places[ANSWERS_MAX];
    answers_put_in_order(&item, places);
    assert_int_equal(places[0].answer, 2);
    assert_int_equal(places[0].side, -1);
    assert_int_equal(places[2].answer, 0);
    assert_int_equal(places[2].outside, 0);
}

static void answers_of_which_none_is_better_are_all_of_one_side(void **state) {
    (void)state;
    baremo_results_item item = item_of(alike, 3);
    answer_place places[ANSWERS_MAX];
    answers_put_in_order(&item, places);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(places[i].answer, i);
        assert_int_equal(places[i].side, 1);
    }
    assert_int_equal(places[2].outside, 0);
    assert_int_equal(places[0].outside, 2);
}

static void one_answer_and_more_than_a_bar_holds_do_not_fit(void **state) {
    (void)state;
    baremo_results_item item = item_of(rising, 1);
    assert_false(answers_fit_bar(&item));
    item.answer_count = 2;
    assert_true(answers_fit_bar(&item));
    item.answer_count = ANSWERS_MAX + 1;
    assert_false(answers_fit_bar(&item));
    item = item_of(rising, 5);
    item.type = "choice";
    assert_false(answers_fit_bar(&item));
}

static void items_are_alike_by_labels_and_what_is_favourable(void **state) {
    (void)state;
    baremo_results_item one = item_of(rising, 5), other = item_of(rising, 5),
                        less = item_of(rising, 4);
    baremo_results_item turned = item_of(falling, 3), same = item_of(alike, 3);
    assert_true(answers_are_same(&one, &other));
    assert_false(answers_are_same(&one, &less));
    assert_false(answers_are_same(&turned, &same));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unfavourable_answers_come_first_and_are_darkest_outside),
        cmocka_unit_test(a_code_book_from_best_to_worst_is_turned_round),
        cmocka_unit_test(answers_of_which_none_is_better_are_all_of_one_side),
        cmocka_unit_test(one_answer_and_more_than_a_bar_holds_do_not_fit),
        cmocka_unit_test(items_are_alike_by_labels_and_what_is_favourable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
