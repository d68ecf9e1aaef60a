/* Calls of procedures, with a small made procedure. Numbers in brackets: the statements of call.c
 * and call_options.c. */
#include "check.h"

#include <string.h>

#include <baremo/procedure.h>

static baremo_status total_run(const baremo_call *call, baremo_estimates *estimates) {
    if (baremo_call_flag(call, "strict") && !baremo_call_given(call, "factor")) {
        baremo_call_refuse(call, "--strict needs --factor");
        return BAREMO_INVALID;
    }
    size_t count;
    const baremo_variable *const *values = baremo_call_variables(call, "values", &count);
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < values[i]->count; j++)
            sum += values[i]->numbers[j];
    baremo_estimates_add(estimates, NULL, "total", sum * baremo_call_number(call, "factor"));
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"values", BAREMO_ROLE_NUMBER, true, false, "numbers"},
    {"group", BAREMO_ROLE_CATEGORY, false, false, "labels"},
    {"weight", BAREMO_ROLE_NUMBER, false, true, "weights"},
};
static const baremo_option options[] = {
    {"factor", BAREMO_OPTION_NUMBER, NULL, "2", -10, 10, "factor"},
    {"strict", BAREMO_OPTION_FLAG, NULL, NULL, 0, 0, "flag"},
    {"method", BAREMO_OPTION_WORD, "reml|dl", "reml", 0, 0, "word"},
    {"labels", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0, "texts"},
    {"levels", BAREMO_OPTION_NUMBERS, NULL, "0.1,0.9", 0, 1, "numbers"},
    {"title", BAREMO_OPTION_TEXT, NULL, NULL, 0, 0, "text"},
};
static const baremo_form forms[] = {{.roles = {"values"}}, {.roles = {"values", "group"}}};
static const baremo_procedure total = {.name = "total",
                                       .roles = roles,
                                       .role_count = 3,
                                       .options = options,
                                       .option_count = 6,
                                       .forms = forms,
                                       .form_count = 2,
                                       .run = total_run};

static const double one_two_three[] = {1, 2, 3};
static const int codes[] = {0, 0, 0};
static const char *const labels[] = {"a"};
static const baremo_variable numbers = {.name = "v", .count = 3, .numbers = one_two_three};
static const baremo_variable texts = {
    .name = "g", .count = 3, .codes = codes, .labels = labels, .label_count = 1};
static const baremo_variable two = {.name = "short", .count = 2, .numbers = one_two_three};

