/* What the sheets of surveys hold. */
#include "check.h"

#include <string.h>

#include <baremo/number.h>

#include "made_results.h"
#include "made_run.h"
#include "made_surveys.h"
#include "reports/plan/sheets.h"

static const report_run RUN = {.command = "report"};

static made_survey whole(const char *language) {
    made_survey wanted = made_survey_plain(language);
    wanted.scales = 4;
    wanted.with_arms = wanted.with_items = wanted.with_codes = true;
    return wanted;
}

static const report_plan *plan_of(baremo_arena *arena, const made_survey *wanted) {
    return report_plan_make(arena, made_survey_results(arena, wanted), &RUN);
}

static const report_sheet *sheet_of(const report_plan *plan, const char *id) {
    for (size_t i = 0; i < plan->sheet_count; i++)
        if (strcmp(plan->sheets[i]->id, id) == 0)
            return plan->sheets[i];
    return NULL;
}

static const report_table *table_of(const report_plan *plan, const char *sheet, const char *id) {
    const report_sheet *found = sheet_of(plan, sheet);
    for (size_t i = 0; found && i < found->block_count; i++)
        if (found->blocks[i].table && strcmp(found->blocks[i].table->id, id) == 0)
            return found->blocks[i].table;
    fail_msg("no table %s on %s", id, sheet);
    return NULL;
}

static bool has_column(const report_table *table, const char *heading) {
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].heading, heading) == 0)
            return true;
    return false;
}

static const report_cell *cell(const report_table *table, size_t row, const char *heading) {
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].heading, heading) == 0)
            return report_table_at(table, row, i);
    fail_msg("no column %s", heading);
    return NULL;
}

static bool says(const report_sheet *sheet, report_block_kind kind, const char *part) {
    for (size_t i = 0; i < sheet->block_count; i++)
        if (sheet->blocks[i].kind == kind && strstr(sheet->blocks[i].text, part))
            return true;
    return false;
}

TEST_IN_ARENA(results_without_surveys_have_no_sheet_about_them) {
    static const char *const ids[] = {"surveys",  "scales", "items",     "answers",
                                      "movement", "codes",  "agreement", "code book"};
    const report_plan *plan = report_plan_make(argument, made_results(argument, "es"), &RUN);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        assert_null(sheet_of(plan, ids[i]));
    return BAREMO_OK;
}

TEST_IN_ARENA(each_sheet_of_surveys_stands_in_its_order) {
    static const char *const ids[] = {"cover",    "surveys",   "scales", "items",
                                      "answers",  "movement",  "codes",  "agreement",
                                      "problems", "code book", "method", "run"};
    const made_survey wanted = whole("es");
    const report_plan *plan = plan_of(argument, &wanted);
    size_t at = 0;
    for (size_t i = 0; i < plan->sheet_count && at < sizeof ids / sizeof *ids; i++)
        at += strcmp(plan->sheets[i]->id, ids[at]) == 0;
    assert_int_equal(at, sizeof ids / sizeof *ids);
    return BAREMO_OK;
}

TEST_IN_ARENA(the_change_of_a_scale_stands_in_words_and_numbers) {
    const made_survey wanted = whole("en");
    const report_table *table = table_of(plan_of(argument, &wanted), "scales", "changes");
    assert_string_equal(cell(table, 0, "Scale")->text, "Convivencia");
    assert_string_equal(cell(table, 0, "Status")->text, "Improved");
    assert_string_equal(cell(table, 0, "Size")->text, "medium");
    assert_close(cell(table, 0, "Change")->number, 0.37, 0);
    assert_true(cell(table, 0, "Change")->signed_number);
    assert_close(cell(table, 0, "Change: low")->number, 0.12, 0);
    assert_close(cell(table, 0, "Change: high")->number, 0.62, 0);
    assert_close(cell(table, 0, "p adjusted (Holm)")->number, 0.0104, 0);
    assert_string_equal(cell(table, 1, "Status")->text, "No clear change");
    assert_false(has_column(table, "p (Welch)"));
    return BAREMO_OK;
}

TEST_IN_ARENA(arms_stand_by_themselves_and_their_difference_apart) {
    const made_survey wanted = whole("en");
    const report_plan *plan = plan_of(argument, &wanted);
    const report_table *groups = table_of(plan, "scales", "groups");
    assert_string_equal(cell(groups, 0, "Group")->text, "grupo: control");
    assert_string_equal(cell(groups, 1, "Group")->text, "grupo: taller");
    assert_int_equal(groups->row_count, 8);
    const report_table *differences = table_of(plan, "scales", "differences");
    assert_string_equal(cell(differences, 0, "Group")->text, "grupo: taller-control");
    assert_close(cell(differences, 0, "Difference of the changes")->number, 0.35, 1e-12);
    return BAREMO_OK;
}

