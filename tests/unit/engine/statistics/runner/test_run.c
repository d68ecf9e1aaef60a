/* Requests over tables: plans, groups, pivots, scales. Numbers in brackets: the statements of the
 * file named. */
#include "table_of.h"

#include "engine/statistics/runner/runner.h"

/* What a request gave: the rows of all groups, in the order of the groups. */
typedef struct outcome {
    baremo_status status;
    const char *refusal;
    runner_plan *plan;
    baremo_diagnostics *diagnostics;
    size_t group_count;
    baremo_estimates *groups[64];
    baremo_arena *arena;
} outcome;

static void keep(void *context, size_t group, const baremo_estimates *estimates,
                 baremo_arena *scratch) {
    outcome *result = context;
    (void)scratch;
    baremo_estimates *kept = baremo_estimates_new(result->arena);
    for (size_t i = 0; i < estimates->count; i++) {
        baremo_estimate *row = baremo_estimates_add(kept, NULL, "", 0);
        *row = estimates->rows[i];
        row->subject = baremo_arena_text(result->arena, row->subject);
        row->note = baremo_arena_text(result->arena, row->note);
        row->method = baremo_arena_text(result->arena, row->method);
    }
    result->groups[group] = kept;
}

static outcome run_over(baremo_arena *arena, const char *text, runner_request request) {
    outcome result = {.arena = arena, .diagnostics = baremo_diagnostics_new(arena)};
    runner_request *kept = baremo_arena_alloc(arena, sizeof *kept);
    *kept = request;
    kept->threads = 1; /* `keep` is not made for more */
    result.status =
        runner_plan_new(&result.plan, kept, table_of(arena, text), arena, result.diagnostics);
    if (result.status == BAREMO_OK) {
        result.group_count = runner_plan_group_count(result.plan);
        result.status =
            runner_plan_run(result.plan, 0, result.group_count, keep, &result, result.diagnostics);
    }
    result.refusal = runner_plan_refusal(result.plan);
    return result;
}

static void assert_invalid(const outcome *result, const char *part) {
    assert_int_equal(result->status, BAREMO_INVALID);
    if (!result->refusal || !strstr(result->refusal, part))
        fail_msg("\"%s\" does not contain \"%s\"", result->refusal ? result->refusal : "", part);
}

#define ROLES(...)                                                                                 \
    .roles = (const runner_argument[]){__VA_ARGS__},                                               \
    .role_count = sizeof((const runner_argument[]){__VA_ARGS__}) / sizeof(runner_argument)
#define OPTIONS(...)                                                                               \
    .options = (const runner_argument[]){__VA_ARGS__},                                             \
    .option_count = sizeof((const runner_argument[]){__VA_ARGS__}) / sizeof(runner_argument)
#define LONG ROLES({"respondent", "id"}, {"wave", "wave"}, {"value", "v"})

static const char waves[] = "id,wave,v\n"
                            "B,post,4\n"
                            "a,pre,1\n"
                            "b ,pre,2\n"
                            "A,post,2\n"
                            "c,pre,3\n"
                            "d,followup,9\n";

CLAIM(waves_are_matched_by_respondent_whatever_the_case) { /* waves.c 1, pivot.h */
    runner_request request = {
        .procedure = baremo_procedure_find("paired"), LONG, OPTIONS({"waves", "pre,post"})};
    outcome result = run_over(arena, waves, request);
    assert_int_equal(result.status, BAREMO_OK);
    assert_close(row_of(result.groups[0], "", "n")->value, 2, 0);
    assert_close(row_of(result.groups[0], "", "mean_diff")->value, 1.5, 0);
    assert_close(row_of(result.groups[0], "", "n")->missing, 1, 0); /* c; d has another wave */
}