/* Each test runs inside a try, as all callers do. */
static void within_try(void (*test)(baremo_arena *arena));
static void (*current)(baremo_arena *arena);
static baremo_status run_current(void *argument) {
    current(argument);
    return BAREMO_OK;
}
static void within_try(void (*test)(baremo_arena *arena)) {
    baremo_arena *arena = baremo_arena_new(NULL);
    current = test;
    assert_int_equal(baremo_arena_try(arena, run_current, arena), BAREMO_OK);
    baremo_arena_free(arena);
}
#define CLAIM(name)                                                                                \
    static void name##_in(baremo_arena *arena);                                                    \
    static void name(void **state) {                                                               \
        (void)state;                                                                               \
        within_try(name##_in);                                                                     \
    }                                                                                              \
    static void name##_in(baremo_arena *arena)

static void assert_refused(baremo_call *call, baremo_status status, const char *part) {
    assert_int_equal(status, BAREMO_INVALID);
    assert_non_null(baremo_call_refusal(call));
    if (!strstr(baremo_call_refusal(call), part))
        fail_msg("\"%s\" does not contain \"%s\"", baremo_call_refusal(call), part);
}

CLAIM(a_run_uses_given_options_and_defaults) {
    baremo_call *call = baremo_call_new(arena, &total);
    baremo_call_bind(call, "values", &numbers);
    baremo_call_bind(call, "values", &numbers);
    baremo_estimates *estimates = baremo_estimates_new(arena);
    assert_int_equal(baremo_call_run(call, estimates), BAREMO_OK);
    assert_close(estimates->rows[0].value, 24, 0);
    assert_int_equal(baremo_call_set(call, "factor", "-0.5"), BAREMO_OK);
    assert_int_equal(baremo_call_run(call, estimates), BAREMO_OK);
    assert_close(estimates->rows[1].value, -6, 0);
    assert_string_equal(baremo_call_word(call, "method"), "reml");
    assert_null(baremo_call_word(call, "title"));
}

CLAIM(common_options_have_defaults_and_ranges) { /* call_options 4 */
    baremo_call *call = baremo_call_new(arena, &total);
    assert_close(baremo_call_level(call), 0.95, 0);
    assert_true(baremo_call_seed(call) == 1);
    assert_true(baremo_call_exact_limit(call) == 200);
    assert_int_equal(baremo_call_set(call, "seed", "18446744073709551615"), BAREMO_OK);
    assert_true(baremo_call_seed(call) == UINT64_MAX);
    assert_refused(call, baremo_call_set(call, "seed", "-1"), "--seed");
    assert_refused(call, baremo_call_set(call, "seed", "1.5"), "whole number");
    assert_refused(call, baremo_call_set(call, "level", "1"), "between 0 and 1");
    assert_refused(call, baremo_call_set(call, "level", "95"), "found \"95\"");
    assert_refused(call, baremo_call_set(call, "level", "0"), "between 0 and 1");
    assert_refused(call, baremo_call_set(call, "level", "nan"), "needs a number");
    assert_close(baremo_call_level(call), 0.95, 0); /* 5 */
    assert_true(baremo_call_seed(call) == UINT64_MAX);
}

CLAIM(numbers_outside_their_range_are_refused_with_the_range) { /* call_options 1 */
    baremo_call *call = baremo_call_new(arena, &total);
    assert_int_equal(baremo_call_set(call, "factor", "10"), BAREMO_OK);
    assert_refused(call, baremo_call_set(call, "factor", "10.5"), "from -10 to 10");
    assert_refused(call, baremo_call_set(call, "factor", "1e999"), "needs a number");
    assert_refused(call, baremo_call_set(call, "factor", ""), "needs a number");
    assert_refused(call, baremo_call_set(call, "factor", NULL), "needs a value");
    assert_refused(call, baremo_call_set(call, "levels", "0.5,1.5"), "from 0 to 1");
    assert_refused(call, baremo_call_set(call, "levels", ","), "needs a list");
}

CLAIM(unknown_words_and_options_are_refused_with_the_nearest) { /* call_options 2 */
    baremo_call *call = baremo_call_new(arena, &total);
    assert_refused(call, baremo_call_set(call, "method", "remll"), "did you mean reml?");
    assert_refused(call, baremo_call_set(call, "factr", "1"), "did you mean --factor?");
    assert_refused(call, baremo_call_set(call, "exact-limits", "1"), "did you mean --exact-limit?");
    assert_int_equal(baremo_call_set(call, "method", "dl"), BAREMO_OK);
    assert_string_equal(baremo_call_word(call, "method"), "dl");
}

CLAIM(lists_are_split_at_commas_unless_a_semicolon_says_otherwise) { /* call_options 3 */
    baremo_call *call = baremo_call_new(arena, &total);
    size_t count;
    assert_int_equal(baremo_call_set(call, "labels", "1 before, 2 after"), BAREMO_OK);
    const char *const *list = baremo_call_texts(call, "labels", &count);
    assert_int_equal(count, 2);
    assert_string_equal(list[1], "2 after");
    assert_int_equal(baremo_call_set(call, "labels", "yes, of course; ;no"), BAREMO_OK);
    list = baremo_call_texts(call, "labels", &count);
    assert_int_equal(count, 2);
    assert_string_equal(list[0], "yes, of course");
    const double *levels = baremo_call_numbers(call, "levels", &count);
    assert_int_equal(count, 2);
    assert_close(levels[0], 0.1, 0);
}

CLAIM(a_form_must_be_complete_and_alone) { /* call 1 */
    baremo_estimates *estimates = baremo_estimates_new(arena);
    baremo_call *call = baremo_call_new(arena, &total);
    assert_refused(call, baremo_call_run(call, estimates), "total needs --values");
    baremo_call_bind(call, "group", &texts);
    assert_refused(call, baremo_call_run(call, estimates), "total needs --values");
    baremo_call_bind(call, "values", &numbers);
    baremo_call_bind(call, "weight", &numbers); /* optional roles join any form */
    assert_int_equal(baremo_call_run(call, estimates), BAREMO_OK);
    assert_null(baremo_call_refusal(call));
    baremo_call_bind(call, "colour", &numbers);
    assert_refused(call, baremo_call_run(call, estimates), "no role --colour");
}

CLAIM(variables_that_do_not_fit_their_role_are_refused) { /* call 2, 3, 4 */
    baremo_estimates *estimates = baremo_estimates_new(arena);
    baremo_call *call = baremo_call_new(arena, &total);
    baremo_call_bind(call, "values", &texts);
    assert_refused(call, baremo_call_run(call, estimates), "column \"g\" must hold numbers");
    call = baremo_call_new(arena, &total);
    baremo_call_bind(call, "values", &numbers);
    baremo_call_bind(call, "group", &numbers);
    assert_refused(call, baremo_call_run(call, estimates), "must hold labels");
    call = baremo_call_new(arena, &total);
    baremo_call_bind(call, "values", &numbers);
    baremo_call_bind(call, "values", &two);
    assert_refused(call, baremo_call_run(call, estimates), "another number of cases");
    call = baremo_call_new(arena, &total);
    baremo_call_bind(call, "values", &numbers);
    baremo_call_bind(call, "weight", &numbers);
    baremo_call_bind(call, "weight", &numbers);
    assert_refused(call, baremo_call_run(call, estimates), "--weight takes one column");
    assert_int_equal(estimates->count, 0);
}

CLAIM(a_procedure_can_refuse_contradicting_options) {
    baremo_estimates *estimates = baremo_estimates_new(arena);
    baremo_call *call = baremo_call_new(arena, &total);
    baremo_call_bind(call, "values", &numbers);
    assert_int_equal(baremo_call_set(call, "strict", NULL), BAREMO_OK);
    assert_refused(call, baremo_call_run(call, estimates), "--strict needs --factor");
    assert_int_equal(baremo_call_set(call, "factor", "1"), BAREMO_OK);
    assert_int_equal(baremo_call_run(call, estimates), BAREMO_OK);
}

CLAIM(the_stream_is_the_subjects_own) {
    baremo_call *a = baremo_call_new(arena, &total), *b = baremo_call_new(arena, &total);
    baremo_call_about(a, "city=A");
    baremo_call_about(b, "city=B");
    assert_true(baremo_call_stream(a) != baremo_call_stream(b));
    baremo_call_about(b, "city=A");
    assert_true(baremo_call_stream(a) == baremo_call_stream(b));
    baremo_call_set(b, "seed", "2");
    assert_true(baremo_call_stream(a) != baremo_call_stream(b));
}

static void the_registry_finds_by_name_only(void **state) {
    (void)state;
    size_t count;
    const baremo_procedure *const *all = baremo_procedures(&count);
    for (size_t i = 0; i < count; i++)
        assert_ptr_equal(baremo_procedure_find(all[i]->name), all[i]);
    assert_null(baremo_procedure_find("no such procedure"));
    assert_null(baremo_procedure_find(""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_uses_given_options_and_defaults),
        cmocka_unit_test(common_options_have_defaults_and_ranges),
        cmocka_unit_test(numbers_outside_their_range_are_refused_with_the_range),
        cmocka_unit_test(unknown_words_and_options_are_refused_with_the_nearest),
        cmocka_unit_test(lists_are_split_at_commas_unless_a_semicolon_says_otherwise),
        cmocka_unit_test(a_form_must_be_complete_and_alone),
        cmocka_unit_test(variables_that_do_not_fit_their_role_are_refused),
        cmocka_unit_test(a_procedure_can_refuse_contradicting_options),
        cmocka_unit_test(the_stream_is_the_subjects_own),
        cmocka_unit_test(the_registry_finds_by_name_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
