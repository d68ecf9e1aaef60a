/* The types of questions. */
#include "made_draft.h"

/* A column of answers, each line one. */
static made_draft of_column(const char *heading, const char *answers) {
    char text[8192];
    snprintf(text, sizeof text, "other,%s\n", heading);
    for (const char *at = answers; *at;) {
        size_t length = strcspn(at, "|"), used = strlen(text);
        snprintf(text + used, sizeof text - used, "2.5,\"%.*s\"\n", (int)length, at);
        at += length + (at[length] == '|');
    }
    return made_of(text);
}

static void known_answers_are_ordinal_in_their_order(void **state) {
    (void)state;
    made_draft made = of_column("rumours", "Agree|Strongly agree|Disagree|Agree|Strongly disagree");
    assert_string_equal(made_item(&made, "rumours", "type"), "ordinal");
    assert_string_equal(made_item(&made, "rumours", "labels"),
                        "1=Strongly disagree; 2=Disagree; 3=Agree; 4=Strongly agree");
    made_free(&made);
}

static void a_middle_answer_is_listed_where_it_was_seen_only(void **state) {
    (void)state;
    made_draft made = of_column("rumours", "Agree|Neutral|Disagree|Agree");
    assert_string_equal(made_item(&made, "rumours", "labels"),
                        "1=strongly disagree; 2=Disagree; 3=Neutral; 4=Agree; 5=strongly agree");
    assert_non_null(strstr(made_cell(&made, "items", "rumours", "type")->note,
                           "Nobody gave: strongly disagree"));
    made_free(&made);
}

static void yes_and_no_are_binary_in_three_languages(void **state) {
    (void)state;
    const char *pairs[] = {"Yes|No|No", "Sí|No|No", "Oui|Non|Non"};
    const char *labels[] = {"0=No; 1=Yes", "0=No; 1=Sí", "0=Non; 1=Oui"};
    for (size_t i = 0; i < 3; i++) {
        made_draft made = of_column("q", pairs[i]);
        assert_string_equal(made_item(&made, "q", "type"), "binary");
        assert_string_equal(made_item(&made, "q", "labels"), labels[i]);
        made_free(&made);
    }
}

static void a_word_for_no_answer_is_no_answer(void **state) {
    (void)state;
    made_draft made = of_column("q", "Yes|No|Don't know|No|I don't remember|N/A");
    assert_string_equal(made_item(&made, "q", "type"), "binary");
    assert_string_equal(made_item(&made, "q", "missing"), "I don't remember");
    made_free(&made);
}

static void partly_known_answers_must_be_decided(void **state) {
    (void)state;
    made_draft made = of_column("q", "Never|Never|Sometimes|Sometimes|When it rains|When it rains");
    const baremo_draft_cell *type = made_cell(&made, "items", "q", "type");
    assert_string_equal(type->text, "?");
    assert_int_equal(type->look, BAREMO_DRAFT_DECIDE);
    assert_non_null(type->note);
    made_free(&made);
}

static void answers_that_come_again_are_a_choice(void **state) {
    (void)state;
    made_draft made = of_column("area", "North|South|North|South|North");
    assert_string_equal(made_item(&made, "area", "type"), "choice");
    assert_string_equal(made_item(&made, "area", "labels"), "North; South");
    made_free(&made);
}

static void an_answer_of_one_person_is_not_copied(void **state) {
    (void)state;
    made_draft made = of_column("area", "North|South|North|South|North|South|My aunt's house");
    const baremo_draft_cell *labels = made_cell(&made, "items", "area", "labels");
    assert_string_equal(labels->text, "North; South; ?");
    assert_int_equal(labels->look, BAREMO_DRAFT_DECIDE);
    assert_non_null(strstr(labels->note, "rows of the file: 8"));
    assert_false(made_holds(&made, "aunt"));
    made_free(&made);
}

static void open_answers_are_text_and_stand_nowhere(void **state) {
    (void)state;
    made_draft made =
        of_column("why", "it was warm|they listened|no idea at all|a friend came|nothing new");
    assert_string_equal(made_item(&made, "why", "type"), "text");
    assert_string_equal(made_item(&made, "why", "labels"), "");
    assert_false(made_holds(&made, "friend"));
    made_free(&made);
}