CLAIM(waves_must_occur_and_be_two) { /* waves.c 1, 2 */
    runner_request request = {.procedure = baremo_procedure_find("paired"), LONG};
    outcome result = run_over(arena, waves, request);
    assert_invalid(&result, "holds 3 values (\"post\", \"pre\", \"followup\")");
    runner_request absent = {
        .procedure = baremo_procedure_find("paired"), LONG, OPTIONS({"waves", "before,post"})};
    result = run_over(arena, waves, absent);
    assert_invalid(&result, "\"before\" does not occur");
    runner_request three = {.procedure = baremo_procedure_find("paired"),
                            LONG,
                            OPTIONS({"waves", "pre,post,followup"})};
    result = run_over(arena, waves, three);
    assert_invalid(&result, "must name 2");
}

CLAIM(pre_comes_before_post_wherever_it_stands) { /* waves.c 2 */
    runner_request request = {.procedure = baremo_procedure_find("paired"), LONG};
    outcome result = run_over(arena, "id,wave,v\na,post,5\na,pre,3\n", request);
    assert_close(row_of(result.groups[0], "", "mean_diff")->value, 2, 0);
    result = run_over(arena, "id,wave,v\na,2,5\na,10,3\n", request); /* numbers ascend */
    assert_close(row_of(result.groups[0], "", "mean_diff")->value, -2, 0);
}

CLAIM(a_respondent_twice_in_a_wave_is_an_error_that_names_both_rows) { /* run.c 3 */
    runner_request request = {.procedure = baremo_procedure_find("paired"), LONG};
    outcome result = run_over(arena, "id,wave,v\nx1,pre,1\nx1,post,2\nX1,pre,3\n", request);
    assert_int_equal(result.status, BAREMO_DATA);
    const baremo_diagnostic *first = baremo_diagnostics_at(result.diagnostics, 0);
    assert_string_equal(first->problem->code, "stat-respondent-twice");
    assert_int_equal(first->place.row, 4);
    assert_non_null(strstr(first->message, "rows 2 and 4"));
}

CLAIM(a_group_that_fails_says_so_and_the_others_go_on) { /* run.c 2 */
    runner_request request = {.procedure = baremo_procedure_find("paired"), LONG, .by = "g"};
    outcome result = run_over(arena,
                              "g,id,wave,v\nm,x,pre,1\nm,x,pre,2\nm,x,post,2\n"
                              "k,x,pre,1\nk,x,post,4\n",
                              request);
    assert_int_equal(result.status, BAREMO_OK);
    assert_int_equal(result.group_count, 2);
    assert_int_equal(result.groups[0]->count, 1);
    assert_non_null(strstr(row_of(result.groups[0], "", "paired")->note, "rows 2 and 3"));
    assert_close(row_of(result.groups[1], "", "mean_diff")->value, 3, 0);
    assert_int_equal(baremo_diagnostics_count(result.diagnostics, BAREMO_ERROR), 1);
}

static void assert_labels(const outcome *result, const char *expected) {
    char text[128] = "";
    for (size_t i = 0; i < result->group_count; i++)
        for (size_t c = 0; c < runner_plan_by_count(result->plan); c++) {
            strcat(text, runner_plan_group_label(result->plan, i, c));
            strcat(text, " ");
        }
    assert_string_equal(text, expected);
}

CLAIM(groups_stand_by_first_appearance_or_as_sorted) {
    const char *text = "g,h,v\n10,b,1\n9,B,2\n10,a,3\n9,B,4\n,a,5\n";
    runner_request request = {
        .procedure = baremo_procedure_find("describe"), ROLES({"value", "v"}), .by = "g,h"};
    outcome result = run_over(arena, text, request);
    assert_labels(&result, "10 b 9 B 10 a  a ");
    assert_close(row_of(result.groups[1], "", "mean")->value, 3, 0);
    request.sort = "g";
    result = run_over(arena, text, request);
    assert_labels(&result, " a 9 B 10 b 10 a ");
    request.sort = "h,g";
    result = run_over(arena, text, request);
    assert_labels(&result, " a 10 a 9 B 10 b ");
    request.sort = "v";
    result = run_over(arena, text, request);
    assert_invalid(&result, "not among the columns of --by");
}

