#include "check.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/version.h>

#include "made_file.h"
#include "made_results.h"
#include "made_run.h"
#include "reports/formats/json_writer.h"

TEST_IN_ARENA(members_and_elements_have_their_commas) {
    baremo_buffer buffer = baremo_buffer_new(argument);
    json_writer json = {.buffer = &buffer};
    json_open(&json, NULL, '{');
    json_text(&json, "a", "\"\\\n\x01");
    json_text(&json, "left out", NULL);
    json_number(&json, "left out", BAREMO_MISSING);
    json_nullable(&json, "b", BAREMO_MISSING);
    json_open(&json, "empty", '[');
    json_close(&json, ']');
    json_open_flat(&json, "flat", '[');
    json_number(&json, NULL, 1);
    json_open_flat(&json, NULL, '{');
    json_flag(&json, "yes", true);
    json_close(&json, '}');
    json_close(&json, ']');
    json_number(&json, "last", HUGE_VAL);
    json_close(&json, '}');
    assert_string_equal(baremo_buffer_text(&buffer), "{\n"
                                                     "  \"a\": \"\\\"\\\\\\n\\u0001\",\n"
                                                     "  \"b\": null,\n"
                                                     "  \"empty\": [],\n"
                                                     "  \"flat\": [1, {\"yes\": true}],\n"
                                                     "  \"last\": \"Inf\"\n"
                                                     "}");
    return BAREMO_OK;
}

static baremo_results *two_subjects(baremo_arena *arena) {
    static const char *const subjects[] = {"B", "A", "B"};
    baremo_results *results = baremo_results_new(arena);
    *baremo_results_set_programme(results) =
        (baremo_results_programme){.id = "p", .language = "es", .confidence = 0.95};
    for (int i = 0; i < 3; i++) {
        const baremo_result row = {.subject_kind = BAREMO_SUBJECT_INDICATOR,
                                   .subject = subjects[i],
                                   .title = "t",
                                   .statistic = "value",
                                   .value = i ? i : BAREMO_MISSING,
                                   .low = BAREMO_MISSING,
                                   .high = BAREMO_MISSING,
                                   .level = BAREMO_MISSING,
                                   .n = BAREMO_MISSING,
                                   .missing = BAREMO_MISSING,
                                   .source = "observations.csv:E2"};
        baremo_results_add(results, &row);
    }
    return results;
}

TEST_IN_ARENA(results_are_nested_by_subject_in_their_order) {
    char *text = made_file(argument, "json", two_subjects(argument), NULL);
    const char *from = strstr(text, "  \"results\"");
    assert_non_null(from);
    assert_string_equal(
        from,
        "  \"results\": [\n    {\n      \"subject_kind\": \"indicator\",\n      \"subject\": "
        "\"B\",\n"
        "      \"title\": \"t\",\n      \"estimates\": [\n"
        "        {\"statistic\": \"value\", \"value\": null, \"source\": "
        "\"observations.csv:E2\"},\n"
        "        {\"statistic\": \"value\", \"value\": 2, \"source\": \"observations.csv:E2\"}\n"
        "      ]\n    },\n    {\n      \"subject_kind\": \"indicator\",\n      \"subject\": "
        "\"A\",\n"
        "      \"title\": \"t\",\n      \"estimates\": [\n"
        "        {\"statistic\": \"value\", \"value\": 1, \"source\": \"observations.csv:E2\"}\n"
        "      ]\n    }\n  ]\n}\n");
    return BAREMO_OK;
}

TEST_IN_ARENA(no_number_that_is_not_one_is_written) {
    char *text = made_file(argument, "json", made_results(argument, "es"), NULL);
    assert_null(strstr(text, "nan"));
    assert_null(strstr(text, "NaN"));
    return BAREMO_OK;
}

TEST_IN_ARENA(the_run_lists_inputs_options_outputs_and_problems) {
    char *text = made_file(argument, "run", made_results(argument, "es"), NULL);
    assert_non_null(strstr(text, "\"baremo\": \"" BAREMO_VERSION "\""));
    assert_non_null(strstr(text, "{\"path\": \"indicators.csv\", \"sha256\": \"9f86d081884c7d65"));
    assert_non_null(strstr(text, "\"options\": {\n    \"format\": \"xlsx,csv\","));
    assert_non_null(strstr(text, "\"outputs\": [\n    \"report.xlsx\","));
    assert_non_null(strstr(text, "\"warnings\": 1"));
    assert_non_null(strstr(text, "\"code\":\"series-zero-after-values\""));
    return BAREMO_OK;
}

TEST_IN_ARENA(two_runs_give_the_same_bytes) {
    const char *names[] = {"csv", "json", "run"};
    for (int i = 0; i < 3; i++) {
        size_t first_length, second_length;
        char *first = made_file(argument, names[i], made_results(argument, "fr"), &first_length);
        char *second = made_file(argument, names[i], made_results(argument, "fr"), &second_length);
        assert_int_equal(first_length, second_length);
        assert_memory_equal(first, second, first_length);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(much_is_written_whole) {
    size_t length;
    char *text = made_file(argument, "json", made_large_results(argument, 9, 40, 6, 11), &length);
    assert_true(length > 200000);
    assert_string_equal(text + length - 4, "]\n}\n");
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_and_elements_have_their_commas),
        cmocka_unit_test(results_are_nested_by_subject_in_their_order),
        cmocka_unit_test(no_number_that_is_not_one_is_written),
        cmocka_unit_test(the_run_lists_inputs_options_outputs_and_problems),
        cmocka_unit_test(two_runs_give_the_same_bytes),
        cmocka_unit_test(much_is_written_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