static void a_label_with_a_sign_of_lists_is_left_to_a_person(void **state) {
    (void)state;
    made_draft made = made_of("a,q\n1.5,x; y\n1.5,x; y\n1.5,x; y\n1.5,z\n1.5,z\n");
    /* `x; y` is taken apart as a list of answers, each of which comes again. */
    assert_string_equal(made_item(&made, "q", "type"), "multiple");
    assert_string_equal(made_item(&made, "q", "labels"), "x; y; z");
    made_free(&made);
}

static void comments_are_text_however_often_they_come_again(void **state) {
    (void)state;
    made_draft made = of_column("comments", "more time; thanks|nothing|more time; thanks|"
                                            "nothing|nothing");
    assert_string_equal(made_item(&made, "comments", "type"), "text");
    assert_string_equal(made_item(&made, "comments", "labels"), "");
    made_free(&made);
}

static made_draft of_kobo(const char *cells) {
    made_wish wish = {.profile = "kobo"};
    baremo_arena *arena = baremo_arena_new(NULL);
    char *text = baremo_arena_text(arena, "_uuid,q\n");
    int row = 0;
    for (const char *at = cells; *at; at += strcspn(at, "|"), at += *at == '|')
        text = baremo_arena_format(arena, "%s%08d-1111-4222-8333-444455556666,%.*s\n", text, row++,
                                   (int)strcspn(at, "|"), at);
    wish.texts[0] = text;
    made_draft made = made_from(wish);
    baremo_arena_free(arena);
    return made;
}

static void names_with_a_blank_are_no_lists_of_codes(void **state) {
    (void)state;
    made_draft made = of_kobo("Lycée A|Lycée B|Lycée A|Lycée C|Lycée B|Lycée C");
    assert_string_equal(made_item(&made, "q", "type"), "choice");
    assert_string_equal(made_item(&made, "q", "labels"), "Lycée A; Lycée B; Lycée C");
    made_free(&made);
    made = of_kobo("film|film talk|talk|talk game|game|film|game film|film talk game");
    assert_string_equal(made_item(&made, "q", "type"), "multiple");
    assert_string_equal(made_item(&made, "q", "labels"), "film; talk; game");
    made_free(&made);
}

static void a_label_with_an_equals_sign_gets_a_code(void **state) {
    (void)state;
    made_draft made = of_column("q", "a=b|a=b|plain|plain");
    assert_string_equal(made_item(&made, "q", "labels"), "1=a=b; plain");
    made_free(&made);
}

static void whole_numbers_of_a_usual_scale_are_ordinal(void **state) {
    (void)state;
    made_draft made = of_column("trust", "1|5|3|2|4|4");
    assert_string_equal(made_item(&made, "trust", "type"), "ordinal");
    assert_string_equal(made_item(&made, "trust", "min"), "1");
    assert_string_equal(made_item(&made, "trust", "max"), "5");
    made_free(&made);
}

static void how_far_an_unusual_scale_goes_must_be_decided(void **state) {
    (void)state;
    made_draft made = of_column("trust", "1|3|2|3");
    assert_string_equal(made_item(&made, "trust", "min"), "1");
    assert_string_equal(made_item(&made, "trust", "max"), "?");
    made_free(&made);
}

static void fifty_answers_tell_how_far_a_scale_goes(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    const char *rows[] = {"2.5,1", "2.5,2", "2.5,3", "2.5,6", "2.5,5", "2.5,4", NULL};
    made_draft few = made_of(made_rows(arena, "other,trust", rows, 8));
    made_draft many = made_of(made_rows(arena, "other,trust", rows, 9));
    assert_string_equal(made_item(&few, "trust", "max"), "?");
    assert_string_equal(made_item(&many, "trust", "max"), "6");
    made_free(&few);
    made_free(&many);
    baremo_arena_free(arena);
}

static void how_many_is_a_number(void **state) {
    (void)state;
    made_draft made = of_column("How many children have you got?", "1|2|3|1|5|4");
    assert_string_equal(made_item(&made, "How many children have you got?", "type"), "number");
    assert_string_equal(made_item(&made, "other", "type"), "number");
    made_free(&made);
}

static void zero_and_one_are_binary(void **state) {
    (void)state;
    made_draft made = of_column("took_part", "0|1|1|0");
    assert_string_equal(made_item(&made, "took_part", "type"), "binary");
    assert_string_equal(made_item(&made, "took_part", "min"), "");
    made_free(&made);
}

static void one_and_two_are_codes_whose_meaning_is_asked_for(void **state) {
    (void)state;
    made_draft made = of_column("sex", "1|2|1|2");
    assert_string_equal(made_item(&made, "sex", "type"), "choice");
    assert_string_equal(made_item(&made, "sex", "labels"), "1; 2");
    assert_non_null(made_cell(&made, "items", "sex", "labels")->note);
    made_free(&made);
}

