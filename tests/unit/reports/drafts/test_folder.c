#include "check.h"

#include "reports/drafts/drafts.h"

#include <string.h>
#include <sys/stat.h>

#include "made_draft.h"
#include "made_file.h"

static const char *written(baremo_arena *arena, const char *language, const char *file) {
    const char *folder = made_path(arena, "plan");
    baremo_diagnostics *problems = baremo_diagnostics_new(arena);
    assert_int_equal(mkdir(folder, 0777), 0);
    assert_int_equal(draft_write_folder(made_draft(arena, language), folder, problems), BAREMO_OK);
    const char *text = made_read(arena, baremo_arena_format(arena, "%s/%s", folder, file), NULL);
    assert_non_null(text);
    return text;
}

static void english_tables_have_commas_and_points(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    assert_string_equal(written(arena, "en", "actions.csv"), "\xef\xbb\xbf"
                                                             "action,axis,start,budget,status\r\n"
                                                             "007,1.10,2018-07,1234.5,ongoing\r\n");
    assert_string_equal(written(arena, "en", "axes.csv"),
                        "\xef\xbb\xbf"
                        "axis,title\r\n1.10,\"one; \"\"two\"\"\"\r\n");
    baremo_arena_free(arena);
}

static void spanish_and_french_tables_have_semicolons_and_commas(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    const char *expected = "\xef\xbb\xbf"
                           "action;axis;start;budget;status\r\n"
                           "007;1.10;2018-07;1234,5;ongoing\r\n"; /* the code keeps its point */
    assert_string_equal(written(arena, "es", "actions.csv"), expected);
    assert_string_equal(written(arena, "fr", "actions.csv"), expected);
    baremo_arena_free(arena);
}

static void instructions_notes_and_examples_stand_in_a_text_file(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    const char *text = written(arena, "es", "LEEME.txt");
    assert_non_null(strstr(text, "To fill in\r\n==========\r\n"));
    assert_non_null(strstr(text, "axes.csv\r\n--------\r\n\r\nThe lines of the plan."));
    assert_non_null(strstr(text, "* title: Puede quedar en blanco. Its title."));
    assert_non_null(strstr(text, "axis = E9 | title = only an example"));
    assert_null(strstr(text, "1.10"));
    assert_non_null(written(arena, "en", "README.txt"));
    assert_non_null(written(arena, "fr", "LISEZMOI.txt"));
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_tables_have_commas_and_points),
        cmocka_unit_test(spanish_and_french_tables_have_semicolons_and_commas),
        cmocka_unit_test(instructions_notes_and_examples_stand_in_a_text_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
