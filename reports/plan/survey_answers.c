/* The answers of ordinal items side by side, unfavourable to the left, favourable to the right, the
 * neutral ones split at the middle; items with the same answers stand in one table. */
#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/answer_order.h"
#include "reports/plan/survey_charts.h"

enum { LABEL_MOST = 72, NAME = 0, COUNT = 1, FIRST_ANSWER = 2 };

/* Items of a survey with the same answers, in one table. */
typedef struct answer_table {
    report_view *view;
    const baremo_results_survey *survey;
    const baremo_results_item *first; /* whose answers stand for all */
    report_table *table;
    answer_place places[ANSWERS_MAX];
    size_t count;
    double low, high; /* ends of the bars */
} answer_table;

static bool same_answers(const baremo_results_item *a, const baremo_results_item *b) {
    return baremo_text_equal(a->survey, b->survey) && answers_are_same(a, b);
}

/* From the outer, darker to the inner, lighter ones. */
static report_paint paint_of(const answer_place *place) {
    static const report_paint bad[] = {REPORT_PAINT_UNFAVOURABLE, REPORT_PAINT_UNFAVOURABLE_MIDDLE,
                                       REPORT_PAINT_UNFAVOURABLE_MILD};
    static const report_paint good[] = {REPORT_PAINT_FAVOURABLE, REPORT_PAINT_FAVOURABLE_MIDDLE,
                                        REPORT_PAINT_FAVOURABLE_MILD};
    return place->side < 0   ? bad[place->outside]
           : place->side > 0 ? good[place->outside]
                             : REPORT_PAINT_NEUTRAL;
}

static const baremo_results_answer *answer_at(const answer_table *of,
                                              const baremo_results_item *item, size_t place) {
    return &item->answers[of->places[place].answer];
}

/* Texts of items can be long, and stand in full beside their other numbers. */
static const char *label_of(const answer_table *of, const baremo_results_item *item,
                            const char *wave) {
    const report_view *view = of->view;
    const char *text = survey_title(item->text, item->id);
    if (baremo_text_width(text) > LABEL_MOST) {
        size_t at = 0;
        for (size_t i = 0; i < LABEL_MOST - 1; i++)
            at += baremo_text_next(text + at, NULL);
        text = baremo_arena_format(view->arena, "%.*s…", (int)at, text);
    }
    return survey_compares(of->survey) ? baremo_arena_format(view->arena, "%s · %s", text,
                                                             survey_wave_name(view->language, wave))
                                       : text;
}

static const baremo_result *percent_row(const answer_table *of, const baremo_results_item *item,
                                        size_t place, const char *wave) {
    baremo_arena *arena = of->view->arena;
    const survey_subject subject =
        survey_item(of->survey, item,
                    survey_group(arena, survey_wave(arena, wave),
                                 survey_part(arena, "answer", answer_at(of, item, place)->code)));
    return survey_row(of->view->results, &subject, "percent");
}

/* The empty space before a bar, so that its middle stands at REPORT_DIVERGING_MIDDLE. */
static void place_bar(answer_table *of, const double *whole) {
    double left = 0, all = 0;
    for (size_t i = 0; i < of->count; i++) {
        int favour = answer_at(of, of->first, i)->favour;
        left += favour < 0 ? whole[i] / 100 : favour == 0 ? whole[i] / 200 : 0;
        all += whole[i] / 100;
    }
    double space = REPORT_DIVERGING_MIDDLE - left;
    report_table_number(of->table, FIRST_ANSWER + of->count, space,
                        (report_quantity){.value_class = BAREMO_VALUE_NUMBER, .decimals = 3});
    of->low = fmin(of->low, space);
    of->high = fmax(of->high, space + all);
}