static void a_number_far_from_the_scale_may_be_a_missing_code(void **state) {
    (void)state;
    const char *codes[] = {"1|5|3|2|4|9", "1|5|3|2|4|99", "1|5|3|2|4|-1"};
    for (size_t i = 0; i < 3; i++) {
        made_draft made = of_column("trust", codes[i]);
        assert_string_equal(made_item(&made, "trust", "missing"), "?");
        assert_string_equal(made_item(&made, "trust", "type"), "ordinal");
        assert_string_equal(made_item(&made, "trust", "max"), "5");
        made_free(&made);
    }
}

static void nine_of_ten_is_an_answer(void **state) {
    (void)state;
    made_draft made = of_column("trust", "1|10|9|8|7|6|5|4|3|2");
    assert_string_equal(made_item(&made, "trust", "missing"), "");
    assert_string_equal(made_item(&made, "trust", "max"), "10");
    made_free(&made);
}

static void numbered_answers_are_in_the_order_of_their_numbers(void **state) {
    (void)state;
    made_draft made = of_column("q", "3. a lot|1. nothing|2|3. a lot");
    assert_string_equal(made_item(&made, "q", "type"), "ordinal");
    assert_string_equal(made_item(&made, "q", "labels"), "1=1. nothing; 2; 3=3. a lot");
    made_free(&made);
    made = of_column("visits", "1-2 times|3-4 times|1-2 times|3-4 times");
    assert_string_equal(made_item(&made, "visits", "type"), "choice");
    made_free(&made);
}

static void lists_in_cells_are_taken_apart(void **state) {
    (void)state;
    made_draft made = of_column("net", "A, B|B|A|A, C|C, B|B");
    assert_string_equal(made_item(&made, "net", "type"), "multiple");
    assert_string_equal(made_item(&made, "net", "labels"), "A; B; C");
    made_free(&made);
}

static void sentences_with_commas_are_no_lists(void **state) {
    (void)state;
    made_draft made = of_column(
        "why", "well, it was nice|no, not at all|because, you see, I came|well, fine then");
    assert_string_equal(made_item(&made, "why", "type"), "text");
    made_free(&made);
}

static void numbers_with_signs_are_left_to_a_person(void **state) {
    (void)state;
    made_draft made = of_column("share", "10%|20%|37%|15%");
    assert_string_equal(made_item(&made, "share", "type"), "text");
    assert_non_null(strstr(made_cell(&made, "items", "share", "type")->note, "signs"));
    made_free(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_answers_are_ordinal_in_their_order),
        cmocka_unit_test(a_middle_answer_is_listed_where_it_was_seen_only),
        cmocka_unit_test(yes_and_no_are_binary_in_three_languages),
        cmocka_unit_test(a_word_for_no_answer_is_no_answer),
        cmocka_unit_test(partly_known_answers_must_be_decided),
        cmocka_unit_test(answers_that_come_again_are_a_choice),
        cmocka_unit_test(an_answer_of_one_person_is_not_copied),
        cmocka_unit_test(open_answers_are_text_and_stand_nowhere),
        cmocka_unit_test(a_label_with_a_sign_of_lists_is_left_to_a_person),
        cmocka_unit_test(comments_are_text_however_often_they_come_again),
        cmocka_unit_test(names_with_a_blank_are_no_lists_of_codes),
        cmocka_unit_test(a_label_with_an_equals_sign_gets_a_code),
        cmocka_unit_test(whole_numbers_of_a_usual_scale_are_ordinal),
        cmocka_unit_test(how_far_an_unusual_scale_goes_must_be_decided),
        cmocka_unit_test(fifty_answers_tell_how_far_a_scale_goes),
        cmocka_unit_test(how_many_is_a_number),
        cmocka_unit_test(zero_and_one_are_binary),
        cmocka_unit_test(one_and_two_are_codes_whose_meaning_is_asked_for),
        cmocka_unit_test(a_number_far_from_the_scale_may_be_a_missing_code),
        cmocka_unit_test(nine_of_ten_is_an_answer),
        cmocka_unit_test(numbered_answers_are_in_the_order_of_their_numbers),
        cmocka_unit_test(lists_in_cells_are_taken_apart),
        cmocka_unit_test(sentences_with_commas_are_no_lists),
        cmocka_unit_test(numbers_with_signs_are_left_to_a_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
