/* The means of scales from wave to wave: a row a wave, a column a scale of the same range. */
#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/survey_charts.h"

enum { LINES_MAX = 6, WAVE = 0, FIRST_SCALE = 1 };

static bool same_range(const baremo_results_scale *a, const baremo_results_scale *b) {
    return baremo_text_equal(a->survey, b->survey) && a->low == b->low && a->high == b->high &&
           baremo_text_equal(a->score, b->score);
}

static bool is_shown(const baremo_results_scale *scale) {
    return !baremo_is_missing(scale->low) && !baremo_is_missing(scale->high);
}

/* The scales of one chart, from `first` on; returns how many. */
static size_t choose(const baremo_results_scale *scales, size_t count, size_t first,
                     const baremo_results_scale *chosen[LINES_MAX]) {
    size_t before = 0, found = 0;
    for (size_t i = 0; i < first; i++)
        before += same_range(&scales[i], &scales[first]);
    if (before % LINES_MAX) /* it stands in the chart of one before it */
        return 0;
    for (size_t i = first; i < count && found < LINES_MAX; i++)
        if (same_range(&scales[i], &scales[first]))
            chosen[found++] = &scales[i];
    return found;
}

static const char *range_text(const report_view *view, const baremo_results_scale *scale) {
    report_quantity quantity = {.value_class = BAREMO_VALUE_NUMBER};
    return view_fill(view, REPORT_TEXT_CHART_RANGE_OF,
                     report_value(view->arena, view->language, scale->low, quantity),
                     report_value(view->arena, view->language, scale->high, quantity), NULL);
}

static report_table *mean_table(report_view *view, report_sheet *sheet,
                                const baremo_results_survey *survey,
                                const baremo_results_scale *const *scales, size_t count) {
    report_table *table = report_sheet_table(
        view->plan, sheet, baremo_arena_format(view->arena, "means %s", scales[0]->id));
    table->key_columns = 1;
    report_table_column(table, view_text(view, REPORT_TEXT_WAVE), 14, 22);
    for (size_t i = 0; i < count; i++)
        report_table_column(table, survey_title(scales[i]->title, scales[i]->id), 10, 20);
    for (size_t wave = 0; wave < survey->wave_count; wave++) {
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, WAVE, survey_wave_name(view->language, survey->waves[wave]));
        for (size_t i = 0; i < count; i++) {
            const survey_subject subject =
                survey_scale(survey, scales[i], survey_wave(view->arena, survey->waves[wave]));
            const baremo_result *mean = survey_row(view->results, &subject, "mean");
            if (mean && !baremo_is_missing(mean->value)) /* a chart would draw a mark as zero */
                view_result(view, table, FIRST_SCALE + i, NULL, mean);
        }
    }
    return table;
}

static void add_chart(report_view *view, report_sheet *sheet, const report_table *table,
                      const baremo_results_scale *scale, size_t count) {
    report_text_key title =
        table->row_count > 2 ? REPORT_TEXT_CHART_WAVE_MEANS : REPORT_TEXT_CHART_DUMBBELL;
    report_series *series = baremo_arena_array(view->arena, count, sizeof *series);
    for (size_t i = 0; i < count; i++)
        series[i] = (report_series){FIRST_SCALE + i, (report_paint)(REPORT_PAINT_FIRST + (int)i)};
    const report_chart chart = {.id = table->id,
                                .title =
                                    view_fill(view, title, range_text(view, scale), NULL, NULL),
                                .kind = REPORT_CHART_LINES,
                                .table = table,
                                .row_count = table->row_count,
                                .series = series,
                                .series_count = count,
                                .quantity = {.value_class = BAREMO_VALUE_MEAN, .decimals = 1},
                                .low = scale->low,
                                .high = scale->high};
    survey_chart_add(view, sheet, &chart);
}

void survey_chart_means(report_view *view, report_sheet *sheet) {
    size_t count;
    const baremo_results_scale *scales = baremo_results_scales(view->results, &count);
    for (size_t i = 0; i < count; i++) {
        const baremo_results_survey *survey =
            baremo_results_survey_find(view->results, scales[i].survey);
        const baremo_results_scale *chosen[LINES_MAX];
        if (!survey || !survey_compares(survey) || !is_shown(&scales[i]))
            continue;
        size_t found = choose(scales, count, i, chosen);
        if (!found)
            continue;
        report_sheet_heading(view->plan, sheet,
                             view_fill(view, REPORT_TEXT_CHART_PAIR,
                                       survey_title(survey->title, survey->id),
                                       range_text(view, &scales[i]), NULL));
        const report_table *table = mean_table(view, sheet, survey, chosen, found);
        add_chart(view, sheet, table, &scales[i], found);
    }
}
