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

/* What the verdict rests on stands beside it; what it would be otherwise stands apart. */
TEST_IN_ARENA(a_verdict_of_clusters_stands_beside_their_change) {
    made_survey wanted = whole("en");
    wanted.with_arms = false;
    wanted.cluster = "clase";
    wanted.cluster_count = 8;
    const report_plan *plan = plan_of(argument, &wanted);
    const report_table *changes = table_of(plan, "scales", "changes");
    assert_close(cell(changes, 0, "Change, by clusters")->number, 0.35, 1e-12);
    assert_true(has_column(changes, "p, by clusters"));
    assert_false(has_column(changes, "Change"));
    const report_table *design = table_of(plan, "scales", "design");
    assert_close(cell(design, 0, "Change")->number, 0.37, 0);
    assert_close(cell(design, 0, "Change, by clusters")->number, 0.35, 1e-12);
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
    const report_table *table = table_of(plan_of(argument, &wanted), "answers", "people Q");
    assert_int_equal(table->row_count, 3 * 5); /* waves stand side by side */
    assert_string_equal(cell(table, 0, "Réponse")->text, "Nada de acuerdo");
    assert_close(cell(table, 0, "Avant : Personnes")->number, 4, 0);
    assert_true(has_column(table, "Après : Pourcentage : borne haute"));
    return BAREMO_OK;
}

TEST_IN_ARENA(a_protected_value_is_its_mark_with_the_reason) {
    made_survey wanted = made_survey_plain("en");
    wanted.is_protected = true;
    const report_table *table = table_of(plan_of(argument, &wanted), "scales", "changes");
    assert_int_equal(cell(table, 0, "Change")->kind, REPORT_CELL_MARK);
    assert_string_equal(cell(table, 0, "Change")->text, "[c]");
    const report_sheet *sheet = sheet_of(plan_of(argument, &wanted), "scales");
    assert_true(says(sheet, REPORT_BLOCK_PARAGRAPH, "[c] fewer than 10 ("));
    assert_true(says(sheet, REPORT_BLOCK_PARAGRAPH, "(Convivencia, After"));
    return BAREMO_OK;
}