TEST_IN_ARENA(counts_of_matching_stand_for_all_and_each_arm) {
    const made_survey wanted = whole("en");
    const report_table *table = table_of(plan_of(argument, &wanted), "surveys", "counts Q");
    assert_int_equal(table->row_count, 3);
    assert_close(cell(table, 0, "Answered before")->number, 50, 0);
    assert_close(cell(table, 0, "Retention")->number, 88, 0);
    assert_false(has_column(table, "Answered at follow-up"));
    return BAREMO_OK;
}

TEST_IN_ARENA(distributions_name_answers_and_waves) {
    const made_survey wanted = whole("fr");
    const report_table *table = table_of(plan_of(argument, &wanted), "answers", "answers");
    assert_int_equal(table->row_count, 3 * 5 * 2);
    assert_string_equal(cell(table, 0, "Réponse")->text, "Nada de acuerdo");
    assert_string_equal(cell(table, 1, "Moment")->text, "Après");
    assert_close(cell(table, 0, "Personnes")->number, 4, 0);
    return BAREMO_OK;
}

TEST_IN_ARENA(a_protected_value_is_its_mark_with_the_reason) {
    made_survey wanted = made_survey_plain("en");
    wanted.is_protected = true;
    const report_table *table = table_of(plan_of(argument, &wanted), "scales", "changes");
    assert_int_equal(cell(table, 0, "Change")->kind, REPORT_CELL_MARK);
    assert_string_equal(cell(table, 0, "Change")->text, "[c]");
    assert_string_equal(cell(table, 0, "Note")->text, "[c] fewer than 10");
    return BAREMO_OK;
}

TEST_IN_ARENA(what_was_found_and_its_cautions_stand_on_the_scales_and_the_cover) {
    const made_survey wanted = whole("en");
    const report_plan *plan = plan_of(argument, &wanted);
    static const char *const sheets[] = {"cover", "scales"};
    for (int i = 0; i < 2; i++) {
        const report_sheet *sheet = sheet_of(plan, sheets[i]);
        assert_true(says(sheet, REPORT_BLOCK_PARAGRAPH, "Scales: Improved: 1"));
        assert_true(says(sheet, REPORT_BLOCK_PARAGRAPH, "taller against control"));
    }
    assert_true(says(sheet_of(plan, "cover"), REPORT_BLOCK_PARAGRAPH, "With care:"));
    assert_true(says(sheet_of(plan, "scales"), REPORT_BLOCK_NOTICE, "With care:"));
    return BAREMO_OK;
}

TEST_IN_ARENA(codes_stand_with_people_mentions_and_agreement) {
    const made_survey wanted = whole("en");
    const report_plan *plan = plan_of(argument, &wanted);
    const report_table *codes = table_of(plan, "codes", "codes voces");
    assert_string_equal(cell(codes, 0, "Code")->text, "respeto");
    assert_close(cell(codes, 0, "People")->number, 31, 0);
    assert_string_equal(cell(codes, codes->row_count - 1, "Code")->text, "All codes");
    const report_table *agreement = table_of(plan, "agreement", "agreement");
    assert_close(cell(agreement, 0, "Krippendorff’s alpha")->number, 0.71, 0);
    assert_close(cell(agreement, 0, "Krippendorff’s alpha: low")->number, 0.6, 0);
    return BAREMO_OK;
}

TEST_IN_ARENA(the_code_book_says_answers_and_keys) {
    const made_survey wanted = whole("en");
    const report_table *items = table_of(plan_of(argument, &wanted), "code book", "items");
    assert_non_null(strstr(cell(items, 0, "Answers")->text, "1 = Nada de acuerdo; 2 = Poco"));
    assert_string_equal(cell(items, 2, "Reversed")->text, "yes");
    assert_string_equal(cell(items, 0, "Not answers")->text, "9");
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_without_surveys_have_no_sheet_about_them),
        cmocka_unit_test(each_sheet_of_surveys_stands_in_its_order),
        cmocka_unit_test(the_change_of_a_scale_stands_in_words_and_numbers),
        cmocka_unit_test(arms_stand_by_themselves_and_their_difference_apart),
        cmocka_unit_test(counts_of_matching_stand_for_all_and_each_arm),
        cmocka_unit_test(distributions_name_answers_and_waves),
        cmocka_unit_test(a_protected_value_is_its_mark_with_the_reason),
        cmocka_unit_test(what_was_found_and_its_cautions_stand_on_the_scales_and_the_cover),
        cmocka_unit_test(codes_stand_with_people_mentions_and_agreement),
        cmocka_unit_test(the_code_book_says_answers_and_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