CLAIM(many_groups_in_several_columns_are_kept_apart) {
    char *text = baremo_arena_alloc(arena, 1 << 20);
    strcpy(text, "a,b,v\n");
    size_t length = strlen(text);
    for (int i = 0; i < 6000; i++)
        length += (size_t)snprintf(text + length, 32, "x%d,y%d,%d\n", i, i % 3000, i);
    runner_request request = {
        .procedure = baremo_procedure_find("describe"), ROLES({"value", "v"}), .by = "b,a"};
    runner_plan *plan;
    baremo_status status = runner_plan_new(&plan, &request, table_of(arena, text), arena,
                                           baremo_diagnostics_new(arena));
    assert_int_equal(status, BAREMO_OK);
    assert_int_equal(runner_plan_group_count(plan), 6000); /* 3000 x 6000 pairs: hashed */
    assert_string_equal(runner_plan_group_label(plan, 3001, 0), "y1");
    assert_string_equal(runner_plan_group_label(plan, 3001, 1), "x3001");
}

CLAIM(scales_are_scored_where_a_value_is_wanted) { /* scoring.c 1, 2, 3 */
    const char *text = "q1,q2,q3,q4\n1,5,1,1\n2,,4,\n,,3,\n,,,\n";
    runner_request request = {
        .procedure = baremo_procedure_find("describe"),
        .scale = {.items = "q1..q4", .reverse = "q2", .min = "1", .max = "5"}};
    outcome result = run_over(arena, text, request);
    assert_int_equal(result.status, BAREMO_OK);
    assert_close(row_of(result.groups[0], "", "n")->value, 2, 0); /* 4 and 2 of 4 answered */
    assert_close(row_of(result.groups[0], "", "mean")->value, 2, 0);
    request.scale.answered = "0.25";
    request.scale.score = "sum";
    result = run_over(arena, text, request);
    assert_close(row_of(result.groups[0], "", "n")->value, 3, 0);
    assert_close(row_of(result.groups[0], "", "max")->value, 12, 0);
    request.scale.score = "percent";
    result = run_over(arena, text, request);
    assert_close(row_of(result.groups[0], "", "max")->value, 50, 0);
    assert_close(row_of(result.groups[0], "", "min")->value, 0, 0);
}

CLAIM(scales_that_cannot_be_scored_are_refused) { /* scoring.c 1, 4 */
    const char *text = "q1,q2,v\n1,6,1\n2,9,1\n";
    const baremo_procedure *describe = baremo_procedure_find("describe");
    runner_request request = {.procedure = describe, .scale = {.items = "q1,q2", .reverse = "q1"}};
    outcome result = run_over(arena, text, request);
    assert_invalid(&result, "need --min and --max");
    request.scale.min = "1";
    request.scale.max = "5";
    result = run_over(arena, text, request);
    assert_int_equal(result.status, BAREMO_DATA);
    assert_int_equal(baremo_diagnostics_count(result.diagnostics, BAREMO_ERROR), 2);
    request.scale.reverse = "v";
    result = run_over(arena, text, request);
    assert_invalid(&result, "not among --items");
    runner_request both = {.procedure = describe, ROLES({"value", "v"}), .scale = {.items = "q1"}};
    result = run_over(arena, text, both);
    assert_invalid(&result, "in place of --value");
    runner_request lone = {.procedure = describe, ROLES({"value", "v"}), .scale = {.min = "1"}};
    result = run_over(arena, text, lone);
    assert_invalid(&result, "need --items");
}