TEST_IN_ARENA(what_was_found_and_its_cautions_stand_on_the_scales_and_the_cover) {
    const made_survey wanted = whole("en");
    const report_plan *plan = plan_of(argument, &wanted);
    static const char *const sheets[] = {"cover", "scales"};
    for (int i = 0; i < 2; i++) {
        const report_sheet *sheet = sheet_of(plan, sheets[i]);
        assert_true(says(sheet, REPORT_BLOCK_PARAGRAPH, "change against the control group: better"));
        assert_true(says(sheet, REPORT_BLOCK_PARAGRAPH, "“taller” against “control”"));
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

static const report_chart *chart_of(const report_sheet *sheet, report_chart_kind kind) {
    for (size_t i = 0; sheet && i < sheet->block_count; i++)
        if (sheet->blocks[i].chart && sheet->blocks[i].chart->kind == kind)
            return sheet->blocks[i].chart;
    fail_msg("no chart of this kind");
    return NULL;
}

/* Whole percentages that add up to 100, and the space that puts the middle of the neutral answers
 * (of which half counts to the left) on one line. */
TEST_IN_ARENA(answers_diverge_around_the_middle_of_the_neutral_ones) {
    const made_survey wanted = whole("en");
    const report_chart *chart =
        chart_of(sheet_of(plan_of(argument, &wanted), "answers"), REPORT_CHART_DIVERGING_BARS);
    assert_int_equal(chart->series_count, 1 + 5);
    assert_int_equal(chart->series[0].paint, REPORT_PAINT_NONE);
    assert_int_equal(chart->series[3].paint, REPORT_PAINT_NEUTRAL);
    for (size_t row = 0; row < chart->row_count; row++) {
        double shares[6], sum = 0;
        for (size_t i = 0; i < 6; i++)
            shares[i] = report_table_at(chart->table, row, chart->series[i].column)->number;
        for (size_t i = 1; i < 6; i++)
            sum += shares[i];
        assert_close(sum, 1, 1e-12);
        assert_close(shares[0] + shares[1] + shares[2] + shares[3] / 2, REPORT_DIVERGING_MIDDLE,
                     1e-12);
        assert_true(shares[0] >= chart->low && shares[0] + sum <= chart->high);
    }
    assert_close(chart->low + chart->high, 2 * REPORT_DIVERGING_MIDDLE, 1e-12);
    assert_non_null(strstr(chart->description, "Nada de acuerdo"));
    return BAREMO_OK;
}

TEST_IN_ARENA(charts_stand_on_the_sheets_of_surveys) {
    made_survey wanted = whole("es");
    wanted.with_followup = true;
    const report_plan *plan = plan_of(argument, &wanted);
    const report_chart *means = chart_of(sheet_of(plan, "scales"), REPORT_CHART_LINES);
    assert_int_equal(means->row_count, 3);
    assert_int_equal(means->series_count, 4);
    assert_close(report_table_at(means->table, 0, means->series[0].column)->number, 3.21, 0);
    const report_chart *sizes = chart_of(sheet_of(plan, "scales"), REPORT_CHART_BARS);
    assert_string_equal(report_table_at(sizes->table, 0, sizes->category)->text,
                        "Convivencia · Después");
    assert_string_equal(report_table_at(sizes->table, 1, sizes->category)->text,
                        "Convivencia · Seguimiento − Antes");
    const report_chart *moved = chart_of(sheet_of(plan, "movement"), REPORT_CHART_STACKED_BARS);
    assert_int_equal(moved->series_count, 3);
    const report_chart *voices = chart_of(sheet_of(plan, "codes"), REPORT_CHART_BARS);
    assert_string_equal(report_table_at(voices->table, 0, voices->category)->text, "respeto");
    assert_int_equal(voices->row_count, voices->table->row_count - 1); /* not of all codes */
    (void)chart_of(sheet_of(plan, "agreement"), REPORT_CHART_BARS);
    return BAREMO_OK;
}

/* A heading is a word of the language, never the id of a statistic. */
TEST_IN_ARENA(no_heading_is_an_id) {
    made_survey wanted = whole("es");
    wanted.cluster = "clase";
    wanted.cluster_count = 8;
    wanted.weighted = wanted.with_followup = true;
    const report_plan *plan = plan_of(argument, &wanted);
    for (size_t i = 0; i < plan->sheet_count; i++)
        for (size_t b = 0; b < plan->sheets[i]->block_count; b++) {
            const report_table *table = plan->sheets[i]->blocks[b].table;
            for (size_t c = 0; table && c < table->column_count; c++)
                if (strchr(table->columns[c].heading, '_') &&
                    strncmp(table->columns[c].heading, "g_av", 4) != 0)
                    fail_msg("\"%s\" on %s", table->columns[c].heading, plan->sheets[i]->id);
        }
    return BAREMO_OK;
}

/* Wide tables cannot be read on paper: none takes more columns than a page in landscape has. */
TEST_IN_ARENA(no_table_of_scales_is_wider_than_a_page) {
    made_survey wanted = whole("en");
    wanted.cluster = "class";
    wanted.cluster_count = 8;
    wanted.weighted = true;
    const report_sheet *sheet = sheet_of(plan_of(argument, &wanted), "scales");
    for (size_t i = 0; i < sheet->block_count; i++)
        if (sheet->blocks[i].table)
            assert_true(sheet->blocks[i].table->column_count <= 13);
    return BAREMO_OK;
}

static void add_moved(baremo_results *results, const char *group, const char *statistic,
                      double value) {
    baremo_results_add(results,
                       &(baremo_result){.subject_kind = BAREMO_SUBJECT_INDICATOR,
                                        .subject = "L",
                                        .period = baremo_results_get_programme(results)->period,
                                        .group = group,
                                        .statistic = statistic,
                                        .value = value,
                                        .low = BAREMO_MISSING,
                                        .high = BAREMO_MISSING,
                                        .level = BAREMO_MISSING,
                                        .n = 4,
                                        .missing = 1,
                                        .value_class = BAREMO_VALUE_COUNT});
}

static const report_plan *ladder_plan(baremo_arena *arena, const char *language) {
    static const char *const levels[] = {"none", "full"};
    baremo_results *results = made_results(arena, language);
    *baremo_results_add_indicator(results) =
        (baremo_results_indicator){.id = "L",
                                   .title = "Ladder",
                                   .kind = "qualitative",
                                   .measure = "level",
                                   .levels = levels,
                                   .level_count = 2,
                                   .value_class = BAREMO_VALUE_LEVEL};
    add_moved(results, "by=area;since=2016", "moved_up", 3);
    add_moved(results, "by=area;since=2016", "same", 1);
    add_moved(results, "by=area;since=2016", "moved_down", 0);
    add_moved(results, "by=area;since=2016;from=none;to=none", "moved", 1);
    add_moved(results, "by=area;since=2016;from=none;to=full", "moved", 3);
    add_moved(results, "by=area;since=2016;from=none", "moved", 4);
    add_moved(results, "by=area;since=2016;to=full", "moved", 3);
    return report_plan_make(arena, results, &RUN);
}

TEST_IN_ARENA(ladders_say_who_moved_from_which_rung_to_which) {
    const report_plan *plan = ladder_plan(argument, "en");
    const report_sheet *sheet = sheet_of(plan, "ladders");
    const report_table *summary = table_of(plan, "ladders", "ladders");
    assert_string_equal(report_table_at(summary, 0, 0)->text, "L · areas, since 2016");
    assert_close(cell(summary, 0, "Went up")->number, 3, 0);
    assert_true(says(sheet, REPORT_BLOCK_HEADING,
                     "L. Ladder (areas, since 2016): 3 of 4 went up, 1 stayed, 0 went down, 1 not "
                     "comparable."));
    const report_table *pairs = table_of(plan, "ladders", "L by=area;since=2016");
    assert_string_equal(report_table_at(pairs, 0, 0)->text, "none");
    assert_close(cell(pairs, 0, "full")->number, 3, 0);
    assert_close(cell(pairs, 0, "All")->number, 4, 0);
    assert_close(cell(pairs, 2, "All")->number, 4, 0);
    assert_int_equal(chart_of(sheet, REPORT_CHART_STACKED_BARS)->row_count, 1);
    assert_true(says(sheet_of(ladder_plan(argument, "es"), "ladders"), REPORT_BLOCK_HEADING,
                     "(zonas, desde 2016): suben 3 de 4, quedan igual 1, bajan 0, sin comparar 1"));
    assert_true(says(sheet_of(ladder_plan(argument, "fr"), "ladders"), REPORT_BLOCK_HEADING,
                     "3 sur 4 en hausse, 1 inchangés, 0 en baisse, 1 sans comparaison"));
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_diverge_around_the_middle_of_the_neutral_ones),
        cmocka_unit_test(charts_stand_on_the_sheets_of_surveys),
        cmocka_unit_test(no_heading_is_an_id),
        cmocka_unit_test(no_table_of_scales_is_wider_than_a_page),
        cmocka_unit_test(ladders_say_who_moved_from_which_rung_to_which),
        cmocka_unit_test(results_without_surveys_have_no_sheet_about_them),
        cmocka_unit_test(each_sheet_of_surveys_stands_in_its_order),
        cmocka_unit_test(the_change_of_a_scale_stands_in_words_and_numbers),
        cmocka_unit_test(a_verdict_of_clusters_stands_beside_their_change),
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
