/* Composite indices: scores by arithmetic and geometric mean, what each indicator adds, how much
 * the choices matter, and bands with their probabilities. */
#include "reports/plan/sheets.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_cells.h"
#include "reports/plan/city_sentences.h"
#include "reports/plan/surveys.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))
enum { PARTS_MAX = 6 };

typedef struct index_view {
    report_view *view;
    report_sheet *sheet;
    const baremo_results_composite *of;
} index_view;

static city_subject whole(const index_view *index) {
    return (city_subject){BAREMO_SUBJECT_COMPOSITE, index->of->id, NULL};
}

static city_subject member(const index_view *index, size_t i) {
    return (city_subject){
        BAREMO_SUBJECT_COMPOSITE, index->of->id,
        survey_part(index->view->arena, "indicator", index->of->members[i].indicator)};
}

static const char *member_title(const index_view *index, size_t i) {
    const char *id = index->of->members[i].indicator;
    return city_column_title(index->view->cities, BAREMO_SUBJECT_INDICATOR, id);
}

static const char *table_id(const index_view *index, const char *what) {
    return baremo_arena_format(index->view->arena, "%s %s", what, index->of->id);
}

static void heading(const index_view *index, report_text_key key) {
    report_sheet_heading(index->view->plan, index->sheet, view_text(index->view, key));
}

/* -- scores -- */

/* A word where a band has one, behind its number. */
static void band_cell(const report_view *view, report_table *table, size_t column,
                      const baremo_result *row) {
    city_cell(view, table, column, row);
    report_cell *cell = report_table_cell(table, column);
    if (row && cell->kind == REPORT_CELL_NUMBER)
        cell->text = report_note(view->arena, view->language, row);
}

typedef struct score_columns {
    size_t score, geometric, band, rank, sampling, pillars, note;
} score_columns;

static score_columns add_score_columns(const index_view *index, report_table *table) {
    const report_view *view = index->view;
    score_columns at;
    city_key_columns(view, table);
    at.score = city_columns(view, table, view_name(view, REPORT_NAMES_STATISTIC, "score"));
    at.geometric = report_table_column(
        table, view_name(view, REPORT_NAMES_STATISTIC, "score.geometric"), 10, 14);
    at.band = report_table_column(table, view_text(view, REPORT_TEXT_CITY_BAND), 10, 18);
    at.rank = city_columns(view, table, view_name(view, REPORT_NAMES_STATISTIC, "rank"));
    at.sampling =
        city_columns(view, table, view_name(view, REPORT_NAMES_STATISTIC, "rank.sampling"));
    at.pillars = table->column_count;
    for (size_t i = 0; i < index->of->pillar_count; i++)
        report_table_column(table, index->of->pillars[i], 10, 18);
    at.note = report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 14, 20);
    return at;
}

static void score_row(const index_view *index, report_table *table, const score_columns *at,
                      const baremo_results_unit *unit) {
    const report_view *view = index->view;
    const cities *all = view->cities;
    const city_subject subject = whole(index);
    const baremo_result *score = city_row(all, unit, &subject, "score");
    const baremo_result *rank = city_row(all, unit, &subject, "rank");
    const baremo_result *sampling = city_row(all, unit, &subject, "rank.sampling");
    city_unit_row(view, table, unit);
    city_cell(view, table, at->score, score);
    city_limits(view, table, at->score + 1, score);
    city_cell(view, table, at->geometric, city_row(all, unit, &subject, "score.geometric"));
    band_cell(view, table, at->band, city_row(all, unit, &subject, "band"));
    city_cell(view, table, at->rank, rank);
    city_limits(view, table, at->rank + 1, rank);
    city_cell(view, table, at->sampling, sampling);
    city_limits(view, table, at->sampling + 1, sampling);
    for (size_t i = 0; i < index->of->pillar_count; i++) {
        const char *id =
            baremo_arena_format(view->arena, "%s.%s", index->of->id, index->of->pillars[i]);
        const city_subject pillar = {BAREMO_SUBJECT_COMPOSITE, id, NULL};
        city_cell(view, table, at->pillars + i, city_row(all, unit, &pillar, "score"));
    }
    report_table_text(table, at->note, view_add_note(view, NULL, score));
}