static void add_row(answer_table *of, const baremo_results_item *item, const char *wave) {
    static const report_quantity count = {.value_class = BAREMO_VALUE_COUNT};
    static const report_quantity percent = {.value_class = BAREMO_VALUE_SHARE};
    double percents[ANSWERS_MAX], whole[ANSWERS_MAX];
    double people = BAREMO_MISSING;
    bool there = true;
    for (size_t i = 0; i < of->count; i++) {
        const baremo_result *row = percent_row(of, item, i, wave);
        if (!row)
            return;
        people = row->n;
        percents[i] = row->value;
        there = there && !baremo_is_missing(row->value);
    }
    report_table_row(of->table, REPORT_ROW_PLAIN);
    report_table_text(of->table, NAME, label_of(of, item, wave));
    report_table_number(of->table, COUNT, people, count);
    for (size_t i = 0; i < of->count && !there; i++)
        view_result(of->view, of->table, FIRST_ANSWER + i, NULL, percent_row(of, item, i, wave));
    if (!there)
        return;
    survey_whole_percents(percents, of->count, whole);
    for (size_t i = 0; i < of->count; i++)
        report_table_number(of->table, FIRST_ANSWER + i, whole[i] / 100, percent);
    place_bar(of, whole);
}

static void open_table(answer_table *of, report_sheet *sheet) {
    report_view *view = of->view;
    report_sheet_heading(view->plan, sheet, survey_title(of->survey->title, of->survey->id));
    of->table = report_sheet_table(view->plan, sheet,
                                   baremo_arena_format(view->arena, "answers %s", of->first->id));
    of->table->key_columns = 1;
    report_table_column(of->table, view_text(view, REPORT_TEXT_ITEM), 30, 60);
    report_table_column(of->table, view_name(view, REPORT_NAMES_STATISTIC, "n"), 8, 12);
    for (size_t i = 0; i < of->count; i++) {
        const baremo_results_answer *answer = answer_at(of, of->first, i);
        report_table_column(of->table, survey_title(answer->label, answer->code), 8, 14);
    }
    size_t space = report_table_column(of->table, view_text(view, REPORT_TEXT_CHART_SPACE), 8, 12);
    of->table->columns[space].helper = true;
}

static void add_chart(const answer_table *of, report_sheet *sheet) {
    report_view *view = of->view;
    report_series *series = baremo_arena_array(view->arena, of->count + 1, sizeof *series);
    series[0] = (report_series){FIRST_ANSWER + of->count, REPORT_PAINT_NONE};
    for (size_t i = 0; i < of->count; i++)
        series[i + 1] = (report_series){FIRST_ANSWER + i, paint_of(&of->places[i])};
    /* ends alike on both sides, so that the grid has its line in the middle */
    double reach = fmax(REPORT_DIVERGING_MIDDLE - of->low, of->high - REPORT_DIVERGING_MIDDLE);
    reach = fmax(0.1, ceil(reach * 10 - 1e-9) / 10);
    const report_chart chart = {.id = of->table->id,
                                .title = view_text(view, REPORT_TEXT_CHART_LIKERT),
                                .kind = REPORT_CHART_DIVERGING_BARS,
                                .table = of->table,
                                .row_count = of->table->row_count,
                                .series = series,
                                .series_count = of->count + 1,
                                .quantity = {.value_class = BAREMO_VALUE_SHARE},
                                .low = REPORT_DIVERGING_MIDDLE - reach,
                                .high = REPORT_DIVERGING_MIDDLE + reach};
    survey_chart_add(view, sheet, &chart);
}

/* Whether an item before it has the same answers, and so its table. */
static bool is_done(const baremo_results_item *items, size_t before) {
    for (size_t i = 0; i < before; i++)
        if (answers_fit_bar(&items[i]) && same_answers(&items[i], &items[before]))
            return true;
    return false;
}

void survey_chart_answers(report_view *view, report_sheet *sheet) {
    size_t count;
    const baremo_results_item *items = baremo_results_items(view->results, &count);
    for (size_t i = 0; i < count; i++) {
        answer_table of = {.view = view,
                           .survey = baremo_results_survey_find(view->results, items[i].survey),
                           .first = &items[i],
                           .low = REPORT_DIVERGING_MIDDLE,
                           .high = REPORT_DIVERGING_MIDDLE};
        if (!of.survey || !answers_fit_bar(&items[i]) || is_done(items, i))
            continue;
        of.count = of.first->answer_count;
        answers_put_in_order(of.first, of.places);
        open_table(&of, sheet);
        for (size_t k = i; k < count; k++)
            for (size_t wave = 0; answers_fit_bar(&items[k]) && same_answers(&items[k], &items[i]) &&
                                  wave < of.survey->wave_count;
                 wave++)
                add_row(&of, &items[k], of.survey->waves[wave]);
        add_chart(&of, sheet);
    }
}
