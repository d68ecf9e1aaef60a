/* The list of problems: each is explained and has a remedy, and its code is its own. */
#include "check.h"

#include <string.h>

#include "indicators/programme/problems.h"

static void every_problem_is_explained(void **state) {
    (void)state;
    size_t count = 0;
    const baremo_problem *const *problems = programme_problems(&count);
    assert_true(count > 50);
    for (size_t i = 0; i < count; i++) {
        assert_true(*problems[i]->code && *problems[i]->summary && *problems[i]->explanation &&
                    *problems[i]->remedy);
        assert_int_equal(strspn(problems[i]->code, "abcdefghijklmnopqrstuvwxyz-"),
                         strlen(problems[i]->code));
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(problems[i]->code, problems[j]->code);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_problem_is_explained)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