/* A line a unit: the whole by both means, and each pillar by the arithmetic one. */
static void scores(const index_view *index) {
    const report_view *view = index->view;
    heading(index, REPORT_TEXT_CITY_SCORES);
    report_table *table = report_sheet_table(view->plan, index->sheet, table_id(index, "scores"));
    const score_columns at = add_score_columns(index, table);
    for (size_t i = 0; i < view->cities->count; i++)
        score_row(index, table, &at, &view->cities->units[i]);
    report_table_drop_empty(table);
}

/* -- bands -- */

static void bands(const index_view *index) {
    static const report_paint ordered[] = {REPORT_PAINT_NEUTRAL, REPORT_PAINT_FAVOURABLE_MILD,
                                           REPORT_PAINT_FAVOURABLE_MIDDLE, REPORT_PAINT_FAVOURABLE};
    const report_view *view = index->view;
    const baremo_results_composite *of = index->of;
    if (!of->band_count)
        return;
    heading(index, REPORT_TEXT_CITY_BAND);
    report_sheet_notice(view->plan, index->sheet, view_text(view, REPORT_TEXT_CHART_BANDS_NOTE));
    if (!city_any(view->cities, BAREMO_SUBJECT_COMPOSITE, "probability"))
        return; /* the bands stand beside the scores */
    report_table *table = report_sheet_table(view->plan, index->sheet, table_id(index, "bands"));
    report_table_column(table, city_word(view, false), 20, 40);
    report_table_column(table, view_text(view, REPORT_TEXT_CITY_BAND), 12, 24);
    table->key_columns = 1;
    report_series *series = baremo_arena_array(view->arena, of->band_count, sizeof *series);
    for (size_t i = 0; i < of->band_count; i++) {
        size_t shade = of->band_count > 1 ? 3 * i / (of->band_count - 1) : 0;
        series[i] =
            (report_series){report_table_column(table, of->bands[i], 10, 18), ordered[shade]};
    }
    for (size_t unit = 0; unit < view->cities->count; unit++) {
        const baremo_results_unit *own = &view->cities->units[unit];
        const city_subject index_of = whole(index);
        const baremo_result *band = city_row(view->cities, own, &index_of, "band");
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, 0, city_name(view->cities, own));
        report_table_text(table, 1,
                          band ? report_note(view->arena, view->language, band)
                               : view_text(view, REPORT_TEXT_NO_DATA));
        for (size_t i = 0; i < of->band_count; i++) {
            const city_subject subject = {BAREMO_SUBJECT_COMPOSITE, of->id,
                                          survey_part(view->arena, "band", of->bands[i])};
            city_cell(view, table, series[i].column,
                      city_there(view->cities, own, &subject, "probability"));
        }
    }
    if (view->cities->count > CITY_CHART_UNITS)
        return;
    const char *title = view_text(view, REPORT_TEXT_CHART_BANDS);
    report_sheet_chart(view->plan, index->sheet,
                       &(report_chart){.id = "bands",
                                       .title = title,
                                       .description = view_fill(view, REPORT_TEXT_CHART_ALT_BANDS,
                                                                title, NULL, NULL),
                                       .kind = REPORT_CHART_STACKED_BARS,
                                       .table = table,
                                       .row_count = table->row_count,
                                       .series = series,
                                       .series_count = of->band_count,
                                       .quantity = {.value_class = BAREMO_VALUE_SHARE},
                                       .low = 0,
                                       .high = 1});
}

/* -- members -- */

