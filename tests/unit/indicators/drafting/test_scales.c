/* Scales, grids and questions of several answers. */
#include "made_draft.h"

static made_draft of_rows(const char *heading, const char *const *rows, size_t times) {
    baremo_arena *arena = baremo_arena_new(NULL);
    made_draft made = made_of(made_rows(arena, heading, rows, times));
    baremo_arena_free(arena);
    return made;
}

static void columns_with_a_common_stem_and_the_same_answers_are_a_scale(void **state) {
    (void)state;
    const char *headings[] = {
        "conf1,conf2,conf3,other", "conf_01,conf_02,conf_03,other", "conf/a,conf/b,conf/c,other",
        "conf[SQ001],conf[SQ002],conf[SQ003],other", "conf_kind,conf_open,conf_fair,other"};
    const char *rows[] = {"1,2,1,1.5", "5,5,4,2.5", "3,3,2,1.5", "4,4,5,1.5", "2,1,3,3.5", NULL};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        made_draft made = of_rows(headings[i], rows, 1);
        assert_int_equal(made.account.scales, 1);
        assert_string_equal(made_text(&made, "scales", "conf", "score"), "mean");
        assert_int_equal(made.account.items, 4);
        made_free(&made);
    }
}

static void two_columns_or_other_answers_are_no_scale(void **state) {
    (void)state;
    const char *rows[] = {"1,2,Never", "5,5,Often", "3,3,Never", "4,4,Often", "2,1,Always", NULL};
    made_draft made = of_rows("conf1,conf2,conf3", rows, 1);
    assert_int_equal(made.account.scales, 0);
    assert_null(baremo_draft_find(made.draft, "scales"));
    made_free(&made);
}

static void the_range_of_a_scale_is_that_of_all_its_questions(void **state) {
    (void)state;
    const char *rows[] = {"1,2,1", "2,5,4", "2,3,2", "1,4,3", NULL};
    made_draft made = of_rows("conf1,conf2,conf3", rows, 1);
    assert_string_equal(made_item(&made, "conf1", "max"), "5");
    assert_string_equal(made_item(&made, "conf3", "max"), "5");
    made_free(&made);
}

static void rows_of_a_grid_share_the_answers_that_any_of_them_has(void **state) {
    (void)state;
    made_draft made =
        made_of("Timestamp,I feel: [safe],I feel: [heard],I feel: [alone]\n"
                "1/2/2026 10:00:00,Never,Always,Never\n1/2/2026 10:00:00,Often,Often,Sometimes\n");
    assert_int_equal(made.account.scales, 1);
    assert_string_equal(made_text(&made, "scales", "s1", "title"), "I feel");
    assert_string_equal(made_item(&made, "I feel: [safe]", "labels"),
                        "1=Never; 2=Sometimes; 3=Often; 4=Always");
    assert_string_equal(made_item(&made, "I feel: [safe]", "text"), "safe");
    made_free(&made);
}

static void a_question_that_runs_against_its_scale_must_be_decided(void **state) {
    (void)state;
    const char *rows[] = {"1,2,1,5", "5,5,4,1", "3,3,2,3", "4,4,5,2", "2,1,3,4", NULL};
    made_draft few = of_rows("conf1,conf2,conf3,conf4", rows, 5);
    made_draft many = of_rows("conf1,conf2,conf3,conf4", rows, 6);
    assert_string_equal(made_item(&few, "conf4", "reverse"), "");
    assert_string_equal(made_item(&many, "conf4", "reverse"), "?");
    assert_string_equal(made_item(&many, "conf1", "reverse"), "");
    made_free(&few);
    made_free(&many);
}

static void ranks_are_no_scale(void **state) {
    (void)state;
    const char *rows[] = {"1,2,3,4", "4,3,2,1", "2,1,4,3", "3,4,1,2", "1,3,2,4", "4,2,3,1", NULL};
    made_draft made = of_rows("rank1,rank2,rank3,rank4", rows, 10);
    assert_int_equal(made.account.scales, 0);
    made_free(&made);
}

/* -- several answers -- */

static void a_column_for_each_answer_is_one_question(void **state) {
    (void)state;
    made_draft slash =
        made_of("net,net/a,net/b,net/c,age\na b,1,1,0,1.5\nc,0,0,1,2.5\na,1,0,0,2.5\n");
    made_draft bracket = made_of("net [a],net [b],lastpage\nYes,No,1\nNo,Yes,1\n");
    made_draft number = made_of("ResponseId,Q3_1,Q3_2\nR_1,Radio,\nR_2,,Press\nR_3,Radio,Press\n");
    assert_string_equal(made_item(&slash, "net", "type"), "multiple");
    assert_string_equal(made_item(&slash, "net", "labels"), "a; b; c");
    assert_int_equal(slash.account.items, 2);
    assert_string_equal(made_item(&bracket, "net", "labels"), "a; b");
    assert_string_equal(made_item(&number, "Q3", "labels"), "1=Radio; 2=Press");
    made_free(&slash);
    made_free(&bracket);
    made_free(&number);
}

static void columns_of_a_group_are_questions_of_their_own(void **state) {
    (void)state;
    made_draft made = made_of(
        "about/sex,about/area,_uuid\nwoman,north,1\nman,south,2\nwoman,south,3\nman,north,4\n");
    assert_int_equal(made.account.items, 2);
    assert_string_equal(made_item(&made, "sex", "column"), "about/sex");
    assert_string_equal(made_item(&made, "sex", "labels"), "woman; man");
    made_free(&made);
}

static void rows_of_a_grid_of_choices_have_the_same_labels(void **state) {
    (void)state;
    made_draft made =
        made_of("Timestamp,Where [park],Where [square]\n1/2/2026 10:00:00,by day,by night\n"
                "1/2/2026 10:00:00,by day,by day\n1/2/2026 10:00:00,by night,by day\n"
                "1/2/2026 10:00:00,by day,by day\n");
    assert_string_equal(made_item(&made, "Where [park]", "labels"), "by day; by night");
    assert_string_equal(made_item(&made, "Where [square]", "labels"), "by day; by night");
    made_free(&made);
}

static void identifiers_are_unique_and_headings_of_words_numbered(void **state) {
    (void)state;
    made_draft made = made_of("a/x,b/x,How do you feel?\n1.5,2.5,Good\n2.5,2.5,Bad\n");
    assert_string_equal(made_item(&made, "x", "column"), "a/x");
    assert_string_equal(made_item(&made, "x_2", "column"), "b/x");
    assert_string_equal(made_item(&made, "q3", "column"), "How do you feel?");
    made_free(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_with_a_common_stem_and_the_same_answers_are_a_scale),
        cmocka_unit_test(two_columns_or_other_answers_are_no_scale),
        cmocka_unit_test(the_range_of_a_scale_is_that_of_all_its_questions),
        cmocka_unit_test(rows_of_a_grid_share_the_answers_that_any_of_them_has),
        cmocka_unit_test(a_question_that_runs_against_its_scale_must_be_decided),
        cmocka_unit_test(ranks_are_no_scale),
        cmocka_unit_test(a_column_for_each_answer_is_one_question),
        cmocka_unit_test(columns_of_a_group_are_questions_of_their_own),
        cmocka_unit_test(rows_of_a_grid_of_choices_have_the_same_labels),
        cmocka_unit_test(identifiers_are_unique_and_headings_of_words_numbered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