CLAIM(roles_that_are_missing_or_too_many_are_refused) { /* plan.c 1, 2, 3 */
    const baremo_procedure *paired = baremo_procedure_find("paired");
    runner_request none = {.procedure = paired};
    outcome result = run_over(arena, waves, none);
    assert_invalid(&result, "--pre --post, or --respondent --wave --value");
    runner_request one = {.procedure = paired, ROLES({"pre", "v"})};
    result = run_over(arena, waves, one);
    assert_invalid(&result, "paired needs --post too");
    runner_request mixed = {.procedure = paired,
                            ROLES({"pre", "v"}, {"post", "v"}, {"wave", "wave"})};
    result = run_over(arena, waves, mixed);
    assert_invalid(&result, "does not take --wave");
    runner_request list = {.procedure = paired, ROLES({"pre", "v,id"}, {"post", "v"})};
    result = run_over(arena, waves, list);
    assert_invalid(&result, "--pre takes one column");
    runner_request option = {
        .procedure = paired, ROLES({"pre", "v"}, {"post", "v"}), OPTIONS({"level", "95"})};
    result = run_over(arena, waves, option);
    assert_invalid(&result, "--level");
    assert_non_null(strstr(runner_request_refusal(&option, arena), "--level"));
}

CLAIM(text_in_a_number_is_an_error_with_its_place) { /* plan.c 5 */
    runner_request request = {.procedure = baremo_procedure_find("paired"),
                              ROLES({"pre", "a"}, {"post", "b"})};
    outcome result = run_over(arena, "a,b\n1,two\nthree,4\n", request);
    assert_int_equal(result.status, BAREMO_DATA);
    assert_int_equal(baremo_diagnostics_count(result.diagnostics, BAREMO_ERROR), 2);
}

CLAIM(needed_columns_are_told_unless_a_range_hides_them) {
    runner_request request = {.procedure = baremo_procedure_find("paired"),
                              ROLES({"pre", "Q 1"}, {"post", "q2"}),
                              .by = "city,town"};
    const char *const *keys = runner_columns_needed(&request, arena);
    assert_string_equal(keys[0], "q_1");
    assert_string_equal(keys[1], "q2");
    assert_string_equal(keys[2], "city");
    request.by = "q*";
    assert_null(runner_columns_needed(&request, arena));
}

CLAIM(labels_are_numbers_ascending_or_texts_by_appearance) { /* source.h */
    runner_request request = {.procedure = baremo_procedure_find("independent"),
                              ROLES({"value", "v"}, {"group", "g"})};
    outcome result = run_over(arena, "g,v\n10,1\n9,4\n10,2\n9.0,6\n", request);
    assert_close(row_of(result.groups[0], "", "n_1")->value, 2, 0); /* 9 and 9.0 are one group */
    assert_close(row_of(result.groups[0], "", "mean_diff")->value, -3.5, 0);
    result = run_over(arena, "g,v\nz,1\na,4\nz,2\na,6\n", request);
    assert_close(row_of(result.groups[0], "", "mean_diff")->value, 3.5, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waves_are_matched_by_respondent_whatever_the_case),
        cmocka_unit_test(waves_must_occur_and_be_two),
        cmocka_unit_test(pre_comes_before_post_wherever_it_stands),
        cmocka_unit_test(a_respondent_twice_in_a_wave_is_an_error_that_names_both_rows),
        cmocka_unit_test(a_group_that_fails_says_so_and_the_others_go_on),
        cmocka_unit_test(groups_stand_by_first_appearance_or_as_sorted),
        cmocka_unit_test(many_groups_in_several_columns_are_kept_apart),
        cmocka_unit_test(scales_are_scored_where_a_value_is_wanted),
        cmocka_unit_test(scales_that_cannot_be_scored_are_refused),
        cmocka_unit_test(roles_that_are_missing_or_too_many_are_refused),
        cmocka_unit_test(text_in_a_number_is_an_error_with_its_place),
        cmocka_unit_test(needed_columns_are_told_unless_a_range_hides_them),
        cmocka_unit_test(labels_are_numbers_ascending_or_texts_by_appearance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