static void members(const index_view *index) {
    const report_view *view = index->view;
    heading(index, REPORT_TEXT_CITY_MEMBERS);
    report_sheet_paragraph(view->plan, index->sheet, view_text(view, REPORT_TEXT_CITY_MEMBERS_KEY));
    report_table *table = report_sheet_table(view->plan, index->sheet, table_id(index, "members"));
    static const report_text_key keys[] = {
        REPORT_TEXT_INDICATOR,     REPORT_TEXT_CITY_PILLAR,     REPORT_TEXT_DIRECTION,
        REPORT_TEXT_CITY_GOAL_LOW, REPORT_TEXT_CITY_GOAL_HIGH,  REPORT_TEXT_CITY_WEIGHT_GIVEN,
        REPORT_TEXT_CITY_WEIGHT,   REPORT_TEXT_CITY_CORRELATION};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        report_table_column(table, view_text(view, keys[i]), i ? 10 : 24, i ? 20 : 32);
    table->key_columns = 1;
    const report_quantity number = {.value_class = BAREMO_VALUE_NUMBER};
    for (size_t i = 0; i < index->of->member_count; i++) {
        const baremo_results_member *of = &index->of->members[i];
        const city_subject subject = member(index, i);
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, 0, member_title(index, i));
        report_table_text(table, 1, of->pillar);
        report_table_text(table, 2, report_direction_name(view->language, of->direction));
        report_table_number(table, 3, of->low, number);
        report_table_number(table, 4, of->high, number);
        report_table_number(table, 5, of->weight, number);
        city_cell(view, table, 6, city_row(view->cities, NULL, &subject, "effective_weight"));
        city_cell(view, table, 7, city_row(view->cities, NULL, &subject, "correlation"));
    }
}

/* The weights stand in the first row, the score of each city is its row times them. */
static void normalised(const index_view *index) {
    const report_view *view = index->view;
    size_t count = index->of->member_count;
    heading(index, REPORT_TEXT_CITY_NORMALISED);
    report_sheet_paragraph(view->plan, index->sheet,
                           view_text(view, REPORT_TEXT_CITY_NORMALISED_KEY));
    report_table *table =
        report_sheet_table(view->plan, index->sheet, table_id(index, "normalised"));
    report_table_column(table, city_word(view, false), 20, 40);
    table->key_columns = 1;
    for (size_t i = 0; i < count; i++)
        report_table_column(table, member_title(index, i), 11, 18);
    size_t score =
        report_table_column(table, view_name(view, REPORT_NAMES_STATISTIC, "score"), 10, 14);
    report_table_row(table, REPORT_ROW_TOTAL);
    report_table_text(table, 0, view_text(view, REPORT_TEXT_CITY_WEIGHT));
    for (size_t i = 0; i < count; i++) {
        const city_subject subject = member(index, i);
        city_cell(view, table, i + 1, city_row(view->cities, NULL, &subject, "effective_weight"));
    }
    for (size_t unit = 0; unit < view->cities->count; unit++) {
        const baremo_results_unit *own = &view->cities->units[unit];
        const city_subject index_of = whole(index);
        const baremo_result *row = city_row(view->cities, own, &index_of, "score");
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, 0, city_name(view->cities, own));
        for (size_t i = 0; i < count; i++) {
            const city_subject subject = member(index, i);
            city_cell(view, table, i + 1, city_row(view->cities, own, &subject, "normalised"));
        }
        city_cell(view, table, score, row);
        report_table_formula(table, score,
                             (report_formula){REPORT_FORMULA_WEIGHTED_ROW, {1, count, 0}});
    }
}

static void matrix(const index_view *index, const char *statistic, report_text_key title) {
    const report_view *view = index->view;
    if (!city_any(view->cities, BAREMO_SUBJECT_COMPOSITE, statistic))
        return;
    heading(index, title);
    report_table *table = report_sheet_table(view->plan, index->sheet, table_id(index, statistic));
    report_table_column(table, city_word(view, false), 20, 40);
    table->key_columns = 1;
    for (size_t i = 0; i < index->of->member_count; i++)
        report_table_column(table, member_title(index, i), 11, 18);
    for (size_t unit = 0; unit < view->cities->count; unit++) {
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, 0, city_name(view->cities, &view->cities->units[unit]));
        for (size_t i = 0; i < index->of->member_count; i++) {
            const city_subject subject = member(index, i);
            city_cell(view, table, i + 1,
                      city_row(view->cities, &view->cities->units[unit], &subject, statistic));
        }
    }
}

/* -- contributions of pillars, as a chart -- */

static double pillar_sum(const index_view *index, const baremo_results_unit *unit, size_t pillar) {
    double sum = BAREMO_MISSING;
    for (size_t i = 0; i < index->of->member_count; i++) {
        const city_subject subject = member(index, i);
        double own = city_value(index->view->cities, unit, &subject, "contribution");
        if (!baremo_text_equal(index->of->members[i].pillar, index->of->pillars[pillar]) ||
            baremo_is_missing(own))
            continue;
        sum = baremo_is_missing(sum) ? own : sum + own;
    }
    return sum;
}

static void contributions(const index_view *index) {
    const report_view *view = index->view;
    size_t count = index->of->pillar_count;
    if (!count || count > PARTS_MAX || view->cities->count > CITY_CHART_UNITS)
        return;
    heading(index, REPORT_TEXT_CHART_CONTRIBUTIONS);
    report_table *table =
        report_sheet_table(view->plan, index->sheet, table_id(index, "contributions"));
    report_table_column(table, city_word(view, false), 20, 40);
    table->key_columns = 1;
    report_series *series = baremo_arena_array(view->arena, count, sizeof *series);
    for (size_t i = 0; i < count; i++)
        series[i] = (report_series){report_table_column(table, index->of->pillars[i], 11, 18),
                                    (report_paint)(REPORT_PAINT_PART_1 + i)};
    for (size_t unit = 0; unit < view->cities->count; unit++) {
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, 0, city_name(view->cities, &view->cities->units[unit]));
        for (size_t i = 0; i < count; i++)
            report_table_number(
                table, i + 1, pillar_sum(index, &view->cities->units[unit], i),
                (report_quantity){.value_class = BAREMO_VALUE_NUMBER, .decimals = 1});
    }
    const char *title = view_text(view, REPORT_TEXT_CHART_CONTRIBUTIONS);
    report_sheet_chart(
        view->plan, index->sheet,
        &(report_chart){.id = "contributions",
                        .title = title,
                        .description =
                            view_fill(view, REPORT_TEXT_CHART_ALT_CONTRIBUTIONS, title, NULL, NULL),
                        .kind = REPORT_CHART_STACKED_BARS,
                        .table = table,
                        .row_count = table->row_count,
                        .series = series,
                        .series_count = count,
                        .quantity = {.value_class = BAREMO_VALUE_NUMBER, .decimals = 1},
                        .low = 0,
                        .high = 100});
}

static const char *sheet_name(const report_view *view, size_t index, size_t count) {
    const char *name = view_text(view, REPORT_TEXT_SHEET_CITY_INDEX);
    return count < 2 ? name : baremo_arena_format(view->arena, "%s %zu", name, index + 1);
}

void report_sheets_city_composite(report_view *view) {
    size_t count;
    const baremo_results_composite *list = baremo_results_composites(view->results, &count);
    const survey_words words = {view->arena, view->language, view->results};
    for (size_t i = 0; i < count; i++) {
        report_sheet *sheet =
            report_plan_add(view->plan, baremo_arena_format(view->arena, "index %s", list[i].id),
                            sheet_name(view, i, count),
                            city_title(view->cities, BAREMO_SUBJECT_COMPOSITE, list[i].id));
        sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_CITY_INDEX);
        sheet->wide = sheet->continues = true;
        const index_view index = {view, sheet, &list[i]};
        report_sheet_paragraph(view->plan, sheet,
                               city_say_composite(&words, view->cities, &list[i]));
        scores(&index);
        bands(&index);
        members(&index);
        normalised(&index);
        contributions(&index);
        matrix(&index, "score_without", REPORT_TEXT_CITY_WITHOUT);
        if (view->programme->ranks)
            matrix(&index, "rank_shift", REPORT_TEXT_CITY_SHIFT);
    }
}
